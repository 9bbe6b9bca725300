"""Lone characters that PDFium cannot measure and so leaves out: they become U+FFFD, which says that they are there.

A font that draws nothing here (not embedded and not installed, or the invisible one under a scanned page) gives its
characters no box. Of a run of characters PDFium knows the advance, and keeps it; of a single one, such as the 0 in a
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


class _Run(NamedTuple):
    font: int
    x: float
    y: float
    width: float
    height: float
    size: float


class Runs:
    """The text objects of a page, and which of their fonts draw nothing."""

    def __init__(self) -> None:
        """Begin without any."""
        self._runs: list[_Run] = []

    def add(self, item: Any) -> None:
        """Take note of a text object, in the coordinates of what it stands in."""
        sides = [ctypes.c_float() for _ in range(4)]
        size = ctypes.c_float()
        if not raw.FPDFPageObj_GetBounds(item, *sides) or not raw.FPDFTextObj_GetFontSize(item, size):
            return
        left, bottom, right, top = (side.value for side in sides)
        font = ctypes.cast(raw.FPDFTextObj_GetFont(item), ctypes.c_void_p).value or 0
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        self._runs.append(_Run(font, left, bottom, right - left, top - bottom, size.value * scale))

    def left_out(self) -> Iterator[tuple[float, float, float]]:
        """Give x, baseline and font size of each character left out: no extent, in a font proven to draw nothing."""
        inkless = {run.font for run in self._runs if run.width > _NOTHING > run.height}
        for run in self._runs:
            if run.font in inkless and run.width < _NOTHING:
                yield run.x, run.y, run.size
