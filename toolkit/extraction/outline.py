"""What the reports of other bodies need to know of one, small enough to be kept of every report of the country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from math import log2
from typing import NamedTuple

from toolkit.extraction.masking import masked
from toolkit.extraction.mentions import is_cut
from toolkit.report import TABLES, Identity, Report, State, Table

COMPARED = ("overview", "problems")
"""Sections that are held against those of other bodies."""

_FOLLOWS = frozenset(("total", "total_outcomes", "new_received"))
"""Rows and columns whose figures follow from others: one request fills six cells."""


class Own(NamedTuple):
    """The figures of a table that do not follow from others: how many are not 0, how much they say, and a digest.

    `bits` grows by one with each doubling of a figure: tables of few small figures are often the same by chance.
    """

    nonzero: int
    bits: float
    digest: bytes


@dataclass(frozen=True, slots=True)
class Outline:
    """Who reported, and what another report may turn out to share.

    `tables` maps a table known whole to what its own cells say; `fee` is the amount of 行政事业性收费 where it is above
    0; `texts` are the masked texts of the sections in `COMPARED`.
    """

    source: str
    sha256: str
    state: State
    identity: Identity
    tables: Mapping[str, Own] = field(default_factory=dict)
    fee: Decimal | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


def outline(report: Report) -> Outline:
    """Return the outline of a report."""
    who = replace(report.identity, evidence={}, years={}, title="")
    known = Outline(report.source, report.sha256, report.state, who)
    if report.state is State.UNREADABLE:
        return known
    tables = {key: own for key in TABLES if (own := _own(report.tables[key]))}
    texts = {key: text for key in COMPARED if (text := masked_text(report, key))}
    return replace(known, tables=tables, fee=fee(report), texts=texts)


def masked_text(report: Report, key: str) -> str | None:
    """Return the letters of a section that are its own; None where there is no such section, or part of it is cut."""
    section = report.section(key)
    if section is None or is_cut(section.text):
        return None
    return masked(section.text, report.identity.as_printed)


def fee(report: Report) -> Decimal | None:
    """Return the amount of 行政事业性收费 where it is known and above 0."""
    if report.state is State.UNREADABLE:
        return None
    amount = report.tables["disclosure"].value("fees", "amount")
    return amount if amount is not None and amount > 0 else None


def _own(table: Table) -> Own | None:
    """Return what the figures of a table say; None where one is not known."""
    cells = table.cells.items()
    own = [cell.value for (row, column), cell in cells if row not in _FOLLOWS and column not in _FOLLOWS]
    values = [value for value in own if value is not None]
    if not own or len(values) < len(own):
        return None
    bits = sum(log2(1 + abs(value)) for value in values if value)
    return Own(sum(map(bool, values)), bits, _digest(values))


def _digest(values: Iterable[Decimal]) -> bytes:
    return sha256(" ".join(f"{value.normalize():f}" for value in values).encode()).digest()[:16]
