"""What HTML is told before it is parsed, so that no page makes the parser slow."""

from __future__ import annotations

import re
from functools import cache

from toolkit.reading.limits import MARKUP_WORK, refuse

INLINE = frozenset("span font o:p b strong i em u a small big code tt nobr label".split())
"""Elements that only dress the text within a paragraph."""
_STRUCK = re.compile(r"<(/?)(?:s|strike)(?=[ \t\n\f\r/>])", re.I)
_REST = r"(?=[ \t\n\f\r/>])[^>\"']*+(?>(?:\"[^\"]*\"[^>\"']*+|'[^']*'[^>\"']*+)*)>"
_NAME = re.compile(r"<([a-zA-Z:]+)")
_CAPITALS = re.compile(r"</?[A-Z]")
_HIDING = (re.compile(r"d(?:isplay|den|(?<=hid)e\s*:)"), re.compile(r"D(?:isplay|ISPLAY|DEN|(?<=HID)E\s*:)"))
"""Where a tag may hide its text (display:none, hidden, mso-hide:all): a pattern that begins with one letter is fast."""
_FEW_TAGS = 10_000
"""Tags up to which no page takes long, however it nests them."""
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1\b|\Z)"
    r"|<(/?)([a-z][^ \t\n\f\r/>]*+)",
    re.I | re.S,
)
_LEFT_OPEN = frozenset(
    "area base body br col dd dt embed head hr html img input link meta p param source tbody td tfoot th thead tr "
    "track wbr".split()
)
"""Elements that have no end tag or that the next of their kind ends."""


def may_hide(text: str) -> bool:
    """Tell whether any tag of the page could hide its text."""
    return any(word.search(text) for word in _HIDING)


def without_formatting(text: str, *, hides: bool) -> str:
    """Return the page without its inline formatting tags, but for those of a kind that hides text somewhere.

    They look the same to a reader of text. Of an office suite's tags most are such, and a parser must open every
    unclosed <b> again in each paragraph; an unclosed <del> it need not, and so <s> is called that. `hides` is what
    `may_hide` says of the page.
    """
    kept = _hiding_kinds(text) if hides else frozenset()
    exact, any_case = _formatting(kept)
    text = exact.sub("", _STRUCK.sub(r"<\1del", text))
    return any_case.sub("", text) if _CAPITALS.search(text) else text


@cache
def _formatting(kept: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(INLINE - kept)) or "-"
    usual = rf"<(?:/(?:{names})>|(?:{names})(?:(?>(?: [a-z-]+=\"[^\">]*\")*)>|{_REST}))"
    return re.compile(usual), re.compile(rf"</?(?:{names}){_REST}", re.I)


def _hiding_kinds(text: str) -> frozenset[str]:
    """Return the names of the inline tags that hide text somewhere in the page."""
    kinds = set()
    for word in _HIDING:
        hit = word.search(text)
        while hit:
            if found := _NAME.match(text, max(0, text.rfind("<", 0, hit.start()))):
                kinds.add(found[1].lower())
            beyond = text.find("<", hit.end())
            hit = word.search(text, beyond) if beyond >= 0 else None
    return INLINE & kinds


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
