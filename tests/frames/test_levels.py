"""Frame `levels`: a parent's cell beside those of its children, and nothing added up that is not known."""

import pytest

from tests.examples.levels import of_area, with_requests
from tests.printing import changed, print_as, sound
from toolkit.corpus import read_reports
from toolkit.frames import facts
from toolkit.roster import Entry

PLACE = "青川市临江区"
ROSTER = (
    Entry(f"{PLACE}人民政府", "", "county", "government"),
    Entry(f"{PLACE}财政局", f"{PLACE}人民政府", "county", "department"),
    Entry(f"{PLACE}体育局", f"{PLACE}人民政府", "county", "department"),
)
PARENT = with_requests(of_area(f"{PLACE}人民政府"), 17)
CHILDREN = (with_requests(sound(2023, f"{PLACE}财政局"), 12), with_requests(sound(2023, f"{PLACE}体育局"), 5))


def levels(*samples, roster=ROSTER):
    """The frame over some reports."""
    reports = [read_reports(print_as(each, "html"), f"{at}.html")[0] for at, each in enumerate(samples)]
    return facts(reports, roster)["levels"]


def new_requests(frame):
    """What it says of all new requests."""
    return frame.query("row == 'new_received' and column == 'total'").iloc[0]


def test_a_cell_of_the_parent_stands_beside_the_sum_of_its_children():
    """Leaves have no rows of their own."""
    frame = levels(PARENT, *CHILDREN)
    row = new_requests(frame)

    assert frame["report_id"].nunique() == 1
    assert row[["value", "children_sum", "children_total"]].tolist() == [17, 17, 17]
    assert row[["children_expected", "children_present"]].tolist() == [2, 2]
    assert row["scope_stated"] == "area"


def test_the_total_is_missing_while_a_child_is_missing_and_the_sum_is_not():
    """One of two."""
    row = new_requests(levels(PARENT, CHILDREN[0]))

    assert row[["children_expected", "children_present", "children_sum"]].tolist() == [2, 1, 12]
    assert str(row["children_total"]) == "<NA>"


@pytest.mark.parametrize("printed", ["", "/"])
def test_a_cell_that_one_child_does_not_know_has_no_total(printed):
    """A blank is no zero."""
    blank = changed(CHILDREN[1], "requests", "new_received", "total", printed)

    row = new_requests(levels(PARENT, CHILDREN[0], blank))

    assert row[["children_present", "children_sum"]].tolist() == [2, 12]
    assert str(row["children_total"]) == "<NA>"


def test_without_children_there_are_no_sums_and_without_roster_no_rows():
    """Nothing stands for nothing."""
    assert new_requests(levels(PARENT))[["children_sum", "children_total"]].isna().all()
    assert levels(PARENT, *CHILDREN, roster=()).empty


def test_a_cell_that_its_own_report_contradicts_is_not_added_up():
    """The wrong total is told where it is printed; the columns that hold are added up as before."""
    wrong = changed(CHILDREN[0], "requests", "new_received", "total", "112")

    frame = levels(PARENT, wrong, CHILDREN[1])
    row, other = new_requests(frame), frame.query("row == 'denied_state_secret' and column == 'natural_person'").iloc[0]

    assert (row["children_sum"], row["in_doubt"]) == (5, 0)
    assert str(row["children_total"]) == "<NA>"
    assert other[["children_sum", "children_total"]].tolist() == [0, 0]


def test_a_cell_of_the_parent_that_its_own_table_contradicts_is_in_doubt():
    """So that one wrong cell is one finding."""
    frame = levels(changed(PARENT, "requests", "new_received", "total", "1"), *CHILDREN)

    doubted = frame[frame["in_doubt"] == 1]
    assert new_requests(frame)[["value", "children_sum", "in_doubt"]].tolist() == [1, 17, 1]
    assert set(doubted["table"]) == {"requests"}
    assert {"new_received", "total_outcomes"} <= set(doubted["row"])
    assert "granted" not in set(doubted[doubted["column"] == "natural_person"]["row"])
