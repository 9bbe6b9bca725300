"""A rule of an auditor's own, made in a notebook from a Great Expectations expectation, without a suite file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from toolkit.checking.rules import SEVERITIES, Rule, rules_of
from toolkit.errors import SuiteError
from toolkit.messages import Language

_GX = {ours: theirs for theirs, ours in SEVERITIES.items()}


def rule(
    frame: str,
    name: str,
    expectation: Any,
    message: str | Mapping[str, str],
    *,
    severity: str = "warning",
    basis: str | Mapping[str, str] = "自定规则 · A rule of our own",
    place: Mapping[str, str] | None = None,
) -> Rule:
    """Return a rule over a fact frame, for `audit(..., rules=[...])`.

    `name` is its id in findings. `expectation` is one of Great Expectations, or a mapping of `type` and `kwargs` as
    suites have it. `message` is what a finding says; `{value}`, `{left}` or a column of the frame are filled in.
    Message and basis are one text, or one for each language. `place` may name `table`, `row` and `column`.

    Raises `SuiteError`, as for a suite, for what cannot be used.
    """
    stated = expectation if isinstance(expectation, Mapping) else expectation.configuration.to_json_dict()
    if severity not in _GX:
        raise SuiteError("suite-part-missing", suite=name, parts="severity")
    kwargs = {key: value for key, value in stated["kwargs"].items() if value is not None}
    said = {"message": _in_both(message), "statement": _in_both(message), "basis": _in_both(basis)}
    definition = {
        "id": str(uuid5(NAMESPACE_URL, f"{frame}|{name}|{stated['type']}|{json.dumps(kwargs, sort_keys=True)}")),
        "type": stated["type"],
        "severity": _GX[severity],
        "kwargs": kwargs,
        "meta": {"rule": name, "version": 1, **said, **(place or {})},
    }
    (made,) = rules_of({"name": frame, "expectations": [definition]}, name)
    return made


def _in_both(text: str | Mapping[str, str]) -> dict[str, str]:
    return {str(each): text if isinstance(text, str) else text[each] for each in Language}
