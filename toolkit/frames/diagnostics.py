"""Slips that explain a broken table 3 at once: one wrong cell, two cells exchanged, or one column moved by a row.

They are looked for only when every cell is known and some identity fails, and each must make every identity hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.forms import APPLICANTS, label
from toolkit.report import Table

_COLUMNS = (*APPLICANTS, "total")
_INFLOW = ("new_received", "carried_over")
_OUTFLOW = ("total_outcomes", "carried_forward")

Figures = NDArray[np.int64]


def requests_diagnostics(table: Table) -> dict[str, Any]:
    """Return how many exchanges of two cells, and how many moved columns, would mend the table, and which.

    With the one cell whose change does so, where there is only one. Nothing is returned, and so nothing known, when a
    cell is missing or is no whole number.
    """
    figures = _figures(table)
    if figures is None:
        return {}
    rows = table.rows
    swapped: list[str] = []
    shifted: list[str] = []
    suggested: dict[str, Any] = {}
    if not _holds(figures, rows):
        swapped = [_pair(rows, one, other) for one, other in _mending_exchanges(figures, rows)]
        suggested = _suggested(figures, rows)
        shifted = [_label("columns", _COLUMNS[column]) for column in _mending_moves(figures, rows)]
    return {
        "requests_swapped": len(swapped),
        "requests_swapped_cells": "；".join(swapped),
        "requests_shifted": len(shifted),
        "requests_shifted_columns": "、".join(shifted),
    } | suggested


def _figures(table: Table) -> Figures | None:
    rows = table.rows
    known = [value for row in rows for column in _COLUMNS if (value := table.value(row, column)) is not None]
    if not {*_INFLOW, *_OUTFLOW} <= set(rows) or len(known) < len(rows) * len(_COLUMNS):
        return None
    if any(value != value.to_integral_value() for value in known):
        return None
    return np.array([int(value) for value in known], dtype=np.int64).reshape(len(rows), len(_COLUMNS))


def _gaps(figures: Figures, rows: tuple[str, ...]) -> tuple[Figures, Figures, Figures]:
    """Return what each row lacks to its total, each column to its outcomes, and each column to its balance."""
    at = {row: index for index, row in enumerate(rows)}
    outcomes = [index for row, index in at.items() if row not in (*_INFLOW, *_OUTFLOW)]
    across = figures[:, :-1].sum(axis=1) - figures[:, -1]
    down = figures[outcomes].sum(axis=0) - figures[at["total_outcomes"]]
    balance = figures[[at[row] for row in _INFLOW]].sum(axis=0) - figures[[at[row] for row in _OUTFLOW]].sum(axis=0)
    return across, down, balance


def _holds(figures: Figures, rows: tuple[str, ...]) -> bool:
    return not any(gap.any() for gap in _gaps(figures, rows))


def _suggested(figures: Figures, rows: tuple[str, ...]) -> dict[str, Any]:
    """Return the one cell, and its value, whose change makes every identity hold; nothing where several do or none.

    Every cell is a term of its row's identity, so the row that fails says by how much the cell is off.
    """
    across, _, _ = _gaps(figures, rows)
    broken = np.flatnonzero(across)
    if len(broken) != 1:
        return {}
    row = int(broken[0])
    mending = []
    for column in range(len(_COLUMNS)):
        tried = figures.copy()
        tried[row, column] += across[row] if _COLUMNS[column] == "total" else -across[row]
        if tried[row, column] >= 0 and _holds(tried, rows):
            mending.append((column, int(tried[row, column])))
    if len(mending) != 1:
        return {}
    column, value = mending[0]
    facts = {"row": rows[row], "column": _COLUMNS[column], "value": value}
    return {f"requests_suggested_{name}": fact for name, fact in facts.items()}


def _mending_exchanges(figures: Figures, rows: tuple[str, ...]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    across, down, balance = _gaps(figures, rows)
    broken_rows, broken_columns = np.flatnonzero(across), np.flatnonzero(down | balance)
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    if len(broken_rows) == 2:
        one, other = (int(index) for index in broken_rows)
        pairs += [((one, column), (other, column)) for column in range(len(_COLUMNS))]
    if len(broken_columns) == 2:
        left, right = (int(index) for index in broken_columns)
        pairs += [((row, left), (row, right)) for row in range(len(rows))]
    for one_cell, other_cell in pairs:
        tried = figures.copy()
        tried[one_cell], tried[other_cell] = figures[other_cell], figures[one_cell]
        if tried[one_cell] != figures[one_cell] and _holds(tried, rows):
            yield one_cell, other_cell


def _mending_moves(figures: Figures, rows: tuple[str, ...]) -> Iterator[int]:
    for column, step in ((column, step) for column in range(len(_COLUMNS)) for step in (-1, 1)):
        edge = 0 if step == -1 else -1
        if figures[edge, column] or np.count_nonzero(figures[:, column]) < 2:
            continue  # the figure at the edge would be lost, or there is too little to tell a move by
        tried = figures.copy()
        tried[:, column] = np.roll(figures[:, column], step)
        if _holds(tried, rows):
            yield column


def _pair(rows: tuple[str, ...], one: tuple[int, int], other: tuple[int, int]) -> str:
    cells = [
        f"“{_label('rows', rows[row])}”行“{_label('columns', _COLUMNS[column])}”列" for row, column in (one, other)
    ]
    return "与".join(cells)


def _label(axis: str, key: str) -> str:
    return label("requests", axis, key).in_words("zh")
