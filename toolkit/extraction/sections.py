"""The six sections by their headings: prose without the tables, and what stands before the first of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from toolkit.document import Document, Paragraph, Picture, Place
from toolkit.extraction.words import fold, is_altered, spellings
from toolkit.forms import labels
from toolkit.report import Section

_NUMERAL = re.compile(r"^([一二三四五六])[、.,，。．:：\s]\s*")
_BRACKETED = re.compile(r"^[(（]")
_LONGEST = 40
"""Characters, folded, up to which a whole line can be a heading."""

NUMERALS = dict(zip(labels("sections", ""), "一二三四五六", strict=True))
"""The numeral that the form gives each section."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections in order of appearance, the text before the first, and how many pictures each of them shows."""

    sections: tuple[Section, ...]
    preamble: str
    pictures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Heading:
    key: str
    number: str
    text: str
    rest: str
    place: Place


def find_sections(document: Document, used: Collection[int]) -> Sections:
    """Cut the prose at its headings; `used` are the blocks that a flattened table was printed in."""
    preamble: list[str] = []
    found: list[tuple[_Heading, list[str]]] = []
    pictures: Counter[str] = Counter()
    blocks = [block for index, block in enumerate(document.blocks) if index not in used]
    lines = [(line, block) for block in blocks if isinstance(block, Paragraph) for line in block.text.split("\n")]
    named = {heading.key for line, block in lines if (heading := _heading(line, block.place))}
    for block in blocks:
        if isinstance(block, Picture) and found:
            pictures[found[-1][0].key] += 1
        for line in block.text.split("\n") if isinstance(block, Paragraph) else ():
            last = found[-1][0].key if found else ""
            if heading := _heading(line, block.place) or _by_numeral(line, block.place, named, last):
                found.append((heading, [heading.rest] if heading.rest else []))
            else:
                (found[-1][1] if found else preamble).append(line)
    sections = tuple(_section(heading, lines) for heading, lines in found)
    return Sections(sections, "\n".join(preamble), pictures)


def _section(heading: _Heading, lines: list[str]) -> Section:
    prescribed = labels("sections", "")[heading.key].zh
    bare = _NUMERAL.sub("", heading.text)
    return Section(
        key=heading.key,
        number=heading.number,
        heading=heading.text,
        text="\n".join(lines),
        place=heading.place,
        altered=is_altered(bare, prescribed),
    )


def _heading(line: str, place: Place) -> _Heading | None:
    """Read a line as a heading: the name of a section, alone or with its numeral, perhaps followed by its text.

    Word numbers headings by itself, and then the numeral is in no text: a line that is a section's name, letter for
    letter, is its heading without one.
    """
    text = line.strip()
    if not text or _BRACKETED.match(text):
        return None
    numeral = _NUMERAL.match(text)
    names = spellings("sections", "")
    short = len(fold(text)) <= _LONGEST
    if not numeral:
        key = names.exact(text) if short and not text.endswith(("。", "；", "，")) else None
        return _Heading(key, "", text, "", place) if key else None
    body = text[numeral.end() :]
    if short and (key := names.exact(body)):
        return _Heading(key, numeral[1], text, "", place)
    if followed := _with_text(text, body, numeral[1], place):
        return followed
    key = names.alike(body) if short else None
    return _Heading(key, numeral[1], text, "", place) if key else None


def _by_numeral(line: str, place: Place, named: Collection[str], last: str) -> _Heading | None:
    """Read a short numbered line as the heading that no other line is, where it follows the section before it.

    A section whose heading is worded quite otherwise is there all the same; that its name differs is another matter.
    """
    text = line.strip()
    numeral = _NUMERAL.match(text)
    if not numeral or len(fold(text)) > _LONGEST or text.endswith(("。", "；", "，", "：")):
        return None
    keys = list(NUMERALS)
    at = list(NUMERALS.values()).index(numeral[1])
    if keys[at] in named or last != (keys[at - 1] if at else "") or spellings("requests", "rows").find(text):
        return None
    return _Heading(keys[at], numeral[1], text, "", place)


def _with_text(text: str, body: str, number: str, place: Place) -> _Heading | None:
    """Read a heading that is followed by its section's text in the same line."""
    for cut in re.finditer(r"[\s：:。]+", body):
        if cut.start() > _LONGEST:
            break
        if key := spellings("sections", "").exact(body[: cut.start()]):
            head = text[: len(text) - len(body) + cut.start()]
            return _Heading(key, number, head, body[cut.end() :].strip(), place)
    return None
