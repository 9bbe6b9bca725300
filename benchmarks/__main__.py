"""`make bench`: every stage beside what it stands on and what others use; the last result is kept in RESULTS.md."""

from __future__ import annotations

import argparse
import io
import os
import sys
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from benchmarks import engines, reading, validating, whole

RESULTS = Path(__file__).with_name("RESULTS.md")
_LIBRARIES = ("great_expectations", "pandas", "numpy", "duckdb", "pyspark", "selectolax", "pypdfium2")


class _Both(io.TextIOBase):
    """What is printed is also kept."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self.kept = stream, io.StringIO()

    def write(self, text: str) -> int:
        self._stream.write(text)
        return self.kept.write(text)

    def flush(self) -> None:
        self._stream.flush()


def main() -> None:
    """Run all benchmarks; with --large the suites go up to 100,000 reports and the whole audit to 20,000."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--large", action="store_true")
    large = parser.parse_args().large
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    both = _Both(sys.stdout)
    with redirect_stdout(both):
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; {libraries}\n")
        reading.compare()
        print()
        validating.compare((1000, 4000, 16_000))
        if large:
            validating.compare_in_pieces((10_000, 100_000))
        whole.compare((1000, 5000, 20_000) if large else (500, 2000, 8000))
        print("\nThe engines")
        engines.compare(5000)
    head = (
        "# The last result of `make bench`\n\nTimes are of one machine; what counts are the ratios within one run.\n\n"
    )
    RESULTS.write_text(f"{head}```\n{both.kept.getvalue().strip()}\n```\n", encoding="utf-8")


if __name__ == "__main__":
    main()
