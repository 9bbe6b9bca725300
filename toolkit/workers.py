"""Many tasks at once, each in a process that may hang, crash or run out of memory without harm to the others.

A worker is this module run as a program. It gets one task at a time and sends its result back; when it dies or takes
too long, another worker takes its place, and a task that none could do is lost.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Timer
from typing import IO, Any, Generic, NamedTuple, TypeVar

SECONDS = 600.0
BYTES = 4_000_000_000
"""How long one task may take, and how much memory a worker; most readers have narrower limits of their own."""

_LENGTH = struct.Struct("<Q")


Progress = Callable[[Iterable[Any]], Iterable[Any]]
Result_co = TypeVar("Result_co", covariant=True)


class Task(NamedTuple, Generic[Result_co]):
    """A function of a module, and what it is called with; both go to another process and must bear that."""

    function: Callable[..., Result_co]
    arguments: tuple[Any, ...]


class Lost(NamedTuple):
    """The result of a task whose worker crashed, or (`late`) took longer than `seconds`."""

    late: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does tasks: `jobs` processes of this machine (None: as many as pay), or with the engine spark a cluster.

    `progress` passes on what is still to do, and may show how far it is.
    """

    jobs: int | None = None
    engine: str = "pandas"
    progress: Progress = iter

    def run(self, tasks: Iterable[Task[Result_co]], paying: int, ahead: int) -> Iterator[Result_co | Lost]:
        """Yield the result of each task, in the order of the tasks; `paying` processes would pay.

        `ahead` tasks for each process may be done before their turn.
        """
        if self.engine == "spark" and paying:
            from toolkit.cluster import run_on_spark

            return run_on_spark(tasks, ahead)
        count = self.jobs or min(paying, os.cpu_count() or 1)
        if count <= 1:
            return (task.function(*task.arguments) for task in tasks)
        return run_with(count, tasks, ahead)


def run_with(jobs: int, tasks: Iterable[Task[Result_co]], ahead: int) -> Iterator[Result_co | Lost]:
    """Yield the result of each task, in the order of the tasks, done by `jobs` workers.

    `ahead` tasks for each worker may be done before their turn, so that one slow task holds up no other. What a task
    raises is raised here.
    """
    crew: SimpleQueue[_Worker] = SimpleQueue()
    workers = [_Worker() for _ in range(jobs)]
    for worker in workers:
        crew.put(worker)

    def run(task: Task[Result_co]) -> Result_co | Lost:
        worker = crew.get()
        try:
            found: Result_co | Lost = worker.run(task)
            return found
        finally:
            crew.put(worker)

    pending: deque[Future[Result_co | Lost]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        try:
            for task in tasks:
                pending.append(threads.submit(run, task))
                if len(pending) >= jobs * ahead:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
            for worker in workers:
                worker.end()


class _Worker:
    """A process that does tasks one by one; where it ended before its time, the next task begins another."""

    def __init__(self) -> None:
        self._process = _begin()
        self._late = False

    def run(self, task: Task[Any]) -> Any:
        """Return the result of a task, or `Lost`; raise what it raises.

        A process may be ended from outside, for another's hunger for memory: a task is to blame when it ends two.
        """
        self._late = False
        answer = self._ask(task)
        if answer is None and not self._late:
            answer = self._ask(task)
        if answer is None:
            return Lost(self._late, SECONDS)
        result, error = answer
        if error is not None:
            raise error
        return result

    def _ask(self, task: Task[Any]) -> Any:
        """Return what the process answers, or None where it ended first."""
        if self._process.poll() is not None:
            self._process = _begin()
        clock = Timer(SECONDS, self._give_up)
        clock.start()
        try:
            with suppress(OSError):  # it is dead already: that is seen when nothing comes back
                _send(self._process.stdin, task)
            answer = _receive(self._process.stdout)
        finally:
            clock.cancel()
        if answer is None:
            self.end()
        return answer

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
    while (task := _receive(sys.stdin.buffer)) is not None:
        answer: tuple[Any, Exception | None]
        try:
            answer = task.function(*task.arguments), None
        except Exception as error:  # it belongs to whoever gave the task
            answer = None, error
        _send(out, answer)


if __name__ == "__main__":
    _main()
