"""Spreadsheets and old Word documents: every cell as shown, and errors and blanks kept apart."""

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.printing import changed, sound
from tests.printing.spreadsheet import to_xls, to_xlsx
from tests.reading.office import figures, in_sheet, printed, read, saved, texts, whole
from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.reading import read_document
from toolkit.report import State

DOC = Path(__file__).parent / "documents" / "sound-2023.doc"
"""`print_as(sound(), "docx")`, saved by LibreOffice as Word 97."""


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize(
    "to_book", [to_xlsx, lambda sample: to_xlsx(sample, sheets=True), to_xls], ids=["xlsx", "xlsx-sheets", "xls"]
)
def test_a_report_in_a_spreadsheet_is_read_cell_by_cell(year, to_book):
    """On one sheet with its prose, or a table on each."""
    sample = sound(year)

    report = read(to_book(sample))

    assert figures(report) == printed(sample)
    assert (report.state, report.identity.body, report.identity.year) == (State.READ, sample.body, year)
    assert {each.key: each.text for each in report.sections}["overview"] == sample.prose["overview"]


@pytest.mark.parametrize("to_book", [to_xlsx, to_xls])
def test_a_row_of_a_spreadsheet_whose_figures_are_all_blank_stays_in_its_table(to_book):
    """A label alone in its row is no heading."""
    sample = sound()
    for table, row in (("requests", "carried_forward"), ("requests", "carried_over"), ("disclosure", "fees")):
        for column in sample.tables[table][row]:
            sample = changed(sample, table, row, column, "")

    assert figures(read(to_book(sample))) == printed(sample)


def test_an_old_word_document_is_read_cell_by_cell():
    """All three tables."""
    report = read(DOC.read_bytes())

    assert figures(report) == printed(sound())
    assert (report.format, report.state, report.identity.year) == ("doc", State.READ, 2023)


def test_values_are_printed_as_a_spreadsheet_shows_them():
    """No digit more, and no zero behind them."""
    book = openpyxl.Workbook()
    book.active.append(["数", 12, 12.0, 1.25, 0.1 + 0.2, -0.0, True, datetime.date(2024, 1, 18), "０1"])

    assert texts(saved(book)) == [["数", "12", "12", "1.25", "0.3", "0", "TRUE", "2024-01-18", "０1"]]


@pytest.mark.parametrize(("look", "shown"), [({"vertAlign": "superscript"}, "12^3"), ({"strike": True}, "12^3")])
def test_a_raised_or_struck_part_of_a_text_is_not_part_of_the_number(look, shown):
    """12 with the footnote 3 is not 123; bold letters in a text change nothing."""
    book = openpyxl.Workbook()
    dressed = CellRichText("12", TextBlock(InlineFont(**look), "3"))
    book.active.append([dressed, CellRichText("1", TextBlock(InlineFont(b=True), "2"))])

    assert texts(saved(book)) == [[shown, "12"]]


def test_an_error_in_a_spreadsheet_is_neither_a_blank_nor_a_number():
    """So is a formula that nobody has computed; one that gives an empty text is a blank."""
    book = openpyxl.Workbook()
    book.active.append(["甲", "#REF!", None, "=B2*2", "乙"])
    source = in_sheet(
        saved(book), b'<c r="E1"', b'<c r="F1" t="str"><f>""</f><v></v></c><c r="G1"><f>1+1</f><v>2</v></c><c r="H1"'
    )

    assert texts(source) == [["甲", "#REF!", "", "=B2*2", "", "", "2", "乙"]]


def test_an_error_in_an_old_spreadsheet_is_neither_a_blank_nor_a_number():
    """The library that reads them calls it blank."""
    book = xlwt.Workbook()
    book.add_sheet("无").write(0, 0, "甲")
    sheet = book.add_sheet("有")
    sheet.write(2, 1, "乙")
    sheet.row(2).set_cell_error(2, "#REF!")
    sheet.write(2, 3, 3)

    assert texts(saved(book)) == [["乙", "#REF!", "3"]]


def test_hidden_sheets_are_not_read():
    """What nobody sees is no figure."""
    book = openpyxl.Workbook()
    book.active.append(["甲", 1])
    book.create_sheet("草稿").append(["乙", 2])
    book["草稿"].sheet_state = "hidden"

    assert texts(saved(book)) == [["甲", "1"]]


def test_a_cell_of_a_spreadsheet_knows_its_place():
    """Grid, row and column, whatever stood above."""
    book = openpyxl.Workbook()
    for row in ([], [None, "标题"], [None, "甲", 1], [None, "乙", 2]):
        book.active.append(row)

    document = read_document(saved(book), "x")

    assert [each.text for each in document.paragraphs] == ["标题"]
    assert document.grids[0].rows[1][1].place[2:5] == (1, 2, 2)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("source", [to_xlsx(sound()), to_xls(sound()), DOC.read_bytes()], ids=["xlsx", "xls", "doc"])
def test_an_office_file_cut_short_is_refused(source, kept):
    """Half a table is none."""
    with pytest.raises(SourceError) as error:
        read_document(source[: int(len(source) * kept)], "cut")

    assert error.value.key == "source-damaged"


def test_sectors_that_follow_each_other_in_a_circle_end():
    """Each sector of the allocation table names itself."""
    source = bytearray(DOC.read_bytes())
    at = 512 * (1 + int.from_bytes(source[76:80], "little"))
    for number in range(128):
        source[at + 4 * number : at + 4 * number + 4] = number.to_bytes(4, "little")

    with pytest.raises(SourceError) as error:
        read_document(bytes(source), "circle")

    assert error.value.key == "source-damaged"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>', "source-too-costly"),
        (b"</sheetData>", b"</sheetData>" + b" " * 300_000_000, "source-too-costly"),
        (b"</mergeCells>", b'<mergeCell ref="A1:XFD1048576"/>' * 1000 + b"</mergeCells>", "source-too-many-cells"),
        (b"<worksheet", b'<!DOCTYPE d [<!ENTITY l "ha">]><worksheet', None),
        (b"</row></sheetData>", b"", "source-damaged"),
    ],
    ids=["far-cell", "spaces", "merged", "entity", "open-ended"],
)
def test_a_hostile_spreadsheet_harms_nobody(old, new, key):
    """It ends in a message, or in what it would be without its tricks."""
    source = in_sheet(to_xlsx(sound()), old, new)
    if key is None:
        assert figures(read(source)) == printed(sound())
        return

    with pytest.raises(SourceError) as error:
        read_document(source, "hostile")

    assert error.value.key == key


def test_an_encrypted_office_file_is_told_as_such():
    """Its container holds one stream with everything in it."""
    source, name = bytearray(DOC.read_bytes()), "EncryptedPackage\0".encode("utf-16-le")
    at = source.index("WordDocument".encode("utf-16-le"))
    source[at : at + len(name)], source[at + 64] = name, len(name)

    with pytest.raises(SourceError) as error:
        read_document(bytes(source), "locked")

    assert error.value.key == "source-encrypted"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("pdf", Format.PDF), ("html", Format.HTML), ("docx", Format.DOCX)],
)
@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.docx", "a.zip"])
def test_what_a_file_is_called_does_not_matter(kind, expected, name):
    """Many a .doc is a page."""
    assert read_document(whole(kind), name).format is expected


@pytest.mark.parametrize("magic", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00\x04"])
def test_other_archives_are_to_be_unpacked_first(magic):
    """The message says so."""
    with pytest.raises(SourceError) as error:
        read_document(magic + bytes(range(256)) * 20, "a.rar")

    assert error.value.key == "source-format-unknown"
    assert "请先解压" in str(error.value)
