"""The register as a workbook: findings to decide on, sources, coverage, outcomes, rules; no cell is a formula.

A reviewer's decisions whose findings no longer appear have a sheet of their own, so that the next run still knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from toolkit.checking.outcome import Outcome
from toolkit.decisions import BACK, DECISIONS, GONE, Decision
from toolkit.findings import COLUMNS
from toolkit.messages import message
from toolkit.publishing.passages import Passage, passages
from toolkit.publishing.tally import coverage_by_year, outcomes_by_rule
from toolkit.publishing.views import SHAPES, AuditView, chosen, say
from toolkit.rule_book import families, table_of_checks

_WIDTHS = {
    "message": 80,
    "basis": 40,
    "place": 34,
    "body": 26,
    "source": 30,
    "note": 30,
    "rule": 24,
    "location": 26,
    "problems": 60,
    "statement": 60,
    "formula": 60,
    "condition": 44,
    "fails": 60,
    "passes": 44,
    "sha256": 20,
    "quotation": 60,
}
_COLOURS = {"error": "#fbe0cd", "warning": "#d6e9f5", "info": "#f6e3ee"}
_REVIEWED = (*COLUMNS, "reviewer", "reviewed", "status", "quotation")
_GONE = ("key", "decision", "note", "reviewer", "reviewed", "rule", "body", "year", "source", "place", "message")
_CHECKS = (
    "family",
    "rule",
    "version",
    "severity",
    "statement",
    "formula",
    "condition",
    "place",
    "basis",
    "fails",
    "passes",
)
_LONGEST = 32_000
"""Characters that a cell of a workbook can hold, with some to spare."""


def write_workbook(audit: AuditView, path: Path) -> None:
    """Write the register with the columns of `findings.csv`, named in the audit's language.

    Everything is written as text or as a number that we counted: what a report prints never becomes a formula or a
    link.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with _faults_as_of_files(), xlsxwriter.Workbook(str(path), options) as book:
        by_key = {decision.key: decision for decision in audit.decisions}
        quoted = passages(audit)
        rows = (
            (*astuple(each), *_review(by_key.get(each.key), audit.language), _quotation(quoted.get(each.key, ())))
            for each in audit.findings
        )
        sheet = _sheet(book, audit, "findings", _REVIEWED, rows)
        _offer_decisions(sheet, audit)
        if gone := [decision for decision in audit.decisions if decision.state == GONE]:
            _sheet(book, audit, "gone", _GONE, ([getattr(each, name) for name in _GONE] for each in gone))
        names = ("source", "sha256", "published", "body", "year", "form", "state", "problems")
        _sheet(book, audit, "reports", names, ([row[name] for name in names] for row in chosen(audit)))
        heads = ("rule", *(outcome.name.lower() for outcome in Outcome))
        counted = outcomes_by_rule(audit, "").items()
        _sheet(book, audit, "outcomes", heads, ([rule, *(found[one] for one in Outcome)] for rule, found in counted))
        _add_coverage(book, audit)
        told, *checks = table_of_checks(families(audit.rules, audit.language), audit.language)
        _sheet(book, audit, "rule-book", _CHECKS, checks, heads=told)


@contextmanager
def _faults_as_of_files() -> Iterator[None]:
    """Raise the library's own error for a file that cannot be written as the system's error that is behind it."""
    try:
        yield
    except FileCreateError as error:
        raise error.args[0] from error


def _add_coverage(book: Any, audit: AuditView) -> None:
    """Write who has published, a body a row and a year a column: of the roster, or of the bodies that have reports."""
    frame = audit.coverage if len(audit.coverage) else audit.frames["coverage"]
    years, bodies = coverage_by_year(frame)
    words = {state: say(audit.language, f"coverage-{state}") for state in frame["state"].unique()}
    rows = ([body, *(words.get(state, "–") for state in states)] for body, states in bodies)
    heads = (message("column-body", audit.language), *map(str, years))
    _sheet(book, audit, "coverage", ("body", *map(str, years)), rows, heads=heads)


def _sheet(
    book: Any,
    audit: AuditView,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    heads: Sequence[str] = (),
) -> Any:
    """Write a sheet with a filter, under heads that stay; they are the names of the columns where none are given."""
    sheet = book.add_worksheet(say(audit.language, f"heading-{name}"))
    bold = book.add_format({"bold": True, "bg_color": "#f0f0ee", "border": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    graves = {key: book.add_format({"bg_color": colour, "valign": "top"}) for key, colour in _COLOURS.items()}
    heads = heads or [message(f"column-{column}", audit.language) for column in columns]
    for at, (column, head) in enumerate(zip(columns, heads, strict=True)):
        sheet.write_string(0, at, head, bold)
        sheet.set_column(at, at, _WIDTHS.get(column, 14), wrapped)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            if isinstance(value, int):
                sheet.write_number(last, at, value)
            elif column == "severity" and value in graves:
                sheet.write_string(last, at, f"{SHAPES[value]} {say(audit.language, value)}", graves[value])
            elif value is not None and value != "":  # an empty text would not count as blank in a filter
                sheet.write_string(last, at, _in_words(audit, column, str(value))[:_LONGEST])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    return sheet


def _quotation(quoted: Sequence[Passage]) -> str:
    return "\n".join(passage.text for passage in quoted)


def _review(decision: Decision | None, language: str) -> tuple[str, str, str]:
    """Return who decided and when, and whether the finding is one that had gone."""
    if decision is None:
        return "", "", ""
    return decision.reviewer, decision.reviewed, say(language, "decision-back") if decision.state == BACK else ""


def _offer_decisions(sheet: Any, audit: AuditView) -> None:
    """Let a reviewer choose the decision from a list; what is typed beside it is refused at once."""
    if not audit.findings:
        return
    at = COLUMNS.index("decision")
    words = [message(f"decision-{name}", audit.language) for name in DECISIONS]
    sheet.data_validation(1, at, len(audit.findings), at, {"validate": "list", "source": words})


def _in_words(audit: AuditView, column: str, value: str) -> str:
    """Say an outcome, a state or a decision in words; everything else stays as it is."""
    if column == "decision" and value:
        return message(f"decision-{value}", audit.language)
    if column == "outcome":
        return say(audit.language, value)
    return say(audit.language, f"state-{value}") if column == "state" else value
