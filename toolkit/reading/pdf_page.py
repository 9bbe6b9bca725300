"""One page of a PDF as it is drawn: characters, ruling lines and images, upright and measured from its lower left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from toolkit.reading.limits import PAGE_OBJECTS
from toolkit.reading.pdf_inkless import UNKNOWN, Runs

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_THIN = 3.0
"""Points up to which a filled rectangle, or the stroke of a line, is a ruling and no shading."""
_SLANT = 1.0
"""Points by which a line may leave the horizontal or the vertical."""
_ASLANT = 0.03
"""Radians from a quarter turn beyond which text is a watermark, which is drawn over the page and not part of it."""
_ICON = 32.0
"""Points up to which an image is an ornament."""
_LARGE = 40.0
"""Points from which a character's box is compared with its font: that of a vertical font may be out of all scale."""
_FORM_DEPTH = 12
_PATH, _IMAGE, _FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
_TEXT = raw.FPDF_PAGEOBJ_TEXT
_BREAK_IN_WORD = frozenset({0x02, 0xFFFE})
"""What PDFium gives for the hyphen at the end of a line."""


class Glyph(NamedTuple):
    """A printed character: where it stands, on what baseline, and how high its font is."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float

    @property
    def size(self) -> float:
        """Height of the font."""
        return self.top - self.bottom


class Rule(NamedTuple):
    """A ruling line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What a page draws. `busy` says that it draws more than is looked at, and then its rulings are incomplete."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    objects: int = 0
    busy: bool = False

    @property
    def large_images(self) -> list[Box]:
        """The images that are no ornaments."""
        return [box for box in self.images if min(box[2] - box[0], box[3] - box[1]) > _ICON]


def draw(page: pdfium.PdfPage, most_characters: int) -> Drawing | int:
    """Return what `page` draws, or the number of its characters when they are more than `most_characters`."""
    left, bottom, right, top = page.get_bbox()
    upright: dict[int, Matrix] = {
        0: (1, 0, 0, 1, -left, -bottom),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    turn = page.get_rotation()
    width, height = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    drawing = Drawing(width, height)
    with closing(page.get_textpage()) as text:
        found = int(text.count_chars())
        if found > most_characters:
            return found
        drawing.glyphs.extend(_glyphs(text, found, upright[turn]))
        _objects(page.raw, text.raw, upright[turn], drawing)
    return drawing


def _glyphs(text: pdfium.PdfTextPage, count: int, matrix: Matrix) -> Iterator[Glyph]:
    """Give the printed characters, with the spaces that the page itself sets and without those PDFium adds."""
    page, box, x, y = text.raw, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    quarter = 1.5707963267948966
    for index in range(count):
        code = int(raw.FPDFText_GetUnicode(page, index))
        if code in (0x0A, 0x0D) or raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        aslant = raw.FPDFText_GetCharAngle(page, index) % quarter
        if _ASLANT < aslant < quarter - _ASLANT or not raw.FPDFText_GetLooseCharBox(page, index, box):
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        if box.top - box.bottom > _LARGE:
            _rescale(page, index, box, y)
        character = "-" if code in _BREAK_IN_WORD else chr(code) if 0 < code <= 0x10FFFF else UNKNOWN
        bounds = _bounds([(box.left, box.bottom), (box.right, box.top)], matrix)
        yield Glyph(character, *bounds, _apply(matrix, x.value, y.value)[1])


def _rescale(page: Any, index: int, box: Any, y: Any) -> None:
    """Where the box is far higher than the font, put one of the font's size around the ink of the character."""
    font, ink = raw.FS_MATRIX(), [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetMatrix(page, index, font)
    size = raw.FPDFText_GetFontSize(page, index) * (font.c**2 + font.d**2) ** 0.5
    if box.top - box.bottom > 2.5 * size and raw.FPDFText_GetCharBox(page, index, *ink):
        left, right, bottom, top = (side.value for side in ink)
        box.left, box.right = left, right
        box.bottom, box.top = (bottom + top - size) / 2, (bottom + top + size) / 2
        y.value = box.bottom + size / 5


def _objects(page: Any, text: Any, upright: Matrix, drawing: Drawing) -> None:
    """Collect rulings, images and characters without extent, also from within form objects."""
    runs: dict[Matrix, Runs] = {}
    stack = [(raw.FPDFPage_GetObject(page, i), upright, 0) for i in range(_few(raw.FPDFPage_CountObjects(page)))]
    while stack:
        item, outer, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(item)
        drawing.objects += 1
        if kind == _TEXT:
            runs.setdefault(outer, Runs(text)).add(item)
        if kind in (_PATH, _IMAGE, _FORM):
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
            if kind == _PATH:
                drawing.objects += _few(raw.FPDFPath_CountSegments(item))
            elif kind == _IMAGE:
                drawing.images.append(_bounds([(0, 0), (1, 1), (0, 1), (1, 0)], matrix))
            elif depth < _FORM_DEPTH:
                inner = range(_few(raw.FPDFFormObj_CountObjects(item)))
                stack.extend((raw.FPDFFormObj_GetObject(item, i), matrix, depth + 1) for i in inner)
        if drawing.objects + len(stack) > PAGE_OBJECTS:
            drawing.busy = True
            break
        if kind == _PATH:
            _path(item, matrix, drawing)
    for outer, some in runs.items():
        for x, y, size in some.left_out():
            corners = [(x, y - size / 5), (x + size / 2, y + size * 4 / 5)]
            drawing.glyphs.append(Glyph(UNKNOWN, *_bounds(corners, outer), _apply(outer, x, y)[1]))


def _few(count: int) -> int:
    return max(0, min(count, PAGE_OBJECTS + 1))


def _path(path: Any, matrix: Matrix, drawing: Drawing) -> None:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    outlines = list(_outlines(path, matrix))
    if stroke.value:
        raw.FPDFPageObj_GetStrokeWidth(path, width)
        scale = max(abs(matrix[0]), abs(matrix[1]))
        if width.value * scale <= _THIN:
            for points in outlines:
                for one, other in pairwise(points):
                    _line((*one, *other), drawing)
    if fill.value:
        boxes = [_bounds(points) for points in outlines if len(points) > 2]
        for box in boxes:
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                _line(box, drawing)
        if len(boxes) == 2 and all(abs(a - b) <= _THIN for a, b in zip(*boxes, strict=True)):
            left, bottom, right, top = boxes[0]  # a frame: one rectangle cut out of another
            for side in ((left, bottom, right, bottom), (left, top, right, top)):
                _line(side, drawing)
            for side in ((left, bottom, left, top), (right, bottom, right, top)):
                _line(side, drawing)


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """Give the outlines of a path as points; a curve ends one outline and begins another."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != raw.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append(_apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _line(box: Box, drawing: Drawing) -> None:
    """Add the line through a thin box; a dot may be part of a line either way."""
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    width, height = right - left, top - bottom
    if height <= max(_SLANT, min(_THIN, width)):
        drawing.across.append(Rule((bottom + top) / 2, left, right))
    if width <= max(_SLANT, min(_THIN, height)):
        drawing.down.append(Rule((left + right) / 2, bottom, top))


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Matrix, then: Matrix) -> Matrix:
    (a, b), (c, d) = ((x * then[0] + y * then[2], x * then[1] + y * then[3]) for x, y in (first[:2], first[2:4]))
    return (a, b, c, d, *_apply(then, first[4], first[5]))


def _bounds(points: list[Point], matrix: Matrix | None = None) -> Box:
    moved = [_apply(matrix, *point) for point in points] if matrix else points
    xs, ys = [point[0] for point in moved], [point[1] for point in moved]
    return min(xs), min(ys), max(xs), max(ys)
