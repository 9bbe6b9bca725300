"""What all engines have in common: a frame is loaded with the number of each row, and says which rows fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import great_expectations as gx
import numpy as np
import pandas as pd
import pyarrow as pa
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine import ExecutionEngine
from numpy.typing import NDArray

from toolkit.checking.conditions import Terms
from toolkit.checking.rules import Rule

ROW = "gongkai_row"
"""The column that numbers the rows of a table from 0, so that failing rows come back as rows of the frame."""

Failing = NDArray[np.int64]
"""The numbers of the failing rows in ascending order."""

Condition = tuple[Any, Mapping[str, Any], Mapping[str, Any]]
"""A condition metric of Great Expectations: what is unexpected, and the domain in two parts."""

_TYPES = {"Int64": pa.int64(), "Float64": pa.float64(), "string": pa.string()}


class Loaded(Protocol):
    """A frame or table within an engine, which is Great Expectations' own or of a class beside it."""

    engine: ExecutionEngine[Any]
    batch_id: str

    def portions(self, rules: Sequence[Rule]) -> Iterator[Sequence[Rule]]:
        """Yield the rules as they are best computed together."""

    def failing(self, conditions: Mapping[str, Condition]) -> dict[str, Failing | str]:
        """Say for each rule which rows Great Expectations' own condition calls unexpected, or why it cannot say."""


class Table(Loaded, Protocol):
    """A table that is judged where it is, without becoming a pandas frame."""

    terms: Terms

    def tally(self, answers: Sequence[Any]) -> list[int]:
        """Count the rows of which each answer, made in `terms`, is true; the last count is that of all rows."""

    def rows(self, numbers: Sequence[int], columns: Sequence[str]) -> pd.DataFrame:
        """Return these columns of the rows of these numbers, indexed by number and in the order of the table."""


class Engine(Protocol):
    """Where frames are loaded to be judged."""

    def load(self, name: str, frame: pd.DataFrame) -> Loaded:
        """Take in a fact frame, whose dtypes are those of `FRAMES`."""

    def close(self) -> None:
        """Give back what the engine holds."""


class TableEngine(Engine, Protocol):
    """An engine with tables of its own."""

    def kinds(self, data: Any) -> dict[str, str]:
        """Say what the columns of a table hold: Int64, Float64, string, nothing, or the engine's word for it."""

    def load_table(self, name: str, data: Any, columns: Mapping[str, str]) -> Table:
        """Take in columns of a table of the engine, in the dtypes of a fact frame and as they are at this moment."""


def quiet_context() -> EphemeralDataContext:
    """Return a context in memory that draws no progress bars and reports to nobody."""
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return the frame with its rows numbered, in types that keep missing values missing even where all are."""
    columns = {name: pa.array(frame[name], type=_TYPES.get(str(frame[name].dtype))) for name in frame.columns}
    return pa.table(columns | {ROW: pa.array(range(len(frame)), type=pa.int64())})


def opened(batch: Any) -> tuple[ExecutionEngine[Any], str]:
    """Return the engine that holds a batch, with the batch loaded, and the name that it has there."""
    engine: ExecutionEngine[Any] = batch.data.execution_engine
    engine.batch_manager.load_batch_list(batch_list=[batch])
    return engine, batch.id


def domain_of(condition: Condition) -> dict[str, Any]:
    """Return the whole domain of a condition: row_condition and ignore_row_if belong to it."""
    return {**condition[1], **condition[2]}


def in_words(error: Exception) -> str:
    """Return the first line of an error: engines add statements and traces."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
