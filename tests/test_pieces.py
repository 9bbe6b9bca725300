"""A corpus in pieces: what is found does not depend on how many there are, nor on who reads and judges them."""

import shutil

import pandas as pd
import pytest

import toolkit
from tests.checking.engines import BESIDE_PANDAS
from toolkit import batch, pieces
from toolkit.batch import hold_batch
from toolkit.cache import Cache
from toolkit.corpus import find_sources
from toolkit.roster import load_roster
from toolkit.stored import rows_of
from toolkit.workers import Crew


@pytest.fixture(scope="module")
def whole(root):
    """The sample reports with their roster: years, levels, twins and copies."""
    return toolkit.audit(root / "data" / "reports", roster=root / "data" / "roster.csv")


def test_what_is_found_does_not_depend_on_the_number_of_pieces(root, whole, monkeypatch):
    """Findings, outcomes and every frame, row by row; two processes write what one does."""
    monkeypatch.setattr(pieces, "SIZE", 8)

    cut = toolkit.audit(root / "data" / "reports", roster=root / "data" / "roster.csv", jobs=2)

    assert type(cut.frames) is not type(whole.frames)
    assert list(cut.findings) == list(whole.findings)
    pd.testing.assert_frame_equal(cut.outcomes, whole.outcomes)
    pd.testing.assert_frame_equal(cut.unassessable, whole.unassessable)
    assert list(cut.frames) == list(whole.frames)
    for name, frame in whole.frames.items():
        pd.testing.assert_frame_equal(cut.frames[name], frame)
    for some in ([], whole.frames["reports"]["report_id"][:1], whole.frames["reports"]["report_id"][::4]):
        expected = rows_of(whole.frames, "cells", set(some)).reset_index(drop=True)
        pd.testing.assert_frame_equal(rows_of(cut.frames, "cells", set(some)), expected)


def test_a_piece_has_all_reports_of_its_bodies_and_those_below_them(root, tmp_path, monkeypatch):
    """A parent is judged beside its children, wherever these are; no report is in two pieces."""
    monkeypatch.setattr(pieces, "SIZE", 1)
    roster = load_roster(root / "data" / "roster.csv")
    cache = Cache(tmp_path / "reports.sqlite")
    some = hold_batch(find_sources([root / "data" / "reports"]), cache, Crew(jobs=1))
    reports = pieces.ordered(list(some), roster)

    cut = list(pieces.pieces(reports, roster))

    bodies = [{each.outline.identity.body for _, each in piece.own} for piece in cut]
    assert [one for piece in cut for one in piece.own] == reports
    assert all(len(some) == 1 for some in bodies if some != {""})
    assert sum(map(len, bodies)) == len(set().union(*bodies))
    children = {entry.body: entry.parent for entry in roster}
    below = [
        (children[each.outline.identity.body], body)
        for piece, (body,) in zip(cut, bodies, strict=True)
        for _, each in piece.below
    ]
    assert below
    assert all(parent == body for parent, body in below)


@pytest.mark.parametrize("case", [(1, 8, 1), (2, 8, 2), (2, 500, 1), (64, 2, 7)])
def test_a_corpus_is_cut_for_several_processes_where_that_pays(root, tmp_path, monkeypatch, case):
    """As many pieces as processes, none of fewer reports than pay for one, but for what is left."""
    jobs, enough, count = case
    monkeypatch.setattr(pieces, "ENOUGH", enough)
    some = hold_batch(find_sources([root / "data" / "reports"]), Cache(tmp_path / "reports.sqlite"), Crew(jobs=1))
    reports = pieces.ordered(list(some), ())

    cut = [len(piece.own) for piece in pieces.pieces(reports, (), jobs)]

    assert len(cut) == count
    assert sum(cut) == len(reports)
    assert all(size >= enough for size in cut[:-1])


@pytest.mark.parametrize("engine", BESIDE_PANDAS[1:])
def test_a_cluster_reads_and_makes_facts_as_processes_do(root, tmp_path, monkeypatch, engine):
    """The findings and the frames are those of one process, in their order."""
    shutil.copy(root / "expectations" / "disputes.json", tmp_path)
    asked = {"roster": root / "data" / "roster.csv", "suites": tmp_path}
    expected = toolkit.audit(root / "data" / "reports", **asked)
    monkeypatch.setattr(pieces, "SIZE", 8)
    monkeypatch.setattr(batch, "_ENOUGH", 5)

    found = toolkit.audit(root / "data" / "reports", **asked, engine=engine, jobs=None)

    assert expected.findings
    assert list(found.findings) == list(expected.findings)
    for name, frame in expected.frames.items():
        pd.testing.assert_frame_equal(found.frames[name], frame)
