"""Sources to documents: paragraphs, grids and pictures, each with its place, and nothing of the statutory forms."""

from __future__ import annotations

import re

from toolkit.document import Document
from toolkit.errors import SourceError
from toolkit.reading.encoding import REPLACEMENT, decode
from toolkit.reading.html import read_html
from toolkit.reading.limits import SOURCE_BYTES, refuse
from toolkit.reading.text import read_text
from toolkit.reading.trouble import with_undecodable

__all__ = ["read_document"]

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|div|table|tbody|tr|td|p|span|font|br|h[1-6]|ul|ol|li)"
    r"(?=[\s/>])",
    re.I,
)
_HEAD = 65_536
"""Characters in which a page shows that it is one."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_TEXT = 100
"""One control character or undecodable byte among fewer characters than this: the source is no text."""


def read_document(source: bytes, name: str) -> Document:
    """Return the content of `source`, told by its bytes alone; `name` only serves to speak of it.

    Raises `SourceError` when the source is empty, of no known format, damaged, encrypted or beyond the limits.
    """
    refuse("source-too-large", name, len(source), SOURCE_BYTES)
    if not source.strip():
        raise SourceError("source-empty", source=name)
    if source.startswith(b"PK\x03\x04"):
        from toolkit.reading.word import read_word

        return read_word(source, name)
    if b"%PDF-" in source[:1024] and not source.lstrip().startswith(b"<"):
        from toolkit.reading.pdf import read_pdf

        return read_pdf(source, name)
    return _read_characters(decode(source), name)


def _read_characters(text: str, name: str) -> Document:
    """Read a page or a text."""
    if not text.strip():
        raise SourceError("source-empty", source=name)
    if (len(_CONTROL.findall(text)) + text.count(REPLACEMENT)) * _NOT_TEXT > len(text):
        raise SourceError("source-format-unknown", source=name)
    if _MARKUP.search(text, 0, _HEAD):
        return with_undecodable(read_html(text, name))
    if text.lstrip().startswith("<?xml"):
        raise SourceError("source-format-unknown", source=name)
    return with_undecodable(read_text(text, name))
