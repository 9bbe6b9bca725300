"""Cells with spans to a rectangular grid. A span that claims more than its table has costs nothing.

A row or a column in which no cell begins cannot be seen on the page, and is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.document import Grid, GridCell, Place
from toolkit.reading.limits import CELLS, GRID_WIDTH, refuse


class Span(NamedTuple):
    """A cell before it has a place: its text, and the extent that it claims (a `rowspan` of None: all rows left)."""

    text: str
    colspan: int = 1
    rowspan: int | None = 1


_place_of = lru_cache(maxsize=4096)(lambda number, row, column: Place(grid=number, row=row + 1, column=column + 1))
"""The place of a cell; documents have the same places again and again."""


def lay_out(rows: Sequence[Sequence[Span | None]], number: int, slots_left: int, name: str) -> Grid:
    """Return grid `number` of the source `name`: each cell in the first free slot of its row, as HTML does.

    Row spans end with the table and column spans at `GRID_WIDTH`; where cells overlap, the first one stays.
    """
    slots, begun_rows, begun_columns = _place(rows, number, slots_left, name)
    width = len(begun_columns)
    refuse("source-too-many-cells", name, CELLS - slots_left + len(begun_rows) * width, CELLS)
    if len(begun_rows) < len(rows) or max(begun_columns, default=0) >= width:
        slots = _drawn_together(slots, sorted(begun_rows), sorted(begun_columns), number)
    columns = range(width)
    return Grid(tuple(tuple(map(row.get, columns)) for row in slots), Place(grid=number))


def _place(
    rows: Sequence[Sequence[Span | None]], number: int, slots_left: int, name: str
) -> tuple[list[dict[int, GridCell | None]], set[int], set[int]]:
    """Fill the slots of every row, and say in which rows and columns a cell begins; a None of the input stays empty."""
    slots: list[dict[int, GridCell | None]] = [{} for _ in rows]
    begun_rows: set[int] = set()
    begun_columns: set[int] = set()
    filled = CELLS - slots_left
    for index, row in enumerate(rows):
        taken = slots[index]
        column = 0
        for span in row:
            while column in taken:
                column += 1
            if span is None:
                taken[column] = None
                continue
            text, colspan, rowspan = span
            begun_rows.add(index)
            begun_columns.add(column)
            if colspan == rowspan == 1:
                filled += 1
                taken[column] = GridCell(text, _place_of(number, index, column), index, column)
                continue
            colspan = min(colspan, max(1, GRID_WIDTH - column))
            rowspan = len(rows) - index if rowspan is None else min(max(1, rowspan), len(rows) - index)
            filled += rowspan * colspan
            refuse("source-too-many-cells", name, filled, CELLS)
            cell = GridCell(text, _place_of(number, index, column), index, column, rowspan, colspan)
            for target in slots[index : index + rowspan]:
                for position in range(column, column + colspan):
                    target.setdefault(position, cell)
    refuse("source-too-many-cells", name, filled, CELLS)
    return slots, begun_rows, begun_columns


def _drawn_together(
    slots: list[dict[int, GridCell | None]], rows: list[int], columns: list[int], number: int
) -> list[dict[int, GridCell | None]]:
    """Leave out the rows and columns in which no cell begins; extents are counted in those that are kept."""
    cells: dict[int, GridCell] = {}
    for cell in (cell for row in slots for cell in row.values() if cell):
        if id(cell) not in cells:
            row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
            rowspan = bisect_left(rows, cell.row + cell.rowspan) - row
            colspan = bisect_left(columns, cell.column + cell.colspan) - column
            cells[id(cell)] = GridCell(cell.text, _place_of(number, row, column), row, column, rowspan, colspan)
    return [
        {at: cells[id(found)] for at, column in enumerate(columns) if (found := slots[row].get(column))} for row in rows
    ]
