"""`python -m benchmarks.mutations --files 5000`: an audit of damaged files loses none, and is stopped by none.

Every file ends as a source that was read, read in part or is unreadable, or is named among those left aside. Printed
are the files that took longest, what the program itself failed at (nothing, if all is well), and memory on the way.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

import toolkit
from benchmarks.damage import write
from benchmarks.processes import children, resident
from toolkit.corpus import Source, find_sources
from toolkit.messages import message
from toolkit.pieces import Piece

SLOW = 10.0
"""Seconds that no file may take."""
_SAMPLES = 10
FAULTS = ("source-fault", "source-crashed", "source-took-too-long")


class Watch:
    """What an audit needs of its sources, seen as their turns come: seconds of each, and memory now and then."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory: list[tuple[int, int, list[int]]] = []

    def __call__(self, waiting: Iterable[Source | Piece]) -> Iterator[Source | Piece]:
        """Give sources, and pieces of the corpus, on."""
        some = list(waiting)
        for at, one in enumerate(some):
            begun = monotonic()
            yield one
            if isinstance(one, Source):
                self.seconds[one.name] = monotonic() - begun
            if at % max(1, len(some) // _SAMPLES) == 0:
                self.memory.append((at, resident(os.getpid()), [*map(resident, children(os.getpid()))]))


def lost(folder: Path, told: Iterable[str], aside: Iterable[str]) -> list[str]:
    """Return the files that are neither a source, nor an archive of some, nor left aside."""
    known = set(told) | set(aside)
    opened = {name[: at.end() - 1] for name in known for at in re.finditer(r"/", name)}
    files = (each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    return sorted(set(files) - known - opened)


def faults(reports: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Return what the program itself failed at, by source and problems."""
    marks = [message(key, source="\0", reason="\0", seconds="\0").split("\0")[1][:8] for key in FAULTS]
    return [f"{source}: {problem}" for source, some in reports for problem in some if any(m in problem for m in marks)]


def measure(folder: Path, jobs: int) -> tuple[Counter[str], list[str], Watch]:
    """Return the states of the sources, everything that is amiss, and what was seen on the way."""
    watch = Watch()
    result = toolkit.audit(folder, jobs=jobs, progress=watch)
    frame = result.frames["reports"]
    wanted = {source.name for source in find_sources([folder]).files}
    amiss = [f"lost: {name}" for name in lost(folder, frame["source"], result.aside)]
    amiss += [f"without a report: {name}" for name in sorted(wanted ^ set(frame["source"]))]
    amiss += faults((source, [problems]) for source, problems in zip(frame["source"], frame["problems"], strict=True))
    amiss += [f"slow: {name} {seconds:.1f} s" for name, seconds in watch.seconds.items() if seconds > SLOW]
    return Counter(frame["state"]) + Counter(aside=len(result.aside), sources=len(wanted)), amiss, watch


def main() -> None:
    """Print what `measure` says; the exit status is 1 where anything is amiss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="an empty folder to write the files into, and leave them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        write(folder, options.files, options.seed)
        begun = monotonic()
        counts, amiss, watch = measure(folder, options.jobs)
    print(f"{options.files} files, {monotonic() - begun:.0f} s:", dict(counts))
    for at, parent, workers in watch.memory:
        print(f"after {at:>6} sources: {parent} MB, workers {', '.join(map(str, workers))} MB")
    for name, seconds in sorted(watch.seconds.items(), key=lambda each: -each[1])[:10]:
        print(f"{seconds:6.2f} s {name}")
    print("\n".join(amiss) or "nothing amiss")
    sys.exit(int(bool(amiss)))


if __name__ == "__main__":
    main()
