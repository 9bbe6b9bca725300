"""Audit Chinese annual reports on government information disclosure: read, judge, find, show.

The public names are those in `__all__`. Each is imported when it is first used, so that the package itself costs
nothing to import.
"""

from importlib import import_module
from typing import Any

_HOME = {
    "read": "toolkit.corpus",
    "audit": "toolkit.auditing",
    "Audit": "toolkit.auditing",
    "judge": "toolkit.checking.judging",
    "load": "toolkit.results",
    "save": "toolkit.results",
    "load_rules": "toolkit.checking.rules",
    "rule": "toolkit.checking.own",
    "Report": "toolkit.report",
    "Finding": "toolkit.findings",
    "Outcome": "toolkit.checking.outcome",
}

__all__ = [
    "Audit",
    "Finding",
    "Outcome",
    "Report",
    "audit",
    "judge",
    "load",
    "load_rules",
    "read",
    "rule",
    "save",
    "show",
]


def __getattr__(name: str) -> Any:
    if name == "show":
        return import_module("toolkit.publishing.show")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}; its public names are {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
