"""The ruled tables of a PDF read again, by other code: pdfplumber's, which shares nothing with the first reading.

It has no limits of its own, so it runs in a process of its own, which ends when it takes too long or too much.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.document import Document, Format, Grid, GridCell, How, Place
from toolkit.reading.apart import apart

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_PAGES = 20
"""How many pages are read again."""
_NEAR = 3.0
"""Points within which two sides of cells stand on one line."""


def read_pdf_again(source: bytes, name: str, pages: Collection[int] = ()) -> Document:
    """Return the ruled tables of `pages` (by default, of the first ones), and nothing else.

    Raises `SourceError` when they could not be read again.
    """
    wanted = ",".join(map(str, sorted(pages)[:_PAGES]))
    grids = apart(f"{__name__}:read_here", source, name, wanted, failure="second-reading-failed")
    return Document(Format.PDF, tuple(grids))


def read_here(source: bytes, _: str, pages: str) -> list[Grid]:
    """Return the ruled tables of pages (numbers with commas between)."""
    return list(_grids(source, [int(number) for number in pages.split(",") if number]))


def _grids(source: bytes, pages: list[int]) -> Iterator[Grid]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(source), pages=pages or list(range(1, _PAGES + 1))) as pdf:
        tables = ((page, table) for page in pdf.pages for table in page.find_tables())
        for number, (page, table) in enumerate(tables, start=1):
            yield _grid(page, table, number)


def _grid(page: Page, table: Table, number: int) -> Grid:
    """Lay the cells, which pdfplumber gives with their boxes, into slots: a cell takes all that its box spans."""
    printed = [
        (box, text or "")
        for row, texts in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, texts, strict=True)
        if box
    ]
    across = _lines(chain.from_iterable((box[0], box[2]) for box, _ in printed))
    down = _lines(chain.from_iterable((box[1], box[3]) for box, _ in printed))
    slots: list[list[GridCell | None]] = [[None] * (len(across) - 1) for _ in down[1:]]
    for (left, top, right, bottom), text in printed:
        column, row = _at(across, left), _at(down, top)
        columns, rows = _at(across, right) - column, _at(down, bottom) - row
        box = (left, page.height - bottom, right, page.height - top)
        place = Place(page.page_number, None, number, row + 1, column + 1, box)
        cell = GridCell(text, place, row, column, rows, columns)
        for line in slots[row : row + rows]:
            line[column : column + columns] = [cell] * columns
    return Grid(tuple(map(tuple, slots)), Place(page=page.page_number, grid=number), How.RULED)


def _lines(sides: Iterator[float]) -> list[float]:
    found: list[float] = []
    for side in sorted(sides):
        if not found or side - found[-1] > _NEAR:
            found.append(side)
    return found


def _at(lines: list[float], side: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - side))
