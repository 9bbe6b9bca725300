"""What each report has in common with those of other bodies: facts that only all reports together can tell."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.extraction.outline import COMPARED, Outline
from toolkit.frames.similarity import Text, nearest
from toolkit.frames.typed import Outlines
from toolkit.frames.years import Years, is_same_body
from toolkit.report import Identity, State

_GOVERNS = ("government", "office")
_NAMED = 3
_PLACES = 5
"""Bits that the places of four figures or more add at least: so it is in 100,000 invented reports."""
_MOST = 50
"""Bodies of one table up to which each is held against each."""


@dataclass(frozen=True, slots=True)
class Peers:
    """Facts of one report for the frames `reports`, `disclosure` and `sections` (by section)."""

    reports: dict[str, Any] = field(default_factory=dict)
    disclosure: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)


def peers(outlines: Outlines) -> dict[str, Peers]:
    """Return what is known of each report, by its id."""
    found = {report_id: Peers() for report_id, _ in outlines}
    sources = Counter(each.source for _, each in outlines)
    for report_id, each in outlines:
        if sources[each.source] > 1:  # the name of a file of several reports tells the year of none
            found[report_id].reports["file_year"] = None
    for report_id, key, fact, value in _same_tables(outlines):
        found[report_id].reports[f"{key}_{fact}"] = value
    for report_id, facts in _fees(outlines):
        found[report_id].disclosure.update(facts)
    for report_id, key, facts in _nearest(outlines):
        found[report_id].sections[key] = facts
    return found


def _same_tables(outlines: Outlines) -> Iterator[tuple[str, str, str, Any]]:
    """Yield, of each table known whole, how many cells of its own are not 0, and which other bodies have the same.

    `chance` is how many others may be expected to have the same without having copied it.
    """
    alike: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    beside = Counter((key, *_kind(each.identity)) for _, each in outlines for key in each.tables)
    for report_id, each in outlines:
        who = each.identity
        if not who.body or not who.level or who.year is None:
            continue
        for key, own in each.tables.items():
            yield report_id, key, "nonzero", own.nonzero
            yield report_id, key, "chance", beside[key, *_kind(who)] / 2 ** (own.bits + _PLACES)
            yield report_id, key, "same_as", 0
            if own.nonzero:
                alike[key, *_kind(who), own.digest].append((report_id, who.body))
    for (key, *_), some in alike.items():
        bodies = Counter(body for _, body in some)
        for report_id, body in some if len(bodies) > 1 else ():
            near = len(bodies) <= _MOST
            others = [other for other in bodies if not is_same_body(body, other)] if near else list(bodies)[1:]
            yield report_id, key, "same_as", len(others)
            yield report_id, key, "same_as_names", "、".join(others[:_NAMED])


def _kind(who: Identity) -> tuple[int | None, str, bool]:
    """Return what two bodies must have in common for their tables to be held against each other."""
    return who.year, who.form, who.kind in _GOVERNS


def _fees(outlines: Outlines) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield how many peers of the same level, kind and year charged fees, their median, and how far the amount is off.

    A wrong unit makes an amount 10,000 times larger.
    """
    groups: dict[tuple[Any, ...], list[tuple[str, Outline]]] = defaultdict(list)
    for report_id, each in outlines:
        who = each.identity
        if each.state is not State.UNREADABLE and who.body and who.level and who.kind and who.year is not None:
            groups[who.level, who.kind, who.year].append((report_id, each))
    for some in groups.values():
        own: dict[str, Decimal] = {}
        for _, each in some:
            if each.fee:
                own.setdefault(each.identity.body, each.fee)
        every = sorted(own.values())
        for report_id, each in some:
            yield report_id, _beside(each.fee, own.get(each.identity.body), every)


def _beside(amount: Decimal | None, own: Decimal | None, every: Sequence[Decimal]) -> dict[str, Any]:
    count = len(every) - (own is not None)
    if not count:
        return {"fees__peers": 0}
    middle = _median_without(every, own)
    return {"fees__peers": count, "fees__peer_median": float(middle), "fees__peer_times": times(amount, middle)}


def times(one: Decimal | None, other: Decimal | None) -> float | None:
    """Return how many times the smaller of two amounts the larger is; None unless both are above 0."""
    return float(max(one, other) / min(one, other)) if one and other else None


def _median_without(values: Sequence[Decimal], one: Decimal | None) -> Decimal:
    """Return the median of sorted values, one of them left out, without copying them."""
    count = len(values) - (one is not None)
    gap = bisect_left(values, one) if one is not None else len(values)
    low, high = (values[at + (at >= gap)] for at in ((count - 1) // 2, count // 2))
    return (low + high) / 2


def _nearest(outlines: Outlines) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield, of each text, the nearest of another body in the same year.

    Of several reports of one body and year, one is held against other bodies: it is one text that may be copied.
    """
    years = Years(outlines)
    groups: dict[tuple[int, str], dict[str, Text]] = defaultdict(dict)
    for report_id, each in outlines:
        who = each.identity
        if who.year is not None and years.of(who.body, who.year) is each:
            for key in COMPARED:
                if text := each.texts.get(key):
                    groups[who.year, key][report_id] = Text(who.body, text)
    for (_, key), group in groups.items():
        for report_id, near in nearest(group).items():
            yield report_id, key, {"nearest_similarity": near.similarity, "nearest_body": near.body or None}
