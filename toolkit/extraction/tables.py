"""The three statutory tables of a report: printed rows laid under the form, every prescribed cell accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.document import Document, Grid, How, Paragraph, Place
from toolkit.extraction import flat, grids
from toolkit.extraction.numbers import read_number
from toolkit.extraction.printed import PrintedLabel, PrintedRow
from toolkit.extraction.words import core, fold, is_altered
from toolkit.forms import FORMS, OTHER_GROUP, OTHER_PARTS, Form, form, label
from toolkit.messages import message
from toolkit.report import TABLES, AlteredLabel, Cell, Mark, Table

_UNDECODABLE = "\ufffd"
_FROM_LOOKS = (How.ALIGNED, How.SCANNED)


@dataclass(slots=True)
class Copy:
    """One printing of a table: a page may show the same table twice."""

    rows: list[PrintedRow] = field(default_factory=list)
    labels: list[PrintedLabel] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintedTables:
    """What a document prints of the three tables, before the form is known.

    `blocks` are the paragraphs used; `how` says of each grid, by number, how its cells were told apart.
    """

    copies: dict[str, list[Copy]]
    blocks: frozenset[int]
    how: Mapping[int | None, How]


def printed_tables(document: Document) -> PrintedTables:
    """Find the printed rows of each table: in grids, or where there are none, in flattened text."""
    by_table: dict[str, list[Grid]] = {table: [] for table in TABLES}
    previous = ""
    for grid in document.grids:
        table = grids.table_of(grid) or _continued(grid, previous)
        if table:
            by_table[table].append(grid)
        previous = table or ""
    copies = {table: _from_grids(table, found) for table, found in by_table.items()}
    blocks: set[int] = set()
    missing = [table for table in TABLES if not any(copy.rows for copy in copies[table])]
    if missing:
        blocks_of_text = enumerate(document.blocks)
        stream = flat.tokens((index, block) for index, block in blocks_of_text if isinstance(block, Paragraph))
        for table in missing:
            found_flat = flat.READERS[table](stream)
            copies[table] = _copies(found_flat.rows, found_flat.labels)
            blocks |= _whole(found_flat.blocks, document)
    how = {grid.place.grid: grid.how for grid in document.grids}
    return PrintedTables(copies, frozenset(blocks), how)


def _whole(blocks: frozenset[int], document: Document) -> set[int]:
    """All paragraphs that a flattened table takes, with the words of its head, up to the heading or sentence above."""
    if not blocks:
        return set()
    start = min(blocks)
    while start and isinstance(above := document.blocks[start - 1], Paragraph) and _is_table_word(above.text):
        start -= 1
    return set(range(start, max(blocks) + 1))


def _is_table_word(text: str) -> bool:
    return "。" not in text and not re.match(r"\s*[一二三四五六][、.．]", text)


def _continued(grid: Grid, previous: str) -> str | None:
    """A grid without words of its own, right after table 4 began or within table 3, is more of the same."""
    if previous == "disputes" and grid.width >= 15:
        return previous
    return previous if previous == "requests" and 7 <= grid.width <= 12 else None


def _from_grids(table: str, found: Sequence[Grid]) -> list[Copy]:
    parts = list(grids.rows_across_pages(found)) if table == "requests" else [grids.READERS[table](g) for g in found]
    rows = [row for part, _ in parts for row in part]
    return _copies(rows, [name for _, part in parts for name in part])


def _copies(rows: Sequence[PrintedRow], labels: Sequence[PrintedLabel]) -> list[Copy]:
    """Begin a new copy where a row comes again; a header repeated on the next page is no copy."""
    copies = [Copy(labels=list({name.key: name for name in reversed(labels)}.values()))]
    seen: set[str] = set()
    for row in rows:
        if row.key and row.key in seen:
            copies.append(Copy())
            seen = set()
        seen.add(row.key)
        copies[-1].rows.append(row)
    return copies


def form_of(printed: PrintedTables, text: str) -> str:
    """Tell the form by the headers of table 2, else by the rows of （六）其他处理 in table 3; "" when neither tells."""
    words = {core(name.text) for copy in printed.copies["disclosure"] for name in copy.labels}
    words |= {core(row.label) for copy in printed.copies["disclosure"] for row in copy.rows}
    votes = {key: sum(core(told) in words for told in form(key).told_by) for key in FORMS}
    if votes["2019"] != votes["2021"]:
        return max(votes, key=lambda key: votes[key])
    keys = {row.key for copy in printed.copies["requests"] for row in copy.rows}
    if keys & set(OTHER_PARTS):
        return "2021"
    bare = fold(text)
    return next((key for key in FORMS if any(fold(told) in bare for told in form(key).told_by)), "")


def form_words(printed: PrintedTables, form_key: str, text: str) -> str:
    """Return the first printed words that tell the form `form_key`; "" when none do."""
    if not form_key:
        return ""
    told = form(form_key).told_by
    names = [name.text for copy in printed.copies["disclosure"] for name in copy.labels]
    names += [row.label for copy in printed.copies["disclosure"] for row in copy.rows]
    wanted = set(map(core, told))
    words = [name for name in names if core(name) in wanted]
    words += [row.label for copy in printed.copies["requests"] for row in copy.rows if row.key in OTHER_PARTS]
    return fold(words[0]) if words else next((each for each in told if fold(each) in fold(text)), "")


def build_table(table: str, printed: PrintedTables, layout: Form, language: str) -> tuple[Table, list[str]]:
    """Lay `layout` under the printed rows: every prescribed cell, what is not there MISSING; and the problems met."""
    copies = printed.copies[table]
    first = max(copies, key=lambda copy: len({row.key for row in copy.rows if row.key and row.cells}), default=Copy())
    rows = {row.key: row for row in first.rows if row.key}
    cells = {(cell.row, cell.column): cell for cell in _cells(table, rows, layout, printed.how)}
    found = bool(rows)
    absent = [row for row in dict.fromkeys(row for row, _ in cells) if found and row not in rows]
    uncertain = {row.key: fold(row.label) for row in first.rows if row.key and row.uncertain}
    nameless = any(_has_figures(row) and not row.key and not fold(row.label) for row in first.rows)
    if nameless or any(
        cell.how in _FROM_LOOKS for cell in cells.values()
    ):  # what is absent may be printed all the same
        uncertain |= {row: label(table, "rows", row).in_words(language) for row in absent}
    table_name = label("tables", "", table).in_words(language)
    problems = [message("row-uncertain", language, table=table_name, row=name) for name in uncertain.values()]
    problems += _undecodable(table, cells.values(), language)
    built = Table(
        key=table,
        cells=cells,
        found=found,
        rows_missing=tuple(row for row in absent if row not in uncertain),
        rows_extra=tuple(dict.fromkeys(fold(row.label) for row in first.rows if _is_extra(row))),
        labels_altered=tuple(_altered(table, first, copies, layout)) if found else (),
        rows_uncertain=tuple(uncertain),
        copies_differing=sum(_differs(copy, rows) for copy in copies if copy is not first),
    )
    return built, problems


def _undecodable(table: str, cells: Iterable[Cell], language: str) -> list[str]:
    """Name the cells that print something which could not be made out: they are not read, and neither blank nor 0."""
    rows: dict[str, list[str]] = {}
    for cell in cells:
        if _UNDECODABLE in cell.raw:
            rows.setdefault(cell.row, []).append(label(table, "columns", cell.column).in_words(language))
    names = [f"{label(table, 'rows', row).in_words(language)}({', '.join(columns)})" for row, columns in rows.items()]
    table_name = label("tables", "", table).in_words(language)
    return [message("cells-undecodable", language, table=table_name, cells="; ".join(names))] if names else []


def _is_extra(row: PrintedRow) -> bool:
    return not row.key and bool(fold(row.label)) and _has_figures(row)


def _has_figures(row: PrintedRow) -> bool:
    return any(read_number(cell.text, "printed").mark is Mark.NUMBER for cell in row.cells.values())


def _cells(table: str, rows: dict[str, PrintedRow], layout: Form, how: Mapping[int | None, How]) -> list[Cell]:
    prescribed = list(layout.cells[table])
    if table == "requests" and OTHER_GROUP in rows and not set(OTHER_PARTS) & set(rows):
        at = next((i for i, (row, _) in enumerate(prescribed) if row in OTHER_PARTS), None)
        if at is not None:
            prescribed = [pair for pair in prescribed if pair[0] not in OTHER_PARTS]
            prescribed[at:at] = [(OTHER_GROUP, column) for column in layout.columns(table)]
    elif table == "requests" and set(OTHER_PARTS) & set(rows) and (OTHER_GROUP, "total") in prescribed:
        prescribed += [(part, column) for part in OTHER_PARTS for column in layout.columns(table)]
    return [_cell(table, row, column, rows.get(row), layout, how=how) for row, column in prescribed]


def _cell(
    table: str, row: str, column: str, printed: PrintedRow | None, layout: Form, *, how: Mapping[int | None, How]
) -> Cell:
    found = printed.cells.get(column) if printed else None
    if found is None:
        return Cell(table, row, column, Mark.MISSING)
    if _UNDECODABLE in found.text:
        told = how.get(found.place.grid, How.LINES)
        return Cell(table, row, column, Mark.MISSING, raw=found.text.strip(), place=found.place, how=told)
    reading = read_number(found.text, layout.unit(table, row, column))
    place: Place = found.place
    told = how.get(place.grid, How.LINES)
    if told is How.SCANNED and reading.mark is Mark.TEXT:  # a letter where a figure belongs was not recognised
        return Cell(table, row, column, Mark.MISSING, raw=_UNDECODABLE, place=place, how=told)
    return Cell(table, row, column, reading.mark, reading.value, found.text.strip(), reading.unit, place, told)


def _altered(table: str, first: Copy, copies: Sequence[Copy], layout: Form) -> list[AlteredLabel]:
    altered = []
    columns = {name.key: name for copy in copies[:1] for name in copy.labels}
    if table != "disputes":
        for row in first.rows:
            if row.key and row.label:
                prescribed = layout.label(table, "rows", row.key)
                if is_altered(row.label, prescribed):
                    altered.append(AlteredLabel(row.key, fold(row.label), prescribed, row.place))
    for key, name in columns.items():
        if all(is_altered(name.text, each.label(table, "columns", key)) for each in map(form, FORMS)):
            altered.append(AlteredLabel(key, fold(name.text), layout.label(table, "columns", key), name.place))
    return altered


def _differs(copy: Copy, rows: dict[str, PrintedRow]) -> bool:
    for row in copy.rows:
        first = rows.get(row.key)
        if not row.key or first is None:
            continue
        shared = row.cells.keys() & first.cells.keys()
        if any(read_number(row.cells[key].text) != read_number(first.cells[key].text) for key in shared):
            return True
    return False
