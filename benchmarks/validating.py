"""Validating: all suites over whole frames, beside plain numpy masks (the floor), pandera, and one report at a time.

The floor does the same work and nothing else: for each rule one mask over arrays that are ready, without a verdict,
words or outcomes. It is only printed where it fails the same rows. Pandera makes the same masks as its checks, and
lists the rows that fail them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pandera

from benchmarks.processes import resident
from toolkit.batch import read_batch
from toolkit.checking.conditions import Terms, taken_in
from toolkit.checking.engine import check
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES, Rule, load_rules
from toolkit.corpus import find_sources
from toolkit.demo.corpus import write_corpus
from toolkit.findings import register
from toolkit.frames import facts
from toolkit.pieces import SIZE
from toolkit.roster import load_roster

_ALONE = 5
"""Reports that are also judged one at a time."""

Frames = Mapping[str, pd.DataFrame]
Arrays = dict[str, np.ndarray[Any, Any]]


def compare(sizes: Sequence[int]) -> None:
    """Print one row for each number of reports, and how seconds grow with it."""
    rules = load_rules(SUITES)
    one, frames, making = demo_facts(sizes[0])
    check(one, rules[:1])
    print("Validating: all suites over the facts of a corpus; seconds of one process\n")
    print("| reports | rows | facts | suites | register | numpy floor | suites / floor | pandera | pandera / suites |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    spent: list[float] = []
    for size in sizes:
        many = {name: pd.concat([frame] * (size // sizes[0]), ignore_index=True) for name, frame in frames.items()}
        spent.append(_row(many, rules, size, making * size / sizes[0]))
    slope = log(spent[-1] / spent[0]) / log(sizes[-1] / sizes[0])
    print(f"\nslope of log seconds to log reports: {slope:.2f}")
    begin = perf_counter()
    for _ in range(_ALONE):
        check(one, rules)
    alone = (perf_counter() - begin) / _ALONE
    print(f"one report at a time: {alone:.2f} s a report, {alone / (spent[-1] / sizes[-1]):.0f} times as long")


def compare_in_pieces(sizes: Sequence[int]) -> None:
    """Print what the suites take over facts in pieces, as an audit makes them, and the memory of this process."""
    rules = load_rules(SUITES)
    _, frames, _ = demo_facts(SIZE)
    arrays = {name: _arrays(frame) for name, frame in frames.items()}
    check(frames, rules)
    print(f"\nThe same in pieces of {SIZE} reports; MB after the last piece\n")
    print("| reports | suites | numpy floor | suites / floor | MB |")
    print("|---:|---:|---:|---:|---:|")
    spent: list[float] = []
    for size in sizes:
        judged = floor = 0.0
        for _ in range(size // SIZE):
            begin = perf_counter()
            check(frames, rules)
            middle = perf_counter()
            for rule in rules:
                _failing(rule, arrays[rule.frame], len(frames[rule.frame]))
            judged, floor = judged + middle - begin, floor + perf_counter() - middle
        print(f"| {size} | {judged:.1f} | {floor:.1f} | {judged / floor:.1f} | {resident(os.getpid())} |", flush=True)
        spent.append(judged)
    print(f"\nslope of log seconds to log reports: {log(spent[-1] / spent[0]) / log(sizes[-1] / sizes[0]):.2f}")


def demo_facts(count: int) -> tuple[Frames, Frames, float]:
    """Return the facts of one report and of many invented ones, and how long those of many took."""
    with TemporaryDirectory() as folder:
        write_corpus(Path(folder) / "demo", count)
        reports = list(read_batch(find_sources([Path(folder) / "demo"])))
        roster = load_roster(Path(folder) / "demo" / "roster.csv")
    begin = perf_counter()
    frames = facts(reports, roster)
    return facts(reports[:1]), frames, perf_counter() - begin


def _row(frames: Frames, rules: Sequence[Rule], size: int, making: float) -> float:
    begin = perf_counter()
    assessments = check(frames, rules)
    judged = perf_counter()
    register(frames, assessments, "zh")
    told = perf_counter()
    arrays = {name: _arrays(frame) for name, frame in frames.items()}
    ready = perf_counter()
    masks = [_failing(rule, arrays[rule.frame], len(frames[rule.frame])) for rule in rules]
    floor = perf_counter() - ready
    for assessment, mask in zip(assessments, masks, strict=True):
        if not np.array_equal(assessment.codes == Outcome.FAILED.value, mask):
            raise AssertionError(f"the floor fails other rows: {assessment.rule.id}")
    listed = _in_pandera(frames, arrays, rules)
    rows = sum(map(len, frames.values()))
    seconds = " | ".join(f"{value:.1f}" for value in (making, judged - begin, told - judged, floor))
    suites = judged - begin
    ratios = f"{suites / floor:.1f} | {listed:.1f} | {listed / suites:.1f}"
    print(f"| {size} | {rows} | {seconds} | {ratios} |", flush=True)
    return suites


def _in_pandera(frames: Frames, arrays: Mapping[str, Arrays], rules: Sequence[Rule]) -> float:
    """Return the seconds in which pandera makes the same masks, each a check, and lists what fails."""
    begin = perf_counter()
    for name, frame in frames.items():

        def holds(data: pd.DataFrame, rule: Rule) -> pd.Series:
            return pd.Series(~_failing(rule, arrays[rule.frame], len(data)), index=data.index)

        checks = [pandera.Check(partial(holds, rule=rule), name=rule.id) for rule in rules if rule.frame == name]
        with suppress(pandera.errors.SchemaErrors):
            pandera.DataFrameSchema(checks=checks).validate(frame, lazy=True)
    return perf_counter() - begin


def _arrays(frame: pd.DataFrame) -> Arrays:
    """Numbers as float64 with NaN for missing, words as objects with None."""
    return {
        str(name): column.to_numpy(dtype=float, na_value=np.nan)
        if pd.api.types.is_numeric_dtype(column)
        else column.to_numpy(dtype=object, na_value=None)
        for name, column in frame.items()
    }


def _missing(column: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    missing: np.ndarray[Any, Any] = np.isnan(column) if column.dtype == float else np.equal(column, None)
    return missing


def _failing(rule: Rule, arrays: Mapping[str, np.ndarray[Any, Any]], rows: int) -> np.ndarray[Any, Any]:
    if not rows:
        return np.zeros(0, dtype=bool)
    terms = Terms(
        column=arrays.__getitem__,
        missing=_missing,
        among=np.isin,
        always=lambda: np.ones(rows, dtype=bool),
    )
    asked = {name for name in rule.columns if name not in rule.operands}
    subject = taken_in(rule.condition, terms)
    for name in (*rule.operands, *asked):
        if name in rule.operands or _compared(rule.condition, name):
            subject = subject & ~_missing(arrays[name])
    failing: np.ndarray[Any, Any] = subject & ~_holds(rule, arrays)
    return failing


def _compared(condition: Any, name: str) -> bool:
    """Whether a condition compares a column, so that a missing value tells nothing."""
    if condition is None or condition["type"] == "nullity":
        return False
    if condition["type"] == "comparison":
        return bool(condition["column"]["name"] == name)
    return condition["type"] == "and" and any(_compared(part, name) for part in condition["conditions"])


def _holds(rule: Rule, arrays: Mapping[str, np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    kwargs, kind = rule.kwargs, rule.type
    if kind == "expect_column_sums_to_compare":
        gap = sum(arrays[name] for name in kwargs["left"]) - sum(arrays[name] for name in kwargs["right"])
        gap, tolerance = gap - kwargs.get("constant", 0), kwargs.get("tolerance", 0)
        relation = kwargs.get("relation", "==")
        return {"==": abs(gap) <= tolerance, "<=": gap <= tolerance, ">=": gap >= -tolerance}[relation]
    value = arrays[kwargs["column"]]
    if kind == "expect_column_value_to_agree_with_a_reading":
        near = [abs(value - arrays[name]) <= kwargs.get("tolerance", 0) for name in kwargs["readings"]]
        return np.logical_or.reduce(near)
    if kind == "expect_column_values_to_be_between":
        low, high = kwargs.get("min_value"), kwargs.get("max_value")
        return (value >= (-np.inf if low is None else low)) & (value <= (np.inf if high is None else high))
    if kind.endswith("be_in_set"):
        among = np.isin(value, kwargs["value_set"])
        return ~among if "not_be_in_set" in kind else among
    if kind == "expect_column_values_to_not_match_regex":
        pattern = re.compile(kwargs["regex"])
        return np.array([text is None or not pattern.search(text) for text in value], dtype=bool)
    return ~_missing(value)
