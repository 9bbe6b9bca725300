"""An expectation of our own: what some columns add up to, against what others add up to, row by row.

It is a normal Great Expectations class: importing this module makes its type known to any project that loads a suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation import MulticolumnMapExpectation

from toolkit.checking.by_row import ByRow
from toolkit.checking.wide import Words, gap

Relation = Literal["==", ">=", "<="]
_SIDES = ("left", "right", "relation", "constant", "tolerance")


class ColumnSums(ByRow):
    """Whether sum(left) stands in `relation` to sum(right) + constant, within a tolerance."""

    condition_metric_name = "multicolumn_values.sums_compare"
    condition_value_keys = _SIDES

    @staticmethod
    def holds(words: Words, kwargs: Mapping[str, Any]) -> Any:
        """Compare both sides."""
        difference = gap(words, kwargs["left"], kwargs["right"]) - kwargs["constant"]
        at_least, at_most = difference >= -kwargs["tolerance"], difference <= kwargs["tolerance"]
        return {"==": at_least & at_most, ">=": at_least, "<=": at_most}[kwargs["relation"]]


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
