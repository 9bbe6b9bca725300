"""A PDF as printed: ruled tables become grids with their merged cells, the rest paragraphs; each has page and box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from toolkit.document import Block, Document, Format, Grid, GridCell, How, Paragraph, Picture, Place
from toolkit.errors import SourceError
from toolkit.messages import message
from toolkit.reading import limits, scan
from toolkit.reading.apart import apart
from toolkit.reading.limits import refuse
from toolkit.reading.pdf_aligned import aligned
from toolkit.reading.pdf_grids import Frame, frame, shared_out, slots_of, tables
from toolkit.reading.pdf_inkless import UNKNOWN
from toolkit.reading.pdf_lines import Line, Measure, joined, lines_of, text_of, without_page_numbers
from toolkit.reading.pdf_page import Box, Drawing, Glyph, draw
from toolkit.reading.pdf_weight import is_suspicious

_TAIL = 65_536
"""Bytes at the end of the file within which a whole one says that it ends."""
_CURVES = 200
"""Objects from which a page without text is taken for one whose text was turned into drawings."""
_PROSE = 300
"""Characters of one cell from which, when it holds most of the text, lines are a border around text and no table."""


def read_pdf(source: bytes, name: str) -> Document:
    """Return the content of a PDF.

    Raises `SourceError` for a damaged or encrypted file and for one beyond the limits.
    """
    if is_suspicious(source):
        document: Document = apart(f"{__name__}:read_lightly", source, name, failure="source-takes-too-much")
        return document
    return read_here(source, name)


def read_lightly(source: bytes, name: str) -> Document:
    """Return the content of a PDF without recognising pictures, for which a process apart has not the memory."""
    scan.PAGES = 0
    return read_here(source, name)


def read_here(source: bytes, name: str) -> Document:
    """Return the content of a PDF that unpacks to no more than this process can bear."""
    with closing(_opened(source, name)) as pdf:
        if b"%%EOF" not in source[-_TAIL:] or not len(pdf):
            raise SourceError("source-damaged", source=name, format="PDF", where="%%EOF")
        refuse("source-too-many-pages", name, len(pdf), limits.PAGES)
        reader = Pages(name)
        for number in range(1, len(pdf) + 1):
            try:
                page = pdf[number - 1]
            except pdfium.PdfiumError as error:
                where = f"page {number}"
                raise SourceError("source-damaged", source=name, format="PDF", where=where) from error
            with closing(page):
                reader.read(page, number)
        title = _title(pdf)
    return Document(Format.PDF, tuple(reader.blocks()), title=title, problems=tuple(reader.problems))


def _title(pdf: pdfium.PdfDocument) -> str:
    try:
        return str(pdf.get_metadata_value("Title")).strip()
    except UnicodeDecodeError:  # a title that is no text names nothing
        return ""


def _opened(source: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise SourceError("source-encrypted", source=name) from error
        raise SourceError("source-damaged", source=name, format="PDF", where=str(error)[:80].rstrip(".")) from error


@dataclass(slots=True)
class Pages:
    """Reads page after page; lines become paragraphs at the end, when the measure of the text is known."""

    name: str
    problems: list[str] = field(default_factory=list)
    items: list[Line | Grid | Picture] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    columns: Sequence[tuple[float, float]] = ()
    grids: int = 0
    slots: int = 0
    characters: int = 0
    objects: int = 0
    pictures: int = 0

    def read(self, page: pdfium.PdfPage, number: int) -> None:
        """Take over one page."""
        drawing = draw(page, limits.PAGE_CHARACTERS)
        if isinstance(drawing, int):
            raise SourceError(
                "source-too-many-characters", source=self.name, found=drawing, limit=limits.PAGE_CHARACTERS
            )
        self.characters += len(drawing.glyphs)
        self.objects += drawing.objects
        refuse("source-too-many-characters", self.name, self.characters, limits.DOCUMENT_CHARACTERS)
        refuse("source-too-many-drawings", self.name, self.objects, limits.DOCUMENT_OBJECTS)
        if any(glyph.text.strip() for glyph in drawing.glyphs if glyph.text != UNKNOWN):
            self.take(drawing, number, How.RULED)
        elif drawing.images or drawing.objects >= _CURVES:
            whole = (0.0, 0.0, drawing.width, drawing.height)
            box = _around(drawing.images) if drawing.images else whole
            self.recognise(lambda: _rendered(page), drawing.pixels, number, box)

    def recognise(self, rendered: Callable[[], Any], pixels: int, number: int, box: Box | None = None) -> None:
        """Take over a page that is only a picture: what can be recognised in it, else the picture, and say so."""
        self.pictures += 1
        readable = pixels <= scan.PIXELS and self.pictures <= scan.PAGES and scan.can_scan()
        drawing = scan.scan(rendered()) if readable else None
        if drawing and drawing.glyphs:
            self.take(drawing, number, How.SCANNED)
        else:
            self.items.append(Picture(Place(page=number, box=box)))
            key = "page-without-text" if scan.can_scan() else "page-without-text-extra"
            self.problems.append(message(key, page=number))

    def take(self, drawing: Drawing, number: int, how: How) -> None:
        """Take over what a page shows."""
        self.widths[number] = round(drawing.width)
        frames, rest = self._frames(drawing, number)
        grids = [grid for each, cells in frames if (grid := self._grid(each, cells, number, how))]
        if not grids and how is How.RULED:
            grids, rest = self._aligned(rest, drawing, number)
        rest = [glyph for glyph in rest if glyph.text != UNKNOWN]  # in running text, a space as likely as a letter
        lines = without_page_numbers(lines_of(rest, number), drawing.height)
        pictures = [Picture(Place(page=number, box=box)) for box in drawing.large_images]
        self.items += sorted((*lines, *grids, *pictures), key=_from_top)

    def blocks(self) -> Iterator[Block]:
        """Return everything in reading order, lines joined to paragraphs."""
        lines = [item for item in self.items if isinstance(item, Line)]
        by_width = {
            width: Measure([line for line in lines if self.widths[line.page] == width])
            for width in set(self.widths.values())
        }
        paragraph: list[Line] = []
        for item in self.items:
            if not isinstance(item, Line):
                yield from _paragraph(paragraph)
                yield item
                paragraph = []
                continue
            if paragraph and not by_width[self.widths[item.page]].goes_on(paragraph[-1], item):
                yield from _paragraph(paragraph)
                paragraph = []
            paragraph.append(item)
        yield from _paragraph(paragraph)

    def _frames(self, drawing: Drawing, number: int) -> tuple[list[tuple[Frame, dict[int, list[Glyph]]]], list[Glyph]]:
        """Return the tables of a page, each with the characters of its cells, and the characters outside of them."""
        found = tables(drawing)
        if found is None:
            self.problems.append(message("page-too-busy", page=number))
            return [], drawing.glyphs
        wanted = self.slots + sum(slots_of(*lines) for lines in found)
        refuse("source-too-many-cells", self.name, wanted, limits.CELLS)
        self.slots = wanted
        frames = [each for lines in found if len((each := frame(*lines)).areas) > 1]
        frames.sort(key=lambda each: (each.xs[-1] - each.xs[0]) * (each.ys[0] - each.ys[-1]))
        inside, rest = shared_out(drawing.glyphs, frames)
        kept = []
        for each, cells in zip(frames, inside, strict=True):
            if _is_border(cells):
                rest += [glyph for glyphs in cells.values() for glyph in glyphs]
            else:
                kept.append((each, cells))
        return sorted(kept, key=lambda pair: (-pair[0].ys[0], pair[0].xs[0])), rest

    def _aligned(self, glyphs: list[Glyph], drawing: Drawing, page: int) -> tuple[list[Grid], list[Glyph]]:
        """Return the tables of a page that rules none, and the characters outside of them."""
        found = aligned(glyphs, drawing.across, page, before=self.grids, columns=self.columns)
        self.grids += len(found.grids)
        self.columns = found.columns
        if found.unclear:
            self.problems.append(message("page-table-unclear", page=page))
        return found.grids, found.rest

    def _grid(self, shape: Frame, inside: dict[int, list[Glyph]], page: int, how: How) -> Grid | None:
        """Return the table as a grid; one without any text is an ornament."""
        texts = {index: text_of(glyphs) for index, glyphs in inside.items()}
        if not any(texts.values()):
            return None
        self.grids += 1
        cells = []
        for index, (row, column, rows, columns) in enumerate(shape.areas):
            place = Place(page, None, self.grids, row + 1, column + 1, shape.area_box(index))
            cells.append(GridCell(texts.get(index, ""), place, row, column, rows, columns))
        slots = tuple(tuple(cells[index] for index in owners) for owners in shape.owners)
        return Grid(slots, Place(page=page, grid=self.grids, box=shape.box), how)


def _rendered(page: pdfium.PdfPage) -> Any:
    return page.render(scale=scan.SIDE / max(page.get_size()), grayscale=True).to_numpy().squeeze()


def _is_border(cells: dict[int, list[Glyph]]) -> bool:
    """Tell whether one cell holds so much of the text that the lines only surround it."""
    lengths = [len(glyphs) for glyphs in cells.values()]
    return max(lengths, default=0) > max(_PROSE, sum(lengths) * 3 // 4)


def _paragraph(lines: Sequence[Line]) -> Iterator[Paragraph]:
    if not lines:
        return
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    page = lines[0].page
    box = _around([line.box for line in lines if line.page == page])
    yield Paragraph(text, Place(page=page, box=_rounded(box)))


def _from_top(item: Line | Grid | Picture) -> tuple[float, float]:
    box = item.box if isinstance(item, Line) else item.place.box
    return (-box[3], box[0]) if box else (0.0, 0.0)


def _around(boxes: Sequence[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _rounded(box: Box) -> Box:
    left, bottom, right, top = (round(side, 2) for side in box)
    return left, bottom, right, top
