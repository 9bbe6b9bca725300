"""Facts of the totals that the prose breaks down: what the parts add up to, and what may explain a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from toolkit.frames.comparable import last_digit
from toolkit.frames.prose import contradicted, place_facts, spans_in_words
from toolkit.frames.typed import Named, body_facts
from toolkit.report import Claim, Enumeration, Report, State

_ABOUT_FEE = re.compile(r"处理费|收费")
_WAYS = re.compile(
    r"网|微信|微博|公众号|新媒体|平台|客户端|抖音|头条|公开栏|公示栏|公报|报刊|报纸|电视|广播|大厅|短信|简报|手册|图解|图文|图片|视频|音频|文字|动漫|解读"
)
"""Channels and forms, in several of which one item may be published."""


def enumeration_rows(reports: Named) -> Iterator[dict[str, Any]]:
    """Yield one row per total that the prose breaks down."""
    for report_id, report in reports:
        if report.state is State.UNREADABLE or not report.enumerations:
            continue
        shared = body_facts(report_id, report)
        wrong = contradicted(report, {listed.sentence for listed in report.enumerations})
        for number, listed in enumerate(report.enumerations, start=1):
            yield shared | {"number": number} | _facts(report, listed, wrong)


def _facts(report: Report, listed: Enumeration, wrong: list[Claim]) -> dict[str, Any]:
    values = [value for _, value in listed.parts]
    added = sum(values, Decimal())
    return {
        "section": listed.section,
        "unit": listed.unit,
        "total": listed.total,
        "parts_sum": added,
        "parts": "、".join(f"{name} {value:f}" for name, value in listed.parts),
        "parts_count": len(values),
        "complete": int(listed.complete or _is_complete_in_another_unit(report, listed)),
        "rounding": _rounding(report, listed),
        "scale": listed.total / added if added else None,
        "about_fee": int(listed.section == "other" and _ABOUT_FEE.search(listed.sentence) is not None),
        "overlapping": int(sum(_WAYS.search(name) is not None for name, _ in listed.parts) > 1),
        "contradicted": sum(claim.value in (listed.total, *values) and _is_in(claim, listed) for claim in wrong),
        "sentence": listed.sentence,
        "marked": spans_in_words(listed.spans),
        **place_facts(listed.place),
    }


def _is_complete_in_another_unit(report: Report, listed: Enumeration) -> bool:
    """Whether the same parts make up their total in cases, so that they must do so in money, or the reverse."""
    return any(
        other.unit != listed.unit
        and other.sentence == listed.sentence
        and len(other.parts) == len(listed.parts)
        and sum(value for _, value in other.parts) == other.total
        for other in report.enumerations
    )


def _is_in(claim: Claim, listed: Enumeration) -> bool:
    return claim.section == listed.section and claim.unit == listed.unit and claim.sentence in listed.sentence


def _rounding(report: Report, listed: Enumeration) -> Decimal:
    """Return by how much parts and total may differ because they are printed in ten thousands; 0 where none is."""
    digits = {claim.value: last_digit(claim) for claim in report.claims if _is_in(claim, listed)}
    figures = (digits.get(value, Decimal(1)) for value in (listed.total, *(value for _, value in listed.parts)))
    return sum((digit for digit in figures if digit > 1), Decimal())
