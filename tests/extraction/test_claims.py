"""Figures of the prose: what they are, what they measure, whose they are, and what is none."""

import pytest

from tests.extraction.saying import BUREAU, DISTRICT, OFFICE, TOWN, N, claims, stated
from toolkit.document import Place
from toolkit.extraction.claims import read_claims
from toolkit.report import Identity


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
