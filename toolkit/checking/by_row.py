"""What our expectations have in common: a condition on some columns of a row, said once for three engines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from great_expectations.execution_engine import (
    PandasExecutionEngine,
    SparkDFExecutionEngine,
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)

from toolkit.checking.wide import Words, in_pandas, in_spark, in_sql


class ByRow(MulticolumnMapMetricProvider):
    """A condition whose subclasses say in `holds` when a row is good; where that is not known, it is not."""

    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )

    @staticmethod
    def holds(words: Words, kwargs: Mapping[str, Any]) -> Any:
        """Return for each row, in the words of an engine, whether it is good."""
        raise NotImplementedError

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column_list: pd.DataFrame, **kwargs: Any) -> Any:  # noqa: N805 - made a class method above
        return _known(cls, in_pandas(column_list), kwargs)

    @multicolumn_condition_partial(engine=SqlAlchemyExecutionEngine)  # type: ignore[untyped-decorator]
    def _sqlalchemy(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _known(cls, in_sql(kwargs["_metrics"]), kwargs)

    @multicolumn_condition_partial(engine=SparkDFExecutionEngine)  # type: ignore[untyped-decorator]
    def _spark(cls, column_list: Any, **kwargs: Any) -> Any:  # noqa: N805
        return _known(cls, in_spark(column_list), kwargs)


def _known(provider: Any, words: Words, kwargs: Mapping[str, Any]) -> Any:
    # A condition that is missing would raise, or count as good: what is not known does not hold.
    return words.never_missing(provider.holds(words, kwargs))
