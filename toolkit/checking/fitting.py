"""Whether data of one's own have the columns and types of a fact frame: a misspelt column must not pass in silence."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, cast

import pandas as pd

from toolkit.errors import UsageError

_HOLDERS = {"pandas": "pandas", "duckdb": "duckdb", "_duckdb": "duckdb", "pyspark": "spark"}

NOTHING = "nothing"
"""What a column holds whose every value is missing: it fits everywhere."""

_FITS = {
    "Int64": ("Int64", NOTHING),
    "Float64": ("Int64", "Float64", NOTHING),
    "string": ("string", NOTHING),
}
_KINDS = {"string": "string", "empty": NOTHING, "integer": "Int64", "floating": "Float64"}
_KINDS |= {"mixed-integer-float": "Float64"}


def holder_of(data: Any) -> str:
    """Return the engine that holds the data. Raises `UsageError` for what none of them does."""
    kind = type(data)
    holder = _HOLDERS.get(kind.__module__.partition(".")[0])
    if holder is None or not hasattr(data, "columns"):
        raise UsageError("judge-data", found=f"{kind.__module__}.{kind.__qualname__}")
    return holder


def must_fit(frame: str, wanted: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Raise `UsageError` where columns are absent, or hold something else than the frame's do."""
    if missing := [name for name in wanted if name not in found]:
        close = {name: get_close_matches(name, [each for each in found if each not in wanted], 1) for name in missing}
        pairs = ", ".join(f"{near[0]} → {name}" for name, near in close.items() if near)
        told = {"frame": frame, "missing": ", ".join(missing), "found": ", ".join(found)}
        raise (
            UsageError("judge-columns-misspelt", **told, pairs=pairs) if pairs else UsageError("judge-columns", **told)
        )
    wrong = {name: found[name] for name, kind in wanted.items() if found[name] not in _FITS[kind]}
    if wrong:
        columns = "; ".join(f"{name}: {kind} (≠ {wanted[name]})" for name, kind in wrong.items())
        raise UsageError("judge-types", frame=frame, columns=columns)


def fitted(data: pd.DataFrame, frame: str, wanted: Mapping[str, str]) -> pd.DataFrame:
    """Return the wanted columns in the dtypes of the frame, with fresh row numbers; raises as `must_fit` does."""
    named = data.loc[:, [name in wanted for name in data.columns]]
    if twice := sorted(set(named.columns[named.columns.duplicated()])):
        raise UsageError("judge-twice", columns=", ".join(twice))
    kinds = {str(name): "" for name in data.columns} | {str(name): _kind(named[name]) for name in named.columns}
    must_fit(frame, wanted, kinds)
    return pd.DataFrame({name: _typed(named[name], kind) for name, kind in wanted.items()}).reset_index(drop=True)


def _kind(column: pd.Series[Any]) -> str:
    """Say what a column holds, whatever its dtype: pandas has no whole numbers beside missing ones by default."""
    if column.isna().all():
        return NOTHING
    if pd.api.types.is_float_dtype(column.dtype) and (column.dropna() % 1 == 0).all():
        return "Int64"
    inferred = pd.api.types.infer_dtype(column, skipna=True)
    return _KINDS.get(inferred, inferred)


def _typed(column: pd.Series[Any], kind: str) -> pd.Series[Any]:
    if column.isna().all():
        column = pd.Series([None] * len(column), index=column.index, dtype="object")
    return column.astype(cast(Any, kind))
