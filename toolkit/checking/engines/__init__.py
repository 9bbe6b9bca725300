"""The engines that can run the rules: pandas, DuckDB and Spark. One verdict, whichever it is."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.checking.engines.core import Engine

_NEEDS = {
    "pandas": (),
    "duckdb": ("duckdb", "duckdb_engine", "sqlalchemy"),
    "spark": ("pyspark",),
}
ENGINES = tuple(_NEEDS)


def require(engine: str) -> None:
    """Raise `UsageError`, which says what to install, when the engine cannot be used here."""
    if engine not in _NEEDS:
        raise UsageError("engine-unknown", found=engine, wanted=", ".join(ENGINES))
    if lacking := [name for name in _NEEDS[engine] if find_spec(name) is None]:
        raise UsageError("engine-missing", engine=engine, lacking=", ".join(lacking))


def open_engine(engine: str) -> Engine:
    """Return an engine ready to load frames; close it after use. Raises `UsageError` when it cannot be used here."""
    require(engine)
    made: Engine = import_module(f"toolkit.checking.engines.on_{engine}").open_engine()
    return made
