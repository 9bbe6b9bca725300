"""Frames judged by suites, with Great Expectations: whole frames at a time, on any engine, and every failing row.

The verdict is that of `Batch.validate`. It does not say which rows fail beyond the first twenty, so these come from the
condition metric of the same expectation, which is GX's own; where the two counts differ the rule has errored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from great_expectations.core import ExpectationSuite
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.registry import get_expectation_impl
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.metrics_calculator import MetricsCalculator
from numpy.typing import NDArray

from toolkit.checking import readings, sums  # noqa: F401 - importing them makes their expectation types known
from toolkit.checking.conditions import spelt_out, subjects
from toolkit.checking.engines import open_engine
from toolkit.checking.engines.core import Failing, Loaded
from toolkit.checking.outcome import NO_SUBJECT, Assessment, Outcome
from toolkit.checking.rules import Rule
from toolkit.errors import SuiteError

_ID = "expectation"
_RESULT = {"result_format": "BASIC", "partial_unexpected_count": 0}


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
    expectations = {rule.id: expectation_of(rule) for rule in rules}
    by_frame: dict[str, list[Rule]] = {}
    for rule in rules:
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
            told = verdicts(opened.load(name, frame[columns]), asked, expectations) if asked else {}
            found |= {rule.id: _assess(rule, rows[rule.id], told.get(rule.id)) for rule in some}
    finally:
        opened.close()
    return tuple(found[rule.id] for rule in rules)


def verdicts(
    loaded: Loaded, rules: Sequence[Rule], expectations: Mapping[str, Expectation]
) -> dict[str, tuple[Any, Failing]]:
    """Return for each rule what Great Expectations says of the loaded frame, and the rows that fail."""
    suite = ExpectationSuite(name=rules[0].frame, expectations=[expectations[rule.id] for rule in rules])
    validated: Any = loaded.batch.validate(suite, result_format=_RESULT)
    results = {result.expectation_config.meta[_ID]: result for result in validated.results}
    failing = _failing_rows(loaded, rules, expectations)
    return {rule.id: (results.get(rule.id), failing[rule.id]) for rule in rules}


def expectation_of(rule: Rule) -> Expectation:
    """Build the expectation of a rule; raises `SuiteError` where Great Expectations would drop it with a log line."""
    try:
        kind = get_expectation_impl(rule.type)
    except ExpectationNotFoundError as error:
        raise SuiteError("suite-type-unknown", rule=rule.rule, type=rule.type) from error
    if not getattr(kind, "map_metric", None):
        raise SuiteError("suite-type-not-by-row", rule=rule.rule, type=rule.type)
    try:
        # Without its id: an expectation that has one counts as part of another suite. The meta data carry it, and it
        # alone: Great Expectations writes them out again and again.
        meta = {_ID: rule.id}
        kwargs = {**rule.kwargs, "row_condition": spelt_out(rule.condition)}
        return kind(**kwargs, meta=meta, severity=rule.definition["severity"])
    except (TypeError, ValueError) as error:  # pydantic's errors are ValueErrors
        raise SuiteError("suite-arguments", rule=rule.rule, type=rule.type, where=error) from error


def _failing_rows(loaded: Loaded, rules: Sequence[Rule], expectations: Mapping[str, Expectation]) -> dict[str, Failing]:
    """Return for each rule the rows that GX's own condition calls unexpected, or the reason why it cannot say."""
    data: Any = loaded.batch.data
    engine = data.execution_engine
    engine.batch_manager.load_batch_list(batch_list=[loaded.batch])
    metrics: dict[str, MetricConfiguration] = {}
    for rule in rules:
        kind: Any = expectations[rule.id]
        name = f"{kind.map_metric}.unexpected_count"
        count = kind.get_validation_dependencies(execution_engine=engine).metric_configurations[name]
        domain = count.metric_domain_kwargs | {"batch_id": loaded.batch.id}
        metrics[rule.id] = MetricConfiguration(f"{kind.map_metric}.condition", domain, count.metric_value_kwargs)
    resolved, aborted = MetricsCalculator(engine).compute_metrics(list(metrics.values()))
    failing = loaded.failing({key: resolved[metric.id] for key, metric in metrics.items() if metric.id in resolved})
    for key, metric in metrics.items():
        if metric.id not in resolved:
            told: Any = aborted.get(metric.id, {})
            failing[key] = str(dict(told.get("exception_info", {})).get("exception_message", "no condition"))
    return failing


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


def _assess(rule: Rule, rows: _Rows, told: tuple[Any, Failing] | None) -> Assessment:
    """Lay GX's answer over the four outcomes; None where there was nothing to ask it."""
    codes = np.full(len(rows.possible), NO_SUBJECT, dtype=np.int8)
    codes[rows.possible] = Outcome.NOT_ASSESSABLE.value
    if told is None:
        return Assessment(rule, codes)
    codes[rows.judged] = Outcome.PASSED.value
    result, found = told
    failing = np.zeros(len(codes), dtype=bool)
    if not isinstance(found, str):
        failing[found] = True
    error = disagreement(result, found, int((failing & ~rows.judged).sum()))
    codes[failing] = Outcome.FAILED.value
    if error:
        codes[rows.possible] = Outcome.ERRORED.value
    return Assessment(rule, codes, error)


def disagreement(result: Any, rows: Failing, unknown: int) -> str:
    """Return why the verdict cannot stand, or "". `unknown` of the failing rows have a missing operand."""
    if result is None:
        return "Great Expectations returned no result for this expectation"
    if isinstance(rows, str) or "unexpected_count" not in result.result:
        told = result.exception_info or {}
        infos = [told] if "exception_message" in told else list(told.values())
        messages = {str(info.get("exception_message")) for info in infos if isinstance(info, Mapping)} - {"None"}
        return "; ".join(sorted(messages)) or str(rows)
    # Of no rows at all the sum that SQL and Spark count by is missing.
    count = int(result.result["unexpected_count"]) if result.result["element_count"] else 0
    if count != len(rows) or bool(result.success) != (count == 0):
        return f"the verdict counts {count} failing rows, the condition {len(rows)}"
    return f"{unknown} failing rows have a missing operand" if unknown else ""
