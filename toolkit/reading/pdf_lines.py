"""Characters of a page to lines, and lines to paragraphs, as a reader of Chinese would join them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median

from toolkit.reading.pdf_inkless import UNKNOWN
from toolkit.reading.pdf_page import Box, Glyph

_WIDE = re.compile(r"[\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_PAGE_NUMBER = re.compile(
    r"[-—–－·~\s]*(?:第\s*|Page\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|[,，]?\s*共|of)\s*\d{1,4}\s*页?)?[-—–－·~\s]*", re.I
)
_BLANK = frozenset("\ufeff\u200b \t\u00a0\u3000")
_LEFT, _BASELINE = itemgetter(1), itemgetter(5)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")

_MARGIN = 0.12
"""Part of the page's height, at its top and at its bottom, where page numbers stand."""
_SAME_LINE = 0.4
"""Difference of baselines within one line, as part of the font's height, as are all that follow."""
_TWICE = 0.15
"""Distance up to which a repeated character is the same one, printed again to look bold."""
_SMALL, _OVERLAP = 0.8, 0.25
"""Size of a digit, in that of the one before, up to which it is a footnote; overlap from which it stands over it."""
_WORD_GAP, _FIGURE_GAP, _WIDE_GAP = 0.2, 0.5, 0.9
"""Gaps from which there is a space: after a word, between figures of a text, and beside a Chinese character.

Browsers print no space, only its gap: in a cell, where a number stands alone, one as wide as that parts two numbers.
"""
_FULL = 2.0
"""How near to the margin a line ends that goes on in the next."""
_INDENT = 1.0
"""How far from the margin a line begins that opens a paragraph."""
_PITCH = 1.35
"""Distance of lines, in usual distances, from which there is a gap between paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line outside of tables."""

    text: str
    box: Box
    baseline: float
    size: float
    page: int = 0


def lines_of(glyphs: Iterable[Glyph], page: int = 0, figure_gap: float = _FIGURE_GAP) -> list[Line]:
    """Return the lines from top to bottom; what is blank gives none."""
    return [line for row in rows_of(glyphs) if (line := _line(row, page, figure_gap))]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters that stand on one baseline together, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_BASELINE, reverse=True):
        if rows and (first := rows[-1][0]).baseline - glyph.baseline <= _SAME_LINE * max(glyph.size, first.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def text_of(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a cell; a character left out matters only where the cell may hold a figure."""
    if len(glyphs) == 1 and (only := glyphs[0].text).isalnum():
        return only
    known = [glyph for glyph in glyphs if glyph.text != UNKNOWN]
    if len(known) < len(glyphs) and any(glyph.text.isalpha() for glyph in known):
        glyphs = known
    return "\n".join(line.text for line in lines_of(glyphs, figure_gap=_WORD_GAP))


def without_page_numbers(lines: Sequence[Line], height: float) -> list[Line]:
    """Leave out the first and the last line where they are a page number in the margin."""
    edges = {id(line) for line in (*lines[:1], *lines[-1:])}
    inner = range(int(height * _MARGIN), int(height * (1 - _MARGIN)))
    return [
        line
        for line in lines
        if id(line) not in edges or int(line.baseline) in inner or not _PAGE_NUMBER.fullmatch(line.text)
    ]


def joined(first: str, second: str) -> str:
    """Return two pieces of a wrapped text as one: a space stands between words only."""
    bare = _WIDE.match(first[-1]) or _WIDE.match(second[0]) or first[-1] == "-" or (first[-1] + second[0]).isdigit()
    return first + second if bare else f"{first} {second}"


class Measure:
    """The column that the text is set in, by which a line is known to go on in the next."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure `lines`, which stand on pages of one width."""
        self._left = min((line.box[0] for line in lines), default=0.0)
        self._right = max((line.box[2] for line in lines), default=0.0)
        pitches = [one.baseline - other.baseline for one, other in pairwise(lines) if one.page == other.page]
        self._pitch = median(pitches) if pitches else 0.0

    def goes_on(self, line: Line, below: Line) -> bool:
        """Tell whether `below` continues the paragraph of `line`."""
        size = max(line.size, below.size)
        full = line.box[2] >= self._right - _FULL * size
        if not full or below.box[0] > self._left + _INDENT * size or abs(line.size - below.size) > size / 5:
            return False
        apart = line.page == below.page and line.baseline - below.baseline > max(self._pitch * _PITCH, size)
        heading = _HEADING.match(below.text) and below.box[2] < self._right - _FULL * size
        return not apart and not heading


def _line(glyphs: list[Glyph], page: int, figure_gap: float) -> Line | None:
    glyphs.sort(key=_LEFT)
    parts: list[str] = []
    printed: list[Glyph] = []
    spaced = False
    last: Glyph | None = None
    for glyph in glyphs:
        text = glyph.text
        if text in _BLANK:
            spaced = True
            continue
        if last is not None:
            if text == last.text and glyph.left - last.left <= _TWICE * glyph.size:
                continue
            parts.append("^" if text.isdigit() and _is_apart(last, glyph) else _space(last, glyph, spaced, figure_gap))
        parts.append(text)
        printed.append(glyph)
        last, spaced = glyph, False
    if not printed:
        return None
    text = "".join(parts)
    if not text.isprintable():  # halves of a pair are two characters to PDFium
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    _, lefts, bottoms, rights, tops, baselines, sizes = zip(*printed, strict=True)
    box = (lefts[0], min(bottoms), max(rights), max(tops))
    middle = len(printed) // 2
    return Line(text, box, sorted(baselines)[middle], sorted(sizes)[middle], page)


def _is_apart(last: Glyph, digit: Glyph) -> bool:
    """Tell whether a digit after another one is none of its number: smaller, as a footnote is, or set over it."""
    over = digit.left < last.right - _OVERLAP * digit.size
    return (over or digit.size < _SMALL * last.size) and last.text.isdigit()


def _space(last: Glyph, glyph: Glyph, spaced: bool, figure_gap: float) -> str:
    gap = (glyph.left - last.right) / max(glyph.size, last.size, 0.1)
    if gap < _WORD_GAP and not spaced:
        return ""
    if _WIDE.match(last.text) or _WIDE.match(glyph.text):
        return " " if gap >= _WIDE_GAP else ""
    figures = last.text.isdigit() and glyph.text.isdigit()
    return " " if gap >= (figure_gap if figures and not spaced else _WORD_GAP) or (spaced and gap > 0) else ""
