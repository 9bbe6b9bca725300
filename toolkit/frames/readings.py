"""What the tables of a report say for a measure of the prose: the figure that it names, and what else it may mean.

A reading is a figure of the tables by name; which of them a rule accepts stands in its suite. A reading with an unknown
operand is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from toolkit.forms import APPLICANTS, YUAN_PER_WAN
from toolkit.frames.localising.identities import other_layout
from toolkit.report import Report

Readings = dict[str, Decimal | None]

_ORGANISATIONS = tuple(applicant for applicant in APPLICANTS if applicant != "natural_person")
_OUTCOMES = {
    "granted": ("granted",),
    "partially_granted": ("partially_granted",),
    "disclosed": ("granted", "partially_granted"),
    "denied": ("denied_",),
    "unavailable": ("unavailable_",),
    "rejected": ("rejected_",),
}
"""Rows of table 3 by outcome; a name that ends with _ begins those of several rows."""
_CHANNELS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after_reconsideration"),
    "litigation_direct": ("litigation_direct",),
    "litigation_after_reconsideration": ("litigation_after_reconsideration",),
}
_DECIMALS = 6
"""Decimals of a percentage up to which it is compared."""
_ALL_CHANNELS = tuple(row for name in ("reconsideration", "litigation") for row in _CHANNELS[name])


def readings(report: Report, measure: str) -> Readings:
    """Return what the tables say for a measure (a key of `toolkit/forms/measures.toml`): `cell` is what it names."""
    table, _, rest = measure.partition(".")
    if table == "requests" and rest != "growth":
        return _of_requests(report, *rest.partition(".")[::2])
    if table == "disputes":
        return _of_disputes(report, *rest.rpartition(".")[::2])
    if table == "disclosure":
        return {"cell": _of_disclosure(report, rest)}
    return {}


def _of_requests(report: Report, row: str, applicant: str) -> Readings:
    columns = _ORGANISATIONS if applicant == "organisations" else (applicant or "total",)
    received, carried, answered = (
        _requests(report, name, columns) for name in ("new_received", "carried_over", "total_outcomes")
    )
    stock = total((received, carried))
    if row == "new_received":
        found: Readings = {"cell": received, "with_carried_over": stock}
        return found | ({"answered": answered} if applicant else {})
    if row == "handled_stock":
        return {"cell": stock, "received": received, "answered": answered}
    if row == "total_outcomes":
        without = {"without_carried_over": carried, "without_other": _outcome(report, "other")}
        return {"cell": answered} | {name: less(answered, part) for name, part in without.items()}
    if row in ("carried_over", "carried_forward"):
        return {"cell": _requests(report, row, columns)}
    found = {"cell": _outcome(report, row)}
    return found | ({"with_partial": _outcome(report, "disclosed")} if row == "granted" else {})


def _outcome(report: Report, name: str) -> Decimal | None:
    """Return the total of a class of outcomes; （六）其他处理 is one row or three."""
    table = report.tables["requests"]
    if name == "other" and other_layout(report) == "group":
        return table.value("other", "total")
    begins = ("other_",) if name == "other" else _OUTCOMES[name]
    rows = [
        row for row in table.rows if row in begins or any(row.startswith(each) for each in begins if each[-1] == "_")
    ]
    return total(table.value(row, "total") for row in rows)


def _requests(report: Report, row: str, columns: Iterable[str]) -> Decimal | None:
    return total(report.tables["requests"].value(row, column) for column in columns)


def _of_disputes(report: Report, channel: str, column: str) -> Readings:
    if column in _CHANNELS or (not channel and column == "total"):
        whole, pending = (_disputes(report, column, name) for name in ("total", "pending"))
        return {"cell": whole, "without_pending": less(whole, pending)}
    found: Readings = {"cell": _disputes(report, channel, column)}
    if channel:
        found["of_both"] = _disputes(report, "", column)
    if column == "corrected":
        found["with_pending"] = total((found["cell"], _disputes(report, channel, "pending")))
    return found


def _disputes(report: Report, channel: str, column: str) -> Decimal | None:
    rows = _CHANNELS.get(channel, _ALL_CHANNELS)
    return total(report.tables["disputes"].value(row, column) for row in rows)


def _of_disclosure(report: Report, rest: str) -> Decimal | None:
    """Return a cell of table 2, an amount in yuan; what form 2019 counts as made and as published must be the same."""
    table = report.tables["disclosure"]
    row, _, column = rest.partition(".")
    if column == "amount":
        amount = table.value(row, column)
        return amount * YUAN_PER_WAN if amount is not None else None
    if column == "issued" and report.identity.form == "2019":
        made, published = table.value(row, "created"), table.value(row, "published")
        return made if made == published else None
    return table.value(row, column)


def shares(report: Report, part: Decimal | None, decimals: int) -> Readings:
    """Return what percentage a part is of the requests received, handled and answered, as printed with `decimals`."""
    received, carried, answered = (
        _requests(report, name, ("total",)) for name in ("new_received", "carried_over", "total_outcomes")
    )
    wholes = {"received": received, "stock": total((received, carried)), "answered": answered}
    return {
        f"share_of_{name}_{how}": value
        for name, whole in wholes.items()
        for how, value in _printed(_percent(part, whole), decimals).items()
    }


def growth(report: Report, prior: Report | None, decimals: int) -> Readings:
    """Return by how many percent the requests received, and those handled, grew on last year's, as printed."""
    found: Readings = {}
    for name, (now, before) in zip(("growth", "stock_growth"), _two_years(report, prior), strict=True):
        values = _printed(_percent(less(now, before), before), decimals)
        found |= {f"{name}_{how}": value for how, value in values.items()}
    return found


def increase(report: Report, prior: Report | None) -> Readings:
    """Return by how many the requests received, and those handled, are more than last year's."""
    names = ("cell", "with_carried_over")
    return {name: less(now, before) for name, (now, before) in zip(names, _two_years(report, prior), strict=True)}


def _two_years(report: Report, prior: Report | None) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    """Yield the requests received, then those with what was carried over, of this year and of the one before."""
    for rows in (("new_received",), ("new_received", "carried_over")):
        now, before = (
            total(_requests(one, row, ("total",)) for row in rows) if one else None for one in (report, prior)
        )
        yield now, before


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return part / whole * 100 if part is not None and whole else None


def _printed(value: Decimal | None, decimals: int) -> Readings:
    """Return a percentage as it may be printed: rounded, and cut off."""
    step = Decimal(1).scaleb(-min(decimals, _DECIMALS))
    ways = {"rounded": ROUND_HALF_UP, "truncated": ROUND_DOWN}
    return {name: None if value is None else value.quantize(step, rounding) for name, rounding in ways.items()}


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up; a sum with an unknown part, or of nothing, is unknown."""
    known = list(values)
    return sum((value for value in known if value is not None), Decimal()) if known and None not in known else None


def less(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    """Subtract; a difference with an unknown side is unknown."""
    return None if whole is None or part is None else whole - part
