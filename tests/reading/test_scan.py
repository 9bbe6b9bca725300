"""Scans: every figure is recognised as printed, or its cell is named; without the extra, the page is told."""

import io
import struct
import zlib

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from tests.printing import print_as, sound
from toolkit.corpus import read_reports
from toolkit.document import Format, How
from toolkit.errors import SourceError
from toolkit.forms import label
from toolkit.reading import read_document, scan
from toolkit.report import Mark

SAMPLE = sound()
DISPUTES = {(row, column): text for row, cells in SAMPLE.tables["disputes"].items() for column, text in cells.items()}


def page(dpi, angle=0.0):
    """The page of the sample that holds most of table 3 and all of table 4, as a picture."""
    pdf = pypdfium2.PdfDocument(print_as(SAMPLE, "pdf"))
    picture = pdf[1].render(scale=dpi / 72).to_pil().convert("L")
    return picture.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)


def saved(picture, kind, **options):
    """The bytes of a picture in a format."""
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def without_engine(monkeypatch):
    """The extra is not installed."""
    monkeypatch.setattr(scan, "_engine", lambda: None)


def test_a_scan_a_little_askew_is_read_cell_by_cell():
    """Every cell of the page is as printed: labels in merged cells, lone digits, and their places."""
    pytest.importorskip("rapidocr")

    report = read_reports(saved(page(150, angle=1.5), "PDF", resolution=150), "scan.pdf", "en")[0]

    cells = report.tables["requests"].cells
    read = {place: cell.raw for place, cell in cells.items() if cell.mark is not Mark.MISSING}
    printed = {
        (row, column): text
        for row, columns in SAMPLE.tables["requests"].items()
        for column, text in columns.items()
        if row not in ("new_received", "carried_over")  # they stand on the page before
    }
    assert read == printed
    assert {place: cell.raw for place, cell in report.tables["disputes"].cells.items()} == DISPUTES
    assert {cell.how for place, cell in cells.items() if place in printed} == {How.SCANNED}


def test_a_figure_that_cannot_be_made_out_is_named_and_no_other_figure_is_lost():
    """A blot over one digit of table 4, in a picture of a part of a page."""
    pytest.importorskip("rapidocr")
    picture = page(200)
    ImageDraw.Draw(picture).ellipse((242, 1836, 272, 1858), fill=60)
    whole = saved(picture.crop((200, 1560, 1460, 1940)), "PNG")

    report = read_reports(whole, "scan.png", "en")[0]

    cells = report.tables["disputes"].cells
    assert report.format == Format.IMAGE
    assert {place: cell.raw for place, cell in cells.items() if cell.mark is not Mark.MISSING} == {
        place: text for place, text in DISPUTES.items() if place != ("reconsideration", "upheld")
    }
    name = f"{label('disputes', 'rows', 'reconsideration').en}({label('disputes', 'columns', 'upheld').en})"
    assert [name in problem for problem in report.problems].count(True) == 1


@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG", "TIFF"])
def test_without_the_extra_a_page_of_pixels_is_told_to_be_one(monkeypatch, kind):
    """With the word on how to install it."""
    without_engine(monkeypatch)

    document = read_document(saved(Image.new("L", (400, 600), 255), kind), "x")

    assert len(document.pictures) == 1
    assert document.pictures[0].place.page == 1
    assert len(document.problems) == 1
    assert "gongkai-audit[ocr]" in document.problems[0]


def test_every_page_of_a_picture_file_is_told(monkeypatch):
    """A TIFF holds several."""
    without_engine(monkeypatch)
    pages = [Image.new("L", (40, 60), 255) for _ in range(3)]

    document = read_document(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "x")

    assert [picture.place.page for picture in document.pictures] == [1, 2, 3]


def test_a_picture_beyond_the_limit_is_not_unpacked():
    """It would take gigabytes."""
    header = struct.pack(">4sIIBBBBB", b"IHDR", 40_000, 40_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))

    with pytest.raises(SourceError) as error:
        read_document(bomb, "x")

    assert error.value.key in ("picture-too-large", "source-damaged")


def test_a_damaged_picture_is_refused():
    """With what is wrong, in words."""
    with pytest.raises(SourceError) as error:
        read_document(saved(Image.new("L", (400, 600), 255), "PNG")[:60], "x")

    assert error.value.key == "source-damaged"
