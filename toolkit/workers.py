"""Many sources read at once, each by a process that may hang, crash or run out of memory without harm to the others.

A worker is this module run as a program. It gets one source at a time and sends its reports back; when it dies or takes
too long, another worker takes its place, and a source that none could read is unreadable, which is a finding.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Timer
from typing import IO, Any

from toolkit.corpus import Source, read_any, unreadable
from toolkit.messages import message
from toolkit.report import Report

SECONDS = 600.0
BYTES = 4_000_000_000
"""How long one source may take, and how much memory a worker; most readers have narrower limits of their own."""

_AHEAD = 64
"""Sources for each worker that may be read before their turn, so that one slow source holds up no other."""
_LENGTH = struct.Struct("<Q")


def read_with(jobs: int, sources: Iterable[Source], language: str) -> Iterator[tuple[Report, ...]]:
    """Yield the reports of each source, in the order of the sources, read by `jobs` workers."""
    crew: SimpleQueue[_Worker] = SimpleQueue()
    workers = [_Worker() for _ in range(jobs)]
    for worker in workers:
        crew.put(worker)

    def read(source: Source) -> tuple[Report, ...]:
        worker = crew.get()
        try:
            return worker.read(source, language)
        finally:
            crew.put(worker)

    pending: deque[Future[tuple[Report, ...]]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        try:
            for source in sources:
                pending.append(threads.submit(read, source))
                if len(pending) >= jobs * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
            for worker in workers:
                worker.end()


class _Worker:
    """A process that reads sources one by one; where it ended before its time, the next source begins another."""

    def __init__(self) -> None:
        self._process = _begin()
        self._late = False

    def read(self, source: Source, language: str) -> tuple[Report, ...]:
        """Return the reports of a source, or one that says that its worker took too long or crashed.

        A process may be ended from outside, for another's hunger for memory: a source is to blame when it ends two.
        """
        self._late = False
        found = self._ask(source, language)
        if found is None and not self._late:
            found = self._ask(source, language)
        if found is not None:
            return found
        key = "source-took-too-long" if self._late else "source-crashed"
        return (unreadable(source, message(key, language, source=source.name, seconds=int(SECONDS))),)

    def _ask(self, source: Source, language: str) -> tuple[Report, ...] | None:
        """Return what the process gives, or None where it ended first."""
        if self._process.poll() is not None:
            self._process = _begin()
        clock = Timer(SECONDS, self._give_up)
        clock.start()
        try:
            with suppress(OSError):  # it is dead already: that is seen when nothing comes back
                _send(self._process.stdin, (source, language))
            found: tuple[Report, ...] | None = _receive(self._process.stdout)
        finally:
            clock.cancel()
        if found is None:
            self.end()
        return found

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()


def _begin() -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "toolkit.workers"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None  # noqa: S101 - it was asked for as a pipe
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    """Return the next value; None at the end of the stream, also where it breaks off."""
    assert stream is not None  # noqa: S101 - it was asked for as a pipe
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return pickle.loads(content) if len(content) == length else None  # noqa: S301 - a process of ours wrote it


def _bounded() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    limit = BYTES if hard == resource.RLIM_INFINITY else min(BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _main() -> None:
    _bounded()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints may not come between the answers
    while (asked := _receive(sys.stdin.buffer)) is not None:
        source, language = asked
        _send(out, read_any(source, language))


if __name__ == "__main__":
    _main()
