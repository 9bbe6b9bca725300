"""A rule in words, by the names that the forms give: what it compares, when it applies, and a row on which it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.checking.rules import Rule
from toolkit.findings.wording import fact_in_words, place_in_words, place_of, plain, text_of
from toolkit.forms import label, labels
from toolkit.frames.schema import FRAMES, TABLE_OF
from toolkit.messages import is_message, message
from toolkit.report import TABLES

_SIGNS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_RATIOS = ("_share", "_rate", "_similarity")
"""Ends of the names of columns that hold a part of 1, which people read in per cent."""
_LONG = 7
"""Figures of an example up to which those that are 0 are printed too."""


def formula_in_words(rule: Rule, language: str) -> str:
    """Return what the rule wants of a subject; an expectation type that we have no words for stands as it is."""
    words = _Words(rule, language)
    kwargs = rule.kwargs
    if "left" in kwargs:
        return words.sums()
    if "readings" in kwargs:
        readings = message("or", language).join(words.term(name) for name in kwargs["readings"])
        return f"{words.term(kwargs['column'])} = {readings}{words.tolerance()}"
    name = kwargs.get("column", "")
    kind = rule.type.removeprefix("expect_column_values_to_")
    if kind == "be_between":
        return words.between(name, kwargs.get("min_value"), kwargs.get("max_value"))
    if kind in ("be_in_set", "not_be_in_set"):
        return words.among(name, kwargs["value_set"], inside=kind == "be_in_set")
    if kind in ("be_null", "not_be_null"):
        return words.known(name, known=kind == "not_be_null")
    if kind in ("match_regex", "not_match_regex"):
        return message(f"formula-{kind}", language, term=words.term(name), regex=kwargs["regex"])
    rest = {key: value for key, value in kwargs.items() if key != "row_condition"}
    return f"{rule.type}({', '.join(f'{key}={json.dumps(value, ensure_ascii=False)}' for key, value in rest.items())})"


def condition_in_words(rule: Rule, language: str) -> str:
    """Return when a row is a subject of the rule; "" when every row is."""
    return "" if rule.condition is None else _Words(rule, language).condition(rule.condition)


def scope_in_words(rule: Rule, language: str) -> str:
    """Return the place that the rule is about: its own, or the rows of its frame one by one."""
    place = place_in_words(rule.table, rule.row, rule.column, language)
    key = f"scope-{rule.frame}"
    return message(key, language) if is_message(key) and not (rule.row or rule.column) else place


def failing_in_words(rule: Rule, language: str) -> str:
    """Return what a finding would say of the example on which the rule fails; "" for a rule without example."""
    if not rule.example:
        return ""
    facts = dict.fromkeys(FRAMES[rule.frame]) | dict(rule.example["fails"])
    place = place_in_words(*place_of(rule, facts), language)
    return message("finding-unlocated", language, place=place, text=text_of(rule, facts, language))


def passing_in_words(rule: Rule, language: str) -> str:
    """Return the figures of the example on which the rule holds; "" for a rule without example."""
    if not rule.example:
        return ""
    words = _Words(rule, language)
    row = rule.example["passes"]
    judged = rule.operands or (rule.kwargs["column"],)
    shown = [name for name in judged if len(judged) <= _LONG or row[name]]
    some = [words.fact(name, row.get(name)) for name in shown]
    if len(shown) < len(judged):
        some.append(message("formula-rest-zero" if shown else "formula-all-zero", language))
    return message("list", language).join(some)


class _Words:
    """The words of one rule: its columns as terms, and what is asked of them."""

    def __init__(self, rule: Rule, language: str) -> None:
        self._rule = rule
        self._language = language

    def term(self, name: str) -> str:
        """Name a column as a quantity, without what the rule's own place says already."""
        frame, language = self._rule.frame, self._language
        row, _, column = name.partition("__")
        if frame == "disclosure" and row in labels(frame, "rows") and (words := self._cell(column)):
            return words if row == self._rule.row else f"{label(frame, 'rows', row).in_words(language)}·{words}"
        table, _, fact = name.partition("_")
        if table in TABLES and is_message(f"term-table-{fact}"):
            own = message("term-own-table", language)
            whose = own if table == self._rule.table else label("tables", "", table).in_words(language)
            return message(f"term-table-{fact}", language, table=whose)
        for key in (f"term-{frame}-{name}", f"term-{name}"):
            if is_message(key):
                return message(key, language)
        return fact_in_words(frame, name, language)

    def _cell(self, column: str) -> str:
        """Name a column of table 2, or a figure that is made of its columns; "" for what is neither."""
        names = labels("disclosure", "columns")
        if column in names:
            return names[column].in_words(self._language)
        return message(f"term-cell-{column}", self._language) if is_message(f"term-cell-{column}") else ""

    def value(self, name: str, value: Any) -> str:
        """Print what a column holds: a key in words, a part of 1 in per cent, a number as it is."""
        for column in (name, name.rpartition("_")[2]):
            if is_message(f"value-{column}-{value}"):
                return message(f"value-{column}-{value}", self._language)
        if isinstance(value, str):
            return self._label(name, value)
        return f"{plain(value * 100)}%" if name.endswith(_RATIOS) else plain(value)

    def fact(self, name: str, value: Any) -> str:
        """Say what a column of an example holds."""
        if value is None:
            return self.known(name, known=False)
        return self.compared(name, "==", value) if self._is_word(name, value) else f"{self.term(name)} {plain(value)}"

    def sums(self) -> str:
        """Both sides of a comparison of sums."""
        kwargs = self._rule.kwargs
        constant = kwargs.get("constant", 0)
        right = [self.term(name) for name in kwargs.get("right", ())]
        if constant or not right:
            right.append(plain(constant))
        plus = message("plus", self._language)
        left = plus.join(self.term(name) for name in kwargs["left"])
        return f"{left} {_SIGNS[kwargs.get('relation', '==')]} {plus.join(right)}{self.tolerance()}"

    def tolerance(self) -> str:
        """The gap that counts as none."""
        allowed = self._rule.kwargs.get("tolerance")
        return message("formula-tolerance", self._language, tolerance=plain(allowed)) if allowed else ""

    def between(self, name: str, low: Any, high: Any) -> str:
        """Bounds of a number; of a column that says yes or no, which of the two."""
        if is_message(f"value-{name}-1"):
            return self.compared(name, "==", 0 if low is None else 1)
        if low is None or high is None:
            return self.compared(name, "<=" if low is None else ">=", high if low is None else low)
        return f"{self.value(name, low)} ≤ {self.term(name)} ≤ {self.value(name, high)}"

    def among(self, name: str, values: Sequence[Any], *, inside: bool) -> str:
        """One of some values, or none of them."""
        said = message("or", self._language).join(f"“{self.value(name, value)}”" for value in values)
        return message("formula-is" if inside else "formula-is-not", self._language, term=self.term(name), value=said)

    def known(self, name: str, *, known: bool) -> str:
        """Whether a column has a value."""
        return message("formula-known" if known else "formula-missing", self._language, term=self.term(name))

    def compared(self, name: str, sign: str, value: Any) -> str:
        """A comparison with a number by its sign, with a word in words."""
        if sign in ("==", "!=") and self._is_word(name, value):
            return self.among(name, [value], inside=sign == "==")
        return f"{self.term(name)} {_SIGNS[sign]} {self.value(name, value)}"

    def condition(self, condition: Mapping[str, Any]) -> str:
        """A row condition; parts that are themselves made of parts stand in brackets."""
        if condition["type"] in ("and", "or"):
            parts = [(self.condition(part), part["type"] in ("and", "or")) for part in condition["conditions"]]
            joined = [message("brackets", self._language, text=text) if inner else text for text, inner in parts]
            return message(f"formula-{condition['type']}", self._language).join(joined)
        name = condition["column"]["name"]
        if condition["type"] == "nullity":
            return self.known(name, known=not condition["is_null"])
        sign, value = condition["operator"], condition["parameter"]
        if sign in ("IN", "NOT_IN"):
            return self.among(name, value, inside=sign == "IN")
        return self.compared(name, sign, value)

    def _is_word(self, name: str, value: Any) -> bool:
        return isinstance(value, str) or self.value(name, value) != plain(value)

    def _label(self, name: str, key: str) -> str:
        """Name a key of the forms where a column holds one: a table, a row, a column or a section."""
        frame = self._rule.frame
        table = TABLE_OF.get(frame) or self._rule.table
        places = {"table": [("tables", "")], "section": [("sections", "")]}
        among = [table] if table else list(TABLES)
        places |= {axis: [(each, f"{axis}s") for each in among] for axis in ("row", "column")}
        for group, axis in places.get(name, ()):
            if key in labels(group, axis):
                return label(group, axis, key).in_words(self._language)
        return key
