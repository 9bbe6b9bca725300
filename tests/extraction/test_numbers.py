"""A cell is read exactly, or the reason why it is none is given."""

from decimal import Decimal

import pytest

from toolkit.extraction.numbers import read_number, unit_in
from toolkit.extraction.numerals import chinese_count, chinese_number, chinese_year
from toolkit.forms import CHANGE, PRINTED, WAN_YUAN
from toolkit.report import Mark


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\u3000\n"])
def test_a_blank_is_not_a_zero(text):
    """Spacing of any kind is a blank, and has no number."""
    assert (read_number(text).mark, read_number(text).value) == (Mark.BLANK, None)


@pytest.mark.parametrize("text", ["/", "-", "—", "－", "——", "无", "不适用", " / "])
def test_a_dash_is_not_a_zero(text):
    """A placeholder is a dash, and has no number."""
    assert (read_number(text).mark, read_number(text).value) == (Mark.DASH, None)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0", "count", "0"),
        ("０", "count", "0"),
        ("1,136", "count", "1136"),
        ("１２．５", WAN_YUAN, "12.5"),
        ("55（含自然失效29件）", "count", "55"),
        ("3件", "count", "3"),
        ("〇", "count", "0"),
        ("十", "count", "10"),
        ("二十三件", "count", "23"),
        ("−8", CHANGE, "-8"),
        ("+2", CHANGE, "2"),
        ("减3", CHANGE, "-3"),
        ("增加3", CHANGE, "3"),
        ("101.8506万元", PRINTED, "101.8506"),
        ("251000元", PRINTED, "25.1"),
        ("1.2亿元", PRINTED, "12000"),
        ("6944.93", PRINTED, "6944.93"),
        ("251000", "元", "25.1"),
        ("2.5万元", "元", "2.5"),
        ("3", "千元", "0.3"),
        ("12500（元）", WAN_YUAN, "1.25"),
        ("1.25（单位：万元）", "元", "1.25"),
        ("12（其中罚款3元）", WAN_YUAN, "12"),
    ],
)
def test_a_number_is_read_exactly(text, unit, value):
    """Width, separators, signs, remarks and units are understood; amounts come in 万元."""
    reading = read_number(text, unit)

    assert reading.mark is Mark.NUMBER
    assert reading.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["①", "1 2", "一", "二〇", "一百", "○", "1,13", "1.2.3", "约3", "1e5", "1" * 16, "3元", "3（元）", "减3", "²"],
)
def test_what_could_mean_several_numbers_is_text(text):
    """Nothing is guessed: a doubtful cell has no number."""
    assert (read_number(text).mark, read_number(text).value) == (Mark.TEXT, None)


@pytest.mark.parametrize(
    ("text", "count"), [("六", 6), ("十", 10), ("十二", 12), ("二十", 20), ("6", 6), ("若干", None)]
)
def test_small_chinese_counts_are_read(text, count):
    """Numerals of either kind give the count; other words give none."""
    assert chinese_count(text) == count


@pytest.mark.parametrize(("text", "year"), [("二〇二三", 2023), ("2023", 2023), ("二零二零", 2020), ("二三", None)])
def test_years_are_read_digit_by_digit(text, year):
    """A year has four digits in either script."""
    assert chinese_year(text) == year


def test_an_amount_in_a_unit_of_unknown_rate_has_no_number():
    """美元 is no 万元, and two units that contradict each other are none."""
    assert [read_number("3", unit).mark for unit in ("美元", "元/万元")] == [Mark.TEXT, Mark.TEXT]
    assert [read_number(text, WAN_YUAN).mark for text in ("3（美元）", "3元（万元）")] == [Mark.TEXT, Mark.TEXT]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("本年收费金额（单位：元）", "元"),
        ("采购总金额(万元)", "万元"),
        ("金额（單位：萬 元）", "万元"),
        ("金额（美元）", "美元"),
        ("金额（元/万元）", "元/万元"),
        ("件数", ""),
    ],
)
def test_a_header_says_its_unit(text, unit):
    """Whatever stands around it."""
    assert unit_in(text) == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三百二十五", 325), ("一万零六", 10006), ("两千", 2000), ("十", 10), ("一百零五", 105), ("三十万", 300000),
        ("三百五", None), ("一百五", None), ("二三", None), ("百", None), ("万", None), ("十百", None), ("", None),
        ("几十", None),
    ],
)  # fmt: skip
def test_a_numeral_in_chinese_is_read_when_it_means_one_number(text, number):
    """三百五 is 350 to a speaker and 305 to a clerk: it is none."""
    assert chinese_number(text) == number


def test_a_unit_that_is_none_known_is_not_taken_for_its_last_letter():
    """（单位：某元） is no yuan; the name of the currency before the unit changes nothing."""
    headers = (
        "金额（单位：某元）",
        "金额（单位：人民币万元）",
        "金额（单位：元/万元）",
        "金额(万元,两位小数)",
        "金额（元）",
    )

    assert [unit_in(header) for header in headers] == ["某元", "万元", "元/万元", "万元", "元"]
