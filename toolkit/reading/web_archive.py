"""Web pages saved whole (MHT): the page itself out of the message that carries it with its pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect

from toolkit.document import Document, Format
from toolkit.errors import SourceError
from toolkit.reading.encoding import decode
from toolkit.reading.html import read_html
from toolkit.reading.limits import MESSAGE_BYTES, MESSAGE_WORK, refuse

_HEADERS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_PEEK = 8000


def is_web_archive(text: str) -> bool:
    """Tell whether a text begins with the headers of a message."""
    headers = _HEADERS.match(text[:_PEEK]) if text.lstrip()[:1].isalpha() else None
    return headers is not None and "mime-version:" in headers[0].lower()


def read_web_archive(source: bytes, name: str) -> Document:
    """Return what the first page of the archive `source` shows; what the archive says of its encoding is not heard.

    Raises `SourceError` when there is no page in it or its end is missing.
    """
    refuse("source-too-large", name, len(source), MESSAGE_BYTES)
    refuse("source-markup-too-deep", name, source.count(b"\n") * source.lower().count(b"boundary"), MESSAGE_WORK)
    message = message_from_bytes(source.lstrip())
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects)
    content = page.get_payload(decode=True) if page else None
    if not isinstance(content, bytes) or cut:
        raise SourceError("source-damaged", source=name, format="MHT", where="boundary" if cut else "text/html")
    return replace(read_html(decode(content), name), format=Format.MHT)
