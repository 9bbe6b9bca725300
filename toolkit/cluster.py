"""Tasks done by a Spark cluster instead of processes of this machine: sources read, facts made.

The cluster must see the sources under the same paths, and have this package installed. A source that crashes or hangs
its reader harms no other there either: each executor works through a process of ours.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd

from toolkit.checking.engines.on_spark import session
from toolkit.workers import Lost, Result_co, Task, run_with


def run_on_spark(tasks: Iterable[Task[Result_co]], a_core: int) -> Iterator[Result_co | Lost]:
    """Yield the result of each task, in the order of the tasks.

    As many as `a_core` for each core are done at a time: what they need and give back passes through this machine.
    """
    spark = session()
    cores = spark.sparkContext.defaultParallelism
    waiting = iter(tasks)
    while some := list(islice(waiting, cores * a_core)):
        rows = [(number, pickle.dumps(task, pickle.HIGHEST_PROTOCOL)) for number, task in enumerate(some)]
        asked = spark.createDataFrame(rows, "number int, content binary").repartition(cores, "number")
        answers = asked.mapInPandas(_answered, "number int, content binary").collect()
        for _, content in sorted((row["number"], row["content"]) for row in answers):
            yield pickle.loads(content)  # noqa: S301 - a process of ours wrote it


def _answered(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for batch in batches:
        tasks: list[Task[Any]] = [pickle.loads(content) for content in batch["content"]]  # noqa: S301 - ours as well
        found = [pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in run_with(1, tasks, ahead=1)]
        yield pd.DataFrame({"number": batch["number"], "content": found})
