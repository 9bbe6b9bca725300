"""Figures of the prose: what they are, what they measure, whose they are, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document import Place
from toolkit.extraction.claims import read_claims
from toolkit.report import Claim, Enumeration, Identity, Section

BUREAU = Identity(body="青川市临江区民政局", kind="department", year=2023)
DISTRICT = Identity(body="青川市临江区人民政府", kind="government", year=2023)
OFFICE = Identity(body="青川市临江区人民政府办公室", kind="office", year=2023)
TOWN = Identity(body="青川市临江区石桥镇人民政府", kind="township", year=2023)


def section(text: str, key: str = "overview") -> Section:
    """A section of one place per line."""
    lines = tuple((line, Place(line=number)) for number, line in enumerate(text.split("\n"), start=11))
    return Section(key, "一", "一、总体情况", text, Place(line=10), lines=lines)


def claims(text: str, who: Identity = BUREAU) -> list[Claim]:
    """The claims of a text."""
    return list(read_claims([section(text)], who)[0])


def stated(text: str, who: Identity = BUREAU) -> list[tuple[str, float, str]]:
    """Measure, value and unit of each claim of a text."""
    return [(claim.measure, float(claim.value), claim.unit) for claim in claims(text, who)]


def lists(text: str, who: Identity = BUREAU) -> list[Enumeration]:
    """The enumerations of a text."""
    return list(read_claims([section(text)], who)[1])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("张贴海报１２张。", 12, "张"),
        ("张贴海报1,136张。", 1136, "张"),
        ("张贴海报１，１３６张。", 1136, "张"),
        ("张贴海报 12 张。", 12, "张"),
        ("阅读量12.5万次。", 125000, "次"),
        ("补贴3.2亿元。", 320000000, "元"),
        ("补贴32.5万元。", 325000, "元"),
        ("补贴1023.5元。", 1023.5, "元"),
        ("接访群众3千人次。", 3000, "人次"),
        ("公告一件。", 1, "件"),
        ("培训两次，", 2, "次"),
        ("印发简报十二份。", 12, "份"),
        ("共召开会议三百二十五次。", 325, "次"),
        ("共发放手册一万零六册。", 10006, "册"),
        ("满意度98.50％。", 98.5, "%"),
        ("满意度达百分之九十八点五。", 98.5, "%"),
        ("满意度上升2个百分点。", 2, "百分点"),
        ("门户网站访问量达12.5万，", 125000, ""),
        ("听证6宗。", 6, "宗"),
        ("听证6起。", 6, "起"),
        ("解读6篇。", 6, "篇"),
        ("发布会6场。", 6, "场"),
        ("简报6期。", 6, "期"),
        ("接待80人次。", 80, "人次"),
        ("走访20家企业。", 20, "家"),
        ("走访20户居民。", 20, "户"),
        ("新设服务点3个，", 3, "个"),
    ],
)
def test_a_figure_is_read_exactly(text, value, unit):
    """Width, separators, spaces, multipliers and Chinese numerals are clothes of the same number."""
    assert stated(text) == [("", value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年1月1日至2023年12月31日，",
        "依据国办发〔2019〕60号、国令第711号，",
        "按照第二十条、第二十一条的规定，",
        "按照第20条第（一）项的规定，",
        "第3季度、第一批、第2期、第十三次会议，",
        "（三）第2部分。",
        "1.主动公开。\n2、依申请公开。\n（3）监督保障。",
        "电话：0512-87654321，邮编：223100，",
        "地址：中山路12号3幢，",
        "网址http://www.example.cn/a/2023/12345.html，",
        "见图1、表2和第三节。",
        "版本2.0上线，5G网络，24小时值守，",
        "一是加强领导，二是完善制度，三是突出重点。",
        "一方面补短板，另一方面强弱项。一年来成效明显。",
        "推行一站式、一网通办和一次性告知，",
        "属于三类内部事务、四类过程性信息，危及“三安全一稳定”，",
        "落实“五公开”、“三审三校”、“双随机一公开”，服务全国两会，",
        "进一步统一口径，同一事项、任一环节，第一时间发布。",
        "每季度检查一次，做到一把手亲自抓。",
        "办理“一件事一次办”，最多跑一次。",
        "收到3-5件，收到3至5件，收到3件至5件，收到两三件。",
        "收到几件，若干件，几十件，十几件，数百件。",
        "印发《2023年公开信息30条》和《便民服务50项》。",
        "身份证号320123199001011234，",
        "在20个工作日内答复，公示5个工作日，",
        "报告由六个部分组成，共3个方面。",
        "占比30%-40%。",
        "图1 136张。",
        "其中2023，136件。",
        "以4.5件计。",
        "“十四五”规划、3年行动、二十大精神，",
        "门户网站12345热线与人工智能助手一起推进。",
        "三百五件，零件。",
    ],
)
def test_what_counts_nothing_is_no_figure(text):
    """Years, numbers of documents, ordinals, idioms, ranges and what has several readings."""
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("发布信息120条。", 120, "exact"),
        ("发布信息120余条。", 120, "at_least"),
        ("发布信息2万余条。", 20000, "at_least"),
        ("发布信息10余万条。", 100000, "at_least"),
        ("发布信息1000多条。", 1000, "at_least"),
        ("发布信息120条以上。", 120, "at_least"),
        ("发布信息超过120条。", 120, "at_least"),
        ("发布信息不少于120条。", 120, "at_least"),
        ("发布信息三十余条。", 30, "at_least"),
        ("发布信息百余条。", 100, "at_least"),
        ("发布信息约120条。", 120, "about"),
        ("发布信息近120条。", 120, "about"),
        ("发布信息近百条。", 100, "about"),
        ("发布信息120条左右。", 120, "about"),
        ("节约120元。", 120, "exact"),
        ("预约12次。", 12, "exact"),
    ],
)
def test_the_words_around_a_figure_say_how_precise_it_is(text, value, precision):
    """余, 多 and 以上 give a lower bound; 约, 近 and 左右 a rough figure; 节约 and 预约 do not."""
    (claim,) = claims(text)

    assert (claim.value, claim.precision) == (value, precision)


def test_a_claim_knows_its_sentence_place_and_print():
    """The sentence ends at a semicolon; the figure is where it is printed, spaces and all."""
    text = "第一行。\n召开会议3次；全年共收到政府信息公开申请 ４５ 件，均已答复。其余不表。"

    meeting, received = claims(text)

    assert meeting.sentence == "召开会议3次"
    assert received.sentence == "全年共收到政府信息公开申请 ４５ 件，均已答复"
    assert received.printed == "４５ 件"
    assert received.sentence[received.at :].startswith("４５ 件")
    assert (received.place, received.section) == (Place(line=12), "overview")


N, O_, C = "requests.new_received", "requests.total_outcomes", "requests.carried_forward"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共收到政府信息公开申请45件。", [(N, 45, "件")]),
        ("2023年受理依申请公开21宗，均在法定期限内答复。", [(N, 21, "宗")]),
        ("共收到45件政府信息公开申请。", [(N, 45, "件")]),
        ("收到公民、法人和其他组织提出的政府信息公开申请45件。", [(N, 45, "件")]),
        ("本年新收政府信息公开申请45件，上年结转3件。", [(N, 45, "件"), ("requests.carried_over", 3, "件")]),
        ("收到依申请信息公开事项，共计26件。", [(N, 26, "件")]),
        ("政府信息公开申请量为45件。", [(N, 45, "件")]),
        ("收到申请一件，已办结。", [(N, 1, "件")]),
        ("2022年结转的申请3件全部办结。", [("requests.carried_over", 3, "件")]),
        ("上年转结3件，转结下年1件。", [("requests.carried_over", 3, "件"), (C, 1, "件")]),
        ("依申请公开15件，答复完毕15件。", [("", 15, "件"), (O_, 15, "件")]),
        ("2022年度结转至2023年度办理的申请3件。", [("requests.carried_over", 3, "件")]),
        ("2023年结转2024年办理的申请1件。", [(C, 1, "件")]),
        (
            "新收申请45件，加上上年结转3件，共办理48件。",
            [(N, 45, "件"), ("requests.carried_over", 3, "件"), ("requests.handled_stock", 48, "件")],
        ),
        ("3件为上年结转。", [("requests.carried_over", 3, "件")]),
        ("全年收办政府信息公开申请48件。", [("requests.handled_stock", 48, "件")]),
        ("全年办理政府信息公开申请48件。", [("requests.handled_stock", 48, "件")]),
        (
            "全年收到申请48件（含上年结转3件）。",
            [("requests.handled_stock", 48, "件"), ("requests.carried_over", 3, "件")],
        ),
        ("收到申请45件，答复44件，结转下年度继续办理1件。", [(N, 45, "件"), (O_, 44, "件"), (C, 1, "件")]),
        ("收到申请45件，其中44件已办结，1件结转至2024年办理。", [(N, 45, "件"), (O_, 44, "件"), (C, 1, "件")]),
        ("共办理答复政府信息公开申请44件。", [(O_, 44, "件")]),
        ("办结依申请公开44件。", [(O_, 44, "件")]),
        (
            "收到申请45件，其中自然人申请40件，法人或其他组织申请5件。",
            [(N, 45, "件"), (f"{N}.natural_person", 40, "件"), (f"{N}.organisations", 5, "件")],
        ),
        (
            "收到申请45件，其中自然人40件，占88.9%；商业企业4件，科研机构1件。",
            [
                (N, 45, "件"),
                (f"{N}.natural_person", 40, "件"),
                (f"{N}.natural_person", 88.9, "%"),
                (f"{N}.business", 4, "件"),
                (f"{N}.research", 1, "件"),
            ],
        ),
        (
            "办理结果：予以公开30件，部分公开4件，不予公开3件，无法提供5件，不予处理1件，其他处理2件。",
            [
                ("requests.granted", 30, "件"),
                ("requests.partially_granted", 4, "件"),
                ("requests.denied", 3, "件"),
                ("requests.unavailable", 5, "件"),
                ("requests.rejected", 1, "件"),
                ("requests.other", 2, "件"),
            ],
        ),
        (
            "30件予以公开、4件部分公开、5件无法提供。",
            [
                ("requests.granted", 30, "件"),
                ("requests.partially_granted", 4, "件"),
                ("requests.unavailable", 5, "件"),
            ],
        ),
        (
            "予以公开30件，占66.7%；无法提供占比11.1%。",
            [("requests.granted", 30, "件"), ("requests.granted", 66.7, "%"), ("requests.unavailable", 11.1, "%")],
        ),
        ("答复申请44件，公开率30.6%，", [(O_, 44, "件"), ("requests.disclosed", 30.6, "%")]),
        ("规范性文件公开率100%。", [("", 100, "%")]),
        ("予以公开和部分公开34件。", [("requests.disclosed", 34, "件")]),
        (
            "收到12件政府信息公开申请，其中10件由自然人提出，2件由企业提出。",
            [(N, 12, "件"), (f"{N}.natural_person", 10, "件"), ("", 2, "件")],
        ),
        ("2022年收到依申请公开12件，2023年收到15件。", [(N, 12, "件"), (N, 15, "件")]),
        ("依申请公开情况：全年共受理15件，答复15件。", [(N, 15, "件"), (O_, 15, "件")]),
        ("不予公开和无法提供共8件。", [("", 8, "件")]),
        ("因不掌握相关信息无法提供3件。", [("", 3, "件")]),
        ("收到申请45件，同比增长12.5%。", [(N, 45, "件"), ("requests.growth", 12.5, "%")]),
        ("减少重复录入，收到申请45件，同比增长8%。", [(N, 45, "件"), ("requests.growth", 8, "%")]),
        ("申请量较上年下降8%。", [("requests.growth", -8, "%")]),
        ("收到申请45件，同比增加7件，增长18.4%。", [(N, 45, "件"), ("", 7, "件"), ("requests.growth", 18.4, "%")]),
        ("发布信息45条，同比增长12.5%。", [("", 45, "条"), ("", 12.5, "%")]),
    ],
)
def test_figures_of_requests_are_measured(text, expected):
    """Received, carried, answered, by applicant and by outcome, as counts and as shares."""
    assert stated(text) == expected


R, L = "disputes.reconsideration", "disputes.litigation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被申请行政复议3件，被提起行政诉讼2件。", [(R, 3, "件"), (L, 2, "件")]),
        ("行政复议3件、行政诉讼2件。", [(R, 3, "件"), (L, 2, "件")]),
        ("发生政府信息公开行政复议案件一起。", [(R, 1, "起")]),
        ("行政复议和行政诉讼各1件。", [(R, 1, "件"), (L, 1, "件")]),
        ("行政复议、行政诉讼共5件。", [("disputes.total", 5, "件")]),
        (
            "行政复议3件，其中维持2件，纠正1件；行政诉讼2件，其中维持1件，尚未审结1件。",
            [
                (R, 3, "件"),
                (f"{R}.upheld", 2, "件"),
                (f"{R}.corrected", 1, "件"),
                (L, 2, "件"),
                (f"{L}.upheld", 1, "件"),
                (f"{L}.pending", 1, "件"),
            ],
        ),
        ("作为复议机关，全年审理行政复议案件120件。", [("", 120, "件")]),
        (
            "行政诉讼3件，其中未经复议直接起诉2件，复议后提起行政诉讼1件。",
            [(L, 3, "件"), (f"{L}_direct", 2, "件"), (f"{L}_after_reconsideration", 1, "件")],
        ),
        (
            "制发规范性文件3件，废止1件，现行有效12件。",
            [
                ("disclosure.normative_documents.issued", 3, "件"),
                ("disclosure.normative_documents.repealed", 1, "件"),
                ("disclosure.normative_documents.in_force", 12, "件"),
            ],
        ),
        ("公开规范性文件3件。", [("", 3, "件")]),
        ("审查规范性文件13件。", [("", 13, "件")]),
        (
            "作出行政许可决定128件，行政处罚17件，行政强制0件。",
            [
                ("disclosure.licences.decisions", 128, "件"),
                ("disclosure.penalties.decisions", 17, "件"),
                ("disclosure.compulsory_measures.decisions", 0, "件"),
            ],
        ),
        ("公示行政许可128件、行政处罚17件。", [("", 128, "件"), ("", 17, "件")]),
        (
            "行政许可128件、行政处罚17件。",
            [("disclosure.licences.decisions", 128, "件"), ("disclosure.penalties.decisions", 17, "件")],
        ),
        ("办理行政许可和行政处罚共145件。", [("", 145, "件")]),
        ("行政许可事项120项。", [("", 120, "项")]),
        ("收到行政许可申请120件。", [("", 120, "件")]),
        ("受理低保申请120件，答复群众来信30件。", [("", 120, "件"), ("", 30, "件")]),
        ("行政事业性收费1.25万元。", [("disclosure.fees.amount", 12500, "元")]),
        (
            "收取信息处理费3件，共2,230元。",
            [("processing_fee_cases", 3, "件"), ("processing_fee", 2230, "元")],
        ),
        ("信息处理费：甲局200元，乙局300元。", [("", 200, "元"), ("", 300, "元")]),
        ("信息处理费按每件10元收取。", [("", 10, "元")]),
        ("全年主动公开政府信息1136条。", [("disclosure.items_published", 1136, "条")]),
        ("教育领域公开信息120条。", [("", 120, "条")]),
        (
            "政府网站发布信息820条，微信公众号推送316条，微博发布30条。",
            [("posts.website", 820, "条"), ("posts.wechat", 316, "条"), ("posts.weibo", 30, "条")],
        ),
        ("平均每周公开信息3条。", [("", 3, "条")]),
        ("下一步计划公开信息300条。", [("", 300, "条")]),
        ("受理网络问政182件，答复182件。", [("", 182, "件"), ("", 182, "件")]),
        ("收到申请45件，召开会议3次，", [(N, 45, "件"), ("", 3, "次")]),
        ("收到网上申请12件。", [("", 12, "件")]),
        ("办理人大建议12件，答复12件，受理依申请公开3件。", [("", 12, "件"), ("", 12, "件"), (N, 3, "件")]),
    ],
)
def test_figures_of_disputes_disclosure_and_fees_are_measured(text, expected):
    """What the tables also state gets its measure; what only looks alike gets none."""
    assert stated(text) == expected


FEE = "processing_fee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本年度未收到政府信息公开申请。", {N}),
        ("没有收到公民、法人和其他组织提出的政府信息公开申请，", {N}),
        ("全年未收到依申请公开件，也未发生行政复议、行政诉讼。", {N, R, L}),
        ("未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", {R, L}),
        ("没有因政府信息公开工作引起的行政复议和行政诉讼案件。", {R, L}),
        ("我局2023年度未收到任何形式的政府信息公开申请。", {N}),
        ("本机关2023年度未向申请人收取任何费用。", {FEE}),
        ("行政诉讼（含复议后起诉）均获维持。", {"disputes.litigation.corrected"}),
        ("无行政复议、行政诉讼情况。", {R, L}),
        ("未发生政府信息公开行政诉讼。", {L}),
        ("行政复议、行政诉讼均未发生。", {R, L}),
        ("本年度未收取信息处理费，没有其他需要报告的事项。", {FEE}),
        ("县局政府信息公开未发生收费情况。", {FEE}),
        ("没有产生信息处理费。", {FEE}),
        ("行政复议案件和行政诉讼案件均予维持。", {"disputes.corrected"}),
        ("行政复议零纠错、行政诉讼零败诉。", {"disputes.corrected"}),
        ("行政诉讼案件均获维持。", {"disputes.litigation.corrected"}),
        ("行政诉讼案件全部胜诉。", {"disputes.litigation.corrected"}),
        ("行政复议案件全部维持；行政诉讼正在审理。", {"disputes.reconsideration.corrected"}),
        ("行政复议正在审理；行政诉讼零败诉。", {"disputes.litigation.corrected"}),
        ("没有因信息公开被申请复议或者被提起诉讼方面的案件。", {R, L}),
        ("未收到申请人提交的政府信息公开申请。", {N}),
        ("未废止规范性文件。", {"disclosure.normative_documents.repealed"}),
        ("未收到涉及国家秘密的政府信息公开申请。", set()),
        ("未收到申请人的补正材料。", set()),
        ("第一时间处理，未发生因答复不当引起行政复议被纠错、行政诉讼败诉的情况。", set()),
        ("没有现成信息，无法提供。", set()),
        ("无正当理由大量反复申请。", set()),
        ("未公开的信息均已说明理由。", set()),
        ("规定未收到申请材料的，不予受理。", set()),
        ("未收取复印费。", set()),
    ],
)
def test_words_that_say_none_are_claims_of_zero(text, expected):
    """Only where the words are about the whole."""
    found = claims(text)

    assert {claim.measure for claim in found} == expected
    assert {claim.value for claim in found} <= {0}


@pytest.mark.parametrize(
    ("text", "who", "scope"),
    [
        ("区政府办代表区政府受理政府信息公开申请17件。", DISTRICT, "区政府办代表区政府"),
        ("县级各部门受理政府信息公开申请17件。", DISTRICT, "县级各部门"),
        ("区教育局共收到政府信息公开申请17件。", DISTRICT, "区教育局"),
        ("河东街道收到政府信息公开申请17件。", DISTRICT, "河东街道"),
        ("各镇街收到政府信息公开申请17件。", DISTRICT, "各镇街"),
        ("全区共收到政府信息公开申请17件。", DISTRICT, ""),
        ("2023年，全区各级行政机关收到政府信息公开申请17件。", DISTRICT, ""),
        ("我区受理政府信息公开申请17件。", DISTRICT, ""),
        ("区政府受理政府信息公开申请17件。", DISTRICT, ""),
        ("全市共收到政府信息公开申请17件。", DISTRICT, "全市"),
        ("我局窗口受理政府信息公开申请17件。", BUREAU, "我局窗口"),
        ("我局受理政府信息公开申请17件。", BUREAU, ""),
        ("本机关2023年共受理政府信息公开申请17件。", BUREAU, ""),
        ("本单位受理政府信息公开申请17件。", BUREAU, ""),
        ("全局受理政府信息公开申请17件。", BUREAU, ""),
        ("区民政局受理政府信息公开申请17件。", BUREAU, ""),
        ("青川市临江区民政局受理政府信息公开申请17件。", BUREAU, ""),
        ("市民政局受理政府信息公开申请17件。", BUREAU, "市民政局"),
        ("区财政局受理政府信息公开申请17件。", BUREAU, "区财政局"),
        ("全区受理政府信息公开申请17件。", BUREAU, "全区"),
        ("公民、法人向我局提出并由我局受理申请17件。", BUREAU, ""),
        ("全区受理政府信息公开申请17件。", OFFICE, "全区"),
        ("区政府办受理政府信息公开申请17件。", OFFICE, ""),
        ("区政府办公室受理政府信息公开申请17件。", OFFICE, ""),
        ("石桥镇受理政府信息公开申请17件。", TOWN, ""),
        ("镇政府受理政府信息公开申请17件。", TOWN, ""),
        ("全镇受理政府信息公开申请17件。", TOWN, ""),
        ("政府信息公开申请受理17件。", BUREAU, ""),
        ("上半年，我局受理政府信息公开申请17件。", BUREAU, "上半年"),
        ("第一季度受理政府信息公开申请17件。", BUREAU, "第一季度"),
        ("2023年1-12月受理政府信息公开申请17件。", BUREAU, ""),
        ("2023年1-6月受理政府信息公开申请17件。", BUREAU, "1-6月"),
        ("截至12月31日，受理政府信息公开申请17件。", BUREAU, ""),
        ("近三年共受理政府信息公开申请17件。", BUREAU, "近三年"),
        ("五年来，共受理政府信息公开申请17件。", BUREAU, "五年来"),
        ("“十四五”时期受理政府信息公开申请17件。", BUREAU, "十四五”时期"),
        ("自2019年条例修订以来，累计受理政府信息公开申请17件。", BUREAU, "2019年条例修订以来"),
        ("2021年至2023年，共受理政府信息公开申请17件。", BUREAU, "2021年至2023年"),
        ("2023年以来，共受理政府信息公开申请17件。", BUREAU, ""),
        ("近三年制度逐步健全，全年受理政府信息公开申请17件。", BUREAU, ""),
        ("2023年1月1日至2023年12月31日，受理政府信息公开申请17件。", BUREAU, ""),
        ("通过政府网站受理政府信息公开申请17件。", BUREAU, "通过政府网站"),
        ("县发改局受理政府信息公开申请17件。", Identity(body="沭阳县发展和改革局", kind="department"), ""),
    ],
)
def test_a_subject_narrower_or_wider_than_the_report_is_the_scope(text, who, scope):
    """The body's own names, in full or short, are no scope; nor is the area of a government."""
    (claim,) = claims(text, who)

    assert (claim.measure, claim.scope) == (N, scope)


def test_how_many_bodies_there_are_below_is_no_part_of_the_scope():
    """What these receive, the body itself does not."""
    assert [claim.scope for claim in claims("所属12个单位共收到申请40件。", BUREAU)] == ["所属单位", "所属单位"]


def test_a_scope_lasts_to_the_next_subject():
    """What an office did in a clause, it goes on doing in the next; a bracket ends with its subject."""
    text = "区政府办受理申请17件，办结依申请公开16件，全区受理申请95件（其中区教育局受理申请12件），答复90件。"

    assert [claim.scope for claim in claims(text, DISTRICT)] == ["区政府办", "区政府办", "", "区教育局", ""]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("收到申请45件。", [None]),
        ("2023年收到申请45件。", [2023]),
        ("2023年收到申请45件，2022年为38件。", [2023, 2022]),
        ("2022年收到申请38件，今年收到申请45件。", [2022, 2023]),
        ("收到申请45件，去年同期38件。", [None, 2022]),
        ("收到申请45件（上一年为38件），答复申请44件。", [None, 2022, None]),
        ("收到申请45件，较2022年增长18.4%。", [None, None]),
        ("2023年收到申请45件，比2022年的38件增加7件。", [2023, 2022, 2023]),
        ("上年结转申请3件，新收申请45件。", [None, None]),
        ("2022年结转申请3件，新收申请45件。", [None, None]),
        ("结转2024年办理申请2件，新收申请45件。", [None, None]),
        ("对2017年印发的文件进行清理，废止规范性文件7件。", [None]),
        ("按《2022年工作要点》，收到申请45件。", [None]),
        ("由2022年的38件增至45件。", [2022, 2023]),
        ("2024年将公开信息45条。", [2024]),
        ("2021年至2023年公开信息450条。", [2021]),
    ],
)
def test_a_figure_of_another_year_says_so(text, years):
    """The last year named before a figure holds; a year that it is only compared with does not."""
    assert [claim.year for claim in claims(text)] == years


def test_last_year_is_no_year_where_the_report_has_none():
    """Then its words are the scope, so that nothing takes the figure for this year's."""
    (claim,) = claims("去年收到申请38件。", Identity(body="临江区民政局", kind="department"))

    assert (claim.year, claim.scope) == (None, "去年")


def test_the_preamble_is_no_prose():
    """Only the six sections are read."""
    assert read_claims([], BUREAU) == ((), ())


@pytest.mark.parametrize(
    ("text", "total", "parts", "complete"),
    [
        (
            "全年主动公开信息90条,分别为:公文4条,动态45条,预决算3条,年报1条,其他10条,提案2条,政务25条。",
            90,
            {"公文": 4, "动态": 45, "预决算": 3, "年报": 1, "其他": 10, "提案": 2, "政务": 25},
            True,
        ),
        (
            "发布信息249条，其中：公文和解读9条；机构7条；重点工作39条；财政6条；网站188条。全年问政182条。",
            249,
            {"公文和解读": 9, "机构": 7, "重点工作": 39, "财政": 6, "网站": 188},
            False,
        ),
        ("收到申请45件，其中自然人40件、法人5件，答复44件。", 45, {"自然人": 40, "法人": 5}, False),
        ("收到申请45件。其中，自然人40件、法人4件。", 45, {"自然人": 40, "法人": 4}, False),
        ("收到申请45件，其中自然人40件，商业企业3件，其他2件。", 45, {"自然人": 40, "商业企业": 3, "其他": 2}, True),
        ("收到申请45件，其中线上40件。", 45, {"线上": 40}, False),
        (
            "公开信息12.5万条，包括网站10万条、新媒体2万条和其他5000条。",
            125000,
            {"网站": 100000, "新媒体": 20000, "其他": 5000},
            True,
        ),
        ("公开信息30条，包括网站18条、新媒体12条。", 30, {"网站": 18, "新媒体": 12}, False),
        ("公开信息30条，由网站18条、新媒体11条组成。", 30, {"网站": 18, "新媒体": 11}, True),
        ("公开信息30条，即网站18条、新媒体12条。", 30, {"网站": 18, "新媒体": 12}, True),
        ("公开信息30条，分别为网站18条、新媒体2条等。", 30, {"网站": 18, "新媒体": 2}, False),
        ("网站18条、微信7条、微博5条，共计30条。", 30, {"网站": 18, "微信": 7, "微博": 5}, True),
        ("召开会议3次，网站18条、微信7条，合计25条。", 25, {"网站": 18, "微信": 7}, True),
        ("网站18条、微信7条、微博5条，共31条。", 31, {"网站": 18, "微信": 7, "微博": 5}, True),
        ("收到申请10件，分别为甲镇、乙镇各3件，丙镇4件。", 10, {"甲镇": 3, "乙镇": 3, "丙镇": 4}, True),
        ("收到申请45件（其中线上40件，占88.9%，线下5件，占11.1%），答复申请44件。", 45, {"线上": 40, "线下": 5}, False),
        ("收到申请45件（其中线上40件），答复申请44件，其中公开30件、不公开14件。", 45, {"线上": 40}, False),
        ("公开信息70条，分别为网站40条（含图解30条、视频10条）、新媒体30条。", 70, {"网站": 40, "新媒体": 30}, True),
        ("收到申请45件，其中自然人40件，法人5件，予以公开30件，部分公开15件。", 45, {"自然人": 40, "法人": 5}, False),
        ("新收申请45件，上年结转3件，其中自然人40件、法人5件。", 45, {"自然人": 40, "法人": 5}, False),
        ("收到申请45件，同比增加7件，其中自然人40件，法人5件。", 45, {"自然人": 40, "法人": 5}, False),
        ("公开信息9条，分别为公文4条，动态（含转载）5条。", 9, {"公文": 4, "动态（含转载）": 5}, True),
        ("公开信息9条，分别为公文4条，动态4条。", 9, {"公文": 4, "动态": 4}, True),
        ("公开信息90条，\n其中：\n公文40条；\n动态50条。", 90, {"公文": 40, "动态": 50}, False),
        ("收到申请12件，其中3件为网络申请，9件为当面申请。", 12, {"网络申请": 3, "当面申请": 9}, False),
        ("公开信息30条，分别为网站18条、新媒体12条，收到留言9条。", 30, {"网站": 18, "新媒体": 12}, True),
        ("收到申请45件，其中自然人38件，予以公开30件，不予公开15件。", 45, {"自然人": 38}, False),
        ("收费3件2230元，分别为甲局2件2000元、乙局1件230元。", 3, {"甲局": 2, "乙局": 1}, True),
    ],
)
def test_a_total_and_its_parts_are_an_enumeration(text, total, parts, complete):
    """The first one of the text; whether its parts are all there are is said by its words."""
    found = lists(text)[0]

    assert (found.total, dict(found.parts), found.complete) == (total, parts, complete)


@pytest.mark.parametrize(
    "text",
    [
        "收到申请45件，答复申请44件。",
        "召开会议3次，其中专题学习2场。",
        "公开信息120余条，其中网站100余条、微信20条。",
        "公开信息30条，各镇各3条。",
        "公开信息30条，共发布微信12条。",
        "累计公开信息30条，即将公开5条、6条。",
        "网站、微信分别发布18条、12条。",
        "办结率100%，其中网站占42.8%、微信占57.2%。",
        "由甲局承办12件、乙局承办3件。",
        "公开信息30条，分别为网站18条、微信7条，经核对，微博3条。",
        "新收申请9件，上年结转1件，其中网上5件、信函5件。",
        "复议4件、诉讼3件，其中维持4件，纠正2件。",
    ],
)
def test_figures_beside_each_other_are_no_enumeration(text):
    """Other units, rough figures, an unknown number of parts, no words that say so."""
    assert lists(text) == []


def test_cases_and_their_money_are_two_enumerations():
    """Each item says how many and how much."""
    cases, money = lists("收取信息处理费3件，共2230元。其中，甲局2件，2000元；乙局1件，230元。")

    assert (cases.total, cases.unit, dict(cases.parts)) == (3, "件", {"甲局": 2, "乙局": 1})
    assert (money.total, money.unit, dict(money.parts)) == (2230, "元", {"甲局": 2000, "乙局": 230})


def test_an_enumeration_holds_all_its_sentences_and_the_place_of_the_first():
    """It may reach over semicolons, a full stop and lines."""
    (found,) = lists("前文。\n公开信息90条。其中，公文40条；动态50条。后文。")

    assert found.sentence == "公开信息90条。其中，公文40条；动态50条"
    assert (found.unit, found.section, found.place) == ("条", "overview", Place(line=12))


_TEMPLATES = {
    "requests.new_received": ("全年共收到政府信息公开申请{}", ("件", "宗", "起")),
    "requests.total_outcomes": ("办理答复政府信息公开申请{}", ("件", "宗")),
    "requests.carried_over": ("上年结转的申请{}", ("件", "宗")),
    "requests.denied": ("不予公开{}", ("件", "%")),
    "disputes.reconsideration": ("因信息公开引发行政复议{}", ("件", "起")),
    "disclosure.normative_documents.issued": ("制发规范性文件{}", ("件", "份")),
    "disclosure.fees.amount": ("行政事业性收费总额{}", ("元",)),
    "disclosure.items_published": ("主动公开各类政府信息{}", ("条", "件")),
    "": ("举办专题讲座{}", ("次", "场", "期")),
}
_NOISE = (
    "依据国办函〔2021〕30号",
    "在第二十条第（一）项之外",
    "一是健全制度",
    "自1月1日起施行",
    "电话为0512-87654321",
    "严格落实“三审三校”",
    "每年第3季度",
    "按照《2020年信息公开50条》",
    "办理时限为20个工作日",
    "坚持统一标准",
)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_PRINTED = (
    str,
    lambda count: f"{count:,}",
    lambda count: str(count).translate(_WIDE),
    lambda count: f" {count} ",
    lambda count: f"{Decimal(count) / 10000:f}万",
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(_TEMPLATES)),
            st.integers(0, 999_999),
            st.integers(0, 2),
            st.sampled_from(_PRINTED),
            st.sampled_from(_NOISE),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_printed_is_read_back_and_noise_is_not(facts):
    """Sentences made of known figures and of what looks like some."""
    sentences, expected = [], []
    for measure, count, which, printed, noise in facts:
        template, units = _TEMPLATES[measure]
        unit = units[which % len(units)]
        sentences.append(f"{noise}。{template.format(printed(count) + unit)}，{noise}。")
        expected.append((measure, count, unit))

    assert [(claim.measure, claim.value, claim.unit) for claim in claims("".join(sentences))] == expected


def test_a_stated_fee_is_a_claim_in_yuan_with_its_sentence():
    """Ten thousands are converted; two amounts in a sentence are none, for which is the whole cannot be told."""
    text = "收取信息处理费3件，共0.5万元。其中信息处理费甲10元、乙20元。"

    (fee,) = [claim for claim in claims(text) if claim.measure == "processing_fee"]

    assert (fee.value, fee.unit, fee.sentence) == (5000, "元", "收取信息处理费3件，共0.5万元")
