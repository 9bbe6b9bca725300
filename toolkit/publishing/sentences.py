"""Sentence by sentence, what a text has from the one of the year before: repeated, changed and where, new or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from toolkit.extraction.masking import masked

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*[”’）)]*")
_TOKEN = re.compile(r"\d[\d,.]*%?|[A-Za-z]+|.", re.DOTALL)
"""A figure is changed as a whole."""

_ALIKE = 0.6
"""Share of two sentences that is the same, in the same order, from which one stands for a changed version of the other.
"""
_ISLAND = 2
"""Fewer characters than these between two changes are taken for changed as well: they are alike by accident."""

Run = tuple[str, bool]
"""A piece of a sentence, and whether it differs from the other year's."""


class Kind(StrEnum):
    """What became of a sentence. `FIGURES`: nothing but figures and names differ; `FIXED`: prescribed wording."""

    REPEATED = "repeated"
    FIGURES = "figures"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the year before and the one of this year that stands for it; empty where there is none."""

    kind: Kind
    before: tuple[Run, ...]
    now: tuple[Run, ...]


def compared(before: str, now: str, body: str) -> list[Pair]:
    """Return all sentences of both texts: this year's in their order, those that are gone where they would have stood.

    A sentence that was moved is still the same. Spacing is not compared.
    """
    old, new = sentences(before), sentences(now)
    found = _matches(old, new)
    gone = [at for at in range(len(old)) if at not in found.values()]
    stood = {old_at: new_at for new_at, old_at in found.items()}
    after = {at: stood[max(earlier)] if (earlier := [each for each in stood if each < at]) else -1 for at in gone}
    pairs = [_pair(old[at], "", body) for at in gone if after[at] < 0]
    for at, sentence in enumerate(new):
        pairs.append(_pair(old[found[at]] if at in found else "", sentence, body))
        pairs += [_pair(old[each], "", body) for each in gone if after[each] == at]
    return pairs


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without spacing; what a semicolon or the end of a line parts is a sentence too."""
    found = ("".join(each.split()) for each in _SENTENCE.findall(text))
    return [each for each in found if each]


def _matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for places in `new` those in `old` that stand for them, each once, the most alike first."""
    if not old or not new:
        return {}
    alike = cdist(new, old, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
    found: dict[int, int] = {}
    for at in np.argsort(-alike, axis=None, kind="stable")[: np.count_nonzero(alike)].tolist():
        new_at, old_at = divmod(at, len(old))
        if new_at not in found and old_at not in found.values():
            found[new_at] = old_at
    return found


def _pair(before: str, now: str, body: str) -> Pair:
    own, others = masked(before, body), masked(now, body)
    same = before == now
    if not own and not others:
        kind = Kind.FIXED
    elif not before or not now:
        kind = Kind.GONE if before else Kind.NEW
    elif same:
        kind = Kind.REPEATED
    else:
        kind = Kind.FIGURES if own == others else Kind.CHANGED
    if same or not before or not now:
        return Pair(kind, ((before, False),) if before else (), ((now, False),) if now else ())
    left, right = zip(*_marked(before, now), strict=True)
    return Pair(kind, _joined(left), _joined(right))


def _marked(before: str, now: str) -> Iterator[tuple[Run, Run]]:
    """Yield the pieces of both sentences side by side."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    blocks = list(Indel.opcodes(old, new))
    for at, block in enumerate(blocks):
        island = 0 < at < len(blocks) - 1 and block.src_end - block.src_start < _ISLAND
        differs = block.tag != "equal" or island
        yield (
            ("".join(old[block.src_start : block.src_end]), differs),
            ("".join(new[block.dest_start : block.dest_end]), differs),
        )


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for text, differs in runs:
        if text and joined and joined[-1][1] == differs:
            joined[-1] = (joined[-1][0] + text, differs)
        elif text:
            joined.append((text, differs))
    return tuple(joined)
