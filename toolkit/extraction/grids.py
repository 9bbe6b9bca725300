"""Rows of the statutory tables out of grids: labels by their words, figures by the header they stand under.

A row whose figures cannot be matched with the columns is there, but uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.document import Grid, GridCell, How, Place
from toolkit.extraction.columns import Header, Row, distinct, in_order, match, named_once
from toolkit.extraction.disclosure import disclosure_rows
from toolkit.extraction.numbers import looks_like_figure
from toolkit.extraction.parts import Part, names_in, taken_over
from toolkit.extraction.paths import own_words, row_named
from toolkit.extraction.printed import PrintedCell, PrintedLabel, PrintedRow
from toolkit.extraction.words import GROUPS, core, fold, spellings
from toolkit.extraction.wrapping import rewrapped
from toolkit.forms import APPLICANTS, OTHER_GROUP, OTHER_PARTS, form, label

REQUEST_COLUMNS = (*APPLICANTS, "total")
DISPUTE_CELLS = tuple(f"{row}.{column}" for row, column in form("2021").cells["disputes"])

_RESULTS = form("2021").columns("disputes")


def requests_rows(grid: Grid, before: Part | None = None) -> Part:
    """Return the rows of table 3 in a grid: whole, or the part of one page, which takes over the header above."""
    header = taken_over(before, grid) or Header(order=REQUEST_COLUMNS)
    aligned = grid.how is How.ALIGNED
    labels = {name.key: name for name in before.labels} if before and aligned else {}
    heads: Sequence[Row] = []
    named: dict[int, tuple[str, GridCell]] = {}
    rows: list[PrintedRow] = []
    group, within = before.group if before else "", False
    for row in grid.rows:
        cells = distinct(row)
        found = names_in(cells, "requests")
        if {key for key, _ in found.values()} - {"total", "other_org"}:
            heads, named = ([*heads, row], named | found) if within else ([row], found)
            within = True
            slots = named_once(named)
            order = in_order(slots, REQUEST_COLUMNS) if len(slots) == len(named) else ()
            header = Header(slots, order, heads=heads, grid=grid, aligned=aligned)
            labels |= {key: PrintedLabel(key, cell.text, cell.place) for key, cell in found.values()}
            continue
        within = False
        if cells:
            key, at, group = _row_key(cells, len(row), group)
            rows.append(_request_row(row, cells, key, at, header))
    rows = rewrapped(rows) if aligned else rows
    return Part(rows, list(labels.values()), header, group, grid.width)


def _row_key(cells: Sequence[GridCell], width: int, group: str) -> tuple[str, int, str]:
    """Return the key of a row's label, the slot where its figures begin, and the group that it stands in."""
    key, at = "", 0
    for cell in cells:
        bare = core(cell.text)
        if not at and (not bare or looks_like_figure(cell.text)):
            continue  # a label cut off by a page break, or a row's number
        if looks_like_figure(cell.text) or cell.column > width - 4:
            break
        found = row_named(cell.text)
        if found is None and bare in ("其他", "其它") and cell.column > 0 and group == OTHER_GROUP:
            found = "other_misc"
        if found is None:
            if not bare or key != OTHER_GROUP:
                continue
            found = ""  # the group has a row of its own below it, of another name
        group = found if found in (OTHER_GROUP, "total_outcomes") else (bare if bare in GROUPS else group)
        group = OTHER_GROUP if found in OTHER_PARTS else group
        at = cell.column + cell.colspan
        if found not in ("", OTHER_GROUP) or key in ("", OTHER_GROUP):  # a group may reach into the row from above
            key = found
    return key, at, group


def _request_row(row: Row, cells: Sequence[GridCell], key: str, at: int, header: Header) -> PrintedRow:
    if not key:  # no label of the form: the figures are what stands after the words, if any do
        first = next((index for index, cell in enumerate(cells) if looks_like_figure(cell.text)), len(cells))
        at = max((cell.column + cell.colspan for cell in cells[:first] if fold(cell.text)), default=0)
    start = min(header.slots, default=0) if key else 0
    after = [cell for cell in cells if cell.column >= at]
    while after and after[0].column < start and fold(after[0].text) and not looks_like_figure(after[0].text):
        after.pop(0)  # a remark beside the label is no figure
    figures = match(after, row, header)
    text = " ".join(cell.text for cell in cells if cell.column < at and not looks_like_figure(cell.text))
    name = next((cell for cell in reversed(cells) if cell.column < at), cells[0])
    if not key and not any(looks_like_figure(cell.text) for cell in cells):
        figures = {}
    shown = own_words(name.text) if key else text
    return PrintedRow(key, shown.strip(), name.place, figures or {}, uncertain=figures is None)


def disputes_rows(grid: Grid, before: Part | None = None) -> Part:
    """Return the rows of table 4: side by side as in the form, below each other, one only, or turned by a quarter."""
    grid = _upright(grid)
    header = taken_over(before, grid) or Header(order=DISPUTE_CELLS)
    heads: list[Row] = []
    labels: dict[str, PrintedLabel] = {}
    rows: list[PrintedRow] = []
    told = False
    too_few: list[PrintedRow] = []
    for row in grid.rows:
        cells = distinct(row)
        filled = [cell for cell in cells if fold(cell.text)]
        words = [cell for cell in filled if not looks_like_figure(cell.text)]
        found = names_in(cells, "disputes")
        spoken = len(words) > len(cells) // 2 or (words == filled != [] and len(cells) >= len(DISPUTE_CELLS))
        if found or spoken or len(cells) < 5:
            labels |= {key: PrintedLabel(key, cell.text, cell.place) for key, cell in found.values()}
            heads.append(row)
            told = False
            continue
        if labels and not told:
            header, told = _disputes_header(heads, grid), True
        channel = next((key for cell in reversed(words) if (key := spellings("disputes", "rows").find(cell.text))), "")
        if channel and set(header.order) == set(_RESULTS):
            after = [cell for cell in cells if cell.column > words[-1].column]
            figures = match(after, row, header)
            rows.append(PrintedRow(channel, words[-1].text, words[-1].place, figures or {}, uncertain=figures is None))
        elif len(header.order) == len(_RESULTS) and header.order[0] in DISPUTE_CELLS:
            rows += split_disputes(match(cells, row, header), cells[0].place, header.order[0].split(".")[0])
        elif len(cells) >= 15 and (labels or before or grid.width >= 15):
            called = cells[0] in words and "年" not in cells[0].text and cells[0].column < min(header.slots, default=1)
            cells = cells[1:] if called and len(cells) > 15 else cells
            figures = match(cells, row, header) if len(header.order) == 15 else None
            rows += split_disputes(figures, cells[0].place)
        elif told and len(filled) > len(words):
            too_few = split_disputes(None, cells[0].place)
    header = header if told or not labels else _disputes_header(heads, grid)
    return Part(rows or too_few, list(labels.values()), header, width=grid.width)


def _disputes_header(heads: Sequence[Row], grid: Grid) -> Header:
    """Return the fifteen columns, each by its channel and its result, or the five results where no channel stands."""
    results: dict[int, tuple[str, GridCell]] = {}
    channels: dict[int, str] = {}
    for row in heads:
        results |= names_in(distinct(row), "disputes")
        for slot, cell in enumerate(row):
            if cell is not None and cell.colspan > 1 and (key := spellings("disputes", "rows").find(cell.text)):
                channels[slot] = key
    printed = [key for key, _ in {id(cell): (key, cell) for _, (key, cell) in sorted(results.items())}.values()]
    if not channels and len(printed) <= len(_RESULTS):
        slots = named_once(results)
        order = in_order(slots, _RESULTS) if len(slots) == len(results) else ()
        return Header(slots, order, heads=heads, grid=grid, aligned=grid.how is How.ALIGNED)
    if not channels:
        whole = _channels_in_order(heads) and (printed == list(_RESULTS) * 3 or _in_turn(distinct(heads[-1]), results))
        aligned = grid.how is How.ALIGNED
        slots = dict(zip(sorted(results), DISPUTE_CELLS, strict=False)) if aligned and len(results) == 15 else {}
        return Header(slots if whole else {}, DISPUTE_CELLS if whole else (), heads=heads, grid=grid, aligned=aligned)
    unseen = set(form("2021").rows("disputes")) - set(channels.values())
    rest = unseen.pop() if len(unseen) == 1 else ""
    keyed = {slot: (f"{channels.get(cell.column, rest)}.{key}", cell) for slot, (key, cell) in results.items()}
    slots = named_once(keyed)
    alone = next(iter(channels.values())) if len(set(channels.values())) == 1 and len(keyed) == len(_RESULTS) else ""
    prescribed = tuple(cell for cell in DISPUTE_CELLS if cell.startswith(alone))
    order = in_order(slots, prescribed) if len(slots) == len(keyed) else ()
    return Header(slots, order, heads=heads, grid=grid, aligned=grid.how is How.ALIGNED)


def _upright(grid: Grid) -> Grid:
    """Return a grid whose results stand one below the other with its rows as columns; any other as it is."""
    named = [{key for key, _ in names_in(distinct(row), "disputes").values()} for row in grid.rows]
    if max(map(len, named), default=0) != 1 or len(set().union(*named)) < len(_RESULTS):
        return grid
    turned: dict[int, GridCell] = {}
    for cell in grid.cells():
        text, place, row, column, rowspan, colspan = cell
        turned[id(cell)] = GridCell(text, place, column, row, colspan, rowspan)
    columns = zip(*grid.rows, strict=True)
    return Grid(tuple(tuple(cell and turned[id(cell)] for cell in each) for each in columns), grid.place, grid.how)


def _channels_in_order(heads: Sequence[Row]) -> bool:
    """Tell whether the channels, each in one slot or again in all of its slots, begin in the order of the form."""
    names, prescribed = spellings("disputes", "rows"), form("2021").rows("disputes")
    cells = (cell for row in reversed(heads) for cell in reversed(distinct(row)))
    begins = {key: cell.column for cell in cells if (key := names.find(cell.text))}
    return sorted(begins, key=begins.__getitem__) == [key for key in prescribed if key in begins]


def _in_turn(cells: Sequence[GridCell], results: Mapping[int, tuple[str, GridCell]]) -> bool:
    """Tell whether a header of fifteen cells, of which some cannot be read, has the five results three times."""
    named = [(results[cell.column][0] if cell.column in results else "") for cell in cells]
    return len(named) == len(DISPUTE_CELLS) and all(
        key in ("", result) for key, result in zip(named, _RESULTS * 3, strict=True)
    )


def split_disputes(figures: dict[str, PrintedCell] | None, place: Place, only: str = "") -> list[PrintedRow]:
    """Cut the one printed row of table 4 into its three: reconsideration, and the two ways to court; or `only` one."""
    rows = []
    for key in (only,) if only else form("2021").rows("disputes"):
        cells = {name.split(".")[1]: cell for name, cell in (figures or {}).items() if name.startswith(f"{key}.")}
        rows.append(PrintedRow(key, label("disputes", "rows", key).zh, place, cells, uncertain=figures is None))
    return rows


READERS = {"disclosure": disclosure_rows, "requests": requests_rows, "disputes": disputes_rows}


def parts_of(table: str, grids: Sequence[Grid]) -> list[Part]:
    """Read the grids of a table one after the other, and mend the row of table 3 that a page break cut in two.

    Of such a row one part keeps the label and the other the figures, or the label itself is cut.
    """
    parts: list[Part] = []
    for grid in grids:
        part = READERS[table](grid, parts[-1] if parts else None)
        above = parts[-1] if parts and table == "requests" and grid.place.page is not None else None
        if above and above.rows and part.rows and (mended := _mended(above.rows[-1], part.rows[0])):
            above.rows[-1:], part.rows[:1] = [mended], []
        parts.append(part)
    return parts


def _mended(upper: PrintedRow, lower: PrintedRow) -> PrintedRow | None:
    filled = [row for row in (upper, lower) if any(fold(cell.text) for cell in row.cells.values())]
    if upper.key and not filled and lower.uncertain and not lower.key:
        return PrintedRow(upper.key, upper.label, upper.place, uncertain=True)
    if len(filled) != 1 or (upper.key and lower.key and upper.key != lower.key):
        return None
    text = upper.label if upper.key and upper.key == lower.key else upper.label + lower.label
    key = upper.key or lower.key or _cut_label(upper.label.split(), lower.label.split())
    return PrintedRow(key, text, filled[0].place, filled[0].cells) if key else None


def _cut_label(upper: Sequence[str], lower: Sequence[str]) -> str:
    """Return the key of a label of which a part stands above and a part below, perhaps beside a group."""
    names = spellings("requests", "rows")
    found = (names.find("".join(upper[at:]) + "".join(lower[-1:])) for at in range(len(upper)))
    return next((key for key in found if key), "")
