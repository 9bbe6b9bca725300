"""The whole audit: the command in a process of its own, over corpora of several sizes, beside what others read alone.

Every size is audited with two processes, first with an empty cache and then unchanged. `pandas.read_html` and
pdfplumber read some of the same files in this process; what all of them would take follows from that.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep

import pandas as pd
import pdfplumber

from benchmarks.pages import reports, to_office_page
from benchmarks.processes import children, resident
from tests.printing import print_as
from toolkit.demo.corpus import write_corpus

_JOBS = 2
_ALONE = 60
"""Files that the others read."""
_PAGES = 1000
_PDFS = 600


def compare(sizes: Sequence[int]) -> None:
    """Print one row for each corpus, and how seconds and memory grow with its size."""
    print(f"\nThe whole audit, {_JOBS} processes, --formats json; MB of the largest process and of all together\n")
    print(
        "| corpus | reports | seconds | ms a report | largest | together | unchanged | faster | others alone | faster |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with TemporaryDirectory() as place:
        work = Path(place)
        spent = [_demo(work, size) for size in sizes]
        for number, sample in enumerate(reports(_PAGES)):
            _write(work / "pages" / f"{number:04}.html", to_office_page(sample))
        _row("office pages, pandas.read_html", work / "pages", _read_html)
        for number, sample in enumerate(reports(_PDFS)):
            _write(work / "pdf" / f"{number:04}.pdf", print_as(sample, "pdf"))
        _row("ruled PDF, pdfplumber", work / "pdf", _read_pdf)
    slope = log(spent[-1] / spent[0]) / log(sizes[-1] / sizes[0])
    print(f"\nslope of log seconds to log reports: {slope:.2f}")


def _demo(work: Path, size: int) -> float:
    folder = work / f"demo{size}"
    write_corpus(folder, size)
    return _row("demo, pandas.read_html", folder, _read_html)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _row(name: str, folder: Path, other: Callable[[bytes], object]) -> float:
    files = sorted(path for path in folder.iterdir() if path.suffix in (".html", ".pdf"))
    seconds, largest, together = _audit(folder)
    again, *_ = _audit(folder)
    begin = perf_counter()
    for path in files[:: max(1, len(files) // _ALONE)][:_ALONE]:
        other(path.read_bytes())
    alone = (perf_counter() - begin) / min(_ALONE, len(files)) * len(files)
    each = 1000 * seconds / len(files)
    figures = (
        f"{seconds:.1f} | {each:.1f} | {largest} | {together} | {again:.1f} | {seconds / again:.1f} × | {alone:.1f}"
    )
    print(f"| {name} | {len(files)} | {figures} | {alone / seconds:.2f} × |", flush=True)
    return seconds


def _audit(folder: Path) -> tuple[float, int, int]:
    """Run the command; return its seconds, and the most memory of one process and of all together."""
    roster = folder / "roster.csv"
    command = [
        sys.executable,
        "-m",
        "toolkit.cli",
        "audit",
        str(folder),
        "--out",
        str(folder.parent / f"{folder.name}-out"),
    ]
    command += ["--formats", "json", "--jobs", str(_JOBS), *(("--roster", str(roster)) if roster.exists() else ())]
    environment = os.environ | {"XDG_CACHE_HOME": str(folder.parent / f"{folder.name}-cache")}
    begin = perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        memory = [0, 0]
        watch = Thread(target=_watch, args=(process, memory))
        watch.start()
        if process.wait() != 0:
            raise AssertionError(f"the audit of {folder.name} ended with {process.returncode}")
        seconds = perf_counter() - begin
        watch.join()
    return seconds, *memory


def _watch(process: subprocess.Popen[bytes], memory: list[int]) -> None:
    """Look at the memory of a process and its children ten times a second; only Linux tells it this way."""
    while process.poll() is None:
        used = [resident(process.pid), *map(resident, children(process.pid))]
        memory[:] = max(memory[0], *used), max(memory[1], sum(used))
        sleep(0.1)


def _read_html(content: bytes) -> object:
    return pd.read_html(io.BytesIO(content))


def _read_pdf(content: bytes) -> object:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [page.extract_tables() for page in document.pages]
