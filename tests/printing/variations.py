"""Reports as they come: random figures, any layout, any wording, in four formats, and what each cell of them printed.

`varied` makes one document of a seed, a format and the names of the variations that befall it; `any_variations` draws
such names. What the print itself leaves open (a row with a blank in flattened text) is told apart, and a row printed
twice with two figures prints none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A3, landscape

import toolkit.forms
from tests.printing.figures import WRITINGS, Cell, placeholder, random_values, written
from tests.printing.layouts import ALONE, LAYOUTS, figures_of
from tests.printing.printers import OFFICE_CELL, PLAIN_CELL, Part, html_page, pdf_file
from tests.printing.sample import Sample, sound
from tests.printing.word import docx_file
from tests.printing.wordings import WORDINGS, worded
from toolkit.demo.sheets import Sheet, Slot, sheet
from toolkit.forms import form, label

KINDS = ("html", "txt", "docx", "pdf")
ON_LINES = ("one cell a line", "rows on lines, tabs", "rows on lines, spaces", "rows on lines, one space")
OTHERS = (
    "form of another year", "row missing", "grouped", "unit in the header", "tables around", "captions",
    "office markup", "blank lines", "row printed twice", "all sums kept",
)  # fmt: skip
VARIATIONS = (*WRITINGS, *WORDINGS, *LAYOUTS, *OTHERS, *ON_LINES)
_ONLY = {"office markup": "html", "blank lines": "txt"} | dict.fromkeys(ON_LINES, "txt")
_NOT = {
    ("txt", "cut, header repeated"), ("txt", "header repeated"), ("txt", "page number in a row"), ("pdf", "radicals"),
    ("txt", "columns moved"),
    *((kind, "row cut in two") for kind in KINDS if kind != "pdf"),
    *((kind, name) for kind in ("pdf",) for name in ("leading empty cell", "colspans differ", "rowspans wrong")),
}  # fmt: skip
_ANOTHER = "70707"
"""A figure that no cell of the drawn reports has, in whatever digits."""
_BETWEEN = {"rows on lines, tabs": "\t", "rows on lines, spaces": "  ", "rows on lines, one space": " "}
_UNITS = (("（单位：元）", 10000), ("（元）", 10000), ("（单位：千元）", 10), ("（单位：万元）", 1), ("(万元)", 1))


@dataclass(frozen=True)
class Varied:
    """A document, the number that each cell prints, and the cells of which the print leaves open what they hold."""

    sample: Sample
    kind: str
    source: bytes
    printed: dict[Cell, Decimal]
    open: frozenset[Cell]
    variations: tuple[str, ...]


def any_variations(random: Random, kind: str) -> tuple[str, ...]:
    """Draw none to six variations that the format can print."""
    return tuple(random.sample(printable(kind), random.choice((0, 1, 1, 2, 3, 4, 6))))


def printable(kind: str) -> list[str]:
    """Return the variations that a format can print."""
    return [each for each in VARIATIONS if _ONLY.get(each, kind) == kind and (kind, each) not in _NOT]


def varied(seed: int, kind: str, variations: Collection[str] | None = None, draw: str = "") -> Varied:
    """Return the document of a seed: equal arguments, equal bytes; an equal `draw`, equal figures in every kind."""
    random = Random(f"{seed} {draw or kind}")
    on = set(any_variations(random, kind) if variations is None else variations).intersection(printable(kind))
    year = random.choice((2020, 2022, 2023, 2024))
    key = "2019" if (year < 2021) != ("form of another year" in on) else "2021"
    values = random_values(random, form(key), on)
    scale, unit = random.choice(_UNITS) if "unit in the header" in on else ("", 1)
    figures = _Figures(random, key, values, on, unit)
    blank = sound(year)
    sample = replace(
        blank, form=key, tables=figures.tables, labels={"disclosure.amount": _amount(key, scale)} if scale else {}
    )
    sheets = {
        table: _laid_out(random, figures.edited(table, sheet(sample, table)), table, on) for table in form(key).cells
    }
    lost = _left_open(sheets, kind, on)
    content = [
        (name, _worded(random, what, on) if isinstance(what, list) else what)
        for name, what in _content(random, sample, sheets, on, kind)
    ]
    source = _print(content, sample, kind, on)
    return Varied(sample, kind, source, figures.printed, frozenset(lost), tuple(sorted(on)))


def _amount(key: str, unit: str) -> str:
    return f"{'采购总金额' if key == '2019' else '本年收费金额'}{unit}"


class _Figures:
    """The texts of all cells, and the numbers that they print."""

    def __init__(self, random: Random, key: str, values: dict[Cell, Decimal], on: set[str], scale: int) -> None:
        self.random, self.on = random, on
        self.printed: dict[Cell, Decimal] = {}
        self.tables: dict[str, dict[str, dict[str, str]]] = {table: {} for table in form(key).cells}
        for (table, row, column), value in values.items():
            in_unit = scale if column == "amount" else 1
            text = written(
                random, (table, row, column), value, on, unit=form(key).unit(table, row, column), scale=in_unit
            )
            self.tables[table].setdefault(row, {})[column] = placeholder(random, on) if text is None else text
            if text is not None:
                self.printed[table, row, column] = value
        if "grouped" in on and key == "2021":
            self._regroup()

    def _regroup(self) -> None:
        rows = self.tables["requests"]
        rows["other"] = rows["other_misc"]
        for row in ("other_not_corrected", "other_unpaid", "other_misc"):
            for column in rows.pop(row):
                value = self.printed.pop(("requests", row, column), None)
                if row == "other_misc" and value is not None:
                    self.printed["requests", "other", column] = value

    def edited(self, table: str, rows: Sheet) -> Sheet:
        """Leave a row out, or print one again with other figures."""
        inner = [at for at, row in enumerate(rows) if figures_of(row) and all(slot.rowspan == 1 for slot in row)]
        if table == "disputes":
            return rows
        if "row missing" in self.on and table == "requests":
            at = self.random.choice([at for at in inner if rows[at][0].colspan == 1])
            gone = figures_of(rows[at])[0].place[0]
            self.printed = {cell: value for cell, value in self.printed.items() if cell[:2] != (table, gone)}
            rows = [
                [replace(slot, rowspan=slot.rowspan - 1) if index < at < index + slot.rowspan else slot for slot in row]
                for index, row in enumerate(rows)
                if index != at
            ]
        elif "row printed twice" in self.on and table == "disclosure":
            at = self.random.choice(inner)
            again = [replace(slot, text=_ANOTHER) if slot.place else slot for slot in rows[at]]
            cells = {(table, *slot.place) for slot in figures_of(rows[at])}
            self.printed = {cell: value for cell, value in self.printed.items() if cell not in cells}
            rows = [*rows[: at + 1], again, *rows[at + 1 :]]
        return rows


def _laid_out(random: Random, rows: Sheet, table: str, on: set[str]) -> list[Sheet]:
    sheets, used = [rows], set[int]()
    for name, (tables, change) in LAYOUTS.items():
        group = next((at for at, names in enumerate(ALONE) if name in names), -1)
        if name not in on or table not in tables or group in used:
            continue
        if name in ("extra column", "leading empty cell", "colspans differ") and table == "disputes" and 0 in used:
            continue
        used |= {group} - {-1}
        sheets = [part for each in sheets for part in change(random, each)]
    return sheets


def _left_open(sheets: dict[str, list[Sheet]], kind: str, on: set[str]) -> set[Cell]:
    """Return the cells whose number nobody could tell: of rows with a gap in text, or with a cell too many."""
    found: set[Cell] = set()
    for table, parts in sheets.items():
        for row in (row for part in parts for row in part):
            slots = figures_of(row)
            empty = [not slot.text.strip() for slot in slots]
            beside = [at for at, slot in enumerate(row) if not slot.place and not slot.text]
            odd = bool(beside) and "leading empty cell" in on and any(empty[:1] + empty[-1:])
            if (kind == "txt" and any(empty)) or odd:
                found |= {(table, *slot.place) for slot in slots}
    return found


def _content(random: Random, sample: Sample, sheets: dict[str, list[Sheet]], on: set[str], kind: str) -> list[Part]:
    content: list[Part] = []
    if "tables around" in on and kind != "txt":
        content.append(("table", [[Slot("首页"), Slot("政务公开"), Slot("行政许可"), Slot("行政处罚")]]))
        content.append(("table", [[Slot("索引号"), Slot("0140/2024-7")], [Slot("发布日期"), Slot(sample.published)]]))
    content += [("title", sample.title), ("line", f"发布日期：{sample.published}"), ("paragraph", sample.preamble)]
    for number, (key, heading) in enumerate(sample.headings.items()):
        content.append(("heading", heading))
        if key in sample.prose:
            content.append(("paragraph", sample.prose[key]))
        for at, rows in enumerate(sheets.get(key, ())):
            if at and kind == "pdf":
                content.append(("break", ""))
            if at and kind != "pdf" and "captions" in on:
                content.append(("line", f"— {number} —"))
            if not at and "captions" in on:
                content.append(("line", f"表{number}：{label('tables', '', key).zh}表"))
            content.append(("table", rows))
    if "tables around" in on and kind != "txt":
        content.append(("table", [[Slot("附件"), Slot("1.年度报告.pdf"), Slot("3")], [Slot("下载次数"), Slot("12")]]))
    return content


def _worded(random: Random, rows: Sheet, on: set[str]) -> Sheet:
    """Word every label otherwise, but for what would look within a label of a line as it looks between its cells."""
    on_lines = any(each.startswith("rows on lines") for each in on)
    on = on - {"spaced"} if on_lines else on
    on = on - {"letter-spaced"} if "rows on lines, one space" in on else on
    return [
        [slot if slot.place else replace(slot, text=worded(random, slot.text, on - broken)) for slot in row]
        for row in rows
        for broken in [{"broken"} if on_lines and not figures_of(row) else set()]
    ]


def _print(content: list[Part], sample: Sample, kind: str, on: set[str]) -> bytes:
    if kind == "html":
        return html_page(content, sample.title, cell=OFFICE_CELL if "office markup" in on else PLAIN_CELL)
    if kind == "docx":
        return docx_file(content)
    if kind == "pdf":
        return pdf_file(content, sample.title, _letters(), landscape(A3))
    return _text(content, on).encode()


def _text(content: list[Part], on: set[str]) -> str:
    between = next((sign for name, sign in _BETWEEN.items() if name in on), "\n")
    lines: list[str] = []
    for _, what in content:
        lines += [between.join(slot.text for slot in row) for row in what] if isinstance(what, list) else [what, ""]
    return ("\n\n" if "blank lines" in on else "\n").join(lines)


@cache
def _letters() -> str:
    """Return every character that a document can print: those of what makes it."""
    sources = [*Path(__file__).parent.glob("*.py"), *(Path(toolkit.forms.__file__).parent).glob("*.toml")]
    return "".join(sorted(set("".join(path.read_text(encoding="utf-8") for path in sources))))
