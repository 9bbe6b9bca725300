"""An expectation of our own: a value is one of several that words may mean, as a figure of the prose is.

It is a normal Great Expectations class: importing this module makes its type known to any project that loads a suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
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


class AgreesWithReading(MulticolumnMapMetricProvider):
    """Whether the value of one column is that of at least one other, within a tolerance."""

    condition_metric_name = "multicolumn_values.agree_with_reading"
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = ("column", "readings", "tolerance")

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column_list: pd.DataFrame, **kwargs: Any) -> Any:  # noqa: N805 - made a class method above
        return _agrees(in_pandas(column_list), kwargs)

    @multicolumn_condition_partial(engine=SqlAlchemyExecutionEngine)  # type: ignore[untyped-decorator]
    def _sqlalchemy(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _agrees(in_sql(kwargs["_metrics"]), kwargs)

    @multicolumn_condition_partial(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _agrees(in_spark(column_list), kwargs)


def _agrees(words: Words, kwargs: Mapping[str, Any]) -> Any:
    gaps = [gap(words, [kwargs["column"]], [name]) for name in kwargs["readings"]]
    near = [(each >= -kwargs["tolerance"]) & (each <= kwargs["tolerance"]) for each in gaps]
    # A condition that is missing would raise, or count as good: what is not known does not agree.
    return words.never_missing(reduce(or_, near))


class ExpectColumnValueToAgreeWithAReading(MulticolumnMapExpectation):
    """Expect, in each row, that `column` holds the value of at least one of the columns `readings`.

    A gap of up to `tolerance` is none. Rows in which an operand is missing are left out (`ignore_row_if`): they neither
    hold nor fail. `column_list`, which the base class asks for, follows from the others.
    """

    column: str
    readings: list[str]
    tolerance: float = 0
    ignore_row_if: Literal["any_value_is_missing"] = "any_value_is_missing"

    map_metric: ClassVar[str] = "multicolumn_values.agree_with_reading"
    success_keys: ClassVar[tuple[str, ...]] = ("column", "readings", "tolerance", "mostly")

    @pydantic.root_validator(pre=True)
    def _columns_of_all(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805 - made a class method above
        return values | {"column_list": list(dict.fromkeys([values.get("column", ""), *values.get("readings", ())]))}
