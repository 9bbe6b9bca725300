"""Reports among their peers: whose rate is far from that of the like, and where tables hold nothing but zeros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.forms import form
from toolkit.statistics.metrics import METRICS, WHO, Metric, copies, results

COMPARED = tuple(name for name in METRICS if not name.endswith(("_of_received", "_of_total")))
"""The rates that peers are compared by: one for each question."""

CASES, PEERS, MADS, TAIL = 30, 30, 3.5, 0.001
"""Cases that a rate is over at least, reports of a group at least, MADs that are far, and the share of chance
beyond each limit of the funnel."""


def peer_outliers(
    metrics: pd.DataFrame,
    rates: Sequence[str] = COMPARED,
    *,
    cases: int = CASES,
    peers: int = PEERS,
    mads: float = MADS,
    tail: float = TAIL,
) -> pd.DataFrame:
    """Return one row per report and known rate, beside the median of the reports of the same level and kind.

    `outlier` is true for a rate that is further than `mads` MADs from the median of its peers and that chance does not
    explain at its number of cases (`lower` and `upper`). It is missing where there is nothing to compare with, and
    `reason` says why: few-cases, above-one, no-group, few-peers, no-spread.
    """
    once = metrics[~metrics["copy"]]
    compared = [_compared(once, METRICS[name], cases, peers) for name in rates]
    frame = pd.concat(compared, ignore_index=True)
    frame["lower"], frame["upper"] = funnel_limits(frame["median"], frame["cases"], tail=tail)
    beyond = (frame["value"] < frame["lower"]) | (frame["value"] > frame["upper"])
    frame["outlier"] = ((frame["mads"] > mads) & beyond).astype("boolean").mask(frame["reason"] != "")
    return frame


def _compared(metrics: pd.DataFrame, metric: Metric, least_cases: int, least_peers: int) -> pd.DataFrame:
    counts = {"value": metrics[metric.name], "cases": metrics[metric.denominator]}
    frame = metrics[list(WHO)].assign(rate=metric.name, **counts)[metrics[metric.name].notna()]
    reason = pd.Series("", index=frame.index, dtype="string")
    reason[frame["cases"] < least_cases] = "few-cases"
    reason[frame["value"] > 1] = "above-one"
    reason[frame["level"].isna() | frame["kind"].isna()] = "no-group"
    keys = [frame["level"], frame["kind"]]
    value = frame["value"].where(reason == "")
    peers = value.groupby(keys).transform("count").astype("Int64")
    frame["peers"] = peers.where(reason == "")
    reason[(frame["peers"] < least_peers).fillna(value=False)] = "few-peers"
    value = value.where(reason == "")
    frame["median"] = value.groupby(keys).transform("median").where(reason == "")
    frame["mad"] = (value - frame["median"]).abs().groupby(keys).transform("median").where(reason == "")
    reason[(frame["mad"] == 0).fillna(value=False)] = "no-spread"
    frame["mads"] = (value - frame["median"]).abs() / frame["mad"].where(frame["mad"] > 0)
    return frame.assign(reason=reason)


def funnel_limits(
    target: pd.Series[float] | float, cases: pd.Series[int] | NDArray[Any], *, tail: float = TAIL
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the limits between which a rate stays by chance when `target` is the true one; NaN where it is missing.

    The limits are those of the binomial distribution, interpolated between whole numbers of cases.
    """
    rate = pd.Series(target, dtype="Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    number = pd.Series(cases).to_numpy(dtype=np.float64, na_value=np.nan)
    return _lower(tail, number, rate), 1 - _lower(tail, number, 1 - rate)


def _lower(share: float, cases: NDArray[Any], rate: NDArray[Any]) -> NDArray[np.float64]:
    from scipy.stats import binom

    count = binom.ppf(share, cases, rate)
    over = (binom.cdf(count, cases, rate) - share) / binom.pmf(count, cases, rate)
    limits: NDArray[np.float64] = np.clip(count - over, 0, cases) / cases
    return limits


def zero_share(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return by level: reports, how many have nothing but zeros in table 3, of how many that is unknown, and the share.

    One cell that is not 0 settles it; a table of which all known cells are 0 and some are unknown is unknown.
    `share` is over the reports of which it is known.
    """
    requests = frames["requests_by_applicant"]
    rows = [row for row in form("2021").rows("requests") if not row.startswith("other")]
    cells = pd.concat([requests[rows], results(requests)[["other"]]], axis=1)
    report = requests["report_id"]
    some = (cells != 0).fillna(value=False).any(axis=1).groupby(report).any()
    known = cells.notna().all(axis=1).groupby(report).all()
    reports = frames["reports"]
    once = reports[~copies(reports) & (reports["state"] != "unreadable")].set_index("report_id")
    some, known = some.reindex(once.index, fill_value=False), known.reindex(once.index, fill_value=False)
    facts = pd.DataFrame(
        {"level": once["body_level"], "reports": 1, "all_zero": known & ~some, "unknown": ~known & ~some}
    )
    frame = facts.groupby("level", dropna=False, as_index=False)[["reports", "all_zero", "unknown"]].sum()
    judged = (frame["reports"] - frame["unknown"]).astype("Int64")
    frame["share"] = (frame["all_zero"].astype("Int64") / judged.where(judged > 0)).astype("Float64")
    return frame
