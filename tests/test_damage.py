"""Damaged files of every format: each ends as a report or with a reason, and is accounted for."""

import pytest

from benchmarks.damage import SUFFIXES, write
from benchmarks.fuzz import fuzz
from benchmarks.mutations import measure


def test_no_file_of_a_damaged_folder_is_lost_and_none_stops_the_audit(tmp_path):
    """Cut, torn, misnamed, wrongly encoded, nested, hostile: read by two processes."""
    write(tmp_path, 150, 11)

    counts, amiss, watch = measure(tmp_path, jobs=2)

    assert amiss == []
    assert counts["sources"] == len(watch.seconds)
    assert counts["read"] + counts["partial"] + counts["unreadable"] >= counts["sources"] > 120
    assert min(counts[state] for state in ("read", "partial", "unreadable", "aside")) > 2


@pytest.mark.parametrize("kind", [*SUFFIXES, "bytes"])
def test_a_reader_gives_reports_or_a_reason_whatever_it_is_given(kind):
    """A few examples each; `python -m benchmarks.fuzz` tries thousands."""
    counts, _ = fuzz(kind, 15, 3)

    assert sum(counts.values()) >= 10
