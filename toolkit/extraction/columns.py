"""The columns of a table as its header gives them, and the figures of a row laid under them.

Where a row's cells could be matched with the columns in more than one way, none is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import inf

from toolkit.document import Grid, GridCell
from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.printed import PrintedCell, PrintedLabel
from toolkit.extraction.words import fold

Row = Sequence[GridCell | None]
_COUNTS = frozenset("123456789")


@dataclass
class Header:
    """The columns as a grid's header gives them: by slot, in order, and with the unit of money of each.

    `order` is empty when the header contradicts itself; then no row can be read by it. `heads` are the rows of the
    header, and `grid` what they head. `aligned` says that only positions tell its cells apart: there a column without
    any text is none, so that positions come first, and a count fits only where no cell is blank.
    """

    slots: dict[int, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    units: dict[str, str] = field(default_factory=dict)
    heads: Sequence[Row] = ()
    grid: Grid | None = None
    aligned: bool = False

    def __post_init__(self) -> None:
        """Note whether each column of the order was found, and where each begins."""
        self.is_whole = bool(self.order) and set(self.slots.values()) == set(self.order)
        first = {key: slot for slot, key in sorted(self.slots.items(), reverse=True)}
        self.starts = [first[key] for key in self.order] if self.is_whole else []

    @cached_property
    def covered(self) -> frozenset[int]:
        """The slots under a header that says something, and those in which the whole grid is empty."""
        said = {at for row in self.heads for at, cell in enumerate(row) if cell is not None and fold(cell.text)}
        if self.grid is None:
            return frozenset(said.union(self.slots))
        width = self.grid.width
        rows = [row for row in self.grid.rows if row[0] is None or row[0].colspan < width]  # a page number is no row
        empty = (at for at in range(width) if all((cell := row[at]) and not fold(cell.text) for row in rows))
        return frozenset(said.union(empty))


def distinct(row: Row) -> list[GridCell]:
    """Return the printed cells of a row from left to right, each once."""
    found: list[GridCell] = []
    for cell in row:
        if cell is not None and (not found or found[-1] is not cell):
            found.append(cell)
    return found


def match(cells: Sequence[GridCell], row: Row, header: Header) -> dict[str, PrintedCell] | None:
    """Match the figure cells of a row with the columns, or return None when they fit in no way or in several.

    The header's positions decide when every cell stands under a header. Otherwise positions and count must agree: the
    cells that are too many are empty and stand at the edges. A number that reaches into the row from another one, or
    out of it, is of neither; a blank, a dash or a zero may be of both.
    """
    if any(cell.rowspan > 1 for cell in cells) and _shares_number(cells):
        return None
    if header.is_whole and [cell.column for cell in cells] == header.starts:
        return {key: PrintedCell(cell.text, cell.place) for key, cell in zip(header.order, cells, strict=True)}
    by_place = _by_place(cells, row, header)
    if by_place is not None and (header.aligned or all(cell.column in header.covered for cell in cells)):
        return by_place
    if header.aligned and not all(fold(cell.text) for cell in cells):
        return None
    readings = [by_place] if by_place is not None else []
    over = len(cells) - len(header.order)
    for left in range(over + 1):
        taken = cells[left : len(cells) - over + left]
        if any(fold(cell.text) for cell in (*cells[:left], *cells[len(cells) - over + left :])):
            continue
        if header.is_whole or all(
            header.slots.get(cell.column, key) == key for key, cell in zip(header.order, taken, strict=True)
        ):
            readings.append(
                {key: PrintedCell(cell.text, cell.place) for key, cell in zip(header.order, taken, strict=True)}
            )
    if not readings or not header.order:
        return None
    first = {key: fold(cell.text) for key, cell in readings[0].items()}
    agreed = all({key: fold(cell.text) for key, cell in each.items()} == first for each in readings[1:])
    return readings[0] if agreed else None


def _shares_number(cells: Sequence[GridCell]) -> bool:
    """Tell whether a number extends over other rows than the rest of its row does."""
    extents = {(cell.row, cell.rowspan) for cell in cells}
    return len(extents) > 1 and any(
        cell.rowspan > 1 and looks_like_figure(cell.text) and set(fold(cell.text)) & _COUNTS for cell in cells
    )


def _by_place(cells: Sequence[GridCell], row: Row, header: Header) -> dict[str, PrintedCell] | None:
    if not header.is_whole:
        return None
    figures = {id(cell) for cell in cells}
    chosen: dict[str, GridCell] = {}
    for slot, key in header.slots.items():
        cell = row[slot] if slot < len(row) else None
        if cell is None or id(cell) not in figures:
            return None
        if chosen.setdefault(key, cell) is not cell and fold(chosen[key].text) != fold(cell.text):
            return None
    apart = {id(cell) for cell in chosen.values()}
    outside = any(fold(cell.text) for cell in cells if id(cell) not in apart and cell.column not in header.covered)
    if outside or len(apart) < len(header.order):
        return None
    return {key: PrintedCell(cell.text, cell.place) for key, cell in chosen.items()}


def named_once(found: Mapping[int, tuple[str, GridCell]]) -> dict[int, str]:
    """Return the column of each slot; a name that stands in two places names neither.

    Cells side by side that say the same are one place: so a program writes one that was merged.
    """
    places: dict[str, int] = {}
    before: tuple[int, str, str] = (-2, "", "")
    for slot, (key, cell) in sorted(found.items()):
        again = before == (slot - 1, key, cell.text)
        before = (slot, key, cell.text)
        places[key] = places.get(key, 0) + (not again)
    return {slot: key for slot, (key, _) in found.items() if places[key] == 1}


def in_order(slots: Mapping[int, str], prescribed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns as the header orders them; those of the form where some are not known, unless contradicted."""
    printed = tuple(dict.fromkeys(slots[slot] for slot in sorted(slots)))
    if set(printed) == set(prescribed):
        return printed
    return prescribed if printed == tuple(key for key in prescribed if key in printed) else ()


def standing_below(above: Sequence[PrintedLabel], grid: Grid) -> dict[int, str]:
    """Return the columns that stand below the headers of another page, or nothing where one does not clearly."""
    middles = {name.key: (name.place.box[0] + name.place.box[2]) / 2 for name in above if name.place.box}
    boxes: list[list[tuple[float, float, float, float]]] = [[] for _ in range(grid.width)]
    for cell in grid.cells():
        if cell.colspan == 1 and cell.place.box:
            boxes[cell.column].append(cell.place.box)
    columns = [(min(box[0] for box in each) + max(box[2] for box in each)) / 2 if each else inf for each in boxes]
    found = {min(range(grid.width), key=lambda at: abs(columns[at] - middle)): key for key, middle in middles.items()}
    places = sorted(middles.values())
    near = min((right - left for left, right in pairwise(places)), default=0) / 4
    clear = len(found) == len(middles) and all(abs(columns[at] - middles[key]) <= near for at, key in found.items())
    return found if clear else {}
