"""For each rule what breaks it: the sound report with one thing changed, or several reports that do not go together."""

from __future__ import annotations

from collections.abc import Callable

from tests.examples import levels, prose, site, tables, text, years
from tests.examples.making import Example

EXAMPLES: dict[str, Callable[[], Example]] = {
    **tables.EXAMPLES,
    **text.EXAMPLES,
    **prose.EXAMPLES,
    **years.EXAMPLES,
    **levels.EXAMPLES,
    **site.EXAMPLES,
}
"""By rule id: how to make the reports that break it."""

ROSTER = ("body,parent,level,kind,aliases,filed", *years.ROSTER, *levels.ROSTER, *site.ROSTER)
"""Lines of the roster that the examples are audited with."""
