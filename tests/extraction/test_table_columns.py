"""Headers, units and numbers of columns: what the form does not know moves nothing."""

from decimal import Decimal

from tests.extraction.drawn import (
    APPLICANT_LABELS,
    REQUEST_ROWS,
    document,
    flattened,
    grid,
    ragged,
    read_table,
    request_rows,
)
from toolkit.document import Grid, Paragraph, Place
from toolkit.forms import form
from toolkit.report import Mark


def test_a_unit_in_the_cell_converts_to_wan_yuan():
    """101.8506万元 and 251000元 come in one unit, and the text stays as printed."""
    head = ["信息内容", "采购项目数量", "采购总金额"]

    table, _ = read_table(document(grid([head, ["政府集中采购", "10", "251000元"]])), "disclosure", "2019")

    assert table.value("procurement", "amount") == Decimal("25.1")
    assert table.cells["procurement", "amount"].raw == "251000元"


def test_an_amount_whose_header_is_in_yuan_converts_to_wan_yuan():
    """The unit of the header holds for the cells below it, unless a cell says its own."""
    head = ["信息内容", "本年收费金额（单位：元）"]

    plain, _ = read_table(document(grid([head, ["行政事业性收费", "12500"]])), "disclosure")
    own, _ = read_table(document(grid([head, ["行政事业性收费", "3万元"]])), "disclosure")
    torn, problems = read_table(document(grid([head, ["行政事业性收费（万元）", "12500"]])), "disclosure")

    assert (plain.value("fees", "amount"), own.value("fees", "amount")) == (Decimal("1.25"), Decimal(3))
    assert (torn.cells["fees", "amount"].mark, "行政事业性收费" in "".join(problems)) == (Mark.TEXT, True)


def test_a_row_printed_twice_with_other_figures_is_not_read():
    """Which of the two holds cannot be told; the rows below are read all the same."""
    rows = request_rows()
    rows.insert(3, [rows[2][0], *["5"] * 7])

    table, problems = read_table(document(grid([["", *APPLICANT_LABELS], *rows])), "requests")

    assert (table.value("granted", "total"), table.value("carried_forward", "total")) == (None, 0)
    assert (table.rows_uncertain, table.copies_differing, len(problems)) == (("granted",), 0, 1)


def test_a_cell_too_many_is_not_guessed_away():
    """With an empty cell at either end of a row, its figures could stand under two columns each."""
    rows = request_rows(granted=["", "1", "2", "3", "4", "5", "6", ""])
    short = [[*row, None] if len(row) == 8 else row for row in [["", *APPLICANT_LABELS], *rows]]

    table, _ = read_table(document(ragged(short)), "requests")

    assert table.rows_uncertain == ("granted",)


def test_a_row_of_unknown_name_is_named_only_where_a_row_lacks():
    """It may be the one that is missing; where none is, it is only extra."""
    rows = request_rows()
    renamed = [["9.完全不同的名称", *row[1:]] if row[0].startswith("3.危及") else row for row in rows]

    table, problems = read_table(document(grid([["", *APPLICANT_LABELS], *renamed])), "requests")
    added, none = read_table(
        document(grid([["", *APPLICANT_LABELS], *rows, ["完全不同的名称", *["0"] * 7]])), "requests"
    )

    assert (table.rows_missing, len(problems)) == (("denied_public_security",), 1)
    assert "9.完全不同的名称" in problems[0]
    assert (added.rows_extra, none) == (("完全不同的名称",), [])


def test_columns_are_read_in_the_order_of_their_header():
    """总计 before its parts, in a grid and in flattened text."""
    header = [APPLICANT_LABELS[-1], *APPLICANT_LABELS[:-1]]
    rows = request_rows(granted=["9", "4", "1", "1", "1", "1", "1"])

    ruled, _ = read_table(document(grid([["", *header], *rows])), "requests")
    flat, _ = read_table(flattened([*header, *(text for row in rows for text in row)]), "requests")

    assert (ruled.value("granted", "total"), ruled.value("granted", "natural_person")) == (9, 4)
    assert (flat.value("granted", "total"), flat.value("granted", "natural_person")) == (9, 4)


def test_a_header_that_names_a_column_twice_is_not_counted_out():
    """Seven figures under seven headers, but two of these say the same: no row is read."""
    header = ["自然人", "商业企业", "商业企业", *APPLICANT_LABELS[3:]]

    table, _ = read_table(document(grid([["", *header], *request_rows()])), "requests")

    assert {cell.value for cell in table.cells.values()} == {None}
    assert len(table.rows_uncertain) == len(REQUEST_ROWS)


def test_columns_and_row_numbers_that_the_form_does_not_know_move_nothing():
    """A number before each label, a column between the others, remarks at the end."""
    row = ["1", "2", "3", "4", "5", "6", "21"]
    rows = [["7", name, *figures[:3], "99", *figures[3:], ""] for name, *figures in request_rows(granted=row)]
    header = ["序号", "", *APPLICANT_LABELS[:3], "个体工商户", *APPLICANT_LABELS[3:], "备注"]

    table, problems = read_table(document(grid([header, *rows])), "requests")

    assert [str(table.value("granted", column)) for column in form("2021").columns("requests")] == row
    assert problems == []


def test_a_number_that_reaches_over_two_rows_is_of_neither():
    """A zero may be that of both."""
    rows = [["", *APPLICANT_LABELS], *request_rows(new_received=["37", *["0"] * 6])]
    slots = [list(row) for row in grid(rows).rows]
    for column in (1, 2):
        slots[1][column] = slots[2][column] = slots[1][column]._replace(rowspan=2)

    table, _ = read_table(document(Grid(tuple(map(tuple, slots)), Place(grid=1))), "requests")

    assert table.rows_uncertain == ("new_received", "carried_over")

    slots[1][1] = slots[2][1] = slots[1][1]._replace(text="0")
    table, _ = read_table(document(Grid(tuple(map(tuple, slots)), Place(grid=1))), "requests")

    assert (table.rows_uncertain, table.value("carried_over", "natural_person")) == ((), 0)


def test_a_table_of_last_year_printed_for_comparison_is_not_this_years():
    """Its caption says so, wherever it stands."""
    head = ["", *APPLICANT_LABELS]
    last = grid([head, *request_rows(granted=["9", *["0"] * 5, "9"])], 1)
    this = grid([head, *request_rows(granted=["4", *["0"] * 5, "4"])], 2)

    table, problems = read_table(
        document(Paragraph("附：上年数据", Place()), last, Paragraph("本年数据", Place()), this), "requests"
    )

    assert (table.value("granted", "total"), table.copies_differing, problems) == (4, 0, [])


def test_a_sentence_on_last_year_before_a_table_takes_nothing_from_it():
    """Only a caption of a table does."""
    this = grid([["", *APPLICANT_LABELS], *request_rows(granted=["4", *["0"] * 5, "4"])], 1)

    for words in ("与上年相比，申请有所减少，具体情况如下。", "含上年结转的申请", "收到和处理申请情况"):
        table, _ = read_table(document(Paragraph(words, Place()), this), "requests")

        assert table.value("granted", "total") == 4
