"""The many ways in which the three tables come laid out: each changes a table of slots, and leaves its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from toolkit.demo.sheets import Sheet, Slot

Change = Callable[[Random, Sheet], list[Sheet]]


def figures_of(row: list[Slot]) -> list[Slot]:
    """Return the cells of a row that hold figures."""
    return [slot for slot in row if slot.place]


def _labels(row: list[Slot]) -> list[Slot]:
    return [slot for slot in row if not slot.place]


def _header(rows: Sheet) -> int:
    return next(at for at, row in enumerate(rows) if figures_of(row))


def _map_rows(rows: Sheet, change: Callable[[list[Slot]], list[Slot]]) -> Sheet:
    return [change(row) if figures_of(row) else row for row in rows]


def cut(rows: Sheet, at: int, *, again: bool) -> list[Sheet]:
    """Cut a table above row `at`; a cell that spans the cut goes on below, blank or printed again."""
    upper: Sheet = [list(row) for row in rows[:at]]
    lower: Sheet = [list(row) for row in rows[at:]]
    over = []
    for index, row in enumerate(upper):
        for position, slot in enumerate(row):
            if (left := index + slot.rowspan - at) > 0:
                row[position] = replace(slot, rowspan=slot.rowspan - left)
                over.append(replace(slot, rowspan=left, text=slot.text if again else ""))
    lower[0][:0] = over
    return [upper, lower]


def _cut_anywhere(random: Random, rows: Sheet, *, header: bool = False, joined: bool = False) -> list[Sheet]:
    head = _header(rows)
    if len(rows) - head < 2:
        return [rows]
    upper, lower = cut(rows, random.randint(head + 1, len(rows) - 1), again=header or random.random() < 0.5)
    lower = [*rows[:head], *lower] if header else lower
    return [[*upper, *lower]] if joined else [upper, lower]


def _total_first(_: Random, rows: Sheet) -> list[Sheet]:
    """Print 总计 before its parts, in the header as below it."""
    head = _header(rows)
    if len(rows[-1]) >= 15:
        move = [4, 0, 1, 2, 3]
        order = [block * 5 + at for block in range(3) for at in move]
        top = [*[rows[1][at] for at in move], *rows[1][5:]]
        return [[rows[0], top, [rows[2][at] for at in order[:10]], *([row[at] for at in order] for row in rows[3:])]]
    top = [rows[0], [rows[1][-1], *rows[1][:-1]], *rows[2:head]]
    return [[*top, *_map_rows(rows[head:], lambda row: [*_labels(row), figures_of(row)[-1], *figures_of(row)[:-1]])]]


def _columns_moved(random: Random, rows: Sheet) -> list[Sheet]:
    """Print the applicants of the lower header row in another order."""
    order = random.sample(range(5), 5)

    def moved(row: list[Slot]) -> list[Slot]:
        first, *inner, last = figures_of(row)
        return [*_labels(row), first, *[inner[at] for at in order], last]

    return [[*rows[:2], [rows[2][at] for at in order], *_map_rows(rows[3:], moved)]]


def _flat_header(_: Random, rows: Sheet) -> list[Sheet]:
    names = [replace(slot, rowspan=1, colspan=1) for slot in (rows[1][0], *rows[2], rows[1][-1])]
    return [[[Slot("项目", 3), *names], *rows[3:]]]


def _extra_column(random: Random, rows: Sheet) -> list[Sheet]:
    """Add an empty column to the whole table, after the last one or before the figures."""
    head = _header(rows)
    if random.random() < 0.5:
        top = [[*row, Slot("", 1, head)] if at == 0 else row for at, row in enumerate(rows[:head])]
        return [[*top, *_map_rows(rows[head:], lambda row: [*row, Slot("")])]]
    at = 0 if len(rows[-1]) >= 15 else 1
    top = [[*rows[0][:at], Slot("", 1, head), *rows[0][at:]], *rows[1:head]]
    return [[*top, *_map_rows(rows[head:], lambda row: [*_labels(row), Slot(""), *figures_of(row)])]]


def _leading_cell(_: Random, rows: Sheet) -> list[Sheet]:
    return [_map_rows(rows, lambda row: [*_labels(row), Slot(""), *figures_of(row)])]


def _colspans(random: Random, rows: Sheet) -> list[Sheet]:
    """Let the header claim other widths than the cells below it."""
    head = _header(rows)
    if random.random() < 0.5:
        return [[[replace(slot, colspan=slot.colspan * 2) for slot in row] for row in rows[:head]] + rows[head:]]
    by = random.choice((1, 2, 4))
    return [_map_rows(rows, lambda row: [*(replace(slot, colspan=by) for slot in _labels(row)), *figures_of(row)])]


def _rowspans(random: Random, rows: Sheet) -> list[Sheet]:
    """Let a label claim more or fewer rows than it has."""
    change = random.choice((-1, 1, 70))
    return [
        [
            [
                replace(slot, rowspan=max(1, slot.rowspan + change)) if slot.rowspan > 3 and not slot.place else slot
                for slot in row
            ]
            for row in rows
        ]
    ]


def _three_rows(_: Random, rows: Sheet) -> list[Sheet]:
    heads = [replace(slot, rowspan=1) for slot in rows[1][:5]]
    figures = rows[-1]
    return [
        [
            [Slot("类别", 2), *heads],
            [replace(rows[0][0], colspan=2), *figures[:5]],
            [replace(rows[0][1], colspan=1, rowspan=2), replace(rows[1][5], colspan=1), *figures[5:10]],
            [replace(rows[1][6], colspan=1), *figures[10:]],
        ]
    ]


def _blocks_apart(_: Random, rows: Sheet) -> list[Sheet]:
    headers = [at for at, row in enumerate(rows) if row[0].text == "信息内容"]
    starts = [at - (at > 0 and rows[at - 1][0].colspan == 4) for at in headers]
    return [rows[at:end] for at, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _no_titles(_: Random, rows: Sheet) -> list[Sheet]:
    return [[row for row in rows if row[0].colspan != 4]]


def _extra_row(_: Random, rows: Sheet) -> list[Sheet]:
    at = next(at for at, row in enumerate(rows) if figures_of(row))
    extra = [Slot("其他主动公开文件"), *(replace(slot, text="7", place=None) for slot in figures_of(rows[at]))]
    return [[*rows[: at + 2], extra, *rows[at + 2 :]]]


def _page_number(random: Random, rows: Sheet) -> list[Sheet]:
    at = random.randint(_header(rows), len(rows) - 1)
    upper, lower = cut(rows, at, again=False)
    return [[*upper, [Slot("— 4 —", sum(slot.colspan for slot in rows[0]))], *lower]]


def _row_cut(random: Random, rows: Sheet) -> list[Sheet]:
    """Leave the label of a row above the cut, and its figures below."""
    at = random.randint(_header(rows), len(rows) - 2)
    upper, lower = cut(rows, at + 1, again=False)[0], cut(rows, at, again=False)[1]
    upper[-1] = [Slot("", slot.colspan) if slot.place else slot for slot in upper[-1]]
    lower[0] = [slot if slot.place else replace(slot, text="") for slot in lower[0]]
    return [upper, lower]


_TWO = ("requests", "disclosure")
LAYOUTS: dict[str, tuple[tuple[str, ...], Change]] = {
    "flat header": (("requests",), _flat_header),
    "total first": (("requests", "disputes"), _total_first),
    "columns moved": (("requests",), _columns_moved),
    "disputes in three rows": (("disputes",), _three_rows),
    "extra row": (("disclosure",), _extra_row),
    "extra column": (("requests", "disputes"), _extra_column),
    "leading empty cell": (("requests", "disputes"), _leading_cell),
    "colspans differ": (("requests", "disputes"), _colspans),
    "rowspans wrong": (("requests",), _rowspans),
    "blocks without titles": (("disclosure",), _no_titles),
    "header repeated": (("requests",), lambda random, rows: _cut_anywhere(random, rows, header=True, joined=True)),
    "page number in a row": (("requests",), _page_number),
    "cut": (_TWO, _cut_anywhere),
    "cut, header repeated": (("requests",), lambda random, rows: _cut_anywhere(random, rows, header=True)),
    "row cut in two": (("requests",), _row_cut),
    "blocks apart": (("disclosure",), _blocks_apart),
}
"""The tables that each layout befalls, and what it does to one, in the order in which they go together."""

ALONE = (
    {"flat header", "total first", "columns moved", "disputes in three rows"},
    {"extra column", "leading empty cell", "colspans differ", "rowspans wrong"},
    {"header repeated", "page number in a row", "cut", "cut, header repeated", "row cut in two", "blocks apart"},
)
"""Of each of these, one table takes one at most."""
