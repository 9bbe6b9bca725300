"""Populations of reports made from a few figures each: the frames that statistics are computed from."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.frames.schema import FRAMES
from toolkit.frames.tables import derive_applicants, derive_disputes
from toolkit.frames.typed import typed

CHANNELS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
_WHO = {"body": "甲局", "level": "county", "kind": "department", "year": 2023, "state": "read"}


def report(**figures: Any) -> dict[str, Any]:
    """Return one report: who it is of, its column 总计 of table 3 (0 where not given), and its other tables."""
    return {**_WHO, "disputes": {}, "disclosure": {}, **figures}


def population(*reports: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Return the frames of the reports; rows of table 3 not given are 0, and those given as None are unknown."""
    rows: dict[str, list[dict[str, Any]]] = {
        "reports": [],
        "requests_by_applicant": [],
        "disputes": [],
        "disclosure": [],
    }
    zeros = dict.fromkeys((name for name, dtype in FRAMES["requests_by_applicant"].items() if dtype == "Int64"), 0)
    for number, figures in enumerate(reports):
        who = {
            "report_id": f"r{number}",
            "year": figures["year"],
            "body_level": figures["level"],
            "body_kind": figures["kind"],
        }
        rows["reports"].append(who | {"body": figures["body"], "state": figures["state"], "source": f"{number}.html"})
        rows["requests_by_applicant"].append(zeros | figures | who | {"column": "total"})
        rows["disputes"] += [who | {"row": row} | figures["disputes"].get(row, {}) for row in CHANNELS]
        rows["disclosure"].append(who | figures["disclosure"])
    frames = {name: typed(some, FRAMES[name]) for name, some in rows.items()}
    derive_applicants(frames["requests_by_applicant"])
    derive_disputes(frames["disputes"])
    return frames
