"""The workbook read back as a reviewer's spreadsheet reads it: coverage, the rule book, decisions."""

import openpyxl
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.decisions import read_decisions
from toolkit.publishing import show
from toolkit.publishing.workbook import write_workbook

CIVIL, WEATHER = "青川市临江区民政局", "青川市临江区气象局"


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """An audit of two bodies and a roster: of one a year between two is missing, the other has reported once."""
    folder = tmp_path_factory.mktemp("years")
    for year in (2020, 2022):
        (folder / f"civil{year}.html").write_bytes(print_as(sound(year, CIVIL), "html"))
    (folder / "weather2020.html").write_bytes(
        print_as(changed(sound(2020, WEATHER), "requests", "granted", "total", "19"), "html")
    )
    lines = ["body,parent,level,kind", f"{CIVIL},,county,department", f"{WEATHER},,county,department"]
    (folder / "roster.csv").write_text("\n".join(lines), encoding="utf-8")
    return toolkit.audit(folder, roster=folder / "roster.csv")


@pytest.fixture(scope="module")
def path(audit, tmp_path_factory):
    """The workbook of the audit."""
    path = tmp_path_factory.mktemp("book") / "findings.xlsx"
    write_workbook(audit, path)
    return path


def _rows(path, title):
    return [list(row) for row in openpyxl.load_workbook(path)[title].iter_rows(values_only=True)]


def test_the_sheet_of_coverage_has_a_row_for_each_body_and_a_column_for_each_year(path):
    """A year in which nobody else was due is neither published nor missing."""
    assert _rows(path, "应发未发") == [
        ["单位", "2020", "2021", "2022"],
        [CIVIL, "已发布", "未见", "已发布"],
        [WEATHER, "已发布", "–", "未见"],
    ]


def test_a_year_that_only_one_body_was_due_in_is_shown_on_the_page_too(audit):
    """What is not due has no word of its own."""
    assert show.coverage(audit).text == f"{CIVIL} present missing present\n{WEATHER} present  missing"


def test_without_a_roster_the_sheet_has_the_bodies_that_have_reports(tmp_path):
    """It is known when they have reported."""
    (tmp_path / "a.html").write_bytes(print_as(sound(2020, CIVIL), "html"))
    write_workbook(toolkit.audit(tmp_path, language="en"), tmp_path / "findings.xlsx")

    assert _rows(tmp_path / "findings.xlsx", "Who has published") == [["Body", "2020"], [CIVIL, "published"]]


def test_the_sheet_of_rules_says_every_rule_in_words(audit, path):
    """With its severity, its formula and its basis, in the order of the book."""
    head, *rows = _rows(path, "规则手册")

    assert head[:5] == ["类别", "规则", "版本", "级别", "内容"]
    assert {row[1] for row in rows} == {rule.rule for rule in audit.rules}
    (balance,) = [dict(zip(head, row, strict=True)) for row in rows if row[1] == "t3-balance"]
    assert balance["级别"] == "错误"
    assert balance["公式"] == "本年新收＋上年结转 = 办理结果总计＋结转下年度"
    assert balance["依据"] == "统一格式表三左上角注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和"


def test_every_sheet_has_a_filter_and_a_head_that_stays(path):
    """Also after scrolling through thousands of rows."""
    book = openpyxl.load_workbook(path)

    assert book.sheetnames == ["发现的问题", "核查的文件", "规则与结果", "应发未发", "规则手册"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(sheet.auto_filter.ref for sheet in book)


def test_a_decision_is_chosen_from_a_list_and_read_back(path, tmp_path):
    """The other sheets do not disturb the reading."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (offered,) = sheet.data_validations.dataValidation
    at = [cell.value for cell in sheet[1]].index("复核结论") + 1
    sheet.cell(2, at).value = "排除"
    book.save(tmp_path / "decided.xlsx")

    (decision,) = read_decisions(tmp_path / "decided.xlsx")

    assert offered.formula1 == '"确认,排除,说明"'
    assert (decision.key, decision.decision) == (sheet.cell(2, 1).value, "dismissed")
