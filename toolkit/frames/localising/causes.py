"""What lies behind broken identities: for each independent cause those that it breaks, and the smallest explanations.

Identities are of one cause when some smallest explanation has a cell, or a chain of cells, that joins them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.frames.localising.identities import Ledger, Place
from toolkit.frames.localising.search import Change, Found, smallest_changes
from toolkit.frames.localising.slips import shifted_column, slip_of_cell, slip_of_several

LISTED = 5
"""Explanations of one cause that are kept; of more only the number is known."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an explanation: what is printed, what it would have to be, and the slip that this looks like."""

    row: str
    column: str
    printed: int
    right: int
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Cells that are wrong together; `slip` is one that accounts for all of them at once."""

    cells: tuple[Cell, ...]
    slip: str = ""

    @property
    def recognised(self) -> bool:
        """Whether every cell is accounted for by a slip."""
        return bool(self.slip) or all(cell.slip for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Cause:
    """Identities, as pairs of kind and key, that fail together, and the smallest explanations of that.

    `count` is how many there are, None when that is not known, and 0 when none was found. Those that are recognised as
    a slip come first; where it is just one of several, that is the `likely` one.
    """

    identities: tuple[tuple[str, str], ...]
    explanations: tuple[Explanation, ...] = ()
    count: int | None = 0
    likely: bool = False

    @property
    def only(self) -> Explanation | None:
        """The explanation, where there is no other."""
        return self.explanations[0] if self.count == 1 else None

    @property
    def slips(self) -> frozenset[str]:
        """Slips of several cells at once among the explanations."""
        return frozenset(each.slip for each in self.explanations if each.slip)


def causes_of(ledger: Ledger) -> tuple[Cause, ...]:
    """Return the independent causes of what fails in a table."""
    found = smallest_changes(ledger)
    if found is None:
        moved = shifted_column(ledger)
        found = Found((moved,) if moved else (), complete=False)
    if not found.complete:
        return (_cause(ledger, range(len(ledger.identities)), found.changes, None if found.changes else 0),)
    causes = []
    for numbers in _apart(ledger, found.changes):
        inside = set(numbers)
        some = [
            {place: to for place, to in change.items() if _first(ledger, place) in inside} for change in found.changes
        ]
        different = list({tuple(each.items()): each for each in some}.values())
        causes.append(_cause(ledger, numbers, different, len(different)))
    return tuple(causes)


def _first(ledger: Ledger, place: Place) -> int:
    return ledger.joins[place][0][0]


def _apart(ledger: Ledger, changes: Iterable[Change]) -> list[list[int]]:
    """Return the identities that the changes touch, parted into sets that no changed cell joins."""
    leader = {number: number for number in range(len(ledger.identities))}

    def top(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for place in {place for change in changes for place in change}:
        first, *others = (top(number) for number, _ in ledger.joins[place])
        for other in others:
            leader[top(other)] = top(first)
    parts: dict[int, list[int]] = {}
    for number in leader:
        parts.setdefault(top(number), []).append(number)
    return [part for part in parts.values() if any(number in ledger.gaps for number in part)]


def _cause(ledger: Ledger, numbers: Iterable[int], changes: Sequence[Change], count: int | None) -> Cause:
    identities = [ledger.identities[number] for number in numbers if number in ledger.gaps]
    explanations = [_explanation(change, ledger.values) for change in changes]
    explanations = sorted(explanations, key=lambda each: not each.recognised)
    likely = count != 1 and sum(each.recognised for each in explanations) == 1
    return Cause(tuple((each.kind, each.key) for each in identities), tuple(explanations[:LISTED]), count, likely)


def _explanation(change: Change, values: Mapping[Place, int]) -> Explanation:
    cells = tuple(Cell(*place, values[place], to, slip_of_cell(place, change, values)) for place, to in change.items())
    return Explanation(cells, slip_of_several(change, values))


def to_text(causes: Sequence[Cause]) -> str:
    """Return causes as text, the form in which a fact frame carries them."""
    return json.dumps([asdict(cause) for cause in causes], ensure_ascii=False)


def from_text(text: str) -> tuple[Cause, ...]:
    """Return the causes that `to_text` wrote."""
    return tuple(_read(cause) for cause in json.loads(text))


def _read(cause: Mapping[str, Any]) -> Cause:
    explanations = tuple(
        Explanation(tuple(Cell(**cell) for cell in each["cells"]), each["slip"]) for each in cause["explanations"]
    )
    identities = tuple((kind, key) for kind, key in cause["identities"])
    return Cause(identities, explanations, cause["count"], cause["likely"])
