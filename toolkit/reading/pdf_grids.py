"""Ruling lines to the slots of a table: which lines belong together, and which slots they leave merged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from toolkit.reading.pdf_inkless import UNKNOWN
from toolkit.reading.pdf_page import Box, Drawing, Glyph, Rule

_NEAR = 3.0
"""Points within which lines are one line, ends meet, and crossings touch."""
_STUB = 6.0
"""Points from which a line is one, and from which it reaches out of a table that a page break has cut."""
_TOUCHING = 0.1
"""Gap up to which digits are of one number, as part of the font's height."""
_CROSSINGS = 100_000
_TABLES = 50
"""Pairs of lines and tables of one page up to which its tables are looked for."""
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Frame:
    """A ruled table: the lines between its columns from the left (`xs`) and between its rows from the top (`ys`).

    `areas` are its cells as (row, column, rows, columns), and `owners` says for every slot which of them covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[tuple[int, int, int, int], ...]
    owners: tuple[tuple[int, ...], ...]

    @cached_property
    def depths(self) -> tuple[float, ...]:
        """The lines between rows in ascending order."""
        return tuple(-y for y in self.ys)

    @property
    def box(self) -> Box:
        """The extent of the table."""
        return self.xs[0], self.ys[-1], self.xs[-1], self.ys[0]

    def owner(self, x: float, y: float) -> int | None:
        """Return the index of the area that holds a point, or None when it lies outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        return self.owners[bisect_left(self.depths, -y, 1) - 1][bisect_left(self.xs, x, 1) - 1]

    def area_box(self, index: int) -> Box:
        """Return the extent of an area."""
        row, column, rows, columns = self.areas[index]
        return self.xs[column], self.ys[row + rows], self.xs[column + columns], self.ys[row]


def slots_of(across: Sequence[Rule], down: Sequence[Rule]) -> int:
    """Return how many slots the lines of one table make at most."""
    return len(across) * len(down)


def tables(drawing: Drawing) -> list[tuple[list[Rule], list[Rule]]] | None:
    """Return the lines across and down of each table of a page, or None when they are too many to tell."""
    across, down = _joined(drawing.across), _joined(drawing.down)
    if drawing.busy or len(across) * len(down) > _CROSSINGS:
        return None
    found = []
    for level, upright in _connected(across, down):
        level.extend(_closing(level, upright))
        upright.extend(_closing(upright, level))
        if len(level) > 1 and len(upright) > 1:
            found.append((level, upright))
    return found if len(found) <= _TABLES else None


def frame(across: Sequence[Rule], down: Sequence[Rule]) -> Frame:
    """Lay out the table of these lines: slots that no line divides are one cell."""
    xs, ys = _positions(down), _positions(across)[::-1]
    middles_x = [(left + right) / 2 for left, right in pairwise(xs)]
    middles_y = [(upper + lower) / 2 for upper, lower in pairwise(ys)]
    walls = {
        (row, column)
        for line in down
        for column in (_nearest(xs, line.at),)
        for row, middle in enumerate(middles_y)
        if line.start <= middle <= line.end
    }
    floors = {
        (row, column)
        for line in across
        for row in (_nearest(ys, line.at),)
        for column, middle in enumerate(middles_x)
        if line.start <= middle <= line.end
    }
    owners = [[-1] * len(middles_x) for _ in middles_y]
    areas: list[tuple[int, int, int, int]] = []
    for row in range(len(middles_y)):
        for column in range(len(middles_x)):
            if owners[row][column] >= 0:
                continue
            if (row, column + 1) in walls and (row + 1, column) in floors:
                owners[row][column] = len(areas)
                areas.append((row, column, 1, 1))
            else:
                for area in _rectangles(_region(row, column, owners, walls, floors)):
                    _claim(area, len(areas), owners)
                    areas.append(area)
    return Frame(tuple(xs), tuple(ys), tuple(areas), tuple(map(tuple, owners)))


def shared_out(glyphs: Sequence[Glyph], frames: Sequence[Frame]) -> tuple[list[dict[int, list[Glyph]]], list[Glyph]]:
    """Give each character to the cell that its middle lies in, of the smallest table that has one.

    A number that goes on over a line is none of either cell: there a character that cannot be known stands beside it.
    """
    inside: list[dict[int, list[Glyph]]] = [{} for _ in frames]
    rest: list[Glyph] = []
    cell, (west, south, east, north) = rest, _NOWHERE  # the cell of the smallest table that was last written in
    written = rest
    for glyph in glyphs:
        _, left, _, right, _, baseline, size = glyph
        x, y = (left + right) / 2, baseline + size / 4
        if west < x < east and south < y < north:
            cell.append(glyph)
            written = cell
            continue
        into = rest
        for each, cells in zip(frames, inside, strict=True):
            owner = each.owner(x, y)
            if owner is not None:
                into = cells.setdefault(owner, [])
                if each is frames[0]:
                    cell, (west, south, east, north) = into, each.area_box(owner)
                break
        if into is not written and written and _goes_on(written[-1], glyph):
            for part in (written, into):
                part.append(glyph._replace(text=UNKNOWN))
        into.append(glyph)
        written = into
    return inside, rest


def _goes_on(digit: Glyph, glyph: Glyph) -> bool:
    """Tell whether two digits stand as close as those of one number."""
    close = abs(glyph.left - digit.right) < _TOUCHING * glyph.size and digit.baseline == glyph.baseline
    return close and digit.text.isdigit() and glyph.text.isdigit()


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Bring lines at nearly the same place to one, and join the pieces that follow each other."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    joined: list[Rule] = []
    for group in groups:
        at = sum(rule.at for rule in group) / len(group)
        pieces = sorted((rule.start, rule.end) for rule in group)
        start, end = pieces[0]
        for piece in pieces:
            if piece[0] > end + _NEAR:
                joined.append(Rule(at, start, end))
                start, end = piece
            end = max(end, piece[1])
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _STUB]


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that touch each other, directly or through others."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = index = parents[parents[index]]
        return index

    for one, level in enumerate(across):
        for other, upright in enumerate(down, start=len(across)):
            if (
                level.start - _NEAR <= upright.at <= level.end + _NEAR
                and upright.start - _NEAR <= level.at <= upright.end + _NEAR
            ):
                parents[root(one)] = root(other)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        parts.setdefault(root(index), ([], []))[index >= len(across)].append(rule)
    return list(parts.values())


def _closing(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Rule]:
    """Return the outer lines that a page break or an open border left out: where others reach to a common end."""
    if not level:
        return []
    lowest, highest = min(rule.at for rule in level), max(rule.at for rule in level)
    added = []
    for beyond in (
        [(rule.start, rule.at) for rule in upright if rule.start < lowest - _STUB],
        [(rule.end, rule.at) for rule in upright if rule.end > highest + _STUB],
    ):
        ends = [end for end, _ in beyond]
        if len(beyond) > 1 and max(ends) - min(ends) <= _NEAR:
            places = [at for _, at in beyond]
            added.append(Rule(sum(ends) / len(ends), min(places), max(places)))
    return added


def _positions(rules: Iterable[Rule]) -> list[float]:
    """Return where the lines stand, in ascending order, near ones once."""
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return [round(at, 2) for at in found]


def _nearest(lines: Sequence[float], at: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - at))


def _region(
    row: int, column: int, owners: list[list[int]], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the free slots that can be reached from one without crossing a line."""
    found = {(row, column)}
    open_slots = [(row, column)]
    while open_slots:
        row, column = open_slots.pop()
        for slot, barred in (
            ((row, column + 1), (row, column + 1) in walls),
            ((row, column - 1), (row, column) in walls),
            ((row + 1, column), (row + 1, column) in floors),
            ((row - 1, column), (row, column) in floors),
        ):
            inside = 0 <= slot[0] < len(owners) and 0 <= slot[1] < len(owners[0])
            if inside and not barred and slot not in found and owners[slot[0]][slot[1]] < 0:
                found.add(slot)
                open_slots.append(slot)
    return found


def _rectangles(slots: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Cut slots into rectangles (row, column, rows, columns): one, unless a piece of a line is missing."""
    runs: list[list[int]] = []
    for row, column in sorted(slots):
        if runs and runs[-1][0] == row and runs[-1][1] + runs[-1][3] == column:
            runs[-1][3] += 1
        else:
            runs.append([row, column, 1, 1])
    whole: dict[tuple[int, int, int], list[int]] = {}
    for row, column, rows, columns in runs:
        above = whole.pop((row, column, columns), None)
        area = above or [row, column, 0, columns]
        area[2] += rows
        whole[(row + rows, column, columns)] = area
    return [(row, column, rows, columns) for row, column, rows, columns in whole.values()]


def _claim(area: tuple[int, int, int, int], index: int, owners: list[list[int]]) -> None:
    row, column, rows, columns = area
    for line in owners[row : row + rows]:
        line[column : column + columns] = [index] * columns
