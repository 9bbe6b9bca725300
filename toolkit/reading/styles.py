"""What the style sheets within a page say of lone words, written into the tags of these words.

Only what may keep a digit from being part of a number matters: words that are hidden, struck through, raised, lowered
or of no size. A rule for some screens only (@media), or for what stands within something else, tells nothing for sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = (("<style", "</style"), ("<STYLE", "</STYLE"))
"""In one case of letters or the other: hardly a page mixes them."""
_SHEETS = 500_000
"""Characters of style sheets that are looked at."""
_COMMENT = re.compile(r"/\*[^*]*+(?>(?:\*(?!/)[^*]*+)*)(?:\*/|\Z)|<!--|-->")
_LONE = "span|font|em|b|strong|i|u|a"
_SELECTOR = re.compile(rf"\s*(?:{_LONE})?\.([\w-]+)\s*", re.I)
_TELLING = {
    "display:none": re.compile(r"display\s*:\s*none"),
    "visibility:hidden": re.compile(r"visibility\s*:\s*hidden"),
    "text-decoration:line-through": re.compile(r"text-decoration(?:-line)?\s*:[^;:{}]*line-through"),
    "vertical-align:super": re.compile(r"vertical-align\s*:\s*su(?:per|b)"),
    "font-size:0": re.compile(r"font-size\s*:\s*0(?![.\d])"),
}
_TAG = re.compile(rf"<(?:{_LONE})(?=\s)([^<>]*)>", re.I)
_WORDS = ("none", "hidden", "line-through", "super", "sub", "size:0", "size: 0")
"""One of these is in every declaration that `_TELLING` finds, as sheets are written."""
_CLASS = re.compile(r"\sclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_OWN = re.compile(r"\sstyle\s*=\s*[\"']", re.I)


def with_sheets_in_tags(page: str) -> str:
    """Return the page with what its style sheets tell of a class in each lone word's tag that has the class."""
    told = _of_classes("\n".join(_sheets(page))[:_SHEETS])
    return _TAG.sub(lambda tag: _dressed(tag, told), page) if told else page


def _sheets(page: str) -> Iterator[str]:
    begins, ends = next((marks for marks in _MARKS if marks[0] in page), _MARKS[0])
    at = page.find(begins)
    while at >= 0:
        end = page.find(ends, at)
        yield page[page.find(">", at) + 1 : end if end >= 0 else len(page)]
        at = page.find(begins, end) if end >= 0 else -1


def _of_classes(sheets: str) -> dict[str, set[str]]:
    """Return what the sheets tell of each class: some of the few declarations in `_TELLING`, however often."""
    told: dict[str, set[str]] = {}
    sheets = sheets.lower()
    may_tell = any(word in sheets for word in _WORDS)
    for selectors, declarations in _rules(_COMMENT.sub("", sheets)) if may_tell else ():
        if telling := {name for name, pattern in _TELLING.items() if pattern.search(declarations)}:
            for each in selectors.split(","):
                if found := _SELECTOR.fullmatch(each):
                    told.setdefault(found[1], set()).update(telling)
    return told


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule that stands by itself, not within another."""
    begin = inside = depth = 0
    for sign in re.finditer("[{}]", sheets):
        if sign[0] == "{":
            inside = sign.end() if depth == 0 else inside
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                selectors = sheets[begin : inside - 1]
                if "@" not in selectors:
                    yield selectors, sheets[inside : sign.start()]
                begin = sign.end()


def _dressed(tag: re.Match[str], told: dict[str, set[str]]) -> str:
    found = _CLASS.search(tag[1])
    names = (found[1] or found[2] or found[3] or "").lower().split() if found else []
    style = "".join(f"{each};" for each in sorted(set[str]().union(*(told.get(name, ()) for name in names))))
    if not style:
        return tag[0]
    if own := _OWN.search(tag[0]):
        return f"{tag[0][: own.end()]}{style}{tag[0][own.end() :]}"
    return f'{tag[0][:-1]} style="{style}">'
