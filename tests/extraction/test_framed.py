"""Reports that stand in one table as a whole."""

from decimal import Decimal

from tests.extraction.drawn import APPLICANT_LABELS, document, grid, request_rows
from tests.extraction.paper import NAME, TITLE
from toolkit.extraction import extract
from toolkit.extraction.framed import taken_apart

_T2 = [["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", "1.5"]]
_T3 = [["", *APPLICANT_LABELS], *request_rows(granted=["1", "2", "3", "4", "5", "6", "21"], denied_process=[""] * 7)]
_WHOLE = [
    [TITLE],
    ["发布日期：2024-01-17"],
    ["一、总体情况"],
    ["主动公开、依申请公开和平台建设等各项工作有序推进。"],
    ["二、主动公开政府信息情况"],
    ["第二十条第（八）项"],
    *_T2,
    ["三、收到和处理政府信息公开申请情况"],
    *_T3,
    ["五、存在的主要问题及改进情况"],
    ["存在的问题是解读不够，已经改进。"],
]


def test_a_report_in_one_table_is_read_as_any_other():
    """Texts alone in their row are paragraphs, but for labels whose figures are blank."""
    report = extract(document(grid(_WHOLE)), "a.html", "0")

    assert (report.identity.body, report.identity.year, str(report.identity.published)) == (NAME, 2023, "2024-01-17")
    assert [section.key for section in report.sections] == ["overview", "disclosure", "requests", "problems"]
    assert report.sections[0].text == _WHOLE[3][0]
    assert report.tables["disclosure"].value("fees", "amount") == Decimal("1.5")
    requests = report.tables["requests"]
    assert [requests.value("granted", key) for key in ("natural_person", "other_org", "total")] == [1, 6, 21]
    assert (requests.rows_missing, requests.cells["denied_process", "total"].mark.value) == ((), "blank")


def test_cells_of_such_a_table_keep_their_place():
    """Row and column are those of the source, and another report of the same shape is read as rightly."""
    others = [[text.replace("21", "22") for text in row] for row in _WHOLE]
    first, second = (extract(document(grid(rows)), "a.html", "0").tables["requests"] for rows in (_WHOLE, others))

    cell = first.cells["granted", "total"]

    assert (cell.place.row, cell.place.column) == (_WHOLE.index(_T3[3]) + 1, 8)
    assert (cell.value, second.value("granted", "total")) == (21, 22)


def test_a_statutory_table_with_its_own_heading_is_no_report():
    """One heading, above all other rows."""
    source = document(grid([["三、收到和处理政府信息公开申请情况"], ["单位：件"], *_T3]))

    assert taken_apart(source) is source
