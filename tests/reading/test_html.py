"""An HTML page as a browser shows it."""

import pytest

from toolkit.document import Grid, Paragraph
from toolkit.errors import SourceError
from toolkit.reading import read_document


def page(body, encoding="utf-8", charset="utf-8"):
    """Read a page of this body."""
    text = f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>题名</title></head><body>{body}</body></html>'
    return read_document(text.encode(encoding), "page.html")


def outcome(body):
    """The grids of a page, or why it is refused."""
    try:
        return page(body).grids
    except SourceError as error:
        return error.key


def texts(grid: Grid):
    """The text in every slot of a grid."""
    return [[cell and cell.text for cell in row] for row in grid.rows]


def lines(document):
    """The paragraphs of a document."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_merged_cells_stand_in_every_slot_that_they_cover():
    """A column index means the same in every row."""
    document = page(
        '<table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr></table>'
    )

    (grid,) = document.grids
    assert texts(grid) == [["甲", "乙", "乙"], ["甲", "1", "2"]]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert (grid.rows[0][0].rowspan, grid.rows[0][1].colspan) == (2, 2)
    assert (grid.rows[1][1].place.row, grid.rows[1][1].place.column) == (2, 2)


@pytest.mark.parametrize("span", ['colspan="2px"', "colspan=2", 'colspan=" 2 "'])
def test_a_span_with_a_unit_is_read_as_a_browser_reads_it(span):
    """Office suites write 2px."""
    (grid,) = page(f"<table><tr><td {span}>甲</td></tr><tr><td>1</td><td>2</td></tr></table>").grids

    assert texts(grid) == [["甲", "甲"], ["1", "2"]]


def test_a_rowspan_beyond_the_table_ends_with_it():
    """What claims 99 rows has two."""
    (grid,) = page('<table><tr><td rowspan="99">甲</td><td>1</td></tr><tr><td>2</td></tr></table>').grids

    assert texts(grid) == [["甲", "1"], ["甲", "2"]]


def test_a_hostile_colspan_costs_nothing():
    """A million columns of nothing are not laid out."""
    (grid,) = page('<table><tr><td colspan="1000000">甲</td></tr><tr><td>1</td><td>2</td></tr></table>').grids

    assert texts(grid) == [["甲", "甲"], ["1", "2"]]


@pytest.mark.parametrize("style", ["display:none", "display : none; color:red", "visibility:hidden"])
def test_what_nobody_sees_is_not_read(style):
    """Hidden rows would be figures out of nowhere."""
    (grid,) = page(f'<table><tr><td>甲</td><td>1</td></tr><tr style="{style}"><td>乙</td><td>7</td></tr></table>').grids

    assert texts(grid) == [["甲", "1"]]


def test_scripts_and_comments_are_not_text():
    """Only what is printed counts."""
    assert lines(page("<script>document.write('12')</script><!-- 34 --><style>p{}</style><p>正文</p>")) == ["正文"]


def test_a_table_that_only_lays_out_the_page_gives_its_content_instead():
    """Old sites put the whole page into a table."""
    inner = "<table><tr><td>规章</td><td>1</td></tr></table>"

    document = page(f"<table><tr><td>导航</td><td><p>正文</p>{inner}</td></tr></table>")

    assert [texts(grid) for grid in document.grids] == [[["规章", "1"]]]
    assert lines(document) == ["导航", "正文"]


def test_nested_tables_do_not_leak_rows():
    """The rows of an inner table are its own."""
    inner = "<table><tr><td>内</td><td>9</td></tr></table>"

    document = page(f"<table><tr><td>外</td><td>{inner}</td></tr><tr><td>下</td><td>x</td></tr></table>")

    assert [["内", "9"]] in [texts(grid) for grid in document.grids]
    assert all("外" not in str(texts(grid)) or "9" not in str(texts(grid)) for grid in document.grids)


def test_cells_outside_a_row_are_kept():
    """A browser shows them, so they are there."""
    (grid,) = page("<table><td>规章</td><td>3</td></table>").grids

    assert texts(grid) == [["规章", "3"]]


def test_a_break_within_chinese_is_no_space_and_br_is_a_line():
    """As a browser joins lines."""
    assert lines(page("<p>政府信息\n公开</p><p>一<br>二</p>")) == ["政府信息公开", "一\n二"]


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gb2312"), ("utf-16", "utf-8"), ("utf-8-sig", "gbk")],
)
def test_the_encoding_is_told_by_the_bytes_whatever_the_page_declares(encoding, charset):
    """Declarations are often wrong."""
    document = page("<p>行政许可１２８件，㐂</p>", encoding, charset)

    assert lines(document) == ["行政许可１２８件，㐂"]
    assert document.problems == ()


def test_pictures_are_told_and_ornaments_are_not():
    """A table may be a picture; an icon is none."""
    document = page('<img src="a.png" width="600" height="300" alt="表"><img src="b.png" width="16" height="16">')

    assert [picture.description for picture in document.pictures] == ["表"]


def test_tables_nested_beyond_reason_are_refused():
    """Fifty levels are no report."""
    with pytest.raises(SourceError) as error:
        page("<table><tr><td>" * 60)

    assert error.value.key == "source-nested-too-deep"


def test_markup_nested_beyond_reason_is_refused():
    """A parser looks through all that is open at each tag."""
    with pytest.raises(SourceError) as error:
        page("<div>" * 100_000)

    assert error.value.key == "source-markup-too-deep"


def test_more_tags_than_any_page_has_are_refused():
    """Seven million paragraphs would take a minute."""
    with pytest.raises(SourceError) as error:
        page("<p>" * 600_000)

    assert error.value.key == "source-too-many-tags"


@pytest.mark.parametrize("piece", ["<!--", "<a", '<a ">" ', "<script>", "<!x", "<", "&amp", "<b>", "hidden "])
def test_a_page_of_unfinished_markup_ends_soon(piece):
    """No pattern begins again at every tag, which would take hours; nothing is read into a table."""
    assert outcome("<p>1</p>" + piece * (5_000_000 // len(piece) // 12)) in ((), "source-markup-too-deep")


def test_more_cells_than_any_report_has_are_refused():
    """A bomb of cells ends in an error, and soon."""
    with pytest.raises(SourceError) as error:
        page("<table>" + "<tr><td colspan=60>1</td></tr>" * 9000 + "</table>")

    assert error.value.key == "source-too-many-cells"


def test_a_stray_quote_within_a_tag_hides_no_cell():
    """The parser takes it for the name of an attribute."""
    (grid,) = page('<table><tr><td style="x" y"z>甲</td><td>1</td><tr><td>乙<td>2</table>').grids

    assert texts(grid) == [["甲", "1"], ["乙", "2"]]


def test_a_control_character_in_a_tag_is_part_of_its_name():
    """It is no white space to a browser, and a tag of such a name opens no row."""
    filler = "<p>正文</p>" * 40
    document = page(f"{filler}<tr\x1f<td><p>1</p></tr\x1f<td><table><tr><td>甲</td><td>2</td></tr></table>")

    assert [texts(grid) for grid in document.grids] == [[["甲", "2"]]]


def test_an_attribute_without_an_end_costs_no_more_than_its_length():
    """It was searched anew from each of its characters, for an hour."""
    digits = "9" * 1_000_000
    page = f'<table><tr><td colspan="2" {digits}>甲</td></tr><tr><td>1</td><td>2</td></tr></table>'

    (grid,) = read_document(page.encode(), "a.html").grids

    assert (grid.rows[0][0].text, grid.rows[0][0].colspan) == ("甲", 2)


def test_metadata_of_every_vocabulary_is_kept():
    """Named by name, property or itemprop; what has no content says nothing."""
    head = (
        '<meta name="PubDate" content="2024-01-17"><meta property="article:published_time" content="2024-01-18">'
        '<meta itemprop="datePublished" content="2024-01-19"><meta name="empty"><meta charset="utf-8">'
    )

    document = read_document(f"<!DOCTYPE html><html><head>{head}</head><body><p>文</p></body></html>".encode(), "a")

    assert document.metadata == (
        ("PubDate", "2024-01-17"), ("article:published_time", "2024-01-18"), ("datePublished", "2024-01-19")
    )  # fmt: skip
