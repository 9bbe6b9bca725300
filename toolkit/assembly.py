"""The pieces of a corpus, judged by several processes where it pays, put together as if there had been one piece."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.batch import Held
from toolkit.cache import Cache
from toolkit.checking.outcome import Assessment
from toolkit.checking.rules import Rule
from toolkit.errors import UsageError
from toolkit.findings import Register
from toolkit.findings.register import in_order
from toolkit.frames.schema import FRAMES
from toolkit.messages import message
from toolkit.pieces import Judged, Made, Piece, Terms, judge, made, made_whole, outlines_of, pieces
from toolkit.report import State
from toolkit.stored import FrameWriter, StoredFrames, written
from toolkit.workers import Crew, Lost, Task

Result = TypeVar("Result")


class Assembled(NamedTuple):
    """What was found in a whole corpus; `seconds` by stage are those of all processes together."""

    frames: Mapping[str, pd.DataFrame]
    assessments: tuple[Assessment, ...]
    findings: Register
    seconds: Mapping[str, float]


def judge_all(reports: Sequence[tuple[str, Held]], cache: Cache, terms: Terms, crew: Crew, folder: Path) -> Assembled:
    """Judge a corpus, in the order of `ordered`; where it is cut into pieces its frames go to `folder`.

    Raises `UsageError` where a process ends before its piece is judged, mostly for want of memory.
    """
    jobs = 1 if crew.engine == "spark" else crew.jobs or os.cpu_count() or 1
    whole, cut = made_whole(outlines_of(reports), terms), list(pieces(reports, terms.roster, jobs))
    if len(cut) == 1:
        some = [judge(made(cut[0].fetched(cache), terms), terms), judge(whole, terms)]
        return _assembled(reports, {**some[0].frames, **some[1].frames}, some, terms)
    some, writer = [], FrameWriter(folder)
    fetched = (piece.fetched(cache) for piece in cut)
    crew = replace(crew, jobs=min(crew.jobs, len(cut)) if crew.jobs else None)
    found = _judged(whole, fetched, terms, crew, len(cut))
    for _, (judged, tables) in zip(crew.progress([whole, *cut]), found, strict=True):
        with written(folder):
            for name, content in tables.items():
                writer.add(name, pq.read_table(BytesIO(content)))
        some.append(judged)
    with written(folder):
        writer.close()
    return _assembled(reports, StoredFrames(folder), some, terms)


def _judged(
    whole: Made, fetched: Iterable[Piece], terms: Terms, crew: Crew, count: int
) -> Iterator[tuple[Judged, Mapping[str, bytes]]]:
    """Yield what was found in the whole and in each piece, without the frames, and these as Parquet files.

    With Spark the cluster makes the facts, and the rules are put to it from here.
    """
    if crew.engine != "spark":
        tasks = chain([Task(_judged_here, (whole, terms))], (Task(_judged_apart, (one, terms)) for one in fetched))
        yield from _whole(crew.run(tasks, count, 1), crew)
        return
    yield _judged_here(whole, terms)
    for tables, seconds in _whole(crew.run((Task(_made_apart, (piece, terms)) for piece in fetched), count, 1), crew):
        frames = {name: pd.read_parquet(BytesIO(content)).astype(FRAMES[name]) for name, content in tables.items()}
        yield judge(Made(frames, {}, seconds), terms)._replace(frames={}), tables


def _whole(found: Iterable[Result | Lost], crew: Crew) -> Iterator[Result]:
    for one in found:
        if isinstance(one, Lost):
            raise UsageError("piece-lost", jobs=crew.jobs or os.cpu_count())
        yield one


def _made_apart(piece: Piece, terms: Terms) -> tuple[dict[str, bytes], float]:
    frames, _, seconds = made(piece, terms)
    return _files(frames), seconds


def _judged_apart(piece: Piece, terms: Terms) -> tuple[Judged, dict[str, bytes]]:
    return _judged_here(made(piece, terms), terms)


def _judged_here(what: Made, terms: Terms) -> tuple[Judged, dict[str, bytes]]:
    return judge(what, terms)._replace(frames={}), _files(what.frames)


def _files(frames: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    files = {}
    for name, frame in frames.items():
        pq.write_table(_table(frame), stream := BytesIO())
        files[name] = stream.getvalue()
    return files


def _table(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False)


def _assembled(
    reports: Sequence[tuple[str, Held]], frames: Mapping[str, pd.DataFrame], some: Sequence[Judged], terms: Terms
) -> Assembled:
    begin = perf_counter()
    seconds = {stage: sum(judged.seconds[stage] for judged in some) for stage in some[0].seconds}
    read = any(each.outline.state is not State.UNREADABLE for _, each in reports)
    due = {name: message("rows-due", terms.language, frame=name) for name in terms.due} if read else {}
    assessments = tuple(_joined(rule, some, due.get(rule.frame, "")) for rule in terms.rules)
    told = (one for judged in some for one in judged.told)
    findings = in_order(told, assessments, [report_id for report_id, _ in reports], terms.language)
    seconds["findings"] += perf_counter() - begin
    return Assembled(frames, assessments, findings, {stage: round(value, 3) for stage, value in seconds.items()})


def _joined(rule: Rule, some: Sequence[Judged], overdue: str) -> Assessment:
    """Return what a rule says of all pieces; its first error stands for all, and `overdue` where there is no row."""
    found = [judged.answers[rule.id] for judged in some if rule.id in judged.answers]
    codes = np.concatenate([codes for codes, _ in found])
    error = next((error for _, error in found if error), "")
    return Assessment(rule, codes, error or ("" if len(codes) else overdue))
