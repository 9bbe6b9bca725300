"""Amounts of 行政事业性收费 beside those of peers and of other years: a wrong unit makes them 10,000-fold."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from toolkit.frames.typed import Named
from toolkit.frames.years import Years
from toolkit.report import Report, State

_Group = tuple[str, str, int]


class Fees:
    """Amounts above 0 by level, kind and year, one for each body."""

    def __init__(self, reports: Named) -> None:
        """Take those that are known, of bodies whose level, kind and year are known."""
        own: dict[_Group, dict[str, Decimal]] = {}
        for _, report in reports:
            group, amount = _group(report), _amount(report)
            if group and amount and report.identity.body:
                own.setdefault(group, {}).setdefault(report.identity.body, amount)
        self._own = own
        self._sorted = {group: sorted(amounts.values()) for group, amounts in own.items()}

    def beside_peers(self, report: Report) -> dict[str, float | None]:
        """Return how many peers there are, their median, and how many times the amount is that, or that the amount."""
        group = _group(report)
        if group is None or not report.identity.body:
            return {}
        own, every = self._own.get(group, {}), self._sorted.get(group, [])
        mine = own.get(report.identity.body)
        count = len(every) - (mine is not None)
        if not count:
            return {"fees__peers": 0}
        middle = _median_without(every, mine)
        return {
            "fees__peers": count,
            "fees__peer_median": float(middle),
            "fees__peer_times": _times(_amount(report), middle),
        }

    def beside_years(self, report: Report, years: Years) -> dict[str, float | None]:
        """Return how many times the amount is that of the year before or after; nothing without either."""
        who = report.identity
        others = [years.of(who.body, who.year + step) for step in (-1, 1)] if who.body and who.year is not None else []
        known = [times for other in others if other and (times := _times(_amount(report), _amount(other)))]
        return {"fees__year_times": max(known, default=None)}


def _group(report: Report) -> _Group | None:
    who = report.identity
    return (who.level, who.kind, who.year) if who.level and who.kind and who.year is not None else None


def _amount(report: Report) -> Decimal | None:
    if report.state is State.UNREADABLE:
        return None
    amount = report.tables["disclosure"].value("fees", "amount")
    return amount if amount is not None and amount > 0 else None


def _times(one: Decimal | None, other: Decimal | None) -> float | None:
    return float(max(one, other) / min(one, other)) if one and other else None


def _median_without(values: list[Decimal], one: Decimal | None) -> Decimal:
    """Return the median of sorted values, one of them left out, without copying them."""
    count = len(values) - (one is not None)
    gap = bisect_left(values, one) if one is not None else len(values)
    low, high = (values[at + (at >= gap)] for at in ((count - 1) // 2, count // 2))
    return (low + high) / 2
