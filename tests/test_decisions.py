"""A reviewer's decisions: they survive every re-run, follow the finding's key, and are never dropped in silence."""

import csv
import datetime
import io
import json

import openpyxl
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.cli import main
from toolkit.publishing import show

HEADS = ("编号", "复核结论", "备注", "复核人", "复核日期")


def report(folder, total="9"):
    """A report whose table 4 has a wrong total, or with total 4 a sound one; and one with a dash for a figure."""
    folder.mkdir(exist_ok=True)
    wrong = changed(sound(), "disputes", "reconsideration", "total", total)
    (folder / "a.html").write_bytes(print_as(wrong, "html"))
    dash = changed(sound(2022, "青川市临江区林业局"), "requests", "granted", "business", "/")
    (folder / "b.html").write_bytes(print_as(dash, "html"))
    return folder


def audit(sources, out, *options, formats="xlsx"):
    """Run the command and return its exit status."""
    return main(["audit", str(sources), "--out", str(out), "--formats", formats, *options])


def rows(out):
    """The register as the CSV file has it, by rule."""
    text = (out / "findings.csv").read_text(encoding="utf-8-sig")
    return {row["rule"]: row for row in csv.DictReader(io.StringIO(text))}


def sheet_rows(out, title="发现的问题"):
    """The rows of a sheet of the workbook, as mappings."""
    head, *rest = openpyxl.load_workbook(out / "findings.xlsx")[title].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


def decide(out, rule, **written):
    """Write a decision into the workbook, as a person does in Excel."""
    book = openpyxl.load_workbook(out / "findings.xlsx")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    (line,) = [row[0].row for row in sheet.iter_rows(min_row=2) if row[heads["规则"] - 1].value == rule]
    for head, value in written.items():
        cell = sheet.cell(line, heads[head], value)
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(out / "findings.xlsx")


@pytest.fixture
def decided(tmp_path):
    """A folder of results in whose workbook the wrong total was dismissed, and the reports it is about."""
    sources, out = report(tmp_path / "in"), tmp_path / "out"
    audit(sources, out)
    date = datetime.date(2024, 3, 5)
    decide(out, "t4-row-total", 复核结论="排除", 备注="已更正公告", 复核人="王某", 复核日期=date)
    return sources, out


def test_a_decision_in_the_workbook_survives_the_next_run(decided):
    """With its reason, its author and its date."""
    sources, out = decided

    for _ in range(2):
        audit(sources, out)

    assert (rows(out)["t4-row-total"]["decision"], rows(out)["t4-row-total"]["note"]) == ("dismissed", "已更正公告")
    assert (rows(out)["cell-placeholder"]["decision"], rows(out)["cell-placeholder"]["note"]) == ("", "")
    (row,) = [each for each in sheet_rows(out) if each["规则"] == "t4-row-total"]
    assert [row[head] for head in HEADS[1:]] == ["排除", "已更正公告", "王某", "2024-03-05"]
    assert row["复核情况"] is None


def test_what_became_of_the_decisions_is_said_and_on_record(decided, capsys):
    """In the closing lines of the command and in run.json."""
    sources, out = decided

    audit(sources, out)

    assert "确认 0 项、排除 1 项、说明 0 项，待复核 1 项；已复核的问题中 0 项已消失" in capsys.readouterr().err
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["decisions"] == {
        "confirmed": 0, "dismissed": 1, "explained": 0, "undecided": 1, "gone": 0, "back": 0,
    }  # fmt: skip


def test_without_decisions_nothing_is_said_of_them(tmp_path, capsys):
    """Neither on the page nor in the command."""
    out = tmp_path / "out"

    audit(report(tmp_path / "in"), out)

    assert "复核" not in capsys.readouterr().err
    assert "复核" not in show.summary(toolkit.load(out)).text


def test_a_decision_whose_finding_disappears_is_kept_with_its_words(decided):
    """On a sheet of its own, run after run."""
    sources, out = decided
    report(sources, total="4")

    for _ in range(2):
        audit(sources, out)

    assert "t4-row-total" not in rows(out)
    (gone,) = sheet_rows(out, "已消失")
    assert (gone["规则"], gone["复核结论"], gone["备注"], gone["复核人"]) == (
        "t4-row-total",
        "排除",
        "已更正公告",
        "王某",
    )
    assert "相差 +5" in gone["说明"]


def test_a_finding_that_comes_back_has_its_decision_and_says_so_once(decided):
    """The next run finds it as any other."""
    sources, out = decided
    report(sources, total="4")
    audit(sources, out)
    report(sources)

    audit(sources, out)
    (back,) = [each for each in sheet_rows(out) if each["规则"] == "t4-row-total"]
    audit(sources, out, "--no-cache")
    (later,) = [each for each in sheet_rows(out) if each["规则"] == "t4-row-total"]

    assert (back["复核结论"], back["复核情况"]) == ("排除", "重新出现")
    assert (later["复核结论"], later["复核情况"]) == ("排除", None)
    assert "已消失" not in openpyxl.load_workbook(out / "findings.xlsx").sheetnames


def test_fail_on_passes_over_what_a_reviewer_dismissed(decided):
    """And over nothing else."""
    sources, out = decided

    assert audit(sources, out, "--fail-on", "error") == 0
    assert audit(sources, out, "--fail-on", "warning") == 1


def test_the_page_shows_the_decision_beside_its_finding(decided):
    """A dismissed one is set apart, and not hidden."""
    sources, out = decided

    result = toolkit.audit(sources, decisions=out / "findings.xlsx")

    html = show.findings(result).html
    assert '<tr class="error dismissed">' in html
    assert "复核排除</b> · 已更正公告 · 王某 · 2024-03-05" in html
    assert "排除 1 项" in show.summary(result).text


def test_an_audit_taken_up_again_knows_its_decisions(decided):
    """Also those whose findings are gone."""
    sources, out = decided
    audit(sources, out)
    fresh = toolkit.audit(sources, decisions=[out / "findings.xlsx"])

    loaded = toolkit.load(out)

    assert loaded.decisions == fresh.decisions
    assert loaded.findings == fresh.findings
    assert [each.reviewer for each in loaded.decisions] == ["王某"]


def test_a_csv_file_that_excel_wrote_in_gbk_is_read(decided, tmp_path):
    """Excel in Chinese writes no UTF-8; the shield of a formula is not part of the note."""
    sources, out = decided
    key = rows(out)["cell-placeholder"]["key"]
    text = f"编号,复核结论,备注\r\n{key},说明,'=填报系统默认\r\n"
    (tmp_path / "结论.csv").write_bytes(text.encode("gbk"))

    audit(sources, out, "--decisions", str(tmp_path / "结论.csv"))

    assert (rows(out)["cell-placeholder"]["decision"], rows(out)["cell-placeholder"]["note"]) == (
        "explained",
        "'=填报系统默认",
    )
    assert rows(out)["t4-row-total"]["decision"] == "dismissed"


def test_the_register_itself_can_be_given_back(decided, tmp_path):
    """findings.csv of one run as the decisions of another, in another language."""
    sources, out = decided
    audit(sources, out)

    audit(sources, tmp_path / "other", "--decisions", str(out / "findings.csv"), "--lang", "en")

    assert rows(tmp_path / "other")["t4-row-total"]["decision"] == "dismissed"
    (row,) = [each for each in sheet_rows(tmp_path / "other", "Findings") if each["Rule"] == "t4-row-total"]
    assert row["Decision"] == "dismiss"


def test_a_note_that_looks_like_a_formula_is_text_in_every_file(decided):
    """After a round trip as before."""
    sources, out = decided
    decide(out, "cell-placeholder", 复核结论="确认", 备注="=HYPERLINK(1)")

    for _ in range(2):
        audit(sources, out)

    book = openpyxl.load_workbook(out / "findings.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    (row,) = [each for each in sheet_rows(out) if each["规则"] == "cell-placeholder"]
    assert row["备注"] == "=HYPERLINK(1)"
    assert rows(out)["cell-placeholder"]["note"] == "'=HYPERLINK(1)"


def test_a_note_without_a_decision_is_kept(decided):
    """A reviewer may still be asking."""
    sources, out = decided
    decide(out, "cell-placeholder", 备注="待核实", 复核人="李某")

    audit(sources, out)

    assert (rows(out)["cell-placeholder"]["decision"], rows(out)["cell-placeholder"]["note"]) == ("", "待核实")
    assert "复核备注</b> · 待核实 · 李某" in show.findings(toolkit.load(out)).html


def test_the_workbook_offers_the_decisions_in_a_list(decided):
    """In the language of the audit."""
    _, out = decided

    sheet = openpyxl.load_workbook(out / "findings.xlsx").worksheets[0]

    (offered,) = sheet.data_validations.dataValidation
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    assert offered.formula1 == '"确认,排除,说明"'
    assert str(offered.sqref) == f"{heads['复核结论']}2:{heads['复核结论']}{sheet.max_row}"


def test_nothing_that_a_reviewer_writes_becomes_markup(decided):
    """A note is text."""
    sources, out = decided
    decide(out, "cell-placeholder", 备注="<script>x</script>")

    html = show.findings(toolkit.audit(sources, decisions=out / "findings.xlsx")).html

    assert "<script" not in html
    assert "&lt;script&gt;x" in html
