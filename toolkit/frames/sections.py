"""Facts about the words of a report, section by section: what a text speaks of, leaves out, keeps or copies.

That something is not there is only said of a text that is known in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.extraction import mentions
from toolkit.extraction.garbled import garbled
from toolkit.extraction.meetings import superseded
from toolkit.extraction.outline import masked_text
from toolkit.extraction.privacy import identity_numbers, mobiles, private_mails
from toolkit.extraction.selves import foreign_selves
from toolkit.extraction.stale import obsolete_basis, stale_years
from toolkit.frames.peers import Peers
from toolkit.frames.similarity import similarity
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import Report, Section, State

PREAMBLE = "preamble"
_SHOWN = 3
"""Places of a text that a finding shows of many."""
_CHARGES = ("processing_fee", "processing_fee_cases")
_ACROSS_YEARS = ("overview", "problems", "other")
"""Sections that are held against last year's."""
_STEP = 10
"""Yuan: every rate of the tariff of 国办函〔2020〕109号 is a multiple of it."""


def section_rows(reports: Named, years: Years[Report], beside: Mapping[str, Peers]) -> Iterator[dict[str, Any]]:
    """Yield one row per section found, in its order on the page, after one for what stands before the first."""
    texts = _Texts(years)
    for report_id, report in reports:
        if report.state is State.UNREADABLE:
            continue
        before = {PREAMBLE: report.preamble} if report.preamble.strip() else {}
        named = [*before.items(), *((section.key, section.text) for section in report.sections)]
        meeting = superseded([text for _, text in named], report.identity.year) if report.identity.year else None
        for at, (key, text) in enumerate(named):
            row = body_facts(report_id, report) | {"section": key, "text": text} | _of_any(key, text, report)
            if report.identity.year:
                row["superseded_meetings"] = int(meeting is not None and meeting[0] == at)
                row |= dict(zip(("superseded_meeting", "later_meeting"), meeting[1:] if meeting else (), strict=False))
            if key != PREAMBLE:
                row |= _of_section(report.sections[at - len(before)], report)
                row |= texts.facts(report, key) | beside[report_id].sections.get(key, {})
            yield row


class _Texts:
    """How alike the sections of two years are: each text is masked once."""

    def __init__(self, years: Years[Report]) -> None:
        self._years = years
        self._masked: dict[tuple[int, str], str | None] = {}

    def facts(self, report: Report, key: str) -> dict[str, Any]:
        """Return the length of a masked text, and how alike it is to that of the year before; of one that is known."""
        text = self._text(report, key) if key in _ACROSS_YEARS else None
        if text is None:
            return {}
        prior = self._years.prior(report)
        before = self._text(prior, key) if prior else None
        return {"own_length": len(text)} | ({"prior_similarity": similarity(text, before)} if text and before else {})

    def _text(self, report: Report, key: str) -> str | None:
        at = id(report), key
        if at not in self._masked:
            self._masked[at] = masked_text(report, key)
        return self._masked[at]


def _of_any(key: str, text: str, report: Report) -> dict[str, Any]:
    """Return what a text holds that it should not."""
    facts = _shown("identity_numbers", identity_numbers(text), "masked")
    facts |= _shown("mobiles", mobiles(text), "masked")
    facts |= _shown("private_mails", private_mails(text), "masked")
    # a letter that the typeface of a PDF leaves without a code is lost to the machine only
    facts |= _shown("garbled", garbled(text.replace("\ufffd", "") if report.format == "pdf" else text))
    facts |= _shown("foreign_selves", foreign_selves(text, report.identity))
    year, stated = report.identity.year, report.identity.years
    certain = len({stated[place] for place in ("title", "period") if place in stated}) == 1
    facts |= _shown("stale_years", stale_years(text, year) if year and certain else None)
    if key in (PREAMBLE, "overview"):
        facts |= _shown("obsolete_basis", obsolete_basis(text))
    return facts


def _shown(name: str, found: Sequence[str] | None, how: str = "found") -> dict[str, Any]:
    """Return how many were found, and the first of them; nothing when it is not known."""
    return {} if found is None else {name: len(found), f"{name}_{how}": "、".join(found[:_SHOWN]) or None}


def _of_section(section: Section, report: Report) -> dict[str, Any]:
    whole = _is_whole(section, report)
    facts: dict[str, Any] = {
        "number": section.number or None,
        "heading": section.heading,
        "heading_altered": int(section.altered),
        "length": len("".join(section.text.split())) if whole else None,
    }
    own = {"overview": _of_overview, "problems": _of_problems, "other": _of_other}.get(section.key)
    return facts | own(section, report, whole) if own else facts


def _is_whole(section: Section, report: Report) -> bool:
    """Whether the text is all that the section says; after the last one come the pictures of the page's foot."""
    last = section is report.sections[-1] and section.text.strip() != ""
    return (not section.unread or last) and not mentions.is_cut(section.text)


def _of_overview(section: Section, report: Report, whole: bool) -> dict[str, Any]:
    tables = [each.text for each in report.sections if each.key in ("disclosure", "requests", "disputes")]
    around = "\n".join((section.text, *tables))
    everything = "\n".join(each.text for each in report.sections)
    facts = _shown("general_words", mentions.general_words(section.text))
    facts |= {"concrete": _present(mentions.is_concrete(section.text, report.identity.body), whole)}
    for subject, text in (("aspects", around), ("assessments", everything)):
        missing = mentions.missing(subject, text)
        if not missing or (whole and not mentions.is_cut(text)):
            facts |= {f"{subject}_missing": len(missing), f"{subject}_missing_names": "、".join(missing) or None}
    return facts


def _of_problems(section: Section, report: Report, whole: bool) -> dict[str, Any]:
    return {
        "mentions_problem": _present(mentions.has_problem(section.text), whole),
        "mentions_improvement": _present(mentions.has_improvement(section.text), whole),
    }


def _of_other(section: Section, report: Report, whole: bool) -> dict[str, Any]:
    others = [each for each in report.sections if each is not section]
    charges = [claim for claim in report.claims if claim.measure in _CHARGES]
    own = (None, report.identity.year)
    unpaid = report.tables["requests"].value("other_unpaid", "total")
    elsewhere = any(mentions.speaks_of_fees(each.text) for each in others)
    return {
        "mentions_fee": _present(mentions.speaks_of_fees(section.text), whole),
        "mentions_fee_elsewhere": _present(elsewhere, all(not mentions.is_cut(each.text) for each in others)),
        "charged_elsewhere": int(
            any(each.value > 0 and each.section != "other" and not each.scope and each.year in own for each in charges)
        ),
        "says_nothing": int(mentions.says_nothing(section.text)),
        "other_unpaid": int(unpaid) if unpaid is not None and unpaid == unpaid.to_integral_value() else None,
        **_fee(report),
    }


def _fee(report: Report) -> Mapping[str, Any]:
    """Return the first fee that the tariff cannot give, else the first that is stated."""
    exact = [claim for claim in report.claims if claim.measure == _CHARGES[0] and claim.precision == "exact"]
    amounts = [claim.value for claim in exact if claim.unit == "元"]
    if not amounts:
        return {}
    amount = next((each for each in amounts if each % _STEP), amounts[0])
    return {"fee_amount": amount, "fee_remainder": amount % _STEP}


def _present(found: bool, whole: bool) -> int | None:
    """Say that something is there, or that it is not, or neither of a text that is not known in full."""
    return 1 if found else 0 if whole else None
