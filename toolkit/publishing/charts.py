"""Charts of an audit: each answers one question, and its title is the answer.

A chart needs three numbers at least; with fewer, its function says so in a sentence instead.
"""

from __future__ import annotations

from collections import Counter

from toolkit.checking.outcome import Outcome
from toolkit.messages import message
from toolkit.publishing import theme
from toolkit.publishing.charts_of_rates import first_digits, funnel
from toolkit.publishing.charts_of_results import heat_map, trends
from toolkit.publishing.charts_of_years import levels, years
from toolkit.publishing.drawing import LEAST, Series, bars, percent
from toolkit.publishing.tally import findings_of, outcomes_by_rule, results_of
from toolkit.publishing.views import (
    SEVERITIES,
    SHAPES,
    AuditView,
    Shown,
    chosen,
    family,
    family_name,
    name_of,
    note,
    say,
)
from toolkit.statistics.metrics import RESULTS

__all__ = ["findings", "first_digits", "funnel", "heat_map", "levels", "outcomes", "requests", "trends", "years"]


def __dir__() -> list[str]:
    """Offer the charts, and nothing else, to completion."""
    return __all__


_LOOKS = {
    Outcome.PASSED: (theme.GREEN, ""),
    Outcome.FAILED: (theme.ORANGE, "///"),
    Outcome.NOT_ASSESSABLE: ("#dddddd", "..."),
    Outcome.ERRORED: (theme.BLACK, ""),
}


def findings(audit: AuditView, source: str = "") -> Shown:
    """Where do the findings lie? Findings by family of rules, by severity."""
    language = audit.language
    found = findings_of(audit, source)
    order = [each for each, _ in Counter(family(finding.rule) for finding in found).most_common()]
    counts = Counter((family(finding.rule), finding.severity) for finding in found)
    if len(counts) < LEAST:
        return note(language, "chart-too-few", count=len(found))
    names = [family_name(each, language) for each in order]
    series = [
        Series(
            f"{SHAPES[severity]} {say(language, severity)}",
            [counts[each, severity] for each in order],
            theme.COLOURS[severity],
            theme.HATCHES[severity],
        )
        for severity in SEVERITIES
        if any(counts[each, severity] for each in order)
    ]
    totals = [sum(values) for values in zip(*(one.values for one in series), strict=True)]
    first, tied = totals[0], totals.count(totals[0])
    title = say(language, "chart-findings", family=names[0], count=first, share=percent(first, len(found)))
    if tied > 1:
        title = say(language, "chart-findings-tied", families=tied, count=first)
    return bars(language, title, names, series, say(language, "chart-findings-note"))


def outcomes(audit: AuditView, source: str = "") -> Shown:
    """How much could be judged, and how much of it holds? Outcomes of the rules, by family."""
    language = audit.language
    counted: dict[str, Counter[Outcome]] = {}
    for rule, found in outcomes_by_rule(audit, source).items():
        counted.setdefault(family(rule), Counter()).update(found)
    total: Counter[Outcome] = sum(counted.values(), Counter())
    if sum(1 for found in counted.values() for count in found.values() if count) < LEAST:
        return note(language, "chart-too-few", count=total.total())
    judged = total[Outcome.PASSED] + total[Outcome.FAILED]
    holds = percent(total[Outcome.PASSED], judged)
    title = say(language, "chart-outcomes", judged=judged, share=holds, rest=total[Outcome.NOT_ASSESSABLE])
    order = [each for each, found in counted.items() if found.total()]
    series = [
        Series(say(language, outcome.name.lower()), [counted[name][outcome] for name in order], *look)
        for outcome, look in _LOOKS.items()
        if total[outcome]
    ]
    names = [family_name(each, language) for each in order]
    return bars(language, title, names, series, say(language, "chart-outcomes-note"), shares=True)


def requests(audit: AuditView, source: str = "") -> Shown:
    """How were requests answered? Results in column 总计, of one report or of all."""
    language = audit.language
    results = results_of(audit, source)
    answers = sum(results.sums.values())
    if len(results.sums) < LEAST or not answers:
        return note(language, "chart-too-few", count=answers)
    rows = chosen(audit, source)
    whose = name_of(rows[0], language) if len(rows) == 1 else say(language, "all-reports", count=len(rows))
    names = [say(language, f"result-{result}") for result in RESULTS if result in results.sums]
    values = [results.sums[result] for result in RESULTS if result in results.sums]
    lacking = [say(language, f"result-{result}") for result, count in results.unknown.items() if count]
    if lacking:
        most = max(range(len(values)), key=values.__getitem__)
        title = say(language, "chart-requests-partial", whose=whose, result=names[most], count=values[most])
        told = say(language, "chart-requests-unknown", results=message("list", language).join(lacking))
    else:
        share = percent(results.sums["granted"] + results.sums["partially_granted"], answers)
        title = say(language, "chart-requests", whose=whose, share=share, count=answers)
        told = say(language, "chart-requests-note")
    return bars(language, title, names, [Series("", values, theme.BLUE, "")], told)
