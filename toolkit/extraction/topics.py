"""What a sentence without a subject is of: 全年共答复 9 件 goes on with the requests of the sentence before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.extraction.figures import Figure
from toolkit.report import Claim

_REQUESTS, _OTHERS = "政府信息公开申请，", "建议提案，"
"""Words that stand for what a sentence is of; which other subject it is, does not matter."""
_GOES_ON = re.compile(
    r"(?:(?:全年|本年|今年|年|20\d\d年)度?内?|报告期内|截[至止](?:20\d\d年)?(?:年[底末]|12月31日))?，?(?:共计?|累计|总共|合计|按期|按时|依法|及时|已|均)*"
    r"(?:办理答复|办结答复|答复办结|办结并答复|答复|办结)[了的]?"
)
_BEGINS = re.compile(
    r"(?:(?:全年|本年|今年|年|20\d\d年)度?内?|报告期内)?，?(?:我[局镇委办]|本机关|本单位)?(?:共计?|累计|总共|合计)*(?:收到|受理|新收|接收)了?"
)
"""Words that open what is under the heading of the requests."""
_UNITS = frozenset("件宗份起")
_OTHER = "建议|提案|信访|来信|来电|来访|留言|咨询|热线|工单|投诉|举报|问政|信箱|意见"
_OF_OTHERS = re.compile(f"{_OTHER}|复议|诉讼|许可|处罚|公文|接待")
_AMONG_OTHERS = re.compile(_OTHER)
_HEADING = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]|\d{1,2})?[）)、.．是]*[^，；：、和与及收未无没]{0,8}(?:依申请公开(?:政府信息)?|政府信息公开申请)"
    r"(?:方面|工作|情况|办理|受理|处理|答复|申请)*"
)
_OF_REQUESTS = frozenset(
    f"requests.{row}" for row in ("new_received", "handled_stock", "carried_over", "carried_forward", "total_outcomes")
)


class Before(NamedTuple):
    """A sentence, or more that belong together, and its claims."""

    text: str = ""
    claims: Sequence[Claim] = ()

    def followed_by(self, text: str, claims: Sequence[Claim]) -> Before:
        """Return what the sentence after `text` follows: this one where `text` only says of what the requests were."""
        stays = not claims and "申请" in text and not _OF_OTHERS.search(text) and not _HEADING.fullmatch(text.strip())
        return self if stays else Before(text, claims)

    def topic(self, year: int | None) -> str:
        """Return words for what the next sentence goes on with; "" where this one leaves it open.

        It is the requests of the report only after their heading, or after figures of them: of the report's `year`, and
        not of another subject or of a part of the year.
        """
        if _OF_OTHERS.search(self.text):
            return _OTHERS
        if _HEADING.fullmatch(self.text.strip()):
            return _REQUESTS
        of_requests = [claim for claim in self.claims if claim.measure in _OF_REQUESTS and claim.value]
        if any(claim.scope for claim in of_requests):
            return _OTHERS
        return _REQUESTS if any(claim.year in (None, year) for claim in of_requests) else ""


def topic(before: Before, masked: str, figures: Sequence[Figure], year: int | None) -> str:
    """Return words for what a text is of where it only says that so many were answered, "" where it speaks for itself.

    Its figures are masked as 〇.
    """
    lead = masked.partition("〇")[0]
    if not figures or figures[0].unit not in _UNITS:
        return ""
    if _BEGINS.fullmatch(lead):
        found = _REQUESTS if _HEADING.fullmatch(before.text.strip()) else ""
    else:
        found = before.topic(year) if _GOES_ON.fullmatch(lead) else ""
    return "" if found == _REQUESTS and _AMONG_OTHERS.search(masked) else found
