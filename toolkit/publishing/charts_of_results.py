"""Charts of how requests end: each report's shares of the six results, and how the rates develop from year to year."""

from __future__ import annotations

import pandas as pd

from toolkit.publishing import theme
from toolkit.publishing.charts_of_years import same_bodies
from toolkit.publishing.drawing import LEAST, Line, drawn, heat, lines
from toolkit.publishing.views import AuditView, Shown, brief, note, say
from toolkit.statistics import METRICS, added_up, copies, metrics, results
from toolkit.statistics.metrics import RESULTS

_ROWS = 24
"""Reports that fit on a chart; those with most answers are drawn."""

_FOLLOWED = {
    "disclosure_rate": (theme.BLUE, "o", "-"),
    "refusal_rate": (theme.ORANGE, "s", "--"),
    "carried_forward_rate": (theme.GREEN, "^", ":"),
}
"""The rates that are followed through the years, each with its colour, its mark and its line."""


def heat_map(audit: AuditView) -> Shown:
    """What do requests end with, report by report? The share of each result in the answers, most answers first."""
    language = audit.language
    frame = _shares(audit)
    if len(frame) < LEAST:
        return note(language, "chart-too-few", count=len(frame))
    names = {result: say(language, f"result-{result}") for result in RESULTS}
    leads = frame[list(RESULTS)].eq(frame[list(RESULTS)].max(axis=1), axis=0)
    first = leads[leads.sum(axis=1) == 1].sum()  # a tie leads nowhere
    title = say(language, "chart-heat", count=len(frame), most=int(first.max()), result=names[str(first.idxmax())])
    rows = {
        f"{brief(row)} ({row['answers']:,})": [row[result] for result in RESULTS]
        for row in frame.head(_ROWS).to_dict("records")
    }
    told = say(language, "chart-heat-note")
    told += say(language, "rows-left", count=len(frame) - _ROWS) if len(frame) > _ROWS else ""
    return heat(language, title, list(names.values()), rows, told)


def _shares(audit: AuditView) -> pd.DataFrame:
    """Return who and when, the answers and the share of each result, of each report that tells all of them."""
    requests = audit.frames["requests_by_applicant"]
    total = requests[requests["column"] == "total"].set_index("report_id")
    answers = total["total_outcomes"]
    shares = results(total).div(answers.where(answers > 0), axis=0).dropna().astype(float)
    reports = audit.frames["reports"]
    once = reports.loc[~copies(reports), ["report_id", "body", "year"]]
    shares = once.merge(shares.assign(answers=answers.reindex(shares.index)), left_on="report_id", right_index=True)
    return shares.sort_values("answers", ascending=False, kind="stable")


def trends(audit: AuditView) -> Shown:
    """How do the rates develop? By year, of the same bodies in every year."""
    language = audit.language
    parts = list(dict.fromkeys(part for rate in _FOLLOWED for part in _parts(rate)))
    frame = metrics(audit.frames)
    frame = frame[frame["report_id"].isin(added_up(audit.frames["reports"])["report_id"])]
    bodies, sums, left = same_bodies(frame[["body", "year", *parts]].dropna())
    if len(sums) < 2 or not (sums[[METRICS[rate].denominator for rate in _FOLLOWED]] > 0).all(axis=None):
        return note(language, "no-trends")
    years = [int(year) for year in sums.index]
    followed = [
        Line(say(language, f"metric-{rate}"), _in_percent(sums, rate), *look) for rate, look in _FOLLOWED.items()
    ]
    first = followed[0]
    whose = bodies[0] if len(bodies) == 1 else say(language, "chart-years-bodies", count=len(bodies))
    span = {"from_year": str(years[0]), "to_year": str(years[-1])}
    then, now = (f"{first.values[at]:.1f}%" for at in (0, -1))
    title = say(language, "chart-trends", whose=whose, rate=first.name, then=then, now=now, **span)
    numbers = (
        f"{year} " + ", ".join(f"{line.name} {line.values[at]:.1f}%" for line in followed)
        for at, year in enumerate(years)
    )
    told = say(language, "chart-trends-note", left=left)
    text = f"{title} – {'; '.join(numbers)}"
    return drawn(language, title, told, text, lambda axes: lines(axes, followed, years, "{:.1f}%"))


def _in_percent(sums: pd.DataFrame, rate: str) -> list[float]:
    numerator, denominator = _parts(rate)
    return [float(value) for value in 100 * sums[numerator] / sums[denominator]]


def _parts(rate: str) -> tuple[str, str]:
    return METRICS[rate].numerator, METRICS[rate].denominator
