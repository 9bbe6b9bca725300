"""An expectation of our own: what some columns add up to, against what others add up to, row by row.

It is a normal Great Expectations class: importing this module makes its type known to any project that loads a suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.compatibility import pydantic
from great_expectations.execution_engine import (
    PandasExecutionEngine,
    SparkDFExecutionEngine,
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

from toolkit.checking.wide import Words, gap, in_pandas, in_spark, in_sql

Relation = Literal["==", ">=", "<="]
_SIDES = ("left", "right", "relation", "constant", "tolerance")


class ColumnSums(MulticolumnMapMetricProvider):
    """Whether sum(left) stands in `relation` to sum(right) + constant, within a tolerance."""

    condition_metric_name = "multicolumn_values.sums_compare"
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = _SIDES

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column_list: pd.DataFrame, **kwargs: Any) -> Any:  # noqa: N805 - made a class method above
        return _holds(in_pandas(column_list), kwargs)

    @multicolumn_condition_partial(engine=SqlAlchemyExecutionEngine)  # type: ignore[untyped-decorator]
    def _sqlalchemy(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _holds(in_sql(kwargs["_metrics"]), kwargs)

    @multicolumn_condition_partial(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _holds(in_spark(column_list), kwargs)


def _holds(words: Words, kwargs: Mapping[str, Any]) -> Any:
    difference = gap(words, kwargs["left"], kwargs["right"]) - kwargs["constant"]
    at_least, at_most = difference >= -kwargs["tolerance"], difference <= kwargs["tolerance"]
    # A condition that is missing would raise, or count as good: what is not known does not hold.
    return words.never_missing({"==": at_least & at_most, ">=": at_least, "<=": at_most}[kwargs["relation"]])


class ExpectColumnSumsToCompare(MulticolumnMapExpectation):
    """Expect, in each row, that the columns `left` add up to what the columns `right` add up to.

    With `relation` ">=" or "<=" the left side must not be smaller, or greater. `constant` is added to the right side;
    a gap of up to `tolerance` is none. Rows in which an operand is missing are left out (`ignore_row_if`): they neither
    hold nor fail. `column_list`, which the base class asks for, follows from both sides.
    """

    left: list[str]
    right: list[str] = pydantic.Field(default_factory=list)
    relation: Relation = "=="
    constant: float = 0
    tolerance: float = 0
    ignore_row_if: Literal["any_value_is_missing"] = "any_value_is_missing"

    map_metric: ClassVar[str] = "multicolumn_values.sums_compare"
    success_keys: ClassVar[tuple[str, ...]] = (*_SIDES, "mostly")

    @pydantic.root_validator(pre=True)
    def _columns_of_both_sides(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805 - made a class method above
        sides = [*values.get("left", ()), *values.get("right", ())]
        return values | {"column_list": list(dict.fromkeys(sides))}
