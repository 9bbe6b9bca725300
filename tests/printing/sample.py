"""A sound report, every identity and every hint of the rules kept, and copies of it with one thing changed."""

from __future__ import annotations

from dataclasses import replace

from tests.printing.phrases import overview, problems
from toolkit.demo.sample import HEADINGS, Figures, Sample
from toolkit.forms import APPLICANTS, form

__all__ = ["HEADINGS", "Sample", "changed", "disputes", "grouped", "requests", "sound", "without_row"]

_OUTCOMES = {
    "natural_person": {
        "granted": 12, "partially_granted": 3, "denied_process": 2, "unavailable_not_held": 5,
        "rejected_duplicate": 1, "other_misc": 1,
    },
    "business": {"granted": 4, "unavailable_needs_creation": 1},
    "legal_service": {"granted": 2},
}  # fmt: skip
_CARRIED = {"natural_person": (2, 3)}
"""Carried over and carried forward; what was newly received follows from the balance."""

_DISCLOSURE = {
    "2021": {
        "regulations": {"issued": "0", "repealed": "0", "in_force": "0"},
        "normative_documents": {"issued": "3", "repealed": "1", "in_force": "12"},
        "licences": {"decisions": "128"},
        "penalties": {"decisions": "17"},
        "compulsory_measures": {"decisions": "0"},
        "fees": {"amount": "1.25"},
    },
    "2019": {
        "regulations": {"created": "0", "published": "0", "total_public": "0"},
        "normative_documents": {"created": "3", "published": "3", "total_public": "12"},
        "licences": {"items_previous": "10", "items_change": "+2", "decisions": "128"},
        "other_services": {"items_previous": "4", "items_change": "0", "decisions": "31"},
        "penalties": {"items_previous": "20", "items_change": "-1", "decisions": "17"},
        "compulsory_measures": {"items_previous": "3", "items_change": "0", "decisions": "2"},
        "fees": {"items_previous": "2", "items_change": "0"},
        "procurement": {"projects": "6", "amount": "35.2万元"},
    },
}
_DISPUTES = {
    "reconsideration": (2, 0, 1, 1),
    "litigation_direct": (1, 0, 0, 1),
    "litigation_after_reconsideration": (1, 0, 0, 0),
}


def sound(year: int = 2023, body: str = "青川市临江区民政局", **parts: object) -> Sample:
    """Return a report of which no rule says anything; its form is the one due for its year."""
    key = "2019" if year < 2021 else "2021"
    tables = {"disclosure": copied(_DISCLOSURE[key]), "requests": requests(key), "disputes": disputes()}
    whole = Sample(
        body=body,
        year=year,
        form=key,
        tables=tables,
        published=f"{year + 1}-01-18",
        preamble=(
            f"根据《中华人民共和国政府信息公开条例》编制本报告。报告由总体情况等六个部分组成，"
            f"数据统计期限为{year}年1月1日至{year}年12月31日。"
        ),
        prose={
            "overview": overview(body, year),
            "problems": problems(body, year),
            "other": "本年度未收取信息处理费，没有其他需要报告的事项。",
        },
    )
    return replace(whole, **parts)


def changed(sample: Sample, table: str, row: str, column: str, to: str) -> Sample:
    """Return the report with one printed cell changed, and nothing else."""
    tables = {key: copied(figures) for key, figures in sample.tables.items()}
    tables[table][row][column] = to
    return replace(sample, tables=tables)


def without_row(sample: Sample, table: str, row: str) -> Sample:
    """Return the report with one row of a table not printed."""
    tables = {key: copied(figures) for key, figures in sample.tables.items()}
    del tables[table][row]
    return replace(sample, tables=tables)


def requests(key: str, outcomes: dict[str, dict[str, int]] | None = None, **carried: tuple[int, int]) -> Figures:
    """Return a table 3 that balances: `carried` gives carried over and carried forward by applicant."""
    outcomes, carried = outcomes or _OUTCOMES, carried or _CARRIED
    rows = {row: dict.fromkeys((*APPLICANTS, "total"), 0) for row in form(key).rows("requests")}
    for applicant in APPLICANTS:
        answered = outcomes.get(applicant, {})
        before, after = carried.get(applicant, (0, 0))
        for row, count in answered.items():
            rows["other" if key == "2019" and row.startswith("other") else row][applicant] = count
        rows["total_outcomes"][applicant] = sum(answered.values())
        rows["carried_over"][applicant], rows["carried_forward"][applicant] = before, after
        rows["new_received"][applicant] = sum(answered.values()) + after - before
    for figures in rows.values():
        figures["total"] = sum(figures[applicant] for applicant in APPLICANTS)
    return {row: {column: str(count) for column, count in figures.items()} for row, figures in rows.items()}


def disputes(**channels: tuple[int, int, int, int]) -> Figures:
    """Return a table 4 whose totals are right."""
    names = ("upheld", "corrected", "other", "pending")
    rows = {row: channels.get(row, counts) for row, counts in _DISPUTES.items()}
    return {
        row: dict(zip(names, map(str, counts), strict=True)) | {"total": str(sum(counts))}
        for row, counts in rows.items()
    }


def grouped(sample: Sample) -> Sample:
    """Return the report with （六）其他处理 printed in one row instead of three."""
    tables = {key: copied(figures) for key, figures in sample.tables.items()}
    rows = tables["requests"]
    parts = [rows.pop(row) for row in ("other_not_corrected", "other_unpaid", "other_misc")]
    rows["other"] = {column: str(sum(int(part[column]) for part in parts)) for column in parts[0]}
    return replace(sample, tables=tables)


def copied(figures: Figures) -> Figures:
    """Return figures of which the cells can be changed."""
    return {row: dict(cells) for row, cells in figures.items()}
