"""Faults in the tables: wrong cells, cells exchanged and moved, and figures that do not follow from last year's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from toolkit.demo.draft import WAN, Draft, said
from toolkit.demo.truth import Around, Fault, Truth, in_cell, told
from toolkit.forms import APPLICANTS

_OUTER = ("new_received", "carried_over", "carried_forward")
_ALL = (*APPLICANTS, "total")
_LARGE_ENOUGH = 4
"""Figures other than 0 from which an identical table is no chance."""


def slip(right: str, rng: Random) -> tuple[str, str]:
    """Return a number as it may be mistyped, and how; both "" where it cannot be."""
    at = rng.randrange(len(right))
    other = rng.choice([digit for digit in "123456789" if digit != right[at]])
    ways = [("digit changed", right[:at] + other + right[at + 1 :])]
    if len(right) > 1:
        ways += [("digit dropped", right[:-1]), ("digits transposed", right[:-2] + right[-1] + right[-2])]
    way, wrong = rng.choice(ways)
    return (str(int(wrong)), way) if int(wrong) != int(right) else ("", "")


def _cells(here: Draft, least: int = 1) -> list[tuple[str, str]]:
    """Return the outcome cells of table 3, by applicant, of this size and more."""
    rows = here.figures["requests"]
    outcomes = [row for row in rows if row not in (*_OUTER, "total_outcomes")]
    return [(row, column) for row in outcomes for column in APPLICANTS if rows[row][column] >= least]


def _wrong_cell(rule: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> Callable[[Around, Random], list[Truth]]:
    """A wrong cell in one of these rows, in any of the outcomes where none is named."""

    def make(around: Around, rng: Random) -> list[Truth]:
        figures = around.here.figures["requests"]
        among = rows or tuple({row: None for row, _ in _cells(around.here)})
        cells = [(row, column) for row in among for column in columns if figures[row][column]]
        if not cells:
            return []
        cell = ("requests", *rng.choice(cells))
        wrong, way = slip(around.here.right(*cell), rng)
        return [in_cell(around.here, rule, cell, wrong, way)] if wrong else []

    return make


def _swapped(around: Around, rng: Random) -> list[Truth]:
    here = around.here
    cells = _cells(here)
    pairs = [(one, other) for one in cells for other in cells if one < other and one[1] == other[1]]
    pairs = [pair for pair in pairs if len({here.right("requests", *cell) for cell in pair}) > 1]
    if not pairs:
        return []
    one, other = rng.choice(pairs)
    texts = [here.right("requests", *cell) for cell in (other, one)]
    rule = "t3-misplaced-cell"
    return [
        in_cell(here, rule, ("requests", *cell), text, "two cells swapped")
        for cell, text in zip((one, other), texts, strict=True)
    ]


def _moved(around: Around, rng: Random) -> list[Truth]:
    """One column a row too low: what stood in its last row is 0, so that nothing is lost."""
    here = around.here
    rows = here.figures["requests"]
    fit = [
        column
        for column in APPLICANTS
        if rows["carried_forward"][column] == 0 and sum(bool(cells[column]) for cells in rows.values()) > 2
    ]
    if not fit:
        return []
    column, keys = rng.choice(fit), list(rows)
    for row, above in zip(keys, (keys[-1], *keys), strict=False):
        here.cells["requests", row, column] = str(rows[above][column])
    whole = told(here, "t3-off-by-row", "arithmetic", note="column moved down by a row")
    return [replace(whole, table="requests", column=column)]


def _dispute_total(around: Around, rng: Random) -> list[Truth]:
    rows = [row for row, cells in around.here.figures["disputes"].items() if cells["total"]]
    if not rows:
        return []
    cell = ("disputes", rng.choice(rows), "total")
    wrong, way = slip(around.here.right(*cell), rng)
    return [in_cell(around.here, "t4-row-total", cell, wrong, way)] if wrong else []


def _below_floor(around: Around, rng: Random) -> list[Truth]:
    row = around.here.figures["disclosure"]["normative_documents"]
    left, cell = row["issued"] - row["repealed"], ("disclosure", "normative_documents", "in_force")
    if left <= 0:
        return []
    rule = "t2-valid-floor" if row["repealed"] else "t2-valid-lt-made"
    return [in_cell(around.here, rule, cell, str(rng.randrange(left)))]


def _printed(rule: str, texts: tuple[str, ...], zero: bool) -> Callable[[Around, Random], list[Truth]]:
    """Print one of these texts in place of a figure of table 2."""

    def make(around: Around, rng: Random) -> list[Truth]:
        rows = around.here.figures["disclosure"]
        names = [
            row for row in ("licences", "penalties", "compulsory_measures") if bool(rows[row]["decisions"]) != zero
        ]
        if not names:
            return []
        cell = ("disclosure", rng.choice(names), "decisions")
        return [in_cell(around.here, rule, cell, rng.choice(texts))]

    return make


def _carried(around: Around, rng: Random) -> list[Truth]:
    """Carry over more and receive less, or the reverse: every identity of the report itself still holds."""
    here = around.here
    rows = here.figures["requests"]
    fit = [each for each in APPLICANTS if rows["new_received"][each] > rows["carried_forward"][each] + 1]
    if not fit:
        return []
    column = rng.choice(fit)
    step = rng.randint(1, min(3, rows["new_received"][column] - rows["carried_forward"][column]))
    truth = [
        in_cell(here, "year-carry-total", ("requests", row, each), str(rows[row][each] + change), f"also in {column}")
        for each in (column, "total")
        for row, change in (("new_received", -step), ("carried_over", step))
    ]
    here.said["carried"] = int(here.said["carried"]) + step
    here.said["received"] = int(here.said["received"]) - step
    here.said.pop("growth", None)
    return truth[-1:]


def _not_rolled(around: Around, rng: Random) -> list[Truth]:
    here = around.here
    cell = ("disclosure", "normative_documents", "in_force")
    wrong = here.figures["disclosure"]["normative_documents"]["in_force"] + rng.randint(2, 9)
    here.said["in_force"] = wrong
    return [in_cell(here, "year-valid-rollforward", cell, str(wrong))]


def _same_table(around: Around, rng: Random) -> list[Truth]:
    here, before = around.here, around.before
    if not before:
        return []
    table = rng.choice(("disclosure", "requests"))
    old = before.figures[table]
    filled = (
        _cells(before) if table == "requests" else [count for row in old.values() for count in row.values() if count]
    )
    if len(filled) < _LARGE_ENOUGH:
        return []
    for row, cells in old.items():
        for column in cells:
            here.cells[table, row, column] = before.right(table, row, column)
    copied = {**here.figures, table: old}
    here.said.update(said(copied, before.figures, rng))
    whole = told(here, "year-table-identical", "year", note=f"as in {before.year}")
    return [replace(whole, table=table)]


def _wrong_unit(around: Around, _rng: Random) -> list[Truth]:
    amount = around.here.figures["disclosure"]["fees"]["amount"]
    cell = ("disclosure", "fees", "amount")
    return [in_cell(around.here, "year-scale-switch", cell, str(amount), f"×{WAN}")] if amount else []


_T2, _T3, _T4 = (frozenset({table}) for table in ("disclosure", "requests", "disputes"))
_YEAR = frozenset({"year"})

TABLE_FAULTS = (
    Fault("t3-outcome-total", _wrong_cell("t3-outcome-total", (), APPLICANTS), _T3),
    Fault("t3-applicant-total", _wrong_cell("t3-applicant-total", (), ("total",)), _T3),
    Fault("t3-balance", _wrong_cell("t3-balance", _OUTER[:1], _ALL), _T3),
    Fault("t3-balance", _wrong_cell("t3-balance", _OUTER[1:], _ALL), _T3),
    Fault("t3-outcome-total", _wrong_cell("t3-outcome-total", ("total_outcomes",), _ALL), _T3),
    Fault("t3-misplaced-cell", _swapped, _T3),
    Fault("t3-off-by-row", _moved, _T3),
    Fault("t4-row-total", _dispute_total, _T4),
    Fault("t2-valid-floor", _below_floor, _T2),
    Fault("cell-blank", _printed("cell-blank", ("",), zero=True), _T2),
    Fault("cell-placeholder", _printed("cell-placeholder", ("/", "—", "无"), zero=True), _T2),
    Fault("cell-non-numeric", _printed("cell-non-numeric", ("若干", "见附件"), zero=False), _T2),
    Fault("year-carry-total", _carried, _YEAR | _T3 | {"overview"}, needs_last_year=_T3),
    Fault("year-valid-rollforward", _not_rolled, _YEAR | _T2 | {"overview"}, needs_last_year=_T2),
    Fault("year-table-identical", _same_table, _YEAR | _T2 | _T3 | {"overview"}, needs_last_year=_T2 | _T3),
    Fault("year-scale-switch", _wrong_unit, _YEAR | _T2, needs_last_year=_T2),
)
