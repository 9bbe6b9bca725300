"""What breaks the rules of levels, of two sources of one report, and of dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.examples.making import Example, html
from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import requests

GATHERED = "本报告的数据由区政府各部门、各镇街的年度报告汇总而成，统计期限为2023年1月1日至2023年12月31日。"
OWN = "本报告的数据仅统计本机关，统计期限为2023年1月1日至2023年12月31日。"


def of_area(body: str, **parts: object) -> Sample:
    """Return a government's report that says that it counts the bodies below it."""
    return replace(sound(2023, body), **{"preamble": GATHERED, "published": "2024-03-18", **parts})


def with_requests(sample: Sample, granted: int, **carried: tuple[int, int]) -> Sample:
    """Return the report with a table 3 of so many requests, all granted."""
    figures = requests(sample.form, {"natural_person": {"granted": granted}}, natural_person=(0, 0), **carried)
    return replace(sample, tables=sample.tables | {"requests": figures})


def _family(place: str, parent: int) -> Callable[[], Example]:
    """Return a district with its two bodies, of 12 and 5 requests."""
    return lambda: html(
        with_requests(of_area(f"{place}人民政府"), parent),
        with_requests(sound(2023, f"{place}财政局"), 12),
        with_requests(sound(2023, f"{place}体育局"), 5),
    )


def _family_roster(place: str) -> tuple[str, ...]:
    return (
        f"{place}人民政府,,county,government,",
        *(f"{place}{name},{place}人民政府,county,department," for name in ("财政局", "体育局")),
    )


def _two_formats() -> Example:
    sample = sound(2023, "青川市东岭区档案局")
    return {
        "page.html": print_as(sample, "html"),
        "paper.docx": print_as(changed(sample, "disclosure", "licences", "decisions", "129"), "docx"),
    }


def _published(body: str, day: str) -> Callable[[], Example]:
    return lambda: html(replace(sound(2023, body), published=day))


def _preamble(words: str) -> Callable[[], Example]:
    return lambda: html(replace(sound(), preamble=words))


EXAMPLES: dict[str, Callable[[], Example]] = {
    "level-sum": _family("青川市东岭区", 18),
    "level-parent-ge-child": _family("青川市西岭区", 16),
    "level-scope": lambda: html(of_area("青川市南岭区人民政府", preamble=OWN)),
    "level-table-duplicate": lambda: html(
        replace(sound(2023, "青川市南岭区教育局"), published=""), sound(2023, "青川市南岭区水利局")
    ),
    "struct-attachment-differs": _two_formats,
    "year-republished": lambda: html(
        sound(2023, "青川市西岭区档案局"),
        changed(sound(2023, "青川市西岭区档案局"), "disclosure", "licences", "decisions", "129"),
    ),
    "date-dept-deadline": _published("青川市南岭区司法局", "2024-02-01"),
    "date-gov-deadline": _published("青川市北岭区人民政府", "2024-04-01"),
    "date-town-deadline": _published("青川市北岭区石桥镇人民政府", "2024-02-01"),
    "date-before-year-end": _published("青川市北岭区司法局", "2023-12-31"),
    "date-title-year": _preamble("本报告所列数据的统计期限为2022年1月1日至2022年12月31日。"),
    "date-period-stated": _preamble("根据条例编制本报告，由六个部分组成。"),
    "date-period-correct": _preamble("本报告所列数据的统计期限为2023年1月1日至2023年11月30日。"),
}
"""By rule id: the reports that break it."""

ROSTER: tuple[str, ...] = (*_family_roster("青川市东岭区"), *_family_roster("青川市西岭区"))
"""Lines of the roster, without its head."""
