"""What an HTML page and a Word document have in common: paragraphs, pictures and tables, opened and closed in order.

A reader of either format drives a `Flow` by events, and takes over the blocks at the end. Nesting costs no recursion
while reading, and is limited before the tables are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Union

from toolkit.document import Block, Paragraph, Picture, Place
from toolkit.reading.limits import CELLS, NESTED_TABLES, refuse
from toolkit.reading.spans import Span, lay_out

_SPACES = re.compile(r"[ \t\r\f]+")
_FIGURE = re.compile(r"[-+−－—\d０-９][\d０-９.,，．%]*|/")

_FIGURES = 6
"""Cells with a figure from which a table is taken for one, whatever text it also holds."""
_RUNNING = 40
"""Characters from which a paragraph in a cell is running text: longer than every label of the forms but two."""
_PROSE = 300
"""Characters of running text in one cell from which its table only lays out the page."""
_LINES = 20
"""Line breaks from which a paragraph is many: a page may have its whole report, tables flattened, in a single one."""


Item = Union[str, Picture, "Links", "Table"]
"""What stands in a row of a page: a paragraph, what it leads to, a picture or a table."""


class Heading(str):
    """A paragraph that its source calls a heading."""

    __slots__ = ()


class Links(tuple[str, ...]):
    """The addresses that the paragraph before leads to."""

    __slots__ = ()


@dataclass(slots=True)
class Cell:
    """A cell as read: how far it says it extends, and its paragraphs, pictures and tables in order."""

    colspan: int = 1
    rowspan: int | None = 1
    items: list[Item] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs of the cell, a newline between them; nested tables are not part of it."""
        if len(self.items) == 1 and isinstance(only := self.items[0], str):
            return only
        return "\n".join(item for item in self.items if isinstance(item, str))


@dataclass(slots=True)
class Table:
    """A table as read: rows of cells, None where a row leaves a slot out; or, where all is text, `plain` rows of it."""

    rows: list[list[Cell | None]] = field(default_factory=list)
    plain: list[list[Span]] = field(default_factory=list)

    def cells(self) -> list[list[Item]]:
        """Return what every cell holds, row by row."""
        texts: list[list[Item]] = [[span.text] for row in self.plain for span in row]
        return texts or [cell.items for row in self.rows for cell in row if cell is not None]

    def spans(self) -> list[list[Span | None]] | list[list[Span]]:
        """Return the text and the extent of every cell."""
        return self.plain or [
            [None if cell is None else Span(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in self.rows
        ]

    def is_layout(self) -> bool:
        """Tell whether the table only places text: its cells hold tables, headings or long running paragraphs."""
        words = (span.text for row in self.plain for span in row)
        if self._is_of_figures(words):
            return False
        cells = self.cells()
        items = [item for cell in cells for item in cell]
        if len(cells) == 1 or any(isinstance(item, Table) for item in items):
            return True
        if self._is_of_figures(item for item in items if isinstance(item, str)):
            return False
        running = (sum(len(item) for item in cell if isinstance(item, str) and len(item) >= _RUNNING) for cell in cells)
        return any(isinstance(item, Heading) for item in items) or any(length > _PROSE for length in running)

    def _is_of_figures(self, words: Iterable[str]) -> bool:
        figures = (word for word in words if word.isdigit() or _FIGURE.fullmatch(word))
        return sum(1 for _ in islice(figures, _FIGURES)) == _FIGURES


def tidy(text: str) -> str:
    """Return the lines that are not blank, each without the spacing around it."""
    if text.isalnum():
        return text
    if "\n" not in text:
        return _SPACES.sub(" ", text).strip()
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class Flow:
    """Collects text as it comes; `blocks` lays it out."""

    def __init__(self, name: str) -> None:
        """Begin the flow of the source `name`."""
        self._name = name
        self._items: list[list[Item]] = [[]]
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._parts: list[str] = []
        self._links: list[str] = []

    @property
    def depth(self) -> int:
        """How many tables are open."""
        return len(self._tables)

    def text(self, text: str) -> None:
        """Add text to the open paragraph; a newline in it is a printed line break."""
        self._parts.append(text)

    def space(self) -> None:
        """Add a space within a paragraph; before one it is nothing."""
        if self._parts:
            self._parts.append(" ")

    def link(self, address: str) -> None:
        """Say where words of the open paragraph lead."""
        self._links.append(address)

    def end_paragraph(self, *, heading: bool = False) -> None:
        """Close the open paragraph; a blank one leaves no trace."""
        links = Links(self._links)
        self._links.clear()  # a picture that is a link leads from no words
        if not self._parts:
            return
        text = "".join(self._parts)
        self._parts.clear()
        if not text.isspace() and (text := tidy(text)):
            self._items[-1].append(Heading(text) if heading else text)
            if links:
                self._items[-1].append(links)

    def picture(self, description: str) -> None:
        """Add a picture after the text so far."""
        self._items[-1].append(Picture(Place(), description.strip()))

    def open_table(self) -> None:
        """Begin a table where the text stands."""
        self.end_paragraph()
        refuse("source-nested-too-deep", self._name, self.depth + 1, NESTED_TABLES)
        self._tables.append(Table())

    def table(self, rows: list[list[Span]]) -> None:
        """Add a whole table of text where the text stands."""
        self.end_paragraph()
        refuse("source-nested-too-deep", self._name, self.depth + 1, NESTED_TABLES)
        self._items[-1].append(Table(plain=rows))

    def open_row(self) -> None:
        """Begin a row of the innermost table."""
        self._tables[-1].rows.append([])

    def skip_slots(self, count: int) -> None:
        """Leave out `count` slots of the row."""
        self._tables[-1].rows[-1].extend([None] * count)

    def open_cell(self, colspan: int = 1, rowspan: int | None = 1) -> None:
        """Begin a cell; a `rowspan` of None reaches to the last row."""
        self.end_paragraph()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        cell = Cell(max(1, colspan), rowspan)
        table.rows[-1].append(cell)
        self._items.append(cell.items)
        self._cells.append(cell)

    def close_cell(self) -> Cell:
        """End the innermost cell and return it."""
        self.end_paragraph()
        self._items.pop()
        return self._cells.pop()

    def drop_cell(self) -> None:
        """Take back the last cell of the row, which the one above it covers."""
        self._tables[-1].rows[-1].pop()

    def close_table(self) -> None:
        """End the innermost table."""
        self.end_paragraph()
        self._items[-1].append(self._tables.pop())

    def blocks(self) -> tuple[Block, ...]:
        """Return everything in reading order; tables that only lay out the page give their content instead."""
        self.end_paragraph()
        return _Layout(self._name).blocks(self._items[0])


class _Layout:
    """Numbers the paragraphs and the grids of one document, and counts the slots of these."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._blocks: list[Block] = []
        self._grids = 0
        self._paragraphs = 0
        self._slots = 0

    def blocks(self, items: list[Item]) -> tuple[Block, ...]:
        for item in items:
            self._add(item)
        return tuple(self._blocks)

    def _add(self, item: Item) -> None:
        if isinstance(item, str):
            for line in item.split("\n") if item.count("\n") >= _LINES else (str(item),):
                self._paragraphs += 1
                self._blocks.append(Paragraph(line, Place(paragraph=self._paragraphs)))
        elif isinstance(item, Picture):
            self._blocks.append(item)
        elif isinstance(item, Links):
            self._lead(tuple(item))
        elif item.is_layout():
            for items in item.cells():
                for inner in items:
                    self._add(inner)
        else:
            self._add_grid(item)

    def _lead(self, links: tuple[str, ...]) -> None:
        if isinstance(before := self._blocks[-1], Paragraph):
            self._blocks[-1] = Paragraph(before.text, before.place, links)

    def _add_grid(self, table: Table) -> None:
        grid = lay_out(table.spans(), self._grids + 1, CELLS - self._slots, self._name)
        if any(cell.text for cell in grid.cells()):
            self._grids += 1
            self._slots += len(grid.rows) * grid.width
            self._blocks.append(grid)
        pictures = (item for row in table.rows for cell in row if cell for item in cell.items)
        self._blocks.extend(item for item in pictures if isinstance(item, Picture))
