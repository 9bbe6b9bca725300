"""Rules run by Great Expectations on Spark: the session that is active, or one of our own on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
from great_expectations.datasource.fluent import SparkDatasource as _SparkDatasource
from great_expectations.execution_engine import SparkDFExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

from toolkit.checking.conditions import Terms
from toolkit.checking.engines.core import ROW, Condition, Failing, as_arrow, domain_of, in_words, opened, quiet_context
from toolkit.checking.engines.java import suitable_java
from toolkit.checking.rules import Rule

_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",  # nothing listens to the outside
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",  # hundreds of small queries: planning them twice costs more than it saves
    "spark.sql.codegen.wholeStage": "false",  # nor is it worth to compile each
    "spark.python.sql.dataFrameDebugging.enabled": "false",  # else each word of a query asks for its place in the code
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # a session of seconds, not of hours
    "spark.log.level": "ERROR",
}
_UNICODE = "(?U)"
_ROWS_A_PART = 100_000
_TERMS = Terms(
    column=f.col,
    missing=Column.isNull,
    among=lambda column, values: column.isin(list(values)),
    always=lambda: f.lit(True),
)
_FAMILIES = dict.fromkeys(("tinyint", "smallint", "int", "bigint"), "Int64")
_FAMILIES |= dict.fromkeys(("float", "double", "decimal"), "Float64")
_CASTS = {
    "Int64": lambda column: column.cast("bigint"),
    "Float64": lambda column: f.nullif(column.cast("double"), f.lit(float("nan"))),
    "string": lambda column: column.cast("string"),
}
_FAMILIES |= {"string": "string", "void": "nothing"}


class SparkExecutionEngine(SparkDFExecutionEngine):
    """The Spark engine with regular expressions that know full-width digits and blanks, as Python's do."""


class SparkDatasource(_SparkDatasource):
    """A datasource whose execution engine is ours."""

    type: Literal["gongkai_spark"] = "gongkai_spark"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> Any:  # `type` is a field here
        """The class above."""
        return SparkExecutionEngine


class _MatchesRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=SparkExecutionEngine)
    def _spark(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805 - made a class method above
        return column.rlike(_UNICODE + regex)


class _MatchesNoRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=SparkExecutionEngine)
    def _spark(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805 - made a class method above
        return ~column.rlike(_UNICODE + regex)


def session() -> SparkSession:
    """Return the active session; where there is none, start one on this machine that listens to nobody."""
    if (active := SparkSession.getActiveSession()) is not None:
        return active
    builder = SparkSession.builder.appName("gongkai-audit").master("local[*]")
    for name, value in _LOCAL.items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else its processes are whatever is called python3
    with suitable_java():
        return builder.getOrCreate()


class OnSpark:
    """A Spark session; every frame is a DataFrame that is kept while it is judged."""

    def __init__(self) -> None:
        self._session = session()
        sources: Any = quiet_context().data_sources
        self._source = sources.add_gongkai_spark("spark")
        self._kept: list[DataFrame] = []

    def load(self, name: str, frame: pd.DataFrame) -> _Table:
        """Copy the frame into Spark, with its rows numbered."""
        numbered = self._session.createDataFrame(as_arrow(frame)).coalesce(1 + len(frame) // _ROWS_A_PART)
        return self._loaded(name, numbered.cache())

    def kinds(self, data: DataFrame) -> dict[str, str]:
        """Say what the columns of a DataFrame hold."""
        return {name: _FAMILIES.get(kind.partition("(")[0], kind) for name, kind in data.dtypes}

    def load_table(self, name: str, data: DataFrame, columns: Mapping[str, str]) -> _Table:
        """Keep what is needed of a DataFrame, with its rows numbered once and for all, though with gaps."""
        typed = [_CASTS[kind](f.col(f"`{column}`")).alias(column) for column, kind in columns.items()]
        return self._loaded(name, data.select(*typed, f.monotonically_increasing_id().alias(ROW)).localCheckpoint())

    def close(self) -> None:
        """Let go of the DataFrames; the session stays."""
        for kept in self._kept:
            kept.unpersist()

    def _loaded(self, name: str, frame: DataFrame) -> _Table:
        self._kept.append(frame)
        return _Table(self._source, name, frame)


class _Table:
    terms = _TERMS

    def __init__(self, source: Any, name: str, frame: DataFrame) -> None:
        asset = source.add_dataframe_asset(name)
        batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
        engine, self.batch_id = opened(batch)
        self.engine: Any = engine
        self._frame = frame

    def portions(self, rules: Sequence[Rule]) -> Iterator[Sequence[Rule]]:
        """Yield all at once: Great Expectations counts in one query what has one domain."""
        yield rules

    def failing(self, conditions: Mapping[str, Condition]) -> dict[str, Failing | str]:
        asked, found = {}, dict[str, Failing | str]()
        for key, condition in conditions.items():
            try:
                asked[key] = self._asked(key, condition)
            except PySparkException as error:
                found[key] = in_words(error)
        return found | self._collected(asked)

    def _asked(self, key: str, condition: Condition) -> DataFrame:
        domain = self.engine.get_domain_records(domain_of(condition))
        told = domain.select(f.col(ROW), condition[0].alias("unexpected"))
        failing: DataFrame = told.filter(f.col("unexpected")).select(f.lit(key).alias("key"), f.col(ROW))
        return failing

    def _collected(self, asked: Mapping[str, DataFrame]) -> dict[str, Failing | str]:
        """Ask all at once; where one breaks the others, each by itself."""
        if not asked:
            return {}
        try:
            rows = reduce(DataFrame.unionAll, asked.values()).collect()
        except PySparkException as error:
            if len(asked) == 1:
                return dict.fromkeys(asked, in_words(error))
            return {key: failing for one in asked.items() for key, failing in self._collected(dict([one])).items()}
        numbers: dict[str, list[int]] = {key: [] for key in asked}
        for row in rows:
            numbers[row["key"]].append(row[ROW])
        return {key: np.array(sorted(some), dtype=np.int64) for key, some in numbers.items()}

    def tally(self, answers: Sequence[Any]) -> list[int]:
        counts = [f.count(f.when(answer, 1)).alias(f"n{number}") for number, answer in enumerate(answers)]
        return list(self._frame.agg(*counts, f.count(f.lit(1)).alias("all")).collect()[0])

    def rows(self, numbers: Sequence[int], columns: Sequence[str]) -> pd.DataFrame:
        wanted = self._frame.sparkSession.createDataFrame(pa.table({ROW: pa.array(numbers, type=pa.int64())}))
        found = self._frame.join(wanted, ROW).select(ROW, *columns).orderBy(ROW).collect()
        return pd.DataFrame([tuple(row) for row in found], columns=[ROW, *columns]).set_index(ROW)


def open_engine() -> OnSpark:
    """Return the engine."""
    return OnSpark()
