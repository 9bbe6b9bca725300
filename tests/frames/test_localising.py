"""The wrong cell: the smallest explanations of what fails, exact, and silent about what is not known."""

from random import Random

import pytest

import toolkit
from benchmarks.localise import balanced
from tests.printing import changed, print_as, sound
from tests.printing.sample import grouped
from toolkit.frames.localising import causes_in, localised
from toolkit.frames.localising.causes import causes_of, from_text, to_text
from toolkit.frames.localising.identities import identities_of, ledger
from toolkit.frames.localising.search import LARGEST
from toolkit.frames.localising.slips import slip_of_cell
from toolkit.frames.reports import other_layout


def causes(tmp_path, sample, table="requests"):
    """The causes in a table of a sample, through a file."""
    path = tmp_path / "report.html"
    path.write_bytes(print_as(sample, "html"))
    report = toolkit.read(path)
    return causes_in(report.tables[table], other_layout(report))[1]


def facts(tmp_path, sample):
    """The facts about table 3 of a sample, through a file."""
    path = tmp_path / "report.html"
    path.write_bytes(print_as(sample, "html"))
    report = toolkit.read(path)
    return localised(report.tables["requests"], other_layout(report))


def wrong(sample, *cells):
    """The sample with these (row, column, printed) of table 3."""
    for row, column, printed in cells:
        sample = changed(sample, "requests", row, column, str(printed))
    return sample


def told(explanation):
    """An explanation as a mapping of cell to right value."""
    return {(cell.row, cell.column): cell.right for cell in explanation.cells}


ONE_WRONG = [
    (("granted", "total", 19), 18),
    (("granted", "business", 3), 4),
    (("new_received", "natural_person", 52), 25),
    (("carried_forward", "legal_service", 1), 0),
    (("total_outcomes", "total", 13), 31),
    (("total_outcomes", "business", 50), 5),
]


@pytest.mark.parametrize("sample", [sound(), sound(2020), grouped(sound())], ids=["2021", "2019", "one row of others"])
@pytest.mark.parametrize(("cell", "right"), ONE_WRONG)
def test_one_wrong_cell_is_the_only_explanation(tmp_path, sample, cell, right):
    """In either form, and with （六）其他处理 in one row."""
    (cause,) = causes(tmp_path, wrong(sample, cell))

    assert cause.count == 1
    assert told(cause.only) == {cell[:2]: right}


def test_a_sound_table_has_no_cause_and_no_slip(tmp_path):
    """And that is known."""
    assert facts(tmp_path, sound()) == {
        "requests_swapped": 0,
        "requests_swapped_cells": "",
        "requests_shifted": 0,
        "requests_shifted_columns": "",
    }


def test_independent_wrong_cells_are_causes_of_their_own(tmp_path):
    """Each with its own identities."""
    found = causes(tmp_path, wrong(sound(), ("granted", "business", 3), ("rejected_duplicate", "research", 7)))

    assert [told(cause.only) for cause in found] == [
        {("granted", "business"): 4},
        {("rejected_duplicate", "research"): 0},
    ]
    assert [set(cause.identities) for cause in found] == [
        {("outcomes", "business"), ("across", "granted")},
        {("outcomes", "research"), ("across", "rejected_duplicate")},
    ]


def test_wrong_cells_of_one_row_are_one_cause_with_all_its_cells(tmp_path):
    """They meet in the identity of the row."""
    (cause,) = causes(tmp_path, wrong(sound(), ("granted", "business", 3), ("granted", "legal_service", 9)))

    assert told(cause.only) == {("granted", "business"): 4, ("granted", "legal_service"): 2}
    assert set(cause.identities) == {("outcomes", "business"), ("outcomes", "legal_service"), ("across", "granted")}


def test_equal_gaps_have_more_than_one_explanation(tmp_path):
    """Two cells that are one too few may be either pair of corners."""
    sample = wrong(sound(), ("granted", "business", 3), ("partially_granted", "natural_person", 2))

    (cause,) = causes(tmp_path, sample)

    assert cause.count == 2
    assert cause.only is None
    assert {frozenset(told(each)) for each in cause.explanations} == {
        frozenset({("granted", "business"), ("partially_granted", "natural_person")}),
        frozenset({("granted", "natural_person"), ("partially_granted", "business")}),
    }


def test_a_value_below_zero_explains_nothing(tmp_path):
    """With one too many in each, the other corners would need a figure of -1: two cells are wrong, each by itself."""
    found = causes(tmp_path, wrong(sound(), ("granted", "business", 5), ("partially_granted", "natural_person", 4)))

    assert [told(cause.only) for cause in found] == [
        {("partially_granted", "natural_person"): 3},
        {("granted", "business"): 4},
    ]


def test_what_cannot_be_assessed_is_left_out_and_the_rest_is_localised(tmp_path):
    """A blank makes its row and column unknown; a wrong cell elsewhere is still found, and the blank never named."""
    sample = wrong(sound(), ("granted", "business", ""), ("rejected_duplicate", "research", 7))

    (cause,) = causes(tmp_path, sample)

    assert told(cause.only) == {("rejected_duplicate", "research"): 0}


def test_a_row_that_fails_alone_is_wrong_where_its_column_is_not_assessed(tmp_path):
    """Any other cell would break its column."""
    sample = wrong(sound(), ("rejected_duplicate", "total", ""), ("granted", "total", 19))

    (cause,) = causes(tmp_path, sample)

    assert cause.identities == (("across", "granted"),)
    assert told(cause.only) == {("granted", "total"): 18}


def test_that_there_is_no_slip_is_not_known_of_a_table_with_a_blank(tmp_path):
    """Nor of one that has none of its identities."""
    assert facts(tmp_path, wrong(sound(), ("granted", "business", ""))) == {}


def test_a_figure_that_is_no_whole_number_is_no_operand(tmp_path):
    """As for the rules."""
    assert causes(tmp_path, wrong(sound(), ("granted", "business", "4.5"))) == ()


def test_a_row_of_disputes_may_be_wrong_in_any_cell_that_stays_at_zero_or_above(tmp_path):
    """Five cells, one identity."""
    more = causes(tmp_path, changed(sound(), "disputes", "reconsideration", "total", "5"), "disputes")[0]
    fewer = causes(tmp_path, changed(sound(), "disputes", "reconsideration", "total", "3"), "disputes")[0]

    assert more.count == 5
    assert [told(each) for each in fewer.explanations] == [
        {("reconsideration", "upheld"): 1},
        {("reconsideration", "other"): 0},
        {("reconsideration", "pending"): 0},
        {("reconsideration", "total"): 4},
    ]


def test_two_cells_exchanged_are_the_likely_one_of_two_explanations(tmp_path):
    """The totals could be wrong as well, but the figures of one column fit each other."""
    found = facts(tmp_path, wrong(sound(), ("granted", "business", 0), ("partially_granted", "business", 4)))

    (cause,) = from_text(found["requests_causes"])
    assert (cause.count, cause.likely, cause.explanations[0].slip) == (2, True, "swapped")
    assert found["requests_swapped"] == 1
    assert found["requests_swapped_cells"] == "requests/granted/business、requests/partially_granted/business"


@pytest.mark.parametrize("step", [1, -1])
def test_a_column_moved_by_a_row_is_recognised(tmp_path, step):
    """Up or down; every row that fails says what its cell should be."""
    sample = sound()
    rows = list(sample.tables["requests"])[2:-2]
    column = [sample.tables["requests"][row]["natural_person"] for row in rows]
    column = ["0", *column[:-1]] if step == 1 else [*column[1:], "0"]

    found = facts(
        tmp_path, wrong(sample, *((row, "natural_person", text) for row, text in zip(rows, column, strict=True)))
    )

    (cause,) = from_text(found["requests_causes"])
    right = {(row, "natural_person"): int(sample.tables["requests"][row]["natural_person"]) for row in rows}
    assert (cause.likely, cause.explanations[0].slip) == (True, "shifted")
    assert told(cause.explanations[0]).items() <= right.items()
    assert (found["requests_shifted"], found["requests_shifted_columns"]) == (1, "requests//natural_person")
    assert found["requests_swapped"] == 0


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        (21, 12, "transposed"),
        (102, 120, "transposed"),
        (122, 12, "doubled"),
        (11, 1, "doubled"),
        (1, 12, "dropped"),
        (2, 12, "dropped"),
        (100, 1000, "dropped"),
        (132, 12, "added"),
        (10, 1, "added"),
        (77, 12, "copied"),
        (13, 12, ""),
        (0, 10, ""),
        (10, 0, ""),
        (12, 120, "dropped"),
        (5, 0, ""),
    ],
)
def test_slips_of_the_pen_are_recognised(printed, right, slip):
    """From the two numbers, and the number in the next cell; a zero tells nothing."""
    place = ("granted", "business")
    values = {("granted", "natural_person"): 77, place: printed, ("granted", "research"): 5}

    assert slip_of_cell(place, {place: right}, values) == slip


def test_a_digit_slip_makes_one_of_several_cells_the_likely_one(tmp_path):
    """12 typed as 21 in a row of disputes; nothing else there is a slip."""
    sample = changed(sound(), "disputes", "reconsideration", "upheld", "21")
    sample = changed(sample, "disputes", "reconsideration", "total", "14")

    (cause,) = causes(tmp_path, sample, "disputes")

    assert cause.likely
    assert told(cause.explanations[0]) == {("reconsideration", "upheld"): 12}
    assert cause.explanations[0].cells[0].slip == "transposed"
    assert cause.only is None


def test_too_many_wrong_cells_are_said_to_be_so_in_little_time(tmp_path):
    """A table of other numbers altogether."""
    sample, chance = sound(), Random(3)
    cells = [(row, column, chance.randrange(90)) for row, of in sample.tables["requests"].items() for column in of]

    (cause,) = causes(tmp_path, wrong(sample, *cells))

    assert (cause.explanations, cause.count) == ((), 0)
    assert len(cause.identities) > LARGEST


def test_causes_survive_as_text():
    """The frame carries text."""
    values = balanced(Random(1))
    values["granted", "business"] += 3
    found = causes_of(ledger(identities_of("requests", "split"), values)[1])

    assert from_text(to_text(found)) == found
