"""Bytes to a `Document`. The format is told by the content: names and declarations are often wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Collection

from toolkit.document import Document, Format
from toolkit.errors import SourceError
from toolkit.reading.confined import convert
from toolkit.reading.encoding import REPLACEMENT, decode
from toolkit.reading.html import read_html
from toolkit.reading.image import MAGIC, read_image
from toolkit.reading.limits import SOURCE_BYTES, TEXT_CHARACTERS, refuse
from toolkit.reading.package import open_package
from toolkit.reading.pdf import read_pdf
from toolkit.reading.sheet import read_sheets
from toolkit.reading.text import has_pipe_table, read_text
from toolkit.reading.trouble import with_undecodable
from toolkit.reading.web_archive import is_web_archive, read_web_archive
from toolkit.reading.word import read_word

_TAG = re.compile(r"<\s*(?:!doctype|html|head|body|meta|table|tr|td|div|p|span|h[1-6]|article|br)\b", re.IGNORECASE)
_PAGE = re.compile(r"<\s*(?:!doctype|html|body|table)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PEEK = 4000
_PDF_WITHIN = 1024
"""Bytes at the beginning of a file within which a PDF says that it is one."""
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def read_document(source: bytes, name: str) -> Document:
    """Read `source`, which messages call `name`.

    Raises `SourceError` for what is empty, of no known format, damaged, encrypted, or beyond the limits.
    """
    if not source or source.isspace():
        raise SourceError("source-empty", source=name)
    refuse("source-too-large", name, len(source), SOURCE_BYTES)
    if source.startswith(b"PK\x03\x04"):
        return _read_package(source, name)
    if source.startswith(_OLE):
        return _read_converted(source, name)
    if b"%PDF-" in source[:_PDF_WITHIN]:
        return read_pdf(source, name)
    if source.startswith(MAGIC):
        return read_image(source, name)
    refuse("source-too-many-characters", name, len(source) // 4, TEXT_CHARACTERS)  # in whatever encoding
    text = decode(source)
    if len(_CONTROLS.findall(text[:_PEEK])) > len(text[:_PEEK]) // 100:
        raise SourceError("source-format-unknown", source=name)
    if is_web_archive(text):
        return with_undecodable(read_web_archive(source, name))
    # A table in a plain text may break its lines with <br>; that makes no page of it.
    is_page = _TAG.search(text) and (_PAGE.search(text) or not has_pipe_table(text))
    document = read_html(text, name) if is_page else read_text(text, name)
    return with_undecodable(document) if REPLACEMENT in text else document


def is_document(names: Collection[str]) -> bool:
    """Tell from the names of its parts whether a ZIP package is one document and no archive of files."""
    return "[Content_Types].xml" in names or "word/document.xml" in names


def _read_package(source: bytes, name: str) -> Document:
    with open_package(io.BytesIO(source), name) as package:
        names = package.namelist()
    if not is_document(names):
        raise SourceError("source-format-unknown", source=name)
    if any(part.startswith("xl/") for part in names):
        return _read_converted(source, name)
    return read_word(source, name)


def _read_converted(source: bytes, name: str) -> Document:
    found, content = convert(source, name)
    return read_word(content, name, found) if found is Format.DOC else read_sheets(content, name, found)
