"""A doubtful PDF is read twice: what both readings give is certain, what they give differently is not read."""

from decimal import Decimal

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.corpus import read_reports
from toolkit.extraction.agreement import agreed, doubtful
from toolkit.reading import apart
from toolkit.report import Mark, State


def read(sample, kind="pdf"):
    """The report of a printed sample."""
    return read_reports(print_as(sample, kind), "report.pdf", "en")[0]


FAULTY = changed(sound(), "requests", "granted", "total", "99")


def test_a_sound_report_is_read_once():
    """It adds up, and so nothing is gained by a second reading."""
    report = read(sound())

    assert not doubtful(report)
    assert not any(cell.checked for table in report.tables.values() for cell in table.cells.values())


@pytest.mark.parametrize("sample", [FAULTY, changed(sound(2020), "disputes", "litigation_direct", "total", "7")])
def test_a_fault_that_both_readings_show_is_as_printed(sample):
    """Every cell is checked, none is changed, and there is nothing to say."""
    report = read(sample)

    cells = [cell for table in report.tables.values() for cell in table.cells.values()]
    assert [cell for cell in cells if not cell.checked] == []
    assert {(cell.table, cell.row, cell.column): cell.raw for cell in cells} == {
        (table, row, column): text
        for table, rows in sample.tables.items()
        for row, columns in rows.items()
        for column, text in columns.items()
    }
    assert (report.state, report.problems) == (State.READ, ())


def test_cells_that_the_readings_give_differently_are_not_read_and_named():
    """Neither figure is taken."""
    first, second = read(FAULTY, "html"), read(changed(FAULTY, "requests", "granted", "business", "8"), "html")

    report = agreed(first, second, "en")

    cell = report.tables["requests"].cells["granted", "business"]
    assert (cell.mark, cell.value, cell.raw, cell.checked) == (Mark.MISSING, None, "4", False)
    assert report.tables["requests"].value("granted", "total") == Decimal(99)
    (problem,) = report.problems
    assert "Businesses “4” ≠ “8”" in problem
    assert report.state is State.PARTIAL


def test_a_row_that_only_the_second_reading_has_is_not_missing_from_the_report():
    """It is printed, so that no rule may say that it is not; and it is not read."""
    rows = {row: cells for row, cells in FAULTY.tables["requests"].items() if row != "granted"}
    without = sound(tables=FAULTY.tables | {"requests": rows})

    report = agreed(read(without, "html"), read(FAULTY, "html"), "en")

    table = report.tables["requests"]
    assert table.rows_missing == ()
    assert table.rows_uncertain == ("granted",)
    assert table.cells["granted", "total"].mark is Mark.MISSING
    assert len(report.problems) == 1


def test_a_second_reading_that_takes_too_long_is_a_problem_and_no_error(monkeypatch):
    """The first reading stands, unchecked."""
    monkeypatch.setattr(apart, "SECONDS", 0.01)

    report = read(FAULTY)

    assert report.tables["requests"].value("granted", "total") == Decimal(99)
    assert len(report.problems) == 1
    assert "second" in report.problems[0]


def test_the_faults_of_a_published_report_are_confirmed(samples):
    """10 + 1 but total 0, and 5 but total 0."""
    report = toolkit.read(samples / "hongze-2023.pdf")

    assert all(cell.checked for table in report.tables.values() for cell in table.cells.values())
    assert report.tables["disputes"].value("reconsideration", "total") == 0
    assert report.problems == ()
