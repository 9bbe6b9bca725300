"""A report named as a formula with a script in it: every output shows the name, and nothing else happens."""

import csv
import os
import zipfile

import openpyxl
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.printing import changed, print_as, sound
from toolkit.cli import main
from toolkit.publishing.print import browser

pytestmark = pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")

NAME = '=HYPERLINK("http:example.org")<script>document.title="run"<script><img src=x onerror=alert(1)>.html'


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """What an audit leaves of a batch with such a name, in every format."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "reports").mkdir()
    wrong = changed(sound(), "disputes", "reconsideration", "total", "9")
    (folder / "reports" / NAME).write_bytes(print_as(wrong, "html"))
    (folder / "reports" / "sound.html").write_bytes(print_as(sound(2020, "青川市临江区司法局"), "html"))
    main(["audit", str(folder / "reports"), "--out", str(folder / "out"), "--formats", "html,xlsx,docx,pdf"])
    return folder / "out"


def test_the_page_shows_the_name_and_has_no_element_of_it(out):
    """The one script is ours, and the pictures are data."""
    page = LexborHTMLParser((out / "findings.html").read_text(encoding="utf-8"))

    assert NAME in page.css_first("table.register").text()
    assert [node.attributes.get("type") for node in page.css("script")] == [None, "application/json"]
    assert {node.attributes["src"][:11] for node in page.css("img")} == {"data:image/"}
    assert [name for node in page.css("*") for name in node.attributes if name.startswith("on")] == []


def test_the_workbook_shows_the_name_as_text(out):
    """Neither formula nor link."""
    book = openpyxl.load_workbook(out / "findings.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [cell.data_type for cell in cells if cell.value == NAME] == ["s"] * 2
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


def test_a_spreadsheet_that_opens_the_csv_takes_the_name_for_text(out):
    """An apostrophe stands before what would be a formula."""
    with (out / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert {row["source"] for row in rows} == {f"'{NAME}"}
    assert [value for row in rows for value in row.values() if value.startswith("=")] == []


def test_the_letter_shows_the_name_as_text(out):
    """No field, no link."""
    (letter,) = (out / "letters").iterdir()
    with zipfile.ZipFile(letter) as package:
        document = package.read("word/document.xml").decode()

    assert "=HYPERLINK(" in document
    assert "&lt;script&gt;" in document
    assert [mark for mark in ("w:fldSimple", "w:instrText", "w:hyperlink") if mark in document] == []


def test_the_printed_page_shows_the_name_as_text(out):
    """And keeps its own title."""
    with pypdfium2.PdfDocument(out / "findings.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
        title = document.get_metadata_value("Title")

    assert "=HYPERLINK(" in text
    assert title == "政府信息公开工作年度报告核查结果"
