"""First digits of the decisions of table 2 against Benford's law: a question to a set of reports, never to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

import numpy as np
import pandas as pd

from toolkit.statistics.metrics import copies

BENFORD = tuple(log10(1 + 1 / digit) for digit in range(1, 10))
"""The share of numbers that begin with 1 to 9, by Benford's law."""

LEVELS = ("prefecture", "county")
"""Levels whose decisions are numerous and varied enough for the law to be expected of them."""

VALUES, DECADES = 300, 3
"""Numbers that are not 0, and powers of ten between the least and the greatest, below which nothing is said."""

P_VALUE, MAD = 0.01, 0.015
"""A set departs from the law when chance is less likely than the first and the mean deviation above the second."""

_DECISIONS = ("licences", "other_services", "penalties", "compulsory_measures")


@dataclass(frozen=True, slots=True)
class Benford:
    """How many numbers begin with each digit from 1 to 9, and how far that is from Benford's law.

    `mad` is the mean absolute deviation of the nine shares. When the set says nothing of the law, `reason` tells why
    (few-values, narrow) and the four figures are None.
    """

    values: int
    decades: float
    counts: tuple[int, ...]
    chi_square: float | None = None
    p_value: float | None = None
    mad: float | None = None
    departs: bool | None = None
    reason: str = ""


def benford(
    values: pd.Series[int],
    *,
    least: int = VALUES,
    decades: float = DECADES,
    p_value: float = P_VALUE,
    mad: float = MAD,
) -> Benford:
    """Compare the first digits of whole numbers with Benford's law; what is missing, 0 or negative is left out."""
    numbers = values.dropna()
    numbers = numbers[numbers > 0].astype("int64")
    count = len(numbers)
    span = log10(numbers.max() / numbers.min()) if count else 0.0
    first = numbers.astype(str).str[0].astype("int64")
    counts = np.bincount(first, minlength=10)[1:]
    told = tuple(int(each) for each in counts)
    if count < least or span < decades:
        return Benford(count, span, told, reason="few-values" if count < least else "narrow")
    from scipy.stats import chisquare

    test = chisquare(counts, np.array(BENFORD) * count)
    deviation = float(np.abs(counts / count - BENFORD).mean())
    departs = bool(test.pvalue < p_value and deviation > mad)
    return Benford(count, span, told, float(test.statistic), float(test.pvalue), deviation, departs)


def decisions(frames: Mapping[str, pd.DataFrame]) -> pd.Series[int]:
    """Return the numbers of decisions in 第二十条第（五）（六）项 of table 2, of bodies of cities and counties.

    Of several reports of one body and year one is counted.
    """
    reports = frames["reports"]
    ids = reports.loc[~copies(reports) & reports["body_level"].isin(LEVELS), "report_id"]
    disclosure = frames["disclosure"]
    some = disclosure[disclosure["report_id"].isin(ids)]
    return pd.concat([some[f"{row}__decisions"] for row in _DECISIONS], ignore_index=True).dropna()
