"""How alike two masked texts are, and which of those of other bodies is nearest.

Of many texts only those are compared that share passages: no work grows with the number of pairs.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

_SHINGLE = 6
"""Characters of a passage."""
_ONE_IN = np.uint64(3)
"""Of all passages, those whose digest this divides are looked at: the same ones in every text."""
_NEIGHBOURS = 8
"""Texts after it, of those that share a passage, with which a text is paired."""
_SHARED = 0.15
"""Share of the passages of the shorter text from which a pair is compared; texts alike by nine tenths share more."""
_COMPARED = 4
"""Pairs by which a text is compared at most: those that share most."""
_AT_ONCE = 1000
"""Texts of which all passages are in memory."""
_BASE, _MIX = np.uint64(1_099_511_628_211), np.uint64(0xFF51AFD7ED558CCD)

Key = TypeVar("Key", bound=Hashable)
Pairs = NDArray[np.int64]


class Text(NamedTuple):
    """A masked text and the body it is of."""

    body: str
    masked: str


class Nearest(NamedTuple):
    """The body whose text is nearest, and how alike it is, from 0 to 1."""

    body: str
    similarity: float


def similarity(one: str, other: str) -> float:
    """Return which share of two masked texts is the same, in the same order, from 0 to 1."""
    return round(Indel.normalized_similarity(one, other), 3)


def nearest(texts: Mapping[Key, Text]) -> dict[Key, Nearest]:
    """Return for each text the nearest one of another body; similarity 0 where none shares passages with it.

    A text without any of another body to hold it against is left out.
    """
    keys, some = list(texts), list(texts.values())
    if len({text.body for text in some}) < 2:
        return {}
    found = {key: Nearest("", 0.0) for key, text in texts.items() if _has_other(text.body, some)}
    for one, other in _candidates([text.masked for text in some]).tolist():
        if is_another(some[one].body, some[other].body):
            alike = similarity(some[one].masked, some[other].masked)
            for this, that in ((one, other), (other, one)):
                if alike > found[keys[this]].similarity:
                    found[keys[this]] = Nearest(some[that].body, alike)
    return found


def is_another(one: str, other: str) -> bool:
    """Whether two names are of two bodies: a longer name of the same, or that of its office, is none."""
    one, other = (name.removesuffix("办公室").removesuffix("办公厅") for name in (one, other))
    return not (one.endswith(other) or other.endswith(one))


def _has_other(body: str, texts: Sequence[Text]) -> bool:
    return any(is_another(body, text.body) for text in texts)


def _candidates(texts: Sequence[str]) -> Pairs:
    """Return pairs of indices of texts that share passages, for each text the few that share most."""
    digests, owners = _passages(texts)
    counts = np.bincount(owners, minlength=len(texts))
    rank = _alike_together(digests, owners, len(texts))
    order = np.lexsort((rank[owners], digests))
    digests, owners = digests[order], owners[order]
    size = max(1, len(texts))
    found: Pairs = np.zeros(0, dtype=np.int64)
    shared: NDArray[Any] = np.zeros(0)
    for step in range(1, _NEIGHBOURS + 1):
        same = digests[:-step] == digests[step:]
        these, those = owners[:-step][same], owners[step:][same]
        some, times = np.unique(np.minimum(these, those) * size + np.maximum(these, those), return_counts=True)
        found, at = np.unique(np.concatenate((found, some)), return_inverse=True)
        shared = np.bincount(at, np.concatenate((shared, times)), minlength=len(found))
    found = np.stack(np.divmod(found, size), axis=1)
    share = shared / np.minimum(counts[found[:, 0]], counts[found[:, 1]])
    return _closest(found[share >= _SHARED], share[share >= _SHARED])


def _passages(texts: Sequence[str]) -> tuple[NDArray[np.uint64], Pairs]:
    """Return digests of passages of all texts, each once a text, and the index of the text that each is of."""
    parts = [_passages_of(texts[begin : begin + _AT_ONCE]) for begin in range(0, len(texts), _AT_ONCE)]
    owners = [owners + number * _AT_ONCE for number, (_, owners) in enumerate(parts)]
    return np.concatenate([digests for digests, _ in parts]), np.concatenate(owners)


def _passages_of(texts: Sequence[str]) -> tuple[NDArray[np.uint64], Pairs]:
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    size = max(0, len(letters) - _SHINGLE + 1)
    digests = np.zeros(size, dtype=np.uint64)
    for at in range(_SHINGLE):
        digests = (digests ^ letters[at : at + size]) * _BASE
    digests = (digests ^ (digests >> np.uint64(33))) * _MIX
    digests ^= digests >> np.uint64(33)
    kept = (digests % _ONE_IN == 0) & (owners[:size] == owners[len(letters) - size :])
    digests, owners = digests[kept], owners[:size][kept]
    order = np.lexsort((digests, owners))
    digests, owners = digests[order], owners[order]
    first = np.ones(len(digests), dtype=bool)
    first[1:] = (digests[1:] != digests[:-1]) | (owners[1:] != owners[:-1])
    return digests[first], owners[first]


def _alike_together(digests: NDArray[np.uint64], owners: Pairs, size: int) -> Pairs:
    """Return a rank of each text by its least digest: texts that are alike often have the same, and stand together."""
    least = np.full(size, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(least, owners, digests)
    return np.argsort(np.argsort(least, kind="stable"), kind="stable")


def _closest(pairs: Pairs, share: NDArray[np.float64]) -> Pairs:
    """Keep for each text the pairs with the largest shares."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    order = np.lexsort((-np.concatenate((share, share)), both[:, 0]))
    both = both[order]
    begins = np.searchsorted(both[:, 0], both[:, 0])
    kept = both[np.arange(len(both)) - begins < _COMPARED]
    return np.unique(np.sort(kept, axis=1), axis=0)
