"""Rows of table 2 out of grids: each block has a header of its own, and its rows stand below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from toolkit.document import Grid, GridCell, How, Place
from toolkit.extraction.columns import Header, Row, distinct, match, named_once
from toolkit.extraction.numbers import looks_like_figure, unit_in
from toolkit.extraction.parts import Part, names_in, taken_over
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import core, fold, spellings
from toolkit.forms import FORMS, form


def disclosure_rows(grid: Grid, before: Part | None = None) -> Part:
    """Return the rows of table 2: each block has its own header, and its rows stand below."""
    header = taken_over(before, grid) or Header()
    rows: list[PrintedRow] = []
    labels: list[PrintedLabel] = []
    for row in grid.rows:
        cells = distinct(row)
        found = names_in(cells, "disclosure")
        titled = any(core(cell.text).startswith(("信息内容", "第二十条")) for cell in cells)
        if found or (titled and not _named(cells)):
            slots = named_once(found)
            order = tuple(dict.fromkeys(slots[slot] for slot in sorted(slots)))
            units = {key: unit_in(cell.text) for key, cell in found.values()}
            header = Header(slots, order, units, [row], grid, grid.how is How.ALIGNED)
            labels += [PrintedLabel(key, cell.text, cell.place) for key, cell in dict(found.values()).items()]
        elif len(cells) >= 2 and (printed := _disclosure_row(row, cells, header)):
            rows.append(printed)
    return Part(rows, labels, header, width=grid.width)


def _named(cells: Sequence[GridCell]) -> tuple[GridCell, str] | None:
    """Return the cell that names a row of the form, with its key; a block's title may stand to its left."""
    names = spellings("disclosure", "rows")
    found = ((cell, names.find(cell.text)) for cell in cells[:-1] if not looks_like_figure(cell.text))
    return next(((cell, key) for cell, key in found if key), None)


def _disclosure_row(row: Row, cells: list[GridCell], header: Header) -> PrintedRow | None:
    first = next((cell for cell in cells if fold(cell.text)), None)
    name, key = _named(cells) or (first, "")
    if name is None or looks_like_figure(name.text):
        return None
    after = [cell for cell in cells if cell.column >= name.column + name.colspan]
    if not (key and header.order) and not any(looks_like_figure(cell.text) for cell in after):
        return None
    figures = match(after, row, header) if header.order else None
    return disclosure_row(key, name.text, name.place, figures, header.units)


def disclosure_row(
    key: str, text: str, place: Place, figures: dict[str, PrintedCell] | None, units: Mapping[str, str]
) -> PrintedRow:
    """Return a row of table 2; one that no form prints under these columns is uncertain."""
    if figures is None or (key and not any(figures.keys() <= columns for columns in columns_of(key))):
        return PrintedRow(key, text, place, uncertain=True)
    own = unit_in(text)
    cells = {}
    for column, cell in figures.items():
        told = {units.get(column, ""), own if column == "amount" else ""} - {""}
        cells[column] = cell._replace(unit="/".join(sorted(told)))
    return PrintedRow(key, text, place, cells)


@cache
def columns_of(key: str) -> tuple[frozenset[str], ...]:
    """Return the columns that each form prints for a row of table 2."""
    return tuple(frozenset(column for row, column in form(each).cells["disclosure"] if row == key) for each in FORMS)
