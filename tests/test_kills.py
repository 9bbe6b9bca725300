"""Runs that are killed: nothing is ever half, and the next run finds all that an undisturbed one finds."""

from benchmarks.kills import measure


def test_an_audit_killed_at_any_moment_leaves_a_whole_result_or_none_and_then_ends_as_if_undisturbed(tmp_path):
    """At moments drawn by lot, whole groups of processes and single workers."""
    counts, same = measure(tmp_path, kills=2, reports=16, seed=5)

    assert counts["left: half"] == counts["unfinished folders left"] == 0
    assert [name for name in counts if "did not survive" in name] == []
    assert counts["kills"] == 2
    assert same
