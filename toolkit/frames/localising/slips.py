"""Slips of the pen that a correction would undo: digits, a neighbour's number, two cells exchanged, a column moved.

A slip is a hint, told only by the figures; chance makes some of the small ones, so that one is looked for only where
figures are large enough to tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.frames.localising.identities import ACROSS, COLUMNS, Ledger, Place
from toolkit.frames.localising.search import Change

TRANSPOSED, DOUBLED, DROPPED, ADDED, COPIED = "transposed", "doubled", "dropped", "added", "copied"
"""Slips of one cell: 12 for 21, 122 for 12, 1 for 12, 132 for 12, and the number of the cell beside or above it."""

SWAPPED, SHIFTED = "swapped", "shifted"
"""Slips of several cells: two exchanged, or part of a column moved up or down by a row."""

_TELLING = 10
"""Numbers below this stand beside their like too often to have been copied."""

_MOVED = 2
"""Numbers that must reappear in the next row, beside the one at the edge, for a column to have moved."""


def slip_of_cell(place: Place, change: Change, values: Mapping[Place, int]) -> str:
    """Return by what slip the printed number may stand for the right one; "" when by none."""
    printed, right = str(values[place]), str(change[place])
    if values[place] > 0 and change[place] > 0:
        if len(printed) == len(right) and right in _transposed(printed):
            return TRANSPOSED
        if printed in {right[: at + 1] + right[at:] for at in range(len(right))}:
            return DOUBLED
        if printed in _without_one(right):
            return DROPPED
        if right in _without_one(printed):
            return ADDED
    neighbours = (values.get(each) for each in _beside(place, values) if each not in change)
    return COPIED if values[place] >= _TELLING and values[place] in neighbours else ""


def _transposed(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)}


def _without_one(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def _beside(place: Place, values: Mapping[Place, int]) -> Iterator[Place]:
    row, column = place
    rows = [key for key, of in values if of == column]
    columns = [of for key, of in values if key == row]
    for keys, own in ((rows, row), (columns, column)):
        at = keys.index(own)
        for other in keys[max(at - 1, 0) : at] + keys[at + 1 : at + 2]:
            yield (other, column) if keys is rows else (row, other)


def slip_of_several(change: Change, values: Mapping[Place, int]) -> str:
    """Return by what slip the printed numbers of all changed cells came about together; "" when by none."""
    if len(change) == 2:
        one, other = change
        exchanged = change[one] == values[other] and change[other] == values[one]
        return SWAPPED if exchanged else ""
    return SHIFTED if _is_shift(change, values) else ""


def _is_shift(change: Change, values: Mapping[Place, int]) -> bool:
    """Whether the right numbers stand a row further down, or up, from the first changed cell to the last."""
    columns = {column for _, column in change}
    if len(columns) != 1 or len(change) <= _MOVED:
        return False
    places = [place for place in values if place[1] in columns]
    at = [number for number, place in enumerate(places) if place in change]
    span = places[at[0] : at[-1] + 1]
    right, printed = [change.get(place, values[place]) for place in span], [values[place] for place in span]
    return any(
        there == here and len([number for number in there if number]) >= _MOVED
        for there, here in ((right[:-1], printed[1:]), (right[1:], printed[:-1]))
    )


def shifted_column(ledger: Ledger) -> Change | None:
    """Return the change that undoes the move of a column by a row, where that makes every identity hold.

    Each failing row then says what its one cell should be, so that no smaller change exists, and others as small may.
    """
    failing = [(ledger.identities[number], gap) for number, gap in ledger.gaps.items()]
    gaps = {identity.key: gap for identity, gap in failing if identity.kind == ACROSS}
    for column in COLUMNS:
        sign = 1 if column == COLUMNS[-1] else -1
        change = {(row, column): ledger.values[row, column] + sign * gap for row, gap in gaps.items()}
        if ledger.mended_by(change) and _is_shift(change, ledger.values):
            return change
    return None
