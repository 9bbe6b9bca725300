"""`python -m benchmarks.fuzz_by_coverage html --runs 20000`: bytes that lead a reader where it has not been before.

Atheris (extra `fuzz`) watches which parts of the package each input runs through, and goes on from those that ran
through new ones. What `benchmarks.fuzz` asks of a reader is asked here; what breaks it is kept as `crash-…`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["toolkit"]):
    from benchmarks.damage import SUFFIXES, originals
    from benchmarks.fuzz import check

_SECONDS = 60
"""How long one input may take."""
_BYTES = 200_000


def main() -> None:
    """Try so many inputs of a kind, beginning with sound files; the process ends with status 0 when none breaks it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz_by_coverage", description=__doc__)
    parser.add_argument("kind", choices=SUFFIXES)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        for number, (kind, content) in enumerate(originals()):
            if kind == options.kind:
                Path(folder, str(number)).write_bytes(content)
        limits = [f"-runs={options.runs}", f"-seed={options.seed}", f"-timeout={_SECONDS}", f"-max_len={_BYTES}"]
        atheris.Setup([sys.argv[0], *limits, folder], lambda source: check(source, f"fuzz.{options.kind}"))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
