"""Two sources of one body and year: in how many cells they differ, and whether one corrects the other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from toolkit.forms import place
from toolkit.frames.typed import Named
from toolkit.report import Report, State

_PAGE = {"html": "page", "mht": "page"}
_CORRECTED = re.compile(
    r"更正(?:说明|公告|声明|后|版|件|如下|[:：])|(?:已|现|特此|现予以?)更正|勘误|重新发布|修订版|更正为"
)
_NAMED = 3


def mentions_correction(report: Report) -> bool:
    """Whether the report says that it corrects one published before."""
    texts = (report.identity.title, report.preamble, *(section.text for section in report.sections))
    return any(_CORRECTED.search(text) for text in texts)


def twin_facts(reports: Named) -> dict[str, dict[str, Any]]:
    """Return what other sources of its body and year tell of each readable report, by its id."""
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
    dates = [each.identity.published for each in (first, report)]
    days = [day for day in dates if day] if all(dates) else []
    of_a_page = {_PAGE.get(each.format) for each in (first, report)} == {"page"}
    words = [f"{place(key, row, column)} {value:f}≠{other:f}" for key, row, column, value, other in differing[:_NAMED]]
    return {
        "twin_source": first.source,
        "twin_same_format": int(_PAGE.get(first.format, first.format) == _PAGE.get(report.format, report.format)),
        "twin_cells_differing": len(differing),
        "twin_cells_names": "；".join(words),
        "twin_published": days[0].isoformat() if days else None,
        "twin_later": int(days[0] != days[1] and of_a_page and not differing) if days else None,
    }
