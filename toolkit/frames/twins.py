"""Reports that should not be alike, or should be: two sources of one body and year, and one table in two bodies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from toolkit.forms import place
from toolkit.frames.typed import Named
from toolkit.report import TABLES, Report, State, Table

_PAGE = {"html": "page", "mht": "page"}
_CORRECTED = re.compile(
    r"更正(?:说明|公告|声明|后|版|件|如下|[:：])|(?:已|现|特此|现予以?)更正|勘误|重新发布|修订版|更正为"
)
_FOLLOWS = frozenset(("total", "total_outcomes", "new_received"))
"""Rows and columns whose figures follow from others: one request fills six cells."""
_GOVERNS = ("government", "office")
_ROOT = re.compile(r"(?:人民政府|政府)?(?:办公厅|办公室)?$")
_NAMED = 3
_MOST = 50
"""Bodies of one table up to which each is held against each."""


def mentions_correction(report: Report) -> bool:
    """Whether the report says that it corrects one published before."""
    texts = (report.identity.title, report.preamble, *(section.text for section in report.sections))
    return any(_CORRECTED.search(text) for text in texts)


def joined_facts(reports: Named) -> dict[str, dict[str, Any]]:
    """Return what other reports tell of each readable report, by its id."""
    facts: dict[str, dict[str, Any]] = {}
    for report_id, report in reports:
        if report.state is not State.UNREADABLE:
            facts[report_id] = {"mentions_correction": int(mentions_correction(report))}
    by_body: dict[tuple[str, int], list[tuple[str, Report]]] = defaultdict(list)
    for report_id, report in reports:
        who = report.identity
        if report_id in facts and who.body and who.level and who.year is not None and years_agree(report):
            by_body[who.body, who.year].append((report_id, report))
    for (first_id, first), *later in by_body.values():
        for report_id, report in later:
            if report.source != first.source and report.identity.form == first.identity.form:
                corrected = max(facts[each]["mentions_correction"] for each in (first_id, report_id))
                facts[report_id] |= _twin(first, report) | {"mentions_correction": corrected}
    for report_id, key, fact, value in _copies(reports):
        facts[report_id][f"{key}_{fact}"] = value
    return facts


def years_agree(report: Report) -> bool:
    """Whether title and period tell the same year, as far as both tell one."""
    stated = report.identity.years
    return len({stated[place] for place in ("title", "period") if place in stated}) <= 1


def _twin(first: Report, report: Report) -> dict[str, Any]:
    differing = []
    for key, table in report.tables.items():
        for (row, column), cell in table.cells.items():
            other = first.tables[key].value(row, column)
            if cell.value is not None and other is not None and cell.value != other:
                differing.append((key, row, column, cell.value, other))
    words = [f"{place(key, row, column)} {value:f}≠{other:f}" for key, row, column, value, other in differing[:_NAMED]]
    return {
        "twin_source": first.source,
        "twin_same_format": int(_PAGE.get(first.format, first.format) == _PAGE.get(report.format, report.format)),
        "twin_cells_differing": len(differing),
        "twin_cells_names": "；".join(words),
    }


def _copies(reports: Named) -> Iterator[tuple[str, str, str, Any]]:
    """Yield, of each table known whole, how many cells of its own are not 0, and which other bodies have the same."""
    alike: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for report_id, report in reports:
        who = report.identity
        if report.state is State.UNREADABLE or not who.body or not who.level or who.year is None:
            continue
        for key in TABLES:
            own = _own(report.tables[key])
            if own is not None:
                yield report_id, key, "nonzero", sum(map(bool, own))
                yield report_id, key, "same_as", 0
                if any(own):
                    alike[key, who.year, who.form, who.kind in _GOVERNS, own].append((report_id, who.body))
    for (key, *_), some in alike.items():
        bodies = Counter(body for _, body in some)
        for report_id, body in some if len(bodies) > 1 else ():
            others = [other for other in bodies if not _same(body, other)] if len(bodies) <= _MOST else list(bodies)[1:]
            yield report_id, key, "same_as", len(others)
            yield report_id, key, "same_as_names", "、".join(others[:_NAMED])


def _own(table: Table) -> tuple[Any, ...] | None:
    """Return the figures that do not follow from others, or None when one is not known."""
    cells = table.cells.items()
    values = tuple(cell.value for (row, column), cell in cells if row not in _FOLLOWS and column not in _FOLLOWS)
    return values if values and None not in values else None


def _same(body: str, other: str) -> bool:
    """Whether two names can be one body's: with and without its place, or a government and its office."""
    one, two = _ROOT.sub("", body), _ROOT.sub("", other)
    return one.endswith(two) or two.endswith(one)
