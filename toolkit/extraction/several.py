"""One document that holds several reports, cut into one document each: a page with last year's report, a yearbook.

A report begins with its title, and another report has another body or year in its title. The same report printed twice
is one: of the copy only the tables are kept, which count as copies, unless it also says other things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.document import Block, Document, Grid, Paragraph
from toolkit.extraction.sections import Heading, headings
from toolkit.extraction.titles import Title, find_title, title_in, titles
from toolkit.extraction.words import fold

_OPENING = ("总体情", "基本情")
_LONGEST = 80
"""Characters up to which a paragraph may hold the heading of section one, and words of it."""
_FEWEST = 3
"""Sections after which section one again is another report, and no slip in the headings of the same one."""


def split(document: Document) -> tuple[Document, ...]:
    """Return one document per report; places stay those of the source. One with a single report is returned as it is.

    What the format states of itself (title, metadata) goes with the first report.
    """
    blocks = document.blocks
    texts = (block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST)
    short = (text for text in texts if "情" in text and not text.endswith("。"))
    if sum(any(name in fold(text) for name in _OPENING) for text in short) < 2:
        return (document,)
    starts: list[tuple[int, bool]] = []
    known: Title | None = None
    content: list[str] = []
    previous: list[Heading] = []
    for part in _parts(headings(document)):
        title, start = _title(blocks, previous, part, None if previous else title_in(document.title))
        another = title and known and not title.same_report(known)
        if not previous or another:
            starts.append((start if previous else 0, True))
            known, content = title, _prose(blocks, part)
        elif _prose(blocks, part) == content:
            starts.append((start, False))
        previous = part
    if len(starts) < 2:
        return (document,)
    ends = [start for start, _ in starts[1:]] + [len(blocks)]
    reports: list[list[Block]] = []
    for (start, is_report), end in zip(starts, ends, strict=True):
        if is_report:
            reports.append(list(blocks[start:end]))
        else:
            reports[-1] += [block for block in blocks[start:end] if isinstance(block, Grid)]
    first, *further = map(tuple, reports)
    return (
        replace(document, blocks=first),
        *(replace(document, blocks=each, title="", metadata=()) for each in further),
    )


def _parts(found: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Cut the headings where section one comes again after some of the others."""
    part: list[Heading] = []
    keys: set[str] = set()
    for heading in found:
        if heading.key == "overview" and len(keys) >= _FEWEST:
            yield part
            part, keys = [], set()
        part.append(heading)
        keys.add(heading.key)
    if part:
        yield part


def _title(
    blocks: Sequence[Block], previous: Sequence[Heading], part: Sequence[Heading], stated: Title | None
) -> tuple[Title | None, int]:
    """Return the title over a part, and the block in which it first stands; without one, that of the first heading."""
    after = previous[-1].block + 1 if previous else 0
    lines = [
        (line, at)
        for at in range(after, part[0].block)
        if isinstance(block := blocks[at], Paragraph)
        for line in block.text.split("\n")
    ]
    printed = [line for line, _ in lines]
    title = find_title(printed, stated, None)
    if title is None:
        return stated, part[0].block
    return title, next(lines[each.first][1] for each in titles(printed) if each.same_report(title))


def _prose(blocks: Sequence[Block], part: Sequence[Heading]) -> list[str]:
    """Return the paragraphs from the first heading of a part to the one after the last, to be compared."""
    between = blocks[part[0].block : part[-1].block + 2]
    return [fold(block.text) for block in between if isinstance(block, Paragraph)]
