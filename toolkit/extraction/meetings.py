"""Meetings of the Party whose spirit a report carries out, held against those held by the end of its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.forms import meetings

_WHICH = r"[一二三四五六七](?:中(?:全会)?)?"
_NAMED = re.compile(
    r"(?P<congress>十[八九]|二十)(?:大(?![\u4e00-\u9fff]{0,4}以来|[类项件]|重点|领域|任务|行动|工程|民生)"
    rf"|届(?P<plenums>{_WHICH}(?:[、和及与]{{1,2}}{_WHICH}){{0,6}}|历次)(?:中?全会)?)"
)
_CARRIED_OUT = re.compile(r"(?:贯彻|学习|落实|践行|领会|遵循|围绕|指导|引领|精神)")
_NEAR = 24
"""Characters around a name among which such a word makes it one whose spirit is carried out."""
_CONGRESS, _PLENUM = 1, 2


def superseded(texts: list[str], year: int) -> tuple[int, str, str] | None:
    """Return where the latest meeting is named that a report of `year` carries out, when it was no longer the latest.

    That is the index of the text, the meeting, and the one that had left it behind; None when there is none.
    """
    named = [(meetings()[name][0], at, name) for at, text in enumerate(texts) for name in sorted(set(_named(text)))]
    if not named:
        return None
    latest = max(named)
    carried = [each for each in named if each[2] == latest[2] and _is_carried_out(texts[each[1]], each[2])]
    if not carried:
        return None
    on, at, name = carried[0]
    wanted = (_CONGRESS,) if meetings()[name][1] == _CONGRESS else (_CONGRESS, _PLENUM)
    later = [(then, other) for other, (then, rank) in meetings().items() if rank in wanted and then > on]
    held = [other for then, other in sorted(later) if then <= date(year, 12, 31)]
    return (at, name, held[-1]) if held else None


def _named(text: str) -> Iterator[str]:
    """Yield the meetings that a text names; 十九届历次全会 is the congress that elected them."""
    if "大" not in text and "届" not in text:
        return
    for match in _NAMED.finditer(text):
        for which in re.findall("[一二三四五六七]", match["plenums"] or ""):
            name = f"{match['congress']}届{which}中全会"
            if name in meetings():
                yield name
        if not match["plenums"] or match["plenums"] == "历次":
            yield f"{match['congress']}大"


def _is_carried_out(text: str, name: str) -> bool:
    congress = re.match(r"十[八九]|二十", name)
    return any(
        _CARRIED_OUT.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR)
        for match in _NAMED.finditer(text)
        if congress and match["congress"] == congress[0]
    )
