"""Table 4 as bodies lay it out themselves: one table for each channel, or the results from top to bottom."""

from tests.extraction.drawn import document, grid, read_table
from toolkit.document import Grid, GridCell, Place

_RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
_CHANNELS = {
    "行政复议": "reconsideration",
    "未经复议直接起诉": "litigation_direct",
    "复议后起诉": "litigation_after_reconsideration",
}


def _merged(title, number):
    """A table whose first row is one cell."""
    below = grid([["", *_RESULTS[1:]], _RESULTS, ["1", "2", "3", str(number), str(6 + number)]], number)
    top = GridCell(title, Place(grid=number, row=1, column=1), 0, 0, 1, len(_RESULTS))
    return Grid(((top,) * len(_RESULTS), *below.rows[1:]), below.place)


def test_each_channel_may_have_a_table_of_its_own():
    """The three are one table, and each gives its channel only."""
    table, problems = read_table(document(*(_merged(name, at + 1) for at, name in enumerate(_CHANNELS))), "disputes")

    assert [table.value(key, "pending") for key in _CHANNELS.values()] == [1, 2, 3]
    assert [table.value(key, "total") for key in _CHANNELS.values()] == [7, 8, 9]
    assert (problems, table.rows_missing) == ([], ())


def test_a_channel_without_its_table_is_missing():
    """What another channel prints is not its own."""
    table, _ = read_table(document(_merged("行政复议", 1)), "disputes")

    assert (table.value("reconsideration", "total"), table.value("litigation_direct", "total")) == (7, None)
    assert table.rows_missing == ("litigation_direct", "litigation_after_reconsideration")


def test_the_results_may_stand_from_top_to_bottom():
    """Under the channels, or below each of them."""
    across = [["", *_CHANNELS], *([name, str(at), str(at + 5), str(at + 10)] for at, name in enumerate(_RESULTS))]
    down = [[result, str(at + 1)] for at, result in enumerate(_RESULTS * 3)]
    titled = [[name if at == 2 else "", *row] for name, part in zip(_CHANNELS, (0, 5, 10), strict=True)
              for at, row in enumerate(down[part : part + 5])]  # fmt: skip

    table, problems = read_table(document(grid(across)), "disputes")
    listed, _ = read_table(document(grid(titled)), "disputes")

    assert [table.value(key, "total") for key in _CHANNELS.values()] == [4, 9, 14]
    assert (table.value("litigation_direct", "upheld"), problems) == (5, [])
    assert [listed.value(key, "upheld") for key in _CHANNELS.values()] == [1, 6, 11]
