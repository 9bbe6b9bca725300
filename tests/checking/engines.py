"""What tests of the engines share: which of them can run here, and rows that try every rule of the suites."""

import os
from importlib.util import find_spec

import numpy as np
import pandas as pd
import pytest

from tests.conftest import ROOT
from toolkit.batch import read_batch
from toolkit.checking.engines.java import java_home
from toolkit.checking.rules import SUITES, load_rules
from toolkit.corpus import find_sources
from toolkit.errors import UsageError
from toolkit.frames import facts
from toolkit.frames.schema import FRAMES
from toolkit.frames.typed import typed


def _spark_runs() -> bool:
    try:
        java_home()
    except UsageError:
        return False
    return find_spec("pyspark") is not None


ON_SPARK = [
    pytest.mark.xdist_group("spark"),  # one session, in one worker
    pytest.mark.skipif(not _spark_runs() and "CI" not in os.environ, reason="no Spark, or no Java for it"),
]
BESIDE_PANDAS = ["duckdb", pytest.param("spark", marks=ON_SPARK)]
EVERY_ENGINE = ["pandas", *BESIDE_PANDAS]

RULES = load_rules(SUITES)
COUNTS = [0, 1, 2, 3, 5, 30, 1000, -1, 2021, 2**53 + 1, 2**62]
AMOUNTS = [0, 0.1, 0.2, 0.3, 0.5, 1, 2, 1e9, -1, 1 / 3, 3e15]
RANDOM_ROWS = 300


def examples(frame):
    """The rows that the rules of a frame carry as examples, and for each rule where its two rows are."""
    rows, places = [], {}
    for rule in (rule for rule in RULES if rule.frame == frame):
        if "example" in rule.definition["meta"]:
            places[rule.id] = (len(rows), len(rows) + 1)
            rows += [rule.definition["meta"]["example"][kind] for kind in ("fails", "passes")]
    return typed(rows, FRAMES[frame]), places


def random_rows(frame, seed=20240131):
    """Rows of nulls, zeros, small and large numbers, and the words that the rules of the frame know."""
    chance = np.random.default_rng(seed)
    rows = {}
    for name, kind in FRAMES[frame].items():
        pool = {"Int64": COUNTS, "Float64": AMOUNTS}.get(kind) or [*words(frame, name), "别的", "", "1000"]
        values = np.array(pool, dtype=object)[chance.integers(len(pool), size=RANDOM_ROWS)]
        values[chance.random(RANDOM_ROWS) < 0.15] = None
        rows[name] = pd.Series(values.tolist(), dtype=kind)
    return pd.DataFrame(rows)


def words(frame, column):
    """The words that some rule compares a column with."""
    known = set()

    def look(condition):
        for part in condition.get("conditions", ()):
            look(part)
        if condition.get("column", {}).get("name") == column and "parameter" in condition:
            parameter = condition["parameter"]
            known.update(parameter if isinstance(parameter, list) else [parameter])

    for rule in (rule for rule in RULES if rule.frame == frame):
        look(rule.condition or {})
        if rule.kwargs.get("column") == column:
            known.update(rule.kwargs.get("value_set", ()))
    return sorted(map(str, known))


def missing_rows(frame):
    """Rows of which nothing is known."""
    return typed([{}, {}], FRAMES[frame])


def trying_rows():
    """Every frame: the examples of its rules, rows of nothing, random rows, and those of the sample reports."""
    sample = facts(list(read_batch(find_sources([ROOT / "data" / "reports"]))))
    parts = {name: [examples(name)[0], missing_rows(name), random_rows(name), sample[name]] for name in FRAMES}
    return {name: pd.concat(some, ignore_index=True).astype(FRAMES[name]) for name, some in parts.items()}
