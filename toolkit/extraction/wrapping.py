"""Rows of table 3 that only their places tell, whose label is wrapped around the line of its figures.

The figures stand at half the height of the label, on a line of their own: so a label seems to have blanks only, and the
figures no label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.extraction.paths import own_words
from toolkit.extraction.printed import PrintedRow
from toolkit.extraction.words import fold, spellings

_LINES = 4
"""Lines that a label and its figures may take."""


def rewrapped(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Join the rows whose words are the label of the form together; doubt blanks beside figures of no row."""
    found: list[PrintedRow] = []
    at = 0
    while at < len(rows):
        count, row = next(
            ((count, whole) for count in range(2, _LINES + 1) if (whole := _joined(rows[at : at + count]))),
            (1, rows[at]),
        )
        found.append(row)
        at += count
    lone = [not row.key and _is_filled(row) for row in found]
    beside = [any(lone[max(0, at - 1) : at + 2]) for at in range(len(found))]
    return [
        replace(row, cells={}, uncertain=True) if near and row.key and not _is_filled(row) else row
        for row, near in zip(found, beside, strict=True)
    ]


def _joined(rows: Sequence[PrintedRow]) -> PrintedRow | None:
    """Return rows as one, when one of them has figures and their words together are a label, letter for letter."""
    filled = [row for row in rows if _is_filled(row)]
    label = "".join(row.label for row in rows)
    if len(filled) != 1 or not fold(rows[0].label) or not fold(rows[-1].label) or filled[0].key:
        return None
    key = spellings("requests", "rows").exact(own_words(label))
    return replace(filled[0], key=key, label=own_words(label)) if key else None


def _is_filled(row: PrintedRow) -> bool:
    return row.uncertain or any(fold(cell.text) for cell in row.cells.values())
