"""Charts that join reports: how requests develop from year to year, and whether a parent's figures are its children's.

A total over bodies is of the same bodies in every year, and never of a government and its departments together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from toolkit.errors import UsageError
from toolkit.forms import label
from toolkit.publishing import theme
from toolkit.publishing.drawing import LEAST, Line, Series, bars_beside, drawn, lines
from toolkit.publishing.views import AuditView, Shown, chosen, name_of, note, say
from toolkit.statistics import added_up

_LINES = (("new_received", theme.BLUE, "o", "-"), ("carried_over", theme.ORANGE, "s", "--"))
"""The rows of table 3 that are followed through the years, each with its colour, its mark and its line."""

_CELLS = ("new_received", "carried_over", "total_outcomes", "carried_forward")
"""Rows of table 3, column 总计, by which one parent is compared with its children."""

_PARENTS = 12
"""Parents that fit on a chart; those with most requests are drawn."""


def years(audit: AuditView, body: str = "") -> Shown:
    """How do requests develop? New and carried over by year, of one body or of all that have reported every year."""
    language = audit.language
    figures = _by_year(audit, body)
    bodies, sums, left = same_bodies(figures)
    if sums.size < LEAST or len(sums) < 2:
        return note(language, "chart-too-few", count=int(sums.size))
    first, last = (sums.iloc[at] for at in (0, -1))
    whose = body or (bodies[0] if len(bodies) == 1 else say(language, "chart-years-bodies", count=len(bodies)))
    then, now = int(first["new_received"]), int(last["new_received"])
    change = f"{100 * (now / then - 1):+.1f}%" if then else f"{now - then:+,}"
    span = {"from_year": str(first.name), "to_year": str(last.name)}
    title = say(language, "chart-years", whose=whose, then=then, now=now, change=change, **span)
    told = say(language, "chart-years-note-one") if len(bodies) == 1 else say(language, "chart-years-note", left=left)
    names = {row: label("requests", "rows", row).in_words(language) for row, *_ in _LINES}
    numbers = (
        f"{year} " + ", ".join(f"{names[row]} {int(sums.at[year, row]):,}" for row in names)  # type: ignore[arg-type]
        for year in sums.index
    )
    followed = [Line(names[row], [int(value) for value in sums[row]], *look) for row, *look in _LINES]
    text, ticks = f"{title} – {'; '.join(numbers)}", [int(year) for year in sums.index]
    return drawn(language, title, told, text, lambda axes: lines(axes, followed, ticks, "{:,}"))


def _by_year(audit: AuditView, body: str) -> pd.DataFrame:
    """Return body, year and the two figures of every report that tells both, one report per body and year."""
    reports = audit.frames["reports"]
    if body:
        reports = reports[(reports["body"] == body).fillna(value=False)]
        if reports.empty:
            raise UsageError("publish-body-unknown", body=body, count=int(audit.frames["reports"]["body"].nunique()))
    once = added_up(reports)
    requests = audit.frames["requests_by_applicant"]
    total = requests.loc[requests["column"] == "total", ["report_id", *(row for row, *_ in _LINES)]]
    return once[["report_id", "body", "year"]].merge(total, on="report_id").dropna().drop(columns="report_id")


def same_bodies(figures: pd.DataFrame) -> tuple[Sequence[str], pd.DataFrame, int]:
    """Return bodies, their figures (all columns but body and year) by year added up, and how many are left out.

    The years follow each other, and are those for which bodies that have figures of all of them, times years, are most.
    """
    known = figures.assign(here=True).pivot_table(index="body", columns="year", values="here", aggfunc="any").notna()
    present = [int(year) for year in known.columns]
    best: tuple[int, list[int], pd.Index[Any]] = (0, [], known.index[:0])
    for start in present:
        span, whole = [start], known[start]
        while span[-1] + 1 in present and whole.any():
            span = [*span, span[-1] + 1]
            whole = whole & known[span[-1]]
            best = max(best, (int(whole.sum()) * len(span), span, known.index[whole]), key=lambda each: each[0])
    _, span, found = best
    bodies = [str(body) for body in found]
    some = figures[figures["body"].isin(bodies) & figures["year"].isin(span)]
    return bodies, some.drop(columns="body").groupby("year").sum(), len(known) - len(bodies)


def levels(audit: AuditView, source: str = "") -> Shown:
    """Are a parent's figures those of its children? New requests by parent, or with one parent four of its figures."""
    language = audit.language
    frame = audit.frames["levels"]
    known = frame["value"].notna() & frame["children_sum"].notna() & (frame["children_present"] > 0)
    frame = frame[known.fillna(value=False) & (frame["table"] == "requests") & (frame["column"] == "total")]
    named = {row["report_id"]: name_of(row, language) for row in chosen(audit, source)}
    frame = frame[frame["report_id"].isin(list(named))]
    single = frame["report_id"].nunique() == 1
    frame = frame[frame["row"].isin(_CELLS if single else _CELLS[:1])]
    if 2 * len(frame) < LEAST:
        return note(language, "chart-too-few", count=2 * len(frame))
    title = _levels_title(frame, named[frame["report_id"].iloc[0]] if single else "", language)
    frame = frame if single else frame.nlargest(_PARENTS, "value")
    names = [
        label("requests", "rows", row).in_words(language) if single else named[report_id]
        for report_id, row in zip(frame["report_id"], frame["row"], strict=True)
    ]
    series = [
        Series(say(language, "chart-levels-parent"), [int(value) for value in frame["value"]], theme.BLUE),
        Series(
            say(language, "chart-levels-children"), [int(value) for value in frame["children_sum"]], theme.ORANGE, "///"
        ),
    ]
    return bars_beside(language, title, names, series, say(language, "chart-levels-note"))


def _levels_title(frame: pd.DataFrame, whose: str, language: str) -> str:
    """Say how many figures equal the sum of the children; while children are missing, how many are already below it."""
    whose = whose or say(language, "chart-levels-parents", cell=label("requests", "rows", _CELLS[0]).in_words(language))
    whole = frame[(frame["children_present"] == frame["children_expected"]).fillna(value=False)]
    if len(whole):
        equal = int((whole["value"] == whole["children_sum"]).sum())
        return say(language, "chart-levels-whole", whose=whose, whole=len(whole), equal=equal)
    below = int((frame["value"] < frame["children_sum"]).sum())
    return say(language, "chart-levels-part", whose=whose, count=len(frame), below=below)
