"""Charts of an audit: each answers one question, and its title is the answer.

A chart needs three numbers at least; with fewer, its function says so in a sentence instead.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit.checking.outcome import Outcome
from toolkit.publishing import theme
from toolkit.publishing.tally import RESULTS, findings_of, outcomes_by_rule, results_of
from toolkit.publishing.views import (
    SEVERITIES,
    SHAPES,
    AuditView,
    Shown,
    chosen,
    family,
    family_name,
    fill,
    name_of,
    note,
    say,
)

LEAST = 3
"""Fewer numbers than these are read faster in a sentence."""

_LOOKS = {
    Outcome.PASSED: (theme.GREEN, ""),
    Outcome.FAILED: (theme.ORANGE, "///"),
    Outcome.NOT_ASSESSABLE: ("#dddddd", "..."),
    Outcome.ERRORED: (theme.BLACK, ""),
}


@dataclass(frozen=True, slots=True)
class _Series:
    """The values of one colour, one for each bar."""

    name: str
    values: Sequence[int]
    colour: str
    hatch: str


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
        _Series(
            f"{SHAPES[severity]} {say(language, severity)}",
            [counts[each, severity] for each in order],
            theme.COLOURS[severity],
            theme.HATCHES[severity],
        )
        for severity in SEVERITIES
        if any(counts[each, severity] for each in order)
    ]
    first = sum(one.values[0] for one in series)
    title = say(language, "chart-findings", family=names[0], count=first, share=_percent(first, len(found)))
    return _bars(language, title, names, series, say(language, "chart-findings-note"))


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
    holds = _percent(total[Outcome.PASSED], judged)
    title = say(language, "chart-outcomes", judged=judged, share=holds, rest=total[Outcome.NOT_ASSESSABLE])
    order = [each for each, found in counted.items() if found.total()]
    series = [
        _Series(say(language, outcome.name.lower()), [counted[name][outcome] for name in order], *look)
        for outcome, look in _LOOKS.items()
        if total[outcome]
    ]
    names = [family_name(each, language) for each in order]
    return _bars(language, title, names, series, say(language, "chart-outcomes-note"), shares=True)


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
        told = say(language, "chart-requests-unknown", results="、".join(lacking))
    else:
        share = _percent(results.sums["granted"] + results.sums["partially_granted"], answers)
        title = say(language, "chart-requests", whose=whose, share=share, count=answers)
        told = say(language, "chart-requests-note")
    return _bars(language, title, names, [_Series("", values, theme.BLUE, "")], told)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _bars(
    language: str, title: str, names: Sequence[str], series: Sequence[_Series], told: str, *, shares: bool = False
) -> Shown:
    """Draw horizontal bars, stacked when there are several series; with `shares` all of the same length."""
    totals = [sum(one.values[bar] for one in series) for bar in range(len(names))]
    units = [100 / total if shares and total else 1.0 for total in totals]
    with theme.look():
        figure = Figure(figsize=(theme.INCHES, 1.2 + 0.36 * len(names)), layout="constrained")
        axes = figure.add_subplot()
        left = [0.0] * len(names)
        for one in series:
            widths = [value * unit for value, unit in zip(one.values, units, strict=True)]
            look: dict[str, Any] = {"color": one.colour, "hatch": one.hatch, "edgecolor": "white", "linewidth": 0.8}
            axes.barh(range(len(names)), widths, 0.62, left, label=one.name, **look)
            left = [start + width for start, width in zip(left, widths, strict=True)]
        for bar, total in enumerate(totals):
            axes.text(left[bar], bar, f" {total:,}", va="center", ha="left")
        _dress(figure, axes, title, names, legend=len(series) > 1)
        picture = BytesIO()
        figure.savefig(picture, format="png", dpi=theme.DOTS_PER_INCH, metadata={"Software": None})
    words = _in_words(title, names, series)
    image = b64encode(picture.getvalue()).decode("ascii")
    return Shown(fill("chart.html", language, image=image, alt=words, note=told), words)


def _dress(figure: Figure, axes: Axes, title: str, names: Sequence[str], *, legend: bool) -> None:
    """Put the title over the whole width and the names beside the bars; no scale, for each bar says its number."""
    wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in title) / max(len(title), 1)
    figure.suptitle("\n".join(wrap(title, int(88 / wide))), x=0.01, ha="left", fontsize=11.5)
    axes.set_yticks(range(len(names)), list(names))
    axes.tick_params(left=False)
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.margins(x=0.08)
    if legend:
        axes.legend(loc="upper center", bbox_to_anchor=(0.45, 0), ncols=4, handlelength=1.6)


def _in_words(title: str, names: Sequence[str], series: Sequence[_Series]) -> str:
    """Return the text alternative: the title, then every number of every bar."""
    bars = (
        f"{name} " + ", ".join(f"{one.name} {one.values[bar]:,}".strip() for one in series if one.values[bar])
        for bar, name in enumerate(names)
    )
    return f"{title} – " + "; ".join(bars)
