"""What a figure of the prose is of: all that a table counts, a part of it, or more than it.

A part contradicts its table only where it is above it, and what may take in more only where it is below.
"""

from dataclasses import replace

import pytest

import toolkit
from tests.printing import print_as, sound

BUREAU = "青川市临江区民政局"

SOUND = {
    "penalties of an inspection": "开展执法检查320次，查办案件45件，行政处罚5件。",
    "penalties of a campaign": "在养老机构专项整治行动中，作出行政处罚9件。",
    "no penalty for a small offence": "对轻微违法行为未作出行政处罚，予以教育5人次。",
    "no licence revoked": "全年未作出行政许可撤销决定，没有行政处罚被复议撤销。",
    "no item of a power": "本年度未新增行政许可事项，无行政强制措施事项。",
    "no compulsory measure": "本年度未实施行政强制，没有采取任何行政强制措施。",
    "questions about licences": "全年办理行政许可事项咨询312件。",
    "requests passed on": "接收区信访局移交的信息公开申请4件。",
    "requests of a kind": "受理土地征收信息公开申请20件，占申请总数的62.5%。收到殡葬类政府信息公开申请5件。",
    "requests by section": "养老服务科答复申请9件，社会救助科答复申请12件。",
    "requests answered with others": "全年收到依申请公开32件，其中我局牵头答复28件，配合其他部门答复4件。",
    "requests by whom they are of": "全年收到以区政府为申请对象的政府信息公开申请12件。",
    "remarks before a list": "申请涉及低保（15件）、养老（8件）、殡葬（5件）等。其中，20件由同一申请人提出。",
    "requests due, and closed": "收到申请32件，加上2022年结转的2件，全年应办34件，实际办结31件。",
    "disputes of other kinds": "收到行政复议申请5件（均非信息公开类），行政诉讼8件。",
    "documents in another's name": "以市局名义制发规范性文件5件。提请区政府制定规范性文件2件。",
    "requests of one applicant without his name": "收到公民政府信息公开申请25件、法人申请7件。",
    "requests not closed": "上年结转政府信息公开申请2件，今年新收32件，共办结31件，未办结3件。",
    "requests of which one does not count": "收到申请33件，其中1件撤回不计。",
    "requests for what villages publish": "村（社区）收到公开申请6件，均为村务公开申请。收到财务公开申请3件。",
    "requests at a counter": "政务公开专区接待3200人次，依申请公开受理点受理申请5件。",
    "registrations": "社会组织登记申请45件，其中含上年结转3件。",
    "classes together as a share": "予以公开18件、部分公开3件，占67.7%；不予公开2件，占6.5%。",
    "penalties not imposed": "未实施行政处罚的案件5件。",
    "disputes for another cause": "因行政处罚被申请行政复议3件，被提起行政诉讼1件。",
    "disputes after cases of another kind": "行政处罚案件中，简易程序5件；行政复议3件，行政诉讼1件。",
    "disputes for two causes": "因不服投诉举报答复被申请行政复议8件，因政府信息公开被申请行政复议4件。",
    "parts of two totals": "对36个部门、12个镇街开展考核，其中优秀10个，良好30个，合格8个。",
    "new ones among those closed": "全年办结申请31件，其中上年结转2件、本年新收29件。",
    "two totals with a part each": "行政诉讼3件，其中1件尚未审结；行政复议4件，其中1件尚未审结。",
    "texts before publication": "对拟公开信息审查1400条，予以公开1342条，不予公开58条。",
    "requests of all years": "截至目前，我局累计收到政府信息公开申请210件。条例实施15年来，共收到申请312件。",
    "requests before some were withdrawn": "接收申请35件，其中3件经沟通后申请人撤回，实际受理32件。",
    "requests before some were joined": "收到35份申请，经合并后计32件。",
    "documents by attribute, in other words": "制发公文66件，属性为主动公开的46件、依申请公开的12件、不予公开的8件。",
    "work carried forward": "“我为群众办实事”清单12项已完成10项，其余2项结转2024年继续办理。",
    "no late case carried forward": "所有申请均已按期办结，无超期结转。",
    "disputes of all kinds": "作为被申请人的行政复议案件12件，作为被告的行政诉讼案件8件。",
    "disputes of all kinds and of one": "全年发生行政复议8件，行政诉讼6件，涉及信息公开的分别为4件、3件。",
    "results of the suits of each channel": "未经复议直接起诉2件（维持1件、未结1件），复议后起诉1件（维持1件）。",
    "results of the lawsuits of each channel": (
        "未经复议直接提起行政诉讼2件（维持1件、未结1件），复议后提起行政诉讼1件（维持1件）。"
    ),
    "items on request": "新增依申请公开事项3项。全年依申请公开咨询86件次。",
    "an award of last year": "2022年，我局被评为全市政务公开先进单位。",
}
"""Sentences of the sound report of a bureau, of which no rule says anything."""

WRONG = {
    "prose-decisions": (
        "在专项整治行动中，作出行政处罚27件。",
        "全年未作出行政处罚决定。",
        "本年度无行政事业性收费。",
        "全年办理行政许可事项218件。",
        "立案25件，作出行政处罚决定27件，罚没款23.6万元。",
        "全年办理行政许可128件、行政检查31件、行政处罚19件。",
        "依法作出行政许可128项、行政处罚19项。",
        "行政许可、行政处罚分别为128件、27件。",
    ),
    "prose-received": (
        "通过各渠道收到土地征收信息公开申请42件。",
        "截至2023年12月31日，我局累计收到政府信息公开申请25件。",
        "截至2023年12月31日，今年累计收到政府信息公开申请35件。",
        "经合并，收到申请22件。",
        "新增政府信息公开申请35件。",
        "依申请公开工作有序，全年受理公众申请35件。",
        "全年依申请公开0件。",
        "收到的42件政府信息公开申请均已答复。",
        "2023年度，共有42件政府信息公开申请。",
        "共处理政府信息公开申请42件。",
        "二是规范依申请公开。全年受理42件，其中网上20件、信函22件。",
        "收到申请32件，上年结转2件，共计办理44件。",
        "申请数量由上年32件升至42件。",
        "建立台账2本，登记申请44件（含上年结转）。",
    ),
    "prose-answered": (
        "收到申请32件，加上2022年结转的2件，全年应办34件，实际办结32件。",
        "收到政府信息公开申请32件。申请内容以低保为主。已办结41件。",
        "在办结的41件申请中，予以公开18件。",
    ),
    "prose-normative": (
        "规章0件，行政规范性文件制发4件、废止1件、现行有效12件。",
        "出台《临时救助办法》《殡葬服务规定》等规范性文件4件。",
        "现行有效规范性文件12件，2023年新制定4件。",
        "规范性文件：本年制发件数4件，废止件数1件。",
        "目前有效的规范性文件15件。",
        "2023年度，我局无规范性文件制发、废止情况。",
        "全年印发部门规范性文件4件，解读4件。",
    ),
    "prose-review-count": ("行政复议4件（维持2件，其他2件，未结1件），行政诉讼3件。",),
    "prose-litigation-count": (
        "未经复议直接起诉3件，复议后起诉1件。",
        "行政复议、行政诉讼分别为4件、5件。",
        "复议后诉讼1件，直接诉讼3件。",
    ),
    "prose-carry": (
        "无结转下年度办理的申请。",
        "收到的申请全部办结，无结转。",
        "本年度无上年结转、无遗留。",
    ),
    "prose-outcome-class": (
        "答复“予以公开”18件、“部分公开”4件、“不予公开”2件。",
        "无法提供类答复8件。",
        "作出不予处理决定4件。",
        "作出予以公开答复18份、部分公开答复4份、不予公开答复2份。",
        "公民个人申请35件，企业提出申请5件。",
        "公开或部分公开23件，不予公开2件。",
    ),
}
"""Sentences of the same report that break one rule each, and no other."""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The rules of the prose and of years that fire, by report, of one audit of all sentences."""
    folder = tmp_path_factory.mktemp("wholes")
    texts = {f"sound {name}": text for name, text in SOUND.items()}
    texts |= {f"{rule} {at}": text for rule, wrong in WRONG.items() for at, text in enumerate(wrong)}
    for name, text in texts.items():
        (folder / f"{name}.html").write_bytes(print_as(stating(text), "html"))
    by_report = {name: [] for name in texts}
    for finding in toolkit.audit(folder).findings:
        if finding.rule.startswith(("prose-", "date-stale")):
            by_report[finding.source.removesuffix(".html")].append(finding.rule)
    return by_report


def stating(text, year=2023, body=BUREAU):
    """The sound report of a body with a sentence more in its overview."""
    sample = sound(year, body)
    return replace(sample, prose=sample.prose | {"overview": f"{sample.prose['overview']}\n{text}"})


@pytest.mark.parametrize("name", SOUND)
def test_what_may_be_of_another_whole_is_not_accused(name, found):
    """Neither a part below its table, nor more than it above."""
    assert found[f"sound {name}"] == []


@pytest.mark.parametrize(("rule", "number"), [(rule, at) for rule, texts in WRONG.items() for at in range(len(texts))])
def test_a_wrong_sentence_breaks_one_rule_once(rule, number, found):
    """A part above its whole, too, and a none that the table does not bear out."""
    assert found[f"{rule} {number}"] == [rule]


def test_suits_after_reconsiderations_of_disclosure_are_of_disclosure(tmp_path):
    """Of a government, too, which decides reconsiderations of all kinds."""
    texts = (f"全区发生政府信息公开行政复议4件，维持2件；行政诉讼{count}件，维持2件。" for count in (3, 5))
    for number, text in enumerate(texts, start=1):
        sample = stating(text, body="青川市临江区人民政府")
        (tmp_path / f"{number}.html").write_bytes(print_as(sample, "html"))
    findings = [one for one in toolkit.audit(tmp_path).findings if one.rule.startswith("prose-")]

    assert [(one.source, one.rule) for one in findings] == [("2.html", "prose-litigation-count")]


def test_an_office_of_disclosure_is_not_all_that_a_government_governs(tmp_path):
    """Its figures are a part of those of the area."""
    text = "市政府信息公开工作机构共收到政府信息公开申请9件，予以公开5件。"
    (tmp_path / "1.html").write_bytes(print_as(stating(text, body="南京市人民政府"), "html"))

    assert not [one for one in toolkit.audit(tmp_path).findings if one.rule.startswith("prose-")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("收到申请32件，同比增加1件。", []),
        ("收到申请32件，较上年31件增加1件。", []),
        ("收到申请34件（含上年结转2件），比去年多1件。", []),
        ("自然人申请25件，较上年增加8件。", []),
        ("收到申请32件，较上年增加8件。", ["prose-growth-rate"]),
        ("收到申请32件，比上年减少1件。", ["prose-growth-rate"]),
        ("申请量较2022年增加10件。", ["prose-growth-rate"]),
        ("收到申请32件，与上年持平。", ["prose-growth-rate"]),
        ("收到申请32件，与上年基本持平。", []),
    ],
)
def test_by_how_many_requests_grew_is_held_against_last_years_report(text, rules, tmp_path):
    """New ones, or new and carried over: 32 and 34 after 31 and 33."""
    before = sound(2022)
    rows = {row: dict(figures) for row, figures in before.tables["requests"].items()}
    for row, column in (("new_received", "business"), ("granted", "business"), ("total_outcomes", "business")):
        rows[row][column] = str(int(rows[row][column]) - 1)
        rows[row]["total"] = str(int(rows[row]["total"]) - 1)
    was = replace(before, tables=before.tables | {"requests": rows})
    for number, sample in enumerate((was, stating(text)), start=1):
        (tmp_path / f"{number}.html").write_bytes(print_as(sample, "html"))

    assert [one.rule for one in toolkit.audit(tmp_path).findings if one.rule.startswith("prose-")] == rules
