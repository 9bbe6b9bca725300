"""Which cells are wrong where identities of tables 3 and 4 fail: the smallest explanations, as facts of a report.

Nothing is changed: a cell that is missing is never suggested, nor a value that is no whole number or below 0.
"""

from __future__ import annotations

from typing import Any

from toolkit.forms import place
from toolkit.frames.localising.causes import Cause, Explanation, causes_of, to_text
from toolkit.frames.localising.identities import identities_of, ledger, whole_numbers
from toolkit.frames.localising.slips import SHIFTED, SWAPPED
from toolkit.report import Table

__all__ = ["causes_in", "localised"]


def localised(table: Table, layout: str | None) -> dict[str, Any]:
    """Return the causes of what fails in table `requests` or `disputes`, and of `requests` the slips among them.

    That there are none is known only when every identity could be assessed.
    """
    whole, causes = causes_in(table, layout)
    facts: dict[str, Any] = {f"{table.key}_causes": to_text(causes)} if causes else {}
    if table.key == "requests":
        for slip, name in ((SWAPPED, "cells"), (SHIFTED, "columns")):
            some = [each for cause in causes for each in cause.explanations if each.slip == slip]
            if some or whole:
                facts |= {f"requests_{slip}": len(some), f"requests_{slip}_{name}": "；".join(map(_places, some))}
    return facts


def causes_in(table: Table, layout: str | None) -> tuple[bool, tuple[Cause, ...]]:
    """Say whether every identity of the table can be assessed, and return the causes of those that fail."""
    identities = [each for each in identities_of(table.key, layout) if each.left[0] in table.cells]
    assessed, failing = ledger(identities, whole_numbers(table))
    whole = 0 < assessed == len(identities) and (layout is not None or table.key == "disputes")
    return whole, causes_of(failing) if failing else ()


def _places(explanation: Explanation) -> str:
    if explanation.slip == SHIFTED:
        places = dict.fromkeys(place("requests", column=cell.column) for cell in explanation.cells)
        return "、".join(places)
    return "、".join(place("requests", cell.row, cell.column) for cell in explanation.cells)
