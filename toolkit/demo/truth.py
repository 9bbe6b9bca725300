"""What is told about a fault: where it is, which rule must find it, and from which other reports it is seen as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from toolkit.demo.draft import Draft

BESIDE = "beside: "
"""How the note begins of a row that is no fault of the report itself."""
_FAMILIES = {"year": "year", "cell": "structure"}


@dataclass(frozen=True)
class Truth:
    """One row of truth.csv."""

    source: str
    body: str
    year: int
    rule: str
    family: str
    table: str = ""
    row: str = ""
    column: str = ""
    wrong: str = ""
    right: str = ""
    note: str = ""


@dataclass(frozen=True)
class Around:
    """A report, those of the same body of the years beside it, and that of the government above."""

    here: Draft
    before: Draft | None
    after: Draft | None
    above: Draft | None
    touched_before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """A kind of fault: how to make it (nothing where it cannot be), and what parts of a report it touches."""

    rule: str
    make: Callable[[Around, Random], list[Truth]]
    touches: frozenset[str]
    needs_last_year: frozenset[str] = frozenset()  # parts of last year's report that must be sound


def told(here: Draft, rule: str, family: str, *, wrong: str = "", right: str = "", note: str = "") -> Truth:
    """Return the truth about a fault that is in no cell."""
    return Truth(here.source, here.body.name, here.year, rule, family, wrong=wrong, right=right, note=note)


def in_cell(here: Draft, rule: str, cell: tuple[str, str, str], wrong: str, note: str = "") -> Truth:
    """Print a wrong text in a cell, and return the truth about it; the family is the one of the rule."""
    here.cells[cell] = wrong
    family = _FAMILIES.get(rule.partition("-")[0], "arithmetic")
    return Truth(here.source, here.body.name, here.year, rule, family, *cell, wrong, here.right(*cell), note)


def beside(around: Around, fault: Truth) -> Iterator[Truth]:
    """Yield the rules by which a wrong cell is seen from the report of the year after and of the government above."""
    cell = (fault.table, fault.row, fault.column)
    pairs = ((around.after, _next_year(*cell)), (around.above, _above(fault)))
    for other, rules in ((other, rules) for other, rules in pairs if other):
        for rule in rules:
            yield Truth(
                other.source, other.body.name, other.year, rule, fault.family, *cell, note=BESIDE + fault.source
            )


def _next_year(table: str, row: str, column: str) -> Iterator[str]:
    if table == "requests" and row in ("carried_forward", ""):
        yield from ("year-carry-total", "year-carry-column")
    if table == "requests":
        yield from ("year-jump", "year-quoted-prior", "t4-disputes-vs-answers", "year-table-identical")
        if row in ("new_received", "carried_over", "") and column in ("total", ""):
            yield "prose-growth-rate"
    if table == "disclosure":
        yield from ("year-jump", "year-scale-switch")
        if row in ("normative_documents", ""):
            yield "year-valid-rollforward"
    if table == "disputes":
        yield "year-pending-rollforward"


def _above(fault: Truth) -> Iterator[str]:
    if fault.table or fault.rule == "year-year-missing":
        yield from ("level-sum", "level-parent-ge-child")
