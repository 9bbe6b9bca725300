"""Rules as the suites state them, read without Great Expectations: for the rule book, and for words in findings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any, cast

from toolkit.checking.conditions import columns_of
from toolkit.errors import SuiteError
from toolkit.frames.schema import FRAMES
from toolkit.messages import Language

SUITES = Path(__file__).resolve().parents[2] / "expectations"
"""The project's own suites."""

SEVERITIES = {"critical": "error", "warning": "warning", "info": "info"}
"""The severities of Great Expectations, and what findings call them."""

_IN_BOTH = ("basis", "statement", "message")
_FILLED = ("left", "right", "difference", "left_parts", "right_parts", "value", "readings")
"""What a message may ask for beside the columns of its frame."""
_COLUMN_ARGUMENTS = ("column", "column_A", "column_B")
_COLUMN_LISTS = ("column_list", "left", "right", "readings")
_EXAMPLE = ("fails", "passes")
_ROWS_ARE_DUE = "expect_table_row_count_to_be_between"
"""The one expectation that judges no row: a frame without rows is not a clean one where rows are due."""

_ABOUT_MISSING = ("expect_column_values_to_not_be_null", "expect_column_values_to_be_null")


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation of a suite, as a rule that people read.

    Several expectations may share a rule id (`rule`): one for each row or table that the rule runs over; `id` is
    the expectation's own. `table`, `row` and `column` name the place when the frame's own keys do not. `operands`
    are the frame's columns that must be known for the rule to be assessable. `definition` is the expectation as the
    suite's JSON has it. `example` holds two rows of the frame, as far as they matter: one on which the rule `fails`
    and one that `passes`; a rule of an auditor's own may have none.
    """

    id: str
    rule: str
    version: int
    severity: str  # error, warning, info
    frame: str
    type: str  # the expectation type
    kwargs: Mapping[str, Any]
    operands: tuple[str, ...]
    basis: Mapping[str, str]  # by language, as are the next two
    statement: Mapping[str, str]
    message: Mapping[str, str]
    definition: Mapping[str, Any]
    table: str = ""
    row: str = ""
    column: str = ""
    example: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def condition(self) -> Mapping[str, Any] | None:
        """The row condition that says which rows are subjects, or None when all are."""
        return self.kwargs.get("row_condition")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the frame must have for the rule to run: those judged, and those of the condition."""
        return tuple(dict.fromkeys((*_judged(self.kwargs), *columns_of(self.condition, self.rule))))


def load_rules(folder: str | Path) -> tuple[Rule, ...]:
    """Read every suite (`*.json`, one per frame and named after it) of a folder, in the order of `FRAMES`.

    Raises `SuiteError` for a folder without suites, a suite that is no JSON or belongs to no frame, an expectation
    that names a column which its frame does not have, lacks a part, or hides failing rows (`mostly`).
    """
    suites = {path: _suite(path) for path in sorted(Path(folder).glob("*.json"))}
    if not suites:
        raise SuiteError("suites-missing", folder=folder)
    return together(rule for path, suite in suites.items() for rule in rules_of(suite, path.name))


def together(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules in the order of `FRAMES`, and as they come within one; raises `SuiteError` for an id twice."""
    order = list(FRAMES)
    some = sorted(rules, key=lambda rule: order.index(rule.frame))
    seen: set[str] = set()
    for rule in some:
        if rule.id in seen:
            raise SuiteError("suite-id-twice", id=rule.id, rule=rule.rule)
        seen.add(rule.id)
    return tuple(some)


def frames_with_rows_due(folder: Path) -> frozenset[str]:
    """Return the frames whose suite expects rows, which every report that was read gives."""
    suites = [_suite(path) for path in sorted(folder.glob("*.json"))]
    return frozenset(
        suite["name"] for suite in suites if any(each.get("type") == _ROWS_ARE_DUE for each in suite["expectations"])
    )


def check_columns(frame: str, kwargs: Mapping[str, Any], where: str, shown: Sequence[str] = ()) -> None:
    """Raise `SuiteError` where the arguments of an expectation, or its example, name a column that the frame lacks."""
    judged = _judged(kwargs)
    unknown = sorted({*judged, *shown, *columns_of(kwargs.get("row_condition"), where)} - FRAMES[frame].keys())
    if unknown or not judged:
        raise SuiteError("suite-column-unknown", suite=where, frame=frame, columns="、".join(unknown) or "–")


def is_about_rows(definition: Mapping[str, Any]) -> bool:
    """Whether an expectation judges rows: all do but the one that says that rows are due."""
    return definition.get("type") != _ROWS_ARE_DUE


def _judged(kwargs: Mapping[str, Any]) -> list[str]:
    judged = [kwargs[key] for key in _COLUMN_ARGUMENTS if key in kwargs]
    return judged + [name for key in _COLUMN_LISTS for name in kwargs.get(key, ())]


def _suite(path: Path) -> dict[str, Any]:
    try:
        suite = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # of bytes that are not UTF-8, or text that is not JSON
        raise SuiteError("suite-not-json", suite=path.name, where=error) from error
    found = suite.get("name") if isinstance(suite, dict) else type(suite).__name__
    if found not in FRAMES:
        raise SuiteError("suite-of-no-frame", suite=path.name, found=found, wanted="、".join(FRAMES))
    return cast("dict[str, Any]", suite)


def rules_of(suite: Mapping[str, Any], name: str) -> Iterator[Rule]:
    """Yield the rules of one suite, which errors call `name`; raises as `load_rules` does."""
    if suite["name"] not in FRAMES or not isinstance(suite.get("expectations"), list):
        raise SuiteError("suite-of-no-frame", suite=name, found=suite["name"], wanted="、".join(FRAMES))
    for number, definition in enumerate(suite["expectations"], start=1):
        meta = definition.get("meta") or {}
        where = f"{name} #{number} {meta.get('rule', '')}".strip()
        if not is_about_rows(definition):
            continue
        lacking = [key for key in ("rule", "version") if not meta.get(key)]
        lacking += [key for key in ("id", "type", "kwargs") if not definition.get(key)]
        lacking += [f"{key}.{each}" for key in _IN_BOTH for each in Language if not meta.get(key, {}).get(each)]
        if definition.get("severity") not in SEVERITIES:
            lacking.append("severity")
        if "example" in meta:
            lacking += [f"example.{side}" for side in _EXAMPLE if not _is_row(meta["example"], side)]
        if lacking:
            raise SuiteError("suite-part-missing", suite=where, parts="、".join(lacking))
        yield _rule(suite["name"], definition, where)


def _asked(template: str, where: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:  # of a bracket without its other half
        raise SuiteError("suite-arguments", rule=where, type="message", where=error) from error


def _is_row(example: Any, side: str) -> bool:
    return isinstance(example, dict) and isinstance(example.get(side), dict)


def _rule(frame: str, definition: Mapping[str, Any], where: str) -> Rule:
    kwargs, meta = definition["kwargs"], definition["meta"]
    if kwargs.get("mostly", 1) != 1:
        raise SuiteError("suite-mostly", suite=where)
    shown = [name for row in meta.get("example", {}).values() for name in row]
    shown += [name for text in meta["message"].values() for name in _asked(text, where) if name not in _FILLED]
    check_columns(frame, kwargs, where, shown)
    return Rule(
        id=definition["id"],
        rule=meta["rule"],
        version=meta["version"],
        severity=SEVERITIES[definition["severity"]],
        frame=frame,
        type=definition["type"],
        kwargs=kwargs,
        operands=() if definition["type"] in _ABOUT_MISSING else tuple(dict.fromkeys(_judged(kwargs))),
        definition=definition,
        **{key: meta[key] for key in _IN_BOTH},
        **{key: meta.get(key, "") for key in ("table", "row", "column")},
        example=meta.get("example", {}),
    )
