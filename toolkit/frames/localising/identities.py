"""The identities of tables 3 and 4, and a ledger of those that can be assessed with the cells that they join.

An identity with a missing operand is left out, as the rules leave it out; a cell that is missing joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from toolkit.forms import APPLICANTS, OTHER_GROUP, OTHER_PARTS, form
from toolkit.report import Mark, Report, Table

Place = tuple[str, str]
"""Row and column key of a cell."""

ACROSS, OUTCOMES, BALANCE, CHANNEL = "across", "outcomes", "balance", "channel"
"""Kinds of identity: the applicants of a row, the outcomes of a column, its balance, the results of a channel."""

INFLOW = ("new_received", "carried_over")
OUTFLOW = ("total_outcomes", "carried_forward")
COLUMNS = (*APPLICANTS, "total")
_RESULTS = ("upheld", "corrected", "other", "pending")


@dataclass(frozen=True, slots=True)
class Identity:
    """Cells that add up to what others add up to; `key` is the row or the column that it runs along."""

    kind: str
    key: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]

    @property
    def along_row(self) -> bool:
        """Whether it runs along a row; a cell is in at most one identity that does."""
        return self.kind in (ACROSS, CHANNEL)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The identities that can be assessed, by number, the cells in them, and the gaps of those that fail.

    `terms` gives the cells of each identity with their signs, `joins` the identities of each cell: a cell that changes
    by d changes the gap of each by sign * d.
    """

    identities: tuple[Identity, ...]
    values: Mapping[Place, int]
    terms: tuple[tuple[tuple[Place, int], ...], ...]
    joins: Mapping[Place, tuple[tuple[int, int], ...]]
    gaps: Mapping[int, int]

    def mended_by(self, change: Mapping[Place, int]) -> bool:
        """Whether these new values, none of them below 0, make every identity hold."""
        gaps = dict(self.gaps)
        for place, value in change.items():
            for number, sign in self.joins.get(place, ()):
                gaps[number] = gaps.get(number, 0) + sign * (value - self.values[place])
        return not any(gaps.values()) and min(change.values(), default=0) >= 0


def ledger(identities: Sequence[Identity], values: Mapping[Place, int]) -> tuple[int, Ledger | None]:
    """Return how many identities can be assessed, and their ledger where one of them fails.

    The sums come first: of a table whose identities hold, as nearly all do, nothing else is made.
    """
    assessed: list[tuple[Identity, int]] = []
    for identity in identities:
        try:
            gap = sum([values[each] for each in identity.left]) - sum([values[each] for each in identity.right])
        except KeyError:
            continue
        assessed.append((identity, gap))
    if not any(gap for _, gap in assessed):
        return len(assessed), None
    return len(assessed), _joined(assessed, values)


def _joined(assessed: Sequence[tuple[Identity, int]], values: Mapping[Place, int]) -> Ledger:
    terms = tuple(
        (*((place, 1) for place in each.left), *((place, -1) for place in each.right)) for each, _ in assessed
    )
    joins: dict[Place, list[tuple[int, int]]] = {}
    for number, cells in enumerate(terms):
        for place, sign in cells:
            joins.setdefault(place, []).append((number, sign))
    return Ledger(
        identities=tuple(each for each, _ in assessed),
        values=values,
        terms=terms,
        joins={place: tuple(those) for place, those in joins.items()},
        gaps={number: gap for number, (_, gap) in enumerate(assessed) if gap},
    )


def whole_numbers(table: Table) -> dict[Place, int]:
    """Return the cells of a table that hold a whole number."""
    return {
        place: whole
        for place, cell in table.cells.items()
        if cell.value is not None and (whole := int(cell.value)) == cell.value
    }


def other_layout(report: Report) -> str | None:
    """Return how （六）其他处理 is printed: "split" in three rows, "group" in one, None when it is not printed."""
    cells = report.tables["requests"].cells if "requests" in report.tables else {}

    def is_printed(row: str) -> bool:
        return any((row, each) in cells and cells[row, each].mark is not Mark.MISSING for each in COLUMNS)

    if any(map(is_printed, OTHER_PARTS)):
        return "split"
    return "group" if is_printed(OTHER_GROUP) else None


def identities_of(table: str, layout: str | None) -> tuple[Identity, ...]:
    """Return the identities of `requests` or `disputes`.

    `layout` says how （六）其他处理 is printed: "split" in three rows or "group" in one; when it is not printed the
    outcomes of a column cannot be added up.
    """
    return _channels() if table == "disputes" else _requests(layout)


def every_identity() -> tuple[Identity, ...]:
    """Return the identities of both tables, those of outcomes for either layout."""
    every = (*_requests("split"), *_requests("group"), *_channels())
    return tuple(dict.fromkeys(every))


def places_of(kind: str, key: str) -> tuple[Place, ...]:
    """Return the cells that an identity joins, in whichever layout."""
    some = (each for each in every_identity() if (each.kind, each.key) == (kind, key))
    return tuple(dict.fromkeys(place for each in some for place in (*each.left, *each.right)))


@cache
def _channels() -> tuple[Identity, ...]:
    rows = form("2021").rows("disputes")
    return tuple(Identity(CHANNEL, row, tuple((row, column) for column in _RESULTS), ((row, "total"),)) for row in rows)


@cache
def _requests(layout: str | None) -> tuple[Identity, ...]:
    outcomes = outcome_rows(layout or "split")
    across = [
        Identity(ACROSS, row, tuple((row, each) for each in APPLICANTS), ((row, "total"),))
        for row in (*INFLOW, *outcome_rows("split"), OTHER_GROUP, *OUTFLOW)
    ]
    down = [Identity(OUTCOMES, each, _in(each, outcomes), ((OUTFLOW[0], each),)) for each in COLUMNS if layout]
    balance = [Identity(BALANCE, each, _in(each, INFLOW), _in(each, OUTFLOW)) for each in COLUMNS]
    return (*balance, *down, *across)


def outcome_rows(layout: str) -> tuple[str, ...]:
    """Return the rows whose figures add up to the total of outcomes."""
    rows = [row for row in form("2021").rows("requests") if row not in (*INFLOW, *OUTFLOW, *OTHER_PARTS)]
    return (*rows, *(OTHER_PARTS if layout == "split" else (OTHER_GROUP,)))


def _in(column: str, rows: Iterable[str]) -> tuple[Place, ...]:
    return tuple((row, column) for row in rows)
