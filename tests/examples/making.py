"""How examples are made of the sound report."""

from __future__ import annotations

from dataclasses import replace

from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import disputes as dispute_table
from tests.printing.sample import requests as request_table

Example = dict[str, bytes]
"""Files by name."""


def html(*samples: Sample) -> Example:
    """Return web pages of the reports, in order."""
    return {f"{number}.html": print_as(sample, "html") for number, sample in enumerate(samples, start=1)}


def cell(table: str, row: str, column: str, to: str, year: int = 2023) -> Example:
    """Return the sound report with one cell changed."""
    return html(changed(sound(year), table, row, column, to))


def disclosure(year: int = 2023, **cells: str) -> Example:
    """Return the sound report with some cells of table 2 changed; `row__column` names one."""
    sample = sound(year)
    for name, to in cells.items():
        sample = changed(sample, "disclosure", *name.split("__"), to)
    return html(sample)


def requests(outcomes: dict[str, dict[str, int]], year: int = 2023, **carried: tuple[int, int]) -> Example:
    """Return the sound report with another table 3, which balances."""
    sample = sound(year)
    return html(replace(sample, tables=sample.tables | {"requests": request_table(sample.form, outcomes, **carried)}))


def disputes(year: int = 2023, **channels: tuple[int, int, int, int]) -> Example:
    """Return the sound report with another table 4, which foots."""
    sample = sound(year)
    return html(replace(sample, tables=sample.tables | {"disputes": dispute_table(**channels)}))


def prose(**sections: str) -> Example:
    """Return the sound report with other prose in some sections."""
    sample = sound()
    return html(replace(sample, prose=sample.prose | sections))
