"""Rules run by Great Expectations on pandas: its condition is a mask over the rows of the domain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd
from great_expectations.execution_engine import PandasExecutionEngine

from toolkit.checking.engines.core import Condition, Failing
from toolkit.checking.rules import Rule

_SELECTED = "selected"


class RememberingExecutionEngine(PandasExecutionEngine):
    """The pandas engine, with the rows that a condition selects kept until another is asked for.

    Each expectation asks for the same rows three times, and selecting them is most of the work.
    """

    _remembered: Mapping[str, Any] | None = None

    def get_domain_records(self, domain_kwargs: dict[str, Any]) -> pd.DataFrame:
        """Return the rows of a domain."""
        selection = {name: domain_kwargs.get(name) for name in ("batch_id", "row_condition", "condition_parser")}
        if self._remembered != selection:
            self.load_batch_data(_SELECTED, super().get_domain_records(selection))
            self._remembered = selection
        return super().get_domain_records({**domain_kwargs, "batch_id": _SELECTED, "row_condition": None})


class OnPandas:
    """The engine that needs nothing but the frame."""

    def load(self, name: str, frame: pd.DataFrame) -> _Loaded:
        """Take the frame as it is, with a fresh RangeIndex: a duplicate index would break the list of keys."""
        return _Loaded(name, frame.reset_index(drop=True))

    def close(self) -> None:
        """Nothing is held."""


class _Loaded:
    def __init__(self, name: str, frame: pd.DataFrame) -> None:
        self.batch_id = name
        self.engine = RememberingExecutionEngine()
        self.engine.load_batch_data(name, frame)

    def portions(self, rules: Sequence[Rule]) -> Iterator[Sequence[Rule]]:
        """Yield those of one condition together: only the rows that it selects are held in memory."""
        return (list(some) for _, some in groupby(sorted(rules, key=_condition), key=_condition))

    def failing(self, conditions: Mapping[str, Condition]) -> dict[str, Failing | str]:
        masks = {key: condition[0] for key, condition in conditions.items()}
        return {key: np.sort(mask.index[mask.to_numpy(dtype=bool)].to_numpy(np.int64)) for key, mask in masks.items()}


def _condition(rule: Rule) -> str:
    return json.dumps(rule.condition)


def open_engine() -> OnPandas:
    """Return the engine."""
    return OnPandas()
