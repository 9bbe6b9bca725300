"""What breaks the rules of the text."""

from __future__ import annotations

from collections.abc import Callable

from tests.examples.making import Example

EXAMPLES: dict[str, Callable[[], Example]] = {}
