"""Spreadsheets and old Word documents: every cell as shown, and errors and blanks kept apart."""

import datetime
import io
import re
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.printing import changed, print_as, sound
from tests.printing.spreadsheet import to_xls, to_xlsx
from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.extraction import extract
from toolkit.reading import read_document
from toolkit.report import State

DOC = Path(__file__).parent / "documents" / "sound-2023.doc"
"""`print_as(sound(), "docx")`, saved by LibreOffice as Word 97."""


@cache
def whole(kind):
    """The sound report in a format of the printers."""
    return print_as(sound(), kind)


def printed(sample):
    """Every figure of a sample, by table, row and column."""
    return {
        (table, row, column): text
        for table, rows in sample.tables.items()
        for row, cells in rows.items()
        for column, text in cells.items()
    }


def figures(report):
    """Every figure as it was read."""
    return {
        (table, row, column): cell.raw
        for table, found in report.tables.items()
        for (row, column), cell in found.cells.items()
    }


def read(source):
    """A report from bytes that no name says anything of."""
    return extract(read_document(source, "x"), "x", "0" * 64)


def saved(book):
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def texts(source):
    """The texts of all grids, row by row."""
    return [[cell and cell.text for cell in row] for grid in read_document(source, "x").grids for row in grid.rows]


def repacked(package, change):
    """A package whose parts went through `change(name, content)`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            for written, content in change(name, old.read(name)).items():
                new.writestr(written, content)
    return stream.getvalue()


def in_sheet(package, old, new):
    """A workbook with something else in the XML of its first sheet."""
    return repacked(
        package, lambda name, content: {name: content.replace(old, new) if name.endswith("sheet1.xml") else content}
    )


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


WORDS = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, part="word/document.xml", relations=b""):
    """A package with nothing but a document, whose body is given as XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        if relations:
            package.writestr("_rels/.rels", relations)
        package.writestr(
            part,
            f'<w:document {WORDS.decode()} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return stream.getvalue()


def run(text):
    """One run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def lines(source):
    """The paragraphs."""
    return [each.text for each in read_document(source, "x").paragraphs]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>", "12"),
        (f"<w:ins>{run('1')}</w:ins><w:del><w:r><w:delText>9</w:delText></w:r>{run('9')}</w:del>{run('2')}", "12"),
        (f"<w:moveFrom>{run('9')}</w:moveFrom><w:moveTo>{run('12')}</w:moveTo>", "12"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "12"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        ("<w:r><w:noBreakHyphen/><w:t>12</w:t></w:r>", "-12"),
        (f"<w:pPr><w:numPr/><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{run('12')}", "12"),
        (f"<w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r>", "12"),
        (f"<mc:AlternateContent><mc:Fallback>{run('9')}</mc:Fallback></mc:AlternateContent>{run('12')}", "12"),
        (f"{run('1')}<w:altChunk/>{run('2')}", "12"),
        ("<w:r><w:t>1<!-- 9 -->2</w:t></w:r>", "12"),
        (f"{run('1')}<m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>", "1\ufffd"),
        (f"{run('1')}<w:r><w:sym w:char='F039'/></w:r>", "1\ufffd"),
        (f"{run('12')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r>", "12^3"),
        (f"{run('12')}<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>3</w:t></w:r>", "12^3"),
        ("<w:r><w:rPr><w:vertAlign w:val='baseline'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        (f"<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "\ufffd12"),
        (f"<w:r><w:rPr><w:dstrike/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "\ufffd12"),
        ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        (f"<w:r><w:rPr><w:strike/></w:rPr><w:t> </w:t></w:r>{run('12')}", "12"),
    ],
)
def test_a_word_document_is_read_as_it_is_printed(inside, shown):
    """Content controls and insertions stay, deletions and what is hidden go, what is no text is no digit."""
    assert lines(docx(f"<w:p>{inside}</w:p>")) == [shown]


def test_hidden_text_is_hidden_in_every_encoding():
    """A part may be written in UTF-16."""
    source = repacked(
        docx(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{run('文')}</w:p>"),
        lambda name, content: {name: content.decode().encode("utf-16")},
    )

    assert lines(source) == ["文"]


def test_a_word_document_of_more_tags_than_any_report_has_is_refused():
    """Each would be an object."""
    with pytest.raises(SourceError) as error:
        read_document(docx("<w:p></w:p>" * 1_000_001), "x")

    assert error.value.key == "source-too-costly"


def test_a_word_document_with_entities_of_its_own_is_refused():
    """They would be lost without a word."""
    source = repacked(
        docx(f"<w:p>{run('1&nine;')}</w:p>"),
        lambda name, content: {name: b'<!DOCTYPE d [<!ENTITY nine "9">]>' + content},
    )

    with pytest.raises(SourceError) as error:
        read_document(source, "x")

    assert error.value.key == "source-damaged"


def test_a_table_in_a_text_box_is_a_table():
    """Drawn twice in the file, read once."""
    table = f"<w:tbl>{f'<w:tr><w:tc><w:p>{run(1)}</w:p></w:tc><w:tc><w:p>{run(2)}</w:p></w:tc></w:tr>'}</w:tbl>"
    box = f"<w:txbxContent><w:p>{run('框')}</w:p>{table}</w:txbxContent>"
    drawn = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    source = docx(f"<w:p>{run('前')}<w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r>{run('后')}</w:p>")

    document = read_document(source, "x")

    assert [each.text for each in document.paragraphs] == ["前", "框", "后"]
    assert texts(source) == [["1", "2"]]
    assert document.pictures == ()


def test_a_row_that_a_tracked_change_deleted_is_not_there():
    """Nor is a hidden one; the formatting before a tracked change is not heard."""
    cells = (
        f"<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tcPrChange></w:tcPr>{run(1)}</w:tc>"
    )
    rows = [f"<w:tr><w:trPr>{mark}</w:trPr>{cells * 2}</w:tr>" for mark in ("<w:del/>", "<w:hidden/>", "")]

    (row,) = texts(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))

    assert row == ["1", "1"]


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml"])
def test_the_document_of_a_package_is_the_one_that_it_names(target):
    """Some writers number it."""
    relations = f'<Relationships><Relationship Type="http://x/officeDocument" Target="{target}"/></Relationships>'

    assert lines(docx(f"<w:p>{run('文')}</w:p>", "word/document2.xml", relations)) == ["文"]


def test_strict_word_documents_are_read_like_others():
    """The same words under another namespace."""
    strict = repacked(
        whole("docx"),
        lambda name, content: {
            name: re.sub(
                rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                content,
            )
        },
    )

    assert figures(read(strict)) == printed(sound())


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
