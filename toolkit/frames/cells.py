"""Facts of single cells: as many rows as all other frames together, so they are made column by column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import repeat
from typing import Any

import pandas as pd

from toolkit.document import Place
from toolkit.forms import CHANGE, FORMS, PRINTED, WAN_YUAN, form
from toolkit.frames.schema.tables import CELLS
from toolkit.frames.typed import Named, body_facts, of_columns
from toolkit.report import Cell, State

_QUANTITY = {CHANGE: "change", WAN_YUAN: "amount", PRINTED: "amount"}
_NOWHERE = Place()
_NO_BOX = (None, None, None, None)


def cell_frame(reports: Named) -> pd.DataFrame:
    """Return frame `cells`: one row per prescribed cell of every table, printed or not."""
    columns: dict[str, list[Any]] = {name: [] for name in CELLS}
    for report_id, report in reports:
        if report.state is State.UNREADABLE:
            continue
        cells = [cell for table in report.tables.values() for cell in table.cells.values()]
        for name, value in body_facts(report_id, report).items():
            columns[name].extend(repeat(value, len(cells)))
        for name, values in (_printed(cells) | _placed([cell.place or _NOWHERE for cell in cells])).items():
            columns[name].extend(values)
    return of_columns(columns, CELLS)


def _printed(cells: Sequence[Cell]) -> dict[str, list[Any]]:
    values = [cell.value for cell in cells]
    digits = [None if value is None else f"{value:f}" for value in values]
    quantities = _quantities()
    return {
        "table": [cell.table for cell in cells],
        "row": [cell.row for cell in cells],
        "column": [cell.column for cell in cells],
        "value": [None if value is None else float(value) for value in values],
        "digits": digits,
        "fraction": [_fraction(value, text) for value, text in zip(values, digits, strict=True)],
        "quantity": [quantities.get((cell.table, cell.row, cell.column), "count") for cell in cells],
        "mark": [cell.mark.value for cell in cells],
        "raw": [cell.raw for cell in cells],
        "unit": [cell.unit for cell in cells],
        "how": [cell.how.value if cell.how else None for cell in cells],
        "checked": [int(cell.checked) for cell in cells],
    }


def _fraction(value: Decimal | None, digits: str | None) -> float | None:
    if value is None or digits is None:
        return None
    return float(abs(value) % 1) if "." in digits else 0.0


@cache
def _quantities() -> dict[tuple[str, str, str], str]:
    return {("disclosure", *cell): _QUANTITY[unit] for key in FORMS for cell, unit in form(key).units.items()}


def _placed(places: Sequence[Place]) -> dict[str, list[Any]]:
    corners = zip(*(place.box or _NO_BOX for place in places), strict=True)
    return {
        "page": [place.page for place in places],
        "line": [place.line for place in places],
        "grid": [place.grid for place in places],
        "grid_row": [place.row for place in places],
        "grid_column": [place.column for place in places],
        **{name: list(some) for name, some in zip(("x0", "y0", "x1", "y1"), corners, strict=True)},
    }
