"""Web pages saved whole (MHT): the pages out of the message that carries them with their pictures."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.document import Document, Format
from toolkit.errors import SourceError
from toolkit.reading.encoding import decode
from toolkit.reading.html import read_html
from toolkit.reading.limits import MESSAGE_BOUNDARIES, MESSAGE_BYTES, refuse

_HEADERS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_PEEK = 8000
_BOUNDARY = re.compile(rb'\bboundary\s*=\s*"?([^";\s]{1,70})', re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_PAGE = re.compile(rb"^content-type:\s*text/html\b", re.IGNORECASE | re.MULTILINE)
_TRANSFER = re.compile(rb"^content-transfer-encoding:\s*(base64|quoted-printable)\b", re.IGNORECASE | re.MULTILINE)
_FRAMES = re.compile(r"<frameset\b[^<]*<", re.IGNORECASE)
"""A set of frames, after which a parser would read no page."""


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
    boundaries = list(dict.fromkeys(_BOUNDARY.findall(source)))
    refuse("source-markup-too-deep", name, len(boundaries), MESSAGE_BOUNDARIES)
    is_whole = not boundaries or b"--%b--" % boundaries[0] in source
    try:
        pages = list(_pages(source, boundaries))
    except binascii.Error:
        pages = []
    if not pages or not is_whole:
        raise SourceError("source-damaged", source=name, format="MHT", where="text/html" if is_whole else "boundary")
    return replace(read_html(_FRAMES.sub("<", "\n".join(map(decode, pages))), name), format=Format.MHT)


def _pages(source: bytes, boundaries: list[bytes]) -> Iterator[bytes]:
    """Yield the pages among the parts, however deep they are, unpacked.

    The parts are cut by hand: the parser of the standard library takes hours over some headers.
    """
    between = rb"^--(?:%b)(?:--)?[ \t]*\r?$" % b"|".join(map(re.escape, boundaries))
    for part in re.split(between, source, flags=re.MULTILINE) if boundaries else [source]:
        headers, *body = _BLANK_LINE.split(part.lstrip(), maxsplit=1)
        if not body or not _PAGE.search(headers):
            continue
        transfer = _TRANSFER.search(headers)
        if not transfer:
            yield body[0]
        else:
            yield quopri.decodestring(body[0]) if transfer[1].lower() != b"base64" else binascii.a2b_base64(body[0])
