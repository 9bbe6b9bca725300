"""One line of flattened text, cut into the labels that stand in it and the figures that it ends in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.words import core, spellings
from toolkit.report import TABLES

LONGEST = 60
"""Characters, spacing included, up to which a line can be a label or a part of one."""
_PAGE_NUMBER = re.compile(r"[-—–]\s*\d+\s*[-—–]|第\s*\d+\s*页")
_GAP = re.compile(r"[ ]*[\t|][\s|]*|\s{2,}")
_SPACE = re.compile(r"[\s|]+")


@cache
def names_known() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the tables, axes and keys that each spelling of a label may stand for."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for table in TABLES:
        for axis in ("rows", "columns"):
            for spelling, key in spellings(table, axis).keys.items():
                found[spelling] = (*found.get(spelling, ()), (table, axis, key))
    return found


@lru_cache(maxsize=4096)
def cut(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut a line into its words, and the figures that it ends in; a line of several labels comes as these."""
    line = line.strip().strip("|").strip()
    if not line or _PAGE_NUMBER.fullmatch(line):
        return (), ()
    if looks_like_figure(line):
        return (), (line,)
    for between in (_SPACE, _GAP):
        parts, gaps = between.split(line), list(between.finditer(line))
        count = len(parts)
        while count and looks_like_figure(parts[count - 1]):
            count -= 1
        if count < len(parts):
            break
    figures = tuple(parts[count:])
    words = line[: gaps[count - 1].start()] if figures and count else line
    cells = _labels_in(words) if count else ()
    numerals = all(text.isalpha() for text in figures) and bool(figures and count) and gaps[count - 1][0] == " "
    if numerals and cells == (words,) and core(words) not in names_known():
        return (line,), ()  # 三 may end a label that is set with spaces
    return cells, figures


def _labels_in(words: str) -> tuple[str, ...]:
    """Return the labels that stand side by side in a line, or its words as one."""
    if core(words) not in names_known():
        for between in (_GAP, _SPACE):
            cells = tuple(between.split(words))
            if len(cells) > 1 and any(core(cell) in names_known() for cell in cells):
                return cells
    return (words,)
