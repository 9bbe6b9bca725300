"""Spreadsheets: rows of cells to grids, and the rows around them that hold one text to paragraphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.document import Block, Document, Format, Paragraph, Place
from toolkit.reading.limits import CELLS, refuse
from toolkit.reading.spans import Span, lay_out

_NUMBERED = re.compile(r"[一二三四五六七八九十]+[、.．]")
_RUNNING = 40
"""Characters from which a text that stands alone in its row is no label of a table."""


class _Cell(NamedTuple):
    """A cell, which stands in every slot that it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


Row = tuple[int, list[_Cell]]
"""A row with its number from 0."""


def read_sheets(content: bytes, name: str, found: Format) -> Document:
    """Return the sheets, in their order, of a workbook given as JSON: rows of texts and the merged ranges of each."""
    blocks: list[Block] = []
    grids = slots = 0
    for sheet in json.loads(content):
        for block in _blocks(_cells(sheet["rows"], sheet["merged"], name)):
            if isinstance(block, str):
                blocks.append(Paragraph(block, Place()))
                continue
            grids += 1
            grid = lay_out(block, grids, CELLS - slots, name)
            slots += len(grid.rows) * grid.width
            blocks.append(grid)
    return Document(found, tuple(blocks))


def _cells(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]], name: str) -> list[list[_Cell]]:
    cells = [[_Cell(text.strip(), at, column) for column, text in enumerate(row)] for at, row in enumerate(rows)]
    filled = 0
    for top, left, bottom, right in merged:
        if 0 <= top < len(rows) and 0 <= left < len(rows[0]):
            down, across = min(bottom + 1, len(rows)) - top, min(right + 1, len(rows[0])) - left
            filled += down * across
            refuse("source-too-many-cells", name, filled, CELLS)
            for row in cells[top : top + down]:
                row[left : left + across] = [_Cell(rows[top][left].strip(), top, left, down, across)] * across
    return cells


def _blocks(cells: Sequence[list[_Cell]]) -> Iterator[str | list[list[Span | None]]]:
    """Yield a text that stands alone in its row as it is, and rows of several texts together as one table."""
    table: list[Row] = []
    labels: set[tuple[int, int]] = set()
    for at, row in enumerate(cells):
        spoken = [cell for cell in dict.fromkeys(row) if cell.text]
        if len(spoken) > 1 or (spoken and table and _continues(at, spoken[0], labels)):
            table.append((at, row))
            labels |= {(cell.column, cell.colspan) for cell in spoken[:1] if len(spoken) > 1}
            continue
        if table:
            yield _spans(table)
            table, labels = [], set()
        if spoken:
            yield spoken[0].text
    if table:
        yield _spans(table)


def _continues(at: int, cell: _Cell, labels: set[tuple[int, int]]) -> bool:
    """Tell whether a text alone in its row is one of the labels of the table above, whose figures are blank."""
    if cell.row < at or (cell.colspan > 1 and (cell.column, cell.colspan) in labels):
        return True
    return is_label(cell.text)


def is_label(text: str) -> bool:
    """Tell whether a text alone in its row can be a label of the table above: no heading and no running text."""
    return len(text) < _RUNNING and not _NUMBERED.match(text)


def _spans(table: Sequence[Row]) -> list[list[Span | None]]:
    """Return the rows of a table, blank cells and all, as wide as its texts reach."""
    texts = [cell for _, row in table for cell in row if cell.text]
    left, right = min(cell.column for cell in texts), max(cell.column + cell.colspan for cell in texts)
    start = table[0][0]
    return [
        [
            Span(cell.text, cell.colspan, cell.row + cell.rowspan - at)
            for column, cell in enumerate(row)
            if left <= column < right and cell.column == column and at == max(start, cell.row)
        ]
        for at, row in table
    ]
