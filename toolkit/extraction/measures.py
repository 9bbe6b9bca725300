"""Which measure of `toolkit/forms/measures.toml` a figure in its sentence states, and which a sentence puts at 0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from toolkit.forms import measures

_WITHIN = "[^，；：。〇#]{0,24}"
_BACK, _FIGURES_BACK = 240, 40
"""Characters and figures before a figure that may say what it measures."""
_CLAUSE_END = re.compile(r"[，；。：（\n]")


class Measure(NamedTuple):
    """One entry of the file, its patterns compiled; `alone`: only where no other figure of its unit stands by."""

    keys: tuple[str, ...]
    about: str
    by: tuple[str, ...]
    units: frozenset[str] | None
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    zero: re.Pattern[str] | None
    minus: re.Pattern[str] | None
    alone: bool


class Stated(NamedTuple):
    """What a figure measures; `minus` when its words say that the value fell, `alone` as in `Measure`."""

    keys: tuple[str, ...] = ("",)
    minus: bool = False
    alone: bool = False


class Measures:
    """Names the figures of one text, in which each of them is masked as 〇."""

    def __init__(self, pieces: Sequence[str], year: int | None, topic: str = "") -> None:
        """Take the texts before, between and after the figures of a report of `year`; find what may fit at all.

        `topic` are words for what the text is of where the sentence before it says so.
        """
        self._topic = topic
        self._masked = "〇".join(pieces)
        self._pieces = [_relative(piece, year) for piece in pieces] if year and "年" in self._masked else pieces
        heard = topic + self._masked
        self._present = tuple([word in heard for word in _words()])
        self._plan = bool(_never()["sentence"].search(self._masked))

    def of(self, index: int, unit: str) -> Stated:
        """Name the figure number `index`."""
        entries = _about(unit, self._present)
        if self._plan or not entries:
            return Stated()
        lead, tail = self._pieces[index], self._pieces[index + 1]
        by = lead + tail
        near = clause = context = ""
        for each in entries:
            for word in each.by:
                if word in by:
                    break
            else:
                continue
            if not clause:
                last = "" if index + 2 == len(self._pieces) else "〇"
                near, context = _near(lead), f"{self._head(index)}#{tail}{last}"
                clause = f"{near}#{_CLAUSE_END.split(tail, maxsplit=1)[0]}"
                changes = _never()["change"].search(near) is not None
                if _never()["near"].search(near):
                    return Stated()
            fits = each.says and (each.minus or not changes) and each.says.search(context)
            if fits and not (each.unless and each.unless.search(clause)) and not _is_beside(each, context):
                return Stated(each.keys, bool(each.minus and each.minus.search(clause)), each.alone)
        return Stated()

    def _head(self, index: int) -> str:
        head = self._topic + "〇".join(self._pieces[max(0, index - _FIGURES_BACK) : index + 1])
        return head if len(head) <= _BACK else f"_{head[-_BACK:]}"

    def zeros(self) -> list[tuple[str, int, int]]:
        """Return the measures that the words put at 0, each with where they stand.

        A pattern that looks at the whole text says in brackets which of it are the words.
        """
        found: dict[str, tuple[str, int, int]] = {}
        for each in _about("", self._present):
            if each.zero and (match := each.zero.search(self._masked)):
                for key in each.keys:
                    found.setdefault(key, (key, *match.span(match.lastindex or 0)))
        return list(found.values())


def _is_beside(measure: Measure, context: str) -> bool:
    """Whether the text speaks of something that the measure is not of."""
    return measure.beside is not None and measure.beside.search(context) is not None


def _relative(text: str, year: int) -> str:
    for distance, name in ((-1, "上"), (0, "本"), (1, "下")):
        text = text.replace(f"{year + distance}年", f"{name}年")
    return text


def _near(lead: str) -> str:
    """Return the clause that a figure stands in, as far as it stands before it; 其中 belongs to what it introduces."""
    cut = max(map(lead.rfind, "，；。：\n（"))
    return _near(lead[:cut]) + lead[cut:] if lead.endswith("其中", 0, cut) and cut > 0 else lead[cut + 1 :]


@cache
def _expand(pattern: str) -> str:
    words: dict[str, str] = measures()["words"]
    for name, word in words.items():
        pattern = pattern.replace(f"{{{name}}}", word)
    return pattern.replace("…", _WITHIN).replace("~", f"(?:(?!{words['other_subject']})[^#])*?")


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(_expand(pattern) for pattern in patterns)) if patterns else None


def _one(pattern: str | None) -> re.Pattern[str] | None:
    return _any([pattern] if pattern else [])


@cache
def _measures() -> tuple[Measure, ...]:
    units = {name: frozenset(printed.split()) for name, printed in measures()["units"].items()}
    return tuple(
        Measure(
            keys=(each["key"],) if isinstance(each["key"], str) else tuple(each["key"]),
            about=each["about"],
            by=tuple(each.get("by", each["about"]).split()) or ("",),
            units=units[each["units"]] if each.get("units") else None,
            says=_any(each.get("says", [])),
            unless=_one(each.get("unless")),
            beside=_one(each.get("beside")),
            zero=_any(each.get("zero", [])),
            minus=_one(each.get("minus")),
            alone=each.get("alone", False),
        )
        for each in measures()["measure"]
    )


@cache
def _words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.about for each in _measures()))


@lru_cache(maxsize=4096)
def _about(unit: str, present: tuple[bool, ...]) -> tuple[Measure, ...]:
    """Return the entries for a unit, "" for those that say 0, whose word is present."""
    words = {word for word, there in zip(_words(), present, strict=True) if there}
    return tuple(
        each
        for each in _measures()
        if each.about in words and (each.says and (each.units is None or unit in each.units) if unit else each.zero)
    )


@cache
def _never() -> dict[str, re.Pattern[str]]:
    never: dict[str, Any] = measures()["never"]
    return {name: re.compile(pattern) for name, pattern in never.items()}
