"""The title of a report: the line, or the few lines, that head its content, and no entry of a menu or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.extraction.bodies import is_organ, is_place
from toolkit.extraction.numerals import chinese_year
from toolkit.extraction.words import fold

_DIGITS = r"(?P<year>20\d\d|二[〇○零0Oo][一二三四五六七八九〇○零0]{2})(?:年度|年)?"
_YEAR = rf"《?[(\[〔【]?{_DIGITS}[)\]〕】]?(?:年度|年)?"
_NAME = r"[\u4e00-\u9fff()、·]"
_DISCLOSURE = r"(?:政府(?:信息|資訊)(?:[和与]政务|主动)?|政务信息|政务|政務|信息)公[开開](?:工作)?"
_KIND = r"(?:情[况況])?的?(?:年度)?(?:工作)?(?:情[况況])?的?(?:[报報]告|年[报報]告?)"
_REPORT = _DISCLOSURE + _KIND
_TAIL = r"》?(?:\([^()]{0,30}\)|全文|的?(?:公告|公示|通知|函|报告))*(?:[-_|—–·].*)?$"
_TITLES = (
    re.compile(rf"(?P<body>{_NAME}{{0,50}}?){_YEAR}(?P<inner>{_NAME}{{0,30}}?){_REPORT}{_TAIL}"),
    re.compile(rf"(?P<body>{_NAME}{{0,50}}?)(?P<inner>){_REPORT}[(\[〔【]{_DIGITS}[)\]〕】]{_TAIL}"),
    re.compile(rf"(?P<body>{_NAME}{{0,50}}?)(?P<inner>){_DISCLOSURE}{_YEAR}{_KIND}{_TAIL}"),
)
_NO_REPORT = re.compile(rf"(?P<body>{_NAME}{{2,50}}?){_YEAR}{_DISCLOSURE}(?:情[况況])?(?:总结|情[况況])")
"""A title that calls the report by what it tells."""
_BEFORE = re.compile(r"^[·•、]*(?:(?:信息|文件)?名称:|标题:|题名:)?(?:关于|關[于於]|印发|公布|发布|报送)*《?")
_AROUND_BODY = re.compile(r"^[的度]+|(?:关于|印发|公布|发布|报送|[的度]|年度)+$")
_WITH_ANOTHER = re.compile(
    r"(?:推进)?(?:法治(?:政府)?建设|依法行政|(?:党务|政务)公开|工作总结)(?:年度)?(?:工作)?(?:情况)?(?:的?(?:年度)?报告)?暨$"
)
"""Another report that the same document is."""
_LED_BY = re.compile(r"[【\[](?P<what>[^【】\[\]]+)[】\]]")
_COLUMN = re.compile(r"(?:政[府务])?(?:信息)?(?:公开)?(?:工作)?(?:年度)?(?:年报|报告|公告|公示|公开)")
_BODY_AFTER = re.compile(r"(?:\(|——)([\u4e00-\u9fff]+)\)?$")
_SHORTEST_BODY = 2
_NO_BODY = re.compile(
    r"季度|半年|[\d一二三四五六七八九十]月|首页|位置|公开|年报|报告|附件|现将|图解|读懂|[上下]一[篇页]"
)
"""Words before the year that make the line another document, or a path to one."""
_REPORT_WORDS = ("报", "報", "告", "年")
_LONGEST = 120
_LINES = 4
"""Lines into which a title may be broken."""
_APART = 2
"""Lines by which the entries of a list of titles may be apart: each may have its date beside it."""
_LONGEST_STATED = 500
_EXTENSION = re.compile(r"\.(?:docx?|xlsx?|pdf|s?html?|mht|txt|md)$", re.IGNORECASE)
_PARTS = re.compile(r"[-_|—–>»]+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as found: its text, the body it names ("" when it names none), the year, its first and its last line."""

    text: str
    body: str
    year: int
    first: int = 0
    line: int = 0

    def same_report(self, other: Title) -> bool:
        """Whether two titles may head the same report: one year, and names of which one is part of the other."""
        return self.year == other.year and (self.body in other.body or other.body in self.body)


def read_title(text: str) -> Title | None:
    """Read one line as the title of a report and nothing else, or return None."""
    if "公" not in text:
        return None
    bare = _BEFORE.sub("", _unbracketed(fold(text).strip("《》")))
    for pattern in _TITLES:
        if (found := pattern.match(bare)) and (year := chinese_year(re.sub("[Oo]", "0", found["year"]))):
            before, inner = (_WITH_ANOTHER.sub("", found[part]) for part in ("body", "inner"))
            body = _AROUND_BODY.sub("", before) + _AROUND_BODY.sub("", inner)
            body += "政府" if body.endswith("人民") else ""
            other = _NO_BODY.search(before + inner) or body.endswith("暨")
            if len(body) <= _SHORTEST_BODY:
                after = _BODY_AFTER.search(bare)
                body = after[1] if after and is_organ(after[1]) else ""
            return None if other else Title(bare, body, year)
    return None


def find_summary(lines: Sequence[str]) -> Title | None:
    """Find the one line that names a body, a year and 政府信息公开情况, where no line is the title of a report."""
    found: dict[tuple[str, int], Title] = {}
    for at, line in enumerate(lines):
        told = _NO_REPORT.fullmatch(bare := fold(line)) if "公" in line and len(line) <= _LONGEST else None
        if told and is_organ(told["body"]) and (year := chinese_year(told["year"])):
            found[told["body"], year] = Title(bare, told["body"], year, at, at)
    return next(iter(found.values())) if len(found) == 1 else None


def _unbracketed(text: str) -> str:
    """Return a line without the brackets around the body's name, or the column's name in brackets, that lead it."""
    led = _LED_BY.match(text)
    if not led:
        return text
    rest = text[led.end() :]
    return led["what"] + rest if is_organ(led["what"]) else rest if _COLUMN.fullmatch(led["what"]) else text


def title_in(text: str) -> Title | None:
    """Read what the format calls the title, in which the names of the site and of its columns may stand as well."""
    if "公开" not in text or len(text) > _LONGEST_STATED:
        return None
    text = _EXTENSION.sub("", text)
    pieces = (text, *_PARTS.split(text), *text.split())
    found = [title for piece in pieces if (title := read_title(piece))]
    return next((title for title in found if title.body), found[0] if found else None)


def find_title(lines: Sequence[str], stated: Title | None, year: int | None) -> Title | None:
    """Find the title among the lines before section one.

    It is the one that the document states of itself (`stated`), else the last that is no entry of a list, where there
    are several that of `year`, which the period tells; a title without a body gives way to an equal one that names it.
    """
    found = list(titles(lines))
    near = ((title, found[max(0, at - _APART) : at + _APART + 1]) for at, title in enumerate(found))
    alone = [title for title, others in near if not any(_listed(title, other) for other in others)]
    chosen = [title for title in found if stated and title.same_report(stated)]
    chosen = chosen or [title for title in alone if title.year == year] or alone
    chosen = chosen or [title for title in found if title.year == year]
    if not chosen:
        return None
    last = chosen[-1]
    named = [title for title in chosen if title.body and title.same_report(last)]
    return last if last.body or not named else replace(last, body=named[-1].body, text=named[-1].text)


def _listed(title: Title, other: Title) -> bool:
    return 0 < abs(title.line - other.line) <= _APART and not title.same_report(other)


def titles(lines: Sequence[str]) -> Iterator[Title]:
    """Yield every title among `lines`, joined from as few of them as it takes to name a body."""
    for at, line in enumerate(lines):
        if len(line) > _LONGEST or not any(word in line for word in _REPORT_WORDS):
            continue
        title, joined, first = read_title(line), line, at
        for above in range(at - 1, max(-1, at - _LINES), -1):
            if (title and title.body) or len(lines[above]) > _LONGEST or (title and not is_organ(lines[above])):
                break
            joined = lines[above] + joined
            longer = read_title(joined)
            if title and not longer:
                break
            title, first = longer, above
        if title and _lacks_place(title.body) and _place_above(lines, first):
            first -= 1
            title = replace(title, body=fold(lines[first]) + title.body, text=fold(lines[first]) + title.text)
        if title:
            yield replace(title, first=first, line=at)


def _lacks_place(body: str) -> bool:
    return bool(body) and not re.search("[省市州盟县区旗国]", body)


def _place_above(lines: Sequence[str], at: int) -> bool:
    """Whether the line above line `at` is a place, and no entry of a list of places."""
    return at > 0 and is_place(lines[at - 1]) and not (at > 1 and is_place(lines[at - 2]))
