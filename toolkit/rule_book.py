"""The rule book: every rule of the suites in words, generated, so that it cannot say anything else than they do."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from toolkit.checking.rules import Rule
from toolkit.findings.formulas import (
    condition_in_words,
    failing_in_words,
    formula_in_words,
    passing_in_words,
    scope_in_words,
)
from toolkit.messages import message
from toolkit.publishing.views import SEVERITIES, SHAPES, family, family_name, say

FORMATS = ("md", "csv", "json")
FAMILIES = (
    "source", "struct", "cell", "t2", "t3", "t4", "prose", "year", "level", "date", "text", "s1", "s5", "s6",
)  # fmt: skip
"""Families of rules in the order of the book: the first parts of their ids. Others come after them."""

PARTS = ("formula", "condition", "places", "basis", "fails", "passes")
"""What the book says of each check beside its statement; a part that a check does not have is left out."""

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")


@dataclass(frozen=True, slots=True)
class Check:
    """What one or more expectations of a rule say in the same words, and all the places of which they say it."""

    severity: str
    statement: str
    formula: str
    condition: str
    places: tuple[str, ...]
    basis: str
    fails: str
    passes: str

    def part(self, name: str, language: str) -> str:
        """Return one of PARTS as text."""
        text = getattr(self, name)
        return text if isinstance(text, str) else message("list", language).join(text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule: its checks differ in more than their place."""

    rule: str
    version: int
    checks: tuple[Check, ...]

    @property
    def severity(self) -> str:
        """The gravest severity of its checks."""
        return min((check.severity for check in self.checks), key=SEVERITIES.index)


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that look at the same part of a report."""

    key: str
    name: str
    entries: tuple[Entry, ...]


def families(rules: Sequence[Rule], language: str) -> tuple[Family, ...]:
    """Return the rules as entries of the book, family by family, in the order of the suites within each."""
    by_rule: dict[str, list[Rule]] = {}
    for rule in rules:
        by_rule.setdefault(rule.rule, []).append(rule)
    by_family: dict[str, list[Entry]] = {key: [] for key in FAMILIES}
    for rule_id, some in by_rule.items():
        entry = Entry(rule_id, max(rule.version for rule in some), tuple(_checks(some, language)))
        by_family.setdefault(family(rule_id), []).append(entry)
    return tuple(
        Family(key, family_name(key, language), tuple(entries)) for key, entries in by_family.items() if entries
    )


def counts(book: Sequence[Family], language: str) -> str:
    """Say in a sentence how many families, rules and checks there are, and how grave they are."""
    entries = [entry for each in book for entry in each.entries]
    grave = {severity: sum(entry.severity == severity for entry in entries) for severity in SEVERITIES}
    checks = sum(len(check.places) for entry in entries for check in entry.checks)
    return say(language, "book-counts", families=len(book), rules=len(entries), checks=checks, **grave)


def rule_book(rules: Sequence[Rule], kind: str, language: str) -> str:
    """Return the rules as a Markdown document ("md"), a table ("csv") or a list of objects ("json")."""
    book = families(rules, language)
    if kind == "json":
        return json.dumps(list(_objects(book)), ensure_ascii=False, indent=1) + "\n"
    if kind == "csv":
        return _csv(book, language)
    return "\n".join(_markdown(book, language))


def _checks(rules: Sequence[Rule], language: str) -> Iterator[Check]:
    """Put expectations of one rule together that differ in their place only; the first gives the example."""
    same: dict[tuple[str, ...], list[Rule]] = {}
    for rule in rules:
        formula, condition = formula_in_words(rule, language), condition_in_words(rule, language)
        same.setdefault((rule.severity, formula, condition, rule.basis[language]), []).append(rule)
    for (severity, formula, condition, basis), some in same.items():
        statement = say(language, "book-and").join(dict.fromkeys(rule.statement[language] for rule in some))
        places = tuple(scope_in_words(rule, language) for rule in some)
        examples = failing_in_words(some[0], language), passing_in_words(some[0], language)
        yield Check(severity, statement, formula, condition, places, basis, *examples)


def _objects(book: Sequence[Family]) -> Iterator[dict[str, object]]:
    for each in book:
        for entry in each.entries:
            checks = [{field.name: getattr(check, field.name) for field in fields(Check)} for check in entry.checks]
            yield {"family": each.key, "rule": entry.rule, "version": entry.version, "checks": checks}


def table_of_checks(book: Sequence[Family], language: str) -> Iterator[tuple[str, ...]]:
    """Yield heads in words, and then a row for each check."""
    names = [field.name for field in fields(Check)]
    yield tuple(say(language, f"book-{name}") for name in ("family-head", "rule", "version-head", *names))
    for each in book:
        for entry in each.entries:
            for check in entry.checks:
                row = {name: check.part(name, language) for name in names}
                row["severity"] = say(language, check.severity)
                yield (each.name, entry.rule, str(entry.version), *row.values())


def _csv(book: Sequence[Family], language: str) -> str:
    """Write the table of checks, with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table_of_checks(book, language))
    return f"\ufeff{text.getvalue()}"


def _markdown(book: Sequence[Family], language: str) -> Iterator[str]:
    yield from (f"# {say(language, 'book-title')}", "", counts(book, language), "")
    yield from (say(language, "book-generated"), "")
    for each in book:
        words = say(language, "book-family", family=each.name, rules=len(each.entries))
        yield f"- [{words}](#{each.key})"
    for each in book:
        yield from ("", f'<a id="{each.key}"></a>', "", f"## {each.name}")
        for entry in each.entries:
            yield from ("", f"### {entry.rule}", "")
            yield f"{_severity(entry.severity, language)} · {say(language, 'book-version', version=entry.version)}"
            for check in entry.checks:
                yield from ("", *_lines(entry, check, language))
    yield ""


def _lines(entry: Entry, check: Check, language: str) -> Iterator[str]:
    """Write one check: what it says in bold, and a line for each part that there is."""
    own = f"{_severity(check.severity, language)} " if len(entry.checks) > 1 else ""
    yield from (f"{own}**{_plain(check.statement)}**", "")
    for name in PARTS:
        if text := check.part(name, language):
            yield f"- {say(language, f'book-{name}')}{message('colon', language)}{_plain(text)}"


def _severity(severity: str, language: str) -> str:
    return f"{SHAPES[severity]} {say(language, severity)}"


def _plain(text: str) -> str:
    """Return text in which nothing is Markdown."""
    return _MARKUP.sub(r"\\\1", text)
