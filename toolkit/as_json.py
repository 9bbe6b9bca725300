"""One report as the JSON object that `gongkai extract` prints: figures, marks, sections and claims by their keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from toolkit.report import Claim, Mark, Report, Table


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data. Cells that hold no number are null in `tables`, and say why in `marks`."""
    who = report.identity
    return {
        "agency": who.body,
        "year": who.year,
        "form": who.form or None,
        "title": who.title,
        "published": who.published.isoformat() if who.published else None,
        "period": [day.isoformat() for day in who.period] if who.period else None,
        "state": report.state.value,
        "problems": list(report.problems),
        "tables": {key: _values(table) for key, table in report.tables.items()},
        "marks": {key: _marks(table) for key, table in report.tables.items()},
        "sections": {section.key: section.text for section in report.sections},
        "claims": [
            {"measure": each.measure, "value": _number(each.value), "unit": _unit(each), "sentence": each.sentence}
            for each in report.claims
        ],
    }


def _unit(claim: Claim) -> str:
    """Return the unit; 余 before it says that the value is a lower bound."""
    return f"余{claim.unit}" if claim.precision == "at_least" else claim.unit


def _values(table: Table) -> dict[str, dict[str, int | float | None]]:
    rows: dict[str, dict[str, int | float | None]] = {}
    for (row, column), cell in table.cells.items():
        rows.setdefault(row, {})[column] = _number(cell.value)
    return rows


def _marks(table: Table) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for (row, column), cell in table.cells.items():
        if cell.mark is not Mark.NUMBER:
            rows.setdefault(row, {})[column] = cell.mark.value
    return rows


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
