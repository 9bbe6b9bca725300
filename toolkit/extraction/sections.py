"""The six sections by their headings: prose without the tables, and what stands before the first of them.

A heading is told by the name of its section, under whatever numeral the report counts its sections with. A name that
comes again with no text around it is an entry of a table of contents, and under a numeral of another kind a part of a
section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from toolkit.document import Document, Grid, Paragraph, Picture, Place
from toolkit.extraction.words import core, fold, is_altered, spellings
from toolkit.forms import labels
from toolkit.report import Section

_CHINESE = "一二三四五六"
_ROMAN = {"Ⅰ": "一", "Ⅱ": "二", "Ⅲ": "三", "Ⅳ": "四", "Ⅴ": "五", "Ⅵ": "六"} | dict(
    zip(("I", "II", "III", "IV", "V", "VI"), _CHINESE, strict=True)
)
_NUMERAL = re.compile(
    rf"(?:第(?P<part>[{_CHINESE}])(?:部分|章)|[(（](?P<bracket>[{_CHINESE}])[)）]|(?P<plain>[{_CHINESE}])"
    r"|(?P<arabic>[1-6１-６])(?=[、．:：\s]|[.,，](?!\d))|(?P<roman>[Ⅰ-Ⅵ]|IV|VI?|I{1,3})(?=[、.,，．:：\s]))"
    r"(?P<mark>[、.,，。．:：\s]*)"
)
_FIRST = frozenset(_CHINESE + "第(（123456１２３４５６ⅠⅡⅢⅣⅤⅥIV")
_EDGES = " \t\u3000#*"
"""Spacing, and the marks of a heading in plain text."""
_LONGEST = 40
"""Characters, folded, up to which a whole line can be a heading."""
_SENTENCE_ENDS = ("。", "；", "，", ";", ",")
_BEGINS = re.compile(r"[(（\d一]|20|二[〇○零]|本|我|今|根据|按照|截至")
"""What the text of a section begins with, where nothing stands between it and the heading."""
_TRADITIONAL = str.maketrans("總體況動開處請復複覆議訴訟問題進報項資訊", "总体况动开处请复复复议诉讼问题进报项资讯")
_STYLES = ("plain", "bare", "bracket", "arabic", "roman")
"""Ways to count sections, the usual one first; "bare" is without any numeral."""

NUMERALS = dict(zip(labels("sections", ""), _CHINESE, strict=True))
"""The numeral that the form gives each section."""
_KEYS = tuple(NUMERALS)


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections in order of appearance, the text before the first, and how many pictures each of them shows.

    `start` is the block that the first one begins in: the number of blocks when there is none.
    """

    sections: tuple[Section, ...]
    preamble: str
    pictures: Mapping[str, int] = field(default_factory=dict)
    start: int = 0


class _Line(NamedTuple):
    """A line of prose, or (not `prose`) a row of a table that is one cell; anything else has no text."""

    text: str
    block: int
    place: Place
    prose: bool = True


class Heading(NamedTuple):
    """A line read as a heading: its style, key and numeral ("" for none), the text after it, and the lines it takes."""

    style: str
    key: str
    number: str
    text: str
    rest: str
    line: int = 0
    lines: int = 1
    block: int = 0
    place: Place = Place()


def find_sections(document: Document, used: Collection[int]) -> Sections:
    """Cut the prose at its headings; `used` are the blocks that a flattened table was printed in."""
    lines = list(_lines(document, used))
    headings = {heading.line: heading for heading in _choose(lines)}
    preamble: list[str] = []
    found: list[tuple[Heading, list[tuple[str, Place]]]] = []
    pictures: Counter[str] = Counter()
    unread: Counter[int] = Counter()
    skip = 0
    for at, line in enumerate(lines):
        if heading := headings.get(at):
            found.append((heading, [(heading.rest, heading.place)] if heading.rest else []))
            skip = heading.lines
        if skip:
            skip -= 1
        elif line.prose and line.text and found:
            found[-1][1].append((line.text, line.place))
        elif line.prose and line.text:
            preamble.append(line.text)
        elif found:
            block = document.blocks[line.block]
            pictures[found[-1][0].key] += isinstance(block, Picture)
            wide = isinstance(block, Grid) and block.width > 1
            unread[len(found) - 1] += isinstance(block, Picture) or (wide and (not line.prose or not line.text))
    start = found[0][0].block if found else len(document.blocks)
    sections = tuple(_section(*each, unread[at]) for at, each in enumerate(found))
    return Sections(sections, "\n".join(preamble), pictures, start)


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of the sections, in order."""
    return tuple(_choose(list(_lines(document, ()))))


def _lines(document: Document, used: Collection[int]) -> Iterator[_Line]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and index not in used:
            for line in block.text.split("\n") if "\n" in block.text else (block.text,):
                yield _Line(line, index, block.place)
        else:
            yield _Line("", index, block.place)
            if isinstance(block, Grid):
                for row in block.rows:
                    if row and (cell := row[0]) is not None and cell is row[-1]:
                        for line in cell.text.split("\n"):
                            yield _Line(line, index, cell.place, prose=block.width == 1)


def _section(heading: Heading, lines: list[tuple[str, Place]], unread: int) -> Section:
    prescribed = labels("sections", "")[heading.key].zh
    numeral = _NUMERAL.match(heading.text)
    bare = heading.text[numeral.end() :] if numeral and heading.number else heading.text
    return Section(
        key=heading.key,
        number=heading.number,
        heading=heading.text,
        text="\n".join(line for line, _ in lines),
        place=heading.place,
        altered=is_altered(bare, prescribed),
        lines=tuple(lines),
        unread=unread,
    )


def _choose(lines: Sequence[_Line]) -> Iterator[Heading]:
    """Yield the headings of sections: those of the commonest style, and what other styles add in their place."""
    read = _without_contents(list(_candidates(lines)), lines)
    in_prose = {each.key for each in read if lines[each.line].prose}
    read = [
        each for each in read if lines[each.line].prose or each.key not in in_prose
    ]  # a table may repeat its heading
    keys = {style: {each.key for each in read if each.style == style and each.key} for style in _STYLES}
    main = max(_STYLES, key=lambda style: len(keys[style]))
    if not keys[main]:
        return
    last = ""
    for each in read:
        key = each.key
        if each.style != main and key:
            due = each.style == "bare" or (each.number == NUMERALS[key] and _follows(key, last))
            key = key if due and key not in keys[main] else ""
        elif each.style == main and not key:
            due_key = _KEYS[_CHINESE.index(each.number)]
            named = any(due_key in named for named in (keys[main], keys["bare"]))
            key = due_key if not named and _follows(due_key, last) else ""
        elif each.style != main:
            continue
        if key:
            last = key
            yield each._replace(key=key)


def _follows(key: str, last: str) -> bool:
    at = _KEYS.index(key)
    return last == (_KEYS[at - 1] if at else "")


def _without_contents(read: list[Heading], lines: Sequence[_Line]) -> list[Heading]:
    """Drop tables of contents, and menus: names in a row, without text between, that all come elsewhere as well."""
    times = Counter((each.style, each.key) for each in read if each.key)
    if all(count == 1 for count in times.values()):
        return read
    runs: list[list[Heading]] = []
    end = -1
    for each in read:
        if each.key:
            together = end >= 0 and all(_is_entry(line.text) for line in lines[end : each.line])
            if not together or any(each[:2] == other[:2] for other in runs[-1]):
                runs.append([])
            runs[-1].append(each)
            end = -1 if each.rest else each.line + each.lines
    contents: set[int] = set()
    for run in runs:
        inside = Counter((each.style, each.key) for each in run)
        if len(run) > 2 and all(times[name] > count for name, count in inside.items()):
            contents |= {each.line for each in run}
    return [each for each in read if each.line not in contents]


def _is_entry(text: str) -> bool:
    """Whether a line can be a lesser entry of a table of contents."""
    return text.lstrip()[:1] in ("(", "（") and len(text) <= _LONGEST


def _candidates(lines: Sequence[_Line]) -> Iterator[Heading]:
    """Yield every line that can be a heading: by its name, or by its numeral alone (then the key is empty)."""
    last = _last_letters()
    skip = -1
    for at, line in enumerate(lines):
        text = line.text.strip(_EDGES)
        if at == skip or not text or not (text[0] in _FIRST or text.rstrip(":： 。")[-1:] in last):
            continue
        heading = _heading(text)
        if text[0] in _FIRST and len(text) <= _LONGEST and not (heading and (heading.rest or _is_named(heading))):
            following = lines[at + 1].text.strip(_EDGES) if at + 1 < len(lines) else ""
            joined = _heading(text + following) if following else None
            if joined and _is_named(joined):
                heading, skip = joined._replace(lines=2), at + 1
        if heading and (line.prose or heading.key):
            yield heading._replace(line=at, block=line.block, place=line.place)


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(name[-1] for name in spellings("sections", "").keys) | {"況", "項"}


def _named(text: str) -> str | None:
    return spellings("sections", "").exact(text) or spellings("sections", "").exact(text.translate(_TRADITIONAL))


def _is_named(heading: Heading) -> bool:
    return _named(_NUMERAL.sub("", heading.text, count=1)) is not None


def _heading(text: str) -> Heading | None:
    """Read a line as a heading: the name of a section, alone or with its numeral, perhaps followed by its text.

    Word numbers headings by itself, and then the numeral is in no text: a line that is a section's name, letter for
    letter, is its heading without one. A line that ends in a figure is an entry of a table of contents.
    """
    short = len(text) <= 2 * _LONGEST and len(fold(text)) <= _LONGEST and not text[-1].isdigit()
    numeral = _NUMERAL.match(text)
    if not numeral:
        key = _named(text) if short and not text.endswith(_SENTENCE_ENDS) else None
        return Heading("bare", key, "", text, "") if key else None
    style, printed = next((name, found) for name, found in numeral.groupdict().items() if found and name != "mark")
    number = printed if printed in _CHINESE else _ROMAN.get(printed) or _CHINESE[int(printed) - 1]
    style = "plain" if style == "part" else style
    body = text[numeral.end() :]
    if short and (key := _named(body)):
        return Heading(style, key, number, text, "")
    if followed := _with_text(text, body):
        return Heading(style, followed[0], number, *followed[1:])
    if not short or text.endswith(_SENTENCE_ENDS) or not (numeral["mark"] or style in ("bracket", "part")):
        return None
    key = spellings("sections", "").alike(body)
    if not key and (text.endswith(("：", ":")) or spellings("requests", "rows").find(text)):
        return None
    return Heading(style, key or "", number, text, "")


def _with_text(text: str, body: str) -> tuple[str, str, str] | None:
    """Read a heading that is followed by its section's text in the same line: key, heading and text."""
    head = len(text) - len(body)
    for cut in re.finditer(r"[\s：:。]+", body[: 2 * _LONGEST]):
        if (key := _named(body[: cut.start()])) and body[cut.end() :]:
            return key, text[: head + cut.start()], body[cut.end() :].strip()
    if (glued := _names().match(body)) and _BEGINS.match(body, glued.end()):
        return spellings("sections", "").keys[core(glued[0])], text[: head + glued.end()], body[glued.end() :]
    return None


@cache
def _names() -> re.Pattern[str]:
    names = [name for label in labels("sections", "").values() for name in (label.zh, *label.aliases)]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
