"""Figures that a report states twice: what it said before of the same thing, where no table can say which is right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from toolkit.report import Claim

_CASES = frozenset("件宗起份项个次例")
_ITEMS = "disclosure.items_published"
_ONE_READING = frozenset(
    (
        "processing_fee",
        "processing_fee_cases",
        *(f"requests.{row}" for row in ("carried_over", "carried_forward", "partially_granted", "denied")),
        *(f"requests.{row}" for row in ("unavailable", "rejected", "other")),
        *(f"disclosure.{row}.decisions" for row in ("licences", "penalties", "compulsory_measures")),
    )
)
"""Measures of which two different figures cannot both be right."""
_WHOLE = re.compile(r"全年|本年|年度|20\d\d年|一年来|[共总]")
_PART = re.compile(
    r"网|微信|微博|公众号|新媒体|平台|客户端|抖音|头条|栏|渠道|方式|形式|途径|公报|报刊|报纸|电视|广播|大厅|窗口|档案馆|图书馆|领域|方面|事项|其中"
    r"|累计|截至|新增|更新|重点|类别|目录|以上|部门|乡镇|街道"
)
"""Words after which items are those of a channel, a field, or several years."""


class Stated:
    """The figures of one report so far, by what they are of."""

    def __init__(self) -> None:
        """Begin with none."""
        self._first: dict[tuple[str, int | None, str], tuple[Decimal, str]] = {}

    def before(self, claim: Claim, years_ago: int | None, known: Mapping[str, Decimal]) -> Decimal | None:
        """Return what an earlier sentence states of the same; None where there is none or a table tells.

        A figure that a table holds is judged by it: then it is clear which of two is wrong.
        """
        if known or not _is_whole(claim):
            return None
        key = (claim.measure, years_ago, "件" if claim.unit in _CASES else claim.unit)
        value, sentence = self._first.setdefault(key, (claim.value, claim.sentence))
        return value if sentence != claim.sentence else None


def _is_whole(claim: Claim) -> bool:
    if claim.measure == _ITEMS:
        before = claim.sentence[: claim.at]
        return bool(_WHOLE.search(before)) and not _PART.search(before)
    return claim.measure in _ONE_READING and claim.unit != "%"
