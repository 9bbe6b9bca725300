"""`python -m benchmarks.engines 5000`: the facts of an invented corpus, faults and all, judged by every engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

import numpy as np
import pandas as pd

from benchmarks.validating import demo_facts
from toolkit.checking.engine import check
from toolkit.checking.engines import ENGINES, require
from toolkit.checking.outcome import Assessment
from toolkit.checking.rules import SUITES, Rule, load_rules
from toolkit.errors import UsageError


def compare(reports: int) -> None:
    """Print for each frame the seconds of each engine, and of how many rules it says the same as pandas."""
    _, frames, _ = demo_facts(reports)
    rules = load_rules(SUITES)
    engines = list(_usable())
    for engine in engines:  # the first run starts what has to be started, a Java for instance
        check(frames, rules[:1], engine)
    print(f"{reports} reports; seconds, and of how many rules every outcome is that of pandas\n")
    heads = ["frame", "rows", "rules", *(f"{engine}{kind}" for engine in engines for kind in ("", " same"))]
    print("| " + " | ".join(heads) + " |")
    print("|---" + "|---:" * (len(heads) - 1) + "|")
    for name, frame in frames.items():
        if some := [rule for rule in rules if rule.frame == name and len(frame)]:
            cells = _measured(frames, some, engines)
            print("| " + " | ".join([name, str(len(frame)), str(len(some)), *cells]) + " |", flush=True)


def _usable() -> Iterator[str]:
    for engine in ENGINES:
        try:
            require(engine)
        except UsageError as error:
            print(error, file=sys.stderr)
        else:
            yield engine


def _measured(frames: Mapping[str, pd.DataFrame], rules: Sequence[Rule], engines: Sequence[str]) -> Iterator[str]:
    first: tuple[Assessment, ...] = ()
    for engine in engines:
        start = perf_counter()
        found = check(frames, rules, engine)
        seconds = perf_counter() - start
        first = first or found
        same = sum(np.array_equal(one.codes, other.codes) for one, other in zip(first, found, strict=True))
        yield f"{seconds:.2f}"
        yield str(same)


if __name__ == "__main__":
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
