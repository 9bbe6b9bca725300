"""The rates that officials publish, each with what is divided by what.

A rate of which an operand is missing is missing, and so is a rate of nothing: neither is 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from toolkit.forms import form

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
class Metric:
    """A rate: one column of counts of `metrics` divided by another. The words `metric-<name>` say it for a reader."""

    name: str
    numerator: str
    denominator: str


METRICS: dict[str, Metric] = {
    name: Metric(name, numerator, denominator)
    for name, numerator, denominator in (
        ("disclosure_rate", "disclosed", "answers"),  # 公开率 over 答复数
        ("disclosure_rate_of_received", "disclosed", "received"),  # 公开率 over 收到
        ("refusal_rate", "denied", "answers"),  # 不予公开率
        ("unavailable_rate", "unavailable", "answers"),  # 无法提供率
        ("rejection_rate", "rejected", "answers"),  # 不予处理率
        ("carried_forward_rate", "carried_forward", "handled"),  # 结转率
        ("dispute_rate", "disputes", "answers"),  # 争议率
        ("dispute_rate_of_received", "disputes", "received"),  # 争议转化率
        ("review_correction_rate", "reviews_corrected", "reviews_decided"),  # 复议纠错率 over the decided
        ("review_correction_rate_of_total", "reviews_corrected", "reviews"),  # 复议纠错率 over 总计
        ("litigation_loss_rate", "suits_corrected", "suits_decided"),  # 诉讼败诉率 over both groups of suits
    )
}
"""Every rate by name. 收办数 is the count `handled`."""

WHO = ("report_id", "body", "level", "kind", "year")
_CHANNELS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


def metrics(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per report: who and when, the counts that rates are made of, and every rate of `METRICS`.

    `copy` is true for a report when another stands for the same body and year, so that none is counted twice.
    """
    reports = frames["reports"].rename(columns={"body_level": "level", "body_kind": "kind"})
    frame = reports[list(WHO)].assign(copy=copies(frames["reports"]))
    counts = _counts(frames, pd.Index(reports["report_id"]))
    frame = pd.concat([frame.reset_index(drop=True), counts.reset_index(drop=True)], axis=1)
    for metric in METRICS.values():
        whole = frame[metric.denominator]
        frame[metric.name] = (frame[metric.numerator] / whole.where(whole > 0)).astype("Float64")
    return frame


def _counts(frames: Mapping[str, pd.DataFrame], ids: pd.Index[str]) -> pd.DataFrame:
    """Return the counts of column 总计 of table 3 and of table 4, in the order of `ids`."""
    requests = frames["requests_by_applicant"]
    total = requests[requests["column"] == "total"].set_index("report_id").reindex(ids)
    sums = results(total)
    disputes = frames["disputes"]
    review, direct, after = (disputes[disputes["row"] == row].set_index("report_id").reindex(ids) for row in _CHANNELS)
    columns = {
        "received": total["new_received"],  # 收到：本年新收
        "handled": total["new_received"] + total["carried_over"],  # 收办数：本年新收＋上年结转
        "answers": total["total_outcomes"],  # 答复数：本年度办理结果总计
        "disclosed": sums["granted"] + sums["partially_granted"],
        "denied": sums["denied"],
        "unavailable": sums["unavailable"],
        "rejected": sums["rejected"],
        "carried_forward": total["carried_forward"],
        "disputes": review["total"] + direct["total"],  # a suit after reconsideration is the same dispute again
        "reviews": review["total"],
        "reviews_decided": review["decided"],
        "reviews_corrected": review["corrected"],
        "suits_decided": direct["decided"] + after["decided"],
        "suits_corrected": direct["corrected"] + after["corrected"],
    }
    return pd.DataFrame(columns).astype("Int64")


def results(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the six `RESULTS` of each row of a frame with the rows of table 3 as columns; unknown ones are missing."""
    sums: dict[str, pd.Series[int]] = {}
    for result, choices in RESULTS.items():
        sums[result] = rows[list(choices[0])].sum(axis=1, skipna=False)
        for others in choices[1:]:
            sums[result] = sums[result].fillna(rows[list(others)].sum(axis=1, skipna=False))
    return pd.DataFrame(sums, index=rows.index)


def added_up(reports: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of frame `reports` whose figures may be added up, so that no request is counted twice.

    Of several reports of one body and year one is kept. A government's report may hold the figures of its departments
    and of the governments below it: it is left out beside other bodies, and of governments alone one level is kept.
    """
    once = reports[~copies(reports) & (reports["state"] != "unreadable")]
    governments = (once["body_kind"] == "government").fillna(value=False)
    if not governments.all():
        return once[~governments]
    most = once["body_level"].value_counts(dropna=False)
    return once[once["body_level"].isin(most.index[:1])]


def copies(reports: pd.DataFrame) -> pd.Series[bool]:
    """Say of each row of frame `reports` whether another stands for its body and year: of several, that read best."""
    unread = reports["state"].map({"read": 0, "partial": 1}).astype("Float64").fillna(2)
    ordered = reports.assign(unread=unread).sort_values("unread", kind="stable")
    named = ordered["body"].notna() & ordered["year"].notna()
    return (ordered.duplicated(["body", "year"]) & named).reindex(reports.index)
