"""A corpus of invented reports in a folder, with the truth about its faults; the same seed gives the same bytes."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields, replace
from math import ceil
from pathlib import Path
from random import Random

from toolkit.demo.draft import Draft, draft
from toolkit.demo.faults import Truth, break_some
from toolkit.demo.figures import Tables, series, summed, unround
from toolkit.demo.pages import to_html
from toolkit.demo.places import Body, bodies
from toolkit.errors import UsageError

LAST_YEAR = 2024
_MOST_YEARS, _FEWEST_YEARS = 4, 2
_MANY = 40
"""Reports from which there are as many years as there can be."""
A_CITY = 20_000
"""Reports of a city, beyond which names of its places would repeat: of more there are several cities."""
MOST = 2_000_000


def write_corpus(folder: Path, reports: int, seed: int = 0, rate: float = 0.3) -> tuple[int, list[Truth]]:
    """Write about `reports` pages, truth.csv and roster.csv; a share `rate` of the reports has one to three faults.

    Returns how many pages were written, and the faults. Of more than `A_CITY` every city has a folder of its own.
    Raises `UsageError` for a number or a rate that cannot be, and for a folder that holds something.
    """
    if not _FEWEST_YEARS <= reports <= MOST:
        raise UsageError("demo-reports", found=reports, most=MOST)
    if not 0 <= rate <= 1:
        raise UsageError("demo-rate", found=rate)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("demo-folder", path=folder)
    cities, written = ceil(reports / A_CITY), 0
    truth: list[Truth] = []
    roster: list[tuple[str, ...]] = []
    for number in range(cities):
        drafts = sound(reports // cities + (number < reports % cities), seed, number)
        place = f"{drafts[0].body.name.removesuffix('人民政府')}/" if cities > 1 else ""
        faults = break_some(drafts, rate, Random(f"{seed}|faults{number or ''}"))
        (folder / place).mkdir(parents=True, exist_ok=True)
        for each in drafts:
            if each.written:
                (folder / place / each.source).write_bytes(to_html(each.sample()))
                written += 1
        truth += [replace(each, source=place + each.source) for each in faults]
        who = {each.body.name: each.body for each in drafts}.values()
        roster += [(body.name, body.parent, body.level, body.kind, "") for body in who]
    _table(folder / "truth.csv", [field.name for field in fields(Truth)], map(astuple, truth))
    _table(folder / "roster.csv", ["body", "parent", "level", "kind", "aliases"], roster)
    return written, truth


def sound(reports: int, seed: int, city: int = 0) -> list[Draft]:
    """Return drafts without any fault of the city of this number, body by body and year by year."""
    span = _MOST_YEARS if reports >= _MANY else _FEWEST_YEARS
    years = range(LAST_YEAR - span + 1, LAST_YEAR + 1)
    who = bodies(reports // span, Random(f"{seed}|places"), city)
    made = _figures(who, years, Random(f"{seed}|figures{city or ''}"))
    drafts: list[Draft] = []
    for body in who:
        before: Draft | None = None
        for year, tables in zip(years, made[body.name], strict=True):
            before = draft(body, year, tables, before, str(seed))
            drafts.append(before)
    return drafts


def _figures(who: Sequence[Body], years: Sequence[int], rng: Random) -> dict[str, list[Tables]]:
    """A government counts its whole area: its figures are the sums of those below, which are made before."""
    below: dict[str, list[Body]] = defaultdict(list)
    for body in who:
        below[body.parent].append(body)
    made: dict[str, list[Tables]] = {}
    seen: set[object] = set()
    for body in reversed(who):
        parts = below[body.name]
        if parts:
            own = next((made[part.name] for part in parts if part.acts), None)
            by_year = list(zip(*(made[part.name] for part in parts), strict=True))
            for tables, each in zip(own or (), by_year, strict=False):
                unround(tables, each)
            made[body.name] = list(map(summed, by_year))
        else:
            made[body.name] = series(body, years, rng, seen)
    return made


def _table(path: Path, header: list[str], rows: Iterable[Sequence[object]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
