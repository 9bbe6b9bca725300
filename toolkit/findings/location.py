"""Where in the source a finding points: the page, the cell, the line or the paragraph, as far as the format knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        return in_words(places, self._language) if table else ""

    def _of(self, report_id: str) -> list[Mapping[str, Any]]:
        if report_id != self._report:
            rows = self._rows.get(report_id)
            records = self._cells.iloc[rows].to_dict("records") if rows is not None else []
            self._report, self._places = report_id, [{str(key): value for key, value in one.items()} for one in records]
        return self._places


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
