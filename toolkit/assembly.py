"""The pieces of a corpus, judged by several processes where it pays, put together as if there had been one piece."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from toolkit.batch import Held
from toolkit.checking.outcome import Assessment
from toolkit.checking.rules import Rule
from toolkit.corpus import Progress
from toolkit.errors import UsageError
from toolkit.findings import Register
from toolkit.findings.register import in_order
from toolkit.messages import message
from toolkit.pieces import Judged, Piece, Terms, judge, judge_whole, outlines_of, pieces
from toolkit.report import State
from toolkit.stored import FrameWriter, StoredFrames, written
from toolkit.workers import Lost, Task, run_with

_ALONE = ("spark",)
"""Engines that are many processes themselves."""


class Assembled(NamedTuple):
    """What was found in a whole corpus; `seconds` by stage are those of all processes together."""

    frames: Mapping[str, pd.DataFrame]
    assessments: tuple[Assessment, ...]
    findings: Register
    seconds: Mapping[str, float]


def judge_all(
    reports: Sequence[tuple[str, Held]], terms: Terms, jobs: int | None, progress: Progress, folder: Path
) -> Assembled:
    """Judge a corpus, in the order of `ordered`; where it is cut into pieces its frames go to `folder`.

    Raises `UsageError` where a process ends before its piece is judged, mostly for want of memory.
    """
    whole, cut = judge_whole(outlines_of(reports), terms), list(pieces(reports, terms.roster))
    if len(cut) == 1:
        only = judge(cut[0], terms)
        return _assembled(reports, {**only.frames, **whole.frames}, [only, whole], terms)
    jobs = 1 if terms.engine in _ALONE else min(jobs or os.cpu_count() or 1, len(cut))
    some, writer = [], FrameWriter(folder)
    for at, judged in zip(progress(range(len(cut))), _judged(cut, terms, jobs, folder), strict=True):
        with written(folder):
            for name in judged.frames:
                writer.add(name, pq.read_table(_part(folder, at) / f"{name}.parquet"))
        rmtree(_part(folder, at))
        some.append(judged)
    for name, frame in whole.frames.items():
        writer.add(name, _table(frame))
    writer.close()
    return _assembled(reports, StoredFrames(folder), [*some, whole], terms)


def _judged(cut: Sequence[Piece], terms: Terms, jobs: int, folder: Path) -> Iterator[Judged]:
    tasks = (Task(_judge_apart, (piece, terms, _part(folder, at))) for at, piece in enumerate(cut))
    if jobs == 1:
        yield from (_judge_apart(*task.arguments) for task in tasks)
        return
    for found in run_with(jobs, tasks, ahead=1):
        if isinstance(found, Lost):
            raise UsageError("piece-lost", jobs=jobs)
        yield found


def _part(folder: Path, at: int) -> Path:
    return folder / f"piece-{at}"


def _judge_apart(piece: Piece, terms: Terms, folder: Path) -> Judged:
    """Judge a piece, and leave its frames in a folder: only their names come back."""
    judged = judge(piece, terms)
    with written(folder):
        folder.mkdir()
        for name, frame in judged.frames.items():
            pq.write_table(_table(frame), folder / f"{name}.parquet")
    return judged._replace(frames=dict.fromkeys(judged.frames, pd.DataFrame()))


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
