"""The rule book: every rule of the suites in words, generated, so that it cannot say anything else than they do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from toolkit.checking.rules import Rule
from toolkit.findings.wording import place_in_words
from toolkit.messages import message

FORMATS = ("md", "csv", "json")
_COLUMNS = ("rule", "version", "severity", "frame", "place", "statement", "basis", "condition", "formula")
_SIGNS = {"IN": "∈", "NOT_IN": "∉", "==": "=", "!=": "≠", ">=": "≥", "<=": "≤"}


def rule_book(rules: Sequence[Rule], kind: str, language: str) -> str:
    """Return the rules as a Markdown document ("md"), a table ("csv") or a list of objects ("json")."""
    rows = [_row(rule, language) for rule in rules]
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if kind == "csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue()
    return _markdown(rows, language)


def _row(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "version": rule.version,
        "severity": rule.severity,
        "frame": rule.frame,
        "place": place_in_words(rule.table, rule.row, rule.column, language) if rule.table else "",
        "statement": rule.statement[language],
        "basis": rule.basis[language],
        "condition": _condition(rule.condition),
        "formula": _formula(rule),
    }


def _condition(condition: Any) -> str:
    """Write a row condition as a formula over the columns of the frame."""
    if condition is None:
        return ""
    if condition["type"] in ("and", "or"):
        parts = [_condition(part) for part in condition["conditions"]]
        return f" {condition['type']} ".join(f"({part})" if " " in part else part for part in parts)
    name = condition["column"]["name"]
    if condition["type"] == "nullity":
        return f"{name} {'is' if condition['is_null'] else 'is not'} missing"
    sign = _SIGNS.get(condition["operator"], condition["operator"])
    return f"{name} {sign} {json.dumps(condition['parameter'], ensure_ascii=False)}"


def _formula(rule: Rule) -> str:
    kwargs = rule.kwargs
    if "left" in kwargs:
        right = [*kwargs.get("right", ()), *([str(kwargs["constant"])] if kwargs.get("constant") else [])] or ["0"]
        sign = _SIGNS[kwargs.get("relation", "==")]
        within = f" ± {kwargs['tolerance']}" if kwargs.get("tolerance") else ""
        return f"{' + '.join(kwargs['left'])} {sign} {' + '.join(right)}{within}"
    rest = {name: value for name, value in kwargs.items() if name not in ("column", "row_condition")}
    told = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in rest.items())
    return f"{rule.type}({', '.join(part for part in (kwargs.get('column', ''), told) if part)})"


def _markdown(rows: Sequence[dict[str, Any]], language: str) -> str:
    lines = [f"# {message('rules-title', language)}", ""]
    seen = ""
    for row in rows:
        if row["rule"] != seen:
            severity = message(f"severity-{row['severity']}", language)
            lines += [f"## {row['rule']}", "", f"{severity} · v{row['version']} · {row['basis']}", ""]
            seen = row["rule"]
        place = f"{row['place']}: " if row["place"] else ""
        given = f" [{row['condition']}]" if row["condition"] else ""
        lines += [f"- {place}{row['statement']}", f"  `{row['formula']}`{given}", ""]
    return "\n".join(lines)
