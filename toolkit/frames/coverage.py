"""Who has published: every body of the roster, and every body with reports, in every year that there are reports of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.frames.typed import Outlines
from toolkit.report import Identity, State
from toolkit.roster import Entry

PRESENT, UNREADABLE, MISSING = "present", "unreadable", "missing"


def coverage_rows(reports: Outlines, roster: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield one row per body and year: bodies of the roster in all years, and each from their first to their last.

    An unreadable source counts for a body of the roster, in every year not otherwise there, when its file is named
    after it.
    """
    own: dict[str, dict[int, str]] = {}
    who: dict[str, Identity] = {}
    for report_id, report in reports:
        if report.identity.body and report.identity.year is not None:
            own.setdefault(report.identity.body, {}).setdefault(report.identity.year, report_id)
            who.setdefault(report.identity.body, report.identity)
    reported = Counter(year for entry in roster for year in own.get(entry.body, ()))
    share = {year: count / len(roster) for year, count in reported.items()}
    every = sorted({year for years in own.values() for year in years})
    unread = [report.source for _, report in reports if report.state is State.UNREADABLE]
    for entry in roster:
        named_after = any(name in source for source in unread for name in entry.names)
        other = UNREADABLE if named_after else MISSING
        facts = {"body": entry.body, "body_level": entry.level, "body_kind": entry.kind, "in_roster": 1}
        mine = own.get(entry.body, {})
        span = range(min(mine), max(mine) + 1) if mine else ()
        for row in _rows(facts, sorted({*every, *span}), mine, other):
            yield row | {"year_share": share.get(row["year"], 0.0)}
    listed = {entry.body for entry in roster}
    for body in (body for body in own if body not in listed):
        facts = {"body": body, "body_level": who[body].level, "body_kind": who[body].kind, "in_roster": 0}
        span = range(min(own[body]), max(own[body]) + 1)
        yield from _rows(facts, span, own[body], MISSING)


def _rows(facts: dict[str, Any], years: Sequence[int], own: dict[int, str], other: str) -> Iterator[dict[str, Any]]:
    for year in years:
        between = bool(own) and min(own) < year < max(own)
        yield (
            facts
            | {"report_id": own.get(year), "year": year, "between": int(between)}
            | {"state": PRESENT if year in own else other}
        )
