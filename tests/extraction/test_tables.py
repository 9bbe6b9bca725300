"""Rows and columns are found by their labels, in grids and in flattened text; what is not printed is not filled."""

from decimal import Decimal

from toolkit.document import Document, Format, Grid, GridCell, Paragraph, Place
from toolkit.extraction.tables import build_table, form_of, printed_tables
from toolkit.forms import form, label
from toolkit.report import Mark

APPLICANT_LABELS = [label("requests", "columns", key).zh for key in form("2021").columns("requests")]
REQUEST_ROWS = form("2021").rows("requests")


def grid(rows: list[list[str]], number: int = 1, page: int | None = None) -> Grid:
    """Lay out a grid without merged cells."""
    width = max(map(len, rows))
    cells = [
        tuple(
            GridCell(text, Place(page=page, grid=number, row=r + 1, column=c + 1), r, c)
            for c, text in enumerate(row + [""] * (width - len(row)))
        )
        for r, row in enumerate(rows)
    ]
    return Grid(tuple(cells), Place(page=page, grid=number))


def ragged(rows: list[list[str | None]]) -> Grid:
    """Lay out a grid in which None is a slot without a cell."""
    whole = grid([[text or "" for text in row] for row in rows])
    cells = zip(whole.rows, rows, strict=True)
    kept = tuple(tuple(c if text is not None else None for c, text in zip(*pair, strict=True)) for pair in cells)
    return Grid(kept, whole.place)


def request_rows(keys=REQUEST_ROWS, **values: list[str]) -> list[list[str]]:
    """Table 3 with 0 everywhere but in the rows given."""
    return [[label("requests", "rows", key).zh, *values.get(key, ["0"] * 7)] for key in keys]


def document(*blocks) -> Document:
    """Wrap blocks as the content of a page."""
    return Document(Format.HTML, blocks)


def flattened(lines: list[str]) -> Document:
    """One cell a line, as a copied web page gives it."""
    return Document(Format.TEXT, tuple(Paragraph(text, Place(line=n + 1)) for n, text in enumerate(lines)))


def read_table(source: Document, table: str, layout: str = "2021"):
    """Read one table of a document, and the problems met."""
    return build_table(table, printed_tables(source), form(layout), "zh")


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
