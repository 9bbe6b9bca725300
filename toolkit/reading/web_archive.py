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
_FRAMES = re.compile(r"<frameset\b[^<]*<", re.IGNORECASE)
"""A set of frames, after which a parser would read no page."""
_PEEK = 8000


def is_web_archive(text: str) -> bool:
    """Tell whether a text begins with the headers of a message."""
    headers = _HEADERS.match(text[:_PEEK]) if text.lstrip()[:1].isalpha() else None
    return headers is not None and "mime-version:" in headers[0].lower()


def read_web_archive(source: bytes, name: str) -> Document:
    """Return what the page of the archive `source` shows, and then the pages framed in it, as Excel writes its sheets.

    What the archive says of its encoding is not heard. Raises `SourceError` when there is no page in it or its end
    is missing.
    """
    refuse("source-too-large", name, len(source), MESSAGE_BYTES)
    refuse("source-markup-too-deep", name, source.count(b"\n") * source.lower().count(b"boundary"), MESSAGE_WORK)
    message = message_from_bytes(source.lstrip())
    parts = list(message.walk())
    pages = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"]
    cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in parts for defect in part.defects)
    if cut or not pages:
        raise SourceError("source-damaged", source=name, format="MHT", where="boundary" if cut else "text/html")
    text = "\n".join(decode(page) for page in pages if isinstance(page, bytes))
    return replace(read_html(_FRAMES.sub("<", text), name), format=Format.MHT)
