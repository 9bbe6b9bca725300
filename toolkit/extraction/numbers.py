"""One cell's text to a number, exactly, or to the reason why it is none.

A blank, a dash and a zero are three different answers. Only digits of known meaning are read: enclosed digits (①)
and numerals that several readings fit are text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from toolkit.extraction.numerals import chinese_count
from toolkit.forms import CHANGE, COUNT, PRINTED
from toolkit.report import Mark

DASHES = frozenset({"/", "\\", "无", "不适用", "//", "/-", "…", "~"}.union(*((s, s * 2) for s in "-—–―─")))
"""What bodies print where the form wants a number and they have none to give."""

DIGITS_KEPT = 15
"""A number of more digits cannot pass through the tables' arithmetic unchanged, and no count has as many."""

_SHORT = 80
"""Characters up to which a cell can hold a figure with its remark, and is likely to come again."""

_WIDTH = {
    ord(full): half for full, half in zip("０１２３４５６７８９．，＋－−﹣（）／", "0123456789.,+---()/", strict=True)
}
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_SPLIT = re.compile(r"\d\s+\d")
_NUMBER = re.compile(
    r"(?P<sign>[+-]|增加?|减少?)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>亿元|百万元|万元|千元|百元|元|件|条|项|个|宗|份|次)?(?P<remark>\([^()]*\))?"
)
_IN_CHINESE = re.compile(
    r"(?P<count>[二三四五六七八九]?十[一二三四五六七八九]?|[〇零二两三四五六七八九]|一(?=.))(?P<unit>[件条项个宗份次])?"
)
"""Chinese numerals that mean one number only. A lone 一 may be a dash."""
_IN_WAN_YUAN = {
    "元": Decimal("0.0001"),
    "百元": Decimal("0.01"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "亿元": Decimal(10000),
}
_UNIT = re.compile(r"(?<=[:：])(?:人民币)?(?P<stated>[^:：()（）/、，,]*元)|[亿万萬千百十美港日韩欧]*元")
"""After a colon all that stands before 元 is the unit, also where it is none that is known."""
_UNIT_ALONE = re.compile(r"\((?:单位|人民币|[:：])*([亿万千百十美港日韩欧]*元)\)")


class Reading(NamedTuple):
    """What one cell says: its mark, its number (amounts in 万元 when a unit is known) and the unit printed in it."""

    mark: Mark
    value: Decimal | None = None
    unit: str = ""


def read_number(text: str, unit: str = "count") -> Reading:
    """Read one cell of the given unit: one of the form (`toolkit.forms`), or the unit of money that its header prints.

    A remark in brackets after the number is left aside. 增 and 减 are signs where the form asks for a change. An amount
    with a unit of its own is converted to 万元; one of unit PRINTED without any stays as printed.
    """
    return _read(text, unit) if len(text) <= _SHORT else _read.__wrapped__(text, unit)


@lru_cache(maxsize=16_384)
def _read(text: str, unit: str) -> Reading:
    half = text.translate(_WIDTH)
    bare = _SPACE.sub("", half)
    if not bare:
        return Reading(Mark.BLANK)
    if bare in DASHES:
        return Reading(Mark.DASH)
    if (counted := _IN_CHINESE.fullmatch(bare)) and unit in (COUNT, CHANGE):
        count = chinese_count(counted["count"])
        return Reading(Mark.TEXT) if count is None else Reading(Mark.NUMBER, Decimal(count), counted["unit"] or "")
    found = _NUMBER.fullmatch(bare)
    if (
        not found
        or _SPLIT.search(half)
        or sum(map(str.isdigit, found["digits"])) > DIGITS_KEPT
        or not bare.isprintable()
    ):
        return Reading(Mark.TEXT)
    sign, printed_unit = found["sign"] or "", found["unit"] or ""
    if alone := _UNIT_ALONE.fullmatch(found["remark"] or ""):
        if alone[1] not in _IN_WAN_YUAN or printed_unit not in ("", alone[1]):
            return Reading(Mark.TEXT)
        printed_unit = alone[1]
    if not found["digits"].isascii() or (len(sign) and sign[0] in "增减" and unit != CHANGE):
        return Reading(Mark.TEXT)
    value = Decimal(found["digits"].replace(",", ""))
    if sign[:1] in ("-", "减"):
        value = -value
    if printed_unit in _IN_WAN_YUAN or unit not in (COUNT, CHANGE, PRINTED):
        factor = _IN_WAN_YUAN.get(printed_unit or unit)
        if unit in (COUNT, CHANGE) or factor is None:
            return Reading(Mark.TEXT)
        value *= factor
    return Reading(Mark.NUMBER, value, printed_unit)


def unit_in(text: str) -> str:
    """Return the unit of money that a header or a label prints (单位：元), or ""; 件 and the like say nothing new.

    Of several units (元/万元) none is known to be meant.
    """
    found = _UNIT.finditer("".join(text.split()).replace("萬", "万")) if "元" in text else ()
    return "/".join(dict.fromkeys(unit["stated"] or unit[0] for unit in found))


def looks_like_figure(text: str) -> bool:
    """Whether a piece of flattened text is a figure or a dash, and not a label."""
    if text.isascii() and text.isdigit():
        return len(text) <= DIGITS_KEPT
    if len(text) > _SHORT:
        return False
    return _is_figure(text)


@lru_cache(maxsize=16_384)
def _is_figure(text: str) -> bool:
    return read_number(text, CHANGE).mark in (Mark.NUMBER, Mark.DASH) or read_number(text, PRINTED).mark is Mark.NUMBER
