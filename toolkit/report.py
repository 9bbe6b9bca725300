"""One annual report as read: who and when, six sections, three tables of cells, and the figures of the prose.

Everything here is frozen. A cell that holds no number says why (`Mark`); a blank, a dash and a zero are three
different answers, and none of them stands for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from html import escape
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from toolkit.document import How, Place
from toolkit.forms import label, labels

if TYPE_CHECKING:
    import pandas as pd


class Mark(StrEnum):
    """What a cell of a table holds."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    TEXT = "text"
    MISSING = "missing"


class State(StrEnum):
    """How far a source could be read: wholly, in part (its `problems` say what not), or not at all."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


TABLES = ("disclosure", "requests", "disputes")
"""The keys of the three statutory tables, in their order on the page (sections two, three and four)."""


class Cell(NamedTuple):
    """One cell of a statutory table.

    `value` is the number printed, exactly, and None unless `mark` is NUMBER; amounts are converted to 万元 when the
    cell or its header prints a unit. `unit` is the unit printed in the cell, or "". `raw` is the text as printed.
    `place` is None for a MISSING cell: the document has none. `how` says by what the cell was told apart from others,
    and `checked` that a second, independent reading of the source gave the same.
    """

    table: str
    row: str
    column: str
    mark: Mark
    value: Decimal | None = None
    raw: str = ""
    unit: str = ""
    place: Place | None = None
    how: How | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True)
class AlteredLabel:
    """A printed label that differs from the form's by more than spacing, brackets or width."""

    key: str
    printed: str
    prescribed: str
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table as found: its cells, and how its labels differ from the form's.

    `cells` maps (row key, column key) to the cell, and holds every cell that the form prescribes: those that the
    document does not print are MISSING. `rows_missing` are the row keys that the document does not print at all,
    `rows_extra` the labels printed that the form does not know. `copies_differing` counts further tables of the
    same kind in the document that show other numbers. `rows_uncertain` are the keys of rows that are printed, but whose
    figures could not be told apart; then what is missing cannot be told either. `found` is False when the document has
    no such table.
    """

    key: str
    cells: Mapping[tuple[str, str], Cell]
    found: bool = True
    rows_missing: tuple[str, ...] = ()
    rows_extra: tuple[str, ...] = ()
    labels_altered: tuple[AlteredLabel, ...] = ()
    copies_differing: int = 0
    pictures: int = 0
    rows_uncertain: tuple[str, ...] = ()

    def value(self, row: str, column: str) -> Decimal | None:
        """The number of a cell, or None."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    @property
    def rows(self) -> tuple[str, ...]:
        """The row keys in order."""
        return tuple(dict.fromkeys(map(itemgetter(0), self.cells)))


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: its key, the numeral and heading as printed, its prose without the tables.

    `lines` are the lines of `text`, each with its place. `unread` counts pictures and parts of tables within
    the section, which may hold what `text` does not.
    """

    key: str
    number: str
    heading: str
    text: str
    place: Place
    altered: bool = False
    lines: tuple[tuple[str, Place], ...] = ()
    unread: int = 0


class Claim(NamedTuple):
    """A figure stated in the prose: what it measures, its value in `unit`, and the sentence it stands in.

    `value` is the number meant (12.5万条 is 125000 条; 万元 becomes 元; a share stays in %). `measure` is a key of
    `toolkit/forms/measures.toml`, or "" for a figure that none of them fits. `precision` is "exact", "at_least" (余,
    多, 以上) or "about" (约, 近, 左右). `scope` is the subject as printed where it is narrower than the report
    (区政府办), else "". `year` is the year that the sentence gives the figure, None when it gives none. `printed` is
    the figure as printed, and `at` where it begins in `sentence`.
    """

    measure: str
    value: Decimal
    unit: str
    sentence: str
    section: str
    place: Place
    scope: str = ""
    precision: str = "exact"
    year: int | None = None
    printed: str = ""
    at: int = 0


class Enumeration(NamedTuple):
    """A total that the prose states, with the parts it is said to have (`共 N 条，分别为…`).

    `complete` says whether the words claim that the parts are all there are (分别为, 包括…其他), so that they must add
    up to `total`; after 其中 they may only not exceed it. All figures are in one `unit`; `parts` are pairs of a name as
    printed and its value. `spans` are where total and parts begin and end in `sentence`.
    """

    total: Decimal
    unit: str
    parts: tuple[tuple[str, Decimal], ...]
    complete: bool
    sentence: str
    section: str
    place: Place
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reported for which year, and the words of the source that each answer rests on (`evidence`).

    `years` are the years that the source states, by place: "title", "period" (in which it ends), "metadata" (the title
    that the format states) and "file" (the source's name). `year` is the first of them that there is. `printed` is the
    name that the source itself gives the body, where a roster calls it otherwise; `filed` is when, by the roster, the
    body filed the report with the office in charge before publication.
    """

    body: str = ""
    level: str = ""
    kind: str = ""
    year: int | None = None
    form: str = ""
    title: str = ""
    published: date | None = None
    period: tuple[date, date] | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    printed: str = ""
    filed: date | None = None

    @property
    def as_printed(self) -> str:
        """The name that the source itself gives the body, without spaces."""
        return "".join((self.printed or self.body).split())


@dataclass(frozen=True, slots=True)
class Report:
    """One source, read. `problems` says in words, one sentence each, what could not be read with certainty.

    `links` are the addresses that the report's own words lead to, None where the source does not tell them. `column`
    is where a page says that it stands on its site ("政务公开 > 法定主动公开内容"), without its own title; "" where it
    says nothing.
    """

    source: str
    sha256: str
    format: str
    state: State
    identity: Identity = field(default_factory=Identity)
    tables: Mapping[str, Table] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    preamble: str = ""
    claims: tuple[Claim, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    template_residue: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    links: tuple[str, ...] | None = None
    column: str = ""

    def table(self, key: str) -> pd.DataFrame:
        """Return a statutory table as printed, by the keys of the form; a cell that holds no number is missing.

        Counts are Int64; a table with an amount, or with a figure that is no whole number, is Float64.
        """
        import pandas as pd

        cells = self.tables[key].cells
        rows = list(dict.fromkeys(row for row, _ in cells))
        columns = list(dict.fromkeys(column for _, column in cells))
        values = [[self.tables[key].value(row, column) for column in columns] for row in rows]
        whole = all(value is None or value == value.to_integral_value() for row in values for value in row)
        plain = [[None if value is None else float(value) for value in row] for row in values]
        frame = pd.DataFrame(plain, index=pd.Index(rows, name=key), columns=columns, dtype="Float64")
        return frame.astype("Int64") if whole else frame

    def _repr_html_(self) -> str:
        who = self.identity
        lines = [f"<h3>{escape(who.title or self.source)}</h3>"]
        lines += [f"<p>{escape(problem)}</p>" for problem in self.problems]
        for key, table in self.tables.items():
            name = escape(label("tables", "", key).zh)
            lines.append(f"<h4>{name}</h4>{self._as_html(key)}" if table.found else f"<h4>{name}: –</h4>")
        return "\n".join(lines)

    def _as_html(self, key: str) -> str:
        """Return a table with a dash where there is no number, and nothing where the form has no cell."""
        frame, table = self.table(key), self.tables[key]
        known = {cell: "–" if table.value(*cell) is None else f"{table.value(*cell):f}" for cell in table.cells}
        texts = [[known.get((row, column), "") for column in frame.columns] for row in frame.index]
        frame = frame.astype(object)
        frame.iloc[:, :] = texts
        names = {axis: _names(key, axis) for axis in ("rows", "columns")}
        return frame.rename(index=names["rows"], columns=names["columns"]).rename_axis(None).to_html()

    def section(self, key: str) -> Section | None:
        """The section `key` (keys of the form), or None when the report has none."""
        return next((section for section in self.sections if section.key == key), None)


def _names(table: str, axis: str) -> dict[str, str]:
    return {key: name.short for key, name in labels(table, axis).items()}
