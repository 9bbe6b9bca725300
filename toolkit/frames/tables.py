"""Facts of the three statutory tables: every row and column with its operands side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from toolkit.extraction.bodies import has_enforcement_powers, may_make_regulations
from toolkit.extraction.outline import fee
from toolkit.forms import APPLICANTS, YUAN_PER_WAN
from toolkit.frames.localising.identities import other_layout
from toolkit.frames.peers import Peers, times
from toolkit.frames.schema.tables import DISCLOSURE, WITH_ITEMS
from toolkit.frames.typed import Named, body_facts
from toolkit.frames.years import Years
from toolkit.report import Mark, Report, State, Table

_MENTIONS_FEE = re.compile(r"信息(?:公开)?处理费|收费通知")


def _readable(reports: Named) -> Iterator[tuple[dict[str, Any], Report]]:
    for report_id, report in reports:
        if report.state is not State.UNREADABLE:
            yield body_facts(report_id, report), report


def _count(value: Decimal | None) -> int | None:
    """Return a whole number as such; a count that is none cannot be an operand."""
    return int(value) if value is not None and value == value.to_integral_value() else None


def disclosure_rows(reports: Named, years: Years[Report], beside: Mapping[str, Peers]) -> Iterator[dict[str, Any]]:
    """Yield one row per report: every cell of table 2, and what the prose, the body's name and peers add to it."""
    for facts, report in _readable(reports):
        table = report.tables["disclosure"]
        row: dict[str, Any] = dict(facts)
        for (name, column), cell in table.cells.items():
            key = f"{name}__{column}"
            row[key] = cell.value if DISCLOSURE.get(key) == "Float64" else _count(cell.value)
        unit = table.cells.get(("procurement", "amount"))
        row["procurement__unit"] = unit.unit or None if unit and unit.mark is Mark.NUMBER else None
        row["regulations__largest"] = _largest(table, "regulations")
        row["nonzero_cells"] = _nonzero(table)
        stated = _stated_fee(report)
        row["processing_fee__amount"] = stated / YUAN_PER_WAN if stated is not None else None
        row["may_make_regulations"] = may_make_regulations(report.identity.level, report.identity.kind)
        row["has_enforcement_powers"] = has_enforcement_powers(report.identity.body)
        row["fees__year_times"] = _fee_times(report, years)
        yield row | beside[facts["report_id"]].disclosure


def _fee_times(report: Report, years: Years[Report]) -> float | None:
    """Return how many times the fees are those of the year before or after; None without either."""
    who = report.identity
    others = [years.of(who.body, who.year + step) for step in (-1, 1)] if who.body and who.year is not None else []
    known = [many for other in others if other and (many := times(fee(report), fee(other)))]
    return max(known, default=None)


def _nonzero(table: Table) -> int | None:
    """Count the cells that are not 0; unknown while every known cell is 0 and some cell is not known."""
    values = [cell.value for cell in table.cells.values()]
    count = sum(1 for value in values if value)
    return count if count or None not in values else None


def _largest(table: Table, row: str) -> int | None:
    """Return the largest cell of a row; unknown while no known cell is above 0 and some cell is not known."""
    values = [_count(cell.value) for (name, _), cell in table.cells.items() if name == row]
    largest = max((value for value in values if value is not None), default=None)
    return largest if largest or None not in values else None


def _stated_fee(report: Report) -> Decimal | None:
    """Return the fee that the prose states, when it states one for this body and year, and only one."""
    years = (None, report.identity.year)
    fees = [claim for claim in report.claims if claim.measure == "processing_fee"]
    amounts = {claim.value for claim in fees if not claim.scope and claim.year in years and claim.precision == "exact"}
    return amounts.pop() if len(amounts) == 1 else None


def derive_disclosure(frame: pd.DataFrame) -> None:
    """Fill the columns that are arithmetic over others; a missing operand makes them missing."""
    for row in WITH_ITEMS:
        frame[f"{row}__items_now"] = frame[f"{row}__items_previous"] + frame[f"{row}__items_change"]
    stated = frame["procurement__unit"].notna() & (frame["procurement__projects"] > 0).fillna(value=False)
    per_project = frame["procurement__amount"] * YUAN_PER_WAN / frame["procurement__projects"].where(stated)
    frame["procurement__yuan_per_project"] = per_project.astype("Float64")


def applicant_rows(reports: Named) -> Iterator[dict[str, Any]]:
    """Yield one row per report and applicant column of table 3."""
    for facts, report in _readable(reports):
        table = report.tables["requests"]
        shared = facts | {"other_layout": other_layout(report), "mentions_processing_fee": _mentions_fee(report)}
        for column in (*APPLICANTS, "total"):
            yield shared | {"column": column} | {row: _count(table.value(row, column)) for row in table.rows}


def _mentions_fee(report: Report) -> int | None:
    """Say whether section one or six speaks of a fee; unknown when neither was found."""
    texts = [section.text for section in report.sections if section.key in ("overview", "other")]
    return int(any(_MENTIONS_FEE.search(text) for text in texts)) if texts else None


def derive_applicants(frame: pd.DataFrame) -> None:
    """Fill the sums and shares of each column; a share of nothing is missing."""
    frame["stock"] = frame["new_received"] + frame["carried_over"]
    frame["balance_gap"] = frame["stock"] - frame["total_outcomes"] - frame["carried_forward"]
    for name, part, whole in (
        ("carried_forward_share", "carried_forward", "stock"),
        ("other_misc_share", "other_misc", "total_outcomes"),
    ):
        frame[name] = _share(frame[part], frame[whole])


def _share(part: pd.Series[Any], whole: pd.Series[Any]) -> pd.Series[Any]:
    return (part / whole.where(whole > 0)).astype("Float64")


def outcome_rows(reports: Named) -> Iterator[dict[str, Any]]:
    """Yield one row per report and row of table 3, with how its total is marked."""
    for facts, report in _readable(reports):
        table = report.tables["requests"]
        for row in table.rows:
            values = {column: table.value(row, column) for column in (*APPLICANTS, "total")}
            total = table.cells[row, "total"].mark.value
            filled = sum(values[column] is not None for column in APPLICANTS)
            counts = {column: _count(value) for column, value in values.items()}
            yield facts | {"row": row, "total_mark": total, "applicants_filled": filled} | counts


def dispute_rows(reports: Named, years: Years[Report]) -> Iterator[dict[str, Any]]:
    """Yield one row per report and channel of table 4."""
    for body, report in _readable(reports):
        table = report.tables["disputes"]
        facts = body | _brought(report, years.comparable(report))
        for row in table.rows:
            columns = [column for name, column in table.cells if name == row]
            yield facts | {"row": row} | {column: _count(table.value(row, column)) for column in columns}


def _brought(report: Report, prior: Report | None) -> dict[str, int | None]:
    """Return the disputes of a report, and the answers of two years that may have given rise to them."""
    reviews = _count(report.tables["disputes"].value("reconsideration", "total"))
    before = _count(prior.tables["disputes"].value("reconsideration", "total")) if prior else None
    known = [count for count in (reviews, before) if count is not None]
    return {
        "reviews": reviews,
        "direct_suits": _count(report.tables["disputes"].value("litigation_direct", "total")),
        "reviews_two_years": sum(known) if len(known) == len((reviews, before)) or any(known) else None,
        "answers": _answers(report),
        "prior_answers": _answers(prior) if prior else None,
    }


def _answers(report: Report) -> int | None:
    return _count(report.tables["requests"].value("total_outcomes", "total"))


def derive_disputes(frame: pd.DataFrame) -> None:
    """Fill the decided cases, and the share of them that was corrected."""
    frame["decided"] = frame["upheld"] + frame["corrected"] + frame["other"]
    frame["correction_rate"] = _share(frame["corrected"], frame["decided"])
