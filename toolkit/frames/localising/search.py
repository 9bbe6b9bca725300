"""The fewest cells whose change makes every identity hold, found exactly (error localisation after Fellegi and Holt).

An identity of whose cells just one changes says by how much: its gap. A smallest change without the demand that no
value be below 0 has its cells independent of one another, and up to `LARGEST` of them some failing identity always has
just one; settling it leaves a smaller table of the same kind. So the search tries failing identities and the cells in
them, and leaves a branch when a bound says that the cells left cannot finish it. Where all changes of some size need a
value below 0, larger ones may also make cells 0 first: the others are then independent again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.frames.localising.identities import Ledger, Place

LARGEST = 6
"""Cells of the largest change that is looked for; a table with more wrong cells is to be entered anew."""

_MOVES = 8000
"""Changes of single cells that the search may try: some 30 milliseconds."""

Change = Mapping[Place, int]
"""New values by cell."""

_Steps = frozenset[tuple[Place, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest changes, in the order of the table; `complete` says that there are no others of their size."""

    changes: tuple[Change, ...]
    complete: bool


def smallest_changes(ledger: Ledger) -> Found | None:
    """Return every smallest change of up to `LARGEST` cells; None where there is none or it would take too long."""
    walk = _Walk(ledger)
    floored = False
    for size in range(walk.least(ledger.gaps), LARGEST + 1):
        free = walk.changes_of(size)
        emptied = walk.changes_of(size, to_nothing=True) if floored else set()
        if walk.moves > _MOVES:
            return None
        whole = {change for change in free if walk.keeps(change)}
        if kept := whole | {change for change in emptied if walk.keeps(change)}:
            return Found(tuple(walk.in_order(kept)), complete=kept == whole)
        floored = floored or bool(free)
    return None


class _Walk:
    """The search through one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.moves = 0
        self._ledger = ledger
        self._seen: set[_Steps] = set()
        self._found: set[_Steps] = set()

    def changes_of(self, size: int, *, to_nothing: bool = False) -> set[_Steps]:
        """Return every change of `size` cells, also those that need a value below 0.

        With `to_nothing` those that first make some cells 0, where the others then have no choice of values.
        """
        self._seen, self._found = set(), set()
        if to_nothing:
            self._empty(self._ledger.gaps, frozenset(), size, list(self._ledger.joins))
        else:
            self._settle(self._ledger.gaps, frozenset(), size)
        return self._found

    def keeps(self, change: _Steps) -> bool:
        """Whether no changed cell falls below 0."""
        return all(self._ledger.values[place] + step >= 0 for place, step in change)

    def in_order(self, changes: Iterable[_Steps]) -> Iterator[Change]:
        """Yield the new values by cell, in the order of the table."""
        values = self._ledger.values
        order = {place: number for number, place in enumerate(values)}
        each = [sorted(change, key=lambda step: order[step[0]]) for change in changes]
        for steps in sorted(each, key=lambda some: [order[place] for place, _ in some]):
            yield {place: values[place] + step for place, step in steps}

    def least(self, gaps: Mapping[int, int]) -> int:
        """Return a number of cells below which no change settles the gaps: a cell is in one row and one column."""
        rows, columns = self._failing(gaps)
        return max(len(rows), sum(need for _, need in columns.values()))

    def _failing(self, gaps: Mapping[int, int]) -> tuple[list[int], dict[str, tuple[int, int]]]:
        """Return the failing identities of rows, and of each column the first that fails and the cells it needs.

        A column of which both identities fail needs two, unless its total of outcomes may settle both.
        """
        rows: list[int] = []
        columns: dict[str, tuple[int, int]] = {}
        for number, gap in gaps.items():
            identity = self._ledger.identities[number]
            if identity.along_row:
                rows.append(number)
            elif (known := columns.get(identity.key)) is None:
                columns[identity.key] = number, 1
            elif gaps[known[0]] != gap:
                columns[identity.key] = known[0], 2
        return rows, columns

    def _to_settle(self, gaps: Mapping[int, int], left: int) -> Sequence[int]:
        """Return failing identities of which one has just one cell among the `left` that settle the gaps.

        Of n failing rows at most `left` - n have more than one, so one row more than that suffices; so for columns.
        """
        rows, columns = self._failing(gaps)
        single = [number for number, need in columns.values() if need == 1]
        needs = sum(need for _, need in columns.values())
        choices: list[Sequence[int]] = [list(gaps)]
        for numbers, spare in ((rows, left - len(rows)), (single, left - needs)):
            if spare < len(numbers):
                choices.append(numbers[: spare + 1])
        return min(choices, key=lambda some: sum(len(self._ledger.terms[number]) for number in some))

    def _settle(self, gaps: Mapping[int, int], chosen: _Steps, left: int) -> None:
        taken = {place for place, _ in chosen}
        for number in self._to_settle(gaps, left):
            for place, sign in self._ledger.terms[number]:
                step = -gaps[number] * sign
                state = chosen | {(place, step)}
                if place in taken or state in self._seen or self.moves > _MOVES:
                    continue
                self._seen.add(state)
                remaining = self._after(gaps, place, step)
                if left == 1 and not remaining:
                    self._found.add(state)
                elif remaining and self.least(remaining) < left:
                    self._settle(remaining, state, left - 1)

    def _empty(self, gaps: Mapping[int, int], chosen: _Steps, left: int, places: Sequence[Place]) -> None:
        for number, place in enumerate(places):
            step = -self._ledger.values[place]
            if not step or left == 1 or self.moves > _MOVES:
                continue
            remaining = self._after(gaps, place, step)
            if remaining and self.least(remaining) < left:
                state = chosen | {(place, step)}
                self._settle(remaining, state, left - 1)
                self._empty(remaining, state, left - 1, places[number + 1 :])

    def _after(self, gaps: Mapping[int, int], place: Place, step: int) -> dict[int, int]:
        """Return the gaps once the cell has changed by the step."""
        self.moves += 1
        remaining = dict(gaps)
        for number, sign in self._ledger.joins[place]:
            if rest := remaining.pop(number, 0) + sign * step:
                remaining[number] = rest
        return remaining
