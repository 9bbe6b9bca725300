"""What makes false alarms: each of these reports is sound, or cannot be read, and no rule may accuse it."""

from dataclasses import replace

import pytest

import toolkit
from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import disputes, grouped, requests
from toolkit.report import State


def found(tmp_path, sample: Sample, kind="html"):
    """The rules that fire on a report, with their severities."""
    path = tmp_path / f"report.{kind}"
    path.write_bytes(print_as(sample, kind) if isinstance(sample, Sample) else sample)
    return [(finding.severity, finding.rule) for finding in toolkit.audit(path).findings]


def test_a_copy_with_repeated_lines_removed_is_not_read_and_not_accused(tmp_path):
    """Identical lines kept once: what is left is no table, and no zero may be read into it."""
    lines = print_as(sound(), "txt").decode().split("\n")
    (tmp_path / "copy.txt").write_text("\n".join(dict.fromkeys(lines)), encoding="utf-8")

    result = toolkit.audit(tmp_path)

    cells = result.frames["cells"]
    assert cells.loc[cells["table"] != "disclosure", "value"].notna().sum() == 0
    assert {finding.rule for finding in result.findings if finding.severity == "error"} <= {"struct-table-missing"}
    assert result.frames["reports"]["state"].item() == "partial"


def test_the_form_is_told_by_the_headers_not_by_the_document_that_is_cited(tmp_path):
    """A report of 2023 may still cite the letter of 2019, and that is all there is to say of it."""
    cited = replace(sound(), preamble=f"{sound().preamble}根据国办公开办函〔2019〕60号的要求编制。")

    assert found(tmp_path, cited) == [("warning", "date-obsolete-basis")]


def test_other_outcomes_in_one_row_are_one_finding_and_not_missing_rows(tmp_path):
    """The group row stands for the sum of its three, and the column still foots."""
    assert found(tmp_path, grouped(sound())) == [("warning", "struct-other-split")]


def test_a_fee_rounded_to_ten_thousands_is_no_contradiction(tmp_path):
    """2,230 yuan are 0.2 in the table's unit, to one decimal."""
    report = changed(sound(), "disclosure", "fees", "amount", "0.2")
    stated = replace(report, prose=report.prose | {"other": "本年度收取信息处理费3件，共2230元。"})

    assert found(tmp_path, stated) == []


def test_several_amounts_in_a_sentence_are_no_claim(tmp_path):
    """Which of them is the whole cannot be told."""
    prose = sound().prose | {"other": "信息处理费：甲局20000元，乙局30000元。"}

    assert found(tmp_path, replace(sound(), prose=prose)) == []


def test_the_fee_of_another_body_is_no_fee_of_this_one(tmp_path):
    """A narrower subject, and another year, are not held against the table."""
    prose = sound().prose | {"other": "区财政局收取信息处理费3件，共30000元。2022年收取信息处理费40000元。"}

    assert found(tmp_path, replace(sound(), prose=prose)) == []


@pytest.mark.parametrize("printed", ["１２８", "1 28 ".replace(" ", ""), "128件", "128（含简易程序29件）", " 128 "])
def test_a_figure_in_other_clothes_is_the_same_figure(tmp_path, printed):
    """Full width, a unit, a remark, spaces around."""
    assert found(tmp_path, changed(sound(), "disclosure", "licences", "decisions", printed)) == []


def test_a_negative_change_is_no_negative_count(tmp_path):
    """本年增/减 of form 2019 is signed."""
    assert found(tmp_path, changed(sound(2020), "disclosure", "penalties", "items_change", "-20")) == [
        ("warning", "t2-2019-decisions-without-items")
    ]
    assert found(tmp_path, changed(sound(2020), "disclosure", "penalties", "items_change", "减3")) == []


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2023, 2025])
def test_the_form_due_for_the_year_is_no_mismatch(tmp_path, year):
    """2019 and 2020 use the form of 2019, all later years that of 2021."""
    report = replace(sound(year), tables=sound(year).tables | {"disputes": disputes(litigation_direct=(0, 0, 0, 0))})

    assert found(tmp_path, report) == []


def test_a_government_that_may_make_regulations_is_not_asked_why(tmp_path):
    """南京 is a city of prefecture level; its departments are another matter."""
    government = changed(sound(body="南京市人民政府"), "disclosure", "regulations", "in_force", "60")
    department = changed(sound(body="南京市民政局"), "disclosure", "regulations", "in_force", "60")
    unknown = changed(sound(body="青川市人民政府"), "disclosure", "regulations", "in_force", "60")

    assert found(tmp_path, government) == []
    assert found(tmp_path, department) == [("warning", "t2-rule-power")]
    assert found(tmp_path, unknown) == []


def test_few_requests_make_no_share(tmp_path):
    """Half of ten carried forward is five, and no sign of anything."""
    table = requests("2021", {"natural_person": {"granted": 5}}, natural_person=(0, 5))

    assert found(tmp_path, replace(sound(), tables=sound().tables | {"requests": table})) == []


def test_state_secrets_of_a_province_are_no_surprise(tmp_path):
    """The hint is for townships and county departments."""
    table = requests("2021", {"natural_person": {"denied_state_secret": 2, "granted": 3}}, natural_person=(0, 0))
    report = replace(sound(body="江苏省公安厅"), tables=sound().tables | {"requests": table})

    assert found(tmp_path, report) == []


def test_a_table_of_navigation_and_metadata_around_the_report_is_no_table_of_it(tmp_path):
    """Government sites put both on every page."""
    page = print_as(sound(), "html").decode()
    around = (
        "<table><tr><td>首页</td><td>政务公开</td><td>互动交流</td></tr></table>"
        "<table><tr><td>索引号</td><td>0140/2024-7</td><td>发布日期</td><td>2024-01-18</td></tr>"
        "<tr><td>发布机构</td><td>青川市临江区民政局</td><td>文号</td><td>无</td></tr></table>"
    )

    assert found(tmp_path, page.replace("<body>", f"<body>{around}").encode()) == []


def test_a_blank_column_makes_its_identities_not_assessable_and_nothing_else(tmp_path):
    """No identity passes or fails over a blank."""
    sample = sound()
    for row in sample.tables["requests"]:
        sample = changed(sample, "requests", row, "research", "")
    (tmp_path / "a.html").write_bytes(print_as(sample, "html"))

    result = toolkit.audit(tmp_path)

    assert result.of("t3-balance")["research"] is toolkit.Outcome.NOT_ASSESSABLE
    assert result.of("t3-balance")["total"] is toolkit.Outcome.PASSED
    assert set(result.of("t3-applicant-total").values()) == {toolkit.Outcome.NOT_ASSESSABLE}
    assert {finding.rule for finding in result.findings} == {"cell-blank"}
    reasons = result.unassessable.set_index(["rule", "column"])["reason"]
    assert reasons["t3-balance", "research"] == "缺少数字：本年新收、上年结转、办理结果总计等 4 项"


def test_a_page_that_is_no_report_is_unreadable_and_nothing_more(tmp_path):
    """An error page among the reports is one finding."""
    page = b"<html><body><p>404 not found</p></body></html>"

    assert found(tmp_path, page) == [("error", "source-unreadable")]
    assert toolkit.read(tmp_path / "report.html").state is State.UNREADABLE
