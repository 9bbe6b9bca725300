"""Two independent readings of one PDF held against each other: what they agree on is certain, the rest is not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.document import How
from toolkit.errors import SourceError
from toolkit.extraction import extract
from toolkit.forms import APPLICANTS, label
from toolkit.messages import message
from toolkit.reading.pdf_second import read_pdf_again
from toolkit.report import Cell, Mark, Report, State, Table

Key = tuple[str, str]

_INFLOW, _OUTFLOW = ("new_received", "carried_over"), ("total_outcomes", "carried_forward")
_ENDINGS = ("upheld", "corrected", "other", "pending")


def confirmed(report: Report, source: bytes, language: str) -> Report:
    """Return a report read from the PDF `source`, where it is doubtful as a second reading of its pages leaves it."""
    if not doubtful(report):
        return report
    try:
        again = read_pdf_again(source, report.source, _pages(report))
    except SourceError as error:
        return _with_problems(report, [message(error.key, language, **error.values)])
    return agreed(report, extract(again, report.source, report.sha256, language), language)


def doubtful(report: Report) -> bool:
    """Whether ruled tables do not add up or have gaps: either the report is so, or it was not read as printed."""
    tables = report.tables.values()
    ruled = any(cell.how is How.RULED for table in tables for cell in table.cells.values())
    return ruled and any(not table.found or _has_gaps(table) or _does_not_add_up(table) for table in tables)


def agreed(first: Report, second: Report, language: str) -> Report:
    """Return the first reading, its cells checked where the second is the same, and not read where it is another.

    A cell that only the second reading has is not read either, and named like those that differ. Of a table that the
    second reading does not have, it says nothing.
    """
    tables = dict(first.tables)
    problems = []
    for key, table in first.tables.items():
        other = second.tables.get(key)
        if other is None or not other.found:
            continue
        cells = {place: _held_against(cell, other.cells.get(place)) for place, cell in table.cells.items()}
        differing = [place for place, cell in cells.items() if not cell.checked and _is_read(other.cells.get(place))]
        rows = dict.fromkeys(row for row, _ in differing)
        tables[key] = replace(
            table,
            cells=cells,
            found=True,
            rows_missing=tuple(row for row in table.rows_missing if row not in rows),
            rows_uncertain=tuple(dict.fromkeys((*table.rows_uncertain, *rows))),
        )
        if differing:
            named = "; ".join(_named(table, other, row, differing, language) for row in rows)
            name = label("tables", "", key).in_words(language)
            problems.append(message("readings-differ", language, table=name, cells=named))
    return _with_problems(replace(first, tables=tables), problems)


def _held_against(cell: Cell, other: Cell | None) -> Cell:
    if other is None or other.mark is Mark.MISSING or cell.mark is Mark.MISSING:
        return cell
    if (cell.mark, cell.value) == (other.mark, other.value):
        return cell._replace(checked=True)
    return cell._replace(mark=Mark.MISSING, value=None)


def _is_read(cell: Cell | None) -> bool:
    return cell is not None and cell.mark is not Mark.MISSING


def _named(table: Table, other: Table, row: str, differing: list[Key], language: str) -> str:
    columns = [
        f"{label(table.key, 'columns', column).in_words(language)} "
        f"“{table.cells[row, column].raw}” ≠ “{other.cells[row, column].raw}”"
        for at, column in differing
        if at == row
    ]
    return f"{label(table.key, 'rows', row).in_words(language)}({', '.join(columns)})"


def _with_problems(report: Report, problems: list[str]) -> Report:
    state = State.PARTIAL if problems and report.state is State.READ else report.state
    return replace(report, state=state, problems=(*report.problems, *problems))


def _pages(report: Report) -> set[int]:
    """Return the pages that hold the tables, with those beside them; none (any may) where a table was not found."""
    if not all(table.found for table in report.tables.values()):
        return set()
    places = [cell.place for table in report.tables.values() for cell in table.cells.values()]
    held = {place.page for place in places if place and place.page}
    return {page for at in held for page in (at - 1, at, at + 1) if page > 0}


def _has_gaps(table: Table) -> bool:
    return bool(table.rows_uncertain) or any(cell.mark is Mark.MISSING for cell in table.cells.values())


def _does_not_add_up(table: Table) -> bool:
    for parts, wholes in _identities(table):
        left, right = ([table.value(*place) for place in side] for side in (parts, wholes))
        known = [value for value in (*left, *right) if value is not None]
        if len(known) == len(left) + len(right) and sum(known[: len(left)]) != sum(known[len(left) :]):
            return True
    return False


def _identities(table: Table) -> Iterator[tuple[list[Key], list[Key]]]:
    """Give, for each identity of the form, the cells whose sum equals the sum of the others."""
    if table.key == "disputes":
        for row in table.rows:
            yield [(row, column) for column in _ENDINGS], [(row, "total")]
    if table.key == "requests":
        outcomes = [row for row in table.rows if row not in (*_INFLOW, *_OUTFLOW)]
        for row in table.rows:
            yield [(row, column) for column in APPLICANTS], [(row, "total")]
        for column in (*APPLICANTS, "total"):
            yield [(row, column) for row in outcomes], [("total_outcomes", column)]
            yield [(row, column) for row in _INFLOW], [(row, column) for row in _OUTFLOW]
