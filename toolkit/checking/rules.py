"""Rules as the suites state them, read without Great Expectations: for the rule book, and for words in findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation of a suite, as a rule that people read.

    Several expectations may share a rule id (`rule`): one for each row or table that the rule runs over; `id` is
    the expectation's own. `table`, `row` and `column` name the place when the frame's own keys do not. `operands`
    are the frame's columns that must be known for the rule to be assessable.
    """

    id: str
    rule: str
    version: int
    family: str
    severity: str  # error, warning, info
    frame: str
    type: str  # the expectation type
    kwargs: Mapping[str, Any]
    operands: tuple[str, ...]
    basis: Mapping[str, str]  # by language, as are the next two
    statement: Mapping[str, str]
    message: Mapping[str, str]
    table: str = ""
    row: str = ""
    column: str = ""
