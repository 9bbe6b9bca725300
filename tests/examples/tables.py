"""What breaks the rules of structure, cells and the three tables of one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.examples.making import Example, cell, disclosure, disputes, html, prose, requests
from tests.printing import changed, print_as, sound
from tests.printing.sample import HEADINGS, grouped, without_row
from tests.printing.sample import requests as request_table


def _without_section() -> Example:
    return html(replace(sound(), headings={key: head for key, head in HEADINGS.items() if key != "other"}))


def _swapped() -> Example:
    sample = sound()
    granted, partly = (sample.tables["requests"][row]["business"] for row in ("granted", "partially_granted"))
    sample = changed(sample, "requests", "granted", "business", partly)
    return html(changed(sample, "requests", "partially_granted", "business", granted))


def _shifted() -> Example:
    sample = sound()
    rows = list(sample.tables["requests"])
    printed = [sample.tables["requests"][row]["business"] for row in rows]
    for row, text in zip(rows, ["0", *printed[:-1]], strict=True):
        sample = changed(sample, "requests", row, "business", text)
    return html(sample)


def _blank_parts() -> Example:
    sample = sound()
    for column in list(sample.tables["requests"]["granted"])[:-1]:
        sample = changed(sample, "requests", "granted", column, "")
    return html(sample)


def _only_across() -> Example:
    """A row total is wrong in a column whose outcomes cannot be added up."""
    sample = changed(sound(), "requests", "rejected_publication", "total", "")
    return html(changed(sample, "requests", "granted", "total", "19"))


_MANY = {"natural_person": {"granted": 40}}

EXAMPLES: dict[str, Callable[[], Example]] = {
    "source-unreadable": lambda: {"1.pdf": print_as(sound(), "pdf")[:4000]},
    "source-partial": lambda: {"1.txt": print_as(changed(sound(), "requests", "granted", "total", ""), "txt")},
    "struct-six-sections": _without_section,
    "struct-form-year-mismatch": lambda: html(replace(sound(2020), year=2022)),
    "struct-table-missing": lambda: html(
        replace(sound(), tables={key: table for key, table in sound().tables.items() if key != "disputes"})
    ),
    "struct-table-as-image": lambda: html(replace(sound(), extra=("picture:disclosure",))),
    "struct-rows-missing": lambda: html(without_row(sound(), "requests", "rejected_publication")),
    "struct-label-altered": lambda: html(replace(sound(), labels={"requests.rejected_duplicate": "2.重复的申请"})),
    "struct-duplicate-table": lambda: html(replace(sound(), extra=("twice:disputes",))),
    "struct-rows-extra": lambda: html(replace(sound(), labels={"disclosure.regulations": "本级印发的通知公告"})),
    "struct-other-split": lambda: html(grouped(sound())),
    "struct-template-residue": lambda: prose(overview="XX年，本单位公开信息若干。"),
    "struct-section-count-claim": lambda: html(replace(sound(), preamble="本报告由总体情况等七个部分组成。")),
    "cell-blank": lambda: cell("requests", "granted", "research", ""),
    "cell-placeholder": lambda: cell("requests", "granted", "research", "/"),
    "cell-non-numeric": lambda: cell("requests", "granted", "research", "若干"),
    "cell-non-integer": lambda: cell("disclosure", "penalties", "decisions", "17.5"),
    "cell-negative": lambda: cell("disclosure", "penalties", "decisions", "-17"),
    "cell-total-only": _blank_parts,
    "t2-valid-floor": lambda: cell("disclosure", "normative_documents", "in_force", "1"),
    "t2-valid-lt-made": lambda: disclosure(normative_documents__repealed="0", normative_documents__in_force="2"),
    "t2-rule-power": lambda: cell("disclosure", "regulations", "in_force", "6"),
    "t2-fee-ge-processing-fee": lambda: prose(other="本年度收取信息处理费5件，共23000元。"),
    "t2-all-zero-department": lambda: html(
        replace(
            sound(body="青川市临江区城市管理局"),
            tables=sound().tables
            | {"disclosure": {row: dict.fromkeys(cells, "0") for row, cells in sound().tables["disclosure"].items()}},
        )
    ),
    "t2-decision-round": lambda: cell("disclosure", "licences", "decisions", "12000"),
    "t2-2019-public-le-total": lambda: cell("disclosure", "normative_documents", "total_public", "2", 2020),
    "t2-2019-public-le-made": lambda: cell("disclosure", "normative_documents", "created", "2", 2020),
    "t2-2019-items-nonneg": lambda: cell("disclosure", "penalties", "items_change", "-21", 2020),
    "t2-2019-decisions-without-items": lambda: disclosure(
        2020, licences__items_previous="0", licences__items_change="0"
    ),
    "t2-2019-procure-pair": lambda: cell("disclosure", "procurement", "projects", "0", 2020),
    "t2-2019-procure-unit": lambda: cell("disclosure", "procurement", "amount", "352000", 2020),
    "t3-balance": lambda: cell("requests", "carried_forward", "legal_service", "1"),
    "t3-outcome-total": lambda: cell("requests", "granted", "total", "19"),
    "t3-applicant-total": _only_across,
    "t3-applicant-total-blank": lambda: cell("requests", "granted", "total", ""),
    "t3-zero-stock": lambda: cell("requests", "granted", "research", "1"),
    "t3-misplaced-cell": _swapped,
    "t3-off-by-row": _shifted,
    "t3-carryin-settled": lambda: requests({"natural_person": {"granted": 2}}, natural_person=(5, 6)),
    "t3-carryout-share": lambda: requests(_MANY, natural_person=(0, 10)),
    "t3-all-carried": lambda: requests({"natural_person": {}, "business": {}}, natural_person=(0, 6)),
    "t3-nonpay-needs-notice": lambda: html(
        replace(
            sound(),
            tables=sound().tables | {"requests": request_table("2021", {"business": {"other_unpaid": 1}})},
            prose=sound().prose | {"other": "没有其他需要报告的事项。"},
        )
    ),
    "t3-other-share": lambda: requests({"natural_person": {"granted": 30, "other_misc": 10}}),
    "t3-secret-at-low-level": lambda: requests({"natural_person": {"denied_state_secret": 1}}),
    "t4-row-total": lambda: cell("disputes", "reconsideration", "total", "9"),
    "t4-direct-suit-2024": lambda: html(sound(2024)),
    "t4-corrected-high": lambda: disputes(reconsideration=(30, 8, 0, 0)),
}
