"""What breaks the rules of the prose: sentences that the tables, or last year's report, do not bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.examples.making import Example, html, prose
from tests.printing import sound

_BODY = "青川市临江区档案局"
_REFORM = "青川市临江区发展和改革局"


def _stated(sentence: str) -> Callable[[], Example]:
    """Return the sound report with a sentence more in its overview."""
    return lambda: prose(overview=sound().prose["overview"] + "\n" + sentence)


def _after_last_year(body: str, sentence: str) -> Callable[[], Example]:
    """Return two sound reports of a body, the second of which has a sentence more."""
    now = sound(2023, body)
    stated = replace(now, prose=now.prose | {"overview": now.prose["overview"] + "\n" + sentence})
    return lambda: html(sound(2022, body), stated)


EXAMPLES: dict[str, Callable[[], Example]] = {
    "prose-received": _stated("全年共收到政府信息公开申请33件。"),
    "prose-carry": _stated("上年结转申请1件。"),
    "prose-answered": _stated("全年办理答复政府信息公开申请28件。"),
    "prose-outcome-class": _stated("答复结果中，不予公开3件。"),
    "prose-outcome-share": _stated("答复结果中，不予公开占比7.3%。"),
    "prose-no-request": _stated("本年度未收到政府信息公开申请。"),
    "prose-review-count": _stated("因政府信息公开引发行政复议5件。"),
    "prose-litigation-count": _stated("因政府信息公开引发行政诉讼4件。"),
    "prose-all-upheld": _stated("因政府信息公开引发的行政复议案件均获维持。"),
    "prose-no-dispute": _stated("全年未发生政府信息公开行政诉讼。"),
    "prose-normative": _stated("全年制发规范性文件4件。"),
    "prose-decisions": _stated("全年作出行政许可决定182件。"),
    "prose-enumeration-sum": _stated("全年印发简报90期，分别为要情50期、专报38期。"),
    "prose-self-contradiction": _stated("全年主动公开政府信息20条。\n本年度共主动公开政府信息16条。"),
    "prose-unit-scale": _stated("全年主动公开政府信息173769万条，分别为文件类100000条、动态类73769条。"),
    "prose-growth-rate": _after_last_year(_REFORM, "全年收到政府信息公开申请32件，同比增长6.5%。"),
    "prose-vague-count": _stated("全年主动公开政府信息100余条。"),
    "year-quoted-prior": _after_last_year(_BODY, "2022年收到政府信息公开申请40件。"),
    "s6-fee-sum": lambda: prose(other="全年收取信息处理费3件2230元，分别为业务科2件2000元、办公室1件130元。"),
}
