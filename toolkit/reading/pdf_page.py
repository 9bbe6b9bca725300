"""One page of a PDF as it is drawn: characters, ruling lines and images, upright and measured from its lower left."""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count as count_from
from itertools import pairwise, repeat
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
_LINE_BREAKS = frozenset({0x0A, 0x0D})
_SPACE = 0x20
_QUARTER = 1.5707963267948966


def _direct(function: Any, kind: Any, *more: Any) -> Any:
    """Return a function of PDFium that takes addresses, which costs less for each character than checked pointers."""
    signature = ctypes.PYFUNCTYPE(kind, ctypes.c_void_p, ctypes.c_int, *more)
    return signature(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _direct(raw.FPDFText_GetUnicode, ctypes.c_uint)
_angle = _direct(raw.FPDFText_GetCharAngle, ctypes.c_float)
_loose_box = _direct(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)
_origin = _direct(raw.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Glyph(NamedTuple):
    """A printed character: where it stands, on what baseline, and how high its font is."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float


class Rule(NamedTuple):
    """A ruling line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What a page draws. `busy` says that it draws more than is looked at, and then its rulings are incomplete.

    `pixels` are those of its largest image.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    pixels: int = 0
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
        drawing.glyphs.extend(_glyphs(text.raw, found, upright[turn]))
        _objects(page.raw, text.raw, upright[turn], drawing)
    return drawing


def _glyphs(page: Any, count: int, matrix: Matrix) -> Iterator[Glyph]:
    """Give the printed characters, with the spaces that the page itself sets and without those PDFium adds."""
    handle = ctypes.cast(page, ctypes.c_void_p).value
    boxes, origins = (raw.FS_RECTF * count)(), (ctypes.c_double * (2 * count))()
    corner, origin = ctypes.addressof(boxes), ctypes.addressof(origins)
    each, pages = range(count), repeat(handle)
    codes, angles = map(_unicode, pages, each), map(_angle, pages, each)
    boxed = list(map(_loose_box, pages, each, range(corner, corner + 16 * count, 16)))
    deque(map(_origin, pages, each, range(origin, origin + 16 * count, 16), count_from(origin + 8, 16)), maxlen=0)
    moved = matrix[:4] != (1, 0, 0, 1)
    along, up = matrix[4:]
    measures = zip(
        codes, angles, boxed, struct.iter_unpack("4f", boxes), struct.iter_unpack("2d", origins), strict=True
    )
    for index, (code, angle, has_box, box, at) in enumerate(measures):
        if not has_box or (code <= _SPACE and (code in _LINE_BREAKS or raw.FPDFText_IsGenerated(page, index) == 1)):
            continue
        if angle and _ASLANT < angle % _QUARTER < _QUARTER - _ASLANT:
            continue
        left, top, right, bottom = box
        x, y = at
        if top - bottom > _LARGE:
            left, bottom, right, top, y = _rescaled(page, index, (left, bottom, right, top), y)
        character = chr(code) if _SPACE <= code < 0xFFFE else "-" if code in _BREAK_IN_WORD else _rare(code)
        if moved:
            left, bottom, right, top = _bounds([(left, bottom), (right, top)], matrix)
            y = _apply(matrix, x, y)[1]
        else:
            left, bottom, right, top, y = left + along, bottom + up, right + along, top + up, y + up
        yield Glyph(character, left, bottom, right, top, y, top - bottom)


def _rare(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF else UNKNOWN


def _rescaled(page: Any, index: int, box: Box, y: float) -> tuple[float, float, float, float, float]:
    """Where the box is far higher than the font, return one of the font's size around the ink, and its baseline."""
    font, ink = raw.FS_MATRIX(), [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetMatrix(page, index, font)
    size = raw.FPDFText_GetFontSize(page, index) * (font.c**2 + font.d**2) ** 0.5
    if box[3] - box[1] <= 2.5 * size or not raw.FPDFText_GetCharBox(page, index, *ink):
        return (*box, y)
    left, right, bottom, top = (side.value for side in ink)
    middle = (bottom + top) / 2
    return left, middle - size / 2, right, middle + size / 2, middle - size * 3 / 10


def _objects(page: Any, text: Any, upright: Matrix, drawing: Drawing) -> None:
    """Collect rulings, images and characters without extent, also from within form objects."""
    runs: dict[Matrix, Runs] = {}
    stack = [(raw.FPDFPage_GetObject(page, i), upright, 0) for i in range(_few(raw.FPDFPage_CountObjects(page)))]
    own = raw.FS_MATRIX()
    while stack:
        item, outer, depth = stack.pop()
        drawing.objects += 1
        if drawing.objects + len(stack) > PAGE_OBJECTS:
            drawing.busy = True
            break
        kind = raw.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            if outer not in runs:
                runs[outer] = Runs(text)
            runs[outer].add(item)
        elif kind in (_PATH, _IMAGE, _FORM):
            raw.FPDFPageObj_GetMatrix(item, own)
            matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
            if kind == _PATH:
                _path(item, matrix, drawing)
            elif kind == _IMAGE:
                drawing.images.append(_bounds([(0, 0), (1, 1), (0, 1), (1, 0)], matrix))
                drawing.pixels = max(drawing.pixels, _pixels(item))
            elif depth < _FORM_DEPTH:
                inner = range(_few(raw.FPDFFormObj_CountObjects(item)))
                stack.extend((raw.FPDFFormObj_GetObject(item, i), matrix, depth + 1) for i in inner)
    for outer, some in runs.items():
        for x, y, size in some.left_out():
            corners = [(x, y - size / 5), (x + size / 2, y + size * 4 / 5)]
            left, bottom, right, top = _bounds(corners, outer)
            drawing.glyphs.append(Glyph(UNKNOWN, left, bottom, right, top, _apply(outer, x, y)[1], top - bottom))


def _pixels(image: Any) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    return width.value * height.value


def _few(count: int) -> int:
    return max(0, min(count, PAGE_OBJECTS + 1))


def _path(path: Any, matrix: Matrix, drawing: Drawing) -> None:
    segments = _few(raw.FPDFPath_CountSegments(path))
    drawing.objects += segments
    if drawing.objects > PAGE_OBJECTS:
        drawing.busy = True
        return
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    outlines = list(_outlines(path, segments, matrix))
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


def _outlines(path: Any, segments: int, matrix: Matrix) -> Iterator[list[Point]]:
    """Give the outlines of a path as points; a curve ends one outline and begins another."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
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
