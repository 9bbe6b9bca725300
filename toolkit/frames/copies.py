"""How alike the sections of reports are: to the same body's of the year before, and to those of other bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from toolkit.extraction.mentions import is_cut
from toolkit.frames.similarity import Nearest, Text, masked, nearest, similarity
from toolkit.frames.years import Years
from toolkit.report import Report

_ACROSS_YEARS = ("overview", "problems", "other")
_ACROSS_BODIES = ("overview", "problems")
_Key = tuple[str, int, str]


class Copies:
    """The masked texts of many reports, and for each the nearest of another body in the same year.

    Of several reports of one body and year, one is held against other bodies: it is one text that may be copied.
    """

    def __init__(self, reports: Iterable[Report], years: Years) -> None:
        """Compare the texts; a text that was cut is compared with none."""
        self._years = years
        self._masked: dict[tuple[int, str], str | None] = {}
        groups: dict[tuple[int, str], dict[_Key, Text]] = defaultdict(dict)
        for report in reports:
            who = report.identity
            if who.year is None or not who.body or years.of(who.body, who.year) is not report:
                continue
            for key in _ACROSS_BODIES:
                if text := self._text(report, key):
                    groups[who.year, key][who.body, who.year, key] = Text(who.body, text)
        self._nearest: dict[_Key, Nearest] = {}
        for group in groups.values():
            self._nearest |= nearest(group)

    def facts(self, report: Report, key: str) -> dict[str, Any]:
        """Return the facts about section `key` of a report; what there is nothing to compare with is missing."""
        text = self._text(report, key)
        if text is None:
            return {}
        facts: dict[str, Any] = {"own_length": len(text)}
        prior = self._years.prior(report)
        before = self._text(prior, key) if prior else None
        if text and before:
            facts["prior_similarity"] = similarity(text, before)
        who = report.identity
        if who.year is not None and self._years.of(who.body, who.year) is report:
            near = self._nearest.get((who.body, who.year, key))
            facts |= {"nearest_similarity": near.similarity, "nearest_body": near.body or None} if near else {}
        return facts

    def _text(self, report: Report, key: str) -> str | None:
        if key not in _ACROSS_YEARS:
            return None
        at = id(report), key
        if at not in self._masked:
            section = report.section(key)
            known = section is not None and not is_cut(section.text)
            self._masked[at] = masked(section.text, report.identity.body) if section and known else None
        return self._masked[at]
