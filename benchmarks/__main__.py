"""`make bench`: reading beside what others use, and the facts of the sample reports judged many times over."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import pandas as pd

from benchmarks import reading
from toolkit.auditing import SUITES
from toolkit.batch import read_batch
from toolkit.checking.engine import check
from toolkit.checking.rules import load_rules
from toolkit.corpus import find_sources
from toolkit.findings import register
from toolkit.frames import facts

REPORTS = Path(__file__).resolve().parents[1] / "data" / "reports"
COPIES = 200


def judging() -> None:
    """Time facts, suites and register over many copies of the sample reports."""
    many = list(read_batch(find_sources([REPORTS]))) * COPIES
    start = perf_counter()
    frames = facts(many)
    made = perf_counter()
    assessments = check(frames, load_rules(SUITES))
    judged = perf_counter()
    findings = register(frames, assessments, "zh")
    told = perf_counter()
    rows = sum(len(frame) for frame in frames.values())
    print(f"\n{len(many)} reports, {rows} rows, {len(assessments)} expectations, {len(findings)} findings")
    for name, seconds in (("facts", made - start), ("suites", judged - made), ("register", told - judged)):
        print(f"{name:<10} {seconds:7.2f} s {1000 * seconds / len(many):7.2f} ms a report")
    print(f"suites / facts: {(judged - made) / (made - start):.1f}")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, pandas {pd.__version__}\n")
    reading.compare()
    judging()
