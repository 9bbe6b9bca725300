"""Rows of the statutory tables out of flattened text, where cells stand one below the other or side by side.

A blank cell leaves no trace in such text. So a row counts only when it has exactly as many figures as its table has
columns, and the header's order is one of those that tell the columns; any other row is printed but uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from toolkit.document import Paragraph, Place
from toolkit.extraction.disclosure import columns_of, disclosure_row
from toolkit.extraction.flat_lines import LONGEST, cut, each_closed, names_known
from toolkit.extraction.grids import DISPUTE_CELLS, REQUEST_COLUMNS, split_disputes
from toolkit.extraction.numbers import looks_like_figure, read_number, unit_in
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import core, spellings
from toolkit.forms import APPLICANTS, OTHER_GROUP, OTHER_PARTS, form
from toolkit.report import TABLES

_BROKEN = 4
"""Into how many lines a label may be broken."""
_NEAR = 40
"""Runs without a label after which the text is taken to be no table, and labels misspelt are no longer looked for."""
_FEW = 12
"""Rows of table 3 from which a text is taken to print it whole."""
_RESULTS = form("2021").columns("disputes")
_TOTAL_FIRST = ("total", *APPLICANTS)


@dataclass(slots=True)
class Run:
    """Words and the figures that follow them; `names` are the tables, axes and keys that the words name."""

    text: str
    place: Place
    block: int  # index of the paragraph that the words come from
    names: tuple[tuple[str, str, str], ...] = ()
    figures: list[PrintedCell] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)  # indices of the paragraphs that the figures come from

    @property
    def takes_blanks(self) -> bool:
        """Whether a blank cell after this run is one of its row: it has figures, or names a row that begins there."""
        rows = [kind == "rows" and table != "disputes" for table, kind, _ in self.names]
        return bool(self.figures) or (bool(rows) and all(rows))

    def key(self, table: str, axis: str) -> str | None:
        """The key of the row or column of `table` that the words name."""
        for name, kind, key in self.names:
            if name == table and kind == axis:
                return key
        return None


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The rows and headers of a flattened table, and the paragraphs that they were printed in."""

    rows: list[PrintedRow] = field(default_factory=list)
    labels: list[PrintedLabel] = field(default_factory=list)
    blocks: frozenset[int] = frozenset()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:end] for name in names_known() for end in range(1, len(name)))


def runs(paragraphs: Sequence[tuple[int, Paragraph]]) -> list[Run]:
    """Cut paragraphs into runs of words with their figures; a label broken over several lines is joined."""
    found: list[Run] = []
    closed = all(each_closed(paragraph.text) for _, paragraph in paragraphs if "|" in paragraph.text)
    index, named, blanks = names_known(), 0, 0
    above: tuple[str, ...] = ()
    for block, paragraph in paragraphs:
        place = paragraph.place
        for line in paragraph.text.split("\n"):
            if line == "|":
                blanks += 1
                continue
            words, figures = cut(line, closed) if len(line) <= 4 * LONGEST else ((line,), ())
            if blanks and figures and not words and closed and line.endswith("|") and found[-1].takes_blanks:
                figures = (*("",) * blanks, *figures)  # each cell has its line, and ends it with a bar
            blanks = 0
            if len(words) > 1:
                words = above = _stacked(found, above, words) if len(words) <= len(above) else words
            for text in words:
                names = index.get(core(text), ()) if len(text) <= LONGEST else ()
                _add(found, Run(text, place, block, names), near=len(found) - named < _NEAR)
                named = len(found) if found[-1].names else named
            if figures and found:
                if not found[-1].names and not found[-1].figures and len(found) - named < _NEAR:
                    _name_nearly(found)
                named = len(found) if found[-1].names else named
                found[-1].figures += [PrintedCell(text, place) for text in figures]
                found[-1].blocks.add(block)
    return found


def _stacked(found: list[Run], above: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a line, each with its beginning where the line above holds the beginnings of names."""
    names = [upper + lower for upper, lower in zip(above, words, strict=False)]
    printed = [run.text for run in found[-len(above) :]]
    if printed != list(above) or any(core(name) not in names_known() for name in names):
        return words
    del found[-len(above) :]
    return (*names, *above[len(words) :])


def _add(found: list[Run], run: Run, *, near: bool) -> None:
    """Append a run, joined with those before it where together they are a label; `near` another, its numeral too."""
    if (
        run.text.startswith(("、", ".", "．")) and found and found[-1].figures
    ):  # what looked like a figure is the run's numeral
        text = found[-1].figures.pop().text + run.text
        run = Run(text, run.place, run.block, names_known().get(core(text), ()))
    text, joined, taken = run.text, run, 0
    for count in range(1, _BROKEN if not (run.names and found and found[-1].names) else 0):
        if count > len(found) or (above := found[-count]).figures or len(text) + len(above.text) > LONGEST:
            break
        text = above.text + text
        if not near and core(above.text) not in _beginnings():
            continue
        if names := names_known().get(core(text)):
            joined, taken = Run(text, above.place, above.block, names), count
    found[len(found) - taken :] = [joined]


def _name_nearly(found: list[Run]) -> None:
    """Name the words before a figure by the row that they misspell, alone or with the lines above."""
    for count in range(1, min(_BROKEN, len(found)) + 1):
        pieces = found[-count:]
        text = "".join(piece.text for piece in pieces)
        if len(text) > LONGEST or any(piece.names or piece.figures for piece in pieces):
            return
        names = tuple((table, "rows", key) for table in TABLES if (key := spellings(table, "rows").alike(text)))
        if names:
            found[-count:] = [Run(text, pieces[0].place, pieces[0].block, names)]
            return


def flat_tables(paragraphs: Iterable[tuple[int, Paragraph]]) -> tuple[dict[str, FlatTable], bool]:
    """Return each table as found in flattened text, and whether lines that came again were taken out of the text."""
    every = list(paragraphs)
    stream = runs(every)
    parts: dict[str, list[Run]] = {table: [] for table in TABLES}
    current = ""
    waiting: list[Run] = []
    for run in stream:
        named = {table for table, _, _ in run.names}
        if len(named) == 1:
            (current,) = named
            parts[current] += [each for each in waiting if each.key(current, "columns")]
            waiting = []
        if not named and len(run.figures) == len(DISPUTE_CELLS):
            parts["disputes"].append(run)
        elif named and current not in named:
            waiting.append(run)  # 总计 and 其他 stand in two tables: the next label tells
        elif current:
            parts[current].append(run)
    found = {table: _READERS[table](parts[table]) for table in TABLES}
    return found, _lines_removed(every, stream, found["requests"])


def _lines_removed(paragraphs: Sequence[tuple[int, Paragraph]], stream: Sequence[Run], table: FlatTable) -> bool:
    """Whether identical lines were kept once: no two lines are equal, and table 3 lacks most of its figures."""
    rows = [row for row in table.rows if row.key]
    short = sum(row.uncertain for row in rows)
    if len(rows) < _FEW or short * 2 < len(rows) or any(run.names and run.block in run.blocks for run in stream):
        return False  # a row that stands on one line is seldom the same as another
    lines = [line for _, paragraph in paragraphs for line in paragraph.text.split("\n") if line]
    return len(set(lines)) == len(lines) and any(looks_like_figure(line) for line in lines)


def _read(columns: Sequence[str], cells: Sequence[PrintedCell]) -> dict[str, PrintedCell] | None:
    """Lay figures under the columns: one each, or as many cells with the blank ones that are seen among them.

    Where every second cell is blank, the gaps between figures may be two tabs wide.
    """
    taken = [cell for cell in cells if cell.text]
    if len(taken) != len(columns) == len(cells):
        wide = all(cell.text for cell in cells[::2]) and not any(cell.text for cell in cells[1::2])
        taken = [] if wide else list(cells)
    return dict(zip(columns, taken, strict=True)) if len(taken) == len(columns) else None


def _is_within(printed: Sequence[str], order: Sequence[str]) -> bool:
    rest = iter(order)
    return all(key in rest for key in printed)


def _blocks(read: Iterable[Run]) -> frozenset[int]:
    return frozenset(block for run in read for block in (run.block, *run.blocks))


def _requests(stream: Sequence[Run]) -> FlatTable:
    """Read table 3: the header's order, then each row's label with its figures."""
    read: list[tuple[str, Run]] = []
    heads: list[tuple[str, Run]] = []
    for run in stream:
        key, column = run.key("requests", "rows"), run.key("requests", "columns")
        if read and read[-1][0] in (OTHER_GROUP, *OTHER_PARTS) and core(run.text)[-2:] in ("其他", "其它"):
            key, column = ("other_misc", None) if len(core(run.text)) <= 3 else (key, column)
        if column and not (run.figures and read):
            heads += [(column, run)] if not read else []
        elif key or (run.figures and read):
            read.append((key or "", run))
    order = _order([column for column, _ in heads]) if heads else REQUEST_COLUMNS
    rows = [_row(key, run, order) for key, run in read if run.figures or key != OTHER_GROUP]
    labels = [PrintedLabel(column, run.text, run.place) for column, run in heads] if rows else []
    return FlatTable(rows, labels, _blocks(run for key, run in (*heads, *read) if key and rows))


def _order(printed: Sequence[str]) -> tuple[str, ...]:
    """Return the columns as the header orders them, or () if unclear; 总计 spans two lines, so comes second in text."""
    printed = list(dict.fromkeys(printed))
    natural, *others, total = REQUEST_COLUMNS
    as_prescribed = _is_within(printed, REQUEST_COLUMNS) or _is_within(printed, (natural, total, *others))
    if as_prescribed == _is_within(printed, _TOTAL_FIRST):
        return ()
    return REQUEST_COLUMNS if as_prescribed else _TOTAL_FIRST


def _row(key: str, run: Run, order: Sequence[str]) -> PrintedRow:
    cells = _read(order, run.figures) if order else None
    return PrintedRow(key, run.text, run.place, cells or {}, uncertain=cells is None)


def _disclosure(stream: Sequence[Run]) -> FlatTable:
    """Read table 2: blocks that open with the names of their columns, which must be all that the row has in a form."""
    rows: list[PrintedRow] = []
    labels: list[PrintedLabel] = []
    read: list[Run] = []
    columns: dict[str, str] = {}
    figures_seen, opened, apart = True, False, _NEAR
    for run in stream:
        key, column = run.key("disclosure", "rows"), run.key("disclosure", "columns")
        opened = opened or column == ""
        apart = 0 if column == "" else apart + 1
        if not (key or column or run.figures) and len(run.text) <= LONGEST and apart < _NEAR:
            column = spellings("disclosure", "columns").alike(run.text)
        if column and not run.figures:
            columns = ({} if figures_seen else columns) | {column: unit_in(run.text)}
            labels.append(PrintedLabel(column, run.text, run.place))
            figures_seen = False
        elif key and (columns or opened) and (run.figures or not figures_seen or apart == 1):
            cells = _read(tuple(columns), run.figures) if columns.keys() in columns_of(key) else None
            rows.append(disclosure_row(key, run.text, run.place, cells, columns))
            figures_seen = True
        elif run.figures and columns:
            rows.append(_row("", run, tuple(columns)))
            figures_seen = True
            continue
        else:
            continue
        apart = 0
        read.append(run)
    return FlatTable(rows, labels, _blocks(read))


def _disputes(stream: Sequence[Run]) -> FlatTable:
    """Read table 4: fifteen headers, then fifteen figures; or five, and five after the name of each channel."""
    heads = [(key, run) for run in stream if (key := run.key("disputes", "columns"))]
    channels = [(key, run) for run in stream if (key := run.key("disputes", "rows"))]
    if len(heads) < len(_RESULTS):
        return _without_head(stream, [key for key, _ in heads])
    printed = tuple(key for key, _ in heads)
    order = printed[:5] if set(printed[:5]) == set(_RESULTS) and printed == printed[:5] * (len(printed) // 5) else ()
    figured = next((run for run in stream if run.figures), heads[-1][1])
    if figured.key("disputes", "rows"):
        rows = [_row(key, run, order) for key, run in channels[:3]]
    else:
        told = order and _is_within([key for key, _ in channels], form("2021").rows("disputes"))
        names = [f"{cell.split('.')[0]}.{result}" for cell, result in zip(DISPUTE_CELLS, order * 3, strict=False)]
        rows = split_disputes(_read(names, figured.figures) if told else None, figured.place)
    labels = {key: PrintedLabel(key, run.text, run.place) for key, run in heads}
    return FlatTable(rows, [*labels.values()], _blocks([*(run for _, run in (*heads, *channels)), figured]))


def _without_head(stream: Sequence[Run], heads: Sequence[str]) -> FlatTable:
    """Read a row of fifteen figures whose header cannot be read whole, as the form orders them.

    That is so where their totals agree, and no part of the header that can be read says otherwise.
    """
    rows = [run for run in stream if len(run.figures) == len(DISPUTE_CELLS)]
    if len(rows) != 1:
        return FlatTable()
    values = [read_number(cell.text).value for cell in rows[0].figures]
    known = [value for value in values if value is not None]
    channels = [known[at : at + len(_RESULTS)] for at in range(0, len(known), len(_RESULTS))]
    agree = len(known) == len(values) and all(sum(results) == total for *results, total in channels)
    agree = agree and _is_within(list(dict.fromkeys(heads)), _RESULTS)
    cells = _read(DISPUTE_CELLS, rows[0].figures) if agree else None
    return FlatTable(split_disputes(cells, rows[0].place), [], frozenset(rows[0].blocks))


_READERS = {"disclosure": _disclosure, "requests": _requests, "disputes": _disputes}
