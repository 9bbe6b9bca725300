"""The day of publication and the period of the figures: as pages print them, and never another date."""

from datetime import date

import pytest

from tests.extraction.paper import BODY, NAME, TITLE, page, who
from toolkit.extraction.identity import read_identity


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2024-01-17",
        "发布时间：2024年1月17日 10:22",
        "来源：民政局 时间：2024-01-17 10:22 浏览次数：12",
        "【公开日期】２０２４-０１-１７",
        "2024-01-17",
        "2024年1月17日 来源：民政局",
        "2024年1月17日 09:30",
        "来源：民政局 2024-01-17 10:22 字号：[大][中][小]",
        "[ 2024年01月17日 10:22 ] 来源：民政局",
        "(2024-01-17)",
        "发布时间：20240117",
        "发稿时间：2024-01-17",
        "发布时间：2024-01-1710:22:05",
        "发 布 日 期：2024-01-17",
        "发布日期 [2024-01-17]",
        "发布时间：二〇二四年一月十七日",
        "发布机构: | 民政局 | 公开日期: | 2024-01-17 |",
    ],
)
def test_a_date_of_publication_is_read_under_the_title(line):
    """With its label, or as pages print it."""
    assert who(TITLE, line).published == date(2024, 1, 17)


@pytest.mark.parametrize("name", ["PubDate", "publishdate", "PublishTime"])
def test_a_date_of_publication_is_read_from_the_metadata(name):
    """And its evidence is the content as stated."""
    found = who(TITLE, metadata=((name, "2024-01-17 10:22:00"),))

    assert (found.published, found.evidence["published"]) == (date(2024, 1, 17), "2024-01-17 10:22:00")


@pytest.mark.parametrize(
    "line",
    ["成文日期：2024-01-17", "更新时间：2024-01-17", "2024年1月17日", "发布日期：2024-02-30", "发布日期：2024-13-01"],
)
def test_other_dates_are_not_that_of_publication(line):
    """When it was written or changed, a bare date as bodies sign, a day that does not exist."""
    assert who(TITLE, line).published is None


def test_a_label_and_its_date_may_stand_on_lines_of_their_own():
    """A date below another label is of another kind, and a period in figures is no date at all."""
    assert who(TITLE, "成文日期：", "2024-01-10", "发布日期：", "2024-01-17").published == date(2024, 1, 17)
    assert who(TITLE, "成文日期：", "2024-01-10").published is None
    assert who(TITLE, "（2023.1.1-2023.12.31）").published is None


def test_a_label_without_a_date_does_not_take_that_of_the_sentence_below():
    """The days of the period are no day of publication."""
    assert who(TITLE, "【公开日期：】", "统计期限自2023年1月1日起至2023年12月31日止。").published is None
    assert who(TITLE, "发布日期", "2023年1月1日至2023年12月31日，统计期限如此。").published is None


def test_a_date_with_its_label_may_stand_above_the_title():
    """Wherever a page prints what it says of itself."""
    assert who("发布日期：2024-01-17", TITLE).published == date(2024, 1, 17)
    assert who("2024-01-17", TITLE).published is None


def test_the_page_foot_may_state_publication_and_a_signature_does_not():
    """Even a signature in figures."""
    assert read_identity(page(TITLE, *BODY, NAME, "2024-01-09")).published is None
    assert read_identity(page(TITLE, *BODY, "发布时间：2024-01-12")).published == date(2024, 1, 12)


@pytest.mark.parametrize(
    "words",
    [
        "自2023年1月1日起至2023年12月31日止",
        "2023年度1月1日至12月31日",
        "2023年1月1日-12月31日",
        "2023.1.1—2023.12.31",
        "2023年1月1日至当年12月31日",
        "２０２３年１月１日～２０２３年１２月３１日",
        "二〇二三年一月一日至十二月三十一日",
        "二○二三年一月一日起，至二○二三年十二月三十一日止",
    ],
)
def test_a_period_is_read_in_every_writing(words):
    """Figures of any width, Chinese numerals, the year once or twice."""
    assert who(TITLE, f"本报告数据的统计期限为{words}。").period == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_wrong_period_is_kept_as_printed():
    """It is for the rules to judge."""
    found = who(TITLE, "统计时间自2023年1月1日起至2022年12月31日止。")

    assert found.period == (date(2023, 1, 1), date(2022, 12, 31))
    assert found.years == {"title": 2023, "period": 2022}


def test_days_of_something_else_are_no_period():
    """A sentence that speaks of no statistics, and a day that does not exist."""
    assert who(TITLE, "2023年5月1日至5月7日开展宣传周活动。").period is None
    assert read_identity(page(TITLE, *BODY, "2023年5月1日至5月7日期间开展宣传，数据良好。")).period is None
    assert who(TITLE, "统计期限为2023年1月1日至2023年12月32日。").period is None
