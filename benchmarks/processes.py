"""What Linux tells of processes; elsewhere, and of a process that has ended, nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def children(process: int) -> Iterator[int]:
    """Yield the processes that a process began."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended meanwhile
            yield from map(int, task.read_text().split())


def resident(process: int) -> int:
    """Return the megabytes that a process holds."""
    with suppress(OSError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    return 0
