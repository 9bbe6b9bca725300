"""One line of the register of findings."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the register; the fields are the columns of `findings.csv`, in its order.

    `table`, `row` and `column` are the keys of the forms (the section key stands in `table` for prose rules);
    `place`, `message`, `basis` and `location` are words for a reader. `expected`, `actual` and `difference` are
    numbers printed as text, empty where a rule compares no numbers. `key` is a digest of rule, body, year and place.
    """

    key: str
    rule: str
    severity: str
    outcome: str
    body: str
    year: str
    source: str
    table: str
    row: str
    column: str
    place: str
    message: str
    expected: str
    actual: str
    difference: str
    suggested_row: str
    suggested_column: str
    suggested_value: str
    basis: str
    location: str
    decision: str
    note: str


COLUMNS = tuple(field.name for field in fields(Finding))
"""The columns of `findings.csv`, in order."""


_READ = ("severity", "body", "year", "source", "place", "message", "basis", "rule", "key")
"""The columns that a notebook shows; `Register.frame` has them all."""


class Register(tuple[Finding, ...]):
    """All findings of an audit, in their order; a table in a notebook."""

    __slots__ = ()

    @property
    def frame(self) -> pd.DataFrame:
        """The register as a frame of text with the columns of `findings.csv`."""
        return pd.DataFrame([asdict(finding) for finding in self], columns=list(COLUMNS), dtype="string")

    def _repr_html_(self) -> str:
        return self.frame[list(_READ)].to_html(escape=True, index=False)
