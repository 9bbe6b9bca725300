"""Tables that a page prints beside those of the report's year."""

from tests.extraction.drawn import APPLICANT_LABELS, document, grid, read_table, request_rows
from toolkit.document import Paragraph, Place

_OLD = [["", *APPLICANT_LABELS], *request_rows(granted=["5"] * 7)]
_NEW = [["", *APPLICANT_LABELS], *request_rows(granted=["3"] * 7)]


def _line(text):
    return Paragraph(text, Place())


def test_of_tables_with_the_year_in_their_captions_the_last_year_is_read():
    """In whatever order they come, and wherever the caption stands."""
    before = [_line("2022年收到和处理申请情况"), grid(_OLD), _line("2023年收到和处理申请情况"), grid(_NEW, 2)]
    within = [grid([["2023年度情况表"], *_NEW]), _line("2022年度情况表"), grid(_OLD, 2)]

    for blocks in (before, within, before[2:] + before[:2]):
        table, problems = read_table(document(*blocks), "requests")

        assert (table.value("granted", "total"), table.copies_differing, problems) == (3, 0, [])


def test_a_year_in_a_sentence_over_a_table_is_no_caption():
    """Nor are two years: both printings are looked at, and said to differ."""
    blocks = [_line("2023年与2022年情况"), grid(_NEW), _line("2022年收到申请5件。"), grid(_OLD, 2)]

    table, _ = read_table(document(*blocks), "requests")

    assert (table.value("granted", "total"), table.copies_differing) == (3, 1)


def test_a_list_that_names_some_rows_of_table_2_is_no_part_of_it():
    """行政许可 among what was published, before the table or after it; the rest of a table cut in two still is."""
    listed = [["信息类别", "数量"], ["行政许可", "77"], ["行政处罚", "88"]]
    head = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]]
    licences = [["信息内容", "本年处理决定数量"], ["行政许可", "5"], ["行政处罚", "6"]]
    rest = [["行政强制", "7"]]

    blocks = [grid(listed), grid(head, 2), grid(licences, 3), grid(rest, 4), grid(listed, 5)]
    table, problems = read_table(document(*blocks), "disclosure")

    assert [table.value(row, "decisions") for row in ("licences", "penalties", "compulsory_measures")] == [5, 6, 7]
    assert (table.value("regulations", "issued"), table.copies_differing, problems) == (1, 0, [])
