"""A batch of sources to reports: by several processes where it pays, and nothing read again that has not changed.

However many there are, the reports lie on disk, and only their outlines in memory. They come in the order of the
sources, whatever the number of processes and whatever the cache holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from toolkit.cache import Cache, Parcel, unpacked
from toolkit.corpus import Source, Sources, read_any, unreadable
from toolkit.errors import SourceError
from toolkit.extraction.outline import Outline, outline
from toolkit.messages import message
from toolkit.report import Report, State
from toolkit.workers import Crew, Lost, Task

_ENOUGH = 25
"""Sources for which one more process pays: it takes as long to begin as these take to read."""
_AHEAD = 64
"""Sources for each worker that may be read before their turn."""


class Held(NamedTuple):
    """A report that was read: its outline, and where it is, on disk (by key and number in its source) or in memory."""

    outline: Outline
    key: bytes = b""
    number: int = 0
    source: Source | None = None
    report: Report | None = None
    packed: bytes = b""

    def fetched(self, cache: Cache) -> Held:
        """Return the same with what the cache has of it, so that it can be loaded anywhere."""
        return self._replace(packed=cache.packed(self.key)) if self.key else self

    def load(self, language: str) -> Report:
        """Return the report, once it was fetched; it is read again where the cache has lost it."""
        if self.report is not None:
            return self.report
        assert self.source is not None  # noqa: S101 - what is not in memory was read from somewhere
        reports: tuple[Report, ...] = unpacked(self.packed) or read_any(self.source, language)
        return reports[self.number]


def held(report: Report) -> Held:
    """Hold a report in memory."""
    return Held(outline(report), report=report)


def hold_batch(sources: Sources, cache: Cache, crew: Crew, language: str = "zh") -> Iterator[Held]:
    """Read every source into the cache; one that cannot be read becomes a report of state UNREADABLE that says why.

    A source is read only where what it holds, its name, or the reader has changed.
    """
    turns: deque[_Turn] = deque()

    def unknown() -> Iterator[Source]:
        for number, source in enumerate(sources.files):
            key = _key(source, language) if cache.lasting else b"%d" % number
            turns.append(_Turn(source, key, cache.outlines(key) if key else None))
            if turns[-1].known is None:
                yield source

    tasks = (Task(_parcel, (source, language)) for source in unknown())
    read = crew.run(tasks, len(sources.files) // _ENOUGH, _AHEAD)
    for _, some in zip(crew.progress(sources.files), _in_turn(turns, read, cache, language), strict=True):
        yield from some


def read_batch(
    sources: Sources, *, language: str = "zh", jobs: int | None = None, cache: Cache | None = None
) -> Iterator[Report]:
    """Read every source, as `hold_batch` does, and yield the reports."""
    with TemporaryDirectory(prefix="gongkai-") as folder:
        store = cache or Cache(Path(folder) / "reports.sqlite", lasting=False)
        for each in hold_batch(sources, store, Crew(jobs), language):
            yield each.fetched(store).load(language)
        if cache is None:
            store.close()


class _Turn(NamedTuple):
    """A source in its turn, the key of what it holds (empty where that cannot be had), and what the cache has of it."""

    source: Source
    key: bytes
    known: tuple[Outline, ...] | None


def _parcel(source: Source, language: str) -> Parcel:
    return Parcel.of(read_any(source, language))


def _in_turn(
    turns: deque[_Turn], read: Iterator[Parcel | Lost], cache: Cache, language: str
) -> Iterator[tuple[Held, ...]]:
    """Yield what was read and what the cache had, as the turns come, and keep what is new."""
    for parcel in read:
        while turns[0].known is not None:
            yield _kept(turns.popleft())
        yield _new(turns.popleft(), parcel, cache, language)
    while turns:
        yield _kept(turns.popleft())


def _kept(turn: _Turn) -> tuple[Held, ...]:
    return tuple(Held(each, turn.key, number, turn.source) for number, each in enumerate(turn.known or ()))


def _new(turn: _Turn, parcel: Parcel | Lost, cache: Cache, language: str) -> tuple[Held, ...]:
    """Keep what was read on disk, and in memory what may be read another time."""
    source = turn.source
    if isinstance(parcel, Lost):
        key = "source-took-too-long" if parcel.late else "source-crashed"
        return (held(unreadable(source, message(key, language, source=source.name, seconds=int(parcel.seconds)))),)
    outlines: tuple[Outline, ...] = unpacked(parcel.outlines)
    whole = all(each.state is not State.UNREADABLE for each in outlines)
    if turn.key and whole:
        cache.put(turn.key, parcel)
        return _kept(turn._replace(known=outlines))
    reports: tuple[Report, ...] = unpacked(parcel.reports)
    return tuple(Held(each, report=report) for each, report in zip(outlines, reports, strict=True))


def _key(source: Source, language: str) -> bytes:
    try:
        return Cache.key(source.content(), source.name, language)
    except (SourceError, OSError):
        return b""  # whoever reads it is told
