"""Row conditions with three answers: a row is a subject, is none, or cannot be told from what is known.

Great Expectations takes a comparison with a missing value for false, and on pandas "!=" and "NOT_IN" for true. That
would make a rule over a report whose form is unknown pass in silence; here such a row is one that cannot be assessed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
_TRUE_OF_MISSING = ("!=", "NOT_IN")
"""What Great Expectations takes for true of a missing value on pandas, and for false on the other engines."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How an engine says of a column, given by its name, what conditions are built of; the answers know `&` and `|`."""

    column: Callable[[str], Any]
    missing: Callable[[Any], Any]
    among: Callable[[Any, Any], Any]  # missing where the column is
    always: Callable[[], Any]
    answer: Callable[[Any], Any] = lambda told: told  # a comparison in the form that the others have


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
    taken: pd.Series[bool] = taken_in(condition, _of_frame(frame))
    return taken


def taken_in(condition: Mapping[str, Any] | None, terms: Terms) -> Any:
    """Say which rows the condition takes in, in the terms of an engine; missing (NULL) where it cannot be told."""
    if condition is None:
        return terms.always()
    if condition["type"] in ("and", "or"):
        parts = [taken_in(part, terms) for part in condition["conditions"]]
        whole = parts[0]
        for part in parts[1:]:
            whole = whole & part if condition["type"] == "and" else whole | part
        return whole
    column = terms.column(condition["column"]["name"])
    if condition["type"] == "nullity":
        missing = terms.missing(column)
        return missing if condition["is_null"] else ~missing
    sign, parameter = condition["operator"], condition["parameter"]
    if sign in _AMONG:
        among = terms.among(column, parameter)
        return among if sign == "IN" else ~among
    return terms.answer(_COMPARE[sign](column, parameter))


def _of_frame(frame: pd.DataFrame) -> Terms:
    return Terms(
        column=frame.__getitem__,
        missing=lambda column: column.isna().astype("boolean"),
        among=lambda column, values: column.isin(values).astype("boolean").mask(column.isna()),
        always=lambda: pd.Series(data=True, index=frame.index, dtype="boolean"),
        answer=lambda told: told.astype("boolean"),
    )


def spelt_out(condition: Any) -> Any:
    """Return the condition with a test that the column is known beside each "!=" and "NOT_IN".

    So it takes in the same rows on every engine of Great Expectations. Doing it twice changes nothing.
    """
    if condition is None or condition["type"] == "nullity":
        return condition
    if condition["type"] == "comparison":
        known = _known(condition)
        return {"type": "and", "conditions": [condition, *known]} if known else condition
    parts = condition["conditions"]
    if condition["type"] == "or":
        return condition | {"conditions": [spelt_out(part) for part in parts]}
    whole = [part if part["type"] == "comparison" else spelt_out(part) for part in parts]
    for part in parts:
        whole += [test for test in _known(part) if test not in whole]
    return condition | {"conditions": whole}


def _known(condition: Mapping[str, Any]) -> list[dict[str, Any]]:
    if condition["type"] == "comparison" and condition["operator"] in _TRUE_OF_MISSING:
        return [{"type": "nullity", "column": condition["column"], "is_null": False}]
    return []
