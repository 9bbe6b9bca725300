"""The Chinese font of the toolkit in the outlines that a PDF writer embeds, cut down to the characters in use."""

from __future__ import annotations

import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

_ERROR = 1.0
"""Font units by which a quadratic curve may leave the cubic one."""


@cache
def _source() -> TTFont:
    return TTFont(str(sans_path()), lazy=True)


def embedded(text: str) -> str:
    """Make a font of the characters of `text` known to the PDF writer, and return its name."""
    letters = "".join(sorted(set(text)))
    name = f"Sample{hash_of(letters)}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(EmbeddedFont(name, io.BytesIO(_truetype(letters, name))))
    return name


def hash_of(letters: str) -> int:
    """Return a number that is the same on every run, unlike `hash`."""
    return sum(position * ord(letter) for position, letter in enumerate(letters, start=1))


def _truetype(letters: str, name: str) -> bytes:
    source = _source()
    shapes, widths, names = source.getGlyphSet(), source["hmtx"], source.getBestCmap()
    mapped = {ord(letter): names[ord(letter)] for letter in letters if ord(letter) in names}
    order = [".notdef", *dict.fromkeys(mapped.values())]
    outlines = {}
    for glyph in order:
        pen = TTGlyphPen(None)
        shapes[glyph].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        outlines[glyph] = pen.glyph()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(mapped)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({glyph: widths[glyph] for glyph in order})
    head = source["hhea"]
    builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=head.ascent, sTypoDescender=head.descent)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    stream = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(stream)
    return stream.getvalue()
