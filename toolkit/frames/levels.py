"""A parent's figures beside those of the bodies below it, and whose figures a report says that it counts.

A child is added up only where its figures are surely among its parent's: the same year and form, no office that may
report for the parent itself, and no authority that answers to one higher up. A cell that its own report contradicts is
not added up either: what is wrong there is told there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from toolkit.frames.localising import causes_in
from toolkit.frames.localising.identities import other_layout, places_of
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import Report, State
from toolkit.roster import Entry

AREA, OWN = "area", "own"
_At = tuple[str, str, str]

_SENTENCE = re.compile(r"[^。；\n]+")
_DATA = re.compile("报告|数据|统计|年报|口径")
_EACH = (
    r"(?:各级|各(?:市|州|县|区|乡|镇|街道|部门|单位|地区|行政机关)|本行政区域"
    r"|全[省市州盟县区旗](?:各|行政机关|政府系统|范围))"
)
_GATHERED = r"(?:汇总|综合|包括|包含|涵盖|覆盖|统计|汇集|合并)"
_AREA = re.compile(rf"{_GATHERED}[^。；\n]{{0,40}}{_EACH}|{_EACH}[^。；\n]{{0,40}}{_GATHERED}")
_COUNTED = re.compile(
    r"全[省市州盟县区旗](?:各级|行政机关|政府系统|政府机关|共|累计|[，,]){0,4}(?:收到|受理|新收)[^。；\n]{0,16}申请"
)
_OWN = re.compile(
    r"(?:仅限|(?<!不)仅(?:为|含|包括|包含|统计|反映|涵盖)|只(?:包括|包含|统计|反映|含)|限于)"
    r"[^。；，,\n]{0,12}(?:本级|本机关|本单位|办公室)"
    r"|(?:不含|不包括|不包含|不涵盖|未包括|未包含)[^。；\n]{0,16}(?:部门|乡镇|镇|街道|下属|所属|下级|区县|县区)"
)
_ABOVE = re.compile("税务|海关|烟草|气象|调查队|海事|边检|边防|邮政管理|国家安全|消防救援|金融监督|人民银行")
"""Authorities that answer to one higher up: a local government may or may not count them."""
_NO_ORGAN = "institution"


def scope_stated(report: Report) -> str | None:
    """Return "area" when the report says that it counts the bodies below as well, "own" when it says that it does not.

    None when it says neither, or both.
    """
    overview = report.section("overview")
    text = f"{report.preamble}\n{overview.text if overview else ''}"
    told = {scope for scope, _ in scopes(text)}
    return told.pop() if len(told) == 1 else None


def scopes(text: str) -> Iterator[tuple[str, str]]:
    """Yield "area" or "own" and the sentence, for each sentence that says which."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0]
        told = _DATA.search(sentence) is not None
        if told and _OWN.search(sentence):
            yield OWN, sentence
        elif (told and _AREA.search(sentence)) or _COUNTED.search(sentence):
            yield AREA, sentence


def level_rows(reports: Named, years: Years[Report], roster: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Yield one row per cell of the report of each body that the roster sets others below."""
    children = children_of(roster)
    for report_id, report in reports:
        who = report.identity
        due = children.get(who.body)
        if not due or report.state is State.UNREADABLE or who.year is None or years.of(who.body, who.year) != report:
            continue
        found = {entry.body: years.of(entry.body, who.year) for entry in due}
        there = {body: child for body, child in found.items() if child and child.identity.form == who.form}
        below = [
            (child, _in_doubt(child), *_counted(entry, child)) for entry in due if (child := there.get(entry.body))
        ]
        shared = body_facts(report_id, report) | {
            "scope_stated": scope_stated(report),
            "children_expected": len(due),
            "children_present": len(there),
        }
        own = _in_doubt(report)
        for table in report.tables.values():
            for (row, column), cell in table.cells.items():
                figures = _figures(below, len(due), (table.key, row, column))
                value = float(cell.value) if cell.value is not None else None
                figures |= {"value": value, "in_doubt": int((table.key, row, column) in own)}
                yield shared | {"table": table.key, "row": row, "column": column} | figures


def children_of(roster: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the administrative organs right below each body, by its name in the roster."""
    names = {name: entry.body for entry in roster for name in entry.names}
    children: dict[str, list[Entry]] = {}
    for entry in roster:
        parent = names.get(entry.parent)
        if parent and parent != entry.body and entry.kind != _NO_ORGAN:
            children.setdefault(parent, []).append(entry)
    return children


def _counted(entry: Entry, child: Report) -> tuple[bool, bool]:
    """Return whether a child's figures are surely among its parent's, and whether they are all that stands below it."""
    if _ABOVE.search(entry.body):
        return False, False
    if entry.kind == "office":
        own = scope_stated(child) == OWN
        return own, own
    return True, entry.kind != "government" or scope_stated(child) == AREA


def _in_doubt(report: Report) -> frozenset[_At]:
    """Return the cells of identities that fail: some of them is wrong, and a finding of that report says so."""
    found: set[_At] = set()
    for key in ("requests", "disputes"):
        for cause in causes_in(report.tables[key], other_layout(report))[1]:
            for identity in cause.identities:
                found.update((key, *place) for place in places_of(*identity))
    return frozenset(found)


def _figures(below: Sequence[tuple[Report, frozenset[_At], bool, bool]], due: int, at: _At) -> dict[str, Any]:
    """Return the sum of one cell over the children that surely know it, and as their total only when all do."""
    table, row, column = at
    values: list[Decimal] = []
    whole = 0
    for child, in_doubt, among, all_of_it in below:
        value = child.tables[table].value(row, column) if among and at not in in_doubt else None
        if value is not None:
            values.append(value)
            whole += all_of_it
    if not values:
        return {}
    total = float(sum(values))
    return {"children_sum": total, "children_total": total if whole == due else None}
