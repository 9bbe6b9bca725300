"""What a notebook shows of reports that are joined: a body from year to year, a parent beside its children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from toolkit.checking.outcome import Outcome
from toolkit.forms import label
from toolkit.publishing.tally import findings_of, outcomes_by_rule, severities_of
from toolkit.publishing.views import AuditView, Shown, brief, chosen, figure, fill, grid, note, say
from toolkit.statistics import copies

CELLS = (
    ("requests", "new_received", "total"),
    ("requests", "carried_over", "total"),
    ("requests", "total_outcomes", "total"),
    ("requests", "carried_forward", "total"),
    ("disputes", "reconsideration", "total"),
    ("disclosure", "normative_documents", "in_force"),
    ("disclosure", "licences", "decisions"),
    ("disclosure", "penalties", "decisions"),
)
"""The cells that pairs of reports are shown by."""

MOST = 60
"""Rows that a page shows; those with findings come first and the rest is counted."""


def years_summary(audit: AuditView) -> Shown:
    """Say how many reports have one of the year before, and what the rules that compare them found."""
    reports = audit.frames["reports"]
    once = reports.loc[
        ~copies(reports) & (reports["state"] != "unreadable") & reports["body"].notna(), ["body", "year"]
    ].dropna()
    pairs = once.merge(once.assign(year=once["year"] + 1), on=["body", "year"])
    span = {"first": str(once["year"].min()), "last": str(once["year"].max())} if len(once) else {}
    key = "years-pairs" if len(pairs) else "years-none"
    sentence = say(audit.language, key, pairs=len(pairs), bodies=int(pairs["body"].nunique()), **span)
    return _summary(audit, "title-years", [sentence], "year-")


def levels_summary(audit: AuditView) -> Shown:
    """Say how many parents have reports of children beside them, and what the rules that join them found."""
    frame = audit.frames["levels"]
    parents = frame[(frame["children_present"] > 0).fillna(value=False)].drop_duplicates("report_id")
    whole = int((parents["children_present"] == parents["children_expected"]).fillna(value=False).sum())
    key = "levels-parents" if len(parents) else "levels-none"
    sentences = [say(audit.language, key, parents=len(parents), whole=whole), *coverage_in_words(audit)]
    return _summary(audit, "title-levels", sentences, "level-")


def coverage_in_words(audit: AuditView) -> list[str]:
    """Say how many bodies of the roster have published for the last year; nothing without a roster."""
    if not len(audit.coverage):
        return []
    year = audit.coverage["year"].max()
    states = Counter(audit.coverage.loc[audit.coverage["year"] == year, "state"])
    each = {state: states[state] for state in ("present", "unreadable", "missing")}
    return [say(audit.language, "summary-coverage", year=str(year), due=states.total(), **each)]


def _summary(audit: AuditView, title: str, first: Sequence[str], rules: str) -> Shown:
    language = audit.language
    found = findings_of(audit, "", rules)
    counted: Counter[Outcome] = sum(outcomes_by_rule(audit, "", rules).values(), Counter())
    each = {outcome.name.lower(): counted[outcome] for outcome in Outcome}
    judged = counted[Outcome.PASSED] + counted[Outcome.FAILED]
    severities = severities_of(found)
    sentences = [*first, say(language, "summary-judged", judged=judged, **each)]
    key = "summary-found" if found else "summary-nothing"
    sentences.append(say(language, key, sources=len({finding.source for finding in found}), **severities))
    if found:
        rule, count = Counter(finding.rule for finding in found).most_common(1)[0]
        statement = next(each.statement[language] for each in audit.rules if each.rule == rule)
        sentences.append(say(language, "summary-most", statement=statement.rstrip("。."), count=count))
    tiles = [(severity, say(language, severity), count) for severity, count in severities.items()]
    tiles.append(("", say(language, "not_assessable"), counted[Outcome.NOT_ASSESSABLE]))
    heading = say(language, title)
    html = fill("summary.html", language, title=heading, sentences=sentences, tiles=tiles)
    return Shown(html, "\n".join([heading, *sentences]))


def pairs(audit: AuditView) -> Shown:
    """Show reports beside those of the year before: eight figures, last year's and this year's."""
    language = audit.language
    wide = _wide(audit.frames["year_on_year"], ("prior", "value"))
    if wide.empty:
        return note(language, "no-pairs")
    names = _names(audit, wide.index, "year-")
    rows = []
    for report_id, name in names[:MOST]:
        told = []
        for cell in CELLS:
            before, now = (_figure(wide, report_id, side, cell) for side in ("prior", "value"))
            told.append("" if before == now == "–" else f"{before} → {now}")
        rows.append([name, *told])
    heads = [say(language, "column-body"), *_heads(language)]
    return grid(language, "heading-pairs", heads, rows, say(language, "pairs-legend"), left=len(names) - len(rows))


def levels(audit: AuditView) -> Shown:
    """Show parents' figures beside the sums of their children's, and how many children the sums are of."""
    language = audit.language
    frame = audit.frames["levels"]
    wide = _wide(frame, ("value", "children_sum", "children_present", "children_expected"))
    if wide.empty:
        return note(language, "no-levels")
    names = _names(audit, wide.index, "level-")
    rows = []
    for report_id, name in names[: MOST // len(CELLS)]:
        for cell, head in zip(CELLS, _heads(language), strict=True):
            own, below = (_figure(wide, report_id, side, cell) for side in ("value", "children_sum"))
            if (own, below) != ("–", "–"):
                present, due = (
                    _figure(wide, report_id, side, cell) for side in ("children_present", "children_expected")
                )
                rows.append([name, head, own, below, f"{present} / {due}"])
    heads = [say(language, f"column-{each}") for each in ("body", "cell", "parent", "children", "children-present")]
    left = len(names) - MOST // len(CELLS)
    return grid(language, "heading-levels", heads, rows, say(language, "levels-legend"), words=2, left=left)


def _heads(language: str) -> list[str]:
    return [label(table, "rows", row).in_words(language) for table, row, _ in CELLS]


def _wide(frame: pd.DataFrame, values: Sequence[str]) -> pd.DataFrame:
    """Return one row per report with the `CELLS` of each of `values` as columns (value, table, row, column)."""
    places = ["table", "row", "column"]
    cells = frame.merge(pd.DataFrame(CELLS, columns=places, dtype="string"), on=places)
    cells = cells.drop_duplicates(["report_id", *places])
    wide: Any = cells.set_index(["report_id", *places])[list(values)]
    return pd.DataFrame(wide.unstack(places))


def _figure(wide: pd.DataFrame, report_id: str, side: str, cell: tuple[str, str, str]) -> str:
    """Print one figure; a dash where it is not known."""
    value: Any = wide.at[report_id, (side, *cell)] if (side, *cell) in wide.columns else None
    return figure(value)


def _names(audit: AuditView, ids: pd.Index[str], rules: str) -> list[tuple[str, str]]:
    """Return ids with body and year, those with findings of `rules` first, then in the order of body and year."""
    at_fault = {finding.source for finding in findings_of(audit, "", rules)}
    some = [row for row in chosen(audit) if row["report_id"] in set(ids)]
    some.sort(key=lambda row: (row["source"] not in at_fault, row["body"] or "", row["year"] is not None, row["year"]))
    return [(row["report_id"], brief(row)) for row in some]
