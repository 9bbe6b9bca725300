"""Tables whose labels and shape were met before: their rows are taken as they were found then, with the new figures.

The forms are prescribed, so most reports print the same labels in the same places. Only a layout whose reading does not
depend on the figures is remembered: no row uncertain or printed twice, and no cell beside a row's figures left over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from toolkit.document import Grid, How, Place
from toolkit.extraction import grids
from toolkit.extraction.columns import distinct
from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import core, fold

_REMEMBERED = 256
"""Layouts that are kept: some 70 KB each."""
Slot = tuple[int, int, int]
"""The grid among those of its table, the row and the column of a cell."""
Printed = tuple[list[PrintedRow], list[PrintedLabel]]


class _Row(NamedTuple):
    key: str
    label: str
    place: Slot
    cells: tuple[tuple[str, Slot, str], ...]


class _Layout(NamedTuple):
    rows: tuple[_Row, ...]
    labels: tuple[tuple[str, str, Slot], ...]


_met: dict[object, _Layout | None] = {}


def rows_in(table: str, found: Sequence[Grid]) -> Printed:
    """Return the rows and the column headers of a table that stands in these grids."""
    if any(grid.how is How.ALIGNED or _is_part(grid) for grid in found):
        return _read(table, found)
    shape = (table, *map(_shape, found))
    layout = _met.get(shape)
    if layout is not None:
        return _filled(layout, found)
    rows, labels = _read(table, found)
    if shape not in _met:
        if len(_met) >= _REMEMBERED:
            _met.clear()
        _met[shape] = _layout(rows, labels, found)
    return rows, labels


def _is_part(grid: Grid) -> bool:
    """Tell whether a grid was cut out of another one, so that places in the source are not its own rows and columns."""
    first = next((cell for row in grid.rows for cell in row if cell), None)
    return first is not None and (first.place.row, first.place.column) != (first.row + 1, first.column + 1)


def _read(table: str, found: Sequence[Grid]) -> Printed:
    parts = grids.parts_of(table, found)
    return [row for part in parts for row in part.rows], [name for part in parts for name in part.labels]


def _shape(grid: Grid) -> object:
    """Return all of a grid that its reading depends on: its words, and where figures, dashes and blanks stand."""
    words = tuple([(_word(cell[0]), cell[2:]) for cell in grid.cells()])
    return grid.how, grid.place.page is None, grid.width, len(grid.rows), words


@lru_cache(maxsize=16_384)
def _word(text: str) -> str | int:
    if not fold(text):
        return 0
    return text if not looks_like_figure(text) else 1 if core(text) else 2


def _layout(rows: Sequence[PrintedRow], labels: Sequence[PrintedLabel], found: Sequence[Grid]) -> _Layout | None:
    """Return what can be remembered of a reading, or None."""
    keys = [row.key for row in rows if row.key]
    if len(set(keys)) < len(keys) or any(row.uncertain for row in rows):
        return None
    numbers = {grid.place.grid: index for index, grid in enumerate(found)}
    kept = []
    for row in rows:
        cells = tuple((name, _slot(cell.place, numbers), cell.unit) for name, cell in row.cells.items())
        kept.append(_Row(row.key, row.label, _slot(row.place, numbers), cells))
    taken = [slot for row in kept for _, slot, _ in row.cells]
    named = tuple((name.key, name.text, _slot(name.place, numbers)) for name in labels)
    return _Layout(tuple(kept), named) if _takes_all(taken, found) else None


def _slot(place: Place, numbers: Mapping[int | None, int]) -> Slot:
    if place.row is None or place.column is None:
        raise ValueError("a cell of a grid has a row and a column")
    return numbers[place.grid], place.row - 1, place.column - 1


def _takes_all(slots: Sequence[Slot], found: Sequence[Grid]) -> bool:
    """Whether the cells of rows are all that stand there from the first of them on, so that no figure decided which."""
    lines: dict[tuple[int, int], set[int]] = {}
    for grid, row, column in slots:
        lines.setdefault((grid, row), set()).add(column)
    return all(
        columns == {cell.column for cell in distinct(found[grid].rows[row]) if cell.column >= min(columns)}
        for (grid, row), columns in lines.items()
    )


def _filled(layout: _Layout, found: Sequence[Grid]) -> Printed:
    """Return the rows and headers of a layout with what these grids print."""
    slots: list[Any] = [grid.rows for grid in found]
    rows = []
    for key, label, (grid, line, column), printed in layout.rows:
        cells = {}
        for name, (of, row, at), unit in printed:
            text, place, *_ = slots[of][row][at]
            cells[name] = PrintedCell(text, place, unit)
        rows.append(PrintedRow(key, label, slots[grid][line][column].place, cells))
    return rows, [PrintedLabel(key, text, slots[of][row][at].place) for key, text, (of, row, at) in layout.labels]
