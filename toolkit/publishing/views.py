"""What the publishers need of an audit, and what they give back: fragments of HTML that also read as text.

Every fragment comes from a template with autoescaping on, so that nothing a report prints can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
from jinja2 import Environment, FunctionLoader, StrictUndefined

from toolkit.checking.outcome import Assessment
from toolkit.checking.rules import Rule
from toolkit.corpus import Source
from toolkit.decisions import Decision
from toolkit.errors import UsageError
from toolkit.findings import Finding
from toolkit.messages import is_message, message

SEVERITIES = ("error", "warning", "info")
"""The severities of a rule, gravest first."""

SHAPES = {"error": "▲", "warning": "◆", "info": "●"}
"""A shape for each severity, so that no reader depends on colour."""


class AuditView(Protocol):
    """The part of an audit that is published. `Finding.source` is the `source` of frame `reports` it speaks of."""

    @property
    def frames(self) -> Mapping[str, pd.DataFrame]:
        """The fact frames by name."""

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What each expectation says of each row of its frame."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that judged."""

    @property
    def findings(self) -> Sequence[Finding]:
        """The register."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """What reviewers decided, also of findings that no longer appear."""

    @property
    def files(self) -> Mapping[str, Source]:
        """The sources by name, while they are at hand."""

    @property
    def evidence(self) -> Path | None:
        """The folder of pictures of an audit that was saved."""

    @property
    def language(self) -> str:
        """The language of the findings, and of what is published."""

    @property
    def unassessable(self) -> pd.DataFrame:
        """What could not be assessed: rule, source, place and reason."""

    @property
    def coverage(self) -> pd.DataFrame:
        """Columns body, level, kind, year, state (present, unreadable, missing); empty without a roster."""


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """One thing to look at: `html` (safe, without scripts) in a notebook or a page, `text` anywhere else."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return f'<style>{style()}</style><div class="gk">{self.html}</div>'

    def __repr__(self) -> str:
        """Return the text, for a terminal."""
        return self.text


def template(name: str) -> str:
    """Return the text of a template."""
    return files("toolkit.publishing").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """Return the style that every fragment carries, so that it looks the same in a notebook and on a page."""
    return re.sub(r"\s+", " ", template("fragments.css"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, language: str, /, **values: object) -> str:
    """Return a template filled with `values`; it asks for words with `say(key)`."""
    words = {"say": partial(say, language), "shapes": SHAPES, "severities": SEVERITIES}
    return re.sub(r"\n\s*", "\n", _environment().get_template(name).render(**words, **values)).strip()


def say(language: str, key: str, /, **values: object) -> str:
    """Return the publishers' words `key` ("publish-" in the message table); counts get thousands separators."""
    printed = {name: f"{value:,}" if type(value) is int else value for name, value in values.items()}
    return message(f"publish-{key}", language, **printed)


def note(language: str, key: str, /, **values: object) -> Shown:
    """Return a sentence in place of something that there is nothing to show of."""
    text = say(language, key, **values)
    return Shown(fill("note.html", language, text=text), text)


def grid(
    language: str,
    heading: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    told: str,
    *,
    words: int = 1,
    left: int = 0,
) -> Shown:
    """Return a table under a heading (a key of `say`); the first `words` columns are words, the others figures.

    `left` says how many rows are not shown.
    """
    title = say(language, heading)
    told += say(language, "rows-left", count=left) if left > 0 else ""
    html = fill("grid.html", language, heading=title, heads=heads, rows=rows, told=told, words=words)
    return Shown(html, "\n".join([title, *("  ".join(row) for row in rows)]))


def chosen(audit: AuditView, source: str = "") -> list[dict[str, Any]]:
    """Return the rows of frame `reports` for one source, or with an empty `source` all of them.

    Missing values are None. Raises `UsageError` for a source that the audit does not have.
    """
    frame = audit.frames["reports"]
    if source:
        frame = frame[frame["source"] == source]
        if frame.empty:
            raise UsageError("publish-report-unknown", source=source, count=len(audit.frames["reports"]))
    whole = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in whole.to_dict("records")]


def name_of(report: Mapping[str, Any], language: str) -> str:
    """Return who and when, as a heading: the body and the year as read, else the name of the source."""
    if not report["body"]:
        return str(report["source"])
    year = report["year"]
    return say(language, "body-year", body=report["body"], year=str(year)) if year else str(report["body"])


def brief(report: Mapping[Any, Any]) -> str:
    """Return body and year in a table's words; the id of a report that tells neither."""
    return " ".join(str(report[name]) for name in ("body", "year") if not pd.isna(report[name])) or str(
        report["report_id"]
    )


def figure(value: Any) -> str:
    """Print a figure with all its digits and thousands separators; a dash where it is not known."""
    return "–" if value is None or pd.isna(value) else f"{round(float(value), 6):,}".removesuffix(".0")


def family(rule: str) -> str:
    """Return the family of a rule, which is the first part of its id."""
    return rule.partition("-")[0]


def family_name(first: str, language: str) -> str:
    """Return the name of a family of rules; one that the toolkit does not know is called by its own id."""
    return term("family", first, language)


def term(what: str, key: str, language: str) -> str:
    """Return our word for a key (a family, a level, a kind); what comes from elsewhere and has none is its own word."""
    return say(language, f"{what}-{key}") if is_message(f"publish-{what}-{key}") else key
