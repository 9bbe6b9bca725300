"""Sums and differences in the words of three engines, one formula for all, with the same answer to the last digit.

Counts are added exactly, however large; amounts in doubles and in the order of the columns. pandas would wrap at 64
bits and make an "or" of two booleans, SQL would round or overflow, and each treats a missing value in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import pandas as pd
from great_expectations.compatibility.pyspark import functions as spark
from great_expectations.compatibility.sqlalchemy import sqlalchemy as sa

_ROOMY = 2**53
"""A thousand numbers up to here add up within 64 bits; larger ones are added in Python's own numbers."""

_DIGITS = 38


@dataclass(frozen=True, slots=True)
class Words:
    """How an engine says the little that our expectations need."""

    is_whole: Callable[[str], bool]
    whole: Callable[[str], Any]  # the column in whole numbers that do not overflow
    real: Callable[[str], Any]  # the column in doubles
    as_real: Callable[[Any], Any]  # whole numbers as doubles
    never_missing: Callable[[Any], Any]  # an answer that is not known is "no"


def in_pandas(frame: pd.DataFrame) -> Words:
    """Return the words of a frame."""
    return Words(
        is_whole=lambda name: _is_whole_dtype(frame[name].dtype),
        whole=lambda name: _whole(frame[name]),
        real=lambda name: frame[name].astype("Float64"),
        as_real=lambda column: column.astype("Float64"),
        never_missing=lambda answer: answer.fillna(value=False).astype(bool),
    )


def in_sql(metrics: Mapping[str, Any]) -> Words:
    """Return the words of SQLAlchemy; the metrics know the types of the columns."""
    kinds = {each["name"]: each["type"] for each in metrics["table.column_types"]}
    return Words(
        is_whole=lambda name: isinstance(kinds[name], sa.types.Integer | sa.types.Boolean),
        whole=lambda name: sa.cast(sa.column(name), sa.types.Numeric(_DIGITS, 0)),
        real=lambda name: sa.cast(sa.column(name), sa.types.Double),
        as_real=lambda column: sa.cast(column, sa.types.Double),
        never_missing=lambda answer: sa.func.coalesce(answer, sa.false()),
    )


def in_spark(frame: Any) -> Words:
    """Return the words of a Spark DataFrame."""
    kinds = dict(frame.dtypes)
    whole = ("tinyint", "smallint", "int", "bigint", "boolean", f"decimal({_DIGITS},0)")
    return Words(
        is_whole=lambda name: kinds[name] in whole,
        whole=lambda name: spark.col(name).cast(f"decimal({_DIGITS},0)"),
        real=lambda name: spark.col(name).cast("double"),
        as_real=lambda column: column.cast("double"),
        never_missing=lambda answer: spark.coalesce(answer, spark.lit(False)),
    )


def gap(words: Words, left: Sequence[str], right: Sequence[str]) -> Any:
    """Return what the columns `left` add up to, less what the columns `right` add up to, as doubles."""
    parts = []
    for is_whole, of in ((True, words.whole), (False, words.real)):
        plus, minus = ([of(name) for name in side if words.is_whole(name) is is_whole] for side in (left, right))
        if plus or minus:
            difference = _less(plus, minus)
            parts.append(words.as_real(difference) if is_whole else difference)
    return reduce(add, parts)


def _less(plus: Sequence[Any], minus: Sequence[Any]) -> Any:
    if not minus:
        return reduce(add, plus)
    return reduce(add, plus) - reduce(add, minus) if plus else -reduce(add, minus)


def _is_whole_dtype(dtype: Any) -> bool:
    return pd.api.types.is_integer_dtype(dtype) or pd.api.types.is_bool_dtype(dtype)


def _whole(column: pd.Series[Any]) -> pd.Series[Any]:
    wide = column.astype("Int64")
    known = wide.dropna()
    return wide if known.between(-_ROOMY, _ROOMY).all() else wide.astype(object)
