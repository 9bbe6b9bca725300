"""Where in the source a finding points: the page, the cell, the line or the paragraph, as far as the format knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from toolkit.messages import message

_PLACE = ["table", "row", "column", "page", "line", "grid", "grid_row", "grid_column"]


class Locations:
    """Looks places up in frame `cells`."""

    def __init__(self, cells: pd.DataFrame, language: str) -> None:
        """Remember which rows of the frame belong to which report."""
        self._columns = {name: cells[name].to_numpy(dtype=object) for name in _PLACE}
        self._rows = cells.groupby("report_id", sort=False).indices
        self._language = language

    def words(self, report_id: str, table: str, row: str, column: str) -> str:
        """Say where a cell, row, column or table of a report is printed; "" when the source does not tell."""
        rows = self._rows.get(report_id)
        if rows is None or not table:
            return ""
        for name, value in {"table": table, "row": row, "column": column}.items():
            rows = rows[self._columns[name][rows] == value] if value else rows
        return in_words([{name: some[each] for name, some in self._columns.items()} for each in rows], self._language)


def in_words(places: Sequence[Mapping[str, Any]], language: str) -> str:
    """Say where something is printed, of which `places` are the parts; "" when the source does not tell."""
    if pages := _range(places, "page"):
        return message("location-page", language, page=pages)
    if len(places) == 1 and pd.notna(places[0].get("grid")):
        return message("location-cell", language, **places[0])
    for name in ("grid", "line", "paragraph"):
        if known := _range(places, name):
            return message(f"location-{name}", language, **{name: known})
    return ""


def _range(places: Sequence[Mapping[str, Any]], name: str) -> str:
    known = [int(place[name]) for place in places if pd.notna(place.get(name))]
    if not known:
        return ""
    return str(known[0]) if min(known) == max(known) else f"{min(known)}–{max(known)}"
