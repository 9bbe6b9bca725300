"""Random figures of a report, and the many ways in which bodies write them into a cell."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from random import Random

from toolkit.forms import APPLICANTS, CHANGE, PRINTED, WAN_YUAN, Form

Cell = tuple[str, str, str]
"""Table, row and column key."""

WRITINGS = (
    "blanks", "zeros blank", "dashes", "only totals", "full-width figures", "thousands", "units in cells", "signs",
    "remarks", "Chinese numerals", "padded", "huge",
)  # fmt: skip
_DASHES = ("/", "-", "—", "－", "――", "无")
_BLANKS = ("", " ", "\u00a0", "\u3000")
_FULL = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")
_NUMERALS = "零一二三四五六七八九"


def random_values(random: Random, form: Form, on: Collection[str]) -> dict[Cell, Decimal]:
    """Return a number for every cell of the form: many zeros, some large, sums as they come."""
    cells = {}
    for table, places in form.cells.items():
        for row, column in places:
            unit = form.unit(table, row, column)
            value = Decimal(
                random.choice((0, 0, 0, random.randint(0, 9), random.randint(0, 99), random.randint(0, 9999)))
            )
            if "huge" in on and random.random() < 0.1:
                value = Decimal(random.randint(10**4, 10**7 - 1))
            if unit == CHANGE:
                value = Decimal(random.randint(-40, 40))
            elif unit in (WAN_YUAN, PRINTED):
                value = Decimal(random.choice((0, random.randint(0, 99_999_999)))) / 10000
            cells[table, row, column] = value
    if "all sums kept" in on:
        for row in form.rows("requests"):
            cells["requests", row, "total"] = sum((cells["requests", row, each] for each in APPLICANTS), Decimal(0))
    return cells


def written(random: Random, cell: Cell, value: Decimal, on: Collection[str], *, unit: str, scale: int) -> str | None:
    """Return how a value is printed, or None for one that is left out; `scale` is what its header's unit asks for."""
    table, _, column = cell
    if table == "requests" and column != "total" and "only totals" in on:
        return None
    if ("blanks" in on and random.random() < 0.04) or ("zeros blank" in on and not value):
        return None
    if not random.random() < 0.3:
        return _plain(value * scale)
    ways = [each for each in WRITINGS if each in on]
    random.shuffle(ways)
    for way in ways:
        if text := _in_clothes(random, way, value, unit, scale):
            return text
    return _plain(value * scale)


def placeholder(random: Random, on: Collection[str]) -> str:
    """Return what stands in a cell that has no number."""
    return random.choice(_DASHES) if "dashes" in on and random.random() < 0.7 else random.choice(_BLANKS)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _in_clothes(random: Random, way: str, value: Decimal, unit: str, scale: int) -> str | None:
    plain = _plain(value * scale)
    money = unit in (WAN_YUAN, PRINTED)
    if way == "full-width figures":
        return plain.translate(_FULL)
    if way == "thousands" and abs(value * scale) >= 1000:
        return random.choice((f"{value * scale:,f}", f"{value * scale:,f}".translate(_FULL)))
    if way == "padded":
        return f"{random.choice((' ', chr(0x3000), chr(0xA0)))}{plain}{random.choice(('', ' '))}"
    if way == "remarks" and unit != CHANGE:
        return f"{plain}{random.choice(('（含自然失效29件）', '(其中2件转下年)', '（不含涉密）'))}"
    if way == "units in cells":
        if money:
            return random.choice((f"{_plain(value)}万元", f"{_plain(value * 10000)}元", f"{_plain(value * 10000)} 元"))
        return f"{plain}{random.choice(('件', '项', '个', '宗'))}"
    if way == "signs" and unit == CHANGE and value:
        return (
            f"{random.choice(('+', '＋', '增', '增加') if value > 0 else ('-', '－', '减', '减少', '−'))}{abs(value)}"
        )
    if way == "Chinese numerals" and not money and 0 <= value < 100 and value != 1:
        return _chinese(random, int(value))
    return None


def _chinese(random: Random, value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return random.choice("〇零") if not ones else _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")
