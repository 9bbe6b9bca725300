"""Assessments to the register: every failing subject in words, in the order of the sources, gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pandas as pd

from toolkit.checking.outcome import Assessment, Outcome
from toolkit.checking.rules import Rule
from toolkit.findings.finding import Finding, Register
from toolkit.findings.location import Locations, in_words
from toolkit.findings.wording import Sides, place_in_words, place_of, placeholders, sides_of, text_of
from toolkit.frames.schema import SUBJECT
from toolkit.messages import message
from toolkit.report import TABLES

_RANK = {"error": 0, "warning": 1, "info": 2}
_KEY_LENGTH = 12
_TOLD_APART = ("measure", "stated", "total", "unit")
"""Facts that tell figures of one section apart, so that a key does not depend on which others fail."""

_IN_PROSE = ("page", "line", "paragraph")
"""Facts that say where something of the prose stands."""


def register(frames: Mapping[str, pd.DataFrame], assessments: Sequence[Assessment], language: str) -> Register:
    """Return one finding for each failed subject, and one for each rule that could not be run.

    The key is a digest of rule, body (the source, where no body is known), year and place; a second finding of the
    same key gets "-2" after it.
    """
    reports = frames["reports"].set_index("report_id", drop=False)
    records = dict(zip(map(str, reports.index), reports.to_dict("records"), strict=True))
    who = {key: _who(row) for key, row in records.items()}
    suggestions = {key: cell for key, row in records.items() if (cell := _suggestion(row))}
    order = {report_id: number for number, report_id in enumerate(who)}
    locations = Locations(frames["cells"], language)
    found: list[tuple[tuple[int, int, int], str, str, Finding]] = []
    for number, assessment in enumerate(assessments):
        rank = _RANK[assessment.rule.severity]
        if assessment.error:
            found.append(((-1, rank, number), "", "", _errored(assessment, language)))
            continue
        for report_id, subject, finding in _failed(frames[assessment.rule.frame], assessment, who, language):
            if report_id in suggestions and _is_identity_of_requests(assessment.rule):
                finding = replace(finding, **suggestions[report_id])  # noqa: PLW2901
            found.append(((order.get(report_id, len(order)), rank, number), report_id, subject, finding))
    found.sort(key=lambda item: item[0])
    located = ((subject, _located(report_id, one, locations, language)) for _, report_id, subject, one in found)
    return Register(_numbered(located))


def _suggestion(row: Mapping[Any, Any]) -> dict[str, str]:
    """Return the one cell of table 3 that explains all its broken identities, and what it should be; or nothing."""
    if pd.isna(row["requests_suggested_value"]):
        return {}
    return {f"suggested_{name}": str(row[f"requests_suggested_{name}"]) for name in ("row", "column", "value")}


def _is_identity_of_requests(rule: Rule) -> bool:
    return rule.table == "requests" and "left" in rule.kwargs and rule.kwargs.get("relation", "==") == "=="


def _who(row: Mapping[Any, Any]) -> dict[str, str]:
    """Return body, year and source of a report as the register prints them; a body without a report has no source."""
    return {name: "" if pd.isna(row.get(name)) else str(row[name]) for name in ("body", "year", "source")}


def _failed(
    frame: pd.DataFrame, assessment: Assessment, who: Mapping[str, Mapping[str, str]], language: str
) -> Iterator[tuple[str, str, Finding]]:
    rule = assessment.rule
    wanted = [
        "report_id",
        "body",
        "year",
        *SUBJECT[rule.frame],
        *_TOLD_APART,
        *rule.operands,
        rule.kwargs.get("column", ""),
    ]
    wanted += [*placeholders(rule.message[language]), *_IN_PROSE]
    columns = [name for name in dict.fromkeys(wanted) if name in frame.columns]
    failing = frame.loc[assessment.codes == Outcome.FAILED.value, columns]
    for record in failing.astype(object).where(failing.notna(), None).to_dict("records"):
        facts = {str(name): value for name, value in record.items()}
        report_id = str(facts["report_id"] or "")
        subject = "\x1f".join(str(facts[name]) for name in _TOLD_APART if name in facts and rule.frame != "cells")
        yield report_id, subject, _finding(rule, facts, who.get(report_id) or _who(facts), language)


def _finding(rule: Rule, facts: Mapping[str, Any], who: Mapping[str, str], language: str) -> Finding:
    table, row, column = place_of(rule, facts)
    sides = sides_of(rule, facts)
    return Finding(
        **_blank(rule, sides, language),
        **who,
        outcome=Outcome.FAILED.name.lower(),
        table=table,
        row=row,
        column=column,
        place=place_in_words(table, row, column, language),
        message=text_of(rule, facts, language),
        location=in_words([facts], language) if table not in TABLES else "",
    )


def _blank(rule: Rule, sides: Sides, language: str) -> dict[str, str]:
    """Return the columns that do not depend on the subject, and those that are filled later or by a reviewer."""
    return {
        "rule": rule.rule,
        "severity": rule.severity,
        "basis": rule.basis[language],
        "actual": sides.actual,
        "expected": sides.expected,
        "difference": sides.difference,
        **dict.fromkeys(("key", "suggested_row", "suggested_column", "suggested_value", "decision", "note"), ""),
    }


def _errored(assessment: Assessment, language: str) -> Finding:
    rule = assessment.rule
    return Finding(
        **_blank(rule, Sides(), language),
        **dict.fromkeys(("body", "year", "source"), ""),
        outcome=Outcome.ERRORED.name.lower(),
        table=rule.table,
        row=rule.row,
        column=rule.column,
        place=place_in_words(rule.table, rule.row, rule.column, language),
        message=message("rule-errored", language, rule=rule.rule, reason=assessment.error),
        location="",
    )


def _located(report_id: str, finding: Finding, locations: Locations, language: str) -> Finding:
    """Put place and location around the text, so that the message stands on its own."""
    where = finding.location
    if not where and report_id:
        where = locations.words(report_id, finding.table, finding.row, finding.column)
    kind = "finding-located" if where else "finding-unlocated"
    text = message(kind, language, place=finding.place, text=finding.message, location=where)
    if finding.suggested_value:
        cell = place_in_words(finding.table, finding.suggested_row, finding.suggested_column, language)
        text += message("finding-suggested", language, cell=cell, value=finding.suggested_value)
    return replace(finding, message=text, location=where)


def _numbered(findings: Iterator[tuple[str, Finding]]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for subject, finding in findings:
        place = (finding.rule, finding.body or finding.source, finding.year)
        digest = sha256("\x1f".join((*place, finding.table, finding.row, finding.column, subject)).encode()).hexdigest()
        key = digest[:_KEY_LENGTH]
        seen[key] += 1
        yield replace(finding, key=key if seen[key] == 1 else f"{key}-{seen[key]}")
