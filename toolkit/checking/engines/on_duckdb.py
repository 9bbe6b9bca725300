"""Rules run by Great Expectations in SQL, on tables of a DuckDB in memory.

Great Expectations does not know DuckDB: it closes the connection before it fetches, which empties DuckDB's results,
and has no word for its regular expressions. Both are mended here, in classes of our own beside its generic ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import sqlalchemy as sa
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)
from great_expectations.util import get_sqlalchemy_selectable

from toolkit.checking.conditions import Terms
from toolkit.checking.engines.core import ROW, Condition, Failing, as_arrow, domain_of, in_words, opened, quiet_context
from toolkit.checking.rules import Rule

_TERMS = Terms(
    column=sa.column,
    missing=lambda column: column.is_(None),
    among=lambda column, values: column.in_(values),
    always=sa.true,
)
_FAMILIES = {"INTEGER": "Int64", "FLOAT": "Float64", "DOUBLE": "Float64", "DECIMAL": "Float64", "VARCHAR": "string"}
_FAMILIES |= dict.fromkeys(("TINYINT", "SMALLINT", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "HUGEINT"), "Int64")
_FAMILIES |= {'"NULL"': "nothing", "NULL": "nothing"}
_CASTS = {
    "Int64": "CAST({0} AS BIGINT)",
    "Float64": "nullif(CAST({0} AS DOUBLE), 'NaN'::DOUBLE)",
    "string": "CAST({0} AS VARCHAR)",
}


_SEARCH = "gongkai_search"
"""Python's regular expressions, as pandas has them: DuckDB's own know neither full-width digits nor looking ahead."""


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """The SQL engine with one connection that stays open."""

    @contextmanager
    def get_connection(self) -> Iterator[sa.Connection]:
        """Give the one connection, as the base class does for SQLite."""
        if self._connection is None:
            self._connection = self.engine.connect()
            own: Any = self._connection.connection.driver_connection
            own.create_function(_SEARCH, lambda text, regex: bool(re.search(regex, text)), ["VARCHAR"] * 2, "BOOLEAN")
        yield self._connection


class DuckDBDatasource(SQLDatasource):
    """A datasource whose execution engine is ours, and which has no second database in memory beside it."""

    type: Literal["gongkai_duckdb"] = "gongkai_duckdb"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> Any:  # `type` is a field here
        """The class above."""
        return DuckDBExecutionEngine

    def get_engine(self) -> sa.Engine:
        """Return SQLAlchemy's engine of the execution engine."""
        return self.get_execution_engine().engine


class _MatchesRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBExecutionEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805 - made a class method above
        return getattr(sa.func, _SEARCH)(column, regex, type_=sa.Boolean)


class _MatchesNoRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBExecutionEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805 - made a class method above
        return ~getattr(sa.func, _SEARCH)(column, regex, type_=sa.Boolean)


class OnDuckDB:
    """A database in memory; every frame is a table of it."""

    def __init__(self) -> None:
        sources: Any = quiet_context().data_sources
        self._source: DuckDBDatasource = sources.add_gongkai_duckdb(
            "duckdb", connection_string="duckdb:///:memory:", kwargs={"poolclass": sa.pool.StaticPool}
        )

    def load(self, name: str, frame: pd.DataFrame) -> _Table:
        """Copy the frame into a table, with its rows numbered."""
        self._create(name, as_arrow(frame), "*")
        return _Table(self._source, name)

    def kinds(self, data: Any) -> dict[str, str]:
        """Say what the columns of a DuckDB relation hold."""
        types = (str(each).partition("(")[0] for each in data.types)
        return {name: _FAMILIES.get(kind, kind) for name, kind in zip(data.columns, types, strict=True)}

    def load_table(self, name: str, data: Any, columns: Mapping[str, str]) -> _Table:
        """Copy what is needed of a DuckDB relation, batch by batch; its rows are numbered as they come."""
        quoted = {'"' + column.replace('"', '""') + '"': kind for column, kind in columns.items()}
        typed = ", ".join(f"{_CASTS[kind].format(column)} AS {column}" for column, kind in quoted.items())
        incoming = data.project(", ".join(quoted)).to_arrow_reader()
        self._create(name, incoming, f"{typed}, row_number() OVER () - 1 AS {ROW}")
        return _Table(self._source, name)

    def close(self) -> None:
        """Let go of the database."""
        self._source.get_engine().dispose()

    def _create(self, name: str, data: Any, what: str) -> None:
        with incoming(self._source.get_engine(), data) as connection:
            connection.execute(f'CREATE TABLE "{name}" AS SELECT {what} FROM incoming')  # noqa: S608 - a frame's name


@contextmanager
def incoming(engine: sa.Engine, data: Any) -> Iterator[Any]:
    """Give DuckDB's own connection, in which Arrow data are the table `incoming`."""
    connection: Any = engine.raw_connection().driver_connection
    connection.register("incoming", data)
    try:
        yield connection
    finally:
        connection.unregister("incoming")


class _Table:
    terms = _TERMS

    def __init__(self, source: DuckDBDatasource, name: str) -> None:
        asset = source.add_table_asset(name, table_name=name)
        engine, self.batch_id = opened(asset.add_batch_definition_whole_table("whole").get_batch())
        self.engine: Any = engine
        self._table = sa.table(name)

    def portions(self, rules: Sequence[Rule]) -> Iterator[Sequence[Rule]]:
        """Yield all at once: Great Expectations counts in one query what has one domain."""
        yield rules

    def failing(self, conditions: Mapping[str, Condition]) -> dict[str, Failing | str]:
        return {key: self._failing(condition) for key, condition in conditions.items()}

    def _failing(self, condition: Condition) -> Failing | str:
        records: Any = self.engine.get_domain_records(domain_of(condition))
        domain: Any = get_sqlalchemy_selectable(records)
        told = sa.select(sa.column(ROW), condition[0].label("unexpected")).select_from(domain).subquery()
        query = sa.select(told.c[ROW]).where(told.c.unexpected).order_by(told.c[ROW])
        try:
            return np.array(self._fetch(query), dtype=np.int64).reshape(-1)
        except sa.exc.SQLAlchemyError as error:
            return in_words(error)

    def tally(self, answers: Sequence[Any]) -> list[int]:
        counts = [sa.func.count(sa.case((answer, 1))).label(f"n{number}") for number, answer in enumerate(answers)]
        return list(self._fetch(sa.select(*counts, sa.func.count().label("all")).select_from(self._table))[0])

    def rows(self, numbers: Sequence[int], columns: Sequence[str]) -> pd.DataFrame:
        names, row = [ROW, *columns], sa.column(ROW, sa.BigInteger)
        among = row.in_(sa.select(row).select_from(sa.table("incoming")))
        with incoming(self.engine.engine, pa.table({ROW: pa.array(numbers, type=pa.int64())})):
            query = sa.select(*map(sa.column, names)).select_from(self._table).where(among).order_by(row)
            return pd.DataFrame(self._fetch(query), columns=names).set_index(ROW)

    def _fetch(self, query: Any) -> list[Any]:
        return [tuple(row) for row in self.engine.execute_query(query).fetchall()]


def open_engine() -> OnDuckDB:
    """Return the engine."""
    return OnDuckDB()
