"""Labels of a borderless table that are wrapped around the line of their figures."""

from dataclasses import replace

from tests.extraction.drawn import APPLICANT_LABELS, document, grid, read_table
from toolkit.document import How
from toolkit.report import Mark

_HEAD = ["", *APPLICANT_LABELS]
_FIGURES = ["0", "1", "2", "0", "0", "0", "3"]
_TOTAL = ["（七）总计", *"0000000"]


def _aligned(rows):
    return document(replace(grid([_HEAD, *rows], page=1), how=How.ALIGNED))


def test_a_label_around_its_figures_is_one_row():
    """Above and below them, or with its middle line beside them."""
    two = [["5.要求行政机关确认或重新出"], ["", *_FIGURES], ["具已获取信息"], _TOTAL]
    three = [["1.申请人无正当理由逾期不补"], ["正、行政机关不再处理", *_FIGURES], ["其政府信息公开申请"], _TOTAL]

    for rows, key in ((two, "rejected_reissue"), (three, "other_not_corrected")):
        table, _ = read_table(_aligned(rows), "requests")

        assert [cell.value for (row, _), cell in table.cells.items() if row == key] == [0, 1, 2, 0, 0, 0, 3]
        assert table.value("total_outcomes", "total") == 0


def test_blanks_beside_figures_of_no_row_are_not_taken_for_blanks():
    """They may be those of the label, which is then not read; a blank row between known rows is blank."""
    doubtful = [["5.要求行政机关确认或重新出"], ["处理", *_FIGURES], ["具已获取信息"], _TOTAL]
    blank = [["5.要求行政机关确认或重新出具已获取信息"], ["1.重复申请", *_FIGURES], _TOTAL]

    unread, _ = read_table(_aligned(doubtful), "requests")
    read, _ = read_table(_aligned(blank), "requests")

    assert unread.cells["rejected_reissue", "total"].mark is Mark.MISSING
    assert "rejected_reissue" in unread.rows_uncertain
    assert read.cells["rejected_reissue", "total"].mark is Mark.BLANK
