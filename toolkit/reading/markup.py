"""What HTML is told before it is parsed, so that no page makes the parser slow."""

from __future__ import annotations

import re

from toolkit.reading.limits import MARKUP_WORK, refuse

_FORMATTING = re.compile(r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.I)
_FEW_TAGS = 10_000
"""Tags up to which no page takes long, however it nests them."""
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1\b|\Z)"
    r"|<(/?)([a-z][^\s/>]*+)",
    re.I | re.S,
)
_LEFT_OPEN = frozenset(
    "area base body br col dd dt embed head hr html img input link meta p param source tbody td tfoot th thead tr "
    "track wbr".split()
)
"""Elements that have no end tag or that the next of their kind ends."""


def plain_tags(text: str) -> str:
    """Return the page with its formatting tags made plain spans.

    They look the same to a reader of text, but a parser must open every unclosed <b> again in each paragraph.
    """
    return _FORMATTING.sub(r"<\1span", text)


def refuse_deep_markup(text: str, name: str) -> None:
    """Raise when the nesting would take the parser long: at each tag it may look through all open elements."""
    if text.count("<") <= _FEW_TAGS:
        return
    still_open: dict[str, int] = {}
    depth = work = 0
    for token in _TOKEN.finditer(text):
        tag = (token[3] or "").lower()
        work += depth
        if not tag or tag in _LEFT_OPEN:
            continue
        count = still_open.get(tag, 0)
        if token[2]:
            still_open[tag] = max(0, count - 1)
            depth -= count > 0
        else:
            still_open[tag] = count + 1
            depth += 1
    refuse("source-markup-too-deep", name, work, MARKUP_WORK)
