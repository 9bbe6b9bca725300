"""One line of flattened text, cut into the labels that stand in it and the figures that it ends in.

Between bars or tabs a blank cell can be seen, and is kept among the figures as "". Those at the end of a line are not:
they may only fill up the width of a merged cell. Those before the first figure may belong to the label, and the text
may have lost those at its end: they are kept where a bar closes the line.
"""

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
_EDGES = " |\t\r\n\u3000\xa0"
_CLOSED = re.compile(r"[^\s|]\s*\|\s*$")


@cache
def names_known() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the tables, axes and keys that each spelling of a label may stand for."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for table in TABLES:
        for axis in ("rows", "columns"):
            for spelling, key in spellings(table, axis).keys.items():
                found[spelling] = (*found.get(spelling, ()), (table, axis, key))
    return found


def each_closed(text: str) -> bool:
    """Whether no line of cells in a text ends in a figure that no bar follows."""
    ends = (line.rpartition("|")[2].strip() for line in text.split("\n") if "|" in line)
    return not any(end and looks_like_figure(end) for end in ends)


@lru_cache(maxsize=4096)
def cut(line: str, closed: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut a line into its words, and the figures that it ends in; a line of several labels comes as these.

    `closed` says that the text ends every line of cells with a bar.
    """
    closed = closed and _CLOSED.search(line) is not None
    line = line.strip(_EDGES)
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
    return cells, _with_blanks(line, figures, closed)


def _with_blanks(line: str, figures: tuple[str, ...], closed: bool) -> tuple[str, ...]:
    """Return the figures that a line ends in, and the blank cells between (and where it is `closed`, before) them."""
    between = "|" if "|" in line else "\t"
    if not figures or between not in line:
        return figures
    parts = [part.strip() for part in line.split(between)]
    first = len(parts)
    while first and (not parts[first - 1] or looks_like_figure(parts[first - 1])):
        first -= 1
    while not closed and not parts[first]:
        first += 1
    return tuple(parts[first:]) if tuple(filter(None, parts[first:])) == figures else figures


def _labels_in(words: str) -> tuple[str, ...]:
    """Return the labels that stand side by side in a line, or its words as one."""
    if core(words) not in names_known():
        for between in (_GAP, _SPACE):
            cells = tuple(between.split(words))
            if len(cells) > 1 and any(core(cell) in names_known() for cell in cells):
                return cells
    return (words,)
