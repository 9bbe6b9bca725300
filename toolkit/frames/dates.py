"""When a report was published, counted so that a deadline is a number, and the period that it says it covers.

A date that may be another's (of signature, of an update) and a period that may be another figure's accuse nobody.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from toolkit.extraction.dates import read_period
from toolkit.frames.twins import years_agree
from toolkit.report import Report

_NOT_OF_PUBLICATION = re.compile("成文|签发|印发|发文|更新|修改|修订|编制|落款|打印|上传|失效|有效")
_OF_THE_REPORT = re.compile(r"期限|起止|所列数据|统计(?:的)?(?:时间|周期|区间|期间|范围)|(?:本|年度)报告")
_STATED = re.compile(
    r"(?:统计|数据|起止|期限|时间|期间|报告)[^。；\n]{0,40}(?:1月1日|1月至12月|1[-—－~～至]12月|全年|年度|12月31日)"
    r"|1月1日[^。；\n]{0,30}12月31日|一月一日[^。；\n]{0,30}十二月三十一日"
)
_FOUNDED = re.compile("成立|组建|挂牌|设立|机构改革")
_YEAR, _MONTH = 10_000, 100


def date_facts(report: Report) -> dict[str, Any]:
    """Return the dates of a readable report; days count as month and day, years from the one that they belong to."""
    who = report.identity
    lines = report.preamble.split("\n")
    texts = [section.text for section in report.sections]
    period, words = read_period(lines)
    if period is None:
        period, words = read_period((line for text in texts for line in text.split("\n")), _OF_THE_REPORT)
    known = who.year is not None and period is not None and not _FOUNDED.search(report.preamble)
    year = who.year
    facts: dict[str, Any] = {}
    if known and year is not None and period is not None:
        facts = {"period_first_mmdd": _counted(period[0], year), "period_last_mmdd": _counted(period[1], year)}
        facts |= {"period_days": (period[1] - period[0]).days + 1, "period_words": words}
    stated = period is not None or who.period is not None or any(_STATED.search(text) for text in (*lines, *texts))
    return facts | {
        "published_mmdd": _published(report),
        "filed": who.filed.isoformat() if who.filed else None,
        "filed_mmdd": _counted(who.filed, year + 1) if who.filed and year is not None else None,
        "period_stated": int(stated) if report.preamble.strip() or texts else None,
    }


def _published(report: Report) -> int | None:
    """Return month and day of publication, from the year in which it is due; missing where that year is in doubt."""
    who = report.identity
    if who.published is None or who.year is None or not years_agree(report):
        return None
    if _NOT_OF_PUBLICATION.search(who.evidence.get("published", "")):
        return None
    return _counted(who.published, who.year + 1)


def _counted(day: date, year: int) -> int:
    return (day.year - year) * _YEAR + day.month * _MONTH + day.day
