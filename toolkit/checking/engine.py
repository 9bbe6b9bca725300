"""Frames judged by suites, with Great Expectations on pandas: whole frames at a time, and every failing row.

The verdict is that of `Batch.validate`. It does not say which rows fail beyond the first twenty, so these come from the
condition metric of the same expectation, which is GX's own; where the two counts differ the rule has errored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import great_expectations as gx
import numpy as np
import pandas as pd
from great_expectations.core import ExpectationSuite
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.interfaces import Batch
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.registry import get_expectation_impl
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.metrics_calculator import MetricsCalculator
from numpy.typing import NDArray

from toolkit.checking import readings, sums  # noqa: F401 - importing them makes their expectation types known
from toolkit.checking.conditions import subjects
from toolkit.checking.outcome import NO_SUBJECT, Assessment, Outcome
from toolkit.checking.rules import Rule
from toolkit.errors import SuiteError

_ID = "expectation"
_RESULT = {"result_format": "BASIC", "partial_unexpected_count": 0}


def check(frames: Mapping[str, pd.DataFrame], rules: Sequence[Rule]) -> tuple[Assessment, ...]:
    """Judge the frames by the rules; the assessments come in the order of the rules.

    Raises `SuiteError` for an expectation type that is unknown or does not judge row by row. A rule that Great
    Expectations cannot run on this data is ERRORED for all its subjects, with the reason; the others go on.
    """
    expectations = {rule.id: expectation_of(rule) for rule in rules}
    by_frame: dict[str, list[Rule]] = {}
    for rule in rules:
        by_frame.setdefault(rule.frame, []).append(rule)
    found: dict[str, Assessment] = {}
    context = _context()
    for name, some in by_frame.items():
        for assessment in _check_frame(context, frames[name], some, [expectations[rule.id] for rule in some]):
            found[assessment.rule.id] = assessment
    return tuple(found[rule.id] for rule in rules)


def expectation_of(rule: Rule) -> Expectation:
    """Build the expectation of a rule; raises `SuiteError` where Great Expectations would drop it with a log line."""
    try:
        kind = get_expectation_impl(rule.type)
    except ExpectationNotFoundError as error:
        raise SuiteError("suite-type-unknown", rule=rule.rule, type=rule.type) from error
    if not getattr(kind, "map_metric", None):
        raise SuiteError("suite-type-not-by-row", rule=rule.rule, type=rule.type)
    try:
        # Without its id: an expectation that has one counts as part of another suite. The meta data carry it instead.
        meta = {**rule.definition["meta"], _ID: rule.id}
        return kind(**rule.kwargs, meta=meta, severity=rule.definition["severity"])
    except (TypeError, ValueError) as error:  # pydantic's errors are ValueErrors
        raise SuiteError("suite-arguments", rule=rule.rule, type=rule.type, where=error) from error


def _check_frame(
    context: EphemeralDataContext, frame: pd.DataFrame, rules: Sequence[Rule], expectations: Sequence[Expectation]
) -> list[Assessment]:
    if frame.empty:
        return [Assessment(rule, np.zeros(0, dtype=np.int8)) for rule in rules]
    batch = _batch(context, rules[0].frame, frame.reset_index(drop=True))
    suite = ExpectationSuite(name=rules[0].frame, expectations=list(expectations))
    validated: Any = batch.validate(suite, result_format=_RESULT)
    results = {result.expectation_config.meta[_ID]: result for result in validated.results}
    masks = _failing_rows(batch, rules, expectations)
    return [_assess(rule, frame, results.get(rule.id), masks.get(rule.id)) for rule in rules]


def _context() -> EphemeralDataContext:
    """Return a context in memory that draws no progress bars and reports to nobody."""
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _batch(context: EphemeralDataContext, name: str, frame: pd.DataFrame) -> Batch:
    asset = context.data_sources.add_pandas(name).add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})


def _failing_rows(
    batch: Batch, rules: Sequence[Rule], expectations: Sequence[Expectation]
) -> dict[str, pd.Series[bool] | str]:
    """Return for each rule the rows that GX's own condition calls unexpected, or the reason why it cannot say."""
    data: Any = batch.data
    engine = data.execution_engine
    engine.batch_manager.load_batch_list(batch_list=[batch])
    metrics: dict[str, MetricConfiguration] = {}
    for rule, expectation in zip(rules, expectations, strict=True):
        kind: Any = expectation
        name = f"{kind.map_metric}.unexpected_count"
        count = expectation.get_validation_dependencies(execution_engine=engine).metric_configurations[name]
        domain = count.metric_domain_kwargs | {"batch_id": batch.id}
        metrics[rule.id] = MetricConfiguration(f"{kind.map_metric}.condition", domain, count.metric_value_kwargs)
    resolved, aborted = MetricsCalculator(engine).compute_metrics(list(metrics.values()))
    masks: dict[str, pd.Series[bool] | str] = {}
    for key, metric in metrics.items():
        if metric.id in resolved:
            masks[key] = resolved[metric.id][0]
        else:
            told: Any = aborted.get(metric.id, {})
            masks[key] = str(dict(told.get("exception_info", {})).get("exception_message", "no condition"))
    return masks


def _assess(rule: Rule, frame: pd.DataFrame, result: Any, mask: pd.Series[bool] | str | None) -> Assessment:
    """Lay GX's answer over the four outcomes."""
    taken = subjects(rule.condition, frame)
    possible = taken.fillna(value=True).to_numpy(dtype=bool)
    known = np.ones(len(frame), dtype=bool)
    for name in rule.operands:
        known &= frame[name].notna().to_numpy()
    judged = taken.fillna(value=False).to_numpy(dtype=bool) & known
    codes = np.full(len(frame), NO_SUBJECT, dtype=np.int8)
    codes[possible] = Outcome.NOT_ASSESSABLE.value
    codes[judged] = Outcome.PASSED.value
    failing = np.zeros(len(frame), dtype=bool)
    if isinstance(mask, pd.Series):
        failing[mask.index[mask.to_numpy(dtype=bool)]] = True
    error = _disagreement(result, mask, failing, judged)
    codes[failing] = Outcome.FAILED.value
    if error:
        codes[possible] = Outcome.ERRORED.value
    return Assessment(rule, codes, error)


def _disagreement(
    result: Any, mask: pd.Series[bool] | str | None, failing: NDArray[np.bool_], judged: NDArray[np.bool_]
) -> str:
    """Return why the verdict cannot stand, or ""."""
    if result is None:
        return "Great Expectations returned no result for this expectation"
    if not isinstance(mask, pd.Series) or "unexpected_count" not in result.result:
        told = result.exception_info or {}
        infos = [told] if "exception_message" in told else list(told.values())
        messages = {str(info.get("exception_message")) for info in infos if isinstance(info, Mapping)} - {"None"}
        return "; ".join(sorted(messages)) or str(mask)
    count = int(result.result["unexpected_count"])
    if count != int(failing.sum()) or bool(result.success) != (count == 0):
        return f"the verdict counts {count} failing rows, the condition {int(failing.sum())}"
    if (failing & ~judged).any():
        return f"{int((failing & ~judged).sum())} failing rows have a missing operand"
    return ""
