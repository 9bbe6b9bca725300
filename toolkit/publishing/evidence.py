"""The printed tables of a report shown again, with the cells at fault marked: the evidence for its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from toolkit.checking.rules import Rule
from toolkit.findings import Finding
from toolkit.forms import label
from toolkit.publishing.tally import findings_of
from toolkit.publishing.views import SEVERITIES, AuditView, chosen, say
from toolkit.report import TABLES, Mark

_PLACES = Mapping[tuple[str, str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as printed, the gravest severity of the findings that rest on it ("" for none), and their messages.

    `suggested` is what the cell should be where it alone explains what does not hold, else "".
    """

    text: str
    mark: str
    severity: str
    messages: tuple[str, ...]
    suggested: str

    @property
    def crossed(self) -> bool:
        """Whether several findings meet in this cell, which makes it the likeliest to be wrong."""
        return len(self.messages) > 1


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


def printed_tables(audit: AuditView, source: str) -> tuple[ShownTable, ...]:
    """Return the tables of one report that were found, in the order of the form."""
    report_id = chosen(audit, source)[0]["report_id"]
    cells = audit.frames["cells"]
    cells = cells[cells["report_id"] == report_id]
    by_rule: dict[str, list[Rule]] = {}
    for rule in audit.rules:
        by_rule.setdefault(rule.rule, []).append(rule)
    found = findings_of(audit, source)
    tables = []
    for key in TABLES:
        some = cells[cells["table"] == key]
        if len(some) and (some["mark"] != Mark.MISSING.value).any():
            about = [finding for finding in found if finding.table == key]
            tables.append(_table(key, some.to_dict("records"), about, by_rule, audit.language))
    return tuple(tables)


def _table(
    key: str, cells: Sequence[Mapping[Any, Any]], about: Sequence[Finding], rules: Mapping[str, list[Rule]], lang: str
) -> ShownTable:
    places: dict[tuple[str, str], list[Finding]] = {}
    for finding in about:
        for place in _cells_at_fault(finding, rules.get(finding.rule, ())):
            places.setdefault(place, []).append(finding)
    rows: list[ShownRow] = []
    previous: tuple[str, ...] = ()
    width = 0
    for row, group in groupby(cells, key=lambda cell: str(cell["row"])):
        some = list(group)
        columns = tuple(str(cell["column"]) for cell in some)
        head = tuple(label(key, "columns", column).in_words(lang) for column in columns) if columns != previous else ()
        shown = tuple(_cell(cell, places, lang) for cell in some)
        rows.append(ShownRow(label(key, "rows", row).in_words(lang), shown, head))
        previous, width = columns, max(width, len(columns))
    return ShownTable(
        key, label("tables", "", key).in_words(lang), tuple(rows), width, bool(places), tuple(about)
    )  # fmt: skip


def _cells_at_fault(finding: Finding, rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Yield the cells that the finding rests on: the one it names, or the operands of its rule."""
    if finding.row and finding.column:
        yield finding.row, finding.column
    for rule in rules:
        for name in rule.operands:
            if rule.frame == "requests_by_applicant":
                yield name, finding.column
            elif rule.frame in ("requests_by_outcome", "disputes"):
                yield finding.row, name
            elif rule.frame == "disclosure" and name.startswith(f"{finding.row}__"):
                yield finding.row, name.removeprefix(f"{finding.row}__")


def _cell(cell: Mapping[Any, Any], places: _PLACES, language: str) -> ShownCell:
    found = places.get((str(cell["row"]), str(cell["column"])), ())
    severity = min((finding.severity for finding in found), key=SEVERITIES.index, default="")
    text = say(language, "not-found") if cell["mark"] == Mark.MISSING.value else str(cell["raw"])
    here = (str(cell["row"]), str(cell["column"]))
    values = {each.suggested_value for each in found if (each.suggested_row, each.suggested_column) == here}
    messages = tuple(dict.fromkeys(finding.message for finding in found))
    return ShownCell(text, str(cell["mark"]), severity, messages, next(iter(values), ""))
