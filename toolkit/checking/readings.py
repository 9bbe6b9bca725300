"""An expectation of our own: a value is one of several that words may mean, as a figure of the prose is.

It is a normal Great Expectations class: importing this module makes its type known to any project that loads a suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Literal

from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation import MulticolumnMapExpectation

from toolkit.checking.by_row import ByRow
from toolkit.checking.wide import Words, gap


class AgreesWithReading(ByRow):
    """Whether the value of one column is that of at least one other, within a tolerance."""

    condition_metric_name = "multicolumn_values.agree_with_reading"
    condition_value_keys = ("column", "readings", "tolerance")

    @staticmethod
    def holds(words: Words, kwargs: Mapping[str, Any]) -> Any:
        """Hold the value against each reading."""
        gaps = [gap(words, [kwargs["column"]], [name]) for name in kwargs["readings"]]
        return reduce(or_, [(each >= -kwargs["tolerance"]) & (each <= kwargs["tolerance"]) for each in gaps])


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
