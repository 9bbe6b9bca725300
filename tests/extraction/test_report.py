"""A whole report: who, when, its sections, and how far it could be read."""

import json
from datetime import date
from decimal import Decimal

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.document import Document, Format, Grid, GridCell, Paragraph, Place
from toolkit.extraction import extract
from toolkit.extraction.identity import full_name, read_identity
from toolkit.extraction.prose import sections_stated, template_residue
from toolkit.extraction.sections import find_sections
from toolkit.extraction.titles import read_title
from toolkit.report import State


def page(*lines: str, title: str = "") -> Document:
    """A page of paragraphs."""
    return Document(Format.TEXT, tuple(Paragraph(text, Place(line=n + 1)) for n, text in enumerate(lines)), title)


@pytest.mark.parametrize(
    ("line", "body", "year"),
    [
        ("临江区民政局2023年政府信息公开工作年度报告", "临江区民政局", 2023),
        ("2023年临江区民政局政府信息公开工作年度报告", "临江区民政局", 2023),
        ("关于临江区民政局２０２３年度政府信息公开年度报告", "临江区民政局", 2023),
        ("临江区民政局政府信息公开工作年度报告（2022年度）", "临江区民政局", 2022),
        ("临 江 区 二〇二三年政府信息公开工作年度报告", "临江区", 2023),
    ],
)
def test_a_title_tells_body_and_year(line, body, year):
    """The year may stand before, in or after the name."""
    title = read_title(line)

    assert (title.body, title.year) == (body, year)


@pytest.mark.parametrize("line", ["2023年政务公开工作要点", "政府信息公开年报", "临江区民政局2023年工作报告"])
def test_other_documents_are_no_report_title(line):
    """A work plan, a menu entry or another report is not taken for the title."""
    assert read_title(line) is None


def test_a_body_gets_the_longer_name_that_the_text_gives_it():
    """The prefecture before the county's name is part of the name."""
    assert full_name("临江区人民政府", "青川市临江区人民政府办公室电话") == "青川市临江区人民政府"
    assert full_name("临江区人民政府", "临江区人民政府办公室电话") == "临江区人民政府"
    assert full_name("洪泽区人民政府", "如有疑问，请与淮安市洪泽区人民政府办公室联系") == "淮安市洪泽区人民政府"
    assert full_name("临江区人民政府", "如有疑问，请与青川市临江区人民政府办公室联系") == "临江区人民政府"
    assert full_name("南京市公安局", "江苏省南京市公安局") == "南京市公安局"


def test_the_date_of_signature_is_not_the_date_of_publication():
    """Only the page's own words for publication count, or the line under the title."""
    title = "临江区民政局2023年政府信息公开工作年度报告"
    filler = ["一、总体情况", *["文字。"] * 8]

    signed = read_identity(page(title, *filler, "临江区民政局", "2024年1月9日"), "")
    stated = read_identity(page(title, "发布时间：2024-01-12 10:00", *filler, "2024年1月9日"), "")

    assert signed.published is None
    assert stated.published == date(2024, 1, 12)


def test_the_publication_date_of_a_metadata_table_is_read():
    """公开日期 names it, in the cell beside."""
    texts = ["索引号", "0143/2024-2", "公开日期", "2024-01-17"]
    cells = tuple(GridCell(text, Place(grid=1, row=1, column=n + 1), 0, n) for n, text in enumerate(texts))

    identity = read_identity(Document(Format.HTML, (Grid((cells,), Place(grid=1)),)), "2021")

    assert identity.published == date(2024, 1, 17)


def test_the_statistical_period_is_read_from_its_sentence():
    """The year may be said once or twice."""
    identity = read_identity(page("本报告所列数据的统计期限为2023年1月1日至12月31日。"), "")

    assert identity.period == (date(2023, 1, 1), date(2023, 12, 31))
    assert identity.year == 2023


def test_an_impossible_date_is_not_read():
    """The 31st of February is no period."""
    assert read_identity(page("统计期限为2023年2月31日至12月31日。"), "").period is None


def test_sections_are_cut_at_their_headings_and_not_at_rows_of_a_table():
    """一、本年新收… is a row; 一、总体情况 is a heading; （一）… is a part of its section."""
    lines = [
        "前言。",
        "一、总体情况",
        "（一）主动公开",
        "内容。",
        "一、本年新收政府信息公开申请数量",
        "五、存在问题及改进情况",
        "问题。",
    ]

    found = find_sections(page(*lines), ())

    assert [(section.key, section.number, section.altered) for section in found.sections] == [
        ("overview", "一", False),
        ("problems", "五", True),
    ]
    assert found.preamble == "前言。"
    assert found.sections[0].text == "（一）主动公开\n内容。\n一、本年新收政府信息公开申请数量"


def test_a_heading_may_be_followed_by_its_text():
    """六、其他需要报告的事项：无 is a heading and its section."""
    section = find_sections(page("六、其他需要报告的事项：无。"), ()).sections[0]

    assert (section.key, section.text) == ("other", "无。")


def test_a_heading_numbered_by_the_word_processor_is_found():
    """Automatic numerals are in no text."""
    section = find_sections(page("总体情况", "内容。"), ()).sections[0]

    assert (section.key, section.number) == ("overview", "")


def test_what_is_no_report_is_unreadable():
    """A page without title, section and table says so."""
    report = extract(page("今天天气很好。"), "a.txt", "0")

    assert report.state is State.UNREADABLE
    assert len(report.problems) == 1


def test_the_published_text_of_2020_is_read_whole(samples):
    """Identity, six sections free of table words, and every figure as read by hand."""
    lines = (samples / "zengcheng-justice-2020.txt").read_text(encoding="utf-8").splitlines()
    truth = json.loads((samples / "figures.json").read_text(encoding="utf-8"), parse_float=Decimal)

    report = extract(page(*[line.strip() for line in lines if line.strip()]), "zengcheng", "0")

    expected = truth["zengcheng-justice-2020.txt"]
    assert (report.identity.body, report.identity.year, report.identity.form) == (
        expected["agency"],
        expected["year"],
        expected["form"],
    )
    assert report.identity.published == date(2021, 1, 14)
    assert (report.state, report.problems) == (State.READ, ())
    assert [section.key for section in report.sections] == [
        "overview",
        "disclosure",
        "requests",
        "disputes",
        "problems",
        "other",
    ]
    assert [section.text for section in report.sections[1:4]] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("本报告由总体情况、主动公开政府信息情况等六个部分组成。", 6),
        ("年度报告包括图表，全文由5部分组成。", 5),
        ("政务公开工作由三个部分组成：主动公开、依申请公开和监督。", None),
        ("本报告共六页。", None),
    ],
)
def test_the_number_of_parts_is_what_the_report_says_of_itself(text, parts):
    """Parts of something else are not its own."""
    assert sections_stated(text) == parts


def test_remains_of_the_template_are_found_and_ordinary_words_are_not():
    """A placeholder, an instruction; not the caption that the form itself has."""
    lines = [
        "XX年，XX局公开信息。",
        "该部分以表格形式报告",
        "表格如下：",
        "详情如下表所示，共三类事项，按季度更新。",
        "×月",
    ]

    assert template_residue(lines) == ("XX年", "XX局", "该部分以表格形式报告", "表格如下:")


def test_a_report_shows_itself_in_a_notebook_without_markup_of_its_own():
    """Title and tables, escaped."""
    report = extract(page("<b>临江区民政局</b>", "一、总体情况"), "<i>x</i>.txt", "0" * 64)

    html = report._repr_html_()

    assert "&lt;i&gt;x&lt;/i&gt;.txt" in html
    assert html.count("<h4>") == 3


def test_the_tables_of_a_report_are_shown_with_blanks_apart_from_what_the_form_has_not(tmp_path):
    """A whole number without decimals, a dash for a blank, nothing where there is no cell."""
    (tmp_path / "a.html").write_bytes(print_as(changed(sound(), "disclosure", "licences", "decisions", ""), "html"))

    html = toolkit.read(tmp_path / "a.html")._repr_html_()

    assert html.count("<td>–</td>") == 1
    assert "<td>12</td>" in html
    assert "<td>1.25</td>" in html
    assert "NA" not in html


def test_a_section_under_quite_another_name_is_still_the_section_of_its_numeral():
    """Its name differs, but it is not missing."""
    lines = ["一、总体情况", "文。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    lines += ["四、政府信息公开行政复议、行政诉讼情况", "五、下一步怎么干", "文。", "六、其他需要报告的事项"]

    sections = find_sections(page(*lines), ()).sections

    assert "".join(section.number for section in sections) == "一二三四五六"
    assert [section.key for section in sections if section.altered] == ["problems"]
    assert sections[4].text == "文。"


def test_numbered_lines_within_a_section_are_no_headings():
    """Only the one numeral that is due, and that no other heading has, can be one."""
    lines = ["一、总体情况", "五、广泛宣传", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项", "一、无"]

    sections = find_sections(page(*lines), ()).sections

    assert [section.key for section in sections] == ["overview", "requests", "other"]
