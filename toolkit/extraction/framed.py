"""A report that stands in one table as a whole, as a spreadsheet saved as a page has it, or within the frame of a page.

A row that is one text is a paragraph, and the rows between such are tables; every cell keeps its place in the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.document import Block, Document, Format, Grid, GridCell, Paragraph
from toolkit.extraction.columns import Row, distinct
from toolkit.extraction.words import core, fold, spellings
from toolkit.report import TABLES

_FEWEST = 8
"""Rows from which a table can hold a report, or the rest of one on the next page."""
_RUNNING = 40
"""Characters from which a text alone in its row is no label of a table."""
_RAGGED = 3
"""Characters by which full lines differ in length."""


def taken_apart(document: Document) -> Document:
    """Return the document with each such table as paragraphs and tables; any other document as it is."""
    if document.format is Format.TEXT or not any(map(_is_report, document.grids)):
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += _parts(block) if isinstance(block, Grid) and _is_report(block) else [block]
    return replace(document, blocks=tuple(blocks))


def _is_report(grid: Grid) -> bool:
    """Tell whether a grid holds a heading below other rows, or several: a statutory table has one, at its top."""
    if len(grid.rows) < _FEWEST:
        return False
    headings, below = 0, False
    for at, row in enumerate(grid.rows):
        first = row[0]
        if first is not None and "情" in first.text and first.row == at and _heads(first.text) and _alone(row, at):
            headings += 1
            if below or headings > 1:
                return True
        below = below or len({cell.text for cell in row if cell and cell.text}) > 1
    return False


def _heads(text: str) -> bool:
    """Tell whether a line of a text is the heading of a section."""
    names = spellings("sections", "")
    return any(names.exact(line) for line in text.split("\n") if len(line) <= _RUNNING)


def _alone(row: Row, at: int) -> GridCell | None:
    """Return the cell of a row that begins there and has no other text beside it."""
    filled = [cell for cell in distinct(row) if fold(cell.text)]
    return filled[0] if len(filled) == 1 and filled[0].row == at else None


def _parts(grid: Grid) -> Iterator[Block]:
    table: list[int] = []
    for at, row in enumerate(grid.rows):
        cell = _alone(row, at)
        if cell and not _is_label(cell.text) and (not table or len(cell.text) >= _RUNNING or _heads(cell.text)):
            yield from _table(grid, table)
            table = []
            yield Paragraph(_unwrapped(cell.text) if cell.place.page else cell.text, cell.place)
        elif table or any(each and fold(each.text) for each in row):
            table.append(at)
    yield from _table(grid, table)


def _unwrapped(text: str) -> str:
    """Join the lines of a page that go on in the next: those as long as the longest that end in no full stop."""
    lines = text.split("\n")
    full = max(map(len, lines)) - _RAGGED
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if len(line) >= max(full, _RUNNING // 2) and not line.endswith("。") and not _heads(following):
            joined[-1] += following
        else:
            joined.append(following)
    return "\n".join(joined)


def _is_label(text: str) -> bool:
    """Tell whether a text alone in its row belongs to a table all the same: a block's title, a row of blanks."""
    return core(text).startswith("第二十条") or any(
        spellings(table, "rows").exact(text) is not None for table in TABLES
    )


def _table(grid: Grid, lines: Sequence[int]) -> Iterator[Grid]:
    """Give these rows as a grid as wide as their texts reach, or nothing where there are none."""
    cells = [cell for at in lines for cell in grid.rows[at] if cell and fold(cell.text)]
    if not cells:
        return
    top, left = lines[0], min(cell.column for cell in cells)
    bottom, right = lines[-1] + 1, max(cell.column + cell.colspan for cell in cells)
    moved: dict[int, GridCell] = {}
    for cell in (cell for at in lines for cell in grid.rows[at][left:right] if cell):
        row, column = max(cell.row, top), max(cell.column, left)
        down, across = min(cell.row + cell.rowspan, bottom) - row, min(cell.column + cell.colspan, right) - column
        moved[id(cell)] = GridCell(cell.text, cell.place, row - top, column - left, down, across)
    rows = tuple(tuple(cell and moved[id(cell)] for cell in grid.rows[at][left:right]) for at in lines)
    yield Grid(rows, grid.place, grid.how)
