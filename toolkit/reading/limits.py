"""How much of a source is read: limits far above any real report, and low enough that a hostile one ends soon."""

from __future__ import annotations

from toolkit.errors import SourceError

SOURCE_BYTES = 200_000_000
"""Bytes of one source, and bytes that the parts of a packed source unpack to."""
TEXT_CHARACTERS = 20_000_000
"""Characters of a text or of an HTML page."""
TAGS = 500_000
"""Tags of an HTML page."""
NESTED_TABLES = 50
"""Tables within tables."""
CELLS = 500_000
"""Slots of all grids of one document."""
GRID_WIDTH = 64
"""Columns that merged cells may make; cells of their own may make more."""
MARKUP_WORK = 400_000_000
"""Tags times the elements open at each: what an HTML parser does in about a second."""
QUICK_WORK = 4_000_000_000
"""Tags times characters of a page up to which it is read as it stands: what a pattern does in seconds at the worst."""
PAGES = 500
PAGE_CHARACTERS = 50_000
DOCUMENT_CHARACTERS = 500_000
PAGE_OBJECTS = 50_000
DOCUMENT_OBJECTS = 500_000
"""Pages of a PDF; characters and drawn objects of one page and of all of them."""


def refuse(key: str, source: str, found: int, limit: int) -> None:
    """Raise the message `key` when `found` is more than `limit`."""
    if found > limit:
        raise SourceError(key, source=source, found=found, limit=limit)
