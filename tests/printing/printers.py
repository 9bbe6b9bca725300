"""Printers of a sample report: a web page, a Word document, a ruled PDF, and text with one cell on a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.printing.sample import HEADINGS, Sample
from tests.printing.sheets import Sheet, sheet
from tests.printing.typeface import embedded

TABLES = ("disclosure", "requests", "disputes")
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


Part = tuple[str, str | Sheet]
PLAIN_CELL = '<td colspan="{across}" rowspan="{down}"><p>{text}</p></td>'
OFFICE_CELL = (
    '<td width="74" colspan="{across}px" rowspan="{down}" style="border:1pt solid">\n<p class="MsoNormal">'
    '<span style="font-family:仿宋"><font face="仿宋">{text}</font></span><span><o:p></o:p></span></p>\n</td>\n'
)


def print_as(sample: Sample, kind: str) -> bytes:
    """Return the report in a format of `PRINTERS`."""
    return PRINTERS[kind](sample)


def parts(sample: Sample) -> Iterator[Part]:
    """Yield title, lines, headings, paragraphs, tables and pictures in their order on the page."""
    yield "title", sample.title
    if sample.published:
        yield "line", f"发布日期：{sample.published}"
    if sample.preamble:
        yield "paragraph", sample.preamble
    for key in HEADINGS:
        if key not in sample.headings:
            continue
        yield "heading", sample.headings[key]
        if key in sample.prose:
            yield from (("paragraph", line) for line in sample.prose[key].split("\n"))
        if f"picture:{key}" in sample.extra:
            yield "picture", key
        elif key in sample.tables:
            yield "table", sheet(sample, key)
            if f"twice:{key}" in sample.extra:
                yield "table", _doubled(sheet(sample, key))


def _doubled(rows: Sheet) -> Sheet:
    """Return the same table with another number in its last cell."""
    *others, last = rows
    return [*others, [*last[:-1], type(last[-1])("77")]]


def to_html(sample: Sample, encoding: str = "utf-8") -> bytes:
    """Print a page as office suites save it: merged cells, a paragraph in each."""
    return html_page(parts(sample), sample.title, encoding)


def html_page(content: Iterable[Part], title: str, encoding: str = "utf-8", cell: str = PLAIN_CELL) -> bytes:
    """Print `content`; `cell` is the markup of a cell, with its text and spans to fill in."""
    body = "\n".join(_html(kind, what, cell) for kind, what in content)
    declared = "gb2312" if encoding != "utf-8" else encoding
    head = f'<meta charset="{declared}"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n".encode(encoding)


def _html(kind: str, what: str | Sheet, cell: str = PLAIN_CELL) -> str:
    if isinstance(what, list):
        rows = "\n".join(
            "<tr>"
            + "".join(
                cell.format(
                    text=escape(slot.text).replace("\n", "<br>") or "&nbsp;", across=slot.colspan, down=slot.rowspan
                )
                for slot in row
            )
            + "</tr>"
            for row in what
        )
        return f'<table border="1">\n{rows}\n</table>'
    if kind == "picture":
        return f'<p><img src="data:image/png;base64,{_DOT}" width="600" height="300" alt="表格"></p>'
    tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
    return f"<{tag}>{escape(what)}</{tag}>"


def to_text(sample: Sample) -> bytes:
    """Print a page as it comes when only its text is kept: one cell a line; a blank cell leaves a blank line."""
    lines = []
    for kind, what in parts(sample):
        lines += [slot.text for row in what for slot in row] if isinstance(what, list) else [what, ""]
        if kind == "table":
            lines.append("")
    return "\n".join(lines).encode()


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
    return pdf_file(content, sample.title, "".join(_html(kind, what) for kind, what in content), lines=lines)


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
