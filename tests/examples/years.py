"""What breaks the rules of the years."""

from __future__ import annotations

from collections.abc import Callable

from tests.examples.making import Example

EXAMPLES: dict[str, Callable[[], Example]] = {}

ROSTER: tuple[str, ...] = ()
"""Lines of the roster, without its head."""
