"""The three tables as the forms print them: rows of slots with their spans, which every printer lays out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.demo.sample import Figures, Sample
from toolkit.forms import APPLICANTS, form, label

_GROUPS = (
    ("（三）不予公开", "denied_"),
    ("（四）无法提供", "unavailable_"),
    ("（五）不予处理", "rejected_"),
    ("（六）其他处理", "other_"),
)
_IDENTITY = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_OUTER = ("new_received", "carried_over", "carried_forward")


@dataclass(frozen=True)
class Slot:
    """One printed cell; `place` is the row and column key of a figure, None for a label."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    place: tuple[str, str] | None = None


Sheet = list[list[Slot]]


def sheet(sample: Sample, table: str) -> Sheet:
    """Return a table of the report as it is printed."""
    return {"disclosure": _disclosure, "requests": _requests, "disputes": _disputes}[table](sample)


def _name(sample: Sample, table: str, axis: str, key: str) -> str:
    return sample.labels.get(f"{table}.{key}", form(sample.form).label(table, axis, key))


def _figure(figures: Figures, row: str, column: str, span: int = 1) -> Slot:
    return Slot(figures[row][column], span, place=(row, column))


def _disclosure(sample: Sample) -> Sheet:
    figures = sample.tables["disclosure"]
    rows: Sheet = []
    for block in _blocks(sample.form):
        columns, printed = block["columns"], [row for row in block["rows"] if row in figures]
        spans = {1: (3,), 2: (2, 1), 3: (1, 1, 1)}[len(columns)]
        names = [_name(sample, "disclosure", "columns", column) for column in columns]
        rows.append([Slot(block["block"], 4)])
        rows.append([Slot("信息内容"), *(Slot(name, span) for name, span in zip(names, spans, strict=True))])
        for row in printed:
            cells = [_figure(figures, row, column, span) for column, span in zip(columns, spans, strict=True)]
            rows.append([Slot(_name(sample, "disclosure", "rows", row)), *cells])
    return rows


@cache
def _blocks(key: str) -> list[dict[str, Any]]:
    text = files("toolkit.forms").joinpath(f"{key}.toml").read_text(encoding="utf-8")
    blocks: list[dict[str, Any]] = tomllib.loads(text)["disclosure"]
    return blocks


def _requests(sample: Sample) -> Sheet:
    figures = sample.tables["requests"]
    columns = (*APPLICANTS, "total")
    heads = {column: label("requests", "columns", column).zh for column in columns}
    rows: Sheet = [
        [Slot(_IDENTITY, 3, 3), Slot("申请人情况", 7)],
        [Slot(heads["natural_person"], 1, 2), Slot("法人或其他组织", 5), Slot(heads["total"], 1, 2)],
        [Slot(heads[column]) for column in APPLICANTS[1:]],
    ]
    printed = [row for row in form(sample.form).rows("requests") if row in figures]
    if "other" in figures and "other" not in printed:
        printed.insert(printed.index("total_outcomes"), "other")
    inner = [row for row in printed if row not in _OUTER]
    for row in printed:
        name = _name(sample, "requests", "rows", row)
        lead: list[Slot] = []
        if row == inner[0]:
            lead.append(Slot("三、本年度办理结果", 1, len(inner)))
        group = next((head for head, prefix in _GROUPS if row.startswith(prefix)), "")
        members = [each for each in inner if group and each.startswith(dict(_GROUPS)[group])]
        if members and row == members[0]:
            lead.append(Slot(group, 1, len(members)))
        width = 3 if row in _OUTER else (1 if members else 2)
        rows.append([*lead, Slot(name, width), *(_figure(figures, row, column) for column in columns)])
    return rows


def _disputes(sample: Sample) -> Sheet:
    figures = sample.tables["disputes"]
    layout = form(sample.form)
    heads = [_name(sample, "disputes", "columns", column) for column in layout.columns("disputes")]
    return [
        [Slot("行政复议", 5), Slot("行政诉讼", 10)],
        [*(Slot(head, 1, 2) for head in heads), Slot("未经复议直接起诉", 5), Slot("复议后起诉", 5)],
        [Slot(head) for head in heads * 2],
        [_figure(figures, row, column) for row, column in layout.cells["disputes"]],
    ]
