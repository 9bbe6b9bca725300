"""The two dates of a report: when it was published, and the period that its figures cover, each as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from toolkit.extraction.numerals import chinese_count, chinese_year
from toolkit.extraction.words import fold

Period = tuple[date, date]

DAY = r"(20\d\d)(?:年度?|[./-])(\d{1,2})[月./-](\d{1,2})(?:(?!\d)|(?<=\d\d)(?=\d\d:\d\d))日?"
"""A day, perhaps with the time of day run into it."""
_DAY = re.compile(DAY)
_RUN_TOGETHER = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
_NUMERALS = re.compile(r"([一二三四五六七八九十〇○零]{1,4})(?=[年月日])")
_PERIOD = re.compile(
    rf"{DAY}[起始]?[,，]?[至到—\-~–―]+(?:当年|同年)?(?:(20\d\d)[年./-])?(\d{{1,2}})[月./-](\d{{1,2}})(?!\d)日?"
)
_PERIOD_WORDS = re.compile(r"统计|期限|时限|起止|时间|数据|期间")
IN_PROSE = re.compile("统计")
"""What tells the period of the figures in the sections: their sentences speak of other times as well."""
_LABELS = (
    "公开日期", "发布日期", "发布时间", "公开时间", "公布日期", "公布时间", "发布于",
    "发稿时间", "发稿日期", "上网时间", "上网日期",
)  # fmt: skip
_SPACING = "[ \u3000]*"
_LABELLED = re.compile(
    rf"(?:{'|'.join(map(_SPACING.join, _LABELS))}|(?:^|\s)(?:时间|日期))"
    rf"[\s|:：\[\]【】(（]*(?:{DAY}|20\d{{6}}(?!\d))"
)
_UNDER_TITLE = re.compile(
    r"\s*(?:(?:信息|文章|稿件)?(?:来源|作者)[:：]\s*[^\s:：]+\s+)?[\[(（【]?\s*"
    r"(?:20\d\d[-./]|20\d\d年\d{1,2}月\d{1,2}日.*(?:\d:\d|来源|浏览|点击|阅读|字[体号]|作者|打印|分享))"
)
"""A date under the title is that of publication in figures, or beside the words of a page; else it may be signed."""
_BEGINS = re.compile(r"[\s|:：\[【(（]*20\d\d")
"""What the line under a label begins with when it is the date."""
_OF_ANOTHER_KIND = re.compile(r"(?:日期|时间|时效)[:：]?$")
"""What a line ends with when the date in the line below is not that of publication, unless it is one of the labels."""
_METADATA = frozenset(
    "pubdate publishdate publish_date publishtime publish_time pubtime publisheddate datepublished "
    "article:published_time".split()
)
_ASCII = {ord("０") + digit: str(digit) for digit in range(10)}
_LINES_UNDER_TITLE = 6
_SHORTEST = 12
"""Characters from which a line can state a period."""
_LONGEST = 120
"""Characters up to which a line can be a date with its label."""


def read_published(
    labelled: Iterable[tuple[str, str]], lines: Iterable[str], under: Sequence[str], metadata: Iterable[tuple[str, str]]
) -> tuple[date | None, str]:
    """Find the date of publication: beside its label, under the title, or in the metadata; never that of signature.

    `labelled` are labels with the text of the cell beside them, `lines` those before the first and after the last
    section, and `under` those from the title to section one.
    """
    every = list(lines)
    places = [words for label, words in labelled if label in _LABELS]
    places += [words for line in every if len(line) <= _LONGEST and (words := _labelled(line))]
    places += [
        line for above, line in pairwise(every) if len(above) <= _SHORTEST and _is_label(above) and _is_day(line)
    ]
    near = under[: 1 + _LINES_UNDER_TITLE]
    own = [*near[:1], *(line for above, line in pairwise(near) if not _OF_ANOTHER_KIND.search(fold(above)))]
    places += [line for line in own if _UNDER_TITLE.match(line) and not _PERIOD.search(fold(line))]
    places += [content for name, content in metadata if name.lower() in _METADATA]
    for words in places:
        found = (_DAY.search(words) or _RUN_TOGETHER.search(words)) if len(words) <= _LONGEST else None
        if found and (day := _date(*found.groups())):
            return day, words.strip()
    return None, ""


def _labelled(line: str) -> str:
    """Return a date with its label as it stands in a line, or ""."""
    if not ("期" in line or "间" in line or "发布于" in line):
        return ""
    found = _LABELLED.search(_NUMERALS.sub(_arabic, line.translate(_ASCII)))
    return found[0] if found else ""


def _is_day(line: str) -> bool:
    return _BEGINS.match(line) is not None and not _PERIOD.search(fold(line))


def _is_label(line: str) -> bool:
    return fold(line).strip(":[]【】") in _LABELS


def read_period(lines: Iterable[str], told_by: re.Pattern[str] = _PERIOD_WORDS) -> tuple[Period | None, str]:
    """Find the first period in a sentence that `told_by` finds, a wrong one too; a day that does not exist is none."""
    for line in lines:
        if len(line) < _SHORTEST or not told_by.search(line):
            continue
        for sentence in re.split("[。；]", line):
            if not told_by.search(sentence):
                continue
            bare = _NUMERALS.sub(_arabic, fold(sentence))
            if found := _PERIOD.search(bare):
                begin, end = _date(*found.groups()[:3]), _date(found[4] or found[1], found[5], found[6])
                if begin and end:
                    return (begin, end), found[0]
    return None, ""


def _arabic(found: re.Match[str]) -> str:
    number = chinese_year(found[0]) if len(found[0]) == len("二〇二三") else chinese_count(found[0])
    return found[0] if number is None else str(number)


def _date(year: str, month: str, day: str) -> date | None:
    """Return the day, or None for one that the calendar does not have."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
