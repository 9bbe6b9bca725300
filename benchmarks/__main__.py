"""`make bench`: the documents of data/reports, read again and again, and their facts judged many times over."""

from __future__ import annotations

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

import pandas as pd
import pypdfium2
from selectolax.lexbor import LexborHTMLParser

from toolkit.auditing import SUITES
from toolkit.checking.engine import check
from toolkit.checking.rules import load_rules
from toolkit.errors import SourceError
from toolkit.extraction import extract
from toolkit.findings import register
from toolkit.frames import facts
from toolkit.reading import read_document
from toolkit.reading.encoding import decode
from toolkit.report import Report

REPORTS = Path(__file__).resolve().parents[1] / "data" / "reports"
REPEATS = 20
COPIES = 200


def milliseconds(action: Callable[[], object]) -> float:
    """Return the median time of an action."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def _parse_html(source: bytes) -> object:
    return LexborHTMLParser(decode(source)).root


def _pdf_text(source: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(source)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


FLOORS: dict[str, Callable[[bytes], object]] = {"html": _parse_html, "pdf": _pdf_text}
"""What reading a format cannot be faster than."""


def _report(path: Path) -> Report | None:
    source = path.read_bytes()
    try:
        return extract(read_document(source, path.name), path.name, sha256(source).hexdigest())
    except SourceError:
        return None


def reading() -> list[Report]:
    """Time every document of the sample reports from bytes to report, beside the floor of its format."""
    print(f"{'source':<44} {'ms':>8} {'floor ms':>9} {'ratio':>6}")
    reports = []
    for path in sorted(REPORTS.iterdir()):
        report = _report(path)
        if report is None:
            continue
        reports.append(report)
        source = path.read_bytes()
        own = milliseconds(lambda path=path: _report(path))
        floor = FLOORS.get(report.format)
        below = milliseconds(lambda floor=floor, source=source: floor(source)) if floor else None
        ratio = f"{below:9.2f} {own / below:6.1f}" if below else ""
        print(f"{path.name:<44} {own:8.2f} {ratio}")
    return reports


def judging(reports: list[Report]) -> None:
    """Time facts, suites and register over many copies of the reports."""
    many = reports * COPIES
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
    judging(reading())
