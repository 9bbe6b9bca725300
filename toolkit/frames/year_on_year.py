"""Figures of a year beside last year's: cells, what last year's closing figures let expect, and whole tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from toolkit.forms import APPLICANTS, place
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import Report, State, Table

_JOIN = "、"
_TOTALS = {"requests": "total_outcomes"}
"""Rows that are sums of others; the column `total` is one in every table."""

_QUANTITY = {"amount": "amount", "items_change": "change"}
_STOCKS = ("in_force", "items_previous", "carried_over")
"""Rows and columns that state what there is at a point of time, which follows from the year before."""

_NORMAL = 0.6745
"""What the median of the distances from the median is of a standard deviation, where figures scatter normally."""

_Facts = dict[str, Any]


def year_rows(reports: Named, years: Years[Report]) -> Iterator[_Facts]:
    """Yield one row per cell, and one per table, of each report whose body has a report for the year before.

    Of table 3 these are the totals and all carried-over requests, of table 4 the totals. Forms that differ share few
    cells: the others have no row, nor have flows that are 0 in both years, of which there is nothing to say.
    """
    zeros = _Zeros(years)
    for report_id, report in reports:
        prior = years.prior(report)
        if prior is None or report.state is State.UNREADABLE:
            continue
        facts = body_facts(report_id, report) | {
            "prior_year": prior.identity.year,
            "prior_source": prior.source,
            "renamed": int(bool(years.renamed(report))),
        }
        for key, table in report.tables.items():
            yield facts | {"table": key, "row": "", "column": ""} | _whole(report, table, prior.tables[key], zeros)
        history = _Levels(_before(report, years))
        for key, rows in (("disclosure", _disclosure), ("requests", _requests), ("disputes", _disputes)):
            for row in rows(report.tables[key], prior.tables[key]):
                yield facts | {"table": key} | row | history.beside(key, row)


def _before(report: Report, years: Years[Report]) -> list[Report]:
    """Return the reports of the years before, back to the first year that there is none of."""
    found: list[Report] = []
    while (prior := years.prior(found[-1] if found else report)) is not None:
        found.append(prior)
    return found


class _Levels:
    """The usual level of each count of a body: the median of the years before, and how far these lie from it."""

    def __init__(self, before: Sequence[Report]) -> None:
        self._before = before

    def beside(self, table: str, row: _Facts) -> _Facts:
        """Return how far a count is from its usual level; nothing where no year before knows it."""
        if row["quantity"] != "count" or row["value"] is None:
            return {}
        known = (report.tables[table].value(row["row"], row["column"]) for report in self._before)
        values = [float(value) for value in known if value is not None]
        if not values:
            return {}
        level = median(values)
        spread, gap = median(abs(value - level) for value in values), abs(row["value"] - level)
        facts = {"history_years": len(values), "history_median": level, "history_gap": gap}
        return facts | {"history_z": round(_NORMAL * gap / spread, 2) if spread else None}


def _disclosure(now: Table, before: Table) -> Iterator[_Facts]:
    for row, column in now.cells:
        stock = column in _STOCKS
        if (row, column) not in before.cells or (not stock and _both_zero(now, before, row, column)):
            continue
        facts = _pair(now, before, row, column)
        if column == "in_force":
            added, removed, prior = now.value(row, "issued"), now.value(row, "repealed"), before.value(row, column)
            known = prior is not None and added is not None and removed is not None
            facts |= {"added": _real(added), "removed": _real(removed)}
            facts |= _against(now.value(row, column), prior + added - removed if known else None)  # type: ignore[operator]
        if column == "items_previous":
            change, prior = before.value(row, "items_change"), before.value(row, column)
            facts |= {"added": _real(change)}
            facts |= _against(
                now.value(row, column), prior + change if prior is not None and change is not None else None
            )
        yield facts


def _requests(now: Table, before: Table) -> Iterator[_Facts]:
    received = _ratio(now.value("new_received", "total"), before.value("new_received", "total"))
    for row in now.rows:
        if row != "carried_over" and (row, "total") in before.cells and not _both_zero(now, before, row, "total"):
            follows = {} if row == "new_received" else {"received_ratio": received}
            yield _pair(now, before, row, "total") | follows
    gaps = {column: _carried_gap(now, before, column) for column in (*APPLICANTS, "total")}
    differing = _JOIN.join(place("requests", column=column) for column in APPLICANTS if gaps[column])
    for column in gaps:
        facts = _pair(now, before, "carried_over", column)
        facts |= _against(now.value("carried_over", column), before.value("carried_forward", column))
        yield facts | {"total_gap": _real(gaps["total"]), "columns_differing": differing or "–"}


def _both_zero(now: Table, before: Table, row: str, column: str) -> bool:
    return now.value(row, column) == 0 == before.value(row, column)


def _carried_gap(now: Table, before: Table, column: str) -> Decimal | None:
    opening, closing = now.value("carried_over", column), before.value("carried_forward", column)
    return opening - closing if opening is not None and closing is not None else None


def _disputes(now: Table, before: Table) -> Iterator[_Facts]:
    for row in now.rows:
        yield _pair(now, before, row, "total") | _against(now.value(row, "total"), before.value(row, "pending"))


def _pair(now: Table, before: Table, row: str, column: str) -> _Facts:
    value, prior = now.value(row, column), before.value(row, column)
    quantity = "stock" if row in _STOCKS or column in _STOCKS else _QUANTITY.get(column, "count")
    facts: _Facts = {"row": row, "column": column, "quantity": quantity, "value": _real(value), "prior": _real(prior)}
    if value is not None and prior is not None and value > 0 and prior > 0:
        facts["times"] = float(max(value, prior) / min(value, prior))
    return facts | {"ratio": _ratio(value, prior)}


def _ratio(value: Decimal | None, prior: Decimal | None) -> float | None:
    return float(value / prior) if value is not None and prior else None


def _against(value: Decimal | None, expected: Decimal | None) -> _Facts:
    if value is None or expected is None:
        return {"expected": _real(expected)}
    gap, larger = abs(value - expected), max(abs(value), abs(expected))
    return {"expected": _real(expected), "gap_size": float(gap), "gap_share": float(gap / larger) if larger else 0.0}


def _real(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None


def _whole(report: Report, now: Table, before: Table, zeros: _Zeros) -> _Facts:
    total_row = _TOTALS.get(now.key)
    single = [key for key in now.cells if key[0] != total_row and key[1] != "total"]
    values = [(now.value(*key), before.value(*key)) for key in single]
    differing = sum(one != other for one, other in values if one is not None and other is not None)
    comparable = now.cells.keys() == before.cells.keys() and all(None not in pair for pair in values)
    return {
        "cells_nonzero": sum(1 for one, _ in values if one),
        "cells_differing": differing if differing or comparable else None,
        "zero_years": zeros.years(report, now.key),
        "zero_next": int(zeros.goes_on(report, now.key)),
    }


class _Zeros:
    """For how many years a table has been all zero: each report is looked at once."""

    def __init__(self, years: Years[Report]) -> None:
        self._years = years
        self._known: dict[tuple[str, int, str], bool | None] = {}

    def years(self, report: Report, table: str) -> int | None:
        """Count the years up to this report's; None when cells that are not known leave it open."""
        zero, who = _all_zero(report.tables[table]), report.identity
        if zero is None or who.year is None:
            return None
        year = who.year
        while zero:
            year -= 1
            zero = self._in(who.body, year, table)
        return who.year - year

    def goes_on(self, report: Report, table: str) -> bool:
        """Say whether the body's report for the year after has the table all zero too."""
        who = report.identity
        return who.year is not None and self._in(who.body, who.year + 1, table) is True

    def _in(self, body: str, year: int, table: str) -> bool | None:
        key = (body, year, table)
        if key not in self._known:
            report = self._years.of(body, year)
            self._known[key] = _all_zero(report.tables[table]) if report else None
        return self._known[key]


def _all_zero(table: Table) -> bool | None:
    """Say whether every cell is 0; None when no cell is known to be otherwise, but some are not known."""
    values = [cell.value for cell in table.cells.values()]
    if any(values):
        return False
    return None if None in values or not values else True
