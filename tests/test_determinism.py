"""The same input gives the same result, to the byte, however and by how many it is read and judged."""

import os
import subprocess
import sys
from random import Random

import pandas as pd
import pytest

import toolkit
from benchmarks.kills import digests
from toolkit.demo.corpus import write_corpus


@pytest.fixture(scope="module")
def sources(root, tmp_path_factory):
    """The sample reports in every format, and invented ones with faults."""
    folder = tmp_path_factory.mktemp("demo")
    write_corpus(folder, 12, 3, 0.5)
    return sorted([*(root / "data" / "reports").iterdir(), *folder.glob("*.html")])


def assert_same(found, expected):
    """Findings and outcomes, and every frame with its order."""
    assert list(found.findings) == list(expected.findings)
    pd.testing.assert_frame_equal(found.outcomes, expected.outcomes)
    for name, frame in expected.frames.items():
        pd.testing.assert_frame_equal(found.frames[name], frame)


def left_by(sources, out, seed, jobs):
    """What the command leaves, with a seed for the order of sets."""
    command = [sys.executable, "-m", "toolkit.cli", "audit", *map(str, sources), "--out", str(out), "--jobs", str(jobs)]
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    subprocess.run([*command, "--formats", "json", "--no-cache"], env=environment, check=True, capture_output=True)
    return digests(out)


def test_files_in_any_order_read_by_any_number_of_processes_give_the_same_bytes(sources, tmp_path):
    """Also where sets and dictionaries come in another order."""
    shuffled = Random(1).sample(sources, len(sources))

    one = left_by(sources, tmp_path / "1", seed=0, jobs=1)
    other = left_by(shuffled, tmp_path / "2", seed=4242, jobs=3)

    assert {"findings.csv", "findings.json", "tables/cells.parquet"} <= set(one)
    assert other == one


def test_what_is_found_is_the_same_when_it_is_read_from_the_cache(sources, tmp_path):
    """The second time as the first."""
    first, second = (toolkit.audit(sources, cache=tmp_path / "reports.sqlite") for _ in range(2))

    assert_same(second, first)
