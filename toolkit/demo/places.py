"""The invented bodies of a corpus: one city, its counties and districts, and under each its departments and towns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import cycle, islice
from random import Random
from typing import Any

from toolkit.forms import body_names

_A_CITY = 30
"""Bodies from which there is a city with departments of its own above the counties."""
_A_COUNTY = 26
"""Bodies that a county has, at most by one or two."""
_PARTS = ("township", "department", "department", "subdistrict", "department")
"""In what order a county gets its parts, until there are enough of them."""


@dataclass(frozen=True)
class Body:
    """Who reports: its place in the tree, the size of what it does, and what its prose speaks of."""

    name: str
    parent: str
    level: str
    kind: str
    area: str = ""  # of a government: 市, 区 or 县
    size: int = 0  # requests of a usual year
    acts: bool = False  # licenses and punishes
    topics: tuple[str, ...] = ()


@cache
def phrases() -> dict[str, Any]:
    """The words of the corpus: `phrases.toml` as it stands."""
    return tomllib.loads(files("toolkit.demo").joinpath("phrases.toml").read_text(encoding="utf-8"))


def bodies(count: int, rng: Random, number: int = 0) -> list[Body]:
    """Return `count` bodies of the city of this number, each after its parent."""
    names = islice(_names(rng), number, None)
    city = f"{next(names)}市"
    found: list[Body] = []
    if count >= _A_CITY:
        own = min(17, count // 3)
        found += islice(_organs(city, "", "prefecture", _departments(city, f"{city}人民政府", "prefecture", rng)), own)
    counties = max(1, round((count - len(found)) / _A_COUNTY))
    above = f"{city}人民政府" if found else ""
    left = count - len(found)
    taken: set[str] = set()
    for index in range(counties):
        share = left // counties + (index < left % counties)
        taken.add(own_name := next(name for name in names if name not in taken))
        place = f"{city}{own_name}{'区县'[index % 2]}"
        found += islice(_organs(place, above, "county", _parts(place, names, rng)), share)
    return found


def _names(rng: Random) -> Iterator[str]:
    words = phrases()["places"]
    pairs = [one + two for one in words["first"].split() for two in words["second"].split()]
    rng.shuffle(pairs)
    return cycle([pair for pair in pairs if pair not in body_names("prefectures")])


def _organs(place: str, above: str, level: str, others: Iterator[Body]) -> Iterator[Body]:
    topics = tuple(phrases()["topics"]["government"].split())
    government = f"{place}人民政府"
    yield Body(government, above, level, "government", area=place[-1], topics=topics)
    yield Body(f"{government}办公室", government, level, "office", size=4, topics=topics)
    yield from others


def _departments(place: str, above: str, level: str, rng: Random) -> Iterator[Body]:
    """Yield the departments in a random order; after the last one there is none."""
    scale = 4 if level == "prefecture" else 1
    known = list(phrases()["departments"].items())
    for name, what in rng.sample(known, len(known)):
        size = what["size"] * scale
        yield Body(f"{place}{name}", above, level, "department", "", size, what["acts"], tuple(what["topics"].split()))


def _parts(place: str, names: Iterator[str], rng: Random) -> Iterator[Body]:
    above = f"{place}人民政府"
    departments = _departments(place, above, "county", rng)
    for kind in cycle(_PARTS):
        body = next(departments, None) if kind == "department" else None
        if body:
            yield body
            continue
        ending = "街道办事处" if kind == "subdistrict" else rng.choice(("镇", "乡")) + "人民政府"
        kind = "subdistrict" if kind == "subdistrict" else "township"  # noqa: PLW2901
        topics = tuple(phrases()["topics"][kind].split())
        yield Body(
            f"{place}{next(names)}{ending}", above, "township", kind, size=rng.choice((0, 1, 2, 3)), topics=topics
        )
