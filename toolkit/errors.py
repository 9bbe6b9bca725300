"""What can go wrong for the user of the toolkit, in words that say what to do.

A fault of a report is a finding, never an error. An error says what was wanted, what was found and what to do next,
in Chinese and in English, and reaches the command line without a traceback.
"""

from __future__ import annotations

from toolkit.messages import both


class AuditError(Exception):
    """The root of every error that the toolkit raises on purpose."""

    def __init__(self, key: str, /, **values: object) -> None:
        """Say the message `key` of the message table, filled with `values`."""
        super().__init__(both(key, **values))
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process, whose errors are pickled."""
        return (_restored, (type(self), self.key, self.values))


def _restored(kind: type[AuditError], key: str, values: dict[str, object]) -> AuditError:
    return kind(key, **values)


class SourceError(AuditError):
    """A source cannot be read: not there, not of a known format, damaged, encrypted or beyond the limits."""


class SuiteError(AuditError):
    """A suite of expectations cannot be used: unknown type, unknown column, missing rule id or wording."""


class UsageError(AuditError):
    """A command or a function was called in a way that cannot work."""
