"""Reports to fact frames: one row per thing to be judged, every operand a column, and a missing operand missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from toolkit.extraction.outline import outline
from toolkit.frames.cells import cell_frame
from toolkit.frames.coverage import coverage_rows
from toolkit.frames.enumerations import enumeration_rows
from toolkit.frames.levels import level_rows
from toolkit.frames.peers import Peers, peers
from toolkit.frames.prose import claim_rows
from toolkit.frames.reports import report_rows
from toolkit.frames.schema import FRAMES
from toolkit.frames.sections import section_rows
from toolkit.frames.tables import (
    applicant_rows,
    derive_applicants,
    derive_disclosure,
    derive_disputes,
    disclosure_rows,
    dispute_rows,
    outcome_rows,
)
from toolkit.frames.typed import Named, Outlines, Rows, typed
from toolkit.frames.year_on_year import year_rows
from toolkit.frames.years import Years
from toolkit.report import Report
from toolkit.roster import Entry

__all__ = ["facts", "facts_of_bodies", "facts_of_roster", "ids"]

Frames = dict[str, pd.DataFrame]


def facts(reports: Sequence[Report], roster: Sequence[Entry] = ()) -> Frames:
    """Return every frame of `FRAMES` over these reports, with its columns in order and a fresh RangeIndex.

    The roster says which bodies must have reported, and whose figures a parent adds up.
    """
    named = list(zip(ids([report.sha256 for report in reports]), reports, strict=True))
    outlines = [(report_id, outline(report)) for report_id, report in named]
    return facts_of_bodies(named, peers(outlines), roster) | facts_of_roster(outlines, roster)


def facts_of_bodies(own: Named, beside: Mapping[str, Peers], roster: Sequence[Entry] = (), below: Named = ()) -> Frames:
    """Return the frames of some bodies: `own` are all reports of these, `beside` what they share with others.

    `below` are the reports of bodies that the roster sets below them.
    """
    years = Years([*own, *below])
    rows: dict[str, Rows] = {
        "reports": report_rows(own, years, beside),
        "disclosure": disclosure_rows(own, years, beside),
        "requests_by_applicant": applicant_rows(own),
        "requests_by_outcome": outcome_rows(own),
        "disputes": dispute_rows(own, years),
        "sections": section_rows(own, years, beside),
        "claims": claim_rows(own, years),
        "enumerations": enumeration_rows(own),
        "year_on_year": year_rows(own, years),
        "levels": level_rows(own, years, roster),
    }
    made = {name: typed(some, FRAMES[name]) for name, some in rows.items()} | {"cells": cell_frame(own)}
    frames = {name: made[name] for name in FRAMES if name in made}
    derive_disclosure(frames["disclosure"])
    derive_applicants(frames["requests_by_applicant"])
    derive_disputes(frames["disputes"])
    return frames


def facts_of_roster(outlines: Outlines, roster: Sequence[Entry]) -> Frames:
    """Return the frame that is about all bodies at once: who has published, and for which years."""
    return {"coverage": typed(coverage_rows(outlines, roster), FRAMES["coverage"])}


def ids(digests: Sequence[str]) -> list[str]:
    """Return an id for each report: its source's sha256, cut short, with a number after it when it comes again."""
    seen: dict[str, int] = {}
    found = []
    for digest in digests:
        short = digest[:12]
        seen[short] = seen.get(short, 0) + 1
        found.append(short if seen[short] == 1 else f"{short}-{seen[short]}")
    return found
