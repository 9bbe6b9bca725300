"""A reviewer's decisions on findings: they hang on the finding's key, survive every re-run, and none is ever dropped.

A decision whose finding no longer appears is kept with the finding's words, and known again when it comes back.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from toolkit.errors import UsageError
from toolkit.findings import Finding, Register
from toolkit.messages import Language, message
from toolkit.reading.encoding import decode

DECISIONS = ("confirmed", "dismissed", "explained")
"""What a reviewer may decide; `decision-<one>` are the words for it. A note alone, without a decision, is kept too."""

KEPT, GONE, BACK = "kept", "gone", "back"
"""The finding is there; it no longer appears; it appears again after it had gone."""

_COLUMNS = ("key", "decision", "note", "reviewer", "reviewed", "rule", "body", "year", "source", "place", "message")
_NEEDED = ("key", "decision")
_WRITTEN = ("decision", "note", "reviewer", "reviewed")
_HEAD_ROWS = 10
"""Rows from the top of a sheet among which its heads are looked for."""
_SHOWN = 5
_AS_NUMBER = re.compile(r"[\d.]+[eE]\+\d+")
_SHIELDED = re.compile(r"'[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer wrote of a finding, and the words of that finding."""

    key: str
    decision: str  # one of DECISIONS, or "" for a note without one
    note: str = ""
    reviewer: str = ""
    reviewed: str = ""  # the date, as it was written
    rule: str = ""
    body: str = ""
    year: str = ""
    source: str = ""
    place: str = ""
    message: str = ""
    state: str = KEPT


def read_decisions(*paths: Path) -> tuple[Decision, ...]:
    """Read decisions from workbooks and CSV files as an audit leaves them; of a key in several, the last one counts.

    Heads and decisions may be in either language. Raises `UsageError` for a file that cannot be read or has no such
    columns, for other words than those of a decision, for a decision without key, and for a key with two decisions.
    """
    known: dict[str, Decision] = {}
    for path in paths:
        rows = [decision for title, table in _tables(path) for decision in _rows(path, title, table)]
        known |= {key: row for key, row in _once(path, rows).items() if _is_written(row)}
    return tuple(known.values())


def with_decisions(register: Register, decisions: Sequence[Decision]) -> tuple[Register, tuple[Decision, ...]]:
    """Return the register with the decisions on it, and the decisions with what became of their findings."""
    findings = {finding.key: finding for finding in register}
    by_key = {decision.key: _followed(decision, findings.get(decision.key)) for decision in decisions}
    decided = (
        replace(each, decision=by_key[each.key].decision, note=by_key[each.key].note) if each.key in by_key else each
        for each in register
    )
    return Register(decided), tuple(by_key.values())


def tally(findings: Sequence[Finding], decisions: Sequence[Decision]) -> dict[str, int]:
    """Return how many findings have each decision and how many none, and how many decided ones went or came back."""
    by_decision = Counter(finding.decision for finding in findings)
    states = Counter(decision.state for decision in decisions)
    counted = {name: by_decision[name] for name in DECISIONS}
    return {**counted, "undecided": by_decision[""], GONE: states[GONE], BACK: states[BACK]}


def _followed(decision: Decision, finding: Finding | None) -> Decision:
    if finding is None:
        return replace(decision, state=GONE)
    words = {name: getattr(finding, name) for name in ("rule", "body", "year", "source", "place", "message")}
    return replace(decision, **words, state=KEPT if decision.state == KEPT else BACK)


def _is_written(decision: Decision) -> bool:
    return any(getattr(decision, name) for name in _WRITTEN)


def _tables(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    """Yield the title and the rows of each sheet of a workbook, or the rows of a CSV file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError("decisions-missing", path=path, reason=error.strerror) from error
    try:
        if content.startswith((b"PK", b"\xd0\xcf")):
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
        else:
            sheets = [("CSV", [list(row) for row in csv.reader(io.StringIO(decode(content), newline=""))])]
    except (CalamineError, csv.Error) as error:
        raise UsageError("decisions-missing", path=path, reason=error) from error
    found = [(title, table) for title, table in sheets if _heads(path, table)[1]]
    if not found:
        raise UsageError("decisions-columns", path=path, wanted=_wanted())
    yield from found


def _rows(path: Path, title: str, table: list[list[Any]]) -> Iterator[Decision]:
    top, heads = _heads(path, table)
    state = GONE if title in _in_both("publish-heading-gone") else KEPT
    for number, row in enumerate(table[top + 1 :], start=top + 2):
        texts = {name: _text(row[at]) if at < len(row) else "" for name, at in heads.items()}
        decision = Decision(**texts, state=state)
        if not decision.key and _is_written(decision):
            raise UsageError("decisions-without-key", path=path, sheet=title, row=number, found=texts["decision"])
        if _AS_NUMBER.fullmatch(decision.key):
            raise UsageError("decisions-key-spoilt", path=path, sheet=title, row=number, found=decision.key)
        if decision.key:
            yield replace(decision, decision=_meant(path, title, number, texts["decision"]))


def _heads(path: Path, table: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """Return the row of the heads, and the place of each column that we know; nothing where there is no such row."""
    names = {word.casefold(): name for name in _COLUMNS for word in (name, *_in_both(f"column-{name}"))}
    for top, row in enumerate(table[:_HEAD_ROWS]):
        told = [(names[text], at) for at, cell in enumerate(row) if (text := _text(cell).casefold()) in names]
        heads = dict(reversed(told))
        if all(name in heads for name in _NEEDED):
            if len(told) > len(heads):
                twice = next(name for name, count in Counter(name for name, _ in told).items() if count > 1)
                raise UsageError("decisions-head-twice", path=path, head=message(f"column-{twice}"), row=top + 1)
            return top, heads
    return 0, {}


def _meant(path: Path, title: str, row: int, text: str) -> str:
    words = {word.casefold(): name for name in DECISIONS for word in (name, *_in_both(f"decision-{name}"))}
    if text and text.casefold() not in words:
        raise UsageError("decisions-unknown", path=path, sheet=title, row=row, found=text, wanted=_allowed())
    return words.get(text.casefold(), "")


def _once(path: Path, rows: Sequence[Decision]) -> dict[str, Decision]:
    """Return the rows by key; a key that stands twice must say the same, or nothing in one place."""
    found: dict[str, Decision] = {}
    differing = []
    for row in rows:
        before = found.get(row.key)
        if not before or not _is_written(before):
            found[row.key] = row
        elif _is_written(row) and any(getattr(before, name) != getattr(row, name) for name in _WRITTEN):
            differing.append(row.key)
    if differing:
        raise UsageError("decisions-twice", path=path, keys="、".join(differing[:_SHOWN]), count=len(differing))
    return found


def _text(cell: Any) -> str:
    """Return what a cell says: a date as year-month-day, a whole number without a point, a shielded formula bare."""
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return text[1:] if _SHIELDED.match(text) else text


def _in_both(key: str) -> tuple[str, ...]:
    return tuple(message(key, language) for language in Language)


def _allowed() -> str:
    return "、".join("/".join(_in_both(f"decision-{name}")) for name in DECISIONS)


def _wanted() -> str:
    return "、".join("/".join(_in_both(f"column-{name}")) for name in _NEEDED)
