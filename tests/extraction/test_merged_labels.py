"""Labels that share a cell or a row with the titles above them, and merged cells that a program wrote out again."""

import pytest

from tests.extraction.drawn import APPLICANT_LABELS, document, grid, read_table
from toolkit.report import Mark

_HEAD = ["项目", *APPLICANT_LABELS]


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("三、本年度办理结果－（三）不予公开－1.属于国家秘密", "denied_state_secret"),
        ("三、本年度办理结果\n（一）予以公开", "granted"),
        ("（五）不予处理1、信访举报投诉类申请", "rejected_petition"),
        ("（六）其他处理 3.其他", "other_misc"),
        ("本年度办理结果/（七）总计", "total_outcomes"),
    ],
)
def test_a_label_is_read_with_the_groups_that_stand_in_its_cell(label, row):
    """The groups are no change of the label."""
    table, problems = read_table(document(grid([_HEAD, [label, "1", "2", "3", "4", "5", "6", "21"]])), "requests")

    assert (table.value(row, "research"), table.value(row, "total")) == (3, 21)
    assert (table.labels_altered, problems) == ((), [])


@pytest.mark.parametrize("label", ["（三）不予公开 总计", "（四）无法提供－1.属于国家秘密", "（三）不予公开小计"])
def test_the_sum_of_a_group_is_no_row_of_the_form(label):
    """What follows the group must be a row of it."""
    table, _ = read_table(document(grid([_HEAD, [label, *"1234567"], ["（一）予以公开", *"0000000"]])), "requests")

    numbers = {row for (row, _), cell in table.cells.items() if cell.mark is Mark.NUMBER}

    assert numbers == {"granted"}


def test_a_column_of_titles_may_stand_to_the_left_of_table_2():
    """The title of a block beside its rows is neither their label nor a header."""
    rows = [
        ["项目", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["第二十条第（一）项", "规章", "1", "2", "3"],
        ["", "行政规范性文件", "4", "5", "6"],
        ["第二十条第（五）项", "信息内容", "本年处理决定数量", "", ""],
        ["", "行政许可", "7", "", ""],
    ]

    table, problems = read_table(document(grid(rows)), "disclosure")

    assert [table.value("regulations", key) for key in ("issued", "repealed", "in_force")] == [1, 2, 3]
    assert [table.value("normative_documents", key) for key in ("issued", "repealed", "in_force")] == [4, 5, 6]
    assert (table.value("licences", "decisions"), problems) == (7, [])


def test_a_merged_cell_that_is_written_out_again_is_one_cell():
    """Header and figure come again in each of its columns; where the figures differ, none of them is taken."""
    rows = [["信息内容", *["本年处理决定数量"] * 3], ["行政许可", "8", "8", "8"], ["行政处罚", "8", "8", "3"]]

    table, _ = read_table(document(grid(rows)), "disclosure")

    assert (table.value("licences", "decisions"), table.value("penalties", "decisions")) == (8, None)
    assert table.rows_uncertain == ("penalties",)


@pytest.mark.parametrize("label", ["③其他", "3其他", "3 其他", "（3）其他", "3，其他", "其它"])
def test_the_last_row_of_other_outcomes_is_read_under_any_numeral(label):
    """Its one word names a row only below （六）其他处理."""
    rows = [["项目", "", *APPLICANT_LABELS], ["（六）其他处理", "①逾期不补正", *"0000000"], ["", label, *"1234567"]]

    table, _ = read_table(document(grid(rows)), "requests")

    assert (table.value("other_not_corrected", "total"), table.value("other_misc", "total")) == (0, 7)
