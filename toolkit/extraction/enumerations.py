"""Totals with the parts that the prose says they have: 共 N 条，分别为…; 其中…; …，共计 N 条.

Where a list ends is told by its separators and by words that begin something else. Where the words leave it open, the
end at which the parts make up the total is taken, so that only a list that fits no reading contradicts its total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from toolkit.extraction.figures import Figure

_CUE = re.compile(
    r"(?:^|[，；：。（\n])(?P<cue>其中|分别[为是]|具体[为是]|即(?![将使可时])|由(?=[^，。]*$)|主要(?:包括|有|为|是)|包括|包含|含(?!有))"
    r"(?:[：，:\n]|有|包括){0,2}(?P<name>[^，；。：\n）]{0,40})$"
)
_MAY_CUE = re.compile("其中|分别|包|含|即|由|具体|主要|[共合总]")
_ITEM = re.compile(
    r"(?P<trail>[^，；。、：\n]{0,24}?)(?P<mark>[，；、]\n?|\n|和|以?及|与)(?:和|以及|及)?(?P<name>[^，；。：\n]{0,40})"
)
_SHARE = re.compile(r"[^，；。\n]{0,8}[，（、]?(?:约?占|占比|比例|同比|增长|下降|减少|增加)[^，；。\n]{0,16}")
_OTHERWISE = re.compile(
    r"同比|较[上去2]|比[上去2]|均|全部|已|另外|此外|同时|累计|合计|总计|截至|召开|组织|开展|答复|办结|按[期时]|及时|今年|全年|未|结转下"
)
_BESIDE = re.compile(r"[，、,]?(?:共计?|合计|金额|计|收取|收费|费用)*[为]?")
"""Between the two figures of one item (2件，2000元)."""
_KINDS = (
    re.compile(r"自然人|法人|企业|科研机构|公益组织|法律服务"),
    re.compile(r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"),
    re.compile(r"网上|网络|线上|线下|当面|现场|信函|邮寄|传真"),
)
"""Words by which requests are divided; a list that goes on with another of them is another list."""
_TOGETHER = re.compile(r"^[、和及与]|结转|诉讼")
"""Between two figures: words after which what follows may be of both."""
_TOTALS = re.compile(r"[，、；：]?(?:共计|合计|总计|总共|共)(?:[为达])?")
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|新增|多|少|增|减)了?$")
_SHARES = frozenset(("%", "百分点", "倍", ""))
_REST = ("其他", "其它", "其余")
_RANK = {"、": 1, "和": 1, "及": 1, "以及": 1, "与": 1, "，": 2}
_SEPARATE = re.compile(r"[、和及与]")
_CLAIM_ALL = frozenset(("分别为", "分别是", "具体为", "具体是", "即", "由"))


class Listed(NamedTuple):
    """An enumeration of the figures of one text: its total, its parts, and from which figure to which it reaches."""

    total: Figure
    parts: tuple[tuple[str, Decimal], ...]
    complete: bool
    first: int
    last: int


class _Part(NamedTuple):
    figure: int
    name: str
    value: Decimal


def enumerations(pieces: Sequence[str], figures: Sequence[Figure]) -> list[Listed]:
    """Return the enumerations; `pieces` are the texts before, between and after the figures."""
    found: list[Listed | None] = []
    for index in range(1, len(figures)):
        if figures[index].unit in _SHARES or not _MAY_CUE.search(pieces[index]):
            continue
        if cue := _CUE.search(pieces[index]):
            found.append(_after_total(pieces, figures, index, cue))
            if _is_beside(pieces, figures, index + 1):
                found.append(_after_total(pieces, figures, index + 1, cue))
        elif index > 1 and _TOTALS.fullmatch(pieces[index]):
            found.append(_before_total(pieces, figures, index))
    return [listed for listed in found if listed]


def _is_beside(pieces: Sequence[str], figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure says more of the item of the one before: how much money its cases brought."""
    if index >= len(figures) or figures[index].unit == figures[index - 1].unit or figures[index].unit in _SHARES:
        return False
    return _BESIDE.fullmatch(pieces[index]) is not None


def _after_total(pieces: Sequence[str], figures: Sequence[Figure], first: int, cue: re.Match[str]) -> Listed | None:
    unit = figures[first].unit
    totals = [
        index
        for index in range(first - 1, -1, -1)
        if figures[index].unit == unit and not _CHANGE.search(pieces[index]) and not _in_brackets(pieces, index, first)
    ]
    parts, certain, more_follow = _collect(pieces, figures, first, cue["name"])
    if not totals or not parts:
        return None
    exact = all(figures[part.figure].precision == "exact" for part in parts)
    for index in totals:
        fitting = _fitting(parts, figures[index].value, certain)
        if sum(part.value for part in fitting) == figures[index].value:
            break
    else:
        if len(totals) > 1 and _are_of_two(
            parts, certain, [figures[each].value for each in totals[:2]], pieces[totals[0]]
        ):
            return None
        index, fitting = totals[0], parts[:certain]
    whole, tail = cue["cue"] in _CLAIM_ALL, pieces[fitting[-1].figure + 1]
    if cue["cue"] == "由" and not re.match(r"[^，。]{0,6}(?:组成|构成)", tail):
        return None
    complete = (whole or fitting[-1].name.startswith(_REST)) and not re.match(r"[^，；。、]{0,6}等", tail)
    if complete and more_follow and sum(part.value for part in fitting) < figures[index].value:
        return None
    if not complete:
        index = next((each for each in totals if sum(part.value for part in fitting) <= figures[each].value), totals[0])
    if not exact or figures[index].precision != "exact" or (len(fitting) < 2 and cue["cue"] != "其中"):
        return None
    return _listed(figures, index, fitting, complete=complete)


def _in_brackets(pieces: Sequence[str], index: int, first: int) -> bool:
    """Whether a figure stands in brackets that close before the list: it is a remark on the one before them."""
    between = "".join(pieces[index + 1 : first + 1])
    return "）" in between and between.count("）") > between.count("（")


def _before_total(pieces: Sequence[str], figures: Sequence[Figure], total: int) -> Listed | None:
    """Read the list that the total closes; it reaches back as far as its items follow each other evenly."""
    start = total - 1
    mark = ""
    while start > 0 and figures[start].unit == figures[start - 1].unit == figures[total].unit:
        item = _ITEM.fullmatch(pieces[start])
        if not item or _OTHERWISE.search(item["name"]) or (mark and _rank(item["mark"]) > _rank(mark)):
            break
        mark, start = mark or item["mark"], start - 1
    opening = re.split(r"[，；：。\n]", pieces[start])[-1] if figures[start].unit == figures[total].unit else ""
    parts, *_ = _collect(pieces[:total], figures[:total], start, opening)
    wanted = figures[total].value
    for skipped in range(len(parts) - 1):
        if sum(part.value for part in parts[skipped:]) == wanted:
            parts = parts[skipped:]
            break
    if len(parts) < 2 or any(figures[each].precision != "exact" for each in (total, *(part.figure for part in parts))):
        return None
    return _listed(figures, total, parts, complete=True)


def _listed(figures: Sequence[Figure], total: int, parts: Sequence[_Part], *, complete: bool) -> Listed:
    named = tuple((part.name, part.value) for part in parts)
    indices = (total, parts[0].figure, parts[-1].figure)
    return Listed(figures[total], named, complete, min(indices), max(indices))


def _are_of_two(parts: Sequence[_Part], certain: int, totals: Sequence[Decimal], between: str) -> bool:
    """Whether the parts are those of two figures together (新收 9 件，上年结转 1 件，其中…)."""
    both, sums = sum(totals, Decimal()), list(accumulate(part.value for part in parts))
    return both in sums or (_TOGETHER.search(between) is not None and max(totals) < sums[certain - 1] < both)


def _fitting(parts: list[_Part], total: Decimal, certain: int) -> list[_Part]:
    """Return the parts up to where they make up the total, else those that are certain to belong to the list."""
    for count, value in enumerate(accumulate(part.value for part in parts), start=1):
        following = parts[count].value if count < certain else None
        if value == total and count > 1 and following != 0:
            return parts[:count]
    return parts[:certain]


def _collect(
    pieces: Sequence[str], figures: Sequence[Figure], first: int, opening: str
) -> tuple[list[_Part], int, bool]:
    """Return the items from figure `first` on, how many of them are certain to be of one list, and if more may be."""
    unit, name = figures[first].unit, opening
    parts = _named(first, opening, pieces, figures)
    certain = depth = rank = 0
    more_follow = False
    for index in range(first + 1, len(figures)):
        if not parts:
            return [], 0, False
        piece, nested = pieces[index], depth > 0
        depth += piece.count("（") - piece.count("）")
        if depth < 0:
            break
        if depth > 0:
            continue
        piece = piece.partition("）")[2] if nested else piece
        if figures[index].unit != unit and _SHARE.fullmatch(piece):
            continue
        if not nested and _is_beside(pieces, figures, index):
            parts += [_Part(index, name, figures[index].value)] if figures[index].unit == unit else []
            continue
        item = _ITEM.fullmatch(piece)
        if item and item["mark"] == "；" and index + 1 < len(pieces) and _CUE.search(pieces[index + 1]):
            break  # the next total, with a list of its own
        if not item or _CUE.search(piece) or "其中" in item["name"]:
            more_follow = figures[index].unit == unit and not re.search(r"[；。\n]", piece)
            break
        name = item["name"]
        ends = _OTHERWISE.match(name) or (rank and _rank(item["mark"]) > rank) or _is_other_kind(parts[0].name, name)
        certain = certain or (len(parts) if ends else 0)
        rank = rank or _rank(item["mark"])
        if figures[index].unit == unit:
            more = _named(index, item["name"], pieces, figures)
            if not more:
                return [], 0, False
            parts += more
    return parts, certain or len(parts), more_follow


def _is_other_kind(first: str, name: str) -> bool:
    """Whether two items divide the same whole in two ways."""
    kinds = [next((kind for kind in _KINDS if kind.search(each)), None) for each in (first, name)]
    return None not in kinds and kinds[0] is not kinds[1]


def _rank(mark: str) -> int:
    return _RANK.get(mark, 3)


def _named(index: int, name: str, pieces: Sequence[str], figures: Sequence[Figure]) -> list[_Part]:
    """Return the item of a figure, or the items of 甲、乙各 3 件; none where it is not told how many have so much."""
    value = figures[index].value
    name = re.sub(r"^(?:和|以?及)|[为是有共：]+$", "", name)
    if name.endswith("各"):
        names = [each for each in _SEPARATE.split(name[:-1]) if each]
        return [_Part(index, each, value) for each in names] if len(names) > 1 else []
    if not name:
        after = re.match(
            r"(?:为|是|属于|系)?([^，；。、）\n]{0,24})", pieces[index + 1] if index + 1 < len(pieces) else ""
        )
        name = after[1] if after else ""
    return [_Part(index, name, value)]
