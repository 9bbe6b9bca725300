"""Faults in what is written around the tables: figures of the prose, dates, other people's numbers, missing words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from toolkit.demo.places import phrases
from toolkit.demo.prose import CLASSES
from toolkit.demo.truth import Around, Fault, Truth, told

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Weights of the digits of an identity number, by which its last character checks them (GB 11643)."""
_OF_REQUESTS = ("prose-received", "prose-carry", "prose-answered", "prose-outcome-class")
_LAST_OF_DEPARTMENTS, _LAST_OF_GOVERNMENTS = (1, 31), (3, 31)


def _says(rule: str, slots: tuple[str, ...], forced: str, least: int = 0) -> Callable[[Around, Random], list[Truth]]:
    """State another number in the prose than the table has."""

    def make(around: Around, rng: Random) -> list[Truth]:
        here = around.here
        fit = [slot for slot in slots if int(here.said[slot]) >= least]
        if not fit or (rule in _OF_REQUESTS and not here.said["received"]):
            return []
        slot = rng.choice(fit)
        right = int(here.said[slot])
        here.said[slot] = right + rng.randint(1, 9)
        here.forced |= {forced, slot}
        return [told(here, rule, "prose", wrong=str(here.said[slot]), right=str(right))]

    return make


def _no_request(around: Around, _rng: Random) -> list[Truth]:
    here = around.here
    if not here.said["received"]:
        return []
    here.forced.add("none")
    return [told(here, "prose-no-request", "prose", wrong="0", right=str(here.said["received"]))]


def _growth(around: Around, rng: Random) -> list[Truth]:
    here = around.here
    if "growth" not in here.said or not here.said["received"]:
        return []
    right = str(here.said["growth"])
    here.said["growth"] = str(Decimal(right) + rng.choice((3, 5, 8)) * (-1 if right[0] == "-" else 1))
    here.forced.add("growth")
    return [told(here, "prose-growth-rate", "prose", wrong=str(here.said["growth"]), right=right)]


def _all_upheld(around: Around, _rng: Random) -> list[Truth]:
    here = around.here
    row = here.figures["disputes"]["reconsideration"]
    if not row["corrected"] + row["pending"]:
        return []
    here.forced.add("upheld")
    return [told(here, "prose-all-upheld", "prose", wrong="0", right=str(row["corrected"] + row["pending"]))]


def _late(rule: str, kinds: tuple[str, ...], last: tuple[int, int]) -> Callable[[Around, Random], list[Truth]]:
    def make(around: Around, rng: Random) -> list[Truth]:
        here = around.here
        if here.body.kind not in kinds:
            return []
        limit = date(here.year + 1, *last)
        here.published = limit + timedelta(rng.randint(2, 40))
        return [told(here, rule, "date", wrong=here.published.isoformat(), right=limit.isoformat())]

    return make


def _period(around: Around, rng: Random) -> list[Truth]:
    here = around.here
    right, here.end = here.end, date(here.year, rng.choice((10, 11)), 30)
    return [told(here, "date-period-correct", "date", wrong=here.end.isoformat(), right=right.isoformat())]


def _title_year(around: Around, _rng: Random) -> list[Truth]:
    """A year that no other report of the body is of: before its first or after its last."""
    here = around.here
    if around.before and around.after:
        return []
    here.title_year += 1 if around.before else -1
    return [told(here, "date-title-year", "date", wrong=str(here.title_year), right=str(here.year))]


def _missing(around: Around, _rng: Random) -> list[Truth]:
    if not (around.before and around.after and around.before.written):
        return []
    around.here.written = False
    return [told(around.here, "year-year-missing", "year", note="not written")]


def _same_problems(around: Around, _rng: Random) -> list[Truth]:
    if not around.before:
        return []
    around.here.problems = around.before.problems
    return [told(around.here, "s5-same-as-last-year", "year")]


def _empty(around: Around, _rng: Random) -> list[Truth]:
    around.here.problems = phrases()["faults"]["empty"]
    return [told(around.here, "s5-empty", "text")]


def _aspect(around: Around, _rng: Random) -> list[Truth]:
    around.here.forced.add("no_platform")
    return [told(around.here, "s1-five-aspects", "text", right="平台建设")]


def _residue(around: Around, _rng: Random) -> list[Truth]:
    around.here.residue = phrases()["faults"]["residue"]
    return [told(around.here, "struct-template-residue", "structure", wrong=around.here.residue)]


def _id_number(around: Around, rng: Random) -> list[Truth]:
    born = date(1960, 1, 1) + timedelta(rng.randrange(14_000))
    digits = f"{rng.choice((51, 37, 42))}0{rng.randint(1, 9)}{rng.randint(21, 29)}{born:%Y%m%d}{rng.randint(100, 999)}"
    check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11]
    around.here.other += phrases()["faults"]["id_number"].format(number=digits + check)
    return [told(around.here, "text-id-number", "text", wrong=digits + check)]


def _mobile(around: Around, rng: Random) -> list[Truth]:
    number = f"1{rng.choice('3578')}{rng.randrange(10**9):09d}"
    around.here.other += phrases()["faults"]["mobile"].format(number=number)
    return [told(around.here, "text-mobile", "text", wrong=number)]


_PROSE = frozenset({"overview", "requests", "disclosure"})

PROSE_FAULTS = (
    Fault("prose-received", _says("prose-received", ("received",), ""), _PROSE),
    Fault("prose-carry", _says("prose-carry", ("carried", "forward"), "", least=1), _PROSE),
    Fault("prose-answered", _says("prose-answered", ("answered",), "", least=1), _PROSE),
    Fault("prose-outcome-class", _says("prose-outcome-class", CLASSES, "classes", least=1), _PROSE),
    Fault("prose-no-request", _no_request, _PROSE),
    Fault("prose-normative", _says("prose-normative", ("issued", "in_force"), "normative"), _PROSE),
    Fault("prose-enumeration-sum", _says("prose-enumeration-sum", ("items",), "items"), _PROSE),
    Fault("prose-growth-rate", _growth, _PROSE | {"year"}, needs_last_year=frozenset({"requests"})),
    Fault("prose-all-upheld", _all_upheld, _PROSE | {"disputes"}),
    Fault(
        "date-dept-deadline",
        _late("date-dept-deadline", ("department",), _LAST_OF_DEPARTMENTS),
        frozenset({"date"}),
    ),
    Fault("date-gov-deadline", _late("date-gov-deadline", ("government",), _LAST_OF_GOVERNMENTS), frozenset({"date"})),
    Fault("date-period-correct", _period, frozenset({"period", "title"})),
    Fault("date-title-year", _title_year, frozenset({"period", "title", "date", "year"})),
    Fault("year-year-missing", _missing, frozenset({"missing"}), needs_last_year=frozenset({"missing"})),
    Fault(
        "s5-same-as-last-year", _same_problems, frozenset({"problems", "year"}), needs_last_year=frozenset({"problems"})
    ),
    Fault("s5-empty", _empty, frozenset({"problems"})),
    Fault("s1-five-aspects", _aspect, frozenset({"overview"})),
    Fault("struct-template-residue", _residue, frozenset({"residue"})),
    Fault("text-id-number", _id_number, frozenset({"other"})),
    Fault("text-mobile", _mobile, frozenset({"other"})),
)
