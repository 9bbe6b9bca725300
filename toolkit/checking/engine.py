"""Frames judged by suites, with Great Expectations: whole frames at a time, on any engine, and every failing row.

A verdict does not say which rows fail beyond the first twenty, so these come from the condition metric of the same
expectation, which is GX's own; where the two counts differ the rule has errored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.checking.asking import Answer, answers, question_of
from toolkit.checking.conditions import subjects
from toolkit.checking.engines import open_engine
from toolkit.checking.outcome import NO_SUBJECT, Assessment, Outcome
from toolkit.checking.rules import Rule


def check(
    frames: Mapping[str, pd.DataFrame],
    rules: Sequence[Rule],
    engine: str = "pandas",
) -> tuple[Assessment, ...]:
    """Judge the frames by the rules; the assessments come in the order of the rules, the same on every engine.

    Raises `SuiteError` for an expectation type that is unknown or does not judge row by row, and `UsageError` for an
    engine that cannot be used. A rule that Great Expectations cannot run on this data is ERRORED for all its subjects,
    with the reason; the others go on.
    """
    by_frame: dict[str, list[Rule]] = {}
    for rule in rules:
        question_of(rule)  # what is wrong with a suite is said before anything is judged
        by_frame.setdefault(rule.frame, []).append(rule)
    found: dict[str, Assessment] = {}
    nothing = np.zeros(0, dtype=np.int8)
    opened = open_engine(engine)
    try:
        for name, some in by_frame.items():
            frame = frames[name]
            if frame.empty:
                found |= {rule.id: Assessment(rule, nothing) for rule in some}
                continue
            rows = {rule.id: _rows(rule, frame) for rule in some}
            asked = [rule for rule in some if rows[rule.id].judged.any()]  # of the others all is known already
            columns = [column for column in frame.columns if any(column in rule.columns for rule in asked)]
            told = answers(opened.load(name, frame[columns]), asked) if asked else {}
            found |= {rule.id: _assess(rule, rows[rule.id], told.get(rule.id)) for rule in some}
    finally:
        opened.close()
    return tuple(found[rule.id] for rule in rules)


class _Rows(NamedTuple):
    """Which rows of a frame a rule is, or may be, about; and on which of these it can be judged."""

    possible: NDArray[np.bool_]
    judged: NDArray[np.bool_]


def _rows(rule: Rule, frame: pd.DataFrame) -> _Rows:
    taken = subjects(rule.condition, frame)
    possible = taken.fillna(value=True).to_numpy(dtype=bool)
    known = np.ones(len(frame), dtype=bool)
    for name in rule.operands:
        known &= frame[name].notna().to_numpy()
    return _Rows(possible, taken.fillna(value=False).to_numpy(dtype=bool) & known)


def _assess(rule: Rule, rows: _Rows, told: Answer | str | None) -> Assessment:
    """Lay GX's answer over the four outcomes; None where there was nothing to ask it."""
    codes = np.full(len(rows.possible), NO_SUBJECT, dtype=np.int8)
    codes[rows.possible] = Outcome.NOT_ASSESSABLE.value
    if told is None:
        return Assessment(rule, codes)
    codes[rows.judged] = Outcome.PASSED.value
    failing = np.zeros(len(codes), dtype=bool)
    if not isinstance(told, str):
        failing[told.failing] = True
    error = objection(told, int((failing & ~rows.judged).sum()))
    codes[failing] = Outcome.FAILED.value
    if error:
        codes[rows.possible] = Outcome.ERRORED.value
    return Assessment(rule, codes, error)


def objection(told: Answer | str, unknown: int) -> str:
    """Return why an answer cannot stand, or "". `unknown` of its failing rows have a missing operand."""
    if isinstance(told, str):
        return told
    if told.unexpected != len(told.failing) or told.success != (told.unexpected == 0):
        return f"the verdict counts {told.unexpected} failing rows, the condition {len(told.failing)}"
    return f"{unknown} failing rows have a missing operand" if unknown else ""
