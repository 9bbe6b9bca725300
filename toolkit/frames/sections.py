"""Facts about the sections of a report, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import State


def section_rows(reports: Named, years: Years) -> Iterator[dict[str, Any]]:
    """Yield one row per section found, in its order on the page."""
    for report_id, report in reports:
        if report.state is State.UNREADABLE:
            continue
        for section in report.sections:
            yield body_facts(report_id, report) | {
                "section": section.key,
                "number": section.number or None,
                "heading": section.heading,
                "heading_altered": int(section.altered),
                "length": sum(not letter.isspace() for letter in section.text),
                "text": section.text,
            }
