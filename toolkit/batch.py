"""A batch of sources to reports: by several processes where it pays, and nothing read again that has not changed.

The reports come in the order of the sources, whatever the number of processes and whatever the cache holds.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.cache import Cache
from toolkit.corpus import Progress, Source, Sources, read_any
from toolkit.errors import SourceError
from toolkit.report import Report, State
from toolkit.workers import read_with

_ENOUGH = 25
"""Sources for which one more process pays: it takes as long to begin as these take to read."""


class _Asked(NamedTuple):
    """A source in its turn: the key of what it holds (None where that cannot be had), and whether the cache has it."""

    source: Source
    key: bytes | None
    known: bool


def read_batch(
    sources: Sources,
    *,
    language: str = "zh",
    jobs: int | None = None,
    cache: Cache | None = None,
    progress: Progress = iter,
) -> Iterator[Report]:
    """Read every source; one that cannot be read becomes a report of state UNREADABLE that says why.

    `jobs` processes read (None: as many as the machine and the batch are good for; 1: this one alone). With a `cache`
    a source is read only where what it holds, its name, or the reader has changed.
    """
    turns: deque[_Asked] = deque()

    def unknown() -> Iterator[Source]:
        for source in sources.files:
            key = _key(source, language, cache)
            turns.append(_Asked(source, key, cache is not None and key is not None and key in cache))
            if not turns[-1].known:
                yield source

    count = jobs if jobs is not None else max(1, min(os.cpu_count() or 1, len(sources.files) // _ENOUGH))
    read = (read_any(source, language) for source in unknown()) if count == 1 else read_with(count, unknown(), language)
    for _, reports in zip(progress(sources.files), _in_turn(turns, read, cache, language), strict=True):
        yield from reports


def _in_turn(
    turns: deque[_Asked], read: Iterator[tuple[Report, ...]], cache: Cache | None, language: str
) -> Iterator[tuple[Report, ...]]:
    """Yield what was read and what the cache had, as the turns come, and keep what is new."""
    for reports in read:
        while turns[0].known:
            yield _kept(turns.popleft(), cache, language)
        key = turns.popleft().key
        if cache and key and all(report.state is not State.UNREADABLE for report in reports):
            cache.put(key, reports)
        yield reports
    while turns:
        yield _kept(turns.popleft(), cache, language)


def _key(source: Source, language: str, cache: Cache | None) -> bytes | None:
    if cache is None:
        return None
    try:
        return cache.key(source.content(), source.name, language)
    except (SourceError, OSError):
        return None  # whoever reads it is told


def _kept(asked: _Asked, cache: Cache | None, language: str) -> tuple[Report, ...]:
    found = cache.get(asked.key) if cache and asked.key else None
    return found if found is not None else read_any(asked.source, language)
