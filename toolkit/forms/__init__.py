"""The two statutory forms as data: which rows and columns each prints, and the names of all their parts.

Source: 国办公开办函〔2019〕60号 (form "2019", report years 2019 and 2020) and 国办公开办函〔2021〕30号
(form "2021", report years 2021 and later), under 国令第711号 articles 49 and 50.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

FORMS = ("2019", "2021")
"""The keys of the forms, oldest first."""

COUNT, CHANGE, WAN_YUAN, PRINTED = "count", "change", "万元", "printed"
"""Units of a cell: a count, a signed change of one, an amount in 万元, an amount whose unit the cell itself prints."""

YUAN_PER_WAN = 10_000
"""元 in a 万元."""

OTHER_GROUP = "other"
OTHER_PARTS = ("other_not_corrected", "other_unpaid", "other_misc")
"""Rows of （六）其他处理: one in form 2019, three in form 2021; a 2021 report that prints one keeps it as `other`."""

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
"""The six applicant columns of table `requests`, without their total."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a part of the forms: as prescribed, short, in English, and other spellings seen in reports."""

    zh: str
    short: str
    en: str
    aliases: tuple[str, ...] = ()
    law: str = ""

    def in_words(self, language: str) -> str:
        """The name for a reader: the short Chinese one, or the English one."""
        return self.en if language == "en" else self.short


@dataclass(frozen=True, slots=True)
class Form:
    """One of the two layouts: for each table the (row, column) pairs that it prints, in reading order."""

    key: str
    basis: str
    told_by: tuple[str, ...]
    prescribed: Mapping[str, str]
    cells: Mapping[str, tuple[tuple[str, str], ...]]
    units: Mapping[tuple[str, str], str]

    def rows(self, table: str) -> tuple[str, ...]:
        """The row keys of `table`, in order."""
        return tuple(dict.fromkeys(row for row, _ in self.cells[table]))

    def columns(self, table: str) -> tuple[str, ...]:
        """The column keys of `table`, in order of first appearance."""
        return tuple(dict.fromkeys(column for _, column in self.cells[table]))

    def unit(self, table: str, row: str, column: str) -> str:
        """The unit of a cell: COUNT unless the form says otherwise."""
        return self.units.get((row, column), COUNT) if table == "disclosure" else COUNT

    def label(self, table: str, axis: str, key: str) -> str:
        """The label that this form prints for a row (`axis` "rows") or a column ("columns")."""
        return self.prescribed.get(f"{table}.{axis}.{key}", label(table, axis, key).zh)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("toolkit.forms").joinpath(name).read_text(encoding="utf-8"))


@cache
def labels(table: str, axis: str) -> Mapping[str, Label]:
    """Names by key: of the rows or columns of a table, or with an empty `axis` of "sections" and "tables"."""
    names = _labels_toml()[table]
    found = names[axis] if axis else names
    return {
        key: Label(name["zh"], name["short"], name["en"], tuple(name.get("aliases", ())), name.get("law", ""))
        for key, name in found.items()
    }


@cache
def _labels_toml() -> dict[str, Any]:
    return _toml("labels.toml")


def label(table: str, axis: str, key: str) -> Label:
    """The name of one part; raises `KeyError` for a key that no form knows."""
    return labels(table, axis)[key]


def place(table: str, row: str = "", column: str = "") -> str:
    """Name a cell, a row or a column by its keys, as facts that are lists of places do ("requests/granted/total")."""
    return f"{table}/{row}/{column}"


@cache
def form(key: str) -> Form:
    """The form "2019" or "2021"."""
    layout = _toml(f"{key}.toml")
    disclosure: list[tuple[str, str]] = []
    units: dict[tuple[str, str], str] = {}
    for block in layout["disclosure"]:
        for row in block["rows"]:
            disclosure += [(row, column) for column in block["columns"]]
            units |= {(row, column): unit for column, unit in block.get("units", {}).items()}
    grids = {
        table: tuple((row, column) for row in layout[table]["rows"] for column in layout[table]["columns"])
        for table in ("requests", "disputes")
    }
    return Form(
        key=layout["form"],
        basis=layout["basis"],
        told_by=tuple(layout["told_by"]),
        prescribed=layout.get("prescribed", {}),
        cells={"disclosure": tuple(disclosure), **grids},
        units=units,
    )


@cache
def body_names(section: str) -> frozenset[str]:
    """Names by which bodies are told: "prefectures", "provinces", "central" or "enforcement" of `bodies.toml`."""
    return frozenset(name for names in _toml("bodies.toml")[section].values() for name in names.split())


@cache
def measures() -> dict[str, Any]:
    """What the figures of the prose measure: `measures.toml` as it stands, with its words and counters."""
    return _toml("measures.toml")


@cache
def mentions(subject: str) -> Mapping[str, tuple[str, ...]]:
    """Words that tell of something, by what they tell of: a section of `mentions.toml`."""
    return {name: tuple(words.split()) for name, words in _toml("mentions.toml")[subject].items()}


@cache
def meetings() -> Mapping[str, tuple[date, int]]:
    """The day each meeting of `meetings.toml` closed, and its rank: 1 a congress, 2 a plenum, 3 a lesser one."""
    return {name: (told["on"], told["rank"]) for name, told in _toml("meetings.toml")["closed"].items()}
