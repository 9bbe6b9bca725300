"""Tables run together into lines, as programs give them that take the text out of a page."""

from tests.extraction.drawn import flattened, read_table, request_rows
from tests.printing import print_as, sound
from toolkit.extraction import extract
from toolkit.reading import read_document


def test_column_names_broken_over_two_lines_are_joined_below_each_other():
    """商业 above 企业 is one column; 企业 alone would be a column out of its order."""
    head = ["自然人      法人或其他组织      总计", "商业  科研  社会公  法律服  其他", "企业  机构  益组织  务机构"]
    rows = ["  ".join(row) for row in request_rows(granted=["1", "2", "3", "4", "5", "6", "21"])]

    table, problems = read_table(flattened([*head, *rows]), "requests")

    assert [cell.value for (row, _), cell in table.cells.items() if row == "granted"] == [1, 2, 3, 4, 5, 6, 21]
    assert problems == []


def test_column_names_that_do_not_meet_are_left_apart():
    """The order of the columns is then not known, and no row is read."""
    head = ["自然人  企业  总计", "其他  机构  组织"]

    table, _ = read_table(flattened([*head, *map("  ".join, request_rows())]), "requests")

    assert table.value("granted", "total") is None
    assert "granted" in table.rows_uncertain


def test_a_page_of_one_paragraph_has_sections_and_tables():
    """Line ends within <pre> are all that tells them apart."""
    text = print_as(sound(), "txt").decode()

    report = extract(read_document(f"<html><body><pre>{text}</pre></body></html>".encode(), "a.html"), "a", "0")

    assert [section.key for section in report.sections] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other"
    ]  # fmt: skip
    assert report.tables["requests"].value("new_received", "total") == 32
    assert report.sections[2].text == ""


def test_a_row_that_the_lines_below_a_drawn_table_print_again_is_not_read():
    """Which of the two figures holds nobody can tell, though one of them stands in a table."""
    rows = ["信息内容\t本年处理决定数量", "行政许可\t5", "行政处罚\t0", "行政", "处罚\t17", "行政强制\t2"]
    text = "\n".join(["青川市临江区民政局2023年政府信息公开工作年度报告", "二、主动公开政府信息情况", *rows])

    report = extract(read_document(text.encode(), "a.txt"), "a", "0")

    table = report.tables["disclosure"]
    found = {row: table.value(row, "decisions") for row in ("licences", "penalties", "compulsory_measures")}
    assert found == {"licences": 5, "penalties": None, "compulsory_measures": 2}
    assert table.rows_uncertain == ("penalties",)
