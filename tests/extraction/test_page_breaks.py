"""Table 3 cut by a page break: columns lost, a row in two pieces, figures without their label."""

import pytest

from tests.printing import changed, sound
from toolkit.demo.sheets import sheet
from toolkit.document import Document, Format, Grid, GridCell, How, Paragraph, Place
from toolkit.extraction import extract
from toolkit.report import Mark

SAMPLE = changed(sound(), "requests", "unavailable_not_held", "business", "7")
HEADS = 3
CUT = "unavailable_not_held"


def slots(sample):
    """The printed text of every slot of table 3, a merged cell in each that it covers."""
    rows = sheet(sample, "requests")
    lines = [[None] * 10 for _ in rows]
    for at, row in enumerate(rows):
        for slot in row:
            column = lines[at].index(None)
            for line in lines[at : at + slot.rowspan]:
                line[column : column + slot.colspan] = [slot.text] * slot.colspan
    return lines


def grid(lines, page):
    """A part of the table as it is read from a page; equal texts beside each other in the labels are one cell."""
    rows = []
    for at, line in enumerate(lines):
        cells = []
        for column, text in enumerate(line):
            if column and column < len(line) - 7 and line[column - 1] == text:
                cells.append(cells[-1])
            else:
                cells.append(GridCell(text, Place(page=page, grid=page, row=at + 1, column=column + 1), at, column))
        rows.append(tuple(cells))
    return Grid(tuple(rows), Place(page=page, grid=page), How.RULED)


def table_of(*parts):
    """Table 3 of a report that prints these parts on pages of their own; and what is said of it."""
    grids = [grid(lines, page) for page, lines in enumerate(parts, start=1)]
    title = Paragraph(SAMPLE.title, Place(page=1))
    report = extract(Document(Format.PDF, (title, *grids)), "x", "0", "en")
    return report.tables["requests"], [each for each in report.problems if "Table 3" in each]


def cut_at(row):
    """The lines above and from a row on."""
    lines = slots(SAMPLE)
    at = HEADS + list(SAMPLE.tables["requests"]).index(row)
    return lines[:at], lines[at:]


def wrong(table):
    """Cells that are read, and not as printed."""
    return [
        (cell.row, cell.column, cell.raw)
        for cell in table.cells.values()
        if cell.mark is not Mark.MISSING and cell.raw != SAMPLE.tables["requests"][cell.row][cell.column]
    ]


def missing(table):
    """Rows of which something was not read."""
    return list(dict.fromkeys(cell.row for cell in table.cells.values() if cell.mark is Mark.MISSING))


@pytest.mark.parametrize("columns", [8, 9])
def test_label_columns_that_end_on_the_page_before(columns):
    """The figures are those of the last seven columns."""
    above, below = cut_at(CUT)

    table, problems = table_of(above, [line[-columns:] for line in below])

    assert (wrong(table), missing(table), problems) == ([], [], [])


def test_a_row_whose_label_is_cut_in_two():
    """Its first letters stand with the figures, the rest on the next page."""
    above, below = cut_at("unavailable_unclear")
    first = [*below[0][:2], "3.补正后申请内", *below[0][3:]]
    second = ["", "", "容仍不明确", *[""] * 7]

    table, problems = table_of([*above, first], [second, *below[1:]])

    assert (wrong(table), missing(table), problems) == ([], [], [])


def test_a_row_whose_figures_stand_above_its_label():
    """The figures end one page, the label begins the next."""
    above, below = cut_at("unavailable_unclear")
    first = ["", "", "", *below[0][3:]]
    second = [*below[0][:3], *[""] * 7]

    table, problems = table_of([*above, first], [second, *below[1:]])

    assert (wrong(table), missing(table), problems) == ([], [], [])


def test_a_group_that_is_cut_in_two_leaves_its_rows_alone():
    """（四）无 stands on one page, 法提供 on the next."""
    above, below = cut_at("unavailable_needs_creation")
    above[-1][1] = "（四）无"
    for line in below[:2]:
        line[1] = "法提供"

    table, problems = table_of(above, below)

    assert (wrong(table), missing(table), problems) == ([], [], [])


def test_a_page_number_between_the_rows_is_none():
    """Where it was taken into the table, as a line of its own."""
    above, below = cut_at(CUT)
    number = ["", "", "", "", "", "- 2 -", "", "", "", ""]

    table, _ = table_of([*above, number], below)

    assert (wrong(table), missing(table)) == ([], [])


def test_rows_that_lost_their_labels_are_not_read_and_not_said_to_be_missing():
    """Seven figures without a label may be any row's."""
    above, below = cut_at(CUT)

    table, problems = table_of(above, [line[-7:] for line in below])

    assert wrong(table) == []
    assert table.rows_missing == ()
    assert len(problems) > 0


def test_a_header_alone_at_the_foot_of_a_page_orders_the_columns_of_the_next():
    """Also where it names them in another order than the form."""
    lines = slots(SAMPLE)
    head = [[*line[:3], line[3], line[5], line[4], *line[6:]] for line in lines[:HEADS]]
    body = [[*line[:3], line[3], line[5], line[4], *line[6:]] for line in lines[HEADS:]]

    table, problems = table_of(head, body)

    assert (wrong(table), problems) == ([], [])
    assert table.value("unavailable_not_held", "business") == 7
