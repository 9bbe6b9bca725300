"""What breaks the rules of the years: reports of one body that do not go together, and bodies that have none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.examples.making import Example, html
from tests.printing import Sample, changed, sound
from tests.printing.sample import disputes, requests

_DISTRICT = "青川市临江区"
_ZEROS = {"upheld": "0", "corrected": "0", "other": "0", "pending": "0", "total": "0"}


def going_on(body: str, *years: int) -> tuple[Sample, ...]:
    """Return reports of a body, of which each carries on from the one before, and no two tables are the same."""
    return tuple(_carried_on(sound(year, body), number) for number, year in enumerate(years))


def _carried_on(sample: Sample, number: int) -> Sample:
    outcomes = {"natural_person": {"granted": 12 + number}, "business": {"granted": 4}}
    tables = {
        "requests": requests(sample.form, outcomes, natural_person=(3, 3)),
        "disputes": disputes(reconsideration=(2 + number, 0, 1, 1)),
    }
    later = replace(sample, tables=sample.tables | tables)
    if sample.form == "2021":
        later = changed(later, "disclosure", "normative_documents", "in_force", str(12 + 2 * number))
    elif number:
        for row, items in (("licences", 12), ("other_services", 4), ("penalties", 19)):
            later = changed(later, "disclosure", row, "items_previous", str(items))
    return changed(later, "disclosure", "licences", "decisions", str(128 + number))


def second(body: str, *cells: tuple[str, str, str, str], years: tuple[int, int] = (2022, 2023)) -> tuple[Sample, ...]:
    """Return two reports that go together, but for some cells of the second."""
    before, now = going_on(f"{_DISTRICT}{body}", *years)
    for cell in cells:
        now = changed(now, *cell)
    return before, now


def _carried(body: str, now: dict[str, tuple[int, int]]) -> tuple[Sample, Sample]:
    before, later = second(body)
    outcomes = {"natural_person": {"granted": 13}, "business": {"granted": 4}}
    return before, replace(later, tables=later.tables | {"requests": requests("2021", outcomes, **now)})


def _identical() -> tuple[Sample, ...]:
    before, now = second("统计局")
    return before, replace(now, tables=now.tables | {"requests": before.tables["requests"]})


def _all_zero() -> tuple[Sample, ...]:
    reports = going_on(f"{_DISTRICT}气象局", 2021, 2022, 2023)
    none = dict.fromkeys(("reconsideration", "litigation_direct", "litigation_after_reconsideration"), _ZEROS)
    return tuple(replace(report, tables=report.tables | {"disputes": none}) for report in reports)


def _fees() -> tuple[Sample, ...]:
    amounts = ("1.25", "1.5", "0.9", "1.1", "1.3", "12500")
    return tuple(
        changed(sound(2025, f"{_DISTRICT}{name}局"), "disclosure", "fees", "amount", amount)
        for name, amount in zip(("水务", "林业", "交通", "教育", "体育", "农业"), amounts, strict=True)
    )


def _disputes(body: str, **channels: tuple[int, int, int, int]) -> tuple[Sample, ...]:
    before, now = second(body)
    none = {"reconsideration": (0, 0, 0, 0), "litigation_direct": (0, 0, 0, 0)}
    earlier = disputes(**none, litigation_after_reconsideration=(0, 0, 0, 0))
    tables = now.tables | {"disputes": disputes(**none | channels)}
    return replace(before, tables=before.tables | {"disputes": earlier}), replace(now, tables=tables)


EXAMPLES: dict[str, Callable[[], Example]] = {
    "year-carry-total": lambda: html(*_carried("档案局", {"natural_person": (2, 3)})),
    "year-carry-column": lambda: html(*_carried("审计局", {"natural_person": (2, 3), "business": (1, 0)})),
    "year-valid-rollforward": lambda: html(
        *second("财政局", ("disclosure", "normative_documents", "in_force", "15")),
    ),
    "year-2019-items-rollforward": lambda: html(
        *second("商务局", ("disclosure", "licences", "items_previous", "10"), years=(2019, 2020))
    ),
    "year-pending-rollforward": lambda: html(
        *second(
            "信访局", *(("disputes", "reconsideration", cell, "0") for cell in ("upheld", "other", "pending", "total"))
        )
    ),
    "year-jump": lambda: html(*second("城管局", ("disclosure", "licences", "decisions", "1280"))),
    "year-scale-switch": lambda: html(*second("人社局", ("disclosure", "fees", "amount", "12500"))),
    "year-table-identical": lambda: html(*_identical()),
    "year-zero-streak": lambda: html(*_all_zero()),
    "year-year-missing": lambda: html(*going_on(f"{_DISTRICT}文旅局", 2021, 2023)),
    "year-unit-renamed": lambda: html(sound(2022, f"{_DISTRICT}大数据中心"), sound(2023, f"{_DISTRICT}数据局")),
    "level-roster-missing": lambda: html(*going_on(f"{_DISTRICT}粮食局", 2023)),
    "t2-fee-unit": lambda: html(*_fees()),
    "t4-suit-without-review": lambda: html(*_disputes("科技局", litigation_after_reconsideration=(1, 0, 0, 0))),
    "t4-disputes-vs-answers": lambda: html(*_disputes("外事办公室", reconsideration=(50, 0, 0, 0))),
}

ROSTER: tuple[str, ...] = (
    f"{_DISTRICT}数据局,{_DISTRICT}人民政府,county,department,{_DISTRICT}大数据中心",
    *(
        f"{_DISTRICT}{name}局,{_DISTRICT}人民政府,county,department,"
        for name in ("粮食", "档案", "审计", "财政", "盐务")
    ),
)
"""Lines of the roster, without its head; 盐务局 has no report."""
