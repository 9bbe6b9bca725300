"""Who must report: the bodies of a roster, told from reports by name or alias."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.reading.encoding import decode
from toolkit.report import Identity

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")  # as people write it, or a spreadsheet does
_NEEDED = ("body", "parent", "level", "kind")


@dataclass(frozen=True, slots=True)
class Entry:
    """One body that must report, the other names that its reports go by, and when it filed which before publication."""

    body: str
    parent: str
    level: str
    kind: str
    aliases: tuple[str, ...] = ()
    filed: tuple[date, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the body."""
        return (self.body, *self.aliases)

    def filed_for(self, year: int | None) -> date | None:
        """The first day on which the report for a year was filed: in the twelve months after it, or its December."""
        due = [day for day in self.filed if year is not None and date(year, 12, 1) <= day < date(year + 1, 12, 1)]
        return min(due, default=None)


def load_roster(path: Path) -> tuple[Entry, ...]:
    """Read a CSV file (UTF-8 or GB18030) of columns body, parent, level, kind and perhaps aliases and filed.

    These two may hold several values, parted by ；;|、; `filed` are the days, as 2024-01-31, on which the body filed a
    report for review. Raises `UsageError` when the file is not there, lacks a column, names a body twice, or has a day
    that is none.
    """
    if not path.is_file():
        raise UsageError("roster-missing", path=path)
    rows = csv.DictReader(io.StringIO(decode(path.read_bytes())))
    lacking = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if lacking:
        raise UsageError(
            "roster-columns", path=path, columns="、".join(lacking), found="、".join(rows.fieldnames or ())
        )
    entries = tuple(_entry(row, path) for row in rows if (row["body"] or "").strip())
    names = [name for entry in entries for name in entry.names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError("roster-twice", path=path, names="、".join(twice))
    return entries


def _entry(row: dict[str, str | None], path: Path) -> Entry:
    values = {name: (row.get(name) or "").strip() for name in _NEEDED}
    filed = tuple(_day(text, values["body"], path) for text in _several(row.get("filed")))
    return Entry(**values, aliases=tuple(_several(row.get("aliases"))), filed=filed)


def _several(text: str | None) -> list[str]:
    parts = (text or "").translate(str.maketrans("；|、", ";;;")).split(";")
    return [part.strip() for part in parts if part.strip()]


def _day(text: str, body: str, path: Path) -> date:
    if found := _DAY.fullmatch(text):
        with suppress(ValueError):
            return date(*map(int, found.groups()))
    raise UsageError("roster-filed", path=path, body=body, found=text)


class Names:
    """The names of a roster: whom a title means."""

    def __init__(self, roster: Sequence[Entry]) -> None:
        """Take the bodies with all their names."""
        self._by_name = {name: entry for entry in roster for name in entry.names}

    def called(self, who: Identity) -> Identity:
        """Return an identity with the roster's name, level and kind in place of what the title tells."""
        entry = self._by_name.get(who.body)
        if entry is None:
            return who
        level, kind = entry.level or who.level, entry.kind or who.kind
        filed = entry.filed_for(who.year)
        return replace(who, body=entry.body, printed=who.body, level=level, kind=kind, filed=filed)
