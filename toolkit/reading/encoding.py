"""Bytes to text, by the bytes alone: what a page declares about its encoding is wrong too often to be heard."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the mark of UTF-32 begins with the one of UTF-16, so it stands first."""

REPLACEMENT = "\ufffd"


def decode(source: bytes) -> str:
    """Return the text of `source`: by its byte order mark, else strict UTF-8, else strict GB18030.

    When none of them fits, the answer is whichever of the last two leaves fewer U+FFFD; UTF-8 when they tie.
    """
    for mark, name in _MARKS:
        if source.startswith(mark):
            return source[len(mark) :].decode(name, errors="replace")
    for name in ("utf-8", "gb18030"):
        try:
            return source.decode(name)
        except UnicodeDecodeError:
            continue
    readings = [source.decode(name, errors="replace") for name in ("utf-8", "gb18030")]
    return min(readings, key=lambda text: text.count(REPLACEMENT))
