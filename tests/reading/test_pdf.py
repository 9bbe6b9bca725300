"""A PDF as printed: ruled tables with their merged cells, text in order, and nothing left out in silence."""

import io

import pytest
from PIL import Image
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from tests.printing import print_as, sound
from toolkit.errors import SourceError
from toolkit.extraction import extract
from toolkit.reading import read_document
from toolkit.report import Mark

GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def ruled(rows, *styles):
    """A PDF of one ruled table of Latin letters."""
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build([Table(rows, style=TableStyle([GRID, *styles]), repeatRows=0)])
    return stream.getvalue()


def drawn(draw, **options):
    """A PDF on which `draw` draws."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def texts(grid):
    """The text in every slot of a grid."""
    return [[cell and cell.text for cell in row] for row in grid.rows]


def test_a_ruled_table_is_a_grid_with_places():
    """Page, row, column and a box in points."""
    (grid,) = read_document(ruled([["a", "1"], ["b", "2"]]), "x").grids

    assert texts(grid) == [["a", "1"], ["b", "2"]]
    place = grid.rows[1][1].place
    left, bottom, right, top = place.box
    assert (place.page, place.grid, place.row, place.column) == (1, 1, 2, 2)
    assert 0 < left < right < A4[0]
    assert 0 < bottom < top < A4[1]


def test_merged_cells_are_told_by_the_lines_that_are_not_there():
    """A span is one cell in several slots."""
    source = ruled([["a", "b", ""], ["", "1", "2"]], ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)))

    (grid,) = read_document(source, "x").grids

    assert texts(grid) == [["a", "b", "b"], ["a", "1", "2"]]
    assert grid.rows[0][0] is grid.rows[1][0]


def test_a_table_over_several_pages_gives_a_grid_on_each():
    """Nothing is lost at the break."""
    grids = read_document(ruled([[f"r{n}", str(n)] for n in range(90)]), "x").grids

    assert [grid.place.page for grid in grids] == [1, 2, 3][: len(grids)]
    assert [row[1] for grid in grids for row in texts(grid)] == [str(n) for n in range(90)]


def test_page_numbers_are_no_text():
    """They would stand between the rows of a table."""
    document = read_document(print_as(sound(), "pdf"), "x")

    assert [each.text for each in document.paragraphs if each.text.strip("- ").isdigit()] == []


def test_a_lone_digit_in_a_font_that_is_not_there_is_not_read_as_a_blank():
    """PDFium leaves it out; a zero must not become a blank."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    sample = sound()
    rows = [["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "0"]]
    source = ruled(rows, ("FONTNAME", (0, 0), (-1, -1), "STSong-Light"))

    report = extract(read_document(source, "x"), "x", "0")

    cell = report.tables["disclosure"].cells["licences", "decisions"]
    assert (cell.mark, cell.value) in ((Mark.MISSING, None), (Mark.NUMBER, 0))
    assert report.problems != () or cell.value == 0
    assert sample.tables["disclosure"]["licences"]["decisions"] == "128"


def test_an_encrypted_file_is_refused():
    """It opens only with a password."""
    source = drawn(lambda canvas: canvas.drawString(50, 700, "x"), encrypt=pdfencrypt.StandardEncryption("secret"))

    with pytest.raises(SourceError) as error:
        read_document(source, "locked.pdf")

    assert error.value.key == "source-encrypted"


def test_a_page_that_is_only_an_image_is_told():
    """A scan is a picture and a problem, never an empty page."""
    picture = Image.new("L", (800, 1100), 255)
    from reportlab.lib.utils import ImageReader

    document = read_document(drawn(lambda canvas: canvas.drawImage(ImageReader(picture), 20, 20, 550, 780)), "x")

    assert len(document.pictures) == 1
    assert len(document.problems) == 1
    assert "1" in document.problems[0]


def test_shading_is_no_table():
    """A filled rectangle behind text rules nothing."""

    def shaded(canvas):
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        canvas.rect(50, 600, 300, 100, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(60, 650, "text on a shade")

    document = read_document(drawn(shaded), "x")

    assert document.grids == ()
    assert [each.text for each in document.paragraphs] == ["text on a shade"]


@pytest.mark.parametrize(
    ("draw", "shown"),
    [
        (
            lambda page: (
                page.drawString(300, 650, "12"),
                page.setFont("Helvetica", 6),
                page.drawString(311, 654, "3"),
            ),
            "12^3",
        ),
        (lambda page: (page.drawString(300, 650, "12"), page.drawString(300, 650, "45")), "1^42^5"),
        (lambda page: (page.drawString(300, 650, "11"), page.drawString(300.5, 650, "11")), "11"),
        (lambda page: (page.drawString(300, 650, "12"), page.drawString(313.6, 650, "3")), "12 3"),
        (lambda page: (page.drawString(300, 650, "12"), page.drawString(312.0, 650, "3")), "123"),
        (lambda page: page.drawString(240, 650, "1234"), "\ufffd34"),
        (lambda page: page.drawString(248, 650, "1234"), "1234"),
    ],
)
def test_digits_that_do_not_stand_as_one_number_are_none(draw, shown):
    """A footnote, figures over each other or a space apart, and one that runs over a line of the table."""

    def table(page):
        page.setFont("Helvetica", 10)
        for y in (660, 640):
            page.line(100, y, 400, y)
        for x in (100, 250, 400):
            page.line(x, 660, x, 640)
        page.drawString(110, 650, "A")
        draw(page)

    (grid,) = read_document(drawn(table), "x").grids

    assert grid.rows[0][1].text == shown
