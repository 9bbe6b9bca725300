"""Labels of table 3 that print the groups above them in the same cell: （三）不予公开－1.属于国家秘密.

The groups are left aside when what follows them is a row of the innermost one: 不予公开 总计 is none.
"""

from __future__ import annotations

import re

from toolkit.extraction.words import core, fold, spellings
from toolkit.forms import OTHER_GROUP

_GROUPS = {"不予公开": "denied", "无法提供": "unavailable", "不予处理": "rejected", "其他处理": OTHER_GROUP}
_GROUP = re.compile(
    rf"(?:[一二三][、.]|\([一二三四五六七]\))?(?P<name>本年度?办理结果|{'|'.join(_GROUPS)})[-—–>/→:、,·|]*"
)
_OF_ALL = ("granted", "partially_granted", OTHER_GROUP, "total_outcomes")
"""Rows that stand in no group but that of all outcomes."""


def row_named(text: str) -> str | None:
    """Return the key of the row of table 3 that a label names, "" for a group, or None."""
    found = spellings("requests", "rows").find(text)
    return found if found is not None or "\ufffd" in text else _split(text)[0]


def own_words(text: str) -> str:
    """Return a label without the groups that stand before it in its cell."""
    return text if spellings("requests", "rows").exact(text) is not None else _split(text)[1]


def _split(text: str) -> tuple[str | None, str]:
    """Return the key of what follows the groups in a label, and the words themselves; (None, `text`) without any."""
    rest, group = fold(text), ""
    while found := _GROUP.match(rest):
        group, rest = found["name"], rest[found.end() :]
    if not group or not rest:
        return None, text
    within = _GROUPS.get(group)
    if within == OTHER_GROUP and core(rest) in ("其他", "其它"):
        return "other_misc", rest
    key = spellings("requests", "rows").find(rest)
    if not key or (not key.startswith(f"{within}_") if within else key not in _OF_ALL):
        return None, text
    return key, rest
