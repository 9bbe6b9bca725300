"""Counts that pages and charts share: findings by report and rule, outcomes by rule, results of requests.

Nothing here judges. A figure that is not known is left out and counted as not known; it is never taken for 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from toolkit.checking.outcome import Outcome
from toolkit.findings import Finding
from toolkit.publishing.views import SEVERITIES, AuditView
from toolkit.statistics.metrics import results


@dataclass(frozen=True, slots=True)
class Results:
    """The results of requests over some reports: sums of what is known, and how many reports lack each figure."""

    sums: dict[str, int]
    unknown: dict[str, int]


def findings_of(audit: AuditView, source: str, rules: str = "") -> list[Finding]:
    """Return the findings of one source, or with an empty `source` all of them; gravest first.

    With `rules` only those of rules whose ids begin with it.
    """
    some = [finding for finding in audit.findings if source in ("", finding.source) and finding.rule.startswith(rules)]
    return sorted(some, key=lambda finding: SEVERITIES.index(finding.severity))


def severities_of(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, gravest first, none as 0."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def outcomes_by_rule(audit: AuditView, source: str, rules: str = "") -> dict[str, Counter[Outcome]]:
    """Return how many subjects have each outcome, by rule id, in the order of the rules; `rules` begins their ids."""
    reports = audit.frames["reports"]
    ids = set(reports.loc[reports["source"] == source, "report_id"])
    counted: dict[str, Counter[Outcome]] = {}
    for assessment in audit.assessments:
        if not assessment.rule.rule.startswith(rules):
            continue
        codes = assessment.codes
        if source:
            codes = codes[audit.frames[assessment.rule.frame]["report_id"].isin(ids).to_numpy(dtype=bool)]
        counter = counted.setdefault(assessment.rule.rule, Counter())
        counter.update({outcome: int((codes == outcome.value).sum()) for outcome in Outcome})
    return counted


def coverage_by_year(frame: pd.DataFrame) -> tuple[list[int], list[tuple[str, list[str]]]]:
    """Return the years of rows of frame `coverage`, and the state of each body in each; "" where it is not due."""
    wide = frame.pivot_table(index="body", columns="year", values="state", aggfunc="first", sort=False)
    years = sorted(wide.columns)
    known = wide[years].astype(object).where(wide[years].notna(), "")
    return [int(year) for year in years], [
        (str(body), list(row)) for body, row in zip(known.index, known.to_numpy(), strict=True)
    ]


def results_of(audit: AuditView, source: str) -> Results:
    """Return the results of requests in column 总计 of one report, or of all."""
    frame = audit.frames["requests_by_applicant"]
    frame = frame[frame["column"] == "total"]
    if source:
        reports = audit.frames["reports"]
        frame = frame[frame["report_id"].isin(reports.loc[reports["source"] == source, "report_id"])]
    sums, unknown = {}, {}
    for result, values in results(frame).items():
        unknown[str(result)] = int(values.isna().sum())
        if values.notna().any():
            sums[str(result)] = int(values.sum())
    return Results(sums, unknown)
