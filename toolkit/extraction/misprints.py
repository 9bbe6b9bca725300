"""Titles of a report, and headings within section one, that come out one slip of the pen from what they are called."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from toolkit.extraction.titles import read_title
from toolkit.extraction.words import fold
from toolkit.forms import mentions

_TITLE_YEAR = re.compile(r"(?P<year>20\d\d)年?度?(?P<name>[\u4e00-\u9fff]{6,20})(?:\.\w{2,4}|[^\u4e00-\u9fff]*)$")
_LONGEST = 60
_LINES = 3
"""Lines into which a title may be broken."""
_SUBHEADING = re.compile(r"^[(（][一二三四五六七八九][)）](?P<name>[\u4e00-\u9fff]{3,16})[：:。]?$")
_NAMES = (
    "主动公开 依申请公开 申请公开 政府信息管理 信息管理 政府信息公开平台 政府信息公开平台建设 平台建设 公开平台建设 "
    "信息公开平台 信息公开平台建设 政务公开平台建设 监督保障 政府信息公开监督保障 监督与保障".split()
)
_ENDINGS = ("", "情况", "工作", "工作情况", "方面", "政府信息", "政府信息情况")


def title_slips(preamble: str, year: int | None) -> tuple[str, ...]:
    """Return lines before section one that are meant as the title, but lose, double or displace a letter."""
    lines = [fold(line) for line in preamble.split("\n")]
    found: list[str] = []
    for at, line in enumerate(lines):
        match = _TITLE_YEAR.search(line) if "20" in line and len(line) <= _LONGEST else None
        if not match or (year is not None and int(match["year"]) != year):
            continue
        longer = ["".join(lines[at : at + more]) for more in range(1, _LINES + 1)]
        if not any(read_title(each) for each in longer) and _slips(match["name"], _titles()):
            found.append(line)
    return tuple(dict.fromkeys(found))


def heading_slips(overview: str) -> tuple[str, ...]:
    """Return sub-headings of section one that miss the name of an aspect by one letter lost, doubled or displaced."""
    found: list[str] = []
    for line in overview.split("\n"):
        match = _SUBHEADING.match(line.strip()) if line.lstrip()[:1] in ("(", "（") else None
        if match and _slips(match["name"], _headings()):
            found.append(line.strip())
    return tuple(found)


def _slips(name: str, right: frozenset[str]) -> bool:
    """Whether a name is right but for one letter lost or doubled, or for the order of its letters."""
    if name in right:
        return False
    letters = Counter(name)
    if any(len(each) == len(name) and Counter(each) == letters for each in right):
        return True
    near = process.extract(name, right, scorer=Levenshtein.distance, score_cutoff=1, limit=None)
    return any(len(each) > len(name) or _doubles(name, each) for each, _, _ in near if len(each) != len(name))


def _doubles(name: str, right: str) -> bool:
    return any(name[at] == name[at + 1] and name[:at] + name[at + 1 :] == right for at in range(len(name) - 1))


@cache
def _titles() -> frozenset[str]:
    disclosure = (
        "政府信息公开",
        "政府信息和政务公开",
        "政府信息与政务公开",
        "政府信息主动公开",
        "政务公开",
        "信息公开",
    )
    kinds = ("情况报告", "报告", "年报")
    return frozenset(
        map("".join, product(disclosure, ("", "工作"), ("", "情况", "的"), ("", "年度", "年"), ("", "工作"), kinds))
    )


@cache
def _headings() -> frozenset[str]:
    return frozenset(name + ending for name in (*_NAMES, *mentions("aspects")) for ending in _ENDINGS)
