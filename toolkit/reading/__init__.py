"""Bytes to a `Document`. The format is told by the content: names and declarations are often wrong."""

from __future__ import annotations

import io
import re
import zipfile

from toolkit.document import Document
from toolkit.errors import SourceError
from toolkit.reading.encoding import decode
from toolkit.reading.html import read_html
from toolkit.reading.image import MAGIC, read_image
from toolkit.reading.limits import SOURCE_BYTES, refuse
from toolkit.reading.pdf import read_pdf
from toolkit.reading.text import read_text
from toolkit.reading.trouble import with_undecodable
from toolkit.reading.word import PART, read_word

_TAG = re.compile(r"<\s*(?:!doctype|html|head|body|meta|table|tr|td|div|p|span|h[1-6]|article|br)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PEEK = 4000
_PDF_WITHIN = 1024
"""Bytes at the beginning of a file within which a PDF says that it is one."""


def read_document(source: bytes, name: str) -> Document:
    """Read `source`, which messages call `name`.

    Raises `SourceError` for what is empty, of no known format, damaged, encrypted, or beyond the limits.
    """
    if not source.strip():
        raise SourceError("source-empty", source=name)
    refuse("source-too-large", name, len(source), SOURCE_BYTES)
    if source.startswith(b"PK\x03\x04"):
        if not _is_word(source, name):
            raise SourceError("source-format-unknown", source=name)
        return read_word(source, name)
    if b"%PDF-" in source[:_PDF_WITHIN]:
        return read_pdf(source, name)
    if source.startswith(MAGIC):
        return read_image(source, name)
    text = decode(source)
    if len(_CONTROLS.findall(text[:_PEEK])) > len(text[:_PEEK]) // 100:
        raise SourceError("source-format-unknown", source=name)
    return with_undecodable(read_html(text, name) if _TAG.search(text) else read_text(text, name))


def _is_word(source: bytes, name: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            return PART in package.namelist()
    except zipfile.BadZipFile as error:
        raise SourceError("source-damaged", source=name, format="DOCX", where=str(error)[:80]) from error
