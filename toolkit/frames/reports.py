"""Facts about whole sources: how far they were read, their sections, and how their tables differ from the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from toolkit.extraction.misprints import heading_slips, title_slips
from toolkit.extraction.prose import sections_stated
from toolkit.extraction.sections import NUMERALS
from toolkit.forms import place
from toolkit.frames.dates import date_facts
from toolkit.frames.levels import scope_stated
from toolkit.frames.localising import localised
from toolkit.frames.localising.identities import other_layout
from toolkit.frames.peers import Peers
from toolkit.frames.site import site_facts
from toolkit.frames.twins import twin_facts
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import TABLES, Mark, Report, State, Table

_JOIN = "、"


def report_rows(reports: Named, years: Years[Report], beside: Mapping[str, Peers]) -> Iterator[dict[str, Any]]:
    """Yield one row per source; of an unreadable one only what is known of the file."""
    twins = twin_facts(reports)
    first = _first_published(reports)
    for report_id, report in reports:
        row = body_facts(report_id, report) | {
            "source": report.source,
            "sha256": report.sha256,
            "format": report.format or None,
            "state": report.state.value,
            "problems": "\n".join(report.problems),
            "problems_count": len(report.problems),
        }
        if report.state is State.UNREADABLE:
            yield row
            continue
        row |= _content(report) | _names(report, years) | twins[report_id] | beside[report_id].reports
        if _is_later_copy(report, first):
            row["published_mmdd"] = None  # what was first published keeps the deadline, or misses it
        yield row


def _first_published(reports: Named) -> dict[tuple[str, int | None], date]:
    """Return the earliest date on which a report of a body for a year was published."""
    first: dict[tuple[str, int | None], date] = {}
    for _, report in reports:
        who = report.identity
        if who.published and who.body:
            key = (who.body, who.year)
            first[key] = min(who.published, first.get(key, who.published))
    return first


def _is_later_copy(report: Report, first: Mapping[tuple[str, int | None], date]) -> bool:
    who = report.identity
    return who.published is not None and who.published > first.get((who.body, who.year), who.published)


def _names(report: Report, years: Years[Report]) -> dict[str, Any]:
    prior, renamed = years.prior(report), years.renamed(report)
    if prior is None or renamed is None:
        return {}
    return {
        "printed_name": report.identity.as_printed,
        "prior_name": prior.identity.as_printed,
        "renamed": int(renamed),
    }


def _content(report: Report) -> dict[str, Any]:
    who = report.identity
    period = who.period or (None, None)
    slips = title_slips(report.preamble, who.year) + heading_slips(_text(report, "overview"))
    facts: dict[str, Any] = {
        "body": who.body or None,
        "title": who.title or None,
        **{f"{place}_year": who.years.get(place) for place in ("title", "period", "file")},
        "published": who.published.isoformat() if who.published else None,
        "period_start": period[0].isoformat() if period[0] else None,
        "period_end": period[1].isoformat() if period[1] else None,
        "sections_printed": "".join(section.number or NUMERALS[section.key] for section in report.sections),
        "sections_count": len(report.sections),
        "sections_stated": sections_stated(report.preamble + "\n" + _text(report, "overview")),
        "template_residues": len(report.template_residue),
        "template_residue": _JOIN.join(report.template_residue),
        "title_slips": len(slips),
        "title_slips_found": _JOIN.join(slips),
        "requests_other_layout": other_layout(report),
        "scope_stated": scope_stated(report),
    }
    for key in TABLES:
        facts |= {f"{key}_{name}": value for name, value in _table_facts(report.tables[key]).items()}
    for key in ("requests", "disputes"):
        facts |= localised(report.tables[key], other_layout(report))
    return facts | date_facts(report) | site_facts(report)


def _text(report: Report, key: str) -> str:
    section = report.section(key)
    return section.text if section else ""


def _table_facts(table: Table) -> dict[str, Any]:
    numbers = sum(cell.mark is Mark.NUMBER for cell in table.cells.values())
    if not table.found:
        return {"numbers": 0, "pictures": table.pictures}
    names = [place(table.key, row) for row in table.rows_missing]
    altered = [f"{each.prescribed}→{each.printed}" for each in table.labels_altered]
    return {
        "numbers": numbers,
        "pictures": table.pictures,
        "rows_missing": None if table.rows_uncertain else len(names),
        "rows_missing_names": _JOIN.join(names),
        "rows_extra": len(table.rows_extra),
        "rows_extra_names": _JOIN.join(table.rows_extra),
        "labels_altered": len(altered),
        "labels_altered_names": "；".join(altered),
        "copies_differing": table.copies_differing,
    }
