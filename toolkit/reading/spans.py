"""Cells with spans to a rectangular grid. A span that claims more than its table has costs nothing.

A row or a column in which no cell begins cannot be seen on the page, and is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.document import Grid, GridCell, Place
from toolkit.reading.limits import CELLS, GRID_WIDTH, refuse


class Span(NamedTuple):
    """A cell before it has a place: its text, and the extent that it claims (a `rowspan` of None: all rows left)."""

    text: str
    colspan: int = 1
    rowspan: int | None = 1


class _Placed(NamedTuple):
    text: str
    row: int
    column: int
    rowspan: int
    colspan: int


def lay_out(rows: Sequence[Sequence[Span | None]], number: int, slots_left: int, name: str) -> Grid:
    """Return grid `number` of the source `name`: each cell in the first free slot of its row, as HTML does.

    Row spans end with the table and column spans at `GRID_WIDTH`; where cells overlap, the first one stays.
    """
    slots = _place(rows, slots_left, name)
    placed = {id(cell): cell for row in slots for cell in row.values() if cell}
    kept_rows = sorted({cell.row for cell in placed.values()})
    kept_columns = sorted({cell.column for cell in placed.values()})
    refuse("source-too-many-cells", name, CELLS - slots_left + len(kept_rows) * len(kept_columns), CELLS)
    cells = {key: _cell(cell, kept_rows, kept_columns, number) for key, cell in placed.items()}
    grid = tuple(
        tuple(cells[id(cell)] if (cell := slots[row].get(column)) else None for column in kept_columns)
        for row in kept_rows
    )
    return Grid(grid, Place(grid=number))


def _place(rows: Sequence[Sequence[Span | None]], slots_left: int, name: str) -> list[dict[int, _Placed | None]]:
    """Fill the slots of every row; a None of the input takes one slot and stays empty."""
    slots: list[dict[int, _Placed | None]] = [{} for _ in rows]
    filled = CELLS - slots_left
    for index, row in enumerate(rows):
        column = 0
        for span in row:
            while column in slots[index]:
                column += 1
            if span is None:
                slots[index][column] = None
                continue
            colspan = min(span.colspan, max(1, GRID_WIDTH - column))
            rowspan = len(rows) - index
            if span.rowspan is not None:
                rowspan = min(max(1, span.rowspan), rowspan)
            filled += rowspan * colspan
            refuse("source-too-many-cells", name, filled, CELLS)
            placed = _Placed(span.text, index, column, rowspan, colspan)
            for target in slots[index : index + rowspan]:
                for position in range(column, column + colspan):
                    target.setdefault(position, placed)
    return slots


def _cell(cell: _Placed, rows: list[int], columns: list[int], number: int) -> GridCell:
    """Return the cell with its extent counted in the rows and columns that are kept."""
    row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
    return GridCell(
        cell.text,
        Place(grid=number, row=row + 1, column=column + 1),
        row,
        column,
        rowspan=bisect_left(rows, cell.row + cell.rowspan) - row,
        colspan=bisect_left(columns, cell.column + cell.colspan) - column,
    )
