"""Reports of one body put in the order of their years: whose report came before whose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from toolkit.report import Identity, State

_ORDER = (State.READ, State.PARTIAL)
_ROOT = re.compile(r"(?:人民政府|政府)?(?:办公厅|办公室)?$")


class Reported(Protocol):
    """A report, or what is known of one."""

    @property
    def state(self) -> State:
        """How far it was read."""

    @property
    def identity(self) -> Identity:
        """Who reported for which year."""


One = TypeVar("One", bound=Reported)


class Years(Generic[One]):
    """The reports of each body by year; of several of one body and year the one read best stands for all."""

    def __init__(self, reports: Iterable[tuple[str, One]]) -> None:
        """Take reports with their ids; those that are unreadable, or tell no body or year, have no place in it."""
        self._reports: dict[tuple[str, int], One] = {}
        reports = list(reports)
        for state in _ORDER:
            for _, report in reports:
                who = report.identity
                if report.state is state and who.body and who.year is not None:
                    self._reports.setdefault((who.body, who.year), report)

    def of(self, body: str, year: int) -> One | None:
        """Return the report of a body for a year, or None."""
        return self._reports.get((body, year))

    def prior(self, report: One) -> One | None:
        """Return the report of the same body for the year before, or None."""
        who = report.identity
        return self.of(who.body, who.year - 1) if who.body and who.year is not None else None

    def renamed(self, report: One) -> bool | None:
        """Say whether the report of the year before names the body otherwise; None when there is none."""
        prior = self.prior(report)
        if prior is None:
            return None
        now, before = report.identity.as_printed, prior.identity.as_printed
        return not (now.endswith(before) or before.endswith(now))

    def comparable(self, report: One) -> One | None:
        """Return the report for the year before, unless the body was renamed: it may have other tasks since."""
        return None if self.renamed(report) else self.prior(report)


def is_same_body(one: str, other: str) -> bool:
    """Whether two names can be one body's: with and without its place, or a government and its office."""
    one, other = _ROOT.sub("", one), _ROOT.sub("", other)
    return one.endswith(other) or other.endswith(one)
