"""Columns of the frames that join reports: year to year, parent to children, roster to what there is."""

from __future__ import annotations

from toolkit.frames.schema.core import BODY, COUNT, REAL, WORD

YEAR_ON_YEAR = BODY | {
    "table": WORD,
    "row": WORD,
    "column": WORD,
    "prior_source": WORD,  # the source of the report of the year before
    "value": REAL,  # this year's cell
    "prior": REAL,  # the same cell of the year before
}

LEVELS = BODY | {
    "table": WORD,
    "row": WORD,
    "column": WORD,
    "value": REAL,  # the cell of the parent's report
    "children_expected": COUNT,
    "children_present": COUNT,
    "children_sum": REAL,  # over those that are present, know the cell and are surely counted by the parent
    "children_max": REAL,
    "children_total": REAL,  # the sum, when every child is present, knows the cell and tells of all below it
    "scope_stated": WORD,  # area or own: what the parent's report says that it counts
}

COVERAGE = {
    "report_id": WORD,  # of the report, where there is one
    "body": WORD,
    "body_level": WORD,
    "body_kind": WORD,
    "year": COUNT,
    "state": WORD,  # present, unreadable, missing
    "in_roster": COUNT,
    "between": COUNT,  # 1 when the body has reports of an earlier and of a later year
}
