"""Whether a PDF may unpack to far more than it is: then it is read apart from everything else.

Only what can be told at a glance is looked at; a PDF wrongly suspected is read all the same, a little later.
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d{1,9})(?! \d+ R)")
_UNUSUAL = (b"/LZWDecode", b"/RunLengthDecode", b"/LZW ", b"/RL ", b"/Fl ", b"/Encrypt")
_DRAW = b" Do"
_DICTIONARY = 600
"""Bytes before a stream within which its dictionary begins."""
_STREAM_BYTES = 8_000_000
_CONTENT_BYTES = 16_000_000
"""Bytes that one stream, and all that are neither images nor fonts, unpack to in an honest report."""
_PACKED = 100_000
"""Bytes of text-encoded data up to which it is taken for what it seems."""
_AGAIN = 4
"""Part to which packed data is packed again when what it holds is monotonous."""
_DRAWN = 20_000_000
"""Bytes of forms, times how often any is drawn."""


def is_suspicious(source: bytes) -> bool:
    """Tell whether streams may unpack to too much, or forms draw each other over and over."""
    if any(word in source for word in _UNUSUAL):
        return True
    content = forms = draws = 0
    view = memoryview(source)
    for found in _STREAM.finditer(source):
        if source[found.start() - 3 : found.start()] == b"end":
            continue
        head = source[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        if b"/Image" in head:
            continue
        length = _LENGTH.search(head)
        end = max(source.find(b"endstream", found.end()), found.end() + int(length[1]) if length else 0)
        packed = view[found.end() : end]
        if b"#" in head or head.count(b"FlateDecode") > 1:
            return True
        if b"ASCII" in head:
            if len(packed) > _PACKED and len(zlib.compress(packed, 1)) * _AGAIN < len(packed):
                return True
            continue
        data = _unpacked(packed) if b"FlateDecode" in head else bytes(packed)
        if len(data) >= _STREAM_BYTES:
            return True
        if b"/Length1" in head:
            continue
        content += len(data)
        drawn = data.count(_DRAW)
        draws += drawn
        if b"/Form" in head:
            forms += len(data)
            if drawn:
                return True
    return content > _CONTENT_BYTES or forms * draws > _DRAWN


def _unpacked(packed: memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _STREAM_BYTES)
    except zlib.error:
        return b""
