"""Chinese text as printed, made comparable: spacing, width, radicals, brackets and quotation marks fold away.

Only comparisons use folded text; what is shown to a reader, or searched for figures, stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from rapidfuzz import fuzz, process

from toolkit.forms import labels

_RADICALS = str.maketrans(
    "⻓⻔⻅⻋⻚⻛⻜⺠⻰⻬⻘⻢⻝⺟⻥⻦⻨⻩⻉⻙⻆⺍⼾", "长门见车页风飞民龙齐青马食母鱼鸟麦黄贝韦角小户"
)
"""CJK radicals that a browser's print gives instead of characters, and that NFKC leaves alone."""

_SIMPLIFIED = str.maketrans(
    "規範單廢現處決數強項減購總額萬費業務對開發執為與關機構織會計結轉辦繼續請國屬級穩護權類內過詢無沒補後確復覆複"
    "訴訟經維糾審舉報認獲繳納區許罰採條歷據係這長徵製議證個宗餘緒產範團資訊",
    "规范单废现处决数强项减购总额万费业务对开发执为与关机构织会计结转办继续请国属级稳护权类内过询无没补后确复复复"
    "诉讼经维纠审举报认获缴纳区许罚采条历据系这长征制议证个宗余绪产范团资讯",
)
"""Traditional characters of the forms' labels: to compare labels only, names of bodies stay as printed."""

_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_MARKS = re.compile(r"[^\w]|_")
_NUMERAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[、.,，。．:：]|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、,，)．]"
    r"|\d(?=[\u4e00-\u9fff])(?!\d?[年月日]))"  # ① is 1 when folded
)
_REMARK = re.compile(r"\([^()]*\)$")

_ALIKE = 80
"""Similarity, in percent, from which a misspelt label is taken for a label of the form."""
_REMEMBERED = 16_384
"""Texts whose likeness to a label is kept, since reports print the same texts again."""
_MARGIN = 8
"""By how much the likeliest label must beat every other one."""


_SHORT = 80
"""Characters up to which a text is likely to come again: in a label, a header, a cell."""


def fold(text: str) -> str:
    """Drop all spacing and bring width, compatibility characters and radicals to one form."""
    return _folded(text) if len(text) <= _SHORT else _folded.__wrapped__(text)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).translate(_RADICALS))


def letters(text: str) -> str:
    """Fold `text` and drop its punctuation: two labels of equal letters are the same label as printed."""
    return _letters(text) if len(text) <= _SHORT else _letters.__wrapped__(text)


@lru_cache(maxsize=16_384)
def _letters(text: str) -> str:
    return _MARKS.sub("", fold(text)).translate(_SIMPLIFIED)


def core(text: str) -> str:
    """Return the letters of a label without its numeral and a closing remark in brackets."""
    return _core(text) if len(text) <= _SHORT else _core.__wrapped__(text)


@lru_cache(maxsize=16_384)
def _core(text: str) -> str:
    bare = _NUMERAL.sub("", fold(text))
    return (_MARKS.sub("", _REMARK.sub("", bare)) or _MARKS.sub("", bare)).translate(_SIMPLIFIED)


def whole(text: str) -> str:
    """Return the letters of a label without its numeral, with its remark."""
    return letters(_NUMERAL.sub("", fold(text)))


@dataclass(frozen=True)
class Spellings:
    """The labels of one axis of a table: every known spelling, folded, with the key that it stands for."""

    keys: Mapping[str, str]
    _met: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _found: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def exact(self, text: str) -> str | None:
        """Return the key of a known spelling, or None."""
        return self.keys.get(core(text))

    def alike(self, text: str) -> str | None:
        """Return the key of the one label that `text` misspells, or None when none or several are near."""
        return self._recalled(core(text)) or (self._recalled(whole(text)) if "(" in fold(text) else None)

    def _recalled(self, bare: str) -> str | None:
        if not 4 <= len(bare) <= 2 * self._longest:
            return None
        if bare not in self._met:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[bare] = self._nearest(bare)
        return self._met[bare]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.keys))

    def _nearest(self, bare: str) -> str | None:
        ranked = process.extract(bare, self.keys.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=_ALIKE - _MARGIN)
        if not ranked or ranked[0][1] < _ALIKE:
            return None
        key = self.keys[ranked[0][0]]
        rivals = [score for spelling, score, _ in ranked if self.keys[spelling] != key]
        return key if all(ranked[0][1] - score >= _MARGIN for score in rivals) else None

    def find(self, text: str) -> str | None:
        """Return the key that `text` names, spelt as known or nearly so."""
        if text not in self._found:
            key = self.exact(text)
            key = self.alike(text) if key is None else key
            if len(text) > _SHORT:
                return key
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[text] = key
        return self._found[text]


GROUPS = ("本年度办理结果", "不予公开", "无法提供", "不予处理")
"""Labels of table 3 that head several rows and have no figures of their own."""

HEADS = {
    ("requests", "rows"): GROUPS,
    ("requests", "columns"): ("申请人情况", "法人或其他组织"),
    ("disclosure", "columns"): ("信息内容",),
}
"""Labels that stand for no row or column, but are known: they come with the key ""."""


@cache
def spellings(table: str, axis: str) -> Spellings:
    """Every spelling of the labels of a table's "rows" or "columns", or of the "sections" (empty `axis`)."""
    keys: dict[str, str] = {}
    for key, name in labels(table, axis).items():
        for spelling in (name.zh, name.short, *name.aliases):
            keys.setdefault(core(spelling), key)
            keys.setdefault(whole(spelling), key)
    return Spellings(keys | dict.fromkeys(HEADS.get((table, axis), ()), ""))


@lru_cache(maxsize=16_384)
def is_altered(printed: str, prescribed: str) -> bool:
    """Whether a printed label differs from the form's by more than spacing, brackets, width and punctuation."""
    return letters(printed) != letters(prescribed)
