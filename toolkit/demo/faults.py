"""Which reports of a corpus get which faults, and the truth that is told about them.

Faults of one report touch different parts of it, so that none hides another. A fault that a rule will see from another
report as well (the year after, the government above) is told there too, with a note that begins with `BESIDE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from toolkit.demo.draft import Draft
from toolkit.demo.faults_of_prose import PROSE_FAULTS
from toolkit.demo.faults_of_tables import TABLE_FAULTS
from toolkit.demo.truth import BESIDE, Around, Fault, Truth, beside

__all__ = ["BESIDE", "FAULTS", "Truth", "break_some"]

FAULTS: tuple[Fault, ...] = (*TABLE_FAULTS, *PROSE_FAULTS)
_ALL = frozenset().union(*(fault.touches for fault in FAULTS))
_TRIES = 12
"""Draws after which a report keeps the faults that it has: not every fault can be made in every report."""


def break_some(drafts: Sequence[Draft], rate: float, rng: Random) -> list[Truth]:
    """Put one to three faults into a share of the drafts, the earlier years first; return the truth about them."""
    by_key = {(each.body.name, each.year): each for each in drafts}
    chosen = sorted(rng.sample(range(len(drafts)), round(len(drafts) * rate)), key=lambda at: (drafts[at].year, at))
    touched: dict[str, set[str]] = {each.source: set() for each in drafts}
    truth: list[Truth] = []
    made = dict.fromkeys(range(len(FAULTS)), 0)
    for at in chosen:
        here = drafts[at]
        name, year = here.body.name, here.year
        around = Around(
            here=here,
            before=by_key.get((name, year - 1)),
            after=by_key.get((name, year + 1)),
            above=by_key.get((here.body.parent, year)),
            touched_before=_touched_before(by_key.get((name, year - 1)), touched),
        )
        for _ in range(rng.choice((1, 1, 2, 3))):
            truth += _one(around, touched[here.source], made, rng)
    written = {each.source for each in drafts if each.written}
    return [row for row in truth if row.source in written or row.rule == "year-year-missing"]


def _touched_before(before: Draft | None, touched: dict[str, set[str]]) -> frozenset[str]:
    """Return what is not sound of last year's report: all of it, where it is missing or goes by another year."""
    own = touched[before.source] if before else set()
    return frozenset(_ALL if own & {"missing", "title"} else own)


def _one(around: Around, touched: set[str], made: dict[int, int], rng: Random) -> list[Truth]:
    """Make one more fault in a report, rather of a kind that there are few of."""
    for _ in range(_TRIES):
        index = min(rng.sample(range(len(FAULTS)), 3), key=lambda each: made[each])
        fault = FAULTS[index]
        apart = fault.touches.isdisjoint(touched) and "missing" not in touched
        if not apart or ("missing" in fault.touches and touched):
            continue
        if fault.needs_last_year and (not around.before or fault.needs_last_year & around.touched_before):
            continue
        rows = fault.make(around, rng)
        if rows:
            touched |= fault.touches
            made[index] += 1
            return [*rows, *(row for each in rows for row in beside(around, each))]
    return []
