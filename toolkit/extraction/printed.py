"""Rows of a statutory table as they stand in a source, before the form is laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.document import Place


class PrintedCell(NamedTuple):
    """The text of one slot, where it stands, and the unit of money that its header or its row's label prints."""

    text: str
    place: Place
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: the key of its label ("" when no label of the form was recognised), and its cells by column key.

    `uncertain` says that the row is printed, but that which figure belongs to which column cannot be told; then
    `cells` is empty.
    """

    key: str
    label: str
    place: Place
    cells: Mapping[str, PrintedCell] = field(default_factory=dict)
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A column header as printed, with the key it was taken for."""

    key: str
    text: str
    place: Place
