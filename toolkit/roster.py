"""Who must report: the bodies of a roster, told from reports by name or alias."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.reading.encoding import decode
from toolkit.report import Identity

_NEEDED = ("body", "parent", "level", "kind")


@dataclass(frozen=True, slots=True)
class Entry:
    """One body that must report, and the other names that its reports go by."""

    body: str
    parent: str
    level: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the body."""
        return (self.body, *self.aliases)


def load_roster(path: Path) -> tuple[Entry, ...]:
    """Read a CSV file (UTF-8 or GB18030) of columns body, parent, level, kind and perhaps aliases (parted by ；;|、).

    Raises `UsageError` when the file is not there, lacks a column, or names a body twice.
    """
    if not path.is_file():
        raise UsageError("roster-missing", path=path)
    rows = csv.DictReader(io.StringIO(decode(path.read_bytes())))
    lacking = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if lacking:
        raise UsageError(
            "roster-columns", path=path, columns="、".join(lacking), found="、".join(rows.fieldnames or ())
        )
    entries = tuple(_entry(row) for row in rows if (row["body"] or "").strip())
    names = [name for entry in entries for name in entry.names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError("roster-twice", path=path, names="、".join(twice))
    return entries


def _entry(row: dict[str, str | None]) -> Entry:
    values = {name: (row.get(name) or "").strip() for name in _NEEDED}
    aliases = (row.get("aliases") or "").translate(str.maketrans("；|、", ";;;")).split(";")
    return Entry(**values, aliases=tuple(alias.strip() for alias in aliases if alias.strip()))


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
        return replace(who, body=entry.body, printed=who.body, level=level, kind=kind)
