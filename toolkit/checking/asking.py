"""What an expectation asks of its data, as metrics of Great Expectations, and what it says to their values.

`Batch.validate` computes these metrics and throws them away; asked here, the condition that counts the failing rows is
also the one that names them, and nothing is computed twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.registry import get_expectation_impl
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.metrics_calculator import MetricsCalculator

from toolkit.checking import readings, sums  # noqa: F401 - importing them makes their expectation types known
from toolkit.checking.conditions import spelt_out
from toolkit.checking.engines.core import Condition, Failing, Loaded
from toolkit.checking.rules import Rule
from toolkit.errors import SuiteError

_ONLY_THE_VERDICT = {"result_format": "BOOLEAN_ONLY"}


_ROWS = "table.row_count"
"""The metric that counts the rows of a domain."""


class Answer(NamedTuple):
    """What Great Expectations says of a frame: whether the expectation holds, and which rows fail it.

    `unexpected` is how many fail by the metric from which the verdict follows, not by counting `failing`.
    """

    success: bool
    unexpected: int
    failing: Failing


class _Metric(NamedTuple):
    name: str
    domain: Mapping[str, Any]
    values: Mapping[str, Any]

    def of(self, batch: str) -> MetricConfiguration:
        return MetricConfiguration(self.name, {**self.domain, "batch_id": batch}, dict(self.values))


@dataclass(frozen=True, slots=True)
class Question:
    """An expectation with the metrics that its verdict stands on, and the condition that they count by."""

    expectation: Expectation
    metrics: tuple[_Metric, ...]
    condition: _Metric
    count: str

    def asked(self, batch: str) -> Iterator[MetricConfiguration]:
        """Yield the metrics of a batch, the condition first."""
        yield self.condition.of(batch)
        yield from (metric.of(batch) for metric in self.metrics)


def question_of(rule: Rule) -> Question:
    """Build the expectation of a rule; raises `SuiteError` where Great Expectations would drop it with a log line."""
    # Building one costs more than judging a hundred reports by it, and suites are asked again and again.
    return _question(rule.rule, rule.type, rule.definition["severity"], json.dumps(dict(rule.kwargs)))


@lru_cache(maxsize=1000)
def _question(rule: str, type_: str, severity: str, arguments: str) -> Question:
    try:
        kind = get_expectation_impl(type_)
    except ExpectationNotFoundError as error:
        raise SuiteError("suite-type-unknown", rule=rule, type=type_) from error
    if not (map_metric := getattr(kind, "map_metric", None)):
        raise SuiteError("suite-type-not-by-row", rule=rule, type=type_)
    kwargs = json.loads(arguments)
    kwargs["row_condition"] = spelt_out(kwargs.get("row_condition"))
    try:
        expectation = kind(**kwargs, severity=FailureSeverity(severity))
    except (TypeError, ValueError) as error:  # pydantic's errors are ValueErrors
        raise SuiteError("suite-arguments", rule=rule, type=type_, where=error) from error
    needed = expectation.get_validation_dependencies(runtime_configuration=_ONLY_THE_VERDICT).metric_configurations
    metrics = tuple(_Metric(name, each.metric_domain_kwargs, each.metric_value_kwargs) for name, each in needed.items())
    count = f"{map_metric}.unexpected_count"
    counted = needed[count]
    condition = _Metric(f"{map_metric}.condition", counted.metric_domain_kwargs, counted.metric_value_kwargs)
    return Question(expectation, metrics, condition, count)


def answers(loaded: Loaded, rules: Sequence[Rule]) -> dict[str, Answer | str]:
    """Return for each rule, by its id, what Great Expectations says of the loaded frame, or why it cannot."""
    questions = {rule.id: question_of(rule) for rule in rules}
    calculator = MetricsCalculator(loaded.engine)
    found: dict[str, Answer | str] = {}
    for some in loaded.portions(rules):
        asked = {rule.id: list(questions[rule.id].asked(loaded.batch_id)) for rule in some}
        resolved, aborted = calculator.compute_metrics([metric for metrics in asked.values() for metric in metrics])
        conditions: dict[str, Condition] = {}
        for key, metrics in asked.items():
            if lacking := [each.id for each in metrics if each.id not in resolved]:
                reasons = {_reason(aborted[each]) for each in lacking if each in aborted}
                found[key] = "; ".join(sorted(reasons)) or "Great Expectations returned no result for this expectation"
            else:
                conditions[key] = resolved[metrics[0].id]
        for key, failing in loaded.failing(conditions).items():
            values = {each.metric_name: resolved[each.id] for each in asked[key]}
            found[key] = failing if isinstance(failing, str) else _answer(questions[key], values, failing, loaded)
    return found


def _answer(question: Question, values: dict[str, Any], failing: Failing, loaded: Loaded) -> Answer | str:
    unexpected = values[question.count]
    if unexpected is None:
        if values[_ROWS]:
            return "Great Expectations gave no count of the failing rows"
        unexpected = 0  # of no rows at all the sum that SQL and Spark count by is missing
    # The hook in which every expectation says what follows from its metrics.
    told = question.expectation._validate(
        metrics=values, runtime_configuration=dict(_ONLY_THE_VERDICT), execution_engine=loaded.engine
    )
    return Answer(bool(told["success"]), int(unexpected), failing)


def _reason(told: Mapping[str, Any]) -> str:
    return str(dict(told.get("exception_info", {})).get("exception_message", told))
