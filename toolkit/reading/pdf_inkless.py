"""Lone characters that PDFium cannot measure and so leaves out: they become U+FFFD, which says that they are there.

A character that draws nothing here (its font is not embedded and not installed, or is the invisible one under a scanned
page) has no box. Of a run of characters PDFium knows the advance, and keeps it; of a single one, such as the 0 in a
cell, it knows nothing, and drops it. Left out in silence it would make a blank of a zero.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdfium2 import raw

UNKNOWN = "\ufffd"
_NOTHING = 0.001
"""Points below which an extent is none."""
_LONGEST = 64
"""UTF-16 units of a run that are looked at."""


class Runs:
    """The text objects of a page, and which of their fonts draw nothing."""

    def __init__(self, page: Any) -> None:
        """Begin without any; `page` is PDFium's handle of the text of the page."""
        self._page = page
        self._inked: list[Any] = []
        self._flat: list[Any] = []
        self._empty: list[tuple[Any, float, float]] = []
        self._box = (ctypes.c_float * 4)()
        self._sides = [ctypes.c_float.from_buffer(self._box, 4 * side) for side in range(4)]

    def add(self, item: Any) -> None:
        """Take note of a text object, in the coordinates of what it stands in."""
        if not raw.FPDFPageObj_GetBounds(item, *self._sides):
            return
        left, bottom, right, top = self._box[:]
        if right - left < _NOTHING:
            self._empty.append((item, left, bottom))
        elif top - bottom < _NOTHING:
            self._flat.append(item)
        if top - bottom > _NOTHING:
            self._inked.append(item)

    def left_out(self) -> Iterator[tuple[float, float, float]]:
        """Give x, baseline and font size of each character left out.

        It has no extent, and its font is proven to draw nothing, or is not embedded and not proven to draw digits:
        where digits have ink, what has none is a space.
        """
        if not self._empty:
            return
        inkless = {_font(item) for item in self._flat}
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        for item, x, y in self._empty:
            known = _embedded(item) or _font(item) in self._digits
            if (_font(item) in inkless or not known) and raw.FPDFTextObj_GetFontSize(item, size):
                raw.FPDFPageObj_GetMatrix(item, matrix)
                yield x, y, size.value * (matrix.c**2 + matrix.d**2) ** 0.5

    @cached_property
    def _digits(self) -> set[int]:
        """The fonts, of those not embedded, that draw digits."""
        return {_font(item) for item in self._inked if not _embedded(item) and self._text(item).strip().isdecimal()}

    def _text(self, item: Any) -> str:
        units = (ctypes.c_ushort * _LONGEST)()
        count = raw.FPDFTextObj_GetText(item, self._page, units, 2 * _LONGEST)
        return bytes(units)[: max(0, min(count, 2 * _LONGEST) - 2)].decode("utf-16-le", errors="replace")


def _font(item: Any) -> int:
    return ctypes.cast(raw.FPDFTextObj_GetFont(item), ctypes.c_void_p).value or 0


def _embedded(item: Any) -> bool:
    return bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)) == 1)
