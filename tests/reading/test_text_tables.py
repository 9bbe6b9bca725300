"""Tables in plain text: drawn with bars, or pasted with tabs."""

import csv
from io import StringIO
from time import process_time

import pytest

from tests.printing import changed, print_as, sound
from tests.printing.printers import parts
from tests.reading.office import figures, printed, read
from toolkit.document import How
from toolkit.errors import SourceError
from toolkit.reading import read_document


def drawn(sample, *, bars):
    """A report as text, its tables between bars or with tabs; what a merged cell covers is blank."""
    lines = []
    for kind, what in parts(sample):
        if isinstance(what, list):
            rows = filled(what)
            if bars:
                rows = [["| " + " | ".join(row) + " |"] for row in rows]
                rows.insert(1, ["|" + " --- |" * (rows[0][0].count("|") - 1)])
            lines += ["\t".join(row) for row in rows]
        else:
            lines.append({"title": "# ", "heading": "## "}.get(kind, "") * bars + what)
        lines.append("")
    return "\n".join(lines).encode()


def filled(rows):
    """Every slot of a table, the covered ones blank."""
    width = sum(slot.colspan for slot in rows[0])
    cells = [[None] * width for _ in rows]
    for at, row in enumerate(rows):
        for slot in row:
            column = cells[at].index(None)
            for down in range(at, at + slot.rowspan):
                cells[down][column : column + slot.colspan] = [""] * slot.colspan
            cells[at][column] = slot.text
    return cells


@pytest.mark.parametrize("bars", [True, False], ids=["bars", "tabs"])
@pytest.mark.parametrize("year", [2020, 2023])
def test_a_table_in_plain_text_is_read_cell_by_cell(year, bars):
    """Blanks stay blanks and move nothing."""
    sample = changed(sound(year), "requests", "granted", "business", "")
    sample = changed(sample, "requests", "total_outcomes", "natural_person", "")

    report = read(drawn(sample, bars=bars))

    assert figures(report) == printed(sample)
    assert {cell.how for cell in report.tables["requests"].cells.values()} == {How.MARKUP}
    assert [each.key for each in report.sections][:3] == ["overview", "disclosure", "requests"]


def test_a_whole_sheet_pasted_with_tabs_is_read_like_the_sheet():
    """Its title, headings and prose have as many tabs as its tables."""
    rows = []
    for _, what in parts(sound()):
        rows += filled(what) if isinstance(what, list) else [[what]]
    text = "\n".join("\t".join(row + [""] * (15 - len(row))) for row in rows)

    report = read(text.encode())

    assert figures(report) == printed(sound())
    assert {each.key: each.text for each in report.sections}["overview"] == sound().prose["overview"]
    assert report.identity.year == 2023


@pytest.mark.parametrize("whole_sheet", [True, False], ids=["as-wide-as-the-sheet", "as-wide-as-the-table"])
def test_a_text_with_commas_between_its_cells_is_read_cell_by_cell(whole_sheet):
    """Prose stands in one cell, in quotation marks where it has commas or line ends."""
    sample = changed(sound(), "requests", "granted", "business", "")
    sample = changed(sample, "requests", "new_received", "total", "1,032")
    rows = []
    for _, what in parts(sample):
        rows += filled(what) if isinstance(what, list) else [[what]]
    rows.append(["联系电话,地址:\n人民路1号。"])
    stream = StringIO()
    csv.writer(stream).writerows([row + [""] * (15 - len(row)) for row in rows] if whole_sheet else rows)

    report = read(stream.getvalue().encode())

    assert figures(report) == printed(sample)
    assert report.section("overview").text == sample.prose["overview"]
    assert report.section("other").text.endswith("\n联系电话,地址:\n人民路1号。")


@pytest.mark.parametrize(
    "rows",
    [["甲,1,2,3"] * 4, ['"甲,1,2,3', *["乙,1,2,3"] * 9], ["甲,1,2,3", "今年,本局公开12,13,14条。"] * 9],
    ids=["few", "quotation-not-closed", "prose"],
)
def test_commas_of_a_sentence_stay(rows):
    """They are no tabs; nor is anything lost where a quotation mark is never closed."""
    found = "".join(cell.text for grid in read_document("\n".join(rows).encode(), "a").grids for cell in grid.cells())
    found += "".join(each.text for each in read_document("\n".join(rows).encode(), "a").paragraphs)

    assert found.count("今年,本局公开12,13,14条。") == rows.count("今年,本局公开12,13,14条。")
    assert sum(map(found.count, "甲乙")) == sum(row.count("甲") + row.count("乙") for row in rows)


def test_a_cell_of_a_table_in_plain_text_knows_its_line():
    """And its grid, row and column."""
    document = read_document("前言\n\n| 甲 | 乙 |\n|---|:-:|\n| 1 | a\\|b<br>c |\n后记\n".encode(), "a.md")

    (grid,) = document.grids
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙"], ["1", "a|b\nc"]]
    assert grid.rows[1][1].place[1:5] == (5, 1, 2, 2)
    assert [(each.text, each.place.line) for each in document.paragraphs] == [("前言", 1), ("后记", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "\t本年新收申请。\n\t上年结转申请。",
        "1.\t加强领导。\n2.\t完善制度。",
        "联系人\t张三\n电话\t另行公布",
        "（一）予以公开\t1\t2\n（二）部分公开\t3\t4",
        "项目\t数量\n甲\t1\t2",
        "甲 | 乙\n丙 | 1",
        "甲\n---|---\n乙 | 1",
        "甲 | 乙\n---|---\n丙 | 1 | 2",
    ],
    ids=["indented", "numbered", "no-figures", "no-head", "uneven", "bars-without-rule", "no-bar", "narrow-head"],
)
def test_lines_that_are_no_table_stay_lines(text):
    """A tab alone makes no table."""
    document = read_document(text.encode(), "a.txt")

    assert document.grids == ()
    assert [each.text for each in document.paragraphs] == [line.strip() for line in text.split("\n")]


@pytest.mark.parametrize(
    "line",
    ["|\n" + " " * 9_000_000 + "x", "|" + "-" * 9_000_000 + "x", "-|" * 4_000_000 + "x", "a|b\n|---\n" * 20_000],
)
def test_a_text_of_bars_costs_little(line):
    """The pattern of a rule looks at each character once."""
    start = process_time()

    read_document(f"前言\n{line}".encode(), "a.txt")

    assert process_time() - start < 5


def test_a_wide_row_over_many_short_ones_is_refused():
    """Laid out, they would be a thousand million slots."""
    with pytest.raises(SourceError) as error:
        read_document(b"a|" * 100_000 + b"\n-|-\n" + b"a|b\n" * 10_000, "a.txt")

    assert error.value.key == "source-too-many-cells"


def test_a_text_of_too_many_lines_is_refused():
    """Each would be a paragraph."""
    with pytest.raises(SourceError) as error:
        read_document(b"a\n" * 500_001, "a.txt")

    assert error.value.key == "source-too-many-lines"


def test_flattened_text_reads_as_before():
    """One cell a line."""
    assert figures(read(print_as(sound(), "txt"))) == printed(sound())
