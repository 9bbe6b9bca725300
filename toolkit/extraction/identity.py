"""Who reported for which year: read from the title, the page's own metadata and the statistical period.

Every answer names the words that it rests on; what the source does not say stays empty. The years that are stated in
different places, and the form of the tables, are kept apart: a conflict between them is a fact for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.document import Document, Grid, Paragraph
from toolkit.extraction.announced import announced, compiled
from toolkit.extraction.bodies import is_organ, kind_words, level_words
from toolkit.extraction.dates import IN_PROSE, read_period, read_published
from toolkit.extraction.sections import Sections, find_sections
from toolkit.extraction.titles import Title, find_summary, find_title, title_in
from toolkit.extraction.words import fold
from toolkit.forms import body_names
from toolkit.report import Identity

_HAN = "[\u4e00-\u9fff]"
_PUBLISHERS = ("发布机构", "发布单位", "公开机构", "公开主体", "发文机关", "制发机关", "信息来源", "来源")
"""Labels of the body that a page belongs to, the surest first."""
_LABELLED = re.compile(rf"({'|'.join(_PUBLISHERS)})[:：][\s|]*([\u4e00-\u9fff（）()]+)")
_SIGNED_ON = re.compile(r"(?P<organ>.*?)(?:20\d\d|二[〇○零0][一二三四五六七八九〇○零]{2})年\w{1,2}月\w{1,3}日$")
_CONTACT = re.compile(
    rf"[与向同](?P<with>{_HAN}{{3,40}}?)(?:[(（][^()（）]*[)）])?联系|请(?:及时)?联系[:：]?(?P<whom>{_HAN}{{3,40}}?)[(（,，。;；]"
)
_FOR_OTHERS = re.compile(r"政务服务|电子政务|信息中心|指挥中心|数据")
"""A body that answers for others in matters of disclosure."""
_OFFICE_OF = re.compile(r"(?:党政(?:综合)?|综合|政务公开)?办(?:公室)?$")
_LEADS_ON = re.compile(r"请|与|和|及|由|向|对|在|为|是|经|据|按|根据|联系|来自|全")
"""Words that a sentence may set before a name."""
_ORGAN = re.compile(r"(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)")
_BEGUN = re.compile(rf"(?<!{_HAN}){_HAN}{{2,4}}?(?:省|自治区|市|州|盟)$")
_FILE_YEAR = re.compile(r"(?<!\d)(?<!\d[-_~—至])(20\d\d)(?!\d|[-_./年]\d)")
_STATED_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?=.*报)")
_SMALL = 40
"""Slots up to which a grid before section one can hold what a page says of itself."""
_OPENING = 3
_OF_THE_REPORT = re.compile("统计|疑问|本报告|本年度?报|年度报告")
_TAIL = 15
"""Lines at the end among which a signature, or what a page says of itself, can stand."""


def read_identity(
    document: Document, form: str = "", told_by: str = "", source: str = "", sections: Sections | None = None
) -> Identity:
    """Read who reported for which year; the form is told by the tables and only passed through, with its words."""
    sections = sections or find_sections(document, ())
    head, tail, labelled = _head(document, sections), _tail(document), list(_beside(document, sections))
    period, period_words = read_period(head)
    if not period:
        period, period_words = read_period(_prose(document), IN_PROSE)
    stated = _stated(document)
    title = find_title(head, stated, period[1].year if period else None) or stated or find_summary(head)
    under = head[title.line if title else 0 :]
    published, published_words = read_published(labelled, (*head, *tail), under, document.metadata)
    told = title.year if title else period[1].year if period else None
    opening = (*head, *_preamble_of(sections))
    body, body_words = _body(_Page(document, head, opening, tail, labelled, source, told), title)
    (level, level_told), (kind, kind_told) = level_words(body), kind_words(body)
    years = {
        "title": (title.year, title.text) if title else None,
        "period": (period[1].year, period_words) if period else None,
        "metadata": (stated.year, stated.text) if stated else _year(_STATED_YEAR, document.title),
        "file": _year(_FILE_YEAR, re.split(r"[/\\]", source)[-1]),
    }
    known = {key: found for key, found in years.items() if found}
    year, year_words = next(iter(known.values()), (None, ""))
    evidence = {"body": body_words, "level": level_told, "kind": kind_told, "year": year_words, "form": told_by}
    evidence |= {"title": title.text if title else "", "published": published_words, "period": period_words}
    return Identity(
        body=body,
        level=level,
        kind=kind,
        year=year,
        form=form,
        title=title.text if title else "",
        published=published,
        period=period,
        evidence={key: words for key, words in evidence.items() if words},
        years={key: found for key, (found, _) in known.items()},
    )


def _prose(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split("\n") if "\n" in block.text else (block.text,)


def _head(document: Document, sections: Sections) -> list[str]:
    """Return the lines before section one, those in cells of small grids as well."""
    lines: list[str] = []
    for block in document.blocks[: sections.start + 1]:
        if isinstance(block, Paragraph):
            lines += block.text.split("\n")
        elif isinstance(block, Grid) and len(block.rows) * block.width <= _SMALL:
            lines += [line for cell in block.cells() for line in cell.text.split("\n")]
    if sections.sections:
        heading = sections.sections[0].heading
        lines = lines[: next((at for at in range(len(lines) - 1, -1, -1) if heading in lines[at]), len(lines))]
    return lines


def _preamble_of(sections: Sections) -> list[str]:
    """Return the lines that open section one, as far as they speak of the report."""
    lines = [text for text, _ in sections.sections[0].lines[:_OPENING]] if sections.sections else []
    return [line for line in lines if _OF_THE_REPORT.search(line)]


def _tail(document: Document) -> list[str]:
    lines: list[str] = []
    for block in reversed(document.blocks):
        if len(lines) >= _TAIL or isinstance(block, Grid):
            break
        if isinstance(block, Paragraph):
            lines[:0] = block.text.split("\n")
    return lines


def _beside(document: Document, sections: Sections) -> Iterator[tuple[str, str]]:
    """Yield each label before section one with the text of the cell to its right."""
    for block in document.blocks[: sections.start]:
        if isinstance(block, Grid) and len(block.rows) * block.width <= _SMALL:
            for row in block.rows:
                for left, right in pairwise(row):
                    if left and right and left is not right:
                        yield fold(left.text).rstrip(":"), right.text.strip()


def _stated(document: Document) -> Title | None:
    """Read the title that the document states of itself, not in its text."""
    named = [content for name, content in document.metadata if name.lower() in ("articletitle", "title")]
    return next((title for text in (*named, document.title) if (title := title_in(text))), None)


def _year(pattern: re.Pattern[str], text: str) -> tuple[int, str] | None:
    """Return the one year that a name tells, with the name."""
    found = set(pattern.findall(text))
    return (int(found.pop()), text) if len(found) == 1 else None


class _Page(NamedTuple):
    """Where a page can name the body, and the year that it tells of itself."""

    document: Document
    head: Sequence[str]
    opening: Sequence[str]  # the head, and what belongs there but stands under the first heading
    tail: Sequence[str]
    labelled: Sequence[tuple[str, str]]
    source: str
    year: int | None


def _body(page: _Page, title: Title | None) -> tuple[str, str]:
    """Return the body and the words that name it: the title, else the surest place that names one, and only one."""
    if title and title.body:
        body = full_name(title.body, "\n".join(_prose(page.document)))
        return body, title.text if body == title.body else body
    for place in _places(page):
        named = {fold(name): words for name, words in place if is_organ(name)}
        longest = max(named, key=len, default="")
        if longest:
            return (longest, named[longest]) if all(longest.endswith(name) for name in named) else ("", "")
    return "", ""


def _places(page: _Page) -> Iterator[list[tuple[str, str]]]:
    """Yield the names that each place gives, with the words that hold them, the surest place first."""
    told = list(announced(page.opening, page.year))
    text = "\n".join(_prose(page.document)) if told else ""
    yield [(full_name(name, text), words) for name, words in told]
    yield from _publishers(page)
    yield [_principal(words) for words in compiled(page.opening)]
    yield [(words, words) for words in _signatures(page.tail)]
    file = re.split(r"[/\\]", page.source)[-1]
    named = title_in(file)
    yield [(named.body, file)] if named and named.year == page.year else []
    asked = [
        found["with"] or found["whom"] for line in page.opening if "联系" in line for found in _CONTACT.finditer(line)
    ]
    yield [_principal(words) for words in asked if not _FOR_OTHERS.search(words)]
    yield _site(page.document)


def _publishers(page: _Page) -> Iterator[list[tuple[str, str]]]:
    found = list(page.labelled)
    found += [pair for line in page.head if ":" in line or "：" in line for pair in _LABELLED.findall(line)]
    metadata = page.document.metadata
    found += [("来源", content) for name, content in metadata if name.lower() in ("contentsource", "source")]
    for label in _PUBLISHERS:
        yield [_principal(words) for each, words in found if each == label]


def _signatures(tail: Sequence[str]) -> list[str]:
    """Return the organs that sign at the end: named in a line with a date, or in the line beside one."""
    signed = [""] + [fold(line) if len(line) <= _SMALL else "" for line in tail] + [""]
    found: list[str] = []
    for above, line, below in zip(signed, signed[1:], signed[2:], strict=False):
        if date := _SIGNED_ON.match(line):
            beside = (date["organ"],) if date["organ"] else (above, below)
            found += beside
    return found


def _principal(words: str) -> tuple[str, str]:
    """Return the body whose office is named; a government's office may report for itself or for the government."""
    body = _OFFICE_OF.sub("", words)
    if kind_words(words)[0] == "office":
        return "", words
    return (body if is_organ(body) else words), words


def _site(document: Document) -> list[tuple[str, str]]:
    """Return the site's name where it is one body's own: a government's portal carries the reports of many."""
    named = [content for name, content in document.metadata if name.lower() == "sitename"]
    named += re.split(r"[-_|—–>»]+", document.title)[1:]
    names = [(re.sub(r"(?:门户)?(?:官方)?网站?$", "", fold(name)), name.strip()) for name in named]
    return [(name, words) for name, words in names if kind_words(name)[0] not in ("", "government", "office")]


def full_name(body: str, text: str) -> str:
    """Return the longer name that the text itself gives the body: 淮安市 before 洪泽区人民政府.

    A city of prefecture level is known by its name wherever it stands; another one only where a sentence begins with
    it, since of a run of Chinese nothing else says where a name begins.
    """
    if not _ORGAN.search(body) or body.startswith(_cities()):
        return body
    bare = re.sub(r"[ \t\u3000]", "", text)
    begun = ""
    for found in re.finditer(re.escape(body), bare):
        before = bare[max(0, found.start() - 12) : found.start()]
        if before.endswith("市") and before[:-1].endswith(_cities()):
            return next(name for name in _cities() if before[:-1].endswith(name)) + "市" + body
        if not begun and (name := _BEGUN.search(before)) and not _LEADS_ON.match(name[0]):
            begun = name[0] + body
    return begun or body


@cache
def _cities() -> tuple[str, ...]:
    return tuple(sorted(body_names("prefectures") | body_names("provinces"), key=len, reverse=True))
