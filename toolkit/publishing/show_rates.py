"""What a notebook shows of a population: rates with their definitions, who is far from the like, and zeros."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.publishing.charts_of_rates import group_name, limits_in_words
from toolkit.publishing.drawing import percent
from toolkit.publishing.views import AuditView, Shown, brief, fill, grid, note, say, term
from toolkit.statistics import METRICS, added_up, benford, decisions, metrics, peer_outliers, zero_share

MOST = 60
"""Rows that a page shows; the rest is counted."""

_COUNTS = ("received", "handled", "answers")


def statistics(audit: AuditView) -> Shown:
    """Say what the reports show together, in sentences computed from them."""
    language = audit.language
    frame = metrics(audit.frames)
    once = frame[~frame["copy"] & (audit.frames["reports"]["state"] != "unreadable").to_numpy(dtype=bool)]
    sentences = [say(language, "statistics-read", count=len(once), known=int(once["disclosure_rate"].notna().sum()))]
    if once["disclosure_rate"].notna().any():
        middle = percent(float(once["disclosure_rate"].median()))
        whole = _share(_together(audit, frame, "disclosure_rate"))
        sentences.append(say(language, "statistics-disclosure", median=middle, pooled=whole))
    compared = peer_outliers(frame)
    judged = compared["outlier"].notna()
    reports = compared.loc[compared["outlier"].fillna(value=False), "report_id"].nunique()
    key = "statistics-outliers" if judged.any() else "statistics-no-peers"
    sentences.append(say(language, key, compared=compared.loc[judged, "report_id"].nunique(), far=reports))
    digits = benford(decisions(audit.frames))
    key = digits.reason or ("departs" if digits.departs else "follows")
    sentences.append(say(language, f"benford-{key}", count=digits.values, decades=f"{digits.decades:.1f}"))
    zeros = zero_share(audit.frames)
    counts = {name: int(zeros[name].sum()) for name in ("reports", "all_zero", "unknown")}
    known = counts["reports"] - counts["unknown"]
    if known:
        sentences.append(say(language, "statistics-zeros", **counts, share=percent(counts["all_zero"], known)))
    sentences.append(say(language, "statistics-caution"))
    title = say(language, "title-statistics")
    html = fill("summary.html", language, title=title, sentences=sentences, tiles=[])
    return Shown(html, "\n".join([title, *sentences]))


def _together(audit: AuditView, frame: pd.DataFrame, rate: str) -> float | None:
    """Return the rate over all reports that have it and may be added up; None when there is none."""
    some = frame[frame["report_id"].isin(added_up(audit.frames["reports"])["report_id"]) & frame[rate].notna()]
    return float(some[METRICS[rate].numerator].sum() / some[METRICS[rate].denominator].sum()) if len(some) else None


def rates(audit: AuditView) -> Shown:
    """Show every rate with its definition: of how many reports it is known, its median and quartiles, and over all."""
    language = audit.language
    frame = metrics(audit.frames)
    once = frame[~frame["copy"]]
    rows = []
    for name in METRICS:
        values = once[name].dropna().astype(float)
        row = [say(language, f"metric-{name}"), say(language, f"metric-{name}-means"), f"{len(values):,}"]
        quartiles = [percent(value) for value in values.quantile([0.25, 0.5, 0.75])] if len(values) else ["–"] * 3
        rows.append([*row, *quartiles, _share(_together(audit, frame, name))])
    heads = ("rate", "means", "reports", "lower-quartile", "median", "upper-quartile", "pooled")
    columns = [say(language, f"column-{head}") for head in heads]
    return grid(language, "heading-rates", columns, rows, say(language, "rates-legend"), words=2)


def reports_rates(audit: AuditView) -> Shown:
    """Show the rates of each report, those with most answers first."""
    language = audit.language
    frame = metrics(audit.frames)
    known = frame[frame["answers"].notna()].sort_values("answers", ascending=False, kind="stable")
    if known.empty:
        return note(language, "no-rates")
    rows = [
        [brief(row), *(_printed(row[name]) for name in _COUNTS), *(_share(row[name]) for name in METRICS)]
        for row in known.head(MOST).to_dict("records")
    ]
    heads = [say(language, f"metric-{name}") for name in (*_COUNTS, *METRICS)]
    columns = [say(language, "column-body"), *heads]
    told = say(language, "reports-rates-legend")
    return grid(language, "heading-reports-rates", columns, rows, told, left=len(known) - MOST)


def outliers(audit: AuditView) -> Shown:
    """Show whose rates are far from their peers' and beyond what chance explains; furthest first."""
    language = audit.language
    compared = peer_outliers(metrics(audit.frames))
    far = compared[compared["outlier"].fillna(value=False)].sort_values("mads", ascending=False)
    reasons = compared.loc[compared["reason"] != "", "reason"].value_counts()
    told = say(language, "outliers-legend", **limits_in_words())
    if len(reasons):
        why = (say(language, f"reason-{reason}", count=int(count)) for reason, count in reasons.items())
        told += say(language, "outliers-not-compared", reasons=say(language, "joined").join(why))
    if far.empty:
        text = say(language, "no-outliers", count=int((compared["reason"] == "").sum())) + told
        return Shown(fill("note.html", language, text=text), text)
    rows = [
        [
            brief(row),
            group_name(row["level"], row["kind"], language),
            say(language, f"metric-{row['rate']}"),
            percent(row["value"]),
            f"{row['cases']:,}",
            percent(row["median"]),
            f"{percent(row['lower'])} – {percent(row['upper'])}",
            f"{row['mads']:.1f}",
        ]
        for row in far.head(MOST).to_dict("records")
    ]
    heads = ("body", "group", "rate", "value", "cases", "median", "limits", "mads")
    columns = [say(language, f"column-{head}") for head in heads]
    return grid(language, "heading-outliers", columns, rows, told, words=3, left=len(far) - MOST)


def zeros(audit: AuditView) -> Shown:
    """Show by level how many reports have nothing but zeros in table 3."""
    language = audit.language
    frame = zero_share(audit.frames)
    if frame.empty:
        return note(language, "no-rates")
    rows = [
        [
            term("level", "unknown" if pd.isna(row["level"]) else row["level"], language),
            *(_printed(row[name]) for name in ("reports", "all_zero", "unknown")),
            _share(row["share"]),
        ]
        for row in frame.to_dict("records")
    ]
    columns = [say(language, f"column-{head}") for head in ("level", "reports", "all-zero", "unknown", "share")]
    return grid(language, "heading-zeros", columns, rows, say(language, "zeros-legend"))


def _printed(value: Any) -> str:
    return "–" if pd.isna(value) else f"{int(value):,}"


def _share(value: Any) -> str:
    return "–" if pd.isna(value) else percent(float(value))
