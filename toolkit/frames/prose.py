"""Facts of the prose: every figure that it states, beside the figures of the tables that it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.frames.typed import Named
from toolkit.frames.years import Years


def claim_rows(reports: Named, years: Years) -> Iterator[dict[str, Any]]:
    """Yield one row per figure of the prose whose measure is known."""
    yield from ()


def enumeration_rows(reports: Named) -> Iterator[dict[str, Any]]:
    """Yield one row per total that the prose breaks down."""
    yield from ()
