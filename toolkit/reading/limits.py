"""How much of a source is read: limits far above any real report, and low enough that a hostile one ends soon."""

from __future__ import annotations

from toolkit.errors import SourceError

SOURCE_BYTES = 200_000_000
"""Bytes of one source, and bytes that the parts of a packed source unpack to."""
TEXT_CHARACTERS = 20_000_000
"""Characters of a text or of an HTML page."""
TAGS = 500_000
"""Tags of an HTML page."""
TEXT_LINES = 500_000
"""Lines of a text."""
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
WORD_TAGS = 2_000_000
"""Tags of a Word document."""
PACKAGE_LIST = 5_000_000
"""Bytes of the list of parts of a ZIP package: some fifty thousand of them."""
CONVERTED_BYTES = 50_000_000
CONVERTED_SECONDS = 20
"""Bytes of an old Word or an Excel file, and seconds in which its conversion must end on however busy a machine."""
MESSAGE_BYTES = 30_000_000
MESSAGE_BOUNDARIES = 50
"""Bytes of a saved web page with its pictures, and kinds of lines that part it."""
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
