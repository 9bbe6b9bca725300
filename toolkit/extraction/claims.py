"""Every figure that the prose of the six sections states, and every total that it breaks down."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from toolkit.document import Place
from toolkit.extraction.enumerations import Listed, enumerations
from toolkit.extraction.figures import COUNTER, Figure, figures
from toolkit.extraction.measures import Measures
from toolkit.extraction.topics import Before, topic
from toolkit.extraction.whose import Whose
from toolkit.report import Claim, Enumeration, Identity, Section

_TEXT = re.compile(r"[^。！？\n]+(?:(?:(?<=[：；，、:;,])\n|。\n?(?=其中|分别为))[^。！？\n]+)*")
"""What belongs together: to the full stop, over a list of lines, and with a sentence that breaks the last one down."""
_BREAK = re.compile(r"[。；;！？\n]")
PROSE = 200_000
"""Characters that no section has: figures are not sought in one that is longer."""
_SENTENCE = re.compile(r"[^。；;！？\n]+")
_LONGEST = 1200
"""Characters of the longest text that is read; what is longer without a stop is no sentence."""
_ZERO = re.compile(
    r"(?:未曾?|没有|无|从未)(?:收|接|向|受理|发生|产生|出现|有|因|被|涉及|引|存在|废止|制|出台|印发|发布|上一?年|行政|政府|依申请|公民|信息|任何|结转|申请|需|作出|做出|实施|办理|规范)"
    r"|零(?:申请|复议|纠错|败诉|被)|[均未][予获被得]|(?:均|全部|都)[予获被得以]{0,3}(?:维持|胜诉)|为[零0]|均(?:未|没有|无)|年(?:同期)?(?:相比)?持平"
)
_STATES = re.compile(f"[0-9０-９]|百分之|{_ZERO.pattern}|[一二两三四五六七八九十百千][余多]?(?:{COUNTER})")
_OTHER_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ．％:;!?(),\s\u200b\ufeff\u3000\xa0《－＋／]")
_WIDTH = str.maketrans(dict(zip("０１２３４５６７８９．％－＋／:;!?()", "0123456789.%-+/：；！？（）", strict=True)))
_SPACES = re.compile(r"(?<![0-9])[^\S\n]+|[^\S\n]+(?![0-9])|[\u200b\ufeff]")
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")
_TURNED = re.compile(r"(?<=[年度])转结|转结(?=[下至到])")
"""结转 written the other way round."""
_MONEY = ("processing_fee", "disclosure.fees.amount")
_TITLE = re.compile(r"《[^》\n]*》")


def read_claims(sections: Sequence[Section], identity: Identity) -> tuple[tuple[Claim, ...], tuple[Enumeration, ...]]:
    """Return the claims and the enumerations of the sections, in their order."""
    claims: list[Claim] = []
    lists: list[Enumeration] = []
    for section in sections:
        if len(section.text) > PROSE:
            continue
        before, end = Before(), 0
        for start, text in _texts(section.text):
            found: list[Claim] = []
            if _STATES.search(text):
                before = before if not section.text[end:start].strip("。！？\n") else Before()
                reading = _Text(text, start, section, identity, before)
                found = reading.claims()
                lists += reading.enumerations()
            claims += found
            before, end = before.followed_by(text, found), start + len(text)
    return tuple(claims), tuple(lists)


def _texts(prose: str) -> Iterator[tuple[int, str]]:
    """Yield what belongs together, or the sentences of what is too long for that, each with where it begins."""
    for match in _TEXT.finditer(prose):
        if len(match[0]) <= _LONGEST:
            yield match.start(), match[0]
            continue
        for sentence in _SENTENCE.finditer(match[0]):
            if len(sentence[0]) <= _LONGEST:
                yield match.start() + sentence.start(), sentence[0]


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Bring width, punctuation and spacing to one form and blank out titles; say where each character was printed.

    A space between digits stays: 1 136 may be one figure or two.
    """
    origin: Sequence[int] = range(len(text) + 1)
    if _OTHER_WIDTH.search(text):
        text = text.translate(_WIDTH)
        spaces = {at for match in _SPACES.finditer(text) for at in range(*match.span())}
        if spaces:
            origin = [at for at in origin if at not in spaces]
            text = _SPACES.sub("", text)
        text = _COMMA.sub("，", text)
    if "转结" in text:
        text = _TURNED.sub("结转", text)
    if "《" in text:
        text = _TITLE.sub(lambda title: f"《{'_' * (len(title[0]) - 2)}》", text)
    return text, origin


class _Text:
    """One text of a section, its figures found and masked."""

    def __init__(self, printed: str, offset: int, section: Section, identity: Identity, before: Before) -> None:
        self._printed, self._offset, self._section = printed, offset, section
        self._text, self._origin = _folded(printed)
        self._figures = figures(self._text)
        ends = [0, *(figure.end for figure in self._figures)]
        starts = [*(figure.start for figure in self._figures), len(self._text)]
        self._pieces = [self._text[end:start] for end, start in zip(ends, starts, strict=True)]
        self._masked = "〇".join(self._pieces)
        self._zero = _ZERO.search(self._masked) is not None
        self._breaks = [-1, *(match.start() for match in _BREAK.finditer(printed)), len(printed)]
        self._sentences: dict[int, tuple[int, int, str]] = {}
        if self._figures or self._zero:
            self._measures = Measures(
                self._pieces, identity.year, topic(before, self._masked, self._figures, identity.year)
            )
            self._whose = Whose(self._masked, identity)

    def claims(self) -> list[Claim]:
        """The figures, and the measures that the words put at 0, in the order of the text."""
        found = [claim for index, figure in enumerate(self._figures) for claim in self._stated(index, figure)]
        if self._zero:
            found += self._zeros({claim.measure for _, claim in found})
            found.sort(key=itemgetter(0))
        return [claim for _, claim in found]

    def enumerations(self) -> Iterator[Enumeration]:
        """The totals with their parts, each with all the sentences that it reaches over."""
        for listed in enumerations(self._pieces, self._figures):
            start, *_ = self._sentence(self._origin[self._figures[listed.first].at])
            _, end, _ = self._sentence(self._origin[self._figures[listed.last].at])
            yield Enumeration(
                listed.total.value,
                listed.total.unit,
                listed.parts,
                listed.complete,
                self._printed[start:end],
                self._section.key,
                self._place(start),
                tuple((first - start, last - start) for first, last in map(self._span, self._counted(listed))),
            )

    def _counted(self, listed: Listed) -> Iterator[Figure]:
        """Yield the figures of a list that are its total or one of its parts."""
        values = {listed.total.value, *(value for _, value in listed.parts)}
        among = self._figures[listed.first : listed.last + 1]
        yield from (each for each in among if each.unit == listed.total.unit and each.value in values)

    def _span(self, figure: Figure) -> tuple[int, int]:
        """Where a figure begins and ends in the printed text."""
        return self._origin[figure.at], self._origin[figure.end - 1] + 1

    def _stated(self, index: int, figure: Figure) -> Iterator[tuple[int, Claim]]:
        stated = self._measures.of(index, figure.unit)
        at = sum(map(len, self._pieces[: index + 1])) + index
        figure = figure._replace(value=-figure.value) if stated.minus else figure
        for key in ("",) if stated.alone and not self._is_alone(figure) else stated.keys:
            yield at, self._claim(key, figure, at)

    def _is_alone(self, figure: Figure) -> bool:
        """Whether no other figure of its unit stands in the sentence of a figure."""
        begin, stop, _ = self._sentence(self._origin[figure.at])
        alike = [each for each in self._figures if each.unit == figure.unit and begin <= self._origin[each.at] < stop]
        return len(alike) == 1

    def _zeros(self, stated: set[str]) -> Iterator[tuple[int, Claim]]:
        for key, start, end in self._measures.zeros():
            if key not in stated:
                at, unit = self._unmasked(start), "元" if key in _MONEY else "件"
                yield start, self._claim(key, Figure(at, at, self._unmasked(end), Decimal(0), unit, "exact"), start)

    def _unmasked(self, at: int) -> int:
        """Where a position of the masked text is in the text with its figures."""
        before = self._masked.count("〇", 0, at)
        return at + sum(figure.end - figure.start - 1 for figure in self._figures[:before])

    def _claim(self, key: str, figure: Figure, masked: int) -> Claim:
        first, last = self._span(figure)
        begin, _, sentence = self._sentence(first)
        return Claim(
            measure=key,
            value=figure.value,
            unit=figure.unit,
            sentence=sentence,
            section=self._section.key,
            place=self._place(begin),
            scope=self._whose.scope(masked),
            precision=figure.precision,
            year=self._whose.year(masked),
            printed=self._printed[first:last],
            at=first - begin,
        )

    def _sentence(self, at: int) -> tuple[int, int, str]:
        """Where the sentence around a printed position begins and ends, without the spacing around it, and itself."""
        after = bisect_right(self._breaks, at)
        if after not in self._sentences:
            begin, stop = self._breaks[after - 1] + 1, self._breaks[min(after, len(self._breaks) - 1)]
            printed = self._printed[begin:stop]
            begin += len(printed) - len(printed.lstrip())
            sentence = printed.strip()
            self._sentences[after] = begin, begin + len(sentence), sentence
        return self._sentences[after]

    def _place(self, start: int) -> Place:
        line = self._section.text.count("\n", 0, self._offset + start)
        return self._section.lines[line][1] if line < len(self._section.lines) else self._section.place
