"""The printed tables of a report shown again, with the cells at fault marked: the evidence for its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pandas as pd

from toolkit.checking.rules import Rule
from toolkit.findings import Finding
from toolkit.findings.causes import causes_of, goes_by_cause, place_of_cause
from toolkit.forms import label
from toolkit.frames.localising.causes import Cause
from toolkit.frames.localising.identities import places_of
from toolkit.publishing.tally import findings_of
from toolkit.publishing.views import SEVERITIES, AuditView, chosen, say
from toolkit.report import TABLES, Mark
from toolkit.stored import rows_of

EVIDENCE = 40
"""Reports of which a page shows the tables again; notebook 01 shows the others one by one."""

_PLACES = Mapping[tuple[str, str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as printed, the gravest severity of the findings that rest on it ("" for none), and their messages.

    `suggested` is what the cell would have to be where the only explanation of what does not hold has it, else "".
    `crossed` says that several findings, or broken identities of one, meet in it: it is the likeliest to be wrong.
    """

    text: str
    mark: str
    severity: str
    messages: tuple[str, ...]
    suggested: str
    crossed: bool
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: its label and cells; `head` is the row of column labels to print above it, when it begins a block."""

    label: str
    cells: tuple[ShownCell, ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One statutory table of one report."""

    key: str
    name: str
    rows: tuple[ShownRow, ...]
    width: int
    marked: bool
    findings: tuple[Finding, ...] = field(default=())


def sources_with_tables(audit: AuditView) -> list[str]:
    """Return the sources of which findings point into a table, those with the gravest and the most of them first."""
    counts: dict[str, Counter[str]] = {}
    for finding in audit.findings:
        if finding.table in TABLES and finding.source:
            counts.setdefault(finding.source, Counter())[finding.severity] += 1
    return sorted(counts, key=lambda source: [-counts[source][severity] for severity in SEVERITIES])


def tables_with_findings(audit: AuditView, source: str = "") -> list[tuple[dict[str, Any], list[ShownTable]]]:
    """Return the reports with the gravest findings in tables, and those tables; of a single report all its tables."""
    rows = chosen(audit, source)
    single = len(rows) == 1
    by_source = {row["source"]: row for row in reversed(rows)}
    some = rows if single else [by_source[each] for each in sources_with_tables(audit)[:EVIDENCE]]
    cells = rows_of(audit.frames, "cells", {row["report_id"] for row in some}) if some else pd.DataFrame()
    found = [(row, [each for each in _printed(audit, row, cells) if single or each.marked]) for row in some]
    return [(row, tables) for row, tables in found if tables]


def printed_tables(audit: AuditView, source: str) -> tuple[ShownTable, ...]:
    """Return the tables of one report that were found, in the order of the form."""
    report = chosen(audit, source)[0]
    return _printed(audit, report, rows_of(audit.frames, "cells", {report["report_id"]}))


def _printed(audit: AuditView, report: Mapping[str, Any], cells: pd.DataFrame) -> tuple[ShownTable, ...]:
    cells = cells[cells["report_id"] == report["report_id"]]
    by_rule: dict[str, list[Rule]] = {}
    for rule in audit.rules:
        by_rule.setdefault(rule.rule, []).append(rule)
    found = findings_of(audit, report["source"])
    tables = []
    for key in TABLES:
        some = cells[cells["table"] == key]
        if len(some) and (some["mark"] != Mark.MISSING.value).any():
            about = [finding for finding in found if finding.table == key]
            causes = causes_of(report, key)
            places: dict[tuple[str, str], list[Finding]] = {}
            for finding in about:
                for place in _cells_at_fault(finding, by_rule.get(finding.rule, ()), causes):
                    places.setdefault(place, []).append(finding)
            only = [cell for cause in causes if cause.only for cell in cause.only.cells]
            right = {(cell.row, cell.column): str(cell.right) for cell in only}
            shown = _rows(key, some.to_dict("records"), places, right, audit.language)
            width = max(len(row.cells) for row in shown)
            name = label("tables", "", key).in_words(audit.language)
            tables.append(ShownTable(key, name, shown, width, bool(places), tuple(about)))
    return tuple(tables)


def _rows(
    key: str, cells: Sequence[Mapping[Any, Any]], places: _PLACES, right: Mapping[tuple[str, str], str], lang: str
) -> tuple[ShownRow, ...]:
    rows: list[ShownRow] = []
    previous: tuple[str, ...] = ()
    for row, group in groupby(cells, key=lambda cell: str(cell["row"])):
        some = list(group)
        columns = tuple(str(cell["column"]) for cell in some)
        head = tuple(label(key, "columns", column).in_words(lang) for column in columns) if columns != previous else ()
        shown = tuple(_cell(cell, places, right, lang) for cell in some)
        rows.append(ShownRow(label(key, "rows", row).in_words(lang), shown, head))
        previous = columns
    return tuple(rows)


def _cells_at_fault(finding: Finding, rules: Sequence[Rule], causes: Sequence[Cause]) -> Iterator[tuple[str, str]]:
    """Yield the cells that the finding rests on: those of each broken identity, or those of its rule once."""
    if any(goes_by_cause(rule) for rule in rules):
        told = [cause for cause in causes if place_of_cause(cause) == (finding.table, finding.row, finding.column)]
        if told:
            for kind, key in dict.fromkeys(identity for cause in told for identity in cause.identities):
                yield from places_of(kind, key)
            return
    places = {(finding.row, finding.column)} if finding.row and finding.column else set()
    for rule in rules:
        for name in rule.operands:
            if rule.frame == "requests_by_applicant":
                places.add((name, finding.column))
            elif rule.frame in ("requests_by_outcome", "disputes"):
                places.add((finding.row, name))
            elif rule.frame == "disclosure" and name.startswith(f"{finding.row}__"):
                places.add((finding.row, name.removeprefix(f"{finding.row}__")))
    yield from places


def _cell(cell: Mapping[Any, Any], places: _PLACES, right: Mapping[tuple[str, str], str], language: str) -> ShownCell:
    here = (str(cell["row"]), str(cell["column"]))
    found = places.get(here, ())
    return ShownCell(
        text=say(language, "not-found") if cell["mark"] == Mark.MISSING.value else str(cell["raw"]),
        mark=str(cell["mark"]),
        severity=min((finding.severity for finding in found), key=SEVERITIES.index, default=""),
        messages=tuple(dict.fromkeys(finding.message for finding in found)),
        suggested=right.get(here, "") if found else "",
        crossed=len(found) > 1,
        page=None if pd.isna(cell["page"]) else int(cell["page"]),
        box=None if pd.isna(cell["x0"]) else tuple(float(cell[side]) for side in ("x0", "y0", "x1", "y1")),  # type: ignore[arg-type]
    )
