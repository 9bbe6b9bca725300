"""Row conditions with three answers: a row is a subject, is none, or cannot be told from what is known.

Great Expectations takes a comparison with a missing value for false. That would make a rule over a report whose form
is unknown pass in silence; here such a row is one that cannot be assessed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import pandas as pd

from toolkit.errors import SuiteError

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_AMONG = ("IN", "NOT_IN")


def columns_of(condition: Any, where: str) -> Iterator[str]:
    """Yield the columns that a row condition names.

    Raises `SuiteError` for one that is not built of comparisons, nullity tests, "and" and "or"; `where` names the rule.
    """
    if condition is None:
        return
    try:
        kind = condition["type"]
        if kind in ("and", "or"):
            for part in condition["conditions"]:
                yield from columns_of(part, where)
            return
        if kind == "comparison" and condition["operator"] in (*_COMPARE, *_AMONG) and "parameter" in condition:
            yield condition["column"]["name"]
            return
        if kind == "nullity" and isinstance(condition["is_null"], bool):
            yield condition["column"]["name"]
            return
    except (KeyError, TypeError) as error:
        raise SuiteError("suite-condition", suite=where, found=condition) from error
    raise SuiteError("suite-condition", suite=where, found=condition)


def subjects(condition: Mapping[str, Any] | None, frame: pd.DataFrame) -> pd.Series[bool]:
    """Return, in dtype `boolean`, which rows of the frame the condition takes in; missing where it cannot be told."""
    if condition is None:
        return _answers(pd.Series(data=True, index=frame.index))
    if condition["type"] in ("and", "or"):
        parts = [subjects(part, frame) for part in condition["conditions"]]
        whole = parts[0]
        for part in parts[1:]:
            whole = whole & part if condition["type"] == "and" else whole | part
        return whole
    column = frame[condition["column"]["name"]]
    if condition["type"] == "nullity":
        return _answers(column.isna() if condition["is_null"] else column.notna())
    sign, parameter = condition["operator"], condition["parameter"]
    if sign in _AMONG:
        among = column.isin(parameter)
        return _answers(among if sign == "IN" else ~among).mask(column.isna())
    return _answers(_COMPARE[sign](column, parameter))


def _answers(values: Any) -> pd.Series[bool]:
    return cast("pd.Series[bool]", values.astype("boolean"))
