"""Rules run by Great Expectations on pandas: its condition is a mask over the rows of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from toolkit.checking.engines.core import Condition, Failing, quiet_context


class OnPandas:
    """The engine that needs nothing but the frame."""

    def __init__(self) -> None:
        self._context = quiet_context()

    def load(self, name: str, frame: pd.DataFrame) -> _Loaded:
        """Take the frame as it is, with a fresh RangeIndex: a duplicate index would break the list of keys."""
        return _Loaded(self._context, name, frame.reset_index(drop=True))

    def close(self) -> None:
        """Nothing is held."""


class _Loaded:
    def __init__(self, context: Any, name: str, frame: pd.DataFrame) -> None:
        asset = context.data_sources.add_pandas(name).add_dataframe_asset("frame")
        self.batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})

    def failing(self, conditions: Mapping[str, Condition]) -> dict[str, Failing]:
        masks = {key: condition[0] for key, condition in conditions.items()}
        return {key: np.sort(mask.index[mask.to_numpy(dtype=bool)].to_numpy(np.int64)) for key, mask in masks.items()}


def open_engine() -> OnPandas:
    """Return the engine."""
    return OnPandas()
