"""One page of results for each body, in the one file: how far its reports were read, what was judged and what found.

A table of the bodies, with what was found and who has published year by year, leads to the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from toolkit.checking.outcome import Outcome
from toolkit.findings import Finding
from toolkit.publishing.drawing import percent
from toolkit.publishing.tally import findings_of, severities_of
from toolkit.publishing.views import AuditView, Shown, chosen, figure, fill, say
from toolkit.statistics import METRICS, metrics

_COUNTS = ("received", "handled", "answers")

_OPEN = 20
"""Up to so many bodies, all pages stand open."""

_MOST = 5
"""Findings of one rule in one report that a page shows; the rest is counted, and stands in the register."""


@dataclass(slots=True)
class _Part:
    """One report of a body: its row of frame `reports`, how often it was judged, its figures, its findings."""

    report: dict[str, Any]
    judged: Counter[Outcome]
    figures: str
    findings: list[Finding] = field(default_factory=list)
    left: int = 0


@dataclass(slots=True)
class _Body:
    """A body, or a source that tells none: its reports, latest first, and what was found without a report."""

    name: str
    states: dict[int, str] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)
    without: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def bodies(audit: AuditView) -> Shown:
    """Show the bodies, those of the roster first, and after them a page of results for each."""
    language = audit.language
    some = _bodies(audit)
    years = sorted({year for body in some for year in body.states})
    html = fill("bodies.html", language, bodies=some, years=years, outcomes=list(Outcome), opened=len(some) <= _OPEN)
    return Shown(html, "\n".join(line for body in some for line in _lines(body, language)))


def _bodies(audit: AuditView) -> list[_Body]:
    found: dict[str, _Body] = {}
    for name, year, state in audit.coverage[["body", "year", "state"]].itertuples(index=False, name=None):
        found.setdefault(name, _Body(name)).states[int(year)] = state
    rows = chosen(audit)
    names = {row["source"]: row["body"] or _named_after(row["source"], found) for row in rows}
    judged, figures = _judged(audit), _figures(audit)
    by_source: dict[str, list[Finding]] = {}
    by_body: dict[str, list[Finding]] = {}
    for finding in findings_of(audit, ""):
        by_source.setdefault(finding.source, []).append(finding)
        by_body.setdefault(names.get(finding.source) or finding.body, []).append(finding)
    for row in sorted(rows, key=lambda row: (names[row["source"]], -(row["year"] or 0))):
        body = found.setdefault(names[row["source"]], _Body(names[row["source"]]))
        shown, left = _cut(by_source.get(row["source"], ()))
        report_id = row["report_id"]
        body.parts.append(_Part(row, judged.get(report_id, Counter()), figures.get(report_id, ""), shown, left))
        if row["year"]:
            body.states.setdefault(row["year"], "unreadable" if row["state"] == "unreadable" else "present")
    for name in by_body:
        found.setdefault(name, _Body(name))
    for body in found.values():
        of_it = by_body.get(body.name, [])
        body.counts, body.without = severities_of(of_it), [each for each in of_it if each.source not in names]
    return list(found.values())


def _named_after(source: str, due: dict[str, _Body]) -> str:
    """Return the body of the roster that waits for an unreadable source and is in its name; else the source itself."""
    waiting = (body.name for body in due.values() if "unreadable" in body.states.values() and body.name in source)
    return max(waiting, key=len, default=source)


def _cut(findings: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Return at most `_MOST` findings of each rule, and how many are left out."""
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _MOST:
            shown.append(finding)
    return shown, len(findings) - len(shown)


def _judged(audit: AuditView) -> dict[str, Counter[Outcome]]:
    """Return how many subjects of each report have each outcome."""
    kinds = 1 + max(outcome.value for outcome in Outcome)
    counted: dict[str, Counter[Outcome]] = {}
    for name, frame in audit.frames.items():
        of_frame = [each.codes for each in audit.assessments if each.rule.frame == name]
        if of_frame:
            places, ids = pd.factorize(frame["report_id"], use_na_sentinel=False)
            sums = sum(np.bincount(places * kinds + codes, minlength=kinds * len(ids)) for codes in of_frame)
            for report_id, row in zip(ids, np.reshape(sums, (len(ids), kinds)).tolist(), strict=True):
                if not pd.isna(report_id):  # else it judges what is due of a body, report or not
                    counted.setdefault(report_id, Counter()).update({each: row[each.value] for each in Outcome})
    return counted


def _figures(audit: AuditView) -> dict[str, str]:
    """Return the counts and rates of each report that are known, printed, by its id."""
    names = {name: say(audit.language, f"metric-{name}") for name in (*_COUNTS, *METRICS)}
    return {
        row["report_id"]: " · ".join(
            f"{words} {figure(row[name]) if name in _COUNTS else percent(float(row[name]))}"
            for name, words in names.items()
            if not pd.isna(row[name])
        )
        for row in metrics(audit.frames).to_dict("records")
    }


def _lines(body: _Body, language: str) -> Iterator[str]:
    yield f"{body.name} " + ", ".join(f"{say(language, severity)} {count}" for severity, count in body.counts.items())
    for part in body.parts:
        yield f"  {part.report['year'] or '–'} {say(language, 'state-' + part.report['state'])} {part.figures}"
        yield from (f"    {finding.message}" for finding in part.findings)
    yield from (f"  {finding.message}" for finding in body.without)
