"""What people look at: nothing from a report runs or loads, faults are marked where they are, Chinese is drawn."""

import re
import warnings
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import openpyxl
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.publishing import charts, show
from toolkit.publishing.evidence import printed_tables
from toolkit.publishing.notebook import render, without_scripts
from toolkit.publishing.workbook import write_workbook

EVIL = "<script>alert(1)</script>=HYPERLINK(1)"


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """An audit of a report with one wrong total, and of a sound one."""
    folder = tmp_path_factory.mktemp("faulty")
    wrong = changed(sound(), "requests", "granted", "total", "19")
    (folder / "wrong.html").write_bytes(print_as(wrong, "html"))
    (folder / "sound.html").write_bytes(print_as(sound(2020), "html"))
    return toolkit.audit(folder)


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """An audit of a report that prints markup and formulas wherever it can."""
    folder = tmp_path_factory.mktemp("evil")
    report = changed(sound(), "requests", "granted", "research", EVIL)
    report = changed(report, "disputes", "reconsideration", "total", "=1+1")
    (folder / "evil.html").write_bytes(print_as(replace(report, labels={"requests.rejected_duplicate": EVIL}), "html"))
    return toolkit.audit(folder)


def test_the_cells_that_a_finding_rests_on_are_marked_and_no_others(faulty):
    """The row and the column of the wrong total; they cross in it."""
    tables = {table.key: table for table in printed_tables(faulty, "wrong.html")}

    marked = {
        (row.label, at): cell.crossed
        for row in tables["requests"].rows
        for at, cell in enumerate(row.cells)
        if cell.severity
    }

    outcome_rows = len(tables["requests"].rows) - 3  # all but received, carried over and carried forward
    assert len(marked) == outcome_rows + 6
    assert [place for place, crossed in marked.items() if crossed] == [("予以公开", 6)]
    assert [cell.suggested for row in tables["requests"].rows for cell in row.cells if cell.suggested] == ["18"]
    assert not tables["disclosure"].marked
    assert not tables["disputes"].marked


def test_the_printed_figures_are_shown_as_they_are_printed(faulty):
    """A reader compares them with the original."""
    html = show.tables(faulty, "wrong.html").html

    assert re.search(r"19\s*<span", html)
    assert "1.25" in html


def test_nothing_that_a_report_prints_becomes_markup(evil):
    """The text is shown, and is text."""
    views = (show.summary, show.findings, show.tables, show.reports, show.outcomes, charts.findings, charts.outcomes)

    for view in views:
        html = view(evil).html
        assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in show.findings(evil).html
    assert "&lt;script&gt;alert(1)" in show.tables(evil).html


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(evil, tmp_path):
    """A spreadsheet opens untrusted text."""
    write_workbook(evil, tmp_path / "findings.xlsx")

    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert any("=1+1" in str(cell.value) for cell in cells)


def test_the_workbook_has_the_register_with_its_columns_in_words(faulty, tmp_path):
    """One row for each finding, under the heads of the audit's language."""
    write_workbook(faulty, tmp_path / "findings.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "findings.xlsx").worksheets[0]

    assert sheet.title == "发现的问题"
    assert [cell.value for cell in sheet[1]][:4] == ["编号", "规则", "级别", "结果"]
    assert sheet.max_row == 1 + len(faulty.findings)
    assert sheet.freeze_panes == "A2"


def test_more_than_five_findings_of_a_kind_are_folded(tmp_path):
    """A hundred blanks are one line to open."""
    report = sound()
    for column in ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org"):
        report = changed(report, "requests", "granted", column, "")
    (tmp_path / "blank.html").write_bytes(print_as(report, "html"))

    html = show.findings(toolkit.audit(tmp_path)).html

    assert html.count("<details>") == 1
    assert "表三共 6 处" in html


def test_charts_draw_chinese_without_a_missing_glyph(faulty):
    """The font comes with the toolkit."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = [charts.outcomes(faulty), charts.requests(faulty)]

    assert all("data:image/png;base64," in one.html for one in drawn)
    assert all(f'alt="{one.text.split(" – ")[0]}' in one.html for one in drawn)


def test_too_few_figures_are_said_in_a_sentence(faulty):
    """Two findings make no chart."""
    assert "<img" not in charts.findings(faulty).html


def test_an_unknown_answer_is_left_out_of_the_sums_and_named(tmp_path):
    """It is not 0."""
    report = changed(sound(), "requests", "granted", "total", "")
    (tmp_path / "a.html").write_bytes(print_as(report, "html"))
    (tmp_path / "b.html").write_bytes(print_as(sound(2022), "html"))

    text = charts.requests(toolkit.audit(tmp_path))

    assert "予以公开 18" in text.text
    assert "未计入：予以公开" in text.html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p onclick='x()'>a</p><script>b</script>", "<p>a</p>"),
        ('<img src="http://example.org/x.png">', "<img>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'),
        ("<iframe srcdoc='x'></iframe><b>a</b>", "<b>a</b>"),
    ],
)
def test_what_a_notebook_shows_can_neither_run_nor_load(html, kept):
    """An auditor's own notebook may hold anything."""
    assert without_scripts(html) == kept


def test_a_page_loads_nothing_and_forbids_it(faulty):
    """No address, no script but ours, and a policy that says so."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    html = show.findings(faulty)._repr_html_()
    cells = [
        new_markdown_cell("# 题目"),
        new_code_cell("code", outputs=[new_output("display_data", {"text/html": html})]),
    ]

    page = render(new_notebook(cells=cells), "title", "zh")

    assert "default-src 'none'" in page
    assert re.search(r"(?:src|href)=[\"']?https?:", page) is None
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in page
    assert "font/woff;base64," in page
    assert ">code<" not in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_is_in_both_languages(faulty, language):
    """An English page has Chinese only where the form has no English name."""
    spoken = replace(faulty, language=language)

    html = show.summary(spoken).html + show.outcomes(spoken).html + show.reports(spoken).html

    assert ("Findings" in show.findings(spoken).html) == (language == "en")
    assert ("通过" in html) == (language == "zh")


def test_a_body_without_a_report_is_named_on_the_page_and_counts_as_no_source(tmp_path):
    """What is missing has no file; six of them are not folded into one."""
    bodies = [f"青川市临江区{name}局" for name in "林业 水务 盐务 粮食 档案 统计".split()]
    own = [f"青川市临江区{name}局" for name in "民政 气象 司法 审计 财政 教育 商务".split()]
    for number, body in enumerate(own):
        (tmp_path / f"{number}.html").write_bytes(print_as(sound(2023, body), "html"))
    lines = [f"{body},,county,department" for body in (*own, *bodies)]
    (tmp_path / "roster.csv").write_text("\n".join(["body,parent,level,kind", *lines]), encoding="utf-8")

    audit = toolkit.audit(tmp_path, roster=tmp_path / "roster.csv")

    missing = [each for each in audit.findings if each.rule == "level-roster-missing"]
    html = show.findings(audit, rules="level-roster").html
    assert [each.place for each in missing] == ["年度报告"] * 6
    assert all(f'<th scope="row">{body} 2023 年度报告</th>' in html for body in bodies)
    sources = {each.source for each in audit.findings if each.source}
    assert f"在 {len(sources)} 个文件中发现" in show.summary(audit).text
