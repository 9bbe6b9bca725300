"""For each rule a report that breaks it: the sound report with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import HEADINGS, disputes, grouped, requests, without_row

Example = tuple[str, bytes]
"""The ending of a file, and its bytes."""


def _html(sample: Sample) -> Example:
    return "html", print_as(sample, "html")


def _cell(table: str, row: str, column: str, to: str, year: int = 2023) -> Example:
    return _html(changed(sound(year), table, row, column, to))


def _disclosure(year: int = 2023, **cells: str) -> Example:
    """The sound report with some cells of table 2 changed; `row__column` names one."""
    sample = sound(year)
    for cell, to in cells.items():
        sample = changed(sample, "disclosure", *cell.split("__"), to)
    return _html(sample)


def _requests(outcomes: dict[str, dict[str, int]], year: int = 2023, **carried: tuple[int, int]) -> Example:
    """The sound report with another table 3, which balances."""
    sample = sound(year)
    return _html(replace(sample, tables=sample.tables | {"requests": requests(sample.form, outcomes, **carried)}))


def _disputes(year: int = 2023, **channels: tuple[int, int, int, int]) -> Example:
    sample = sound(year)
    return _html(replace(sample, tables=sample.tables | {"disputes": disputes(**channels)}))


def _prose(**sections: str) -> Example:
    sample = sound()
    return _html(replace(sample, prose=sample.prose | sections))


def _without_section() -> Example:
    return _html(replace(sound(), headings={key: head for key, head in HEADINGS.items() if key != "other"}))


def _swapped() -> Example:
    sample = sound()
    granted, partly = (sample.tables["requests"][row]["business"] for row in ("granted", "partially_granted"))
    sample = changed(sample, "requests", "granted", "business", partly)
    return _html(changed(sample, "requests", "partially_granted", "business", granted))


def _shifted() -> Example:
    sample = sound()
    rows = list(sample.tables["requests"])
    printed = [sample.tables["requests"][row]["business"] for row in rows]
    for row, text in zip(rows, ["0", *printed[:-1]], strict=True):
        sample = changed(sample, "requests", row, "business", text)
    return _html(sample)


def _blank_parts() -> Example:
    sample = sound()
    for column in list(sample.tables["requests"]["granted"])[:-1]:
        sample = changed(sample, "requests", "granted", column, "")
    return _html(sample)


_MANY = {"natural_person": {"granted": 40}}

EXAMPLES: dict[str, Callable[[], Example]] = {
    "source-unreadable": lambda: ("pdf", print_as(sound(), "pdf")[:4000]),
    "source-partial": lambda: ("txt", print_as(changed(sound(), "requests", "granted", "total", ""), "txt")),
    "struct-six-sections": _without_section,
    "struct-form-year-mismatch": lambda: _html(replace(sound(2020), year=2022)),
    "struct-table-missing": lambda: _html(
        replace(sound(), tables={key: table for key, table in sound().tables.items() if key != "disputes"})
    ),
    "struct-table-as-image": lambda: _html(replace(sound(), extra=("picture:disclosure",))),
    "struct-rows-missing": lambda: _html(without_row(sound(), "requests", "rejected_publication")),
    "struct-label-altered": lambda: _html(replace(sound(), labels={"requests.rejected_duplicate": "2.重复的申请"})),
    "struct-duplicate-table": lambda: _html(replace(sound(), extra=("twice:disputes",))),
    "struct-rows-extra": lambda: _html(replace(sound(), labels={"disclosure.regulations": "本级印发的通知公告"})),
    "struct-other-split": lambda: _html(grouped(sound())),
    "struct-template-residue": lambda: _prose(overview="XX年，本单位公开信息若干。"),
    "struct-section-count-claim": lambda: _html(replace(sound(), preamble="本报告由总体情况等七个部分组成。")),
    "cell-blank": lambda: _cell("requests", "granted", "research", ""),
    "cell-placeholder": lambda: _cell("requests", "granted", "research", "/"),
    "cell-non-numeric": lambda: _cell("requests", "granted", "research", "若干"),
    "cell-non-integer": lambda: _cell("disclosure", "penalties", "decisions", "17.5"),
    "cell-negative": lambda: _cell("disclosure", "penalties", "decisions", "-17"),
    "cell-total-only": _blank_parts,
    "t2-valid-floor": lambda: _cell("disclosure", "normative_documents", "in_force", "1"),
    "t2-valid-lt-made": lambda: _disclosure(normative_documents__repealed="0", normative_documents__in_force="2"),
    "t2-rule-power": lambda: _cell("disclosure", "regulations", "in_force", "6"),
    "t2-fee-ge-processing-fee": lambda: _prose(other="本年度收取信息处理费5件，共23000元。"),
    "t2-all-zero-department": lambda: _html(
        replace(
            sound(body="青川市临江区城市管理局"),
            tables=sound().tables
            | {"disclosure": {row: dict.fromkeys(cells, "0") for row, cells in sound().tables["disclosure"].items()}},
        )
    ),
    "t2-decision-round": lambda: _cell("disclosure", "licences", "decisions", "12000"),
    "t2-2019-public-le-total": lambda: _cell("disclosure", "normative_documents", "total_public", "2", 2020),
    "t2-2019-public-le-made": lambda: _cell("disclosure", "normative_documents", "created", "2", 2020),
    "t2-2019-items-nonneg": lambda: _cell("disclosure", "penalties", "items_change", "-21", 2020),
    "t2-2019-decisions-without-items": lambda: _disclosure(
        2020, licences__items_previous="0", licences__items_change="0"
    ),
    "t2-2019-procure-pair": lambda: _cell("disclosure", "procurement", "projects", "0", 2020),
    "t2-2019-procure-unit": lambda: _cell("disclosure", "procurement", "amount", "352000", 2020),
    "t3-balance": lambda: _cell("requests", "carried_forward", "legal_service", "1"),
    "t3-outcome-total": lambda: _cell("requests", "total_outcomes", "business", "6"),
    "t3-applicant-total": lambda: _cell("requests", "granted", "total", "19"),
    "t3-applicant-total-blank": lambda: _cell("requests", "granted", "total", ""),
    "t3-zero-stock": lambda: _cell("requests", "granted", "research", "1"),
    "t3-misplaced-cell": _swapped,
    "t3-off-by-row": _shifted,
    "t3-carryin-settled": lambda: _requests({"natural_person": {"granted": 2}}, natural_person=(5, 6)),
    "t3-carryout-share": lambda: _requests(_MANY, natural_person=(0, 10)),
    "t3-all-carried": lambda: _requests({"natural_person": {}, "business": {}}, natural_person=(0, 6)),
    "t3-nonpay-needs-notice": lambda: _html(
        replace(
            sound(),
            tables=sound().tables | {"requests": requests("2021", {"business": {"other_unpaid": 1}})},
            prose=sound().prose | {"other": "没有其他需要报告的事项。"},
        )
    ),
    "t3-other-share": lambda: _requests({"natural_person": {"granted": 30, "other_misc": 10}}),
    "t3-secret-at-low-level": lambda: _requests({"natural_person": {"denied_state_secret": 1}}),
    "t4-row-total": lambda: _cell("disputes", "reconsideration", "total", "9"),
    "t4-direct-suit-2024": lambda: _html(sound(2024)),
    "t4-corrected-high": lambda: _disputes(reconsideration=(30, 8, 0, 0)),
}
"""By rule id: how to make the report that breaks it."""
