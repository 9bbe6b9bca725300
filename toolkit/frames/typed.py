"""Rows to a frame of fixed columns and nullable dtypes: what a row does not say is missing, never 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import pandas as pd

from toolkit.extraction.outline import Outline
from toolkit.frames.schema.core import BODY
from toolkit.report import Report

Rows = Iterable[Mapping[str, Any]]
"""One mapping per row; columns that it leaves out are missing."""

Named = Sequence[tuple[str, Report]]
"""Reports with their ids."""

Outlines = Sequence[tuple[str, Outline]]
"""Outlines of reports with their ids."""


def typed(rows: Rows, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame of exactly `columns` (name to dtype), also when there are no rows."""
    values: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name, column in values.items():
            column.append(row.get(name))
    return of_columns(values, columns)


def of_columns(values: Mapping[str, Sequence[Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame of `columns` (name to dtype) with these values, as many for each; None is missing."""
    return pd.DataFrame({name: pd.Series(values[name], dtype=cast(Any, dtype)) for name, dtype in columns.items()})


def body_facts(report_id: str, report: Report) -> dict[str, Any]:
    """Return the columns that every frame carries; what the source does not tell is missing."""
    who = report.identity
    facts = (report_id, who.form or None, who.year, who.level or None, who.kind or None)
    return dict(zip(BODY, facts, strict=True))
