"""The one expectation of our own: what some columns add up to, against what others add up to, row by row.

It is a normal Great Expectations class: importing this module makes its type known to any project that loads a suite.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.compatibility import pydantic
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

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
        gap = _sum(column_list, kwargs["left"]) - _sum(column_list, kwargs["right"]) - kwargs["constant"]
        holds = {
            "==": lambda: gap.abs() <= kwargs["tolerance"],
            ">=": lambda: gap >= -kwargs["tolerance"],
            "<=": lambda: gap <= kwargs["tolerance"],
        }[kwargs["relation"]]()
        # A condition that is missing would raise, or count as good: what is not known does not hold.
        return holds.fillna(value=False).astype(bool)


def _sum(frame: pd.DataFrame, columns: list[str]) -> Any:
    """Add in 64 bits: narrower integers wrap, and two booleans would make an or."""
    total: Any = 0
    for name in columns:
        column = frame[name]
        wide = pd.api.types.is_integer_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype)
        total = total + column.astype("Int64" if wide else "Float64")
    return total


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
