"""A piece of a PDF page as a picture, with the cells that a finding rests on boxed: the source itself as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

from toolkit.document import Format
from toolkit.publishing.evidence import ShownTable
from toolkit.publishing.views import AuditView

_SCALE = 1.6
"""Pixels for each PDF point: figures of nine points are read easily, and a table stays under 60 KB."""
_MARGIN = 40.0
"""Points above and below that are shown as well: the neighbouring rows."""
_LARGEST = 2_000
"""Points that a page may be wide or high; a larger one is no page that anybody printed."""
_COLOUR = (213, 94, 0)

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in PDF points, origin in the lower left corner of the page."""


class Marked(NamedTuple):
    """Boxes on one page, counted from 1: strong ones around the cells that are at fault, thin ones around others."""

    page: int
    strong: tuple[Box, ...]
    thin: tuple[Box, ...] = ()


def picture(audit: AuditView, report: Mapping[str, Any], table: ShownTable) -> bytes | None:
    """Return the place in the PDF that a table with findings rests on; None where its source is none or not at hand."""
    if not table.marked or report["format"] != Format.PDF.value:
        return None
    if audit.evidence:
        file = audit.evidence / _file_name(report, table)
        return file.read_bytes() if file.is_file() else None
    source = audit.files.get(str(report["source"]))
    marked = _marked(table)
    return crop(source.content(), marked) if source and marked else None


def save_pictures(audit: AuditView, folder: Path, tables: Iterable[tuple[Mapping[str, Any], ShownTable]]) -> None:
    """Write the pictures of these tables into `folder`, where an audit taken up again finds them."""
    for report, table in tables:
        if content := picture(audit, report, table):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _file_name(report, table)).write_bytes(content)


def _file_name(report: Mapping[str, Any], table: ShownTable) -> str:
    return f"{report['report_id']}-{table.key}.png"


def _marked(table: ShownTable) -> Marked | None:
    """Return the boxes of the cells at fault on the page of the likeliest of them."""
    cells = [cell for row in table.rows for cell in row.cells if cell.severity and cell.box and cell.page]
    likely = [cell for cell in cells if cell.suggested or cell.crossed]
    if not cells:
        return None
    page = (likely or cells)[0].page
    strong = tuple(cell.box for cell in likely if cell.page == page and cell.box)
    thin = tuple(cell.box for cell in cells if cell.page == page and cell.box and cell.box not in strong)
    return Marked(page or 1, strong, thin)


def crop(content: bytes, marked: Marked) -> bytes | None:
    """Return a PNG of the part of the page around the strong boxes, else the thin ones, over its whole width.

    None where there is no box, or the page cannot be drawn.

    The page is drawn by the PDF reader into pixels: nothing of it can run or be followed.
    """
    boxes = marked.strong or marked.thin
    with pypdfium2.PdfDocument(content) as document:
        if not boxes or not 1 <= marked.page <= len(document):
            return None
        page = document[marked.page - 1]
        width, height = page.get_size()
        if max(width, height) > _LARGEST:
            return None
        picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    top = max(0.0, height - max(box[3] for box in boxes) - _MARGIN)
    bottom = min(height, height - min(box[1] for box in boxes) + _MARGIN)
    if top >= bottom:
        return None
    draw = ImageDraw.Draw(picture)
    for some, line in ((marked.thin, 1), (marked.strong, 3)):
        for left, low, right, high in some:
            edges = (left, height - high, right, height - low)
            draw.rectangle([edge * _SCALE for edge in edges], outline=_COLOUR, width=line)
    return _png(picture.crop((0, round(top * _SCALE), picture.width, round(bottom * _SCALE))))


def _png(picture: Image.Image) -> bytes:
    """Write the picture with few colours, as printed pages have: a quarter of the bytes."""
    stream = BytesIO()
    picture.quantize(32).save(stream, "PNG", optimize=True)
    return stream.getvalue()
