"""A corpus judged piece by piece, so that memory does not grow with it: each piece has all reports of some bodies.

What reports of different bodies have to do with each other is told by their outlines, which are small, and by the
roster, whose children are read beside their parents. So it does not matter how many pieces there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from toolkit.batch import Held
from toolkit.cache import Cache
from toolkit.checking.rules import Rule
from toolkit.extraction.outline import Outline
from toolkit.findings.register import Told, told
from toolkit.frames import facts_of_bodies, facts_of_roster, ids
from toolkit.frames.levels import children_of
from toolkit.frames.peers import Peers, peers
from toolkit.frames.schema import FRAMES
from toolkit.frames.typed import Outlines, typed
from toolkit.report import Report
from toolkit.roster import Entry, Names

SIZE = 2000
"""Reports of a piece, unless one body has more: their frames take about 200 MB, and Great Expectations some seconds."""
ENOUGH = 500
"""Reports of a piece that pay for a process of its own, which must import Great Expectations."""


class Piece(NamedTuple):
    """All reports of some bodies by id, those of bodies below them, and what they share with others."""

    own: tuple[tuple[str, Held], ...]
    below: tuple[tuple[str, Held], ...]
    beside: Mapping[str, Peers]

    def fetched(self, cache: Cache) -> Piece:
        """Return the piece with what the cache has of its reports, so that it can be judged anywhere."""
        own, below = (tuple((key, each.fetched(cache)) for key, each in some) for some in (self.own, self.below))
        return Piece(own, below, self.beside)


@dataclass(frozen=True, slots=True)
class Terms:
    """By what all pieces are judged: the roster, the rules, the engine and the language.

    `due` names the frames that must have rows when a report was read.
    """

    roster: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    due: frozenset[str]
    engine: str
    language: str


Frames = Mapping[str, pd.DataFrame]


class Made(NamedTuple):
    """The frames to be judged, those that findings look into `beside` them, and the seconds that they took."""

    frames: Frames
    beside: Frames
    seconds: float


class Judged(NamedTuple):
    """What was found in some frames; `answers` are codes and error of each rule about them, by its id."""

    frames: Frames
    answers: Mapping[str, tuple[NDArray[np.int8], str]]
    told: tuple[Told, ...]
    seconds: Mapping[str, float]


def ordered(some: Sequence[Held], roster: Sequence[Entry]) -> list[tuple[str, Held]]:
    """Return the reports with their ids by body, year and source: the same order, whatever the order of the files.

    The bodies are called what the roster calls them; reports of no known body come first.
    """
    names = Names(roster)
    outlines = (replace(each.outline, identity=names.called(each.outline.identity)) for each in some)
    called = sorted((each._replace(outline=known) for each, known in zip(some, outlines, strict=True)), key=_order)
    return list(zip(ids([each.outline.sha256 for each in called]), called, strict=True))


def _order(one: Held) -> tuple[Any, ...]:
    who = one.outline.identity
    return who.body, who.year or 0, one.outline.source, one.number, one.outline.sha256


def outlines_of(reports: Sequence[tuple[str, Held]]) -> list[tuple[str, Outline]]:
    """Return the outlines of reports, by id."""
    return [(report_id, each.outline) for report_id, each in reports]


def pieces(reports: Sequence[tuple[str, Held]], roster: Sequence[Entry], jobs: int = 1) -> Iterator[Piece]:
    """Cut a corpus, in the order of `ordered`, into pieces of whole bodies: one for each of `jobs` where that pays."""
    beside, below = peers(outlines_of(reports)), _Below(reports, roster)
    size, begin = min(SIZE, max(ENOUGH, ceil(len(reports) / jobs))), 0
    for end in range(1, len(reports) + 1):
        if end < len(reports) and (end - begin < size or _body(reports[end]) == _body(reports[end - 1]) != ""):
            continue
        own = tuple(reports[begin:end])
        yield Piece(own, below.of(own), {report_id: beside[report_id] for report_id, _ in own})
        begin = end


def _body(one: tuple[str, Held]) -> str:
    return one[1].outline.identity.body


class _Below:
    """The reports of the bodies right below others."""

    def __init__(self, reports: Sequence[tuple[str, Held]], roster: Sequence[Entry]) -> None:
        self._children = children_of(roster)
        self._reports: dict[tuple[str, int | None], list[tuple[str, Held]]] = {}
        for one in reports if self._children else ():
            who = one[1].outline.identity
            self._reports.setdefault((who.body, who.year), []).append(one)

    def of(self, own: Sequence[tuple[str, Held]]) -> tuple[tuple[str, Held], ...]:
        """Return the reports for the same years of the children of some bodies that are not among these."""
        there = {report_id for report_id, _ in own}
        found: dict[str, Held] = {}
        for _, each in own:
            who = each.outline.identity
            for child in self._children.get(who.body, ()):
                found |= dict(self._reports.get((child.body, who.year), ()))
        return tuple((report_id, each) for report_id, each in found.items() if report_id not in there)


def made(piece: Piece, terms: Terms) -> Made:
    """Make the frames of a piece that was fetched."""
    begin, names = perf_counter(), Names(terms.roster)

    def loaded(some: Sequence[tuple[str, Held]]) -> list[tuple[str, Report]]:
        reports = ((report_id, each.load(terms.language)) for report_id, each in some)
        return [(key, replace(report, identity=names.called(report.identity))) for key, report in reports]

    frames = facts_of_bodies(loaded(piece.own), piece.beside, terms.roster, loaded(piece.below))
    return Made(frames, {}, perf_counter() - begin)


def made_whole(reports: Outlines, terms: Terms) -> Made:
    """Make the frame that is about all bodies at once."""
    begin = perf_counter()
    frames = facts_of_roster(reports, terms.roster)
    known = (
        {"report_id": report_id, "source": each.source, "body": each.identity.body, "year": each.identity.year}
        for report_id, each in reports
    )
    beside = {"reports": typed(known, FRAMES["reports"]), "cells": typed((), FRAMES["cells"])}
    return Made(frames, beside, perf_counter() - begin)


def judge(what: Made, terms: Terms) -> Judged:
    """Judge frames by their rules, and tell what fails."""
    from toolkit.checking.engine import check  # Great Expectations takes seconds to import

    begin = perf_counter()
    assessments = check(what.frames, [rule for rule in terms.rules if rule.frame in what.frames], terms.engine)
    checked = perf_counter()
    found = tuple(told({**what.frames, **what.beside}, assessments, terms.language))
    times = {"frames": what.seconds, "checking": checked - begin, "findings": perf_counter() - checked}
    return Judged(what.frames, {each.rule.id: (each.codes, each.error) for each in assessments}, found, times)
