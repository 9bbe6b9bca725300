"""Why a rule could not be assessed: which figure is missing, or what would tell whether the rule applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from toolkit.checking.conditions import columns_of, subjects
from toolkit.checking.outcome import Assessment, Outcome
from toolkit.checking.rules import Rule
from toolkit.findings.wording import fact_in_words, place_in_words, place_of
from toolkit.messages import message

COLUMNS = ("rule", "severity", "source", "table", "row", "column", "place", "reason")
"""The columns of the table of what could not be assessed: a row is a rule and a subject."""

_NAMED = 3
"""Missing operands that a reason names; of more it says how many there are."""


def unassessable(frames: Mapping[str, pd.DataFrame], assessments: Sequence[Assessment], language: str) -> pd.DataFrame:
    """Return every rule and subject that could not be assessed, with the reason in words."""
    reports = frames["reports"]
    sources = dict(zip(reports["report_id"], reports["source"], strict=True))
    rows = [
        (assessment.rule.rule, assessment.rule.severity, sources.get(report_id, ""), *place, reason)
        for assessment in assessments
        for report_id, place, reason in _unknown(frames[assessment.rule.frame], assessment, language)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="string")


def _unknown(
    frame: pd.DataFrame, assessment: Assessment, language: str
) -> Iterator[tuple[str, tuple[str, str, str, str], str]]:
    rule = assessment.rule
    some = frame.loc[assessment.codes == Outcome.NOT_ASSESSABLE.value]
    if some.empty:
        return
    in_doubt = subjects(rule.condition, some).isna()
    asked = list(dict.fromkeys(columns_of(rule.condition, rule.rule)))
    missing = some.isna()
    for at, doubtful in in_doubt.items():
        names = [name for name in (asked if doubtful else rule.operands) if missing.at[at, name]]
        facts = {str(name): value for name, value in some.loc[at].items()}
        place = place_of(rule, facts)
        words = (*place, place_in_words(*place, language))
        yield (
            "" if pd.isna(facts["report_id"]) else str(facts["report_id"]),
            words,
            _reason(rule, names, language, applies=not doubtful),
        )


def _reason(rule: Rule, names: Sequence[str], language: str, *, applies: bool) -> str:
    said = [fact_in_words(rule.frame, name, language) for name in names[:_NAMED]]
    key = "reason-operand" if applies else "reason-condition"
    text = message(key, language, operands=message("list", language).join(said))
    return text + (message("reason-more", language, count=len(names)) if len(names) > _NAMED else "")
