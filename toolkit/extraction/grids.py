"""Rows of the statutory tables out of grids: labels by their words, figures by the header they stand under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from toolkit.document import Grid, GridCell, How, Place
from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import GROUPS, core, fold, spellings
from toolkit.forms import APPLICANTS, form, label

REQUEST_COLUMNS = (*APPLICANTS, "total")
DISPUTE_CELLS = form("2021").cells["disputes"]

_TELLING = {
    "disclosure": (
        "第二十条",
        "信息内容",
        "制发件数",
        "废止件数",
        "现行有效",
        "行政许可",
        "行政处罚",
        "行政强制",
        "行政事业性收费",
        "项目数量",
        "新制作数量",
        "对外公开总数量",
    ),
    "requests": (
        "自然人",
        "商业企业",
        "科研机构",
        "新收政府信息公开申请",
        "结转政府信息公开申请",
        "结转下年度",
        "申请人情况",
    ),
    "disputes": ("结果维持", "结果纠正", "尚未审结", "其他结果", "复议后起诉", "未经复议直接起诉"),
}
"""Words that only one of the three tables prints."""


def distinct(row: Sequence[GridCell | None]) -> list[GridCell]:
    """Return the printed cells of a row from left to right, each once."""
    found: list[GridCell] = []
    for cell in row:
        if cell is not None and (not found or found[-1] is not cell):
            found.append(cell)
    return found


def table_of(grid: Grid) -> str | None:
    """Say which statutory table a grid is, or part of: the one of whose own words it prints most; None for others."""
    text = fold("".join(cell.text for cell in grid.cells()))
    scores = {table: sum(word in text for word in words) for table, words in _TELLING.items()}
    rows = spellings("requests", "rows")
    scores["requests"] += sum(rows.exact(cell.text) is not None for cell in grid.cells() if len(cell.text) > 4)
    best = max(scores, key=lambda table: scores[table])
    return best if scores[best] >= 2 else None


def _printed(cell: GridCell) -> PrintedCell:
    return PrintedCell(cell.text, cell.place)


def _header(row: Sequence[GridCell | None], table: str) -> dict[int, tuple[str, GridCell]]:
    columns = spellings(table, "columns")
    found = {}
    for index, cell in enumerate(row):
        if cell is not None and not looks_like_figure(cell.text) and (key := columns.find(cell.text)):
            found[index] = (key, cell)
    return found


class _Figures:
    """The figures of one row, taken by count when it fits and by the header's positions otherwise.

    Where only positions tell cells apart (`aligned`), a column without any text is none: there positions come first,
    and a count fits only where no cell is blank.
    """

    def __init__(self, row: Sequence[GridCell | None], after: int, *, aligned: bool = False) -> None:
        self.row = row
        self.after = after
        self.aligned = aligned
        self.cells = [cell for cell in distinct(row[after:]) if cell.column >= after]

    def under(self, columns: Sequence[str], header: dict[int, str]) -> dict[str, PrintedCell] | None:
        if self.aligned and (placed := self._placed(columns, header)):
            return placed
        cells = list(self.cells)
        while len(cells) > len(columns) and not fold(cells[0].text):
            cells.pop(0)
        if len(cells) == len(columns) and not (self.aligned and any(not fold(cell.text) for cell in cells)):
            return {key: _printed(cell) for key, cell in zip(columns, cells, strict=True)}
        return self._placed(columns, header)

    def _placed(self, columns: Sequence[str], header: dict[int, str]) -> dict[str, PrintedCell] | None:
        chosen: dict[str, GridCell] = {}
        for index, key in header.items():
            cell = self.row[index] if index >= self.after and index < len(self.row) else None
            if cell is not None and chosen.setdefault(key, cell) is not cell:
                return None
        clean = len(chosen) == len(columns) and len({id(cell) for cell in chosen.values()}) == len(columns)
        return {key: _printed(cell) for key, cell in chosen.items()} if clean else None


def requests_rows(grid: Grid, above: Sequence[PrintedLabel] = ()) -> tuple[list[PrintedRow], list[PrintedLabel]]:
    """Return the rows of table 3 in a grid (whole, or the part of one page), and its column headers.

    `above` are the headers of the part on the page before, which a part without any stands below.
    """
    header = _standing_below(above, grid) if grid.how is How.ALIGNED else {}
    labels = {name.key: name for name in above if header}
    rows: list[PrintedRow] = []
    group = ""
    for row in grid.rows:
        found = _header(row, "requests")
        if len({key for key, _ in found.values()} - {"total", "other_org"}) >= 1 and not _row_key(row, "")[0]:
            header |= {index: key for index, (key, _) in found.items()}
            labels |= {key: PrintedLabel(key, cell.text, cell.place) for key, cell in found.values()}
            continue
        key, at, group = _row_key(row, group)
        if printed := _request_row(row, key, at, header, aligned=grid.how is How.ALIGNED):
            rows.append(printed)
    return rows, list(labels.values())


def _standing_below(above: Sequence[PrintedLabel], grid: Grid) -> dict[int, str]:
    """Return the columns that stand below the headers of another page, or nothing where one does not clearly."""
    middles = {name.key: (name.place.box[0] + name.place.box[2]) / 2 for name in above if name.place.box}
    boxes: list[list[tuple[float, float, float, float]]] = [[] for _ in range(grid.width)]
    for cell in grid.cells():
        if cell.colspan == 1 and cell.place.box:
            boxes[cell.column].append(cell.place.box)
    columns = [(min(box[0] for box in each) + max(box[2] for box in each)) / 2 if each else inf for each in boxes]
    found = {min(range(grid.width), key=lambda at: abs(columns[at] - middle)): key for key, middle in middles.items()}
    places = sorted(middles.values())
    near = min((right - left for left, right in pairwise(places)), default=0) / 4
    clear = len(found) == len(middles) and all(abs(columns[at] - middles[key]) <= near for at, key in found.items())
    return found if clear else {}


def _row_key(row: Sequence[GridCell | None], group: str) -> tuple[str, int, str]:
    """Return the key of a row's label, the slot where its figures begin, and the group that it stands in."""
    names = spellings("requests", "rows")
    key, at = "", 0
    for cell in distinct(row):
        if looks_like_figure(cell.text) or cell.column > len(row) - 4:
            break
        bare = core(cell.text)
        found = names.find(cell.text)
        if found is None and bare == "其他" and cell.column > 0 and group == "other":
            found = "other_misc"
        if found is None:
            continue
        group = found if found in ("other", "total_outcomes") else (bare if bare in GROUPS else group)
        key, at = found, cell.column + cell.colspan
    return key, at, group


def _request_row(
    row: Sequence[GridCell | None], key: str, at: int, header: dict[int, str], *, aligned: bool
) -> PrintedRow | None:
    cells = distinct(row)
    if not cells:
        return None
    if not key:  # no label of the form: the figures are what stands in the last seven cells, if anything does
        at = cells[-7].column if len(cells) >= 7 else len(row)
    figures = _Figures(row, at, aligned=aligned).under(REQUEST_COLUMNS, header)
    text = " ".join(cell.text for cell in cells if cell.column < at and not looks_like_figure(cell.text))
    name = next((cell for cell in reversed(cells) if cell.column < at), cells[0])
    if not key and (figures is None or not any(looks_like_figure(cell.text) for cell in figures.values())):
        figures = {}
    shown = name.text if key else text
    return PrintedRow(key, shown.strip(), name.place, figures or {}, uncertain=figures is None)


def disputes_rows(grid: Grid) -> tuple[list[PrintedRow], list[PrintedLabel]]:
    """Return the three rows of table 4, printed side by side under three header rows (or their headers alone)."""
    header: dict[int, str] = {}
    labels: dict[str, PrintedLabel] = {}
    for row in grid.rows:
        found = _header(row, "disputes")
        if len(found) >= 3:
            header |= {index: key for index, (key, _) in found.items()}
            labels = {key: PrintedLabel(key, cell.text, cell.place) for key, cell in found.values()}
            continue
        cells = distinct(row)
        figures_in_row = sum(looks_like_figure(cell.text) for cell in cells)
        words = sum(bool(fold(cell.text)) for cell in cells) - figures_in_row
        spoken = words > len(cells) // 2 or (words and not figures_in_row)
        if (header or grid.width >= 15) and not spoken and len(cells) >= 15:
            names = [f"{name}.{column}" for name, column in DISPUTE_CELLS]
            below = dict(zip(sorted(header), names, strict=False)) if len(header) == len(names) else {}
            figures = _Figures(row, 0, aligned=grid.how is How.ALIGNED).under(names, below)
            return split_disputes(figures, cells[0].place), list(labels.values())
    return [], list(labels.values())


def split_disputes(figures: dict[str, PrintedCell] | None, place: Place) -> list[PrintedRow]:
    """Cut the one printed row of table 4 into its three: reconsideration, and the two ways to court."""
    rows = []
    for key in form("2021").rows("disputes"):
        cells = {column: figures[f"{key}.{column}"] for row, column in DISPUTE_CELLS if row == key} if figures else {}
        rows.append(PrintedRow(key, label("disputes", "rows", key).zh, place, cells, uncertain=figures is None))
    return rows


def disclosure_rows(grid: Grid) -> tuple[list[PrintedRow], list[PrintedLabel]]:
    """Return the rows of table 2: each block has its own header, and its rows stand below."""
    rows: list[PrintedRow] = []
    labels: list[PrintedLabel] = []
    header: dict[int, str] = {}
    for row in grid.rows:
        cells = distinct(row)
        found = _header(row, "disclosure")
        if found:
            header = {index: key for index, (key, _) in found.items()}
            labels += [PrintedLabel(key, cell.text, cell.place) for key, cell in dict(found.values()).items()]
        elif (
            len(cells) >= 2
            and header
            and (printed := _disclosure_row(row, cells, header, aligned=grid.how is How.ALIGNED))
        ):
            rows.append(printed)
    return rows, labels


def _disclosure_row(
    row: Sequence[GridCell | None], cells: list[GridCell], header: dict[int, str], *, aligned: bool
) -> PrintedRow | None:
    name = next((cell for cell in cells if fold(cell.text)), None)
    if name is None or looks_like_figure(name.text) or "信息内容" in fold(name.text):
        return None
    columns = tuple(dict.fromkeys(header.values()))
    figures = _Figures(row, name.column + name.colspan, aligned=aligned).under(columns, header)
    key = spellings("disclosure", "rows").find(name.text) or ""
    return PrintedRow(key, name.text, name.place, figures or {}, uncertain=figures is None)


READERS = {"disclosure": disclosure_rows, "requests": requests_rows, "disputes": disputes_rows}


def rows_across_pages(grids: Sequence[Grid]) -> Iterator[tuple[list[PrintedRow], list[PrintedLabel]]]:
    """Read the parts of table 3 page by page, and mend the row that a page break cut in two.

    Of such a row one part keeps the label and the other the figures, or the label itself is cut.
    """
    parts: list[tuple[list[PrintedRow], list[PrintedLabel]]] = []
    for grid in grids:
        parts.append(requests_rows(grid, parts[-1][1] if parts else ()))
    for (before, _), (after, _), below in zip(parts, parts[1:], grids[1:], strict=False):
        if before and after and below.place.page is not None:
            mended = _mended(before[-1], after[0])
            if mended:
                before[-1:], after[:1] = [mended], []
    yield from parts


def _mended(upper: PrintedRow, lower: PrintedRow) -> PrintedRow | None:
    filled = [row for row in (upper, lower) if any(fold(cell.text) for cell in row.cells.values())]
    if len(filled) != 1 or (upper.key and lower.key):
        return None
    key = upper.key or lower.key or _cut_label(upper.label.split(), lower.label.split())
    if not key:
        return None
    text = upper.label + lower.label
    return PrintedRow(key, text, filled[0].place, filled[0].cells)


def _cut_label(upper: Sequence[str], lower: Sequence[str]) -> str:
    """Return the key of a label of which a part stands above and a part below, perhaps beside a group."""
    names = spellings("requests", "rows")
    found = (names.find("".join(upper[at:]) + "".join(lower[-1:])) for at in range(len(upper)))
    return next((key for key in found if key), "")
