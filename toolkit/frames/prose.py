"""Facts of the prose: every figure that it states, beside the figures of the tables that it may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from toolkit.document import Place
from toolkit.forms import YUAN_PER_WAN
from toolkit.frames.bounds import may_be_of_another_whole
from toolkit.frames.comparable import (
    clause,
    decimals,
    is_about_both,
    is_about_decided,
    is_comparable,
    is_in_words,
    is_of_new_alone,
    is_told_apart,
    last_digit,
)
from toolkit.frames.contradictions import Stated
from toolkit.frames.readings import Readings, growth, increase, readings, shares
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import Claim, Report, State

_QUOTED = 60
"""Characters before and after a figure that are quoted."""
_JOIN = "、"


def claim_rows(reports: Named, years: Years[Report]) -> Iterator[dict[str, Any]]:
    """Yield one row per figure of the prose whose measure is known."""
    for report_id, report in reports:
        if report.state is State.UNREADABLE or not report.claims:
            continue
        shared, prior = body_facts(report_id, report), years.prior(report)
        for row in _Claims(report, prior).rows():
            yield shared | row


class _Claims:
    """The figures of one report, each held against its own tables, or against last year's where it is of last year."""

    def __init__(self, report: Report, prior: Report | None) -> None:
        self._report, self._prior = report, prior
        self._readings: dict[tuple[int | None, str], Readings] = {}
        self._parts: dict[tuple[str, str], Decimal | None] = {}
        self._stated = Stated()
        measured = [claim for claim in report.claims if claim.measure and claim.precision == "exact"]
        self._exact = Counter(claim.measure for claim in measured if self._years_ago(claim) == 0)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the facts of each figure whose measure is known, in the order of the text."""
        for number, claim in enumerate(self._report.claims, start=1):
            if claim.measure:
                yield self._row(number, claim)

    def _row(self, number: int, claim: Claim) -> dict[str, Any]:
        back = self._years_ago(claim)
        known, comparable = self.held(claim)
        if claim.unit != "%":
            agrees = comparable and claim.value in known.values()
            self._parts[claim.measure, claim.sentence] = claim.value if agrees else None
        return {
            "section": claim.section,
            "number": number,
            "measure": claim.measure,
            "stated": claim.value,
            "unit": claim.unit,
            "scope": claim.scope or None,
            "precision": claim.precision,
            "in_words": int(is_in_words(claim)),
            "claim_year": claim.year,
            "years_ago": back,
            "value": claim.value if comparable else None,
            **known,
            "agrees_with": _JOIN.join(name for name, value in known.items() if value == claim.value) or None,
            "rounding": self._rounding(claim, back),
            "stated_before": self._stated.before(claim, back, known) if comparable else None,
            "exact_elsewhere": self._exact[claim.measure],
            "clause": _quoted(claim),
            "sentence": claim.sentence,
            "marked": spans_in_words([(claim.at, claim.at + len(claim.printed))]),
            **place_facts(claim.place),
        }

    def held(self, claim: Claim) -> tuple[dict[str, Decimal], bool]:
        """Return what is known of what the tables say, and whether the figure can be held against it."""
        said = self._said(claim, self._years_ago(claim))
        known = {name: value for name, value in said.items() if value is not None}
        return known, is_comparable(claim, self._report) and not may_be_of_another_whole(
            claim, self._report, known.values()
        )

    def _years_ago(self, claim: Claim) -> int | None:
        year = self._report.identity.year
        if claim.year is None:
            return 0
        return None if year is None else year - claim.year

    def _of(self, back: int | None, measure: str) -> Readings:
        """Return the readings of a measure from the tables of the year that a figure is of."""
        report = self._report if back == 0 else self._prior if back == 1 else None
        if report is None:
            return {}
        if (back, measure) not in self._readings:
            self._readings[back, measure] = readings(report, measure)
        return self._readings[back, measure]

    def _said(self, claim: Claim, back: int | None) -> Readings:
        """Return what the tables say, in the unit of the figure."""
        if claim.measure == "requests.growth":
            if back != 0:
                return {}
            share = claim.unit == "%"
            return growth(self._report, self._prior, decimals(claim)) if share else increase(self._report, self._prior)
        said = self._of(back, claim.measure)
        if claim.unit == "%":
            return shares(self._report, self._part(claim, said), decimals(claim)) if back == 0 else {}
        if "with_pending" in said and is_about_decided(claim):
            said = said | {"with_pending": said["cell"]}
        if "with_partial" in said and is_told_apart(claim, self._report):
            said = said | {"with_partial": said["cell"]}
        if "with_carried_over" in said and is_of_new_alone(claim, self._report):
            said = said | {"with_carried_over": said["cell"]}
        if "of_both" in said and not is_about_both(claim):
            said = said | {"of_both": said["cell"]}
        return said

    def _part(self, claim: Claim, said: Readings) -> Decimal | None:
        """Return what a percentage is of: the count beside it where the tables bear that out, else the tables' own.

        A count that they do not bear out is at fault itself; 予以公开 alone may or may not take in 部分公开.
        """
        if (claim.measure, claim.sentence) in self._parts:
            return self._parts[claim.measure, claim.sentence]
        return said.get("cell") if said.get("with_partial", said.get("cell")) == said.get("cell") else None

    def _rounding(self, claim: Claim, back: int | None) -> Decimal | None:
        """Return by how much an amount and its cell may differ because one is printed to fewer digits."""
        if claim.measure != "disclosure.fees.amount" or back != 0:
            return None
        cell = self._report.tables["disclosure"].value("fees", "amount")
        exponent = cell.as_tuple().exponent if cell is not None else None
        if not isinstance(exponent, int):
            return None
        return abs(last_digit(claim) - Decimal(YUAN_PER_WAN).scaleb(exponent))


def contradicted(report: Report, among: Collection[str]) -> list[Claim]:
    """Return the counts, in some of its sentences, that the report's own tables hold and do not bear out."""
    claims, found = _Claims(report, None), []
    for claim in report.claims:
        if claim.measure and claim.unit not in ("%", "元") and any(claim.sentence in each for each in among):
            known, comparable = claims.held(claim)
            if comparable and known and claim.value not in known.values():
                found.append(claim)
    return found


def _quoted(claim: Claim) -> str:
    """Return the clause of a figure, cut where it is long."""
    words = clause(claim).strip()
    at = max(0, words.find(claim.printed))
    return words[max(0, at - _QUOTED) : at + len(claim.printed) + _QUOTED]


def spans_in_words(spans: Iterable[tuple[int, int]]) -> str:
    """Return where figures stand in their sentence, from the first character to behind the last ("12:15 20:23")."""
    return " ".join(f"{start}:{end}" for start, end in spans)


def place_facts(place: Place) -> dict[str, Any]:
    """Return where something of the prose stands, as far as the format knows."""
    return {"page": place.page, "line": place.line, "paragraph": place.paragraph}
