"""Plain text: each line that is not blank is a paragraph with its line number, but for lines that make a table.

A table is lines with bars, the second of them a rule, or lines that all have equally many tabs, figures under a head.
Where commas are between cells, they are read like tabs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from toolkit.document import Block, Document, Format, Grid, GridCell, Paragraph, Place
from toolkit.reading.limits import CELLS, TEXT_CHARACTERS, TEXT_LINES, refuse
from toolkit.reading.sheet import is_label

_BLANK = "\ufeff \t\u00a0\u3000\v"
_RULE = re.compile(
    r"^[ \t]*+(?=[^\n|]*+\|)\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t\r]*$", re.MULTILINE
)
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HASHES = re.compile(r"^#{1,6}[ \t]+")
_BY_COMMAS = re.compile(r'^[^,\n]*(?:,"?[\d./-]*"?){3,}$', re.MULTILINE)
_FEW = 5
"""Rows of figures from which a text is taken for one with commas between its cells."""
_LONGEST = 60
"""Characters up to which a piece between commas can be a cell, and no part of a sentence."""
_FIGURE = re.compile(r"[-+−－—\d０-９][\d０-９.,，．%]*|/")

Row = tuple[int, list[str]]
"""The number of a line and the cells in it."""


def read_text(text: str, name: str) -> Document:
    """Return the lines of `text`, stripped and numbered from 1; blank lines count, but are not kept."""
    refuse("source-too-many-characters", name, len(text), TEXT_CHARACTERS)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = text.split("\n")
    refuse("source-too-many-lines", name, len(lines), TEXT_LINES)
    if text.count(",") >= 3 * _FEW and "\t" not in text and len(_BY_COMMAS.findall(text)) >= _FEW:
        lines = list(_with_tabs(lines))
    blocks: list[Block] = []
    grids = slots = at = 0
    while at < len(lines):
        if rows := _table(lines, at) if "|" in lines[at] or "\t" in lines[at] else []:
            slots += len(rows) * max(len(cells) for _, cells in rows)
            refuse("source-too-many-cells", name, slots, CELLS)
            for part in _parts(rows):
                if isinstance(part, Paragraph):
                    blocks.append(part)
                else:
                    grids += 1
                    blocks.append(_grid(part, grids))
            at = rows[-1][0]
            continue
        if line := _bare(lines[at]):
            blocks.append(Paragraph(line, Place(line=at + 1)))
        at += 1
    return Document(Format.TEXT, tuple(blocks))


def _with_tabs(lines: Sequence[str]) -> Iterator[str]:
    """Yield as many lines, tabs between cells instead of commas; one that is a sentence stays as it is."""
    reader = csv.reader(f"{line}\n" for line in lines)
    begun = 0
    try:
        for cells in reader:
            if max(map(len, cells), default=0) <= _LONGEST and not any("。" in cell for cell in cells):
                yield "\t".join(cell.replace("\n", "") for cell in cells)
                yield from [""] * (reader.line_num - begun - 1)
            elif len([cell for cell in cells if cell]) == 1:
                yield from "".join(cells).split("\n")
            else:
                yield from lines[begun : reader.line_num]
            begun = reader.line_num
    except csv.Error:  # a quotation mark that nothing closes
        yield from lines[begun:]


def has_pipe_table(text: str) -> bool:
    """Tell whether the text draws a table with bars."""
    return "|" in text and _RULE.search(text) is not None


def _bare(line: str) -> str:
    """Return a line without the marks that make it a heading or bold as a whole."""
    line = _HASHES.sub("", line.strip(_BLANK)) if line else ""
    return line[2:-2].strip() if line[:2] == line[-2:] == "**" and line.count("*") == 4 else line


def _table(lines: Sequence[str], at: int) -> list[Row]:
    """Return the rows of the table that begins at line `at`, or none."""
    if at + 1 < len(lines) and "|" in lines[at] and _RULE.match(lines[at + 1]):
        end = _end(lines, at, "|")
        rows = [(number + 1, _between_bars(lines[number])) for number in range(at, end) if number != at + 1]
        # Where rows are wider than their head, merged cells were printed once: no column stands below its name.
        return rows if len(rows[0][1]) >= max(len(cells) for _, cells in rows) else []
    if "\t" not in lines[at] or (at and "\t" in lines[at - 1]):
        return []
    end = _end(lines, at, "\t")
    rows = [(number + 1, [cell.strip(_BLANK) for cell in lines[number].split("\t")]) for number in range(at, end)]
    has_figures = [any(_FIGURE.fullmatch(cell) for cell in cells[1:]) for _, cells in rows]
    even = len({len(cells) for _, cells in rows}) == 1
    return rows if even and any(has_figures) and not has_figures[0] else []


def _parts(rows: Sequence[Row]) -> Iterator[Paragraph | list[Row]]:
    """Yield the tables in rows that were pasted together, and the texts that stand alone in their row around them."""
    table: list[Row] = []
    for line, cells in rows:
        texts = [cell for cell in cells if cell]
        if len(texts) > 1 or (table and texts and is_label(texts[0])):
            table.append((line, cells))
            continue
        if table:
            yield table
            table = []
        if texts:
            yield Paragraph(texts[0], Place(line=line))
    if table:
        yield table


def _end(lines: Sequence[str], at: int, mark: str) -> int:
    while at < len(lines) and mark in lines[at]:
        at += 1
    return at


def _between_bars(line: str) -> list[str]:
    cells = _BAR.split(line.strip(_BLANK))
    cells = cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
    return [_bare(_ESCAPED.sub(r"\1", _BREAK.sub("\n", cell))) for cell in cells]


def _grid(rows: Sequence[Row], number: int) -> Grid:
    """Lay the rows out, as wide as their texts reach."""
    width = max((column + 1 for _, cells in rows for column, cell in enumerate(cells) if cell), default=0)
    laid = [
        tuple(
            GridCell(cells[column], Place(line=line, grid=number, row=row + 1, column=column + 1), row, column)
            if column < len(cells)
            else None
            for column in range(width)
        )
        for row, (line, cells) in enumerate(rows)
    ]
    return Grid(tuple(laid), Place(line=rows[0][0], grid=number))
