"""The register as a workbook: findings, sources and outcomes, one sheet each, and no cell that is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import xlsxwriter

from toolkit.checking.outcome import Outcome
from toolkit.findings import COLUMNS
from toolkit.messages import message
from toolkit.publishing.tally import outcomes_by_rule
from toolkit.publishing.views import SHAPES, AuditView, chosen, say

_WIDTHS = {"message": 80, "basis": 40, "place": 34, "body": 26, "source": 30, "note": 30, "rule": 24, "location": 26}
_COLOURS = {"error": "#fbe0cd", "warning": "#d6e9f5", "info": "#f6e3ee"}
_LONGEST = 32_000
"""Characters that a cell of a workbook can hold, with some to spare."""


def write_workbook(audit: AuditView, path: Path) -> None:
    """Write the register with the columns of `findings.csv`, named in the audit's language.

    Everything is written as text or as a number that we counted: what a report prints never becomes a formula or a
    link.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        _sheet(book, audit, "findings", COLUMNS, (astuple(finding) for finding in audit.findings))
        names = ("source", "body", "year", "form", "state", "problems")
        _sheet(book, audit, "reports", names, ([row[name] for name in names] for row in chosen(audit)))
        heads = ("rule", *(outcome.name.lower() for outcome in Outcome))
        counted = outcomes_by_rule(audit, "").items()
        _sheet(book, audit, "outcomes", heads, ([rule, *(found[one] for one in Outcome)] for rule, found in counted))


def _sheet(book: Any, audit: AuditView, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(say(audit.language, f"heading-{name}"))
    bold = book.add_format({"bold": True, "bg_color": "#f0f0ee", "border": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    graves = {key: book.add_format({"bg_color": colour, "valign": "top"}) for key, colour in _COLOURS.items()}
    for at, column in enumerate(columns):
        sheet.write_string(0, at, message(f"column-{column}", audit.language), bold)
        sheet.set_column(at, at, _WIDTHS.get(column, 14), wrapped)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            if isinstance(value, int):
                sheet.write_number(last, at, value)
            elif column == "severity" and value in graves:
                sheet.write_string(last, at, f"{SHAPES[value]} {say(audit.language, value)}", graves[value])
            elif value is not None:
                sheet.write_string(last, at, _in_words(audit, column, str(value))[:_LONGEST])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _in_words(audit: AuditView, column: str, value: str) -> str:
    """Say an outcome or a state in words; everything else stays as it is."""
    if column == "outcome":
        return say(audit.language, value)
    return say(audit.language, f"state-{value}") if column == "state" else value
