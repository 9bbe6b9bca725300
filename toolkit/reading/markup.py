"""What HTML is told before it is parsed, so that no page makes the parser slow."""

from __future__ import annotations

import re
from functools import cache

from toolkit.reading.encoding import REPLACEMENT
from toolkit.reading.limits import MARKUP_WORK, refuse

INLINE = frozenset("span font o:p b strong i em u a small big code tt nobr label".split())
"""Elements that only dress the text within a paragraph."""
_STRUCK = re.compile(r"<(/?)(?:s|strike)(?=[ \t\n\f\r/>])", re.I)
_REST = r"(?=[ \t\n\f\r/>])[^>\"']*+(?>(?:\"[^\"]*\"[^>\"']*+|'[^']*'[^>\"']*+)*)>"
_NAME = re.compile(r"<([a-zA-Z:]+)")
_CAPITALS = re.compile(r"</?[A-Z]")
_DRESSED = "span|font|a|em|b|strong|u|i|p"
_STYLED = re.compile(rf"<({_DRESSED}|td|th)(?=\s)([^<>]*)>", re.I)
_SHORT_TEXT = re.compile(r"[^<]*(?>(?:<(?!/?(?:t[dhr]|table)[\s>])[^<]*){0,40})", re.I)
"""What may stand in a dressed element: never more than its cell, nor than a few tags, so that no page takes long."""
_BLANK = re.compile(r"(?>(?:\s|&nbsp;|<[^>]*>)*)")
_RAISED = re.compile(r"vertical-align\s*:\s*su(?:per|b)", re.I)
_UNSEEN = re.compile(r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:[;\"'!]|\Z)", re.I)
_STYLES = re.compile(r"-(?:through|align\s*:\s*su[pb]|size\s*:\s*0)", re.I)
"""What `with_styles_as_marks` looks for: few pages have any, and a pattern that begins with one sign is fast."""
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


def with_styles_as_marks(page: str) -> str:
    """Return the page with what a style says of lone words said by a mark, as an element of that meaning would.

    A raised or lowered digit has "^" before it; words that are struck through stand in <del>, or have U+FFFD before
    them where they fill a cell or do not end; and words of no size are left out.
    """
    if not _STYLES.search(page):
        return page
    parts: list[str] = []
    at = 0
    for tag in _STYLED.finditer(page):
        style = tag[2].lower()
        if tag.start() < at or not ("align" in style or "size" in style or "line-through" in style):
            continue
        parts.append(page[at : tag.end()])
        at = tag.end()
        struck = "line-through" in style
        words = _words_of(tag[1], page, at) if struck or _UNSEEN.search(style) else None
        if struck:
            parts.append("" if words is not None and _BLANK.fullmatch(words) else REPLACEMENT)
        elif _RAISED.search(style) and page[at : at + 1].isdigit():
            parts.append("^")
        if words is not None and (struck or "<" not in words):
            at += len(words)
    return "".join((*parts, page[at:]))


def _words_of(name: str, page: str, begin: int) -> str | None:
    """Return what an element holds whose words begin there; None for one that does not end soon."""
    within = _SHORT_TEXT.match(page, begin)
    end = re.search(rf"</{name}\s*>", within[0], re.I) if within else None
    return within[0][: end.start()] if within and end else None


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
