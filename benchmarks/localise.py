"""`python -m benchmarks.localise`: how well and how fast the wrong cells of table 3 are found.

Tables of figures as bodies report them, with one, two or three cells changed by slips of the pen.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter

from toolkit.forms import APPLICANTS
from toolkit.frames.localising.identities import INFLOW, OUTFLOW, Place, identities_of, ledger, outcome_rows
from toolkit.frames.localising.search import Found, smallest_changes

TABLES = 10_000
_TIMES = 3
"""Runs for each table, of which the fastest counts: the largest of 10,000 single runs tells of the machine's moods."""
_IDENTITIES = identities_of("requests", "split")
_OUTCOMES = outcome_rows("split")
_MEANS = (0, 0, 0.3, 2, 20)
"""Requests per outcome of a column, from a body that nobody asks to one that many do."""


def balanced(chance: Random) -> dict[Place, int]:
    """Return a table 3 of which every identity holds."""
    rows = (*INFLOW, *_OUTCOMES, *OUTFLOW)
    values = {(row, column): 0 for row in rows for column in (*APPLICANTS, "total")}
    for column in APPLICANTS:
        mean = chance.choice(_MEANS[2:] if column == APPLICANTS[0] else _MEANS)
        for row in _OUTCOMES:
            values[row, column] = int(chance.expovariate(1 / mean)) if mean and chance.random() < 0.4 else 0
        total = sum(values[row, column] for row in _OUTCOMES)
        forward = chance.randrange(1 + total // 5)
        carried = chance.randrange(1 + (total + forward) // 6)
        for row, value in zip((*INFLOW, *OUTFLOW), (total + forward - carried, carried, total, forward), strict=True):
            values[row, column] = value
    for row in rows:
        values[row, "total"] = sum(values[row, column] for column in APPLICANTS)
    return values


def _slipped(chance: Random, value: int) -> int:
    """Return another number that a slip of the pen may leave in its place."""
    digits, at = str(value), chance.randrange(len(str(value)))
    slips: tuple[Callable[[], int], ...] = (
        lambda: int(digits[:at] + str(chance.randrange(10)) + digits[at + 1 :]),
        lambda: int(digits[:at] + digits[at:][1::-1] + digits[at + 2 :]),
        lambda: int(digits[: at + 1] + digits[at:]),
        lambda: int(digits[:at] + digits[at + 1 :] or "0"),
        lambda: max(0, value + chance.choice((-1, 1))),
    )
    while (other := chance.choice(slips)()) == value:
        pass
    return other


def _timed(values: dict[Place, int]) -> tuple[Found | None, float]:
    start = perf_counter()
    _, book = ledger(_IDENTITIES, values)
    found = smallest_changes(book) if book else None
    return found, perf_counter() - start


def compare() -> None:
    """Print, by number of wrong cells, how often the only smallest explanation is the truth, and how long it took."""
    chance = Random(2021)  # noqa: S311 - figures of a benchmark
    print(
        f"{'wrong':>5} {'tables':>7} {'only and right':>15} {'among several':>14} {'fewer cells':>12} {'none':>6}",
        end="",
    )
    print(f" {'ms median':>10} {'ms max':>8}")
    for size in (0, 1, 2, 3):
        right = among = fewer = none = 0
        spent = []
        for _ in range(TABLES):
            truth = balanced(chance)
            cells = chance.sample(list(truth), size)
            values = truth | {place: _slipped(chance, truth[place]) for place in cells}
            found, seconds = min((_timed(values) for _ in range(_TIMES)), key=lambda one: one[1])
            spent.append(1000 * seconds)
            wanted = {place: truth[place] for place in cells}
            changes = found.changes if found else ()
            right += changes == (wanted,)
            among += len(changes) > 1 and wanted in changes
            fewer += bool(changes) and len(changes[0]) < size
            none += size > 0 and not changes
        share = f"{right / TABLES:.2%} {among / TABLES:>13.2%} {fewer / TABLES:>12.2%}"
        print(f"{size:>5} {TABLES:>7} {share:>42} {none:>6} {median(spent):>10.3f} {max(spent):>8.2f}")


if __name__ == "__main__":
    compare()
