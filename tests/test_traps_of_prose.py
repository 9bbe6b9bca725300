"""What makes false alarms in prose: each of these sentences is sound, or says too little to be held against the tables.

Beside them stand sentences that are wrong, so that it is not silence that passes.
"""

from dataclasses import replace

import pytest

import toolkit
from tests.printing import print_as, sound
from tests.printing.sample import changed, disputes, requests

BUREAU, DISTRICT = "青川市临江区民政局", "青川市临江区人民政府"
NARRATIVE = ("prose-", "year-quoted-prior", "s6-fee-sum")

SOUND = {
    "new requests": "全年共收到政府信息公开申请32件。",
    "new and carried over": "全年共收到政府信息公开申请34件（含上年结转2件），答复31件，结转下年度继续办理3件。",
    "carried over from a year by its name": "2022年结转申请2件，新收申请32件，共办理34件。",
    "words turned round": "新收政府信息公开申请32件，上年转结2件，转结下年3件。",
    "answers to the new ones alone": "全年收到申请32件，已答复29件。",
    "answers without those closed otherwise": "全年答复政府信息公开申请30件，另有1件申请人撤回。",
    "one piece": "发生政府信息公开行政诉讼，其中复议后起诉一件。",
    "other counters": "收到政府信息公开申请32宗，予以公开18份，部分公开3起。",
    "applicants": "收到申请32件，其中自然人25件，占78.1%，法人或其他组织7件，占21.8%。",
    "applicants of all handled": "收到申请34件（含上年结转2件），其中自然人27件，法人7件。",
    "a list that goes on with another kind": "收到申请32件，其中自然人25件，予以公开18件，不予公开2件，无法提供6件。",
    "parts of new and carried over": "收到申请32件，上年结转2件，其中网上申请20件，信函申请14件。",
    "classes": "予以公开18件，部分公开3件，不予公开2件，无法提供6件，不予处理1件，其他处理1件。",
    "classes in a list": "予以公开18件、部分公开3件、不予公开2件、无法提供6件、不予处理1件、其他处理1件。",
    "two classes in one figure": "予以公开18件、不予公开和无法提供8件。不予处理或其他处理2件。",
    "answers after requests": "收到政府信息公开申请32件。全年共答复31件，其中予以公开18件、不予公开2件。",
    "answers after suggestions": "收到人大建议、政协提案12件。全年共答复12件，其中予以公开9件、不予公开3件。",
    "answers after petitions": "受理群众信访60件。全年共办结58件，按期办结率96.7%。",
    "answers after requests and visits": "收到政府信息公开申请32件，接待来访50人次。年内共答复81件。",
    "answers after a part of the year": "下半年收到政府信息公开申请18件。共答复17件，其中予以公开9件、不予公开1件。",
    "documents by attribute": "全年制发公文120件，其中主动公开60件、依申请公开30件、不予公开30件。",
    "petitions closed": "受理信访事项30件，其中不予处理4件、无法提供2件。",
    "classes of other bodies": "其中区财政局予以公开5件、区教育局不予公开1件。",
    "granted with those granted in part": "予以公开21件（含部分公开）。",
    "granted with those granted in part, in a list": "予以公开21件（含部分公开3件）、不予公开2件、无法提供6件。",
    "granted of which some in part": "予以公开21件，其中部分公开3件，不予公开2件。",
    "granted and in part, and nothing else": "予以公开21件，部分公开3件。",
    "a class by one of its reasons": "因属于四类过程性信息不予公开1件，本机关不掌握无法提供4件。",
    "a share rounded": "答复结果中，不予公开占比6.5%，无法提供占比19.35%。",
    "a share cut off": "答复结果中，不予公开占比6.4%。",
    "a share of new requests": "收到申请32件，其中部分公开3件，占9.38%。",
    "a share of granted with those in part": "予以公开21件，占67.7%。",
    "reconsiderations without the pending": "因政府信息公开被申请行政复议3件，被提起行政诉讼2件。",
    "reconsiderations with the pending": "因政府信息公开被申请行政复议4件，被提起行政诉讼3件。",
    "suits by channel": "行政诉讼3件，其中未经复议直接起诉2件，复议后提起行政诉讼1件。",
    "both together": "行政复议、行政诉讼共7件。",
    "upheld as far as decided": "已审结的行政复议案件均获维持，行政诉讼零败诉，另有2件正在审理。",
    "results of both": "因信息公开被申请行政复议4件、提起行政诉讼3件，其中维持4件，尚未审结2件。",
    "no loss of a kind": "未发生因答复不当引起行政复议被纠错、行政诉讼败诉的情况。",
    "reconsiderations of others": "作为复议机关，全年收到行政复议案件120件。全年行政复议案件120件。",
    "documents revised": "制定规范性文件2件，修改1件，废止1件，现行有效规范性文件12件。",
    "documents published": "公开规范性文件9件，审查规范性文件14件。",
    "decisions published": "公示行政许可300件、行政处罚40件，归集行政许可信息900条。",
    "decisions of a kind": "适用简易程序作出行政处罚9件，不予行政处罚2件。",
    "an amount to the yuan": "行政事业性收费12467元。",
    "an amount to one decimal": "行政事业性收费1.3万元。",
    "an amount in the unit of the table": "行政事业性收费1.25万元，减免0.5万元。",
    "part of the year": "上半年，本单位收到政府信息公开申请14件。第一季度收到申请5件。",
    "several years": "近三年共收到政府信息公开申请90件。条例施行以来累计受理政府信息公开申请210件。",
    "a plan": "下一步计划公开信息300条，力争答复申请40件。",
    "a change": "收到申请32件，同比增加5件。",
    "growth of a part": "自然人提出的申请25件，同比增长8%。办结申请31件，同比增长7%。收到申请32件，较2019年增长60%。",
    "a rough figure beside an exact one": "收到申请30余件。全年共收到政府信息公开申请32件。",
    "a narrower subject": "区财政局收到政府信息公开申请12件。我局窗口受理申请9件。",
    "a wider subject": "全区共收到政府信息公开申请95件。",
    "a channel": "通过政府网站受理政府信息公开申请11件，收到网上申请11件。",
    "petitions and hot lines": "收到群众来信120件，答复120件，办理建议提案9件，受理热线工单400件。",
    "numbers of documents": "依据国办公开办函〔2021〕30号和第33条，按第2号公告受理申请。",
    "a title": "按照《2020年收到政府信息公开申请40件的通报》整改。",
    "parts that are all": "全年印发简报90期，分别为要情50期、专报40期。",
    "parts that are some": "全年印发简报90期，其中要情50期、专报20期。",
    "parts and a rest": "全年印发简报90期，包括要情50期、专报30期和其他10期。",
    "the same item on several channels": "全年公开信息90条，其中门户网站发布90条、微信推送60条、微博推送40条。",
    "the same document in several forms": "解读文件20件，其中文字解读20件、图片解读15件、视频解读3件。",
    "parts within parts": "全年印发简报90期，分别为要情50期（含图解30期、长文20期）、专报40期。",
    "ten thousands rounded": "全年发放手册12.5万册，分别为大本10.2万册、小本23030册。",
    "one of ten thousand": "全年发放手册1万册，其中盲文1册。",
    "items by channel": "全年主动公开政府信息90条。在门户网站主动公开政府信息60条。通过新媒体主动公开信息45条。",
    "items by field": "全年主动公开政府信息90条，重点领域主动公开信息50条。",
    "items of all years": "全年主动公开政府信息90条。截至年底累计主动公开政府信息800条。",
    "nothing carried over": "全年收到申请32件，均在法定期限内答复。",
}
"""Sentences of the sound report of a bureau, of which no rule of the prose says anything."""

OTHER = {
    "fees by body": "全年收取信息处理费3件，共2230元，分别为业务科2件2000元、办公室1件230元。",
    "fees of some bodies": "全年收取信息处理费3件，共2230元。其中，业务科1件，2000元。",
    "no fee": "本年度未收取信息处理费。",
}
"""The same of section six."""

NARROWER = {
    "the office for the government": "区政府办代表区政府受理政府信息公开申请17件。",
    "the government itself": "区政府受理政府信息公开申请17件，答复15件，予以公开9件，占60%。",
    "the level itself": "本级收到政府信息公开申请17件，被申请行政复议1件。",
    "all departments": "全区共收到政府信息公开申请32件，区政府各部门受理申请20件。",
}
"""The same of a government whose tables are of its whole area."""

WRONG = {
    "prose-received": (
        "本单位新收政府信息公开申请31件。",
        "共收到33件政府信息公开申请。",
        "全年收办政府信息公开申请30件。",
        "收到政府信息公开申请0件。",
    ),
    "prose-carry": ("结转下年度继续办理4件。", "无上年结转申请。", "2022年结转至2023年办理的申请3件。"),
    "prose-answered": (
        "全年办结依申请公开28件。",
        "收到申请，已答复33件。",
        "收到政府信息公开申请32件。年内共答复28件。",
    ),
    "prose-outcome-class": (
        "予以公开17件。",
        "无法提供5件。",
        "其他处理3件。",
        "收到申请，其中自然人23件。",
        "予以公开18件、不予公开3件。",
        "予以公开21件、部分公开3件、不予公开2件。",
    ),
    "prose-outcome-share": ("不予公开占比6.6%。", "答复申请，公开率70%。"),
    "prose-no-request": ("没有收到公民、法人和其他组织提出的政府信息公开申请。",),
    "prose-review-count": ("行政复议2件、行政诉讼3件。", "因信息公开被申请行政复议4件，其中维持3件。"),
    "prose-litigation-count": ("因信息公开被提起行政诉讼1件。", "行政诉讼未经复议直接起诉3件。"),
    "prose-all-upheld": ("因信息公开引发的行政复议、行政诉讼全部维持。", "政府信息公开行政诉讼零败诉。"),
    "prose-no-dispute": ("未发生因政府信息公开引发的行政复议。",),
    "prose-normative": ("现行有效规范性文件11件。", "未废止规范性文件。"),
    "prose-decisions": (
        "作出行政处罚决定16件。",
        "行政事业性收费1.26万元。",
        "行政事业性收费12600元。",
        "行政事业性收费125元。",
    ),
    "prose-enumeration-sum": ("发放手册90册，其中大本50册、小本41册。", "要情50期、专报38期，共计90期。"),
    "prose-unit-scale": ("发放手册8200万册，其中大本5000册、小本3200册。",),
    "prose-vague-count": ("收到政府信息公开申请30余件。", "作出行政许可决定约130件。"),
}
"""Sentences of the sound report of a bureau that break one rule each, and no other."""


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """One audit of all the sentences, each in a report of its own."""
    folder = tmp_path_factory.mktemp("prose")

    def write(name, sample):
        (folder / f"{name}.html").write_bytes(print_as(sample, "html"))

    for name, text in SOUND.items():
        write(f"sound {name}", stating(text))
    for name, text in OTHER.items():
        write(f"other {name}", replace(sound(), prose=sound().prose | {"other": text}))
    for name, text in NARROWER.items():
        write(f"narrower {name}", stating(text, DISTRICT))
    for rule, texts in WRONG.items():
        for number, text in enumerate(texts):
            write(f"{rule} {number}", stating(text))
    return toolkit.audit(folder)


@pytest.fixture(scope="module")
def found(audit):
    """The rules of the prose that fire, by report."""
    by_report = {source.removesuffix(".html"): [] for source in audit.frames["reports"]["source"]}
    for finding in audit.findings:
        if finding.rule.startswith(NARRATIVE):
            by_report[finding.source.removesuffix(".html")].append(finding.rule)
    return by_report


def stating(text, body=BUREAU, year=2023):
    """The sound report of a body with a sentence more in its overview."""
    sample = sound(year, body)
    return replace(sample, prose=sample.prose | {"overview": f"{sample.prose['overview']}\n{text}"})


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_sentence_is_not_accused(name, found):
    """Several readings, other subjects, other times, and figures that only look alike."""
    assert found[f"sound {name}"] == []


@pytest.mark.parametrize("name", OTHER)
def test_a_sound_list_of_fees_is_not_accused(name, found):
    """Cases and amounts side by side, all bodies or some."""
    assert found[f"other {name}"] == []


@pytest.mark.parametrize("name", NARROWER)
def test_what_a_government_says_of_itself_is_not_held_against_its_area(name, found):
    """Its tables may be those of all that it governs."""
    assert found[f"narrower {name}"] == []


@pytest.mark.parametrize(("rule", "number"), [(rule, at) for rule, texts in WRONG.items() for at in range(len(texts))])
def test_a_wrong_sentence_breaks_one_rule_once(rule, number, found):
    """One cause, one finding."""
    assert found[f"{rule} {number}"] == [rule]


def test_a_finding_quotes_the_words_both_sides_and_the_place(audit):
    """So that nobody has to search."""
    (finding,) = (one for one in audit.findings if one.source == "prose-carry 0.html")

    assert finding.location.startswith("原文第 ")
    assert finding.message == (
        "“总体情况”部分：文中“结转下年度继续办理4件”写的是 4，表三对应数字是 3，相差 +1；请核对文字与表格"
        f"（{finding.location}）。"
    )
    assert (finding.table, finding.actual, finding.expected, finding.difference) == ("overview", "4", "3", "+1")


def rules_of(folder, *samples):
    """The rules of the prose that fire on some reports, by report."""
    for number, sample in enumerate(samples, start=1):
        (folder / f"{number}.html").write_bytes(print_as(sample, "html"))
    findings = toolkit.audit(folder).findings
    return [(finding.source[0], finding.rule) for finding in findings if finding.rule.startswith(NARRATIVE)]


def test_one_of_two_statements_that_the_table_bears_out_leaves_one_finding(tmp_path):
    """The other is wrong by the table; that they differ says nothing more."""
    assert rules_of(tmp_path, stating("全年共收到申请32件。\n本年度共收到申请36件。")) == [("1", "prose-received")]


def test_a_wrong_part_of_a_list_is_one_finding(tmp_path):
    """That the parts do not make up the total follows from it."""
    text = "全年收到申请32件，分别为自然人25件、法人9件。"

    assert rules_of(tmp_path, stating(text)) == [("1", "prose-outcome-class")]


def test_figures_of_last_year_are_held_against_last_years_report(tmp_path):
    """New requests, or new and carried over; growth to the decimals printed, rounded or cut off."""
    before = requests("2021", {"business": {"granted": 27}}, business=(0, 0))
    was = replace(sound(2022), tables=sound(2022).tables | {"requests": before})
    text = (
        "2022年收到申请27件，2023年收到申请32件。\n全年收到申请32件，同比增长{}%。\n去年因信息公开被申请行政复议3件。"
    )

    assert rules_of(tmp_path, was, stating(text.format("18.51"))) == []
    assert rules_of(tmp_path, was, stating(text.format("18.52"))) == []
    assert rules_of(tmp_path, was, stating(text.format("18.55"))) == [("2", "prose-growth-rate")]
    assert rules_of(tmp_path, was, stating("2022年收到申请26件。")) == [("2", "year-quoted-prior")]


def test_without_last_years_report_its_figures_are_not_assessable(tmp_path):
    """Neither right nor wrong."""
    (tmp_path / "1.html").write_bytes(print_as(stating("2022年收到申请26件。\n收到申请32件，同比增长8%。"), "html"))

    counts = toolkit.audit(tmp_path).outcomes

    assert counts.loc["year-quoted-prior", "not_assessable"] == 1
    assert counts.loc["prose-growth-rate", "not_assessable"] == 1


def test_a_cell_that_was_not_read_makes_its_claims_not_assessable(tmp_path):
    """A blank is no 0, on either side."""
    blank = changed(stating("收到申请33件，答复30件，部分公开4件。"), "requests", "partially_granted", "total", "")
    (tmp_path / "1.html").write_bytes(print_as(blank, "html"))

    outcomes = toolkit.audit(tmp_path).outcomes

    assert outcomes.loc["prose-outcome-class", "not_assessable"] == 1
    assert outcomes.loc["prose-received", "failed"] == 1


def test_no_dispute_and_no_request_are_sound_where_the_tables_say_so(tmp_path):
    """The words and the zeros agree."""
    tables = {
        "requests": requests("2021", {"business": {"granted": 0}}, business=(0, 0)),
        "disputes": disputes(**dict.fromkeys(sound().tables["disputes"], (0, 0, 0, 0))),
    }
    text = "本年度未收到政府信息公开申请，未发生行政复议、行政诉讼，行政复议零纠错、行政诉讼零败诉。"
    sample = stating(text)

    assert rules_of(tmp_path, replace(sample, tables=sample.tables | tables)) == []
