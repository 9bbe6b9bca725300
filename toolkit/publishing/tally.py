"""Counts that pages and charts share: findings by report and rule, outcomes by rule, results of requests.

Nothing here judges. A figure that is not known is left out and counted as not known; it is never taken for 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.checking.outcome import Outcome
from toolkit.findings import Finding
from toolkit.forms import form
from toolkit.publishing.views import SEVERITIES, AuditView

_ROWS = form("2021").rows("requests")
RESULTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "granted": (("granted",),),
    "partially_granted": (("partially_granted",),),
    "denied": (tuple(row for row in _ROWS if row.startswith("denied_")),),
    "unavailable": (tuple(row for row in _ROWS if row.startswith("unavailable_")),),
    "rejected": (tuple(row for row in _ROWS if row.startswith("rejected_")),),
    "other": (("other",), tuple(row for row in _ROWS if row.startswith("other_"))),
}
"""The six results of a request: each the sum of the first set of rows of table 3 that is wholly known."""


@dataclass(frozen=True, slots=True)
class Results:
    """The results of requests over some reports: sums of what is known, and how many reports lack each figure."""

    sums: dict[str, int]
    unknown: dict[str, int]


def findings_of(audit: AuditView, source: str) -> list[Finding]:
    """Return the findings of one source, or with an empty `source` all of them; gravest first."""
    some = [finding for finding in audit.findings if source in ("", finding.source)]
    return sorted(some, key=lambda finding: SEVERITIES.index(finding.severity))


def severities_of(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, gravest first, none as 0."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def outcomes_by_rule(audit: AuditView, source: str) -> dict[str, Counter[Outcome]]:
    """Return how many subjects have each outcome, by rule id, in the order of the rules."""
    reports = audit.frames["reports"]
    ids = set(reports.loc[reports["source"] == source, "report_id"])
    counted: dict[str, Counter[Outcome]] = {}
    for assessment in audit.assessments:
        codes = assessment.codes
        if source:
            codes = codes[audit.frames[assessment.rule.frame]["report_id"].isin(ids).to_numpy(dtype=bool)]
        counter = counted.setdefault(assessment.rule.rule, Counter())
        counter.update({outcome: int((codes == outcome.value).sum()) for outcome in Outcome})
    return counted


def results_of(audit: AuditView, source: str) -> Results:
    """Return the results of requests in column 总计 of one report, or of all."""
    frame = audit.frames["requests_by_applicant"]
    frame = frame[frame["column"] == "total"]
    if source:
        reports = audit.frames["reports"]
        frame = frame[frame["report_id"].isin(reports.loc[reports["source"] == source, "report_id"])]
    sums, unknown = {}, {}
    for result, choices in RESULTS.items():
        values = frame[list(choices[0])].sum(axis=1, skipna=False)
        for rows in choices[1:]:
            values = values.fillna(frame[list(rows)].sum(axis=1, skipna=False))
        unknown[result] = int(values.isna().sum())
        if values.notna().any():
            sums[result] = int(values.sum())
    return Results(sums, unknown)
