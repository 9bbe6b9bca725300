"""What a finding says: the place in words, both sides and the gap, as the rule's own message asks for them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from toolkit.checking.rules import Rule
from toolkit.forms import label, labels
from toolkit.frames.schema import LISTS, SUBJECT, TABLE_OF
from toolkit.messages import is_message, message
from toolkit.report import TABLES

_RELATIONS = {"==": "", ">=": "≥ ", "<=": "≤ "}
_AXIS = {"requests_by_applicant": "rows", "requests_by_outcome": "columns", "disputes": "columns"}
_PLACE = re.compile(rf"({'|'.join(TABLES)})/(\w*)/(\w*)")
_DECIMALS = 6
_SUMMANDS = 7
"""Parts of a sum up to which all are printed."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a rule compares, printed: the value found, the value wanted and the gap; empty where there is none."""

    actual: str = ""
    expected: str = ""
    difference: str = ""


def placeholders(template: str) -> tuple[str, ...]:
    """Return the names that a message template asks for."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name))


def place_of(rule: Rule, facts: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return table, row and column of a subject: what the rule names, else what the keys of its frame say."""
    own = {name: str(facts[name]) for name in SUBJECT[rule.frame] if name != "report_id" and facts[name] is not None}
    table = rule.table or own.get("table") or own.get("section") or TABLE_OF.get(rule.frame, "")
    return table, rule.row or own.get("row", ""), rule.column or own.get("column", "")


def place_in_words(table: str, row: str, column: str, language: str) -> str:
    """Name a table, row and column (keys of the forms), or the section of that key, or the whole report."""
    if table not in TABLES:
        names = {**labels("sections", ""), **labels("parts", "")}
        if table not in names:
            return message("place-report", language)
        return message("place-section", language, section=names[table].in_words(language))
    words = label("tables", "", table).in_words(language)
    if row:
        words += message("place-row", language, row=label(table, "rows", row).in_words(language))
    if column:
        words += message("place-column", language, column=label(table, "columns", column).in_words(language))
    return words


def fact_in_words(frame: str, name: str, language: str) -> str:
    """Name a column of a frame: by the label of the form, by a word of ours, or as it is."""
    axis = _AXIS.get(frame)
    if axis and name in labels(TABLE_OF[frame], axis):
        return label(TABLE_OF[frame], axis, name).in_words(language)
    row, _, column = name.partition("__")
    if frame == "disclosure" and column in labels("disclosure", "columns") and row in labels("disclosure", "rows"):
        return place_in_words("disclosure", row, column, language)
    for key in (f"fact-{frame}-{name}", f"fact-{name}"):
        if is_message(key):
            return message(key, language)
    return name


def sides_of(rule: Rule, facts: Mapping[str, Any]) -> Sides:
    """Return both sides of a comparison and their gap, from the row of the frame that failed."""
    kwargs = rule.kwargs
    if "left" in kwargs:
        left = _total(kwargs["left"], facts)
        right = _total(kwargs.get("right", ()), facts) + kwargs.get("constant", 0)
        wanted = _RELATIONS[kwargs.get("relation", "==")] + plain(right)
        return Sides(plain(left), wanted, plain(left - right, signed=True))
    if "readings" in kwargs:
        wanted = " / ".join(dict.fromkeys(plain(facts[name]) for name in kwargs["readings"]))
        return Sides(plain(facts[kwargs["column"]]), wanted)
    if "column" not in kwargs:
        return Sides()
    actual = plain(facts[kwargs["column"]])
    low, high = kwargs.get("min_value"), kwargs.get("max_value")
    if low is not None and high is not None:
        return Sides(actual, f"{plain(low)}–{plain(high)}")
    if low is not None or high is not None:
        return Sides(actual, f"≥ {plain(low)}" if low is not None else f"≤ {plain(high)}")
    return Sides(actual, "、".join(map(str, kwargs["value_set"])) if rule.type.endswith("_to_be_in_set") else "")


def text_of(rule: Rule, facts: Mapping[str, Any], language: str) -> str:
    """Fill the rule's message with the facts of the row: `{left}`, `{right_parts}`, `{value}` or any column."""
    values: dict[str, Any] = {name: _shown(value) for name, value in facts.items()}
    values |= {name: _named(values[name], rule.table, language) for name in LISTS & values.keys()}
    kwargs = rule.kwargs
    if "left" in kwargs:
        left, right = _total(kwargs["left"], facts), _total(kwargs.get("right", ()), facts) + kwargs.get("constant", 0)
        values |= {"left": plain(left), "right": plain(right), "difference": plain(left - right, signed=True)}
        values |= {
            "left_parts": _parts(kwargs["left"], facts, language),
            "right_parts": _parts(kwargs.get("right", ()), facts, language),
        }
    elif "readings" in kwargs:
        values["value"] = plain(facts[kwargs["column"]])
        named = [
            _reading(fact_in_words(rule.frame, name, language), facts[name], language) for name in kwargs["readings"]
        ]
        values["readings"] = message("list", language).join(named)
    elif "column" in kwargs:
        values["value"] = values[kwargs["column"]]
    return rule.message[language].format_map(values).rstrip("。.")


def _reading(words: str, value: Any, language: str) -> str:
    """Say what a reading comes to; the sign of a percentage stands behind its number."""
    unit = "%" if words.endswith("%") else ""
    return message("reading", language, name=words.removesuffix("%").rstrip(" ,"), value=f"{plain(value)}{unit}")


def _named(text: str, own: str, language: str) -> str:
    """Say a fact that lists places or subjects by their keys; cells of the rule's own table without its name."""

    def words(found: re.Match[str]) -> str:
        table, row, column = found.groups()
        if not (row and column):
            return label(table, "rows" if row else "columns", row or column).in_words(language)
        told = place_in_words(table, row, column, language)
        return (
            told.removeprefix(label("tables", "", table).in_words(language)).removeprefix(", ")
            if own == table
            else told
        )

    def said(part: str) -> str:
        return message(f"subject-{part}", language) if is_message(f"subject-{part}") else _PLACE.sub(words, part)

    lists = (message("list", language).join(map(said, some.split("、"))) for some in text.split("；"))
    return message("cause-join", language).join(lists)


def plain(value: Any, *, signed: bool = False) -> str:
    """Print a number without exponent or trailing zeros, or a word as it is; "" when it is missing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return value
    number = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    number = "0" if number in ("-0", "") else number
    return f"+{number}" if signed and value > 0 else number


def _shown(value: Any) -> Any:
    """Return what a message may format: a whole number as int, so that it prints without a point."""
    if isinstance(value, str):
        return value.replace("\n", " ").rstrip("。. ") if "\n" in value or value.endswith(("。", ".")) else value
    if value is None:
        return ""
    return int(value) if float(value).is_integer() else float(value)


def _total(columns: Sequence[str], facts: Mapping[str, Any]) -> Any:
    return sum(facts[name] for name in columns)


def _parts(columns: Sequence[str], facts: Mapping[str, Any], language: str) -> str:
    """Print the summands; of a long list only those that are not 0, which a reader can follow."""
    values = [plain(facts[name]) for name in columns if len(columns) <= _SUMMANDS or facts[name]]
    return message("plus", language).join(f"({value})" if value.startswith("-") else value for value in values) or "0"
