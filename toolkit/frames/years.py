"""Reports of one body put in the order of their years: whose report came before whose."""

from __future__ import annotations

from toolkit.frames.typed import Named
from toolkit.report import Report, State

_ORDER = (State.READ, State.PARTIAL)


class Years:
    """The reports of each body by year; of several of one body and year the one read best stands for all."""

    def __init__(self, reports: Named) -> None:
        """Take reports with their ids; those that are unreadable, or tell no body or year, have no place in it."""
        self._reports: dict[tuple[str, int], tuple[str, Report]] = {}
        for state in _ORDER:
            for report_id, report in reports:
                who = report.identity
                if report.state is state and who.body and who.year is not None:
                    self._reports.setdefault((who.body, who.year), (report_id, report))

    def of(self, body: str, year: int) -> Report | None:
        """Return the report of a body for a year, or None."""
        found = self._reports.get((body, year))
        return found[1] if found else None

    def prior(self, report: Report) -> Report | None:
        """Return the report of the same body for the year before, or None."""
        who = report.identity
        return self.of(who.body, who.year - 1) if who.body and who.year is not None else None

    def renamed(self, report: Report) -> bool | None:
        """Say whether the report of the year before names the body otherwise; None when there is none."""
        prior = self.prior(report)
        if prior is None:
            return None
        now, before = printed_name(report), printed_name(prior)
        return not (now.endswith(before) or before.endswith(now))

    def comparable(self, report: Report) -> Report | None:
        """Return the report for the year before, unless the body was renamed: it may have other tasks since."""
        return None if self.renamed(report) else self.prior(report)


def printed_name(report: Report) -> str:
    """Return the name that the source itself gives the body."""
    return "".join((report.identity.printed or report.identity.body).split())
