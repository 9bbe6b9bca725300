"""Lone characters that PDFium cannot measure and so leaves out: they become U+FFFD, which says that they are there.

A character that draws nothing here (its font is not embedded and not installed, or is the invisible one under a scanned
page) has no box. Of a run of characters PDFium knows the advance, and keeps it; of a single one, such as the 0 in a
cell, it knows nothing, and drops it. Left out in silence it would make a blank of a zero.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw

UNKNOWN = "\ufffd"
_NOTHING = 0.001
"""Points below which an extent is none."""
_LONGEST = 64
"""UTF-16 units of a run that are looked at."""


class _Run(NamedTuple):
    font: int
    embedded: bool
    x: float
    y: float
    width: float
    height: float
    size: float
    text: str


class Runs:
    """The text objects of a page, and which of their fonts draw nothing."""

    def __init__(self, page: Any) -> None:
        """Begin without any; `page` is PDFium's handle of the text of the page."""
        self._page = page
        self._runs: list[_Run] = []

    def add(self, item: Any) -> None:
        """Take note of a text object, in the coordinates of what it stands in."""
        sides = [ctypes.c_float() for _ in range(4)]
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        if not raw.FPDFPageObj_GetBounds(item, *sides) or not raw.FPDFTextObj_GetFontSize(item, size):
            return
        left, bottom, right, top = (side.value for side in sides)
        font = raw.FPDFTextObj_GetFont(item)
        raw.FPDFPageObj_GetMatrix(item, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        key, embedded = ctypes.cast(font, ctypes.c_void_p).value or 0, raw.FPDFFont_GetIsEmbedded(font) == 1
        text = "" if embedded else self._text(item)
        run = _Run(key, embedded, left, bottom, right - left, top - bottom, size.value * scale, text)
        self._runs.append(run)

    def _text(self, item: Any) -> str:
        units = (ctypes.c_ushort * _LONGEST)()
        count = raw.FPDFTextObj_GetText(item, self._page, units, 2 * _LONGEST)
        return bytes(units)[: max(0, min(count, 2 * _LONGEST) - 2)].decode("utf-16-le", errors="replace")

    def left_out(self) -> Iterator[tuple[float, float, float]]:
        """Give x, baseline and font size of each character left out.

        It has no extent, and its font is proven to draw nothing, or is not embedded and not proven to draw digits:
        where digits have ink, what has none is a space.
        """
        inkless = {run.font for run in self._runs if run.width > _NOTHING > run.height}
        digits = {run.font for run in self._runs if run.text.strip().isdecimal() and run.height > _NOTHING}
        for run in self._runs:
            doubtful = run.font in inkless or (not run.embedded and run.font not in digits)
            if doubtful and run.width < _NOTHING:
                yield run.x, run.y, run.size
