"""One finding for one cause: the broken identities that one smallest explanation covers, told together.

Where the explanation exchanges two cells or moves part of a column, the finding goes by the rule that looks for this;
else by the gravest rule broken, and of equals the first of the suites. It is as grave as the gravest, it stands on the
bases of all the identities, and it compares the sides of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checking.rules import Rule
from toolkit.frames.localising.causes import Cause, Explanation, from_text
from toolkit.frames.localising.identities import ACROSS, BALANCE, CHANNEL, OUTCOMES, every_identity
from toolkit.frames.localising.slips import SHIFTED, SWAPPED

_TABLE = {ACROSS: "requests", BALANCE: "requests", OUTCOMES: "requests", CHANNEL: "disputes"}
_FRAME = {ACROSS: "requests_by_outcome", CHANNEL: "disputes"}
_SLIPS = {f"requests_{slip}": slip for slip in (SWAPPED, SHIFTED)}


class Failing(NamedTuple):
    """A subject of a report that a rule failed; `order` is where the rule stands: its gravity, then its number."""

    order: tuple[int, int]
    rule: Rule
    facts: Mapping[str, Any]


class Group(NamedTuple):
    """What one finding tells: the failing that it goes by, and with a cause the identities that fail, in order."""

    lead: Failing
    cause: Cause | None = None
    identities: tuple[Failing, ...] = ()


def by_cause(failing: Sequence[Failing], causes: Iterable[Cause]) -> Iterator[Group]:
    """Group what failed in one report: one group for each cause, and one for each failing that has none."""
    judged = [(each, _identity(each.rule, each.facts)) for each in failing]
    covered: set[int] = set()
    for cause in causes:
        broken = sorted((each for each, identity in judged if identity in cause.identities), key=lambda one: one.order)
        if broken:
            slips = [each for each in failing if _SLIPS.get(_judged(each.rule)) in cause.slips]
            covered |= {id(each) for each in (*broken, *slips)}
            yield Group((slips or broken)[0], cause, tuple(broken))
    yield from (Group(each) for each in failing if id(each) not in covered)


def causes_of(row: Mapping[Any, Any], table: str = "") -> tuple[Cause, ...]:
    """Return the causes that a row of frame `reports` tells, of one table or of both."""
    some = (row[f"{key}_causes"] for key in dict.fromkeys(_TABLE.values()) if table in ("", key))
    return tuple(cause for text in some if pd.notna(text) for cause in from_text(text))


def place_of_cause(cause: Cause) -> tuple[str, str, str]:
    """Return table, row and column: what the cells of the only or the likely explanation, or else the identities share.

    A cell is named only where no other explains the identities.
    """
    table = _TABLE[cause.identities[0][0]]
    if cause.only or cause.likely:
        place = _common(cause.explanations[0])
        if any(place) and (cause.only or not all(place)):
            return table, *place
    lines = {(key, "") if kind in (ACROSS, CHANNEL) else ("", key) for kind, key in cause.identities}
    return table, *(lines.pop() if len(lines) == 1 else ("", ""))


def goes_by_cause(rule: Rule) -> bool:
    """Whether the rule judges an identity of a table, or looks for a slip that breaks some."""
    return bool(_kind(rule)) or _judged(rule) in _SLIPS


def is_of_row(rule: Rule) -> bool:
    """Whether the identity that the rule judges runs along a row."""
    return _kind(rule) in (ACROSS, CHANNEL)


def _common(explanation: Explanation) -> tuple[str, str]:
    rows, columns = ({getattr(cell, axis) for cell in explanation.cells} for axis in ("row", "column"))
    return rows.pop() if len(rows) == 1 else "", columns.pop() if len(columns) == 1 else ""


def _judged(rule: Rule) -> str:
    return rule.operands[0] if rule.frame == "reports" and rule.operands else ""


def _identity(rule: Rule, facts: Mapping[str, Any]) -> tuple[str, str]:
    kind = _kind(rule)
    return kind, str(facts["row" if is_of_row(rule) else "column"]) if kind else ""


def _kind(rule: Rule) -> str:
    """Return the kind of identity that a rule judges: it compares the same cells, whatever it is called."""
    if "left" not in rule.kwargs or rule.kwargs.get("relation", "==") != "==":
        return ""
    return _kinds().get((rule.frame, frozenset(rule.operands)), "")


@cache
def _kinds() -> Mapping[tuple[str, frozenset[str]], str]:
    kinds = {}
    for each in every_identity():
        places = (*each.left, *each.right)
        operands = frozenset(column if each.along_row else row for row, column in places)
        kinds[_FRAME.get(each.kind, "requests_by_applicant"), operands] = each.kind
    return kinds
