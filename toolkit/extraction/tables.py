"""The three statutory tables of a report: printed rows laid under the form, every prescribed cell accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from toolkit.document import Document, Format, Grid, How, Paragraph, Place
from toolkit.extraction import flat
from toolkit.extraction.captions import grids_of_tables
from toolkit.extraction.layouts import rows_in
from toolkit.extraction.numbers import read_number
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import core, fold, is_altered
from toolkit.forms import FORMS, OTHER_GROUP, OTHER_PARTS, PRINTED, Form, form, label
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
    `by_looks` are the tables of which a grid was made from where words stand: lone figures may be no part of it.
    `lines_removed` says that the source is a text of which lines that came again were left out: nothing can be read.
    """

    copies: dict[str, list[Copy]]
    blocks: frozenset[int]
    how: Mapping[int | None, How]
    by_looks: frozenset[str] = frozenset()
    lines_removed: bool = False


def printed_tables(document: Document) -> PrintedTables:
    """Find the printed rows of each table: in grids, or where there are none, in flattened text.

    A plain text may draw some rows of a table as a grid and run the others together: there both are looked at.
    """
    by_table = grids_of_tables(document)
    copies = {table: _copies(*rows_in(table, found)) for table, found in by_table.items()}
    blocks: set[int] = set()
    removed = False
    both = document.format is Format.TEXT
    missing = [table for table in TABLES if both or not any(copy.rows for copy in copies[table])]
    if missing:
        found_flat, removed = flat.flat_tables(_texts_of(document))
        for table in missing:
            in_grids = copies[table][0].rows
            known = {row.key for row in in_grids}
            more = _copies([row for row in found_flat[table].rows if row.key not in known], found_flat[table].labels)
            if in_grids:
                in_grids[:] = [_unless_contradicted(row, found_flat[table].rows) for row in in_grids]
                in_grids += [row for row in more[0].rows if row.key]
            else:
                copies[table] = more
            blocks |= _whole(found_flat[table].blocks, document)
    how = {grid.place.grid: grid.how for grid in document.grids}
    by_looks = frozenset(table for table, found in by_table.items() if any(grid.how in _FROM_LOOKS for grid in found))
    return PrintedTables(copies, frozenset(blocks), how, by_looks, removed)


def _unless_contradicted(row: PrintedRow, others: Iterable[PrintedRow]) -> PrintedRow:
    """Return a row of a grid; uncertain where the lines around the grid print it again with other figures."""
    again = (other for other in others if other.key == row.key and other.cells.keys() == row.cells.keys())
    return replace(row, cells={}, uncertain=True) if any(_texts(other) != _texts(row) for other in again) else row


def _texts_of(document: Document) -> Iterator[tuple[int, Paragraph]]:
    """Give the paragraphs by their index, and of a plain text the rows of its grids as they are printed."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield index, block
        elif isinstance(block, Grid) and document.format is Format.TEXT:
            for row in block.rows:
                line = "\t".join(cell.text.replace("\n", " ") if cell else "" for cell in row)
                yield index, Paragraph(line, row[0].place if row[0] else block.place)


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


def _copies(rows: Sequence[PrintedRow], labels: Sequence[PrintedLabel]) -> list[Copy]:
    """Begin a new copy where the first row comes again; another row that does is uncertain if its figures differ."""
    copies = [Copy(labels=list({name.key: name for name in reversed(labels)}.values()))]
    seen: dict[str, int] = {}
    for row in rows:
        if row.key and len(seen) > 1 and row.key == next(iter(seen)):
            copies.append(Copy())
            seen = {}
        printed = copies[-1].rows
        if row.key in seen:
            before = printed[seen[row.key]]
            if _texts(before) != _texts(row) or row.uncertain:
                printed[seen[row.key]] = replace(before, cells={}, uncertain=True)
            continue
        if row.key:
            seen[row.key] = len(printed)
        printed.append(row)
    return copies


def _texts(row: PrintedRow) -> dict[str, str]:
    return {key: fold(cell.text) for key, cell in row.cells.items()}


def form_of(printed: PrintedTables, text: str) -> str:
    """Tell the form by the headers of table 2, else by the rows of （六）其他处理 in table 3; "" when neither tells."""
    names = {name.key for copy in printed.copies["disclosure"] for name in copy.labels}
    names |= {row.key for copy in printed.copies["disclosure"] for row in copy.rows}
    parts = {key: {name for pair in form(key).cells["disclosure"] for name in pair} for key in FORMS}
    votes = {key: len(names & parts[key]) - len(names & parts["2019"] & parts["2021"]) for key in FORMS}
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
    headed = table in printed.by_looks and not any(row.key for copy in copies for row in copy.rows)
    if printed.lines_removed or headed:
        cells = {(row, column): Cell(table, row, column, Mark.MISSING) for row, column in layout.cells[table]}
        unread = Table(table, cells, rows_uncertain=layout.rows(table))
        return unread, [] if printed.lines_removed else _problems(unread, {}, (), language)
    first = max(copies, key=lambda copy: len({row.key for row in copy.rows if row.key and row.cells}), default=Copy())
    rows = {row.key: row for row in first.rows if row.key}
    cells = {cell[1:3]: cell for cell in _cells(table, rows, layout, printed.how)}
    absent = tuple(row for row in dict.fromkeys(row for row, _ in cells) if rows and row not in rows)
    nameless = any(not row.key and _has_figures(row) and not _has_name(row) for row in first.rows)
    hidden: tuple[str, ...] = ()
    if absent and (nameless or any(_by_looks(row.place, printed.how) for row in first.rows)):
        hidden, absent = absent, ()  # they may be printed all the same
    without = [cell for cell in cells.values() if cell.value is None]
    gaps = {cell.row for cell in without if cell.mark is Mark.MISSING and not cell.raw}  # under another header?
    found = bool(rows)
    built = Table(
        key=table,
        cells=cells,
        found=found,
        rows_missing=absent,
        rows_extra=tuple(dict.fromkeys(fold(row.label) for row in first.rows if _is_extra(row))),
        labels_altered=tuple(_altered(table, first, copies, layout)) if found else (),
        rows_uncertain=(*(key for key, row in rows.items() if row.uncertain or key in gaps), *hidden),
        copies_differing=sum(_differs(copy, rows) for copy in copies if copy is not first),
    )
    return built, _problems(built, rows, without, language)


def _problems(table: Table, rows: Mapping[str, PrintedRow], without: Sequence[Cell], language: str) -> list[str]:
    """Name what is printed but was not read: whole rows, single cells, and rows of unknown name where some lack."""
    name = label("tables", "", table.key).in_words(language)
    names = {key: label(table.key, "rows", key).in_words(language) for key in table.rows_uncertain}
    names |= {key: fold(rows[key].label) for key in names if key in rows}
    met = [message("row-uncertain", language, table=name, row=row) for row in names.values()]
    doubtful: dict[str, list[str]] = {}
    for cell in without:
        if _UNDECODABLE in cell.raw or (cell.mark is Mark.TEXT and any(letter.isnumeric() for letter in cell.raw)):
            doubtful.setdefault(cell.row, []).append(label(table.key, "columns", cell.column).in_words(language))
    if doubtful:
        each = (
            f"{label(table.key, 'rows', row).in_words(language)}({', '.join(names)})" for row, names in doubtful.items()
        )
        met.append(message("cells-undecodable", language, table=name, cells="; ".join(each)))
    if (table.rows_missing or not table.found) and table.rows_extra:
        lacking = "、".join(label(table.key, "rows", key).in_words(language) for key in table.rows_missing) or name
        met.append(message("rows-unknown", language, table=name, rows="、".join(table.rows_extra), lacking=lacking))
    return met


def _by_looks(place: Place, how: Mapping[int | None, How]) -> bool:
    """Tell whether only where its words stand made a row: then another row may be there and not be seen."""
    return place.page is not None and how.get(place.grid, How.ALIGNED) in _FROM_LOOKS


def _has_name(row: PrintedRow) -> bool:
    """Whether a row has a name that was seen whole: in flattened text its figures may cut it in two."""
    return bool(fold(row.label)) and row.place.grid is not None


def _is_extra(row: PrintedRow) -> bool:
    return not row.key and bool(fold(row.label)) and (row.uncertain or _has_figures(row))


def _has_figures(row: PrintedRow) -> bool:
    return any(read_number(cell.text, "printed").mark is Mark.NUMBER for cell in row.cells.values())


def _cells(table: str, rows: dict[str, PrintedRow], layout: Form, how: Mapping[int | None, How]) -> list[Cell]:
    parts = bool(set(OTHER_PARTS) & set(rows))
    cells: list[Cell] = []
    for row, columns in _prescribed(table, layout.key, OTHER_GROUP in rows, parts):
        printed = rows[row].cells if row in rows else {}
        for column, unit in columns:
            found = printed.get(column)
            at = (table, row, column)
            cells.append(_cell(at, found, unit, how) if found else Cell(*at, Mark.MISSING))
    return cells


@cache
def _prescribed(table: str, key: str, group: bool, parts: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the rows of a table with their columns and units, （六）其他处理 as a `group` or in `parts`."""
    layout = form(key)
    rows: dict[str, list[tuple[str, str]]] = {}
    for row, column in layout.cells[table]:
        rows.setdefault(row, []).append((column, layout.unit(table, row, column)))
    if table != "requests":
        return list(rows.items())
    columns = rows["total_outcomes"]
    found = list(rows)
    if group and not parts and OTHER_PARTS[0] in rows:
        found = [OTHER_GROUP if row == OTHER_PARTS[0] else row for row in found if row not in OTHER_PARTS[1:]]
    elif parts and OTHER_GROUP in rows:
        found += OTHER_PARTS
    return [(row, columns) for row in found]


def _cell(at: tuple[str, str, str], found: PrintedCell, unit: str, how: Mapping[int | None, How]) -> Cell:
    text, place, own_unit = found
    told = how.get(place.grid, How.LINES)
    if _UNDECODABLE in text:
        return Cell(*at, Mark.MISSING, raw=text.strip(), place=place, how=told)
    mark, value, own = read_number(text, own_unit or unit)
    if told is How.SCANNED and mark is Mark.TEXT:  # a letter where a figure belongs was not recognised
        return Cell(*at, Mark.MISSING, raw=_UNDECODABLE, place=place, how=told)
    stated = own or (own_unit if unit == PRINTED else "")
    return Cell(*at, mark, value, text.strip(), stated, place, told)


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
