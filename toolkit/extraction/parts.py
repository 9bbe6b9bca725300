"""What one grid prints of a statutory table: its rows and column headers, and what the grid below takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.document import Grid, GridCell, How
from toolkit.extraction.columns import Header, standing_below
from toolkit.extraction.printed import PrintedLabel, PrintedRow
from toolkit.extraction.words import spellings


@dataclass(slots=True)
class Part:
    """What one grid prints of a table: rows and column headers, and what the next grid takes over from it."""

    rows: list[PrintedRow]
    labels: list[PrintedLabel]
    header: Header
    group: str = ""
    width: int = 0


def names_in(cells: Sequence[GridCell], table: str) -> dict[int, tuple[str, GridCell]]:
    """Return the column that each slot under these cells belongs to by their words, with the cell that names it."""
    find = spellings(table, "columns").find
    named = ((key, cell) for cell in cells if (key := find(cell.text)))
    return {slot: (key, cell) for key, cell in named for slot in range(cell.column, cell.column + cell.colspan)}


def taken_over(before: Part | None, grid: Grid) -> Header | None:
    """Return the header of the part above: its order, and its positions where the grids are equally wide."""
    if before is None or not before.header.order:
        return before.header if before else None
    if grid.how is How.ALIGNED:
        slots = standing_below(before.labels, grid)
        return Header(slots, before.header.order, before.header.units, aligned=True)
    if before.width == grid.width:
        return Header(before.header.slots, before.header.order, before.header.units)
    return Header(order=before.header.order, units=before.header.units)
