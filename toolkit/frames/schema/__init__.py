"""The fact frames: their names, keys and columns, which are what suites are written against.

One row of a frame is one thing to be judged; every operand of a rule is a column. A missing operand is missing
(`<NA>`), never 0.
"""

from __future__ import annotations

from toolkit.frames.schema.prose import CLAIMS, ENUMERATIONS, SECTIONS
from toolkit.frames.schema.reports import REPORTS
from toolkit.frames.schema.tables import CELLS, DISCLOSURE, DISPUTES, REQUESTS_BY_APPLICANT, REQUESTS_BY_OUTCOME
from toolkit.frames.schema.years import COVERAGE, LEVELS, YEAR_ON_YEAR
from toolkit.report import TABLES

FRAMES: dict[str, dict[str, str]] = {
    "reports": REPORTS,
    "cells": CELLS,
    "disclosure": DISCLOSURE,
    "requests_by_applicant": REQUESTS_BY_APPLICANT,
    "requests_by_outcome": REQUESTS_BY_OUTCOME,
    "disputes": DISPUTES,
    "sections": SECTIONS,
    "claims": CLAIMS,
    "enumerations": ENUMERATIONS,
    "year_on_year": YEAR_ON_YEAR,
    "levels": LEVELS,
    "coverage": COVERAGE,
}
"""Every fact frame by name: its columns in order, with their pandas dtypes."""

SUBJECT: dict[str, tuple[str, ...]] = {
    "reports": ("report_id",),
    "cells": ("report_id", "table", "row", "column"),
    "disclosure": ("report_id",),
    "requests_by_applicant": ("report_id", "column"),
    "requests_by_outcome": ("report_id", "row"),
    "disputes": ("report_id", "row"),
    "sections": ("report_id", "section"),
    "claims": ("report_id", "section", "number"),
    "enumerations": ("report_id", "section", "number"),
    "year_on_year": ("report_id", "table", "row", "column"),
    "levels": ("report_id", "table", "row", "column"),
    "coverage": ("body", "year"),
}
"""The columns that name a row of each frame."""

LISTS = frozenset(
    (
        "columns_differing",
        "requests_swapped_cells",
        "requests_shifted_columns",
        "twin_cells_names",
        "aspects_missing_names",
        "assessments_missing_names",
        *(f"{table}_rows_missing_names" for table in TABLES),
    )
)
"""Columns that list places (`toolkit.forms.place`), or keys of `mentions.toml`; findings say them in words."""

TABLE_OF = {
    "disclosure": "disclosure",
    "requests_by_applicant": "requests",
    "requests_by_outcome": "requests",
    "disputes": "disputes",
}
"""The statutory table whose cells a frame spreads out."""
