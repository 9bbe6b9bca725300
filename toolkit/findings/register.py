"""Assessments to the register: every failing subject in words, in the order of the sources, gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checking.outcome import Assessment, Outcome
from toolkit.checking.rules import Rule
from toolkit.findings.advice import advice_on, broken_in_words
from toolkit.findings.causes import Failing, Group, by_cause, causes_of, is_of_row, place_of_cause
from toolkit.findings.finding import Finding, Register
from toolkit.findings.location import Locations, in_words
from toolkit.findings.wording import Sides, place_in_words, place_of, placeholders, sides_of, text_of
from toolkit.frames.localising.causes import Cause
from toolkit.frames.schema import SUBJECT
from toolkit.messages import message
from toolkit.report import TABLES

_RANK = {"error": 0, "warning": 1, "info": 2}
_KEY_LENGTH = 12
_TOLD_APART = {"claims": ("measure", "stated"), "enumerations": ("total", "unit")}
"""Facts that tell figures of one section apart, so that a key does not depend on which others fail."""

_IN_PROSE = ("page", "line", "paragraph")
"""Facts that say where something of the prose stands."""


class Told(NamedTuple):
    """A finding before it has a key; `subject` tells it apart from others of its rule and place.

    `rank` is its place among the findings of one report: gravest first, then in the order of the rules.
    """

    report_id: str
    finding: Finding
    subject: str = ""
    advice: str = ""
    rank: tuple[int, int] = (0, 0)


def register(frames: Mapping[str, pd.DataFrame], assessments: Sequence[Assessment], language: str) -> Register:
    """Return one finding for each cause and each other failed subject, and one for each rule that could not be run."""
    return in_order(told(frames, assessments, language), assessments, list(frames["reports"]["report_id"]), language)


def told(frames: Mapping[str, pd.DataFrame], assessments: Sequence[Assessment], language: str) -> Iterator[Told]:
    """Yield what is to be said of the failed rows of frames; of rules of other frames nothing."""
    reports = frames["reports"].set_index("report_id", drop=False)
    records = dict(zip(map(str, reports.index), reports.to_dict("records"), strict=True))
    failing: dict[str, list[Failing]] = {}
    for number, assessment in enumerate(assessments):
        for facts in _failed(frames[assessment.rule.frame], assessment, language):
            one = Failing((_RANK[assessment.rule.severity], number), assessment.rule, facts)
            failing.setdefault(str(facts["report_id"] or ""), []).append(one)
    cells = frames["cells"]
    locations = Locations(cells[cells["report_id"].isin(list(failing))], language)
    for report_id, some in failing.items():
        row = records.get(report_id)
        for group in by_cause(some, causes_of(row) if row else ()):
            one_told = _told(group, _who(row or group.lead.facts), language)
            rank = min(each.order for each in (group.lead, *group.identities))
            yield _located(one_told, locations, language)._replace(rank=rank)


def in_order(
    found: Iterable[Told], assessments: Sequence[Assessment], report_ids: Sequence[str], language: str
) -> Register:
    """Return the register: what could not be run, then report by report, and then bodies without one.

    The key is a digest of rule, body (the source, where no body is known), year and place; a second finding of the
    same key gets "-2" after it.
    """
    order = {report_id: number for number, report_id in enumerate(report_ids)}
    errors = [
        Told("", _errored(each, language), rank=(_RANK[each.rule.severity], number))
        for number, each in enumerate(assessments)
        if each.error
    ]
    errors.sort(key=lambda one: one.rank)
    rest = sorted(found, key=lambda one: (order.get(one.report_id, len(order)), one.rank))
    return Register(_numbered([*errors, *rest]))


def _who(row: Mapping[Any, Any]) -> dict[str, str]:
    """Return body, year and source of a report as the register prints them; a body without a report has no source."""
    return {name: "" if pd.isna(row.get(name)) else str(row[name]) for name in ("body", "year", "source")}


def _failed(frame: pd.DataFrame, assessment: Assessment, language: str) -> Iterator[dict[str, Any]]:
    """Yield what the register needs to know of each row that failed."""
    rule = assessment.rule
    if assessment.error:
        return
    wanted = [
        "report_id",
        "body",
        "year",
        *SUBJECT[rule.frame],
        *_TOLD_APART.get(rule.frame, ()),
        *rule.operands,
        rule.kwargs.get("column", ""),
    ]
    wanted += [*placeholders(rule.message[language]), *_IN_PROSE]
    columns = [name for name in dict.fromkeys(wanted) if name in frame.columns]
    failing = frame.loc[assessment.codes == Outcome.FAILED.value, columns]
    for record in failing.astype(object).where(failing.notna(), None).to_dict("records"):
        yield {str(name): value for name, value in record.items()}


def _told(group: Group, who: Mapping[str, str], language: str) -> Told:
    rule, facts = group.lead.rule, group.lead.facts
    report_id = str(facts["report_id"] or "")
    if group.cause is None:
        apart = [str(facts[name]) for name in _TOLD_APART.get(rule.frame, ())]
        return Told(report_id, _finding(rule, facts, who, language), "\x1f".join(apart))
    return _of_cause(report_id, group, group.cause, who, language)


def _of_cause(report_id: str, group: Group, cause: Cause, who: Mapping[str, str], language: str) -> Told:
    """Tell a cause: every identity that fails with both sides and the gap, and then what explains them."""
    first = group.identities[0]
    table, row, column = place_of_cause(cause)
    whole = _finding(first.rule, first.facts, who, language)
    cell = cause.only.cells[0] if cause.only and len(cause.only.cells) == 1 else None
    suggested = {"row": cell.row, "column": cell.column, "value": str(cell.right)} if cell else {}
    if len(group.identities) > 1 or (row, column) != (whole.row, whole.column):
        text = broken_in_words([_line(each, language) for each in group.identities], table, language)
    else:
        text = whole.message
    finding = replace(
        whole,
        rule=group.lead.rule.rule,
        severity=first.rule.severity,
        basis=message("cause-join", language).join(
            dict.fromkeys(each.rule.basis[language].rstrip("。") for each in group.identities)
        ),
        row=row,
        column=column,
        place=place_in_words(table, row, column, language),
        message=text,
        **{f"suggested_{name}": value for name, value in suggested.items()},
    )
    subject = "" if cell or text == whole.message else "\x1f".join(map("/".join, cause.identities))
    return Told(report_id, finding, subject, advice_on(cause, table, language))


def _line(failing: Failing, language: str) -> tuple[str, str, str]:
    """Return the row or the column that a broken identity runs along, and what its rule says of it."""
    _, row, column = place_of(failing.rule, failing.facts)
    line = (row, "") if is_of_row(failing.rule) else ("", column)
    return *line, text_of(failing.rule, failing.facts, language)


def _finding(rule: Rule, facts: Mapping[str, Any], who: Mapping[str, str], language: str) -> Finding:
    table, row, column = place_of(rule, facts)
    sides, words = sides_of(rule, facts), place_in_words(table, row, column, language)
    return Finding(
        **_blank(rule, sides, language),
        **who,
        outcome=Outcome.FAILED.name.lower(),
        table=table,
        row=row,
        column=column,
        place=words if facts["report_id"] else message("place-missing", language),
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


def _located(which: Told, locations: Locations, language: str) -> Told:
    """Put place and location around the text, so that the message stands on its own."""
    one = which.finding
    where = one.location
    if not where and which.report_id:
        where = locations.words(which.report_id, one.table, one.row, one.column)
    kind = "finding-located" if where else "finding-unlocated"
    text = message(kind, language, place=one.place, text=one.message, location=where) + which.advice
    return which._replace(finding=replace(one, message=text, location=where))


def _numbered(found: Iterable[Told]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for _, one, subject, *_ in found:
        place = (one.rule, one.body or one.source, one.year, one.table, one.row, one.column, subject)
        key = sha256("\x1f".join(place).encode()).hexdigest()[:_KEY_LENGTH]
        seen[key] += 1
        yield replace(one, key=key if seen[key] == 1 else f"{key}-{seen[key]}")
