"""Printers of a sample report: a web page, a Word document, a ruled PDF, and text with one cell on a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from html import escape

from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.printing.typeface import embedded
from toolkit.demo.pages import OFFICE_CELL, PLAIN_CELL, Part, html_page, markup, parts, to_html, to_text
from toolkit.demo.sample import Sample
from toolkit.demo.sheets import Sheet

__all__ = ["OFFICE_CELL", "PLAIN_CELL", "PRINTERS", "Part", "html_page", "parts", "pdf_file", "print_as", "to_pdf"]


def print_as(sample: Sample, kind: str) -> bytes:
    """Return the report in a format of `PRINTERS`."""
    return PRINTERS[kind](sample)


def to_docx(sample: Sample) -> bytes:
    """Print a Word document with merged cells; the same report gives the same bytes."""
    document = Document()
    for kind, what in parts(sample):
        if isinstance(what, list):
            _docx_table(document, what)
        elif kind == "title":
            document.add_heading(what, 0)
        else:
            document.add_paragraph(what)
    stream = io.BytesIO()
    document.save(stream)
    return _without_dates(stream.getvalue())


def _docx_table(document: Document, rows: Sheet) -> None:
    width = sum(slot.colspan for slot in rows[0])
    table = document.add_table(len(rows), width)
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for slot in row:
            while (at, column) in taken:
                column += 1
            covered = {(at + down, column + right) for down in range(slot.rowspan) for right in range(slot.colspan)}
            taken |= covered
            last = table.cell(at + slot.rowspan - 1, column + slot.colspan - 1)
            table.cell(at, column).merge(last).text = slot.text


def _without_dates(package: bytes) -> bytes:
    """Pack the parts again with the epoch of ZIP for their dates."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


RULED = (("GRID", (0, 0), (-1, -1), 0.5, colors.black),)
"""The lines of a table: all of them."""


def to_pdf(sample: Sample, lines: Sequence[tuple[object, ...]] = RULED) -> bytes:
    """Print tables with these lines on A4; table 3 runs over a page break, and pages are numbered."""
    content = list(parts(sample))
    return pdf_file(content, sample.title, "".join(markup(kind, what) for kind, what in content), lines=lines)


def pdf_file(
    content: Iterable[Part],
    title: str,
    letters: str,
    page: tuple[float, float] = A4,
    lines: Sequence[tuple[object, ...]] = RULED,
) -> bytes:
    """Print `content`, of which `letters` holds every character; a part "break" begins a new page."""
    font = embedded(letters + "0123456789- ")
    plain = ParagraphStyle("plain", fontName=font, fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21)
    head = ParagraphStyle("head", parent=plain, fontSize=14, leading=28, firstLineIndent=0)
    small = ParagraphStyle("small", parent=plain, fontSize=7.5, leading=9.5, firstLineIndent=0, alignment=1)
    story = []
    for kind, what in content:
        if isinstance(what, list):
            story += [_pdf_table(what, small, lines, 440 + (page[0] - A4[0])), Spacer(1, 12)]
        elif kind == "break":
            story.append(PageBreak())
        else:
            story.append(Paragraph(escape(what), head if kind in ("title", "heading") else plain))
    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=page, title=title, invariant=1)

    def number(canvas: Canvas, open_page: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(page[0] / 2, 30, f"- {open_page.page} -")

    template.build(story, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


def _pdf_table(rows: Sheet, style: ParagraphStyle, lines: Sequence[tuple[object, ...]], space: float) -> Table:
    width = sum(slot.colspan for slot in rows[0])
    cells: list[list[object]] = [[""] * width for _ in rows]
    spans = []
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for slot in row:
            while (at, column) in taken:
                column += 1
            right, bottom = column + slot.colspan - 1, at + slot.rowspan - 1
            taken |= {(down, across) for down in range(at, bottom + 1) for across in range(column, right + 1)}
            cells[at][column] = Paragraph(escape(slot.text).replace("\n", "<br/>"), style)
            spans.append(("SPAN", (column, at), (right, bottom)))
    look = [*lines, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    widths = (
        [space * 0.06, space * 0.12, space * 0.22, *[space * 0.6 / 7] * 7] if width == 10 else [space / width] * width
    )
    return Table(cells, colWidths=widths, style=TableStyle([*look, *spans]), splitInRow=0)


PRINTERS: dict[str, Callable[[Sample], bytes]] = {
    "html": to_html,
    "gb18030.html": lambda sample: to_html(sample, "gb18030"),
    "pdf": to_pdf,
    "docx": to_docx,
    "txt": to_text,
}
"""The printers, by the ending of the file that they make."""
