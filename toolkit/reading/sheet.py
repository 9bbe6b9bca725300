"""Spreadsheets: rows of cells to grids, and the rows around them that hold one text to paragraphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from toolkit.document import Block, Document, Format, Paragraph, Place
from toolkit.reading.limits import CELLS, refuse
from toolkit.reading.spans import Span, lay_out

_NUMBERED = re.compile(r"\s*[一二三四五六七八九十]+[、.．]")
_RUNNING = 40
"""Characters from which a text that stands alone in its row is no label of a table."""


def read_sheets(content: bytes, name: str, found: Format) -> Document:
    """Return the sheets, in their order, of a workbook given as JSON: rows of texts and the merged ranges of each."""
    blocks: list[Block] = []
    grids = slots = 0
    for sheet in json.loads(content):
        for block in _Sheet(sheet["rows"], sheet["merged"], name).blocks():
            if isinstance(block, str):
                blocks.append(Paragraph(block, Place()))
                continue
            grids += 1
            grid = lay_out(block, grids, CELLS - slots, name)
            slots += len(grid.rows) * grid.width
            blocks.append(grid)
    return Document(found, tuple(blocks))


class _Slot(NamedTuple):
    """The slot where a cell begins, and how many columns it covers."""

    row: int
    column: int
    colspan: int


class _Sheet:
    """The used part of a sheet, with the slots that merged cells cover."""

    def __init__(self, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]], name: str) -> None:
        self._rows = rows
        self._extents: dict[tuple[int, int], tuple[int, int]] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        height, width, filled = len(rows), len(rows[0]), 0
        for top, left, bottom, right in merged:
            if not (0 <= top < height and 0 <= left < width):
                continue
            down, across = range(top, min(bottom + 1, height)), range(left, min(right + 1, width))
            filled += len(down) * len(across)
            refuse("source-too-many-cells", name, filled, CELLS)
            self._extents[top, left] = (len(down), len(across))
            self._covered |= dict.fromkeys(product(down, across), (top, left))

    def blocks(self) -> Iterator[str | list[list[Span | None]]]:
        """Yield a text that stands alone in its row as it is, and rows of several cells together as one table."""
        table: list[list[_Slot]] = []
        start = 0
        for row in range(len(self._rows)):
            spoken = self._spoken(row)
            if len(spoken) > 1 or (spoken and table and self._continues(row, spoken[0], table)):
                start = start if table else row
                table.append(spoken)
                continue
            if table:
                yield self._spans(start, table)
                table = []
            if spoken:
                yield self._text(spoken[0])
        if table:
            yield self._spans(start, table)

    def _text(self, slot: _Slot) -> str:
        return self._rows[slot.row][slot.column].strip()

    def _spoken(self, row: int) -> list[_Slot]:
        """Return the cells of a row, or reaching into it, that hold a text."""
        anchors = dict.fromkeys(self._covered.get((row, each), (row, each)) for each in range(len(self._rows[row])))
        slots = [_Slot(*anchor, self._extents.get(anchor, (1, 1))[1]) for anchor in anchors]
        return [slot for slot in slots if self._text(slot)]

    def _continues(self, row: int, slot: _Slot, table: Sequence[Sequence[_Slot]]) -> bool:
        """Tell whether a text alone in its row is a label of the table above, whose figures are blank."""
        if slot.row < row:
            return True
        labels = {(cells[0].column, cells[0].colspan) for cells in table if len(cells) > 1}
        if slot.colspan > 1 and (slot.column, slot.colspan) in labels:
            return True
        text = self._text(slot)
        return len(text) < _RUNNING and not _NUMBERED.match(text)

    def _spans(self, start: int, table: Sequence[Sequence[_Slot]]) -> list[list[Span | None]]:
        """Return the rows of a table, blank cells and all, as wide as its texts reach."""
        left = min(slot.column for row in table for slot in row)
        right = max(slot.column + slot.colspan for row in table for slot in row)
        return [
            [span for column in range(left, right) for span in self._span(start, row, column)]
            for row in range(start, start + len(table))
        ]

    def _span(self, start: int, row: int, column: int) -> Iterator[Span]:
        top, left = self._covered.get((row, column), (row, column))
        if (top, left) == (row, column):
            rowspan, colspan = self._extents.get((row, column), (1, 1))
            yield Span(self._rows[row][column].strip(), colspan, rowspan)
        elif top < start:
            yield Span("")
