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


def disputes_lines(figures):
    """Section four with a header of which each letter stands on its own, and its fifteen figures."""
    head = ["行政复议 行政诉讼", "结 结 其 尚", "果 果 他 未 总", "维 纠 结 审 计", "持 正 果 结"]
    return ["四、政府信息公开行政复议、行政诉讼情况", *head, " ".join(figures), "五、存在的主要问题及改进情况", "无。"]


AGREE = "3 1 0 2 6 0 0 1 0 1 2 0 0 0 2".split()


def test_fifteen_figures_under_a_header_that_cannot_be_read_are_those_of_the_form_where_their_totals_agree():
    """Three totals that are sums of the four figures before them tell the order."""
    table, problems = read_table(flattened(disputes_lines(AGREE)), "disputes")

    assert [str(cell.value) for cell in table.cells.values()] == AGREE
    assert problems == []


def test_fifteen_figures_under_a_header_that_cannot_be_read_are_not_read_where_a_total_is_another():
    """The order may be another one; the table is there all the same."""
    table, problems = read_table(flattened(disputes_lines([*AGREE[:4], "7", *AGREE[5:]])), "disputes")

    assert {cell.value for cell in table.cells.values()} == {None}
    assert table.rows_uncertain == ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    assert len(problems) == 3


def test_fifteen_figures_are_not_read_where_what_can_be_read_of_their_header_has_another_order():
    """结果纠正 before 结果维持: the totals agree all the same."""
    lines = disputes_lines(AGREE)
    moved = [lines[0], "行政复议 行政诉讼", "结果纠正", "结果维持", "结 其 尚", "果 他 未 总", *lines[-3:]]

    table, problems = read_table(flattened(moved), "disputes")

    assert {cell.value for cell in table.cells.values()} == {None}
    assert len(table.rows_uncertain) == len(problems) == 3


def test_the_heading_over_fifteen_figures_stays_a_heading():
    """Also where nothing else stands between them."""
    lines = [line for line in disputes_lines(AGREE) if line[:1] not in "行结果维持"]

    report = extract(read_document("\n".join(lines).encode(), "a.txt"), "a", "0")

    assert [section.key for section in report.sections] == ["disputes", "problems"]
    assert report.tables["disputes"].value("reconsideration", "total") == 6


def test_a_row_whose_label_its_figures_cut_in_two_is_not_missing():
    """Its figures stand under a name that no form has: the row that lacks may be that one."""
    rows = ["  ".join(row) for row in request_rows() if "部分公开" not in row[-8]]
    cut = ["（二）部分公开（区分处理的，", "3  0  0  0  0  0  3", "只计这一情形，不计其他情形）"]
    head = ["自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计"]

    table, _ = read_table(flattened([*head, *rows[:3], *cut, *rows[3:]]), "requests")

    assert (table.rows_missing, table.rows_uncertain) == ((), ("partially_granted",))
