"""What a file format gives: paragraphs, grids and pictures in reading order, each with its place.

A `Document` knows nothing of the statutory forms. Its grids are rectangular: a merged cell stands in every slot
that it covers, as the same object, so that a column index means the same in every row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """What the bytes are, told by the bytes themselves."""

    HTML = "html"
    MHT = "mht"
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    IMAGE = "image"
    TEXT = "text"


class How(StrEnum):
    """By what the cells of a table were told apart.

    MARKUP: the format says so. RULED: ruling lines. ALIGNED: positions on a page without lines. LINES: the order of
    flattened text. SCANNED: characters recognised in a picture.
    """

    MARKUP = "markup"
    RULED = "ruled"
    ALIGNED = "aligned"
    LINES = "lines"
    SCANNED = "scanned"


class Place(NamedTuple):
    """Where something stands in its source; what the format cannot know is None.

    `page`, `line`, `grid`, `row` and `column` count from 1 (`grid` over the whole document, `row` and `column`
    within the grid; for a merged cell, its upper left corner). `box` is (left, bottom, right, top) in PDF points,
    origin in the lower left corner of the page. `paragraph` counts the paragraphs of a format without lines and pages.
    """

    page: int | None = None
    line: int | None = None
    grid: int | None = None
    row: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text. Line breaks inside it are kept as newlines. `links` are the addresses that its words lead to."""

    text: str
    place: Place
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: reports print whole tables as pictures, and a reader must be told so."""

    place: Place
    description: str = ""


class GridCell(NamedTuple):
    """One cell as printed. `row` and `column` (from 0) are its upper left slot, `rowspan` and `colspan` its extent."""

    text: str
    place: Place
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: equally long rows of slots; None is a slot that no cell covers."""

    rows: tuple[tuple[GridCell | None, ...], ...]
    place: Place
    how: How = How.MARKUP

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[GridCell]:
        """Every printed cell once, row by row."""
        for index, row in enumerate(self.rows):
            for position, cell in enumerate(row):
                if cell is not None and cell.row == index and cell.column == position:
                    yield cell


Block = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one source in reading order.

    `title` is what the format itself calls the title (HTML `<title>`, Word core properties), or "". `problems`
    says in words, one sentence each, what of the source could not be taken over. `metadata` are the named
    properties that the format states about itself (HTML `<meta name content>`), in their order. `linked` says whether
    the paragraphs tell their links.
    """

    format: Format
    blocks: tuple[Block, ...]
    title: str = ""
    problems: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    linked: bool = False

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))
