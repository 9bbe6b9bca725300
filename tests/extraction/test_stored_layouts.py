"""Tables as programs store them that save pages as text: cells end with a bar, merged ones leave bars behind."""

import pytest

from tests.printing import changed, sound
from tests.printing.printers import parts
from tests.printing.sample import grouped
from tests.reading.office import figures, printed, read
from toolkit.demo.sheets import sheet


def stored(sample, layout):
    """The report as text, its tables in a layout."""
    lines = []
    for _, what in parts(sample):
        lines += layout(what) if isinstance(what, list) else [what]
    return "\n".join(lines).encode()


def width(rows):
    """The columns of a table."""
    return sum(slot.colspan for slot in rows[0])


def padded(rows):
    """A row on a line, filled up with bars to the width of the table."""
    return [f"| {' | '.join(s.text for s in row)} | " + "|" * (width(rows) - len(row)) for row in rows]


def closed(rows):
    """A row on a line, a bar after each cell; a blank cell is two bars."""
    return [" | ".join(slot.text for slot in row).replace("|  |", "| |") + " |" for row in rows]


def ruled(rows):
    """A row on a line, a rule under the first, which is narrower than the others."""
    lines = [" | ".join(slot.text for slot in row) for row in rows]
    return [lines[0], "|".join(["---"] * len(rows[0])), *lines[1:]]


def on_lines(rows):
    """A cell on a line with a bar after it; the bars that fill up a row stand on their own."""
    lines = []
    for row in rows:
        lines += [f"{slot.text} |".strip() for slot in row]
        lines += ["|" * (width(rows) - len(row))] if len(row) < width(rows) else []
    return lines


def begun_with_a_bar(rows):
    """A cell on a line, a bar of its own before each row, and the filling in the line of its last cell."""
    lines = []
    for row in rows:
        cells = [f"{slot.text} |".strip() for slot in row]
        lines += ["|", *cells[:-1], f"{cells[-1]} {'|' * (width(rows) - len(row))}".strip()]
    return lines


def without_blanks(rows):
    """A cell on a line, blank ones left out; bars fill up the row."""
    return on_lines([[slot for slot in row if slot.text] for row in rows])


def with_blanks(*cells):
    """A sound report of which some cells of table 3 are blank."""
    sample = sound()
    for row, column in cells:
        sample = changed(sample, "requests", row, column, "")
    return sample


BLANK = with_blanks(("granted", "business"), ("granted", "research"), ("new_received", "natural_person"))
SEEN = (closed, on_lines, begun_with_a_bar)


@pytest.mark.parametrize("layout", [padded, closed, ruled, on_lines, begun_with_a_bar])
@pytest.mark.parametrize("sample", [sound(2023), sound(2020), grouped(sound())], ids=["2021", "2019", "grouped"])
def test_a_table_is_read_in_every_layout_that_is_stored(sample, layout):
    """Every figure of the three tables."""
    report = read(stored(sample, layout))

    assert figures(report) == printed(sample)
    assert len(report.sections) == 6


@pytest.mark.parametrize("layout", SEEN)
def test_a_blank_cell_that_has_its_bar_is_a_blank_and_moves_nothing(layout):
    """Where each cell ends with a bar, it can be seen."""
    assert figures(read(stored(BLANK, layout))) == printed(BLANK)


def test_a_row_of_a_total_alone_is_read_where_the_bars_show_it():
    """Of nothing is nothing said of the applicants."""
    blank = with_blanks(*(("granted", column) for column in sound().tables["requests"]["granted"] if column != "total"))

    table = read(stored(blank, closed)).tables["requests"]

    assert (table.value("granted", "total"), table.value("granted", "other_org")) == (18, None)
    assert table.rows_uncertain == ()


@pytest.mark.parametrize("layout", [without_blanks, padded])
def test_a_row_of_which_blank_cells_may_be_left_out_is_not_read(layout):
    """The bars at its end fill up the width, and do not tell which cells are blank."""
    blank = with_blanks(("granted", "business"), ("granted", "total"))

    table = read(stored(blank, layout)).tables["requests"]

    assert table.value("granted", "natural_person") is None
    assert table.rows_uncertain == ("granted",)


@pytest.mark.parametrize("layout", SEEN)
def test_a_row_whose_last_cell_is_blank_is_not_read(layout):
    """What follows the last figure may be a cell, or fill up the row."""
    assert read(stored(with_blanks(("granted", "total")), layout)).tables["requests"].rows_uncertain == ("granted",)


def test_a_bar_before_the_row_of_table_4_is_no_cell_of_it():
    """Nothing but its figures stands in that row: fourteen of them, and the bar, are not fifteen cells."""
    sample = changed(sound(), "disputes", "litigation_after_reconsideration", "total", "")

    table = read(stored(sample, begun_with_a_bar)).tables["disputes"]

    assert {cell.value for cell in table.cells.values()} == {None}


def test_tabs_tell_blank_cells_apart_between_figures_only():
    """Those before the first may be parts of the label, and those at the end may be lost."""
    lines = {
        "between": "（一）予以公开\t12\t\t\t0\t2\t0\t14",
        "before": "（一）予以公开\t\t4\t0\t0\t0\t0\t4",
        "wide": "（一）予以公开\t\t12\t\t4\t\t2\t\t18",
    }
    found = {}
    for name, line in lines.items():
        rows = [
            [line] if any(slot.place == ("granted", "total") for slot in row) else ["\t".join(s.text for s in row)]
            for row in sheet(sound(), "requests")
        ]
        table = read("\n".join(["三、收到和处理政府信息公开申请情况", *(row for (row,) in rows)]).encode()).tables[
            "requests"
        ]
        found[name] = (table.value("granted", "natural_person"), table.value("granted", "legal_service"))

    assert found == {"between": (12, 2), "before": (None, None), "wide": (None, None)}
