"""What a notebook shows of an audit: one function, one thing to look at.

Every function takes the audit and, where it makes sense, the `source` of one report (empty: all of them), and returns
an object that is HTML in a notebook and text elsewhere.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import Rule
from toolkit.decisions import tally
from toolkit.findings import Finding
from toolkit.findings.wording import place_in_words
from toolkit.messages import message
from toolkit.publishing import charts
from toolkit.publishing.bodies import bodies
from toolkit.publishing.crops import picture
from toolkit.publishing.evidence import EVIDENCE, sources_with_tables, tables_with_findings
from toolkit.publishing.passages import passages
from toolkit.publishing.show_rates import outliers, rates, reports_rates, statistics, zeros
from toolkit.publishing.show_years import coverage_in_words, levels, levels_summary, pairs, years_summary
from toolkit.publishing.tally import coverage_by_year, findings_of, outcomes_by_rule, severities_of
from toolkit.publishing.two_years import years_carry_over, years_prose, years_tables
from toolkit.publishing.views import SHAPES, AuditView, Shown, chosen, fill, name_of, note, say
from toolkit.report import State
from toolkit.rule_book import PARTS, counts, families

__all__ = [
    "bodies",
    "charts",
    "coverage",
    "findings",
    "levels",
    "levels_summary",
    "outcomes",
    "outliers",
    "pairs",
    "rates",
    "reports",
    "reports_rates",
    "rule_book",
    "statistics",
    "summary",
    "tables",
    "unassessable",
    "years_carry_over",
    "years_prose",
    "years_summary",
    "years_tables",
    "zeros",
]


def __dir__() -> list[str]:
    """Offer what there is to see, and nothing else, to completion."""
    return __all__


FOLD = 5
"""More findings than these of one rule in one table of one report are folded together."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One finding, or the many of one rule in one table of one report."""

    rule: str
    place: str
    findings: tuple[Finding, ...]

    @property
    def folded(self) -> bool:
        return len(self.findings) > 1


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """The findings of one report, or of one that is not there: then it has no source."""

    name: str
    source: str
    counts: dict[str, int]
    groups: tuple[_Group, ...]


def summary(audit: AuditView, source: str = "") -> Shown:
    """Say what was read, what could be judged and what was found, in sentences computed from the audit."""
    language = audit.language
    rows = chosen(audit, source)
    found = findings_of(audit, source)
    counted: Counter[Outcome] = sum(outcomes_by_rule(audit, source).values(), Counter())
    single = len(rows) == 1
    title = name_of(rows[0], language) if single else say(language, "title-batch")
    states = Counter(row["state"] for row in rows)
    if single:
        told = {"source": rows[0]["source"], "sha256": rows[0]["sha256"], "published": rows[0]["published"] or "–"}
        sentences = [say(language, "summary-one", state=say(language, f"state-{rows[0]['state']}"), **told)]
    else:
        each = {state.value: states[state.value] for state in State}
        sentences = [say(language, "summary-read", count=len(rows), **each)]
    sentences.append(_judged(counted, language))
    severities = severities_of(found)
    sources = len({finding.source for finding in found if finding.source})
    key = "summary-nothing" if not found else ("summary-found-one" if single else "summary-found")
    sentences.append(say(language, key, sources=sources, **severities))
    if audit.decisions:
        decided = [decision for decision in audit.decisions if source in ("", decision.source)]
        sentences.append(message("decisions-tally", language, **tally(found, decided)))
    sentences += [] if source else coverage_in_words(audit)
    tiles = [(severity, say(language, severity), count) for severity, count in severities.items()]
    tiles.append(("", say(language, "not_assessable"), counted[Outcome.NOT_ASSESSABLE]))
    html = fill("summary.html", language, title=title, sentences=sentences, tiles=tiles)
    return Shown(html, "\n".join([title, *sentences]))


def _judged(counted: Counter[Outcome], language: str) -> str:
    judged = counted[Outcome.PASSED] + counted[Outcome.FAILED]
    each = {outcome.name.lower(): counted[outcome] for outcome in Outcome}
    return say(language, "summary-judged", judged=judged, **each)


def findings(audit: AuditView, source: str = "", rules: str = "") -> Shown:
    """Show the register, report by report, gravest first: what, where, both sides and the gap, on what basis.

    Of what a report says in words the sentence is quoted, with the figures or words at fault marked.

    With `rules` only what rules found whose ids begin with it.
    """
    language = audit.language
    found = findings_of(audit, source, rules)
    if not found:
        return note(language, "no-findings")
    names = {row["source"]: name_of(row, language) for row in chosen(audit)}
    sheaves = _sheaves(found, names, language)
    decisions = {decision.key: decision for decision in audit.decisions}
    quoted = passages(audit, source, rules)
    html = fill("findings.html", language, sheaves=sheaves, decisions=decisions, quoted=quoted)
    lines = [f"{SHAPES[each.severity]} {_whose(each, names, language)} {each.message}" for each in found]
    return Shown(html, "\n".join(lines))


def _whose(finding: Finding, names: dict[str, str], language: str) -> str:
    """Return whose report a finding is about; of a report that is not there, whose it would be."""
    return names.get(finding.source) or name_of(asdict(finding), language)


def _sheaves(found: Sequence[Finding], names: dict[str, str], language: str) -> list[_Sheaf]:
    by_report: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        by_report.setdefault((_whose(finding, names, language), finding.source), []).append(finding)
    sheaves = [
        _Sheaf(name, source, severities_of(some), _groups(some, language)) for (name, source), some in by_report.items()
    ]
    return sorted(sheaves, key=lambda sheaf: [-count for count in sheaf.counts.values()])


def _groups(found: Sequence[Finding], language: str) -> tuple[_Group, ...]:
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        grouped.setdefault((finding.rule, finding.table), []).append(finding)
    groups: list[_Group] = []
    for (rule, table), some in grouped.items():
        place = place_in_words(table, "", "", language)
        folded = len(some) > FOLD
        groups += [_Group(rule, place, tuple(some))] if folded else [_Group(rule, place, (each,)) for each in some]
    return tuple(groups)


def tables(audit: AuditView, source: str = "") -> Shown:
    """Show the printed tables again with the cells at fault marked; over all reports, only tables that have some."""
    language = audit.language
    single = len(chosen(audit, source)) == 1
    shown = [
        (name_of(row, language), row["source"], [(table, _as_data(picture(audit, row, table))) for table in some])
        for row, some in tables_with_findings(audit, source)
    ]
    if not shown:
        return note(language, "no-tables")
    left = 0 if single else max(0, len(sources_with_tables(audit)) - EVIDENCE)
    html = fill("tables.html", language, shown=shown, single=single, left=left)
    lines = [f"{name} {table.name}" for name, _, some in shown for table, _ in some]
    return Shown(html, "\n".join(lines))


def _as_data(content: bytes | None) -> str:
    return b64encode(content).decode() if content else ""


def reports(audit: AuditView) -> Shown:
    """Show every source: how far it was read, whose report it is, and how much was found in it."""
    language = audit.language
    counts: dict[str, Counter[str]] = {}
    for finding in audit.findings:
        counts.setdefault(finding.source, Counter())[finding.severity] += 1
    rows = [(name_of(row, language), row, counts.get(row["source"], Counter())) for row in chosen(audit)]
    html = fill("reports.html", language, rows=rows)
    return Shown(html, "\n".join(f"{say(language, 'state-' + row['state'])} {name}" for name, row, _ in rows))


def coverage(audit: AuditView) -> Shown:
    """Show who of the roster has published, year by year."""
    language = audit.language
    if not len(audit.coverage):
        return note(language, "no-roster")
    years, rows = coverage_by_year(audit.coverage)
    html = fill("coverage.html", language, years=years, rows=rows)
    return Shown(html, "\n".join(f"{body} {' '.join(states)}" for body, states in rows))


def outcomes(audit: AuditView, source: str = "", rules: str = "") -> Shown:
    """Show every rule that ran: what it says, and how many subjects hold, fail, cannot be assessed or went wrong."""
    language = audit.language
    by_id = {rule.rule: rule for rule in reversed(audit.rules)}
    said: dict[str, dict[str, None]] = {}
    for rule in audit.rules:
        said.setdefault(rule.rule, {})[rule.statement[language]] = None
    rows = [
        (by_id[rule], " / ".join(said[rule]), [found[outcome] for outcome in Outcome])
        for rule, found in outcomes_by_rule(audit, source, rules).items()
        if found.total()
    ]
    if not rows:
        return note(language, "no-rules")
    heads = [say(language, outcome.name.lower()) for outcome in Outcome]
    html = fill("outcomes.html", language, rows=rows, heads=heads)
    return Shown(html, "\n".join(f"{rule.rule} {' '.join(map(str, counts))}" for rule, _, counts in rows))


def unassessable(audit: AuditView, source: str = "", rules: str = "") -> Shown:
    """Show which rules could not be assessed, and why: each reason with how often it stood in the way."""
    language = audit.language
    frame = audit.unassessable
    if source:
        frame = frame[frame["source"] == source]
    if rules:
        frame = frame[frame["rule"].str.startswith(rules)]
    if frame.empty:
        return note(language, "all-assessed")
    grouped = frame.groupby(["rule", "reason"], sort=False)["place"].agg(["size", "first"]).reset_index()
    rows = list(grouped.sort_values("size", ascending=False, kind="stable").itertuples(index=False, name=None))
    html = fill("unassessable.html", language, rows=rows)
    return Shown(html, "\n".join(f"{rule} {reason} {count}" for rule, reason, count, _ in rows))


def rule_book(rules: Sequence[Rule], language: str) -> Shown:
    """Show the rules in words, family by family: formula, condition, basis, and an example of either kind."""
    book = families(rules, language)
    html = fill("rule_book.html", language, book=book, counts=counts(book, language), parts=PARTS, language=language)
    return Shown(
        html, "\n".join(f"{entry.rule} {entry.checks[0].statement}" for each in book for entry in each.entries)
    )
