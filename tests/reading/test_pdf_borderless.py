"""Tables without lines between their columns: every figure in its cell, a blank in its place, and else nothing."""

from dataclasses import replace

import pytest

from tests.printing import changed, sound
from tests.printing.borderless import LINES, borderless
from toolkit.corpus import read_reports
from toolkit.document import How
from toolkit.report import Mark


def read(sample, lines="none"):
    """The report of a sample printed with these lines."""
    return read_reports(borderless(sample, lines), "report.pdf", "en")[0]


def wrong(report, sample):
    """The cells that are read, and not as printed."""
    return [
        (table, row, column, text, cell.raw)
        for table, rows in sample.tables.items()
        for row, columns in rows.items()
        for column, text in columns.items()
        if (cell := report.tables[table].cells.get((row, column)))
        and cell.mark is not Mark.MISSING
        and cell.raw != text
    ]


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("year", [2020, 2023])
def test_every_figure_is_read_as_printed(year, lines):
    """Labels of up to four lines, merged headers, and a page break without a second header."""
    sample = sound(year)

    report = read(sample, lines)

    cells = [cell for table in report.tables.values() for cell in table.cells.values()]
    assert wrong(report, sample) == []
    assert {cell.how for cell in cells} == {How.ALIGNED}
    assert {cell.mark for cell in cells} == {Mark.NUMBER}
    assert (report.problems, len(report.sections)) == ((), 6)


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("disclosure", "normative_documents", "issued"),
        ("disclosure", "regulations", "in_force"),
        ("requests", "new_received", "natural_person"),
        ("requests", "granted", "natural_person"),
        ("requests", "other_unpaid", "other_org"),
        ("requests", "carried_forward", "total"),
        ("disputes", "reconsideration", "upheld"),
        ("disputes", "litigation_direct", "other"),
    ],
)
def test_a_blank_cell_is_a_blank_in_its_place(table, row, column):
    """And no figure beside it moves."""
    sample = changed(sound(), table, row, column, "")

    report = read(sample)

    assert report.tables[table].cells[row, column].mark is Mark.BLANK
    assert wrong(report, sample) == []
    assert report.problems == ()


def test_a_column_left_blank_on_the_second_page_is_blank():
    """Its header stands on the first page."""
    rows = {row: cells | {"research": ""} for row, cells in sound().tables["requests"].items()}
    sample = replace(sound(), tables=sound().tables | {"requests": rows})

    report = read(sample)

    cells = report.tables["requests"].cells
    assert {cell.mark for cell in cells.values() if cell.column == "research"} == {Mark.BLANK}
    assert wrong(report, sample) == []


@pytest.mark.parametrize("every", [2, 3, 5])
def test_many_blanks_never_move_a_figure(every):
    """What cannot be told is not read, and its row is named."""
    sample = sound()
    places = [(table, row, column) for table, rows in sample.tables.items() for row in rows for column in rows[row]]
    for place in places[::every]:
        sample = changed(sample, *place, "")

    report = read(sample)

    missing = [cell for table in report.tables.values() for cell in table.cells.values() if cell.mark is Mark.MISSING]
    assert wrong(report, sample) == []
    assert [cell.row for cell in missing if cell.row not in report.tables[cell.table].rows_uncertain] == []
    assert bool(missing) == bool(report.problems)


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("kept", [7, 11, 13, 29, 1000])
@pytest.mark.parametrize("year", [2020, 2023])
def test_a_table_with_hardly_any_figure_is_named_row_by_row(year, kept, lines):
    """A lone figure beside no other may be no part of its table, nor is a blank row: none is said not to be there."""
    sample = sound(year)
    places = [(table, row, column) for table, rows in sample.tables.items() for row in rows for column in rows[row]]
    for place in (place for at, place in enumerate(places, start=4) if at % kept):
        sample = changed(sample, *place, "")

    report = read(sample, lines)

    missing = [cell for table in report.tables.values() for cell in table.cells.values() if cell.mark is Mark.MISSING]
    assert wrong(report, sample) == []
    assert {cell[:2] for cell in missing if cell.row not in report.tables[cell.table].rows_uncertain} == set()
    assert [table.rows_missing for table in report.tables.values() if table.rows_missing] == []
    assert bool(missing) == bool(report.problems)


def test_a_row_without_any_figure_is_not_said_to_be_missing():
    """Where there are no lines, a label alone may be a row, so that none can be said not to be there."""
    rows = sound().tables["requests"]
    blank = rows | {"new_received": dict.fromkeys(rows["new_received"], "")}

    report = read(replace(sound(), tables=sound().tables | {"requests": blank}))

    assert report.tables["requests"].rows_missing == ()
    assert wrong(report, sound(tables=sound().tables | {"requests": blank})) == []
