"""Who reported for which year: read from the title, the page's own metadata and the statistical period.

Every answer names the words that it rests on; what the source does not say stays empty. The year of the title and the
form of the tables are kept apart: a conflict between them is a fact for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from toolkit.document import Document, Grid, Paragraph
from toolkit.extraction.bodies import kind_of, level_of
from toolkit.extraction.numbers import chinese_year
from toolkit.extraction.words import fold
from toolkit.forms import body_names
from toolkit.report import Identity

_YEAR = r"(?P<year>20\d\d|二[〇○零0][一二三四五六七八九〇○零]{2})"
_NAME = r"[\u4e00-\u9fff（）()、·]"
_REPORT = r"(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
_TITLES = (
    re.compile(rf"^(?P<body>{_NAME}{{0,50}}?)[（(]?{_YEAR}[)）]?年?度?(?P<inner>{_NAME}{{0,30}}?){_REPORT}"),
    re.compile(rf"^(?P<body>{_NAME}{{0,50}}?){_REPORT}[（(]{_YEAR}年?度?[)）]"),
)
_DAY = r"(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?"
_PERIOD = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日?起?[至到—\-~－–]+(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?")
_PERIOD_WORDS = re.compile(r"统计|期限|时限|起止|时间|数据")
_PUBLISHED_WORDS = ("公开日期", "发布日期", "发布时间", "公开时间", "发文时间", "公布日期")
_LINES_UNDER_TITLE = 6
_LONGEST_DATE = 80
"""Characters up to which a line can be a date with its label."""
_LEADS_ON = re.compile(r"请|与|和|及|由|向|对|在|为|是|经|据|按|根据|联系|来自|全")
"""Words that a sentence may set before a name."""
_ORGAN = re.compile(r"(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as found: the line, the body it names ("" when it names none) and the year."""

    text: str
    body: str
    year: int


def read_title(text: str) -> Title | None:
    """Read one line as the title of a report, or return None."""
    bare = fold(text).removeprefix("关于").strip("《》")
    for pattern in _TITLES:
        if found := pattern.search(bare):
            year = chinese_year(found["year"])
            body = found["body"] + found.groupdict().get("inner", "")
            if year:
                return Title(bare, re.sub(r"^关于|[的年度]+$", "", body), year)
    return None


def read_identity(document: Document, form: str) -> Identity:
    """Read who reported for which year; the form is told by the tables and only passed through."""
    lines = list(_lines(document))
    at, title = _title(document, lines)
    text = "\n".join(lines)
    period, period_words = _period(text)
    published, published_words = _published(document, lines, at)
    evidence = {"published": published_words, "period": period_words, "title": title.text if title else ""}
    body = full_name(title.body, text) if title and title.body else _publisher(document)
    return Identity(
        body=body,
        level=level_of(body),
        kind=kind_of(body),
        year=title.year if title else (period[1].year if period else None),
        form=form,
        title=title.text if title else "",
        published=published,
        period=period,
        evidence={key: words for key, words in evidence.items() if words},
    )


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        elif isinstance(block, Grid):
            yield from (cell.text for cell in block.cells())


def _title(document: Document, lines: list[str]) -> tuple[int, Title | None]:
    """Find the title: a line, or two that it is broken into, that names a body if any does."""
    nameless: tuple[int, Title | None] = (0, None)
    for at, line in enumerate(lines):
        if len(line) > 120 or line.strip().endswith((".pdf", ".doc", ".docx", "。")):
            continue
        title = read_title(line)
        if title and not title.body and at and re.fullmatch(rf"{_NAME}{{4,40}}", fold(lines[at - 1])):
            title = read_title(lines[at - 1] + line)
        if title and title.body:
            return at, title
        if title and nameless[1] is None:
            nameless = (at, title)
    named = read_title(document.title)
    return (0, named) if named and (named.body or nameless[1] is None) else nameless


def full_name(body: str, text: str) -> str:
    """Return the longer name that the text itself gives the body: 淮安市 before 洪泽区人民政府.

    A city of prefecture level is known by its name wherever it stands; another one only where a sentence begins with
    it, since of a run of Chinese nothing else says where a name begins.
    """
    if not _ORGAN.search(body):
        return body
    bare = re.sub(r"[ \t\u3000]", "", text)
    known = re.compile(rf"(?:{_cities()})市{re.escape(body)}")
    begun = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,4}}?(?:省|自治区|市|州|盟){re.escape(body)}")
    if body.startswith(tuple(_cities().split("|"))):
        return body
    found = known.search(bare) or next((each for each in begun.finditer(bare) if not _LEADS_ON.match(each[0])), None)
    return found[0] if found else body


@cache
def _cities() -> str:
    names = sorted(body_names("prefectures") | body_names("provinces"), key=len, reverse=True)
    return "|".join(names)


def _publisher(document: Document) -> str:
    return _beside(document, ("发布机构", "发布单位", "公开机构"))


def _beside(document: Document, names: tuple[str, ...]) -> str:
    """Return the text of the cell to the right of a cell of one of these names."""
    for grid in document.grids:
        for row in grid.rows:
            for left, right in pairwise(row):
                if left and right and left is not right and fold(left.text).rstrip(":") in names:
                    return right.text.strip()
    return ""


def _published(document: Document, lines: list[str], at: int) -> tuple[date | None, str]:
    """Find the date of publication: in the metadata, or under the title; never the date of signature."""
    places = [_beside(document, _PUBLISHED_WORDS)]
    places += [line for line in lines if len(line) < _LONGEST_DATE and fold(line).startswith(_PUBLISHED_WORDS)]
    places += [line for line in lines[at + 1 : at + 1 + _LINES_UNDER_TITLE] if re.match(r"\s*20\d\d[-./年]", line)]
    for words in places:
        if (found := re.search(_DAY, words)) and len(words) < _LONGEST_DATE and (day := _date(*found.groups())):
            return day, words.strip()
    return None, ""


def _period(text: str) -> tuple[tuple[date, date] | None, str]:
    for sentence in re.split(r"[。；\n]", text):
        bare = re.sub(r"\s", "", sentence)
        found = _PERIOD.search(bare)
        if found and _PERIOD_WORDS.search(bare):
            first, last = found.groups()[:3], (found[4] or found[1], found[5], found[6])
            begin, end = _date(*first), _date(*last)
            if begin and end:
                return (begin, end), found[0]
    return None, ""


def _date(year: str, month: str, day: str) -> date | None:
    """Return the day, or None for one that the calendar does not have."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
