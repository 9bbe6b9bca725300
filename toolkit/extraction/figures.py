"""Figures that running text states: a number and what it counts, exactly, or nothing.

Years, dates, ordinals, document and article numbers, ranges and idioms count nothing. A Chinese numeral counts only
between a word of counting and a counter, or where its clause ends with the counter.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from toolkit.extraction.numbers import DIGITS_KEPT
from toolkit.extraction.numerals import DIGITS, MYRIADS, TENS, chinese_number
from toolkit.forms import measures

_COUNTERS = measures()["counters"]
_WITH_FRACTION = frozenset(("元", "%", "个百分点", "百分点", "倍", ""))
"""Units that a fraction may be stated in; 4.5件 is none, and a list numeral may have run into it."""

COUNTER = "|".join(
    re.escape(unit) + (f"(?![{after}])" if after else "")
    for unit, after in sorted(_COUNTERS.items(), key=lambda each: -len(each[0]))
)
"""Words that count, as a regular expression."""
_FIGURE = re.compile(
    r"""[0-9零〇一二两三四五六七八九十百千](?:
      (?<=[0-9])(?<![0-9A-Za-z.,/\-第万亿千百_][0-9])(?<![0-9][–—~～至到\ ，][0-9])
      (?P<rest>(?<![0-9]{2})[0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?)
      (?P<many>[余多几])?(?P<times>[十百千万亿]{0,2})(?P<more>[余多])?(?P<unit>UNIT)?
    | (?<![第0-9零〇一二两三四五六七八九十百千万亿几数“「统唯同另任某这那单首末进（(].)(?<=[^0-9])
      (?P<chinese>[零〇一二两三四五六七八九十百千万亿]*)(?P<over>[余多几])?(?P<counter>UNIT)
    )(?P<after>以上|以内|以下|左右|上下)?|百分之(?P<hundredths>[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百点]+)
    """.replace("UNIT", COUNTER),
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"(?:(?P<least>不少于|不低于|至少|超过?|逾|突破|高达)|(?<![节预违合条契制签公特])大?约|(?<![最附新])将?近|接近|不到|不足|不超过|至多|最多)$"
)
_ABOUT_AFTER = ("左右", "上下", "以内", "以下")
_COUNTING = re.compile(
    r"(?:共|共计|合计|总计|累计|收到?|新收|受理|接收|答复|办结|办理|结转|制发|废止|印发|出台|发布|召开|举办|举行|开展|组织|发生|提起|引发"
    r"|维持|纠正|撤销|败诉|复议|诉讼|案件|申请|其中|分别为|为|达|有|各|接到|设立|开设|作出|处理|推送|涉及|仅|余下|不予公开|无法提供|予以公开|部分公开|自然人|法人)了?$"
)
_CLAUSE_ENDS = re.compile(r"[，。；、：！？）)\n]|$|(?:政府)?信息公开|行政|申请|依申请|规范性")
_FREQUENCY = re.compile(r"每[^，。；]{0,8}$|一$|同$")
_QUANTITY = re.compile(r"(?:量|数|总数|人数)(?:为|达到?|共计?|共达|有|：|约|近|超过?|突破|逾)*$")
_IDIOMS = frozenset(("一次性", "一件事", "跑一次", "办一次"))
_RANGES = frozenset("至到-–—~～")
_NUMERAL = re.compile(r"[0-9一二两三四五六七八九十]")


class Figure(NamedTuple):
    """A figure from `start` to `end` of its text: the number meant, its unit, and how precisely it is meant.

    `start` is where words like 约 begin that belong to it, `at` where the number begins.
    """

    start: int
    at: int
    end: int
    value: Decimal
    unit: str
    precision: str


def figures(text: str) -> list[Figure]:
    """Return the figures of a text of half width without spaces, in order. A range gives neither of its ends."""
    found: list[Figure] = []
    parted = -1  # where the second end of a range begins
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if text[end : end + 1] in _RANGES and _NUMERAL.match(text, end + 1):
            parted = end + 1
        elif start != parted and (figure := _read(text, match)):
            found.append(figure)
    return found


def _read(text: str, match: re.Match[str]) -> Figure | None:
    rest, many, times, more, unit, chinese, over, counter, after, hundredths = match.groups()
    start, end = match.span()
    unit = unit or counter or ("%" if hundredths else "")
    if not unit and not _states_quantity(text, start, end):
        return None
    before = _BEFORE.search(text, max(0, start - 4), start)
    if hundredths:
        value = Decimal(hundredths) if hundredths[0].isascii() else _with_point(hundredths)
    elif rest is not None:
        value = None if many == "几" else _decimal(text[start] + rest, times, unit)
    elif over == "几" or not _counts(text, match, counter):
        return None
    else:
        value = _chinese(text[start] + chinese, vague=bool(over or before))
    if value is None:
        return None
    precision = "at_least" if many or more or over or after == "以上" or (before and before["least"]) else "exact"
    if after in _ABOUT_AFTER or (before and not before["least"]):
        precision = "about"
    unit = "百分点" if unit == "个百分点" else unit
    return Figure(before.start() if before else start, start, end, value, unit, precision)


def _states_quantity(text: str, start: int, end: int) -> bool:
    """Whether a bare number is the quantity that the words before it announce (访问量达12.5万)."""
    ends = text[end : end + 1]
    return (not ends or ends in "，。；、）\n") and _QUANTITY.search(text, max(0, start - 8), start) is not None


def _counts(text: str, match: re.Match[str], counter: str) -> bool:
    """Whether a Chinese numeral with its counter stands where something is counted."""
    start, end = match.span()
    if text[start - 1 : end] in _IDIOMS or match[0] in ("一个", "一类"):
        return False
    before = max(0, start - 10)
    if match["over"] or _FREQUENCY.search(text, before, start):
        return bool(match["over"])
    ends = _CLAUSE_ENDS.match(text, end) and counter not in "个类起批" and match[0][0] != "零"
    return bool(ends or _COUNTING.search(text, before, start))


def _decimal(printed: str, times: str, unit: str) -> Decimal | None:
    """Return the number of digits and their multiplier, or None where they fit no count or several."""
    if len(printed) > DIGITS_KEPT or ("，" in printed and unit in ("%", "百分点")):
        return None
    if not times and printed.isdigit():
        return Decimal(printed)
    value = Decimal(printed.replace(",", "").replace("，", ""))
    for letter in times:
        value *= TENS.get(letter) or MYRIADS[letter]
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value if unit in _WITH_FRACTION else None


def _chinese(numeral: str, *, vague: bool) -> Decimal | None:
    if numeral in TENS or numeral in MYRIADS:
        numeral = f"一{numeral}" if vague or numeral == "十" else ""
    count = chinese_number(numeral)
    return None if count is None else Decimal(count)


def _with_point(text: str) -> Decimal | None:
    """Read 三十点五."""
    whole, point, fraction = text.partition("点")
    count = 100 if whole == "百" else chinese_number(whole)
    digits = "".join(str(DIGITS[letter]) for letter in fraction if letter in DIGITS)
    if count is None or len(digits) != len(fraction) or (point and not digits):
        return None
    return Decimal(f"{count}.{digits}" if digits else count)
