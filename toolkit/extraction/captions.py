"""The grids of each statutory table, without those that are printed to compare another year: their captions tell."""

from __future__ import annotations

import re
from itertools import pairwise

from toolkit.document import Block, Document, Grid, Paragraph
from toolkit.extraction.parts import names_in
from toolkit.extraction.telling import table_of
from toolkit.extraction.words import spellings
from toolkit.report import TABLES

_OTHER_YEAR = re.compile(r"(?:上一?年度?|去年)(?!结转)(?:同期)?(?:的?数据|情况|[^，。；]{0,12}表|[:：]?$)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d)")
_CAPTION = 40
"""Characters up to which a text can be a caption."""
_ROWS = 2
"""Names of rows from which a table is one of its own: a row that a page cut may have its name on both sides."""


def grids_of_tables(document: Document) -> dict[str, list[Grid]]:
    """Return the grids of each table in order; where captions name several years, only those of the last year."""
    found: dict[str, list[tuple[int | None, Grid]]] = {table: [] for table in TABLES}
    previous = ""
    for above, grid in pairwise((None, *document.blocks)):
        if not isinstance(grid, Grid) or _heads_other_year(above):
            continue
        previous = table_of(grid, previous) or ""
        if previous:
            part_of = found[previous][-1][0] if found[previous] else None
            found[previous].append((_year(_caption(above, grid)) or part_of, grid))
    chosen = {table: _of_last_year(grids) for table, grids in found.items()}
    return chosen | {"disclosure": _of_the_form(chosen["disclosure"])}


def _of_the_form(grids: list[Grid]) -> list[Grid]:
    """Leave out the tables that only name some rows of table 2, 行政许可 in a list of what was published.

    They have no header of the form, and stand before it or name no row that those above do not have.
    """
    headed = [bool(names_in([cell for cell in grid.cells() if cell.text], "disclosure")) for grid in grids]
    if all(headed) or not any(headed):
        return grids
    kept: list[Grid] = []
    seen: set[str | None] = set()
    for grid, has_header in zip(grids, headed, strict=True):
        rows = set(map(spellings("disclosure", "rows").find, (cell.text for cell in grid.cells()))) - {None}
        if has_header or (seen and (len(rows) < _ROWS or not rows <= seen)):
            kept.append(grid)
            seen |= rows
    return kept


def _of_last_year(grids: list[tuple[int | None, Grid]]) -> list[Grid]:
    last = max((year for year, _ in grids if year is not None), default=None)
    return [grid for year, grid in grids if year in (None, last)]


def _heads_other_year(block: Block | None) -> bool:
    """Whether a block is the caption of a table that is printed for comparison: 上年数据."""
    return isinstance(block, Paragraph) and len(block.text) <= _CAPTION and _OTHER_YEAR.search(block.text) is not None


def _caption(above: Block | None, grid: Grid) -> str:
    """Return the words over a grid: those of a first row that has no others, or those of a short line above."""
    first = {cell.text for cell in grid.rows[0] if cell and cell.text} if grid.rows else set()
    if len(first) == 1 and any(map(_YEAR.search, first)):
        return first.pop()
    return above.text if isinstance(above, Paragraph) else ""


def _year(caption: str) -> int | None:
    """Return the one year that a caption names."""
    years = set(_YEAR.findall(caption)) if len(caption) <= _CAPTION and not caption.endswith("。") else ()
    return int(*years) if len(years) == 1 else None
