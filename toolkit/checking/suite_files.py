"""Suites as files that stay as they are: Chinese as Chinese, ids kept, and the same bytes when saved again.

Great Expectations itself would write Chinese in escapes, sort the keys and add its version. What is written here can be
read by it, and by `load_rules`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.checking.conditions import spelt_out

AS_WRITTEN = "row_condition_as_written"
"""Where the meta data keep a condition of the file while Great Expectations is given it spelt out."""

_SUITE = ("name", "id", "notes", "meta", "expectations")
_EXPECTATION = ("id", "type", "severity", "kwargs", "meta")
_CONDITION = ("type", "column", "operator", "parameter", "is_null", "conditions")
_FIRST = ("column", "readings", "left", "right", "relation", "constant", "value_set", "regex", "min_value", "max_value")
_LAST = ("tolerance", "row_condition")
_DEFAULTS = {"relation": "==", "constant": 0, "tolerance": 0, "row_condition": None}
_DERIVED = "column_list"
_SOURCES_OF_DERIVED = ("left", "readings")
_VERSION = "great_expectations_version"


def write_suite(suite: Mapping[str, Any] | Any, path: Path) -> None:
    """Write a suite, as read from JSON or as Great Expectations holds it, in the form of the project's own suites."""
    path.write_text(suite_text(suite), encoding="utf-8", newline="\n")


def suite_text(suite: Mapping[str, Any] | Any) -> str:
    """Return the text of a suite: the same for the same rules, wherever they were loaded."""
    plain = dict(suite if isinstance(suite, Mapping) else suite.to_json_dict())
    plain["meta"] = {key: value for key, value in (plain.get("meta") or {}).items() if key != _VERSION}
    plain["expectations"] = [_expectation(each) for each in plain["expectations"]]
    return json.dumps(_ordered(plain, _SUITE), ensure_ascii=False, indent=2) + "\n"


def _expectation(definition: Mapping[str, Any]) -> dict[str, Any]:
    kwargs = {key: _number(value) for key, value in definition["kwargs"].items()}
    meta = dict(definition["meta"])
    condition, written = _condition(kwargs.get("row_condition")), meta.pop(AS_WRITTEN, None)
    kwargs["row_condition"] = written if condition == _condition(spelt_out(written)) else condition
    kwargs = {key: value for key, value in kwargs.items() if key not in _DEFAULTS or value != _DEFAULTS[key]}
    if any(key in kwargs for key in _SOURCES_OF_DERIVED):
        kwargs.pop(_DERIVED, None)
    return _ordered({**definition, "kwargs": _ordered(kwargs, _FIRST, _LAST), "meta": meta}, _EXPECTATION)


def _condition(condition: Any) -> Any:
    """Put the keys of a condition in order, of its parts too."""
    if isinstance(condition, Mapping):
        return _ordered({key: _condition(value) for key, value in condition.items()}, _CONDITION)
    return [_condition(each) for each in condition] if isinstance(condition, list) else _number(condition)


def _number(value: Any) -> Any:
    """Write a bound of 0.0 as 0: Great Expectations makes floats of them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _ordered(values: Mapping[str, Any], first: tuple[str, ...], last: tuple[str, ...] = ()) -> dict[str, Any]:
    middle = [key for key in values if key not in (*first, *last)]
    return {key: values[key] for key in (*first, *middle, *last) if key in values}
