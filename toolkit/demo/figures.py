"""Sound figures of one body over the years: every identity of the form holds, and each year follows from the last."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from toolkit.demo.places import Body
from toolkit.forms import APPLICANTS, form

Counts = dict[str, dict[str, int]]
"""The figures of a table by row and column; an amount is in 元, so that all of them are whole."""
Tables = dict[str, Counts]

FORM = "2021"
_APPLICANTS = {"natural_person": 70, "business": 16, "legal_service": 7, "public_welfare": 3, "other_org": 4}
_OUTCOMES = {
    "granted": 46, "partially_granted": 9, "denied_other_law": 2, "denied_third_party": 2, "denied_internal_affairs": 3,
    "denied_process": 4, "denied_enforcement_file": 2, "denied_inquiry": 2, "unavailable_not_held": 14,
    "unavailable_needs_creation": 4, "unavailable_unclear": 2, "rejected_petition": 3, "rejected_duplicate": 2,
    "rejected_publication": 1, "other_not_corrected": 2, "other_misc": 2,
}  # fmt: skip
_DISPUTED = ("upheld",) * 24 + ("corrected",) + ("other",) * 3 + ("pending",) * 2
_NO_DIRECT_SUIT = 2024
_ENOUGH = 4
"""Figures other than 0 from which two tables must not be the same."""


def series(body: Body, years: Sequence[int], rng: Random, seen: set[object]) -> list[Tables]:
    """Return the three tables of a body that counts its own work, for each of the years in their order."""
    made: list[Tables] = []
    for year in years:
        last = made[-1] if made else {}
        tables: Tables = {}
        while not tables or not _new(tables, seen):
            requests = _requests(body, last.get("requests"), rng)
            tables = {
                "disclosure": _disclosure(body, last.get("disclosure"), rng),
                "requests": requests,
                "disputes": _disputes(requests, last.get("disputes"), year, rng),
            }
        made.append(tables)
    return made


def summed(parts: Sequence[Tables]) -> Tables:
    """Return the tables of an area: the sums over those of its bodies."""
    return {
        table: {
            row: {column: sum(each[table][row][column] for each in parts) for column in cells}
            for row, cells in parts[0][table].items()
        }
        for table in parts[0]
    }


def unround(own: Tables, parts: Sequence[Tables]) -> None:
    """Add one to those decisions of one of the parts whose sum would be a round figure."""
    for row, count in summed(parts)["disclosure"].items():
        if _is_round(count):
            own["disclosure"][row]["decisions"] += 1


def _is_round(row: dict[str, int]) -> bool:
    return bool(row.get("decisions")) and row["decisions"] % 1000 == 0


def _new(tables: Tables, seen: set[object]) -> bool:
    """Whether no other report has one of these tables, and none of its decisions is a round figure."""
    cells = [tuple(count for row in table.values() for count in row.values()) for table in tables.values()]
    keys = {(index, each) for index, each in enumerate(cells) if sum(map(bool, each)) >= _ENOUGH}
    round_ones = any(map(_is_round, tables["disclosure"].values()))
    if keys & seen or round_ones:
        return False
    seen |= keys
    return True


def _near(usual: int, rng: Random) -> int:
    return round(usual * rng.uniform(0.8, 1.25))


def _blank(table: str) -> Counts:
    rows: Counts = {}
    for row, column in form(FORM).cells[table]:
        rows.setdefault(row, {})[column] = 0
    return rows


def _disclosure(body: Body, last: Counts | None, rng: Random) -> Counts:
    rows = _blank("disclosure")
    normative = rows["normative_documents"]
    before = last["normative_documents"]["in_force"] if last else rng.randint(4, 40)
    normative["issued"] = rng.choice((0, 1, 2, 3, 4, 5) if body.kind != "subdistrict" else (0, 0, 1, 2))
    normative["repealed"] = min(rng.choice((0, 0, 1, 2)), before)
    normative["in_force"] = before + normative["issued"] - normative["repealed"]
    usual = {("licences", "decisions"): body.size * 37, ("penalties", "decisions"): body.size * 9}
    usual |= {("compulsory_measures", "decisions"): body.size, ("fees", "amount"): body.size * 30_500}
    for (row, column), count in usual.items():
        if body.acts:
            rows[row][column] = _near(last[row][column] if last else _near(count, rng), rng)
    return rows


def _requests(body: Body, last: Counts | None, rng: Random) -> Counts:
    """Every request carried over is answered; few of the new ones are carried forward."""
    rows = _blank("requests")
    new = _near(body.size, rng) if body.size > 3 else rng.randint(0, body.size)
    for applicant in rng.choices(list(_APPLICANTS), list(_APPLICANTS.values()), k=new):
        rows["new_received"][applicant] += 1
    for applicant in APPLICANTS:
        received = rows["new_received"][applicant]
        before = last["carried_forward"][applicant] if last else int(new > 20 and rng.random() < 0.5 * received / new)
        after = sum(rng.random() < 0.06 for _ in range(received)) if received > 3 else 0
        rows["carried_over"][applicant], rows["carried_forward"][applicant] = before, min(after, received // 8)
        answered = received + before - rows["carried_forward"][applicant]
        rows["total_outcomes"][applicant] = answered
        for outcome in rng.choices(list(_OUTCOMES), list(_OUTCOMES.values()), k=answered):
            rows[outcome][applicant] += 1
    for row in rows.values():
        row["total"] = sum(row[applicant] for applicant in APPLICANTS)
    return rows


def _disputes(requests: Counts, last: Counts | None, year: int, rng: Random) -> Counts:
    """What was pending is among the cases; nobody sues after a reconsideration that there was not."""
    rows = _blank("disputes")
    answered = requests["total_outcomes"]["total"]
    for channel, row in rows.items():
        share = 0.09 if channel == "reconsideration" else 0.02
        count = last[channel]["pending"] if last else 0
        count += sum(rng.random() < share for _ in range(answered))
        if channel == "litigation_direct" and year >= _NO_DIRECT_SUIT:
            count = 0
        if channel == "litigation_after_reconsideration":
            count = max(last[channel]["pending"] if last else 0, min(count, rows["reconsideration"]["total"] // 2))
        for result in rng.choices(_DISPUTED, k=count):
            row["upheld" if result == "pending" and channel == "litigation_direct" else result] += 1
        row["total"] = count
    if rows["reconsideration"]["total"] == 0:
        late = rows["litigation_after_reconsideration"]
        late["upheld"], late["pending"] = late["upheld"] + late["pending"], 0
    return rows
