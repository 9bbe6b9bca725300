"""Plain text: each line that is not blank is a paragraph with its line number."""

from __future__ import annotations

from toolkit.document import Document, Format, Paragraph, Place
from toolkit.reading.limits import TEXT_CHARACTERS, refuse


def read_text(text: str, name: str) -> Document:
    """Return the lines of `text` as paragraphs, stripped and numbered from 1; blank lines count, but are not kept."""
    refuse("source-too-many-characters", name, len(text), TEXT_CHARACTERS)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    stripped = ((number, line.strip("\ufeff \t\u00a0\u3000\v")) for number, line in enumerate(lines, start=1))
    blocks = tuple(Paragraph(line, Place(line=number)) for number, line in stripped if line)
    return Document(Format.TEXT, blocks)
