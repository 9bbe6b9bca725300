"""Reports to fact frames: one row per thing to be judged, every operand a column, and a missing operand missing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.frames.coverage import coverage_rows
from toolkit.frames.enumerations import enumeration_rows
from toolkit.frames.levels import level_rows
from toolkit.frames.prose import claim_rows
from toolkit.frames.reports import report_rows
from toolkit.frames.schema import FRAMES
from toolkit.frames.sections import section_rows
from toolkit.frames.tables import (
    applicant_rows,
    cell_rows,
    derive_applicants,
    derive_disclosure,
    derive_disputes,
    disclosure_rows,
    dispute_rows,
    outcome_rows,
)
from toolkit.frames.typed import Rows, typed
from toolkit.frames.year_on_year import year_rows
from toolkit.frames.years import Years
from toolkit.report import Report
from toolkit.roster import Entry

__all__ = ["facts"]


def facts(reports: Sequence[Report], roster: Sequence[Entry] = ()) -> dict[str, pd.DataFrame]:
    """Return every frame of `FRAMES` over these reports, with its columns in order and a fresh RangeIndex.

    The roster says which bodies must have reported, and whose figures a parent adds up.

    `report_id` is the beginning of the source's sha256; a source that comes twice gets a number after it.
    """
    named = list(zip(_ids(reports), reports, strict=True))
    years = Years(named)
    rows: dict[str, Rows] = {
        "reports": report_rows(named, years),
        "cells": cell_rows(named),
        "disclosure": disclosure_rows(named, years),
        "requests_by_applicant": applicant_rows(named),
        "requests_by_outcome": outcome_rows(named),
        "disputes": dispute_rows(named, years),
        "sections": section_rows(named, years),
        "claims": claim_rows(named, years),
        "enumerations": enumeration_rows(named),
        "year_on_year": year_rows(named, years),
        "levels": level_rows(named, years, roster),
        "coverage": coverage_rows(named, roster),
    }
    frames = {name: typed(rows[name], FRAMES[name]) for name in FRAMES}
    derive_disclosure(frames["disclosure"])
    derive_applicants(frames["requests_by_applicant"])
    derive_disputes(frames["disputes"])
    return frames


def _ids(reports: Sequence[Report]) -> list[str]:
    seen: dict[str, int] = {}
    ids = []
    for report in reports:
        short = report.sha256[:12]
        seen[short] = seen.get(short, 0) + 1
        ids.append(short if seen[short] == 1 else f"{short}-{seen[short]}")
    return ids
