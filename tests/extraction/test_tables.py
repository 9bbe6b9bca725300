"""Rows and columns are found by their labels, in grids and in flattened text; what is not printed is not filled."""

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
from toolkit.document import Place
from toolkit.extraction.tables import form_of, printed_tables
from toolkit.forms import form, label
from toolkit.report import Mark


def test_each_figure_stands_under_its_own_header():
    """A row's seven figures go to the seven applicant columns."""
    rows = request_rows(new_received=["1", "2", "3", "4", "5", "6", "21"])

    table, problems = read_table(document(grid([["", *APPLICANT_LABELS], *rows])), "requests")

    assert {column: table.value("new_received", column) for column in form("2021").columns("requests")} == {
        "natural_person": 1,
        "business": 2,
        "research": 3,
        "public_welfare": 4,
        "legal_service": 5,
        "other_org": 6,
        "total": 21,
    }
    assert (table.rows_missing, table.rows_extra, problems) == ((), (), [])


def test_rows_are_found_by_label_and_not_by_order():
    """A table printed upside down gives the same cells."""
    rows = request_rows(granted=["7", "0", "0", "0", "0", "0", "7"])
    keyed = [row for row in rows if row[0] != label("requests", "rows", "other_misc").zh]

    table, _ = read_table(document(grid([["", *APPLICANT_LABELS], *reversed(keyed)])), "requests")

    assert table.value("granted", "total") == 7
    assert table.rows_missing == ("other_misc",)


def test_a_misspelt_label_is_found_and_said():
    """A typo still names its row, and is reported as an altered label."""
    rows = request_rows(denied_other_law=["0", "4", "0", "0", "0", "0", "4"])
    rows[REQUEST_ROWS.index("denied_other_law")][0] = "2.其他法律行政法规止公开"

    table, _ = read_table(document(grid([["", *APPLICANT_LABELS], *rows])), "requests")

    assert table.value("denied_other_law", "business") == 4
    assert [name.key for name in table.labels_altered] == ["denied_other_law"]


def test_spacing_width_and_breaks_do_not_alter_a_label():
    """Labels that differ only in how they are set are the form's own."""
    rows = request_rows()
    rows[REQUEST_ROWS.index("denied_public_security")][0] = '3．危及"三安全\n一稳定"'
    header = ["自 然 人", "商业\n企业", *APPLICANT_LABELS[2:]]

    table, _ = read_table(document(grid([["", *header], *rows])), "requests")

    assert table.labels_altered == ()


def test_blanks_and_dashes_keep_their_marks():
    """What is not a number has no value, whatever it is."""
    rows = request_rows(carried_over=["", "/", "0", "0", "0", "0", "0"])

    table, _ = read_table(document(grid([["", *APPLICANT_LABELS], *rows])), "requests")

    assert table.cells["carried_over", "natural_person"].mark is Mark.BLANK
    assert table.cells["carried_over", "business"].mark is Mark.DASH
    assert table.cells["carried_over", "research"].value == Decimal(0)


def test_one_row_of_other_handling_is_kept_as_printed():
    """（六）其他处理 in one row stands under `other`, and its three parts are not called missing."""
    keys = [key for key in REQUEST_ROWS if not key.startswith("other_")]
    keys.insert(keys.index("total_outcomes"), "other")
    rows = request_rows(keys, other=["2", "0", "0", "0", "0", "0", "2"])

    table, _ = read_table(document(grid([["", *APPLICANT_LABELS], *rows])), "requests")

    assert table.value("other", "total") == 2
    assert table.rows_missing == ()
    assert ("other_misc", "total") not in table.cells


def test_a_table_cut_by_a_page_break_is_one_table():
    """The second page has no header, and its row was cut: the label stands above the break, the figures below."""
    rows = request_rows(rejected_duplicate=["3", "0", "0", "0", "0", "0", "3"])
    at = REQUEST_ROWS.index("rejected_duplicate")
    upper = [["", *APPLICANT_LABELS], *rows[:at], [rows[at][0], *[""] * 7]]
    lower = [["", *rows[at][1:]], *rows[at + 1 :]]

    table, problems = read_table(document(grid(upper, 1, page=1), grid(lower, 2, page=2)), "requests")

    assert table.value("rejected_duplicate", "natural_person") == 3
    assert (table.rows_missing, table.copies_differing, problems) == ((), 0, [])


def test_the_same_table_with_other_figures_is_counted():
    """A second printing that says otherwise is a fact for the rules."""
    first = grid([["", *APPLICANT_LABELS], *request_rows()], 1)
    second = grid([["", *APPLICANT_LABELS], *request_rows(granted=["1", *["0"] * 5, "1"])], 2)

    assert read_table(document(first, second), "requests")[0].copies_differing == 1
    assert read_table(document(first, first), "requests")[0].copies_differing == 0


def test_fifteen_figures_of_disputes_go_to_three_rows():
    """A leading empty cell moves nothing."""
    header = [label("disputes", "columns", key).zh for key in form("2021").columns("disputes")] * 3
    figures = [str(n) for n in range(1, 16)]

    table, _ = read_table(document(grid([header, figures])), "disputes")
    shifted, _ = read_table(document(grid([["", *header], ["", *figures]])), "disputes")

    assert [table.value(row, "total") for row in table.rows] == [5, 10, 15]
    assert {key: cell.value for key, cell in shifted.cells.items()} == {
        key: cell.value for key, cell in table.cells.items()
    }


def test_figures_of_disputes_that_are_too_few_are_named():
    """Fourteen figures fit fifteen columns in no way."""
    header = [label("disputes", "columns", key).zh for key in form("2021").columns("disputes")] * 3

    table, problems = read_table(document(ragged([header, [*"12345678912345"[:14], None]])), "disputes")

    assert (table.rows_uncertain, len(problems)) == (table.rows, 3)


def test_what_the_row_of_disputes_is_called_is_no_figure_of_it():
    """But one of another year may be called so."""
    header = ["", *[label("disputes", "columns", key).zh for key in form("2021").columns("disputes")] * 3]
    figures = [str(n) for n in range(1, 16)]

    table, _ = read_table(document(grid([header, ["件数", *figures]])), "disputes")
    last, _ = read_table(document(grid([header, ["上年", *figures]])), "disputes")

    assert [table.value(row, "total") for row in table.rows] == [5, 10, 15]
    assert last.rows_uncertain == last.rows


def test_channels_of_disputes_in_another_order_are_not_read_in_that_of_the_form():
    """A table of bars prints the name of a channel above each of its columns."""
    results = [label("disputes", "columns", key).zh for key in form("2021").columns("disputes")] * 3
    channels = [text for text in ("复议后起诉", "未经复议直接起诉", "行政复议") for _ in range(5)]
    figures = [str(n) for n in range(1, 16)]

    table, _ = read_table(document(grid([channels, results, figures])), "disputes")
    usual, _ = read_table(document(grid([channels[::-1], results, figures])), "disputes")

    assert table.rows_uncertain == table.rows
    assert [usual.value(row, "total") for row in usual.rows] == [5, 10, 15]


def test_flattened_text_reads_as_the_grid_does():
    """One cell a line gives the same figures, each with its line."""
    rows = request_rows(new_received=["1", "2", "3", "4", "5", "6", "21"])
    lines = [*APPLICANT_LABELS, *[text for row in rows for text in row]]

    table, problems = read_table(flattened(lines), "requests")

    assert table.value("new_received", "other_org") == 6
    assert table.cells["new_received", "total"].place == Place(line=15)
    assert (table.rows_missing, problems) == ((), [])


def test_a_flattened_row_with_too_few_figures_is_not_filled():
    """A blank leaves no trace in flattened text: the row is named, and none of its cells has a number."""
    rows = request_rows(granted=["1", "1"])
    lines = [*APPLICANT_LABELS, *[text for row in rows for text in row]]

    table, problems = read_table(flattened(lines), "requests")

    assert {table.value("granted", column) for column in form("2021").columns("requests")} == {None}
    assert len(problems) == 1
    assert "予以公开" in problems[0]


def test_the_form_is_told_by_the_headers_of_table_2():
    """Only the printed headers count."""
    old = grid([["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "0", "0", "0"]])
    new = grid([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"]])

    typos = grid(
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年新制某数量", "本年新公开量", "对外公开数量"],
            ["规章", "0", "0", "0"],
        ]
    )

    assert form_of(printed_tables(document(old)), "") == "2019"
    assert form_of(printed_tables(document(typos)), "") == "2019"
    assert form_of(printed_tables(document(new)), "") == "2021"
    assert form_of(printed_tables(document()), "") == ""
