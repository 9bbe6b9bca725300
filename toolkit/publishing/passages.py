"""The sentences of a report that a finding is about, quoted with the figures or words at fault marked.

What is marked stands in 【】, so that it can be told on paper and by ear; numbers of people are masked.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import Rule
from toolkit.extraction.privacy import masked
from toolkit.extraction.prose import sections_stated
from toolkit.findings.wording import place_of
from toolkit.frames.levels import OWN, scopes
from toolkit.publishing.views import SEVERITIES, AuditView, chosen

_AROUND = 60
"""Characters beside a mark that are quoted."""
_MOST = 3
"""Sentences that a finding quotes of many."""
_NAMES = {"template_residues": "template_residue", "superseded_meetings": "superseded_meeting"}
"""Facts whose words stand in a column that is not named after them in the way of the others."""
_STOPS = "。！？\n"
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_SPACE = r"[ \t\u3000\xa0]*"
_FEE = "processing_fee"
_SHORT = ("length", "mentions_fee")
"""Facts of which a section says too little: it is quoted from its beginning."""
_NUMERAL = re.compile(r"[一二三四五六七八九十0-9]+(?=\s*个?(?:部分|方面))")


class Piece(NamedTuple):
    """A part of a quotation, and whether it is marked."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation of the source, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The quotation with brackets around what is marked."""
        return "".join(f"【{piece.text}】" if piece.marked else piece.text for piece in self.pieces)


def passages(audit: AuditView, source: str = "", rules: str = "") -> dict[str, tuple[Passage, ...]]:
    """Return what findings quote, by the key of the finding; one that is about no words of a report is not among them.

    With `source` of one report only, with `rules` of rules whose ids begin with it. Findings of one rule and place
    stand in the register in the order of the rows that failed.
    """
    sources = {row["report_id"]: row["source"] for row in chosen(audit, source)}
    quoting = _Quoting(audit.frames, sources)
    quoted: dict[tuple[str, ...], deque[tuple[Passage, ...]]] = defaultdict(deque)
    for assessment in sorted(audit.assessments, key=lambda each: SEVERITIES.index(each.rule.severity)):
        rule = assessment.rule
        failed = assessment.codes == Outcome.FAILED.value
        if failed.any() and rule.rule.startswith(rules) and not assessment.error and (quote := quoting.way(rule)):
            failing = quoting.among(audit.frames[rule.frame].loc[failed])
            for facts in failing.astype(object).where(failing.notna(), None).to_dict("records"):
                row = {str(name): value for name, value in facts.items()}
                place = (rule.rule, str(sources[row["report_id"]]), *place_of(rule, row))
                quoted[place].append(tuple(quote(rule, row)))
    found = {}
    for finding in audit.findings:
        waiting = quoted.get((finding.rule, finding.source, finding.table, finding.row, finding.column))
        if finding.outcome == Outcome.FAILED.name.lower() and waiting and (some := waiting.popleft()):
            found[finding.key] = some
    return found


_Facts = Mapping[str, Any]
_Quote = Callable[[Rule, _Facts], Iterator[Passage]]


class _Quoting:
    """Quotes the texts of an audit's reports."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], reports: Collection[str]) -> None:
        """Remember the claims and the texts of these reports."""
        self._reports = list(reports)
        columns = ["section", "number", "measure", "stated", "unit", "sentence", "marked"]
        self._claims = _by_report(self.among(frames["claims"]), columns)
        self._texts = _by_report(self.among(frames["sections"]), ["section", "text"])

    def among(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the reports."""
        return frame[frame["report_id"].isin(self._reports)]

    def way(self, rule: Rule) -> _Quote | None:
        """Return what quotes the subjects of a rule; None where a subject is no words."""
        if rule.frame in ("claims", "enumerations"):
            return self._stated
        if f"{_FEE}__amount" in rule.operands:
            return self._fee
        ways: dict[str, _Quote] = {"sections": self._found, "reports": self._of_report}
        return ways.get(rule.frame)

    def _stated(self, rule: Rule, facts: _Facts) -> Iterator[Passage]:
        """The sentence of a figure or a list, after the earlier one that it contradicts."""
        if "stated_before" in rule.operands:
            same = ("measure", "unit")
            earlier = (
                each
                for each in self._claims.get(facts["report_id"], ())
                if each["number"] < facts["number"]
                and each["stated"] == facts["stated_before"]
                and all(each[name] == facts[name] for name in same)
            )
            yield from map(_of_claim, list(earlier)[:1])
        yield _of_claim(facts)

    def _found(self, rule: Rule, facts: _Facts) -> Iterator[Passage]:
        """The sentences of a section that hold what was found; of a fee, those that state it."""
        for name in rule.operands:
            if name == "fee_remainder":
                yield from self._charged(facts, lambda each: each["stated"] == facts["fee_amount"])
            elif name == "charged_elsewhere":
                yield from self._charged(facts, lambda each: each["stated"] > 0 and each["section"] != "other")
            elif name in _SHORT:
                yield _passage(masked(facts["text"] or ""), [])
            else:
                yield from _quoted(masked(facts["text"] or ""), _found(name, facts))

    def _of_report(self, rule: Rule, facts: _Facts) -> Iterator[Passage]:
        """The title, the period, or what the report says of its parts, as far as the rule is about them."""
        texts = self._texts.get(facts["report_id"], ())
        first = "\n".join(each["text"] or "" for each in texts if each["section"] in ("preamble", "overview"))
        for name in rule.operands:
            if name == "title_year":
                yield from _quoted(facts["title"] or "", _any_of([str(facts["title_year"])]))
            elif name.startswith("period_") and (words := facts["period_words"]):
                yield from _quoted(words, _any_of([str(facts["period_year"])] if name == "period_year" else [words]))
            elif name == "sections_stated":
                stating = (each for each in _SENTENCE.findall(first) if sections_stated(each) is not None)
                yield from (quoted for each in stating for quoted in _quoted(each, _NUMERAL))
            elif name == "scope_stated":
                own = [sentence for scope, sentence in scopes(first) if scope == OWN]
                yield from [_passage(masked(each), [(0, len(each))]) for each in own[:_MOST]]
            elif wanted := _found(name, facts):
                yield from _quoted(masked("\n".join(each["text"] or "" for each in texts)), wanted)

    def _fee(self, rule: Rule, facts: _Facts) -> Iterator[Passage]:
        """The sentences that state the fee which the table is compared with."""
        yield from self._charged(facts, lambda each: each["measure"] == _FEE)

    def _charged(self, facts: _Facts, wanted: Callable[[_Facts], bool]) -> Iterator[Passage]:
        claims = self._claims.get(facts["report_id"], ())
        some = [each for each in claims if each["measure"].startswith(_FEE) and wanted(each)]
        yield from map(_of_claim, some[:_MOST])


def _by_report(frame: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[_Facts]]:
    found: dict[str, list[_Facts]] = defaultdict(list)
    for row in frame[["report_id", *columns]].astype(object).where(frame.notna(), None).to_dict("records"):
        found[row["report_id"]].append({str(name): value for name, value in row.items()})
    return found


def _of_claim(facts: _Facts) -> Passage:
    spans = [tuple(map(int, span.split(":"))) for span in (facts["marked"] or "").split()]
    return _passage(masked(facts["sentence"]), [(start, end) for start, end in spans])


def _found(name: str, facts: _Facts) -> re.Pattern[str] | None:
    """Match the words that a fact counts; None where it counts none."""
    columns = (f"{name}_found", f"{name}_masked", _NAMES.get(name, ""))
    told = next((str(facts[column]) for column in columns if facts.get(column)), "")
    return _any_of(told.split("、")) if told else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words as they may be printed: with spacing in them, or with more stars in a masked number."""
    each = (_SPACE.join(re.escape(letter) for letter in re.sub(r"\*+", "*", word)) for word in words if word)
    return re.compile("|".join(one.replace(r"\*", r"\*+") for one in each))


def _quoted(text: str, wanted: re.Pattern[str] | None) -> Iterator[Passage]:
    """Yield the first sentences in which something wanted stands."""
    spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for found in wanted.finditer(text) if wanted else ():
        start = max(text.rfind(stop, 0, found.start()) for stop in _STOPS) + 1
        end = min((at for stop in _STOPS if (at := text.find(stop, found.end())) >= 0), default=len(text))
        spans.setdefault((start, end), []).append((found.start() - start, found.end() - start))
    yield from [_passage(text[start:end], marked) for (start, end), marked in list(spans.items())[:_MOST]]


def _passage(sentence: str, spans: Sequence[tuple[int, int]]) -> Passage:
    """Part a sentence at what is marked, and leave out what is far from it."""
    pieces, at = [], 0
    for start, end in sorted(set(spans)):
        if start >= at and end > start:
            pieces += [Piece(_near(sentence[at:start], first=at == 0, last=False), marked=False)]
            pieces += [Piece(sentence[start:end], marked=True)]
            at = end
    rest = sentence[at:] if pieces else sentence[: 2 * _AROUND]
    pieces.append(Piece(_near(rest, first=not pieces, last=True), marked=False))
    return Passage(tuple(piece for piece in pieces if piece.text))


def _near(text: str, *, first: bool, last: bool) -> str:
    """Return an unmarked part of a sentence: what is near to the marks beside it."""
    if len(text) <= 2 * _AROUND:
        return text
    before, after = "" if first else text[:_AROUND], "" if last else text[-_AROUND:]
    return f"{before}…{after}"
