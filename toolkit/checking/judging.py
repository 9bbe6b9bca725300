"""Data of one's own judged by the suites, without our reports: a pandas frame, a DuckDB relation, a Spark DataFrame.

A table is judged where it is: only counts, and the keys of the rows that fail, come out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from toolkit.checking.conditions import taken_in
from toolkit.checking.engines import open_engine, require
from toolkit.checking.fitting import fitted, holder_of, must_fit
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES, Rule, load_rules
from toolkit.errors import UsageError
from toolkit.frames.schema import FRAMES, SUBJECT

if TYPE_CHECKING:
    from toolkit.checking.asking import Answer
    from toolkit.checking.engines.core import Table, TableEngine

_ABOUT = ("id", "rule", "severity")
_OUTCOMES = tuple(outcome.name.lower() for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules of one frame say of data.

    `outcomes` has a row for each expectation: its id, rule and severity, how many rows passed, failed, could not be
    assessed or errored, and the reason when it could not be run. `failing` has a row for each row that fails an
    expectation, with the keys that name it, in the order of the data.
    """

    frame: str
    engine: str
    outcomes: pd.DataFrame
    failing: pd.DataFrame

    def _repr_html_(self) -> str:
        return self.outcomes.to_html(index=False)


def judge(data: Any, frame: str, *, suites: str | Path | None = None, engine: str | None = None) -> Judgement:
    """Judge rows of the form of a fact frame by the rules of its suite.

    `engine` is that which holds the data, unless a pandas frame is to be judged by another. Raises `UsageError` for an
    unknown frame, a column that is absent, misspelt or of the wrong type, data without rows, and an engine that cannot
    be used.
    """
    held = holder_of(data)
    engine = engine or held
    require(engine)
    if held not in ("pandas", engine):
        raise UsageError("judge-engine", engine=engine, held=held)
    rules = _rules_of(frame, Path(suites) if suites is not None else SUITES)
    columns = dict.fromkeys(SUBJECT[frame]) | dict.fromkeys(name for rule in rules for name in rule.columns)
    wanted = {name: FRAMES[frame][name] for name in columns}
    if held == "pandas":
        found = list(_of_frame(data, frame, wanted, rules, engine))
    else:
        found = list(_of_table(data, frame, wanted, rules, engine))
    return Judgement(
        frame,
        engine,
        pd.DataFrame([counts for counts, _ in found], columns=[*_ABOUT, *_OUTCOMES, "error"]),
        pd.concat([rows for _, rows in found], ignore_index=True),
    )


_Found = Iterator[tuple[dict[str, Any], pd.DataFrame]]


def _rules_of(frame: str, folder: Path) -> list[Rule]:
    if frame not in FRAMES:
        raise UsageError("judge-frame", found=frame, wanted=", ".join(FRAMES))
    rules = [rule for rule in load_rules(folder) if rule.frame == frame]
    if not rules:
        raise UsageError("judge-no-rules", folder=folder, frame=frame)
    return rules


def _of_frame(data: pd.DataFrame, frame: str, wanted: Mapping[str, str], rules: Sequence[Rule], engine: str) -> _Found:
    from toolkit.checking.engine import check  # Great Expectations takes seconds to import

    rows = fitted(data, frame, wanted)
    if rows.empty:
        raise UsageError("judge-empty", frame=frame)
    keys = rows[list(SUBJECT[frame])]
    for each in check({frame: rows}, rules, engine):
        counts = {outcome.name.lower(): count for outcome, count in each.counts().items()}
        yield _told(each.rule, counts, each.error), _named(each.rule, keys[each.codes == Outcome.FAILED.value])


def _of_table(data: Any, frame: str, wanted: Mapping[str, str], rules: Sequence[Rule], engine: str) -> _Found:
    from toolkit.checking.asking import answers
    from toolkit.checking.engine import objection

    opened = cast("TableEngine", open_engine(engine))
    try:
        must_fit(frame, wanted, opened.kinds(data))
        table: Table = opened.load_table(frame, data, wanted)
        *counted, size = table.tally([answer for rule in rules for answer in _possible_and_judged(rule, table)])
        if not size:
            raise UsageError("judge-empty", frame=frame)
        told = answers(table, rules)
        keys = table.rows(sorted({row for answer in told.values() for row in _failing(answer)}), SUBJECT[frame])
        keys = keys.astype({name: wanted[name] for name in SUBJECT[frame]})
        for rule, possible, judged in zip(rules, counted[::2], counted[1::2], strict=True):
            failing, error = _failing(told[rule.id]), objection(told[rule.id], 0)
            failed = 0 if error else len(failing)
            counts = {"passed": judged - failed, "failed": failed, "not_assessable": possible - judged, "errored": 0}
            if error:
                counts = dict.fromkeys(_OUTCOMES, 0) | {"errored": possible}
            rows = keys.loc[[] if error else failing]
            yield _told(rule, counts, error), _named(rule, rows)
    finally:
        opened.close()


def _possible_and_judged(rule: Rule, table: Table) -> tuple[Any, Any]:
    """Say which rows may be subjects of a rule, and which are and have every operand."""
    taken = taken_in(rule.condition, table.terms)
    missing = [table.terms.missing(table.terms.column(name)) for name in rule.operands]
    unknown = table.terms.missing(taken)
    return unknown | taken, reduce(and_, (~each for each in missing), taken)


def _failing(answer: Answer | str) -> list[int]:
    return [] if isinstance(answer, str) else [int(row) for row in answer.failing]


def _told(rule: Rule, counts: Mapping[str, int], error: str) -> dict[str, Any]:
    return {**{name: getattr(rule, name) for name in _ABOUT}, **counts, "error": error}


def _named(rule: Rule, keys: pd.DataFrame) -> pd.DataFrame:
    about = pd.DataFrame({name: getattr(rule, name) for name in _ABOUT}, index=keys.index, dtype="string")
    return pd.concat([about, keys], axis=1)
