"""Rows of the statutory tables out of flattened text, where every cell stands on a line of its own.

A blank cell leaves no trace in such text. So a row counts only when it has exactly as many figures as its table has
columns; any other row is printed but uncertain, and none of its cells is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.document import Paragraph, Place
from toolkit.extraction.grids import DISPUTE_CELLS, REQUEST_COLUMNS, split_disputes
from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import fold, spellings

_TRAILING = re.compile(r"^(?P<label>.*?[^\s\d.,/+—-])\s+(?P<figures>\S+(?:[ \t\u3000]+\S+)*)$")
_PIECES = 4
"""Into how many lines a label may be broken."""
_LONGEST = 120
"""Characters, spacing included, up to which a piece of text can be a label."""


class Token(NamedTuple):
    """A line, or a piece of one: a figure (or a dash) or words."""

    text: str
    place: Place
    block: int  # index of the paragraph it comes from
    is_figure: bool


def tokens(paragraphs: Iterable[tuple[int, Paragraph]]) -> list[Token]:
    """Cut paragraphs into lines, and lines that hold a label with its figures (or several figures) into pieces."""
    found = []
    for block, paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            found += [
                Token(piece, paragraph.place, block, looks_like_figure(piece))
                for piece in _pieces(line.strip().strip("|"))
            ]
    return found


def _pieces(line: str) -> list[str]:
    if not line or looks_like_figure(line):
        return [line] if line else []
    parts = re.split(r"[\s|]+", line)
    if all(looks_like_figure(part) for part in parts):
        return parts
    tail: list[str] = []
    while len(parts) > 1 and looks_like_figure(parts[-1]):
        tail.insert(0, parts.pop())
    return [" ".join(parts), *tail] if tail else [line]


def _label_at(stream: Sequence[Token], at: int, table: str, axis: str) -> tuple[str, str, int] | None:
    """Return key, text and number of tokens of the label that begins at `at`, or None."""
    names = spellings(table, axis)
    text = ""
    for count in range(1, _PIECES + 1):
        if at + count > len(stream) or stream[at + count - 1].is_figure:
            break
        text += stream[at + count - 1].text
        if len(text) > _LONGEST:
            return None
        if (key := names.exact(text)) is not None:
            return key, text, count
    key = names.alike(stream[at].text)
    return (key, stream[at].text, 1) if key is not None else None


def _figures(stream: Sequence[Token], at: int) -> list[Token]:
    end = at
    while end < len(stream) and stream[end].is_figure:
        end += 1
    return list(stream[at:end])


def _row(key: str, text: str, place: Place, figures: Sequence[Token], columns: Sequence[str]) -> PrintedRow:
    if len(figures) != len(columns):
        return PrintedRow(key, text, place, uncertain=True)
    cells = {name: PrintedCell(token.text, token.place) for name, token in zip(columns, figures, strict=True)}
    return PrintedRow(key, text, place, cells)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The rows and headers of a flattened table, and the paragraphs that they were printed in."""

    rows: list[PrintedRow]
    labels: list[PrintedLabel]
    blocks: frozenset[int]


def requests_table(stream: Sequence[Token]) -> FlatTable:
    """Find table 3: from the label of its first row to the figures of its last."""
    rows: list[PrintedRow] = []
    blocks: set[int] = set()
    at, started, group = 0, False, False
    while at < len(stream):
        found = _label_at(stream, at, "requests", "rows")
        if found is None and group and fold(stream[at].text).endswith("其他") and len(fold(stream[at].text)) <= 4:
            found = ("other_misc", stream[at].text, 1)
        started = started or (found is not None and found[0] == "new_received")
        if not started or found is None:
            at += 1
            continue
        key, text, count = found
        figures = _figures(stream, at + count)
        group = key == "other" or (group and key.startswith("other"))
        if key and (figures or key != "other"):
            rows.append(_row(key, text, stream[at].place, figures, REQUEST_COLUMNS))
        blocks |= {token.block for token in stream[at : at + count + len(figures)]}
        at += count + len(figures)
        started = key != "carried_forward"
    return FlatTable(rows, [], frozenset(blocks))


def disclosure_table(stream: Sequence[Token]) -> FlatTable:
    """Find table 2: blocks that open with the names of their columns."""
    rows: list[PrintedRow] = []
    labels: list[PrintedLabel] = []
    columns: list[str] = []
    blocks: set[int] = set()
    at, figures_seen = 0, True
    while at < len(stream):
        if header := _label_at(stream, at, "disclosure", "columns"):
            columns = [header[0]] if figures_seen else [*columns, header[0]]
            labels.append(PrintedLabel(header[0], header[1], stream[at].place))
            figures_seen, step = False, header[2]
        elif columns and (name := _label_at(stream, at, "disclosure", "rows")):
            figures = _figures(stream, at + name[2])
            if figures or not figures_seen:
                rows.append(_row(name[0], name[1], stream[at].place, figures, columns))
            figures_seen, step = True, name[2] + len(figures)
        else:
            at += 1
            continue
        blocks |= {token.block for token in stream[at : at + step]}
        at += step
    return FlatTable(rows, labels, frozenset(blocks))


def disputes_table(stream: Sequence[Token]) -> FlatTable:
    """Find table 4: fifteen headers, then fifteen figures."""
    at = 0
    blocks: set[int] = set()
    labels: dict[str, PrintedLabel] = {}
    while at < len(stream):
        found = _label_at(stream, at, "disputes", "columns")
        if found is None or not (labels or found[0] == "upheld"):  # 总计 and 其他 stand in table 3 as well
            at += 1
            continue
        labels[found[0]] = PrintedLabel(found[0], found[1], stream[at].place)
        blocks |= {token.block for token in stream[at : at + found[2]]}
        at += found[2]
        figures = _figures(stream, at)
        if figures and len(labels) == 5:
            blocks |= {token.block for token in figures}
            whole = len(figures) == len(DISPUTE_CELLS)
            names = [f"{row}.{column}" for row, column in DISPUTE_CELLS]
            cells = {name: PrintedCell(token.text, token.place) for name, token in zip(names, figures, strict=False)}
            return FlatTable(
                split_disputes(cells if whole else None, figures[0].place), [*labels.values()], frozenset(blocks)
            )
    return FlatTable([], [], frozenset())


READERS = {"disclosure": disclosure_table, "requests": requests_table, "disputes": disputes_table}
