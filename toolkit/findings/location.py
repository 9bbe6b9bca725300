"""Where in the source a finding points: the page, the table and its cell, or the line, as far as the format knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from toolkit.messages import message

_PLACE = ["table", "row", "column", "page", "line", "grid", "grid_row", "grid_column"]


class Locations:
    """Looks places up in frame `cells`, one report at a time."""

    def __init__(self, cells: pd.DataFrame, language: str) -> None:
        """Remember which rows of the frame belong to which report."""
        self._cells = cells[_PLACE]
        self._rows = cells.groupby("report_id", sort=False).indices
        self._language = language
        self._report = ""
        self._places: list[Mapping[str, Any]] = []

    def words(self, report_id: str, table: str, row: str, column: str) -> str:
        """Say where a cell, row, column or table of a report is printed; "" when the source does not tell."""
        wanted = {"table": table, "row": row, "column": column}
        named = {key: value for key, value in wanted.items() if value}
        places = [place for place in self._of(report_id) if all(place[key] == value for key, value in named.items())]
        if not table or not places:
            return ""
        if pages := _range(places, "page"):
            return message("location-page", self._language, page=pages)
        if len(places) == 1 and pd.notna(places[0]["grid"]):
            return message("location-cell", self._language, **places[0])
        if grids := _range(places, "grid"):
            return message("location-grid", self._language, grid=grids)
        lines = _range(places, "line")
        return message("location-line", self._language, line=lines) if lines else ""

    def _of(self, report_id: str) -> list[Mapping[str, Any]]:
        if report_id != self._report:
            rows = self._rows.get(report_id)
            records = self._cells.iloc[rows].to_dict("records") if rows is not None else []
            self._report, self._places = report_id, [{str(key): value for key, value in one.items()} for one in records]
        return self._places


def _range(places: list[Mapping[str, Any]], name: str) -> str:
    known = [int(place[name]) for place in places if pd.notna(place[name])]
    if not known:
        return ""
    return str(known[0]) if min(known) == max(known) else f"{min(known)}–{max(known)}"
