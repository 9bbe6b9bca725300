"""Tables without lines between their columns, from where the text stands: pieces below and beside each other.

A column is where pieces stand below each other, a row where they stand beside each other; a piece that reaches over
several is a merged cell. Where two pieces fall into one slot, or a label stands beside the figures of several rows,
there is no telling, and no table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from toolkit.document import Grid, GridCell, How, Place
from toolkit.reading.pdf_lines import rows_of, text_of
from toolkit.reading.pdf_page import Box, Glyph, Rule

Interval = tuple[float, float]

_GAP = 0.9
"""Gap from which two pieces of a line stand in two cells, as part of the font's height, as are all that follow."""
_WRAPPED = 1.8
"""Distance of baselines up to which one piece may go on in the next."""
_LEADING = 0.8
"""Part of the distance of two rows of figures that lines of one cell stay below."""
_APART = 5.0
"""Distance from which lines are no longer of one table."""
_PIECES = 2000
"""Pieces of a page up to which its tables are looked for."""


class _Piece(NamedTuple):
    """Part of a line: no wide gap within."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    baseline: float
    size: float

    @property
    def is_figure(self) -> bool:
        return any(glyph.text.isdecimal() for glyph in self.glyphs) and not any(
            glyph.text.isalpha() for glyph in self.glyphs
        )


class _Block(NamedTuple):
    """The pieces of one cell, and where they stand; `low` and `high` keep off the lines above and below."""

    pieces: tuple[_Piece, ...]
    left: float
    right: float
    low: float
    high: float

    @property
    def is_figure(self) -> bool:
        return all(piece.is_figure for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Aligned:
    """The tables of a page, the characters outside of them, and whether some were too unclear to lay out.

    `columns` are those of the last table, from the left to the right of each.
    """

    grids: list[Grid]
    rest: list[Glyph]
    unclear: bool = False
    columns: tuple[Interval, ...] = ()


def aligned(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], page: int, *, before: int, columns: Sequence[Interval] = ()
) -> Aligned:
    """Find the tables of a page by the places of its characters; `before` grids have been numbered already.

    Lines across (`rules`) keep the pieces above them from those below. `columns` are those of the last table of the
    page before, which may go on here with a column left blank.
    """
    lines = [_pieces(row) for row in rows_of(glyphs)]
    lines = [line for line in lines if line]
    if sum(map(len, lines)) > _PIECES or sum(len(line) > 2 for line in lines) < 2:
        return Aligned([], list(glyphs))
    grids: list[Grid] = []
    unclear = False
    taken: set[Glyph] = set()
    for index, blocks in enumerate(_tables(lines, rules)):
        columns = _columns(blocks, () if index else columns)
        grid = _grid(blocks, columns, page, before + len(grids) + 1)
        if grid:
            grids.append(grid)
            taken.update(glyph for block in blocks for piece in block.pieces for glyph in piece.glyphs)
        else:
            unclear = True
    return Aligned(grids, [glyph for glyph in glyphs if glyph not in taken], unclear, tuple(columns))


def _pieces(row: Sequence[Glyph]) -> list[_Piece]:
    parts: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if not glyph.text.strip():
            continue
        if parts and glyph.left - parts[-1][-1].right < _GAP * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [
        _Piece(tuple(part), part[0].left, max(each.right for each in part), part[0].baseline, part[0].size)
        for part in parts
    ]


def _tables(lines: Sequence[Sequence[_Piece]], rules: Sequence[Rule]) -> list[list[_Block]]:
    """Return the blocks of each table: of lines with several pieces, and of those between them that belong to one."""
    blocks = _blocks(lines, rules)
    of_piece = {id(piece): block for block in blocks for piece in block.pieces}
    several = {id(block): block for line in lines if len(line) > 1 for piece in line if (block := of_piece[id(piece)])}
    wrapped = [block for block in several.values() if len(block.pieces) > 1]
    segments: list[list[Sequence[_Piece]]] = [[]]
    for line in lines:
        within = any(block.low <= line[0].baseline <= block.high for block in wrapped)
        if within or any(id(of_piece[id(piece)]) in several for piece in line):
            segments[-1].append(line)
        else:
            segments += [[line], []]
    tables = []
    for segment in _merged([segment for segment in segments if segment]):
        found = list({id(of_piece[id(piece)]): of_piece[id(piece)] for line in segment for piece in line}.values())
        if sum(len(line) > 1 for line in segment) > 1 and any(block.is_figure for block in found):
            tables.append(found)
    return tables


def _blocks(lines: Sequence[Sequence[_Piece]], rules: Sequence[Rule]) -> list[_Block]:
    """Join the pieces that go on below each other, nearer than the rows of figures are and with no line between."""
    figures = [line[0].baseline for line in lines if sum(piece.is_figure for piece in line) > 2]
    pitch = min((above - below for above, below in pairwise(figures)), default=float("inf"))
    left = min(line[0].left for line in lines)
    half = (max(line[-1].right for line in lines) - left) / 2
    groups: list[list[_Piece]] = []
    for line in lines:
        open_groups = [group for group in groups if group[-1].baseline - line[0].baseline <= _WRAPPED * group[-1].size]
        below = [
            (group, piece)
            for group in open_groups
            for piece in line
            if 0 < group[-1].baseline - piece.baseline <= min(_WRAPPED * piece.size, _LEADING * pitch)
            and group[-1].left < piece.right
            and piece.left < group[-1].right
            and max(piece.right - piece.left, group[-1].right - group[-1].left) < half
            and not any(_between(rule, group[-1], piece) for rule in rules)
        ]
        for piece in line:
            above = [group for group, each in below if each is piece]
            if len(above) == 1 and sum(group is above[0] for group, _ in below) == 1:
                above[0].append(piece)
            else:
                groups.append([piece])
    return [_block(group) for group in groups]


def _between(rule: Rule, above: _Piece, below: _Piece) -> bool:
    return below.baseline < rule.at < above.baseline and rule.start < below.right and below.left < rule.end


def _block(pieces: Sequence[_Piece]) -> _Block:
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    high = pieces[0].baseline + 0.6 * pieces[0].size
    return _Block(tuple(pieces), left, right, pieces[-1].baseline, high)


def _merged(segments: Sequence[list[Sequence[_Piece]]]) -> list[list[Sequence[_Piece]]]:
    """Join segments that only labels at the left stand between, left of all figures: those head several rows."""
    merged: list[list[Sequence[_Piece]]] = []
    waiting: list[Sequence[_Piece]] = []
    for segment in segments:
        single = len(segment) == 1 and len(segment[0]) == 1
        if single and merged:
            waiting.append(segment[0])
        elif not single and merged and _one_table(merged[-1], waiting, segment):
            merged[-1] += [*waiting, *segment]
            waiting = []
        elif not single:
            merged.append(list(segment))
            waiting = []
    return merged


def _one_table(
    above: Sequence[Sequence[_Piece]], between: Sequence[Sequence[_Piece]], below: Sequence[Sequence[_Piece]]
) -> bool:
    figures = [piece.left for line in (*above, *below) for piece in line if piece.is_figure]
    lines = (above[-1], *between, below[0])
    near = all(one[0].baseline - other[0].baseline < _APART * one[0].size for one, other in pairwise(lines))
    return near and bool(figures) and all(line[0].right < min(figures) for line in between)


def _columns(blocks: Sequence[_Block], above: Sequence[Interval]) -> list[Interval]:
    """Return the columns of a table; with those of the table above that are blank here, when it has the same ones."""
    found = _bands([(block.left, block.right) for block in sorted(blocks, key=lambda each: each.right - each.left)])
    same = [len(_over(found, *band)) for band in above]
    return sorted([*found, *(band for band, over in zip(above, same, strict=True) if not over and same.count(1) > 2)])


def _grid(blocks: Sequence[_Block], columns: Sequence[Interval], page: int, number: int) -> Grid | None:
    """Lay the blocks into slots, or return None where that cannot be done in one way only."""
    flat = sorted(blocks, key=lambda each: (len(each.pieces), -each.left))
    rows = _bands([(-block.high, -block.low) for block in flat])
    slots: list[list[GridCell | None]] = [[None] * len(columns) for _ in rows]
    for block in blocks:
        across, down = _over(columns, block.left, block.right), _over(rows, -block.high, -block.low)
        box = (block.left, block.pieces[-1].glyphs[0].bottom, block.right, block.pieces[0].glyphs[0].top)
        place = Place(page, None, number, down.start + 1, across.start + 1, _rounded(box))
        text = "\n".join(text_of(piece.glyphs) for piece in block.pieces)
        cell = GridCell(text, place, down.start, across.start, len(down), len(across))
        if any(slots[row][column] for row in down for column in across):
            return None
        for row in down:
            slots[row][across.start : across.stop] = [cell] * len(across)
    if len(columns) < 2 or len(rows) < 2 or any(map(_beside_several, slots)):
        return None
    for row, (top, bottom) in enumerate(rows):
        for column, (left, right) in enumerate(columns):
            if slots[row][column] is None:
                place = Place(page, None, number, row + 1, column + 1, _rounded((left, -bottom, right, -top)))
                slots[row][column] = GridCell("", place, row, column)
    whole = (columns[0][0], -rows[-1][1], columns[-1][1], -rows[0][0])
    return Grid(tuple(map(tuple, slots)), Place(page=page, grid=number, box=_rounded(whole)), How.ALIGNED)


def _bands(intervals: Iterable[Interval]) -> list[Interval]:
    """Return where intervals lie over each other; one that would reach into two bands makes none larger."""
    bands: list[Interval] = []
    for start, end in intervals:
        over = [band for band in bands if start < band[1] and band[0] < end]
        if len(over) < 2:
            bands = [band for band in bands if band not in over]
            bands.append(
                (min(start, *(band[0] for band in over)), max(end, *(band[1] for band in over)))
                if over
                else (start, end)
            )
    return sorted(bands)


def _over(bands: Sequence[Interval], start: float, end: float) -> range:
    first = bisect_right(bands, start, key=lambda band: band[1])
    last = bisect_left(bands, end, key=lambda band: band[0])
    return range(first, last)


def _beside_several(row: Sequence[GridCell | None]) -> bool:
    """Tell whether the label next to the figures of a row is one of several rows, and so may be that of another."""
    cells = [cell for cell in row if cell is not None]
    figures = [index for index, cell in enumerate(cells) if cell.text.strip().isdecimal()]
    return bool(figures) and figures[0] > 0 and cells[figures[0] - 1].rowspan > 1


def _rounded(box: Box) -> Box:
    left, bottom, right, top = (round(side, 2) for side in box)
    return left, bottom, right, top
