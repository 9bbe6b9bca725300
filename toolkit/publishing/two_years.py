"""What a notebook shows of two successive reports of one body side by side: tables, carry-over, prose.

Which two: of `body` (empty: of the body whose findings between years come first) those of `year` and of the year
before (0: the last such year).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from toolkit.errors import UsageError
from toolkit.extraction.masking import masked
from toolkit.extraction.mentions import is_cut
from toolkit.findings.wording import place_in_words
from toolkit.forms import label, labels
from toolkit.frames.similarity import similarity
from toolkit.publishing.drawing import percent
from toolkit.publishing.sentences import Kind, Pair, compared
from toolkit.publishing.tally import findings_of
from toolkit.publishing.views import AuditView, Shown, chosen, figure, fill, grid, note, say
from toolkit.report import TABLES, Mark
from toolkit.statistics import copies
from toolkit.stored import rows_of

SIGNS = {
    Kind.REPEATED: "=",
    Kind.FIGURES: "#",
    Kind.CHANGED: "≈",
    Kind.NEW: "+",
    Kind.GONE: "−",
    Kind.FIXED: "·",
}
"""A sign for each kind of sentence, so that no reader depends on colour."""

_Report = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as both years print it; `change` is how much the later is larger, "" when they are equal or not known."""

    before: str
    now: str
    change: str

    @property
    def same(self) -> bool:
        return not self.change and self.before == self.now


def years_tables(audit: AuditView, body: str = "", year: int = 0) -> Shown:
    """Show the three tables of two years in one: in each cell both figures and their difference."""
    language = audit.language
    two = _two(audit, body, year)
    if two is None:
        return note(language, "no-two-years", body=body, year=str(year or ""))
    tables = [(label("tables", "", key).in_words(language), _rows(audit, key, *two)) for key in TABLES]
    shown = [(name, rows, max(len(cells) for *_, cells in rows)) for name, rows in tables if rows]
    title = _title(language, *two)
    html = fill("years_tables.html", language, title=title, shown=shown)
    lines = [
        f"{name} {row} " + ", ".join(f"{cell.before} → {cell.now} {cell.change}".strip() for cell in cells)
        for name, rows, _ in shown
        for row, _, cells in rows
    ]
    return Shown(html, "\n".join([title, *lines]))


def years_carry_over(audit: AuditView, body: str = "", year: int = 0) -> Shown:
    """Show what the earlier report lets expect the later to open with, what it does open with, and the gap."""
    language = audit.language
    two = _two(audit, body, year)
    if two is None:
        return note(language, "no-pairs")
    frame = audit.frames["year_on_year"]
    own = frame[(frame["report_id"] == two[1]["report_id"]) & (frame["row"] != "") & (frame["table"] != "disputes")]
    opening = own[(own["row"] == "carried_over") | own["column"].isin(("in_force", "items_previous"))]
    rows = [
        [
            place_in_words(row["table"], row["row"], row["column"], language),
            figure(row["expected"]),
            figure(row["value"]),
            _signed(row["expected"], row["value"]) or ("–" if pd.isna(row["value"] - row["expected"]) else "0"),
        ]
        for row in opening.to_dict("records")
    ]
    heads = [say(language, f"column-{head}") for head in ("cell", "expected", "reported", "gap")]
    return grid(
        language, "heading-carry-over", heads, rows, _title(language, *two) + say(language, "carry-over-legend")
    )


def years_prose(audit: AuditView, body: str = "", year: int = 0) -> Shown:
    """Show the six sections of two years sentence by sentence, and how much of each is repeated."""
    language = audit.language
    two = _two(audit, body, year)
    if two is None:
        return note(language, "no-pairs")
    before, now = (_texts(audit, report) for report in two)
    names = {key: name.in_words(language) for key, name in labels("sections", "").items()}
    who = str(two[1]["body"])
    parts = [(names[key], compared(before.get(key, ""), now.get(key, ""), who), key) for key in names]
    parts = [part for part in parts if part[1]]
    rates = [(name, _counts(pairs), _repeated(before.get(key), now.get(key), who)) for name, pairs, key in parts]
    title = _title(language, *two)
    html = fill(
        "years_prose.html",
        language,
        title=title,
        years=[str(report["year"]) for report in two],
        heads=[f"{SIGNS[kind]} {say(language, f'sentence-{kind}')}" for kind in Kind],
        rates=rates,
        parts=parts,
        signs=SIGNS,
        language=language,
    )
    lines = [
        f"{SIGNS[pair.kind]} {_plain(pair.before)} | {_plain(pair.now)}" for _, pairs, _ in parts for pair in pairs
    ]
    return Shown(html, "\n".join([title, *(f"{name} {rate}" for name, _, rate in rates), *lines]))


def _two(audit: AuditView, body: str, year: int) -> tuple[_Report, _Report] | None:
    """Return the rows of frame `reports` of the two years, or None when there are none that follow each other."""
    if body and not (audit.frames["reports"]["body"] == body).any():
        raise UsageError("publish-body-unknown", body=body, count=int(audit.frames["reports"]["body"].nunique()))
    once = set(audit.frames["reports"].loc[~copies(audit.frames["reports"]), "report_id"])
    known = {
        (row["body"], row["year"]): row
        for row in chosen(audit)
        if row["report_id"] in once and row["state"] != "unreadable" and row["body"] and row["year"]
    }
    at_fault = {finding.source for finding in findings_of(audit, "", "year-")}
    some = [
        (known[who, when - 1], row)
        for (who, when), row in known.items()
        if (who, when - 1) in known and body in ("", who) and year in (0, when)
    ]
    return min(some, key=lambda two: (two[1]["source"] not in at_fault and not body, -two[1]["year"]), default=None)


def _title(language: str, before: _Report, now: _Report) -> str:
    return say(language, "two-years", body=now["body"], before=str(before["year"]), now=str(now["year"]))


def _rows(audit: AuditView, table: str, before: _Report, now: _Report) -> list[tuple[str, list[str], list[_Cell]]]:
    """Return rows of a table: label, column labels where a block begins, cells; those of the later form come first."""
    language = audit.language
    old, new = (_cells(audit, table, report) for report in (before, now))
    found: list[tuple[str, list[str], list[_Cell]]] = []
    previous: tuple[str, ...] = ()
    rows = list(dict.fromkeys(row for row, _ in (*new, *old)))
    ordered = sorted({**new, **old}, key=lambda place: rows.index(place[0]))
    for row, group in groupby(ordered, key=lambda place: place[0]):
        places = list(group)
        columns = tuple(column for _, column in places)
        head = [label(table, "columns", column).in_words(language) for column in columns] if columns != previous else []
        cells = [_cell(old.get(place), new.get(place), language) for place in places]
        found.append((label(table, "rows", row).in_words(language), head, cells))
        previous = columns
    return found


def _cells(audit: AuditView, table: str, report: _Report) -> dict[tuple[str, str], dict[Any, Any]]:
    frame = rows_of(audit.frames, "cells", {report["report_id"]})
    own = frame[frame["table"] == table]
    return {(str(cell["row"]), str(cell["column"])): cell for cell in own.to_dict("records")}


def _cell(before: _Report | None, now: _Report | None, language: str) -> _Cell:
    change = _signed(before["value"], now["value"]) if before and now else ""
    return _Cell(_printed(before, language), _printed(now, language), change)


def _printed(cell: _Report | None, language: str) -> str:
    """Return a cell as printed; in words when it is blank, was not found, or is not in the year's form."""
    if cell is None:
        return say(language, "not-in-form")
    if cell["mark"] == Mark.MISSING.value:
        return say(language, "not-found")
    return str(cell["raw"]).strip() or say(language, "blank")


def _signed(before: Any, now: Any) -> str:
    """Print how much larger the later figure is; nothing when it is the same or one is not known."""
    if pd.isna(before) or pd.isna(now) or before == now:
        return ""
    return ("+" if now > before else "−") + figure(abs(now - before))


def _texts(audit: AuditView, report: _Report) -> dict[str, str]:
    frame = audit.frames["sections"]
    own = frame[(frame["report_id"] == report["report_id"]) & frame["text"].notna()]
    return {str(row["section"]): str(row["text"]) for row in own.to_dict("records")}


def _counts(pairs: list[Pair]) -> list[int]:
    counted = Counter(pair.kind for pair in pairs)
    return [counted[kind] for kind in Kind]


def _repeated(before: str | None, now: str | None, body: str) -> str:
    """Print which share of the two texts, without prescribed words, figures and names, is the same."""
    own, others = (masked(text, body) if text and not is_cut(text) else "" for text in (before, now))
    return percent(similarity(own, others)) if own and others else "–"


def _plain(runs: tuple[tuple[str, bool], ...]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in runs)
