"""A page that is only a picture, read: its lines, and the characters recognised in it, as if the page had drawn them.

Recognition is an extra (`pip install 'gongkai-audit[ocr]'`) and needs no network. A figure counts only when it is
recognised with certainty and twice alike, on the whole page and in its cell alone; else U+FFFD says that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.reading.pdf_grids import Frame, frame, shared_out, tables
from toolkit.reading.pdf_inkless import UNKNOWN
from toolkit.reading.pdf_lines import text_of
from toolkit.reading.pdf_page import Box, Drawing, Glyph, Rule

PAGES = 30
"""Pages of one document that are recognised; each takes seconds."""
PIXELS = 100_000_000
"""Pixels of one picture; a page is rendered, or a picture brought down, to far less."""
SIDE = 2340
"""Pixels of the longer side that is looked at: that of A4 at 200 to the inch."""
_INCHES = 11.7
_CERTAIN = 0.9
"""Score from which recognised digits are taken."""
_ACROSS, _DOWN = 20.0, 14.0
"""Points from which a run of ink is a line: longer than a stroke of a character."""
_THICK = 4.0
"""Points up to which it is one."""
_INSET = 2.0
"""Points around a cell that its border may take."""
_SMALLEST = 100.0
"""Points that a table is wider than."""
_SPECK = 1.8
"""Points below which ink is dirt; a dash has more."""
_ASKEW = 8.0
"""Degrees up to which a page is set straight."""
_STRONGEST = 20
"""Lines that say how far it is askew."""
_DIGIT = re.compile(r"\d")


@cache
def _engine() -> Any | None:
    """Return what recognises text, or None where the extra is not installed; its models come with it."""
    try:
        import rapidocr
    except ImportError:
        return None
    models = Path(rapidocr.__file__).parent / "models"
    paths = {part: next(models.glob(f"*_{part.lower()}_*.onnx"), None) for part in ("Det", "Rec")}
    if not all(paths.values()):  # it would ask the network for them
        return None
    quiet = {"Global.log_level": "critical", "Global.use_cls": False, "Global.max_side_len": SIDE}
    return rapidocr.RapidOCR(params=quiet | {f"{part}.model_path": str(path) for part, path in paths.items()})


def can_scan() -> bool:
    """Whether characters in pictures can be recognised here."""
    return _engine() is not None


def scan(picture: Any) -> Drawing:
    """Return what a picture of a page (an array of grey or coloured pixels) shows, in points, as a drawing."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if picture.ndim > 2 else picture
    shrink = SIDE / max(grey.shape)
    if shrink < 1:
        grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return _Page(grey).drawing()


class _Page:
    """A grey picture set straight; places are in points from its lower left corner, as in a PDF."""

    def __init__(self, grey: Any) -> None:
        self.grey = _straight(grey)
        self.ink = _inked(self.grey)
        self.rows, self.columns = self.grey.shape
        self.point = max(self.grey.shape) / (_INCHES * 72)

    def drawing(self) -> Drawing:
        """Recognise the whole page, and each figure again in its cell."""
        drawing = Drawing(self.columns / self.point, self.rows / self.point)
        if not self.ink.any():
            return drawing
        drawing.across += self._rules(across=True)
        drawing.down += self._rules(across=False)
        glyphs = list(self._glyphs())
        found = [(each, lines) for lines in tables(drawing) or [] if _is_table(each := frame(*lines))]
        frames = [each for each, _ in found]
        drawing.across = [rule for _, (level, _) in found for rule in level]
        drawing.down = [rule for _, (_, upright) in found for rule in upright]
        frames.sort(key=lambda each: (each.xs[-1] - each.xs[0]) * (each.ys[0] - each.ys[-1]))
        inside, drawing.glyphs = shared_out([glyph for glyph in glyphs if not _crosses(glyph, frames)], frames)
        for each, cells in zip(frames, inside, strict=True):
            drawing.glyphs += self._certain(each, cells)
        return drawing

    def _rules(self, *, across: bool) -> Iterator[Rule]:
        """Give the runs of ink that are lines; those a little askew are steps, which a wider pen joins."""
        import cv2

        length = round((_ACROSS if across else _DOWN) * self.point)
        pen, run = ((1, 3), (length, 1)) if across else ((3, 1), (1, length))
        lines = cv2.morphologyEx(
            cv2.dilate(self.ink, cv2.getStructuringElement(cv2.MORPH_RECT, pen)),
            cv2.MORPH_OPEN,
            cv2.getStructuringElement(cv2.MORPH_RECT, run),
        )
        for left, top, width, height, _ in cv2.connectedComponentsWithStats(lines)[2][1:].tolist():
            if (height if across else width) > _THICK * self.point:
                continue
            west, south, east, north = self._box(left, top, left + width, top + height)
            yield Rule((south + north) / 2, west, east) if across else Rule((west + east) / 2, south, north)

    def _glyphs(self) -> Iterator[Glyph]:
        """Give the pieces of text of the page, each as one glyph; digits that are not certain are unknown."""
        found = _recognise(self.grey, use_det=True)
        if found.boxes is None:
            return
        for corners, text, score in zip(found.boxes.tolist(), found.txts, found.scores, strict=True):
            xs, ys = zip(*corners, strict=True)
            yield _glyph(
                text if score >= _CERTAIN else _DIGIT.sub(UNKNOWN, text), self._box(min(xs), min(ys), max(xs), max(ys))
            )

    def _certain(self, shape: Frame, cells: dict[int, list[Glyph]]) -> Iterator[Glyph]:
        """Give the text of each cell, or that there is some, where its ink gives no certain figure twice alike."""
        for index in range(len(shape.areas)):
            glyphs = cells.get(index, [])
            text = text_of(glyphs)
            if any(letter.isalpha() for letter in text):
                yield from glyphs
                continue
            box = self._ink_within(shape.area_box(index))
            if box is None and not text:
                continue
            again = self._again(box) if box else ""
            read = again if again and text in ("", again) else UNKNOWN
            yield _glyph(read, self._box(*box) if box else shape.area_box(index))

    def _ink_within(self, box: Box) -> tuple[int, int, int, int] | None:
        """Return the pixels from left, top to right, bottom that have ink in a cell, or None when it is blank."""
        import cv2

        west, south, east, north = box
        left, right = round((west + _INSET) * self.point), round((east - _INSET) * self.point)
        top, bottom = (round(self.rows - side * self.point) for side in (north - _INSET, south + _INSET))
        if right <= left or bottom <= top:
            return None
        parts = cv2.connectedComponentsWithStats(self.ink[max(top, 0) : bottom, max(left, 0) : right], connectivity=8)[
            2
        ]
        boxes = [part for part in parts[1:].tolist() if max(part[2:4]) >= _SPECK * self.point]
        if not boxes:
            return None
        return (
            max(left, 0) + min(part[0] for part in boxes),
            max(top, 0) + min(part[1] for part in boxes),
            max(left, 0) + max(part[0] + part[2] for part in boxes),
            max(top, 0) + max(part[1] + part[3] for part in boxes),
        )

    def _again(self, box: tuple[int, int, int, int]) -> str:
        """Return what is recognised in a part of the page alone, or "" when it is not certain."""
        import cv2

        left, top, right, bottom = box
        around = round(_INSET * self.point)
        piece = cv2.copyMakeBorder(
            self.grey[top:bottom, left:right], around, around, 2 * around, 2 * around, cv2.BORDER_CONSTANT, value=255
        )
        found = _recognise(piece, use_det=False)
        certain = found.txts and found.scores[0] >= _CERTAIN
        return str(found.txts[0]).strip() if certain else ""

    def _box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return a box of pixels in points."""
        return left / self.point, (self.rows - bottom) / self.point, right / self.point, (self.rows - top) / self.point


def _recognise(grey: Any, *, use_det: bool) -> Any:
    import cv2

    engine = _engine()
    assert engine is not None  # noqa: S101
    return engine(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=use_det, use_cls=False)


def _inked(grey: Any) -> Any:
    import cv2

    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY_INV, 31, 15)


def _straight(grey: Any) -> Any:
    """Turn the picture so that its long lines run level."""
    import cv2
    import numpy as np

    rows, columns = grey.shape
    level, slack = np.pi / 2, np.radians(_ASKEW)
    found = cv2.HoughLines(
        _inked(grey), 1, np.pi / 3600, columns // 3, min_theta=level - slack, max_theta=level + slack
    )
    if found is None:
        return grey
    angle = np.degrees(np.median(found[:_STRONGEST, 0, 1]) - level)
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), float(angle), 1)
    return cv2.warpAffine(grey, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderValue=255)


def _glyph(text: str, box: Box) -> Glyph:
    height = box[3] - box[1]
    return Glyph(text, *box, box[1] + height / 5, height)


def _is_table(shape: Frame) -> bool:
    """Tell a table from strokes of large characters, and from the edges of a blot, which would take what is in them."""
    west, south, east, north = shape.box
    return len(shape.areas) > 2 and east - west > _SMALLEST and north - south > _ACROSS


def _crosses(glyph: Glyph, frames: list[Frame]) -> bool:
    """Tell whether a piece of text reaches over two cells, and so may be the figures of both."""
    inset, middle = glyph.size / 4, (glyph.bottom + glyph.top) / 2
    return any(each.owner(glyph.left + inset, middle) != each.owner(glyph.right - inset, middle) for each in frames)
