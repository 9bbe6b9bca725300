"""Titles in every wording, over several lines, and among others that are none."""

import pytest

from tests.extraction.paper import BARE, BODY, NAME, TITLE, page, who
from toolkit.extraction.identity import read_identity
from toolkit.extraction.titles import read_title


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("临江区民政局关于2023年度政府信息公开工作情况的报告", "临江区民政局"),
        ("关于临江区民政局2023年政府信息公开工作情况的年度报告", "临江区民政局"),
        ("石桥镇2023年政府信息公开年报", "石桥镇"),
        ("月湖区2023年政府信息公开工作年度报告", "月湖区"),
        ("临江区民政局政府信息公开工作年度报告〔2023〕", "临江区民政局"),
        ("临江区民政局〔2023〕政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局【2023】年政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局（2023年度）政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局２０２３年度政府信息公开工作报告", "临江区民政局"),
        ("临江区民政局二○二三年政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局2023年政府信息公開工作年度報告", "临江区民政局"),
        ("《临江区民政局2023年度政府信息公开工作年度报告》", "临江区民政局"),
        ("标题：临江区民政局2023年政府信息公开工作年度报告", "临江区民政局"),
        ("关于发布临江区民政局2023年政府信息公开工作年度报告的公告", "临江区民政局"),
        ("临江区民政局政府信息公开2023年度报告", "临江区民政局"),
        ("临江区民政局2023年政府信息主动公开工作年度报告", "临江区民政局"),
        ("临江区民政局2023年政务信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局2023年政府信息公开工作年报告", "临江区民政局"),
        ("·临江区民政局2023年政府信息公开工作年度报告", "临江区民政局"),
        ("2023年政府信息公开工作年度报告（临江区民政局）", "临江区民政局"),
        ("2023年政府信息公开工作年度报告——临江区民政局", "临江区民政局"),
        ("【临江区民政局】2023年政府信息公开工作年度报告", "临江区民政局"),
        ("【年度报告】临江区民政局2023年政府信息公开工作年度报告", "临江区民政局"),
        ("[年报]临江区民政局2023年政府信息公开工作年度报告", "临江区民政局"),
        ("【2023年】临江区民政局政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局2023年法治政府建设暨政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局依法行政工作情况暨2023年政府信息公开工作年度报告", "临江区民政局"),
        ("临江区民政局2023年度政务公开暨政府信息公开工作报告", "临江区民政局"),
        ("2023年石桥镇人民政府信息公开工作年度报告", "石桥镇人民政府"),
        ("关于印发《临江区民政局2023年政府信息公开工作年度报告》的通知", "临江区民政局"),
        ("临江区民政局关于公布《2023年政府信息公开工作年度报告》的公告", "临江区民政局"),
        ("關於临江区民政局2023年政府信息公開工作年度報告", "临江区民政局"),
        ("2023年政府信息公开工作年度报告（公开版）", ""),
        ("2023年政府信息公开工作年度报告-临江区人民政府", ""),
        ("2023年县政府信息公开工作年度报告", ""),
    ],
)
def test_a_title_is_read_in_every_wording(line, body):
    """Report, annual report, the year in brackets or in Chinese."""
    title = read_title(line)

    assert (title.body, title.year) == (body, 2023)


@pytest.mark.parametrize(
    "line",
    [
        "临江区民政局2023年政府信息公开工作年度报告解读",
        "临江区2023年第一季度政府信息公开工作情况报告",
        "临江区2023年上半年政府信息公开工作报告",
        "上一篇 临江区民政局2022年政府信息公开工作年度报告",
        "首页 政府信息公开 年报 临江区民政局2022年政府信息公开工作年度报告",
        "现将临江区民政局2023年政府信息公开工作年度报告公布如下",
        "依据《临江区民政局2022年政府信息公开工作年度报告》，本局逐项整改",
        "【解读】临江区民政局2023年政府信息公开工作年度报告",
        "【上一篇】临江区民政局2022年政府信息公开工作年度报告",
        "临江区民政局2023年脱贫攻坚暨政府信息公开工作年度报告",
        "2023年政府工作报告",
        "一图读懂临江区民政局2023年政府信息公开工作年度报告",
    ],
)
def test_a_line_about_a_report_is_not_its_title(line):
    """A reading guide, a report of a quarter, a link, a path, a sentence."""
    assert read_title(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        (NAME, BARE),
        (NAME, "2023年", "政府信息公开工作年度报告"),
        (NAME, "2023年政府信息公开", "工作年度报告"),
        (f"{NAME}政府信息公开工作年度报告", "（2023年度）"),
        (f"{NAME}2023年政府信息公开工作年度报", "告"),
    ],
)
def test_a_title_may_take_several_lines(lines):
    """Body, year and the rest, each on its own."""
    found = who("首页", *lines, "发布时间：2024-01-12")

    assert (found.body, found.year, found.title) == (NAME, 2023, "".join(lines).replace("（", "(").replace("）", ")"))


def test_a_menu_entry_above_a_title_is_no_part_of_it():
    """Neither the name of a column, nor a list of years under it."""
    assert who("政务公开", BARE).body == ""
    assert who("网上办事大厅", BARE).body == ""
    assert who("政府信息公开年报", "2023年", "2022年").title == ""


@pytest.mark.parametrize(
    "title", [f"{TITLE}-青川市民政网", f"青川市_年报_{TITLE}", f"{TITLE} 青川民政", f"{TITLE}｜首页"]
)
def test_a_title_that_only_the_format_states_is_read_without_the_site(title):
    """The names of site and column stand around it."""
    found = who("欢迎。", title=title)

    assert (found.body, found.years) == (NAME, {"title": 2023, "metadata": 2023})


MENU = ["2022年政府信息公开工作年度报告", "2021年政府信息公开工作年度报告", "2020年政府信息公开工作年度报告"]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ([*MENU, "首页", "青川", TITLE], ""),
        ([*MENU, TITLE], TITLE),
        ([TITLE, "欢迎。", "相关链接", *MENU], ""),
        ([TITLE, *MENU], TITLE),
        ([*MENU, TITLE, "数据统计期限为2023年1月1日至12月31日。"], ""),
    ],
)
def test_the_title_is_the_one_over_the_content_and_not_a_list(before, title):
    """Reports of other years in a menu have their own titles."""
    found = who(*before, title=title)

    assert (found.title, found.year) == (TITLE, 2023)


def test_a_title_among_a_list_that_nothing_tells_apart_is_not_guessed():
    """Any of them may be it."""
    found = who(*MENU)

    assert (found.title, found.year) == ("", None)


def test_a_link_to_another_report_after_the_content_is_no_title():
    """Nor is one that prose names."""
    links = ["下一篇：青川市临江区民政局2022年政府信息公开工作年度报告", MENU[0]]
    prose = "对《青川市临江区民政局2021年政府信息公开工作年度报告》指出的不足，"

    found = read_identity(page(prose, *BODY, *links))

    assert (found.title, found.body, found.year) == ("", "", None)


@pytest.mark.parametrize(
    "body",
    ["青川市政务服务中心", "临江区档案馆", "青川市住房公积金管理中心", "临江县供销合作社联合社", "青川市红十字会"],
)
def test_the_line_above_names_the_body_of_any_kind(body):
    """An institution of a place that ends in none of the words of departments."""
    assert who(body, BARE).body == body


@pytest.mark.parametrize("menu", ["互动中心", "新闻中心", "城市服务中心", "我的网站"])
def test_an_entry_of_a_menu_above_the_title_is_no_body(menu):
    """It names no place."""
    assert who(menu, BARE).body == ""


def test_a_place_on_a_line_of_its_own_begins_the_name():
    """Above the department's line, or the title that names it without its place; a list of places does not."""
    assert who("青川市临江区", "民政局", BARE).body == NAME
    assert who("青川市临江区", "民政局2023年政府信息公开工作年度报告").body == NAME
    assert who("临江区", "青山县", "民政局2023年政府信息公开工作年度报告").body == "民政局"
    assert who("青山县", TITLE).body == NAME


def test_a_title_without_the_word_report_is_taken_where_there_is_no_other():
    """One line that names a body, a year and what is told of them; of two nobody knows which it is."""
    assert who(f"{NAME}2023年政府信息公开情况").body == NAME
    assert who(f"{NAME}2023年度政府信息公开工作总结").year == 2023
    assert who(f"{NAME}2022年政府信息公开情况", f"{NAME}2023年政府信息公开情况").body == ""
    assert who(f"{NAME}2022年政府信息公开情况", TITLE).year == 2023
