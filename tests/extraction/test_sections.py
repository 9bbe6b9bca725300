"""Sections by their headings, however a report counts and prints them; and what only looks like a heading."""

import pytest

from tests.extraction.paper import page
from toolkit.document import Document, Format, Grid, GridCell, Paragraph, Picture, Place
from toolkit.extraction.sections import find_sections

NAMES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
KEYS = ["overview", "disclosure", "requests", "disputes", "problems", "other"]


def found(*lines):
    """The sections of a page: key, numeral and text of each."""
    return [(each.key, each.number, each.text) for each in find_sections(page(*lines), ()).sections]


def report(*headings, text="文字。"):
    """Six headings, each with its text."""
    return [line for heading in headings for line in (heading, text)]


SOUND = [(key, number, "文字。") for key, number in zip(KEYS, "一二三四五六", strict=True)]


@pytest.mark.parametrize(
    "numerals",
    [
        ["一、", "二、", "三、", "四、", "五、", "六、"],
        ["一．", "二．", "三．", "四．", "五．", "六．"],
        ["一 ", "二 ", "三 ", "四 ", "五 ", "六 "],
        ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"],
        ["(一)", "(二)", "(三)", "(四)", "(五)", "(六)"],
        [f"第{number}部分 " for number in "一二三四五六"],
        [f"第{number}部分" for number in "一二三四五六"],
        ["1.", "2.", "3.", "4.", "5.", "6."],
        ["1、", "2、", "3、", "4、", "5、", "6、"],
        ["１、", "２、", "３、", "４、", "５、", "６、"],
        ["I.", "II.", "III.", "IV.", "V.", "VI."],
        ["Ⅰ、", "Ⅱ、", "Ⅲ、", "Ⅳ、", "Ⅴ、", "Ⅵ、"],
        ["## 一、", "## 二、", "## 三、", "## 四、", "## 五、", "## 六、"],
    ],
    ids=lambda numerals: numerals[0].strip(),
)
def test_sections_are_found_under_numerals_of_every_kind(numerals):
    """The number is that of the section, whatever it is written in."""
    lines = [f"{numeral}{name}" for numeral, name in zip(numerals, NAMES, strict=True)]

    assert found(*report(*lines)) == SOUND


def test_a_numeral_and_its_name_may_stand_on_two_lines():
    """So may a name that is broken."""
    lines = report(*(f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)))
    lines[0:1] = ["一、", "总体情况"]
    at = lines.index("四、政府信息公开行政复议、行政诉讼情况")
    lines[at : at + 1] = ["四、政府信息公开行政复议、行政", "诉讼情况"]

    assert found(*lines) == SOUND


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("一、总 体 情 况", "overview"),
        ("一、总体情况：", "overview"),
        ("一、總體情況", "overview"),
        ("二、主動公開政府信息情況", "disclosure"),
        ("四、政府信息公開行政復議、行政訴訟情況", "disputes"),
        ("三、收到和处理政府信息公开申情况", "requests"),
        ("五、存在问题及改进情况", "problems"),
        ("五、存在的不足及改进情况", "problems"),
        ("五、存在的主要问题和改进措施", "problems"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems"),
        ("六、其它需要报告的事项", "other"),
        ("六、其他需要报告的事项。", "other"),
    ],
)
def test_a_heading_is_told_by_its_name(heading, key):
    """Spaced, with a colon, in traditional characters, misspelt, in other words."""
    assert [section[0] for section in found(heading, "文字。")] == [key]


def test_a_name_misspelt_beyond_likeness_is_told_by_its_numeral():
    """One of four characters is a quarter of the name."""
    headings = ["一、总体情祝", *(f"{number}、{name}" for number, name in zip("二三四五六", NAMES[1:], strict=True))]

    sections = find_sections(page(*report(*headings)), ()).sections

    assert [section.key for section in sections] == KEYS
    assert [section.key for section in sections if section.altered] == ["overview"]


def test_a_numeral_that_comes_twice_and_another_order_stay_as_printed():
    """Which is wrong is for the rules."""
    numbered = ["一、总体情况", "二、主动公开政府信息情况", "二、收到和处理政府信息公开申请情况"]
    swapped = ["一、总体情况", "三、收到和处理政府信息公开申请情况", "二、主动公开政府信息情况"]

    assert [section[:2] for section in found(*report(*numbered))][1:] == [("disclosure", "二"), ("requests", "二")]
    assert [section[:2] for section in found(*report(*swapped))][1:] == [("requests", "三"), ("disclosure", "二")]


@pytest.mark.parametrize(
    "contents",
    [
        [f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)],
        [f"{number}、{name}……{at}" for at, (number, name) in enumerate(zip("一二三四五六", NAMES, strict=True), 1)],
        [
            "一、总体情况",
            "（一）主动公开",
            "（二）依申请公开",
            *(f"{n}、{x}" for n, x in zip("二三四五六", NAMES[1:], strict=True)),
        ],
    ],
    ids=["names", "pages", "parts"],
)
def test_a_table_of_contents_is_no_section(contents):
    """Its entries come again, with text; and a menu after the content is the same."""
    lines = report(*(f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)))

    assert found("目录", *contents, "前言。", *lines) == SOUND
    assert [section[:2] for section in found(*lines, *contents)] == [section[:2] for section in SOUND]


def test_headings_without_text_are_sections_all_the_same():
    """Nothing else is."""
    assert [each[0] for each in found(*(f"{n}、{x}" for n, x in zip("一二三四五六", NAMES, strict=True)))] == KEYS


@pytest.mark.parametrize("before", ["前言", "引言：", "概述", "一、前言"])
def test_what_stands_before_section_one_is_the_preamble(before):
    """Under a heading of its own, even a numbered one."""
    lines = report("总体情况" if before != "一、前言" else "二、总体情况", "三、主动公开政府信息情况")

    sections = find_sections(page(before, "编制说明。", *lines), ())

    assert sections.preamble == f"{before}\n编制说明。"
    assert [section.key for section in sections.sections] == ["overview", "disclosure"]
    assert sections.start == 2


@pytest.mark.parametrize(
    "line",
    [
        "（一）主动公开政府信息情况",
        "1.主动公开政府信息情况",
        "（二）收到和处理政府信息公开申请情况。",
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "总体情况良好。",
        "一、总体情况较好，各项工作有序",
        "一是总体情况良好",
        "主动公开政府信息情况，",
    ],
)
def test_a_part_of_a_section_is_no_section(line):
    """A sub-heading, a row of table 3, a sentence."""
    lines = report(*(f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)))

    assert found(lines[0], line, *lines[1:]) == [("overview", "一", f"{line}\n文字。"), *SOUND[1:]]


def test_a_heading_of_another_style_is_one_where_it_is_due():
    """（三） between 二 and 四 that no other line heads."""
    headings = [f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)]
    headings[2] = "（三）收到和处理政府信息公开申请情况"

    assert found(*report(*headings)) == SOUND


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("一、总体情况。2023年，我局公开信息12条。", "2023年，我局公开信息12条。"),
        ("一、总体情况 我局公开信息12条。", "我局公开信息12条。"),
        ("一、总体情况2023年，我局公开信息12条。", "2023年，我局公开信息12条。"),
        ("（一）总体情况：我局公开信息12条。", "我局公开信息12条。"),
    ],
)
def test_text_may_follow_a_heading_in_its_line(line, text):
    """After a full stop, a space, a colon, or nothing."""
    assert found(line) == [("overview", "一", text)]


def grid(*rows, number=1):
    """A table; a row of one text is merged over its width."""
    width = max(map(len, rows))
    slots = []
    for y, row in enumerate(rows):
        cells = [GridCell(text, Place(grid=number, row=y + 1, column=x + 1), y, x) for x, text in enumerate(row)]
        slots.append(tuple(cells * width if len(cells) == 1 else cells))
    return Grid(tuple(slots), Place(grid=number))


def test_a_heading_may_stand_in_a_table():
    """In a box of its own, or over the table of its section; the box may hold the text as well."""
    blocks = (
        grid(["一、总体情况\n文字。"]),
        grid(["二、主动公开政府信息情况"], ["规章", "0"], number=2),
        grid(["三、收到和处理政府信息公开申请情况"], ["文字。"], number=3),
    )

    sections = find_sections(Document(Format.DOCX, blocks), ()).sections

    assert [(each.key, each.text, each.place.grid) for each in sections] == [
        ("overview", "文字。", 1),
        ("disclosure", "", 2),
        ("requests", "文字。", 3),
    ]


def test_tables_and_pictures_keep_headings_apart():
    """Sections without prose are no table of contents, though a menu repeats their names; pictures are counted."""
    names = [f"{number}、{name}" for number, name in zip("一二三四五六", NAMES, strict=True)]
    blocks = []
    for name in names:
        blocks += [Paragraph(name, Place()), grid(["规章", "0"])]
    blocks[3] = Picture(Place())
    menu = [Paragraph(name, Place()) for name in names]

    sections = find_sections(Document(Format.HTML, (*menu, *blocks)), ())

    assert [section.key for section in sections.sections] == KEYS
    pictures = {key: count for key, count in sections.pictures.items() if count}
    assert (sections.start, pictures) == (6, {"disclosure": 1})


def test_numbered_lines_alone_are_no_report():
    """No line names a section."""
    assert found("一、会议时间", "上午。", "二、会议地点", "礼堂。") == []


def test_a_heading_that_the_table_repeats_is_one_heading():
    """The table's first row is no second section; where it alone is the heading, it is one."""
    title = "三、收到和处理政府信息公开申请情况"
    cell = GridCell(title, Place(grid=1, row=1, column=1), 0, 0, 1, 2)
    figures = tuple(GridCell("0", Place(grid=1, row=2, column=at + 1), 1, at) for at in range(2))
    table = Grid(((cell, cell), figures), Place(grid=1))
    lines = ["一、总体情况", "文字。", "二、主动公开政府信息情况", "文字。"]
    before = [Paragraph(line, Place()) for line in lines]

    twice = find_sections(Document(Format.HTML, (*before, Paragraph(title, Place()), table)), ())
    once = find_sections(Document(Format.HTML, (*before, table)), ())

    assert [section.key for section in twice.sections] == ["overview", "disclosure", "requests"]
    assert [section.key for section in once.sections] == ["overview", "disclosure", "requests"]
