"""`python -m tests.variations --documents 20000`: print reports in every manner, read them, and count what went wrong.

Exit status 1 when any cell was read as another number than printed, or when more than one printed number in a thousand
was not read though it could have been.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from tests.printing.variations import KINDS, Varied, varied
from toolkit.extraction import extract
from toolkit.extraction.words import fold
from toolkit.forms import form, label
from toolkit.reading import read_document
from toolkit.report import Report

SHARES = {"html": 55, "txt": 20, "docx": 15, "pdf": 10}
"""Of a hundred documents, how many come in each format."""
COUNTS = ("documents", "cells", "wrong", "unread", "unnamed", "open")


class Verdict(NamedTuple):
    """What reading a document gave: printed numbers, and the cells that were read wrongly, not at all, or not named.

    `unread` are the numbers that could have been read; those that the print leaves open may be read, or are `open`.
    """

    cells: int
    wrong: tuple[str, ...]
    unread: tuple[str, ...]
    unnamed: tuple[str, ...]
    open: int


def verdict(document: Varied, report: Report) -> Verdict:
    """Hold the cells of a report against what was printed."""
    cells = {cell[:3]: cell for table in report.tables.values() for cell in table.cells.values()}
    wrong = [
        f"{'.'.join(place)}: {cell.value} for {document.printed.get(place)} ({cell.raw!r})"
        for place, cell in cells.items()
        if cell.value is not None and cell.value != document.printed.get(place)
    ]
    unread = [place for place in document.printed if place not in cells or cells[place].value is None]
    unnamed = [".".join(place) for place in unread if not _is_named(place, document, report)]
    readable = [".".join(place) for place in unread if place not in document.open]
    return Verdict(len(document.printed), tuple(wrong), tuple(readable), tuple(unnamed), len(unread) - len(readable))


def _is_named(place: tuple[str, str, str], document: Varied, report: Report) -> bool:
    table, row, _ = place
    if row in report.tables[table].rows_uncertain:
        return True
    name = label("tables", "", table).short
    words = {label(table, "rows", row).short, fold(form(document.sample.form).label(table, "rows", row))}
    return any(name in problem and any(word in problem for word in words) for problem in report.problems) or any(
        name in problem and "整张" in problem for problem in report.problems
    )


def examine(seed: int, kind: str) -> tuple[Varied, Verdict]:
    """Print the document of a seed, read it, and judge."""
    document = varied(seed, kind)
    return document, verdict(document, extract(read_document(document.source, f"{seed}.{kind}"), "", ""))


def _counts(jobs: tuple[int, str]) -> tuple[str, tuple[str, ...], dict[str, int], list[str]]:
    document, found = examine(*jobs)
    counts = {"documents": 1, "cells": found.cells, "open": found.open}
    counts |= {name: len(getattr(found, name)) for name in ("wrong", "unread", "unnamed")}
    shown = [f"{jobs}: {name} {each}" for name in ("wrong", "unread", "unnamed") for each in getattr(found, name)[:3]]
    return document.kind, document.variations, counts, [f"{each} {document.variations}" for each in shown]


def run(
    documents: int, jobs: int, seed: int, kinds: tuple[str, ...] = KINDS
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Examine many documents; return counts by format and by variation, and the first failures in words."""
    every = [kind for kind in kinds for _ in range(SHARES[kind])]
    work = [(seed + at, every[at * 37 % len(every)]) for at in range(documents)]
    totals: dict[str, Counter[str]] = {}
    shown: list[str] = []
    with ProcessPoolExecutor(jobs) as pool:
        for kind, variations, counts, failures in pool.map(_counts, work, chunksize=20):
            for name in (kind, *(variations or ("none",))):
                totals.setdefault(name, Counter()).update(counts)
            shown += failures
    return totals, shown


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--show", type=int, default=20)
    asked = parser.parse_args()
    totals, shown = run(asked.documents, asked.jobs, asked.seed, tuple(asked.kinds.split(",")))
    print(f"{'':<26}" + "".join(f"{name:>11}" for name in COUNTS))
    for name, counts in sorted(totals.items(), key=lambda pair: (pair[0] not in KINDS, pair[0])):
        print(f"{name:<26}" + "".join(f"{counts[each]:>11}" for each in COUNTS))
    print(*sorted(shown, key=lambda each: "wrong" not in each)[: asked.show], sep="\n")
    whole = sum((totals[kind] for kind in KINDS if kind in totals), Counter[str]())
    print(
        f"all: {whole['cells']} numbers, {whole['wrong']} wrong, {whole['unread']} unread, {whole['unnamed']} unnamed"
    )
    return int(whole["wrong"] > 0 or whole["unnamed"] > 0 or whole["unread"] * 1000 > whole["cells"])


if __name__ == "__main__":
    sys.exit(main())
