"""Which figures of the prose can be held against the tables of their report, and which only look as if they could.

A figure that is rough, of another subject or another time, or whose words leave open what it counts, is neither right
nor wrong: its value is missing.
"""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.report import Claim, Report

_NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千]")
_SINCE = re.compile(r"(?<![年初])以来|历年|历次|历史")
_DISCLOSURE = re.compile(r"公开|答复|依申请|复议.*诉讼|诉讼.*复议", re.DOTALL)
_BODY = re.compile(
    r"(?:[省市县区州盟旗乡镇]|人民)政府(?!信息|公开|工作|网|门户|办|部门|各|系统|组成)|本级|本机关|本单位"
)
_OTHER_GROWTH = re.compile(
    r"自然人|(?<!公民、)法人|企业|机构|网上|网络|线上|线下|当面|信函|邮|答复|办结|复议|诉讼|环比|前年|上个?月|[较比]20\d\d年"
)
"""Words before a growth rate after which it is of a part of the requests, or on another year than the last."""
_PARTLY = {
    "disclosure.normative_documents.issued": re.compile(r"修改|修订|修正|名义|规章"),
    "disclosure.licences.decisions": re.compile(r"简易|即办|不予|撤销|变更|延续|网上|窗口"),
    "disclosure.penalties.decisions": re.compile(r"简易|普通程序|一般程序|不予|免予|从轻|减轻|听证|罚款"),
    "disclosure.compulsory_measures.decisions": re.compile(r"执行|查封|扣押|冻结|申请"),
    "disclosure.fees.amount": re.compile(r"减免|免征|免收|取消|降低|应收|退"),
    "processing_fee": re.compile(r"减免|免收|应收|退"),
}
"""By measure: words of the sentence that leave it open what is counted."""
_DECIDED = re.compile(r"审结|办结|已结|终结|判决|作出(?:复议)?决定|已作出|审理中|正在审理|尚在审理|待审")
"""Words beside which what is said of disputes is said of those decided only."""
_REVIEW = re.compile(r"复议(?!后)")
_PLACES = re.compile(r"\.([0-9]+)")
_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_TIMES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def is_comparable(claim: Claim, report: Report) -> bool:
    """Whether a figure is exact, of the whole report, of one year, and of nothing narrower than its measure."""
    if claim.precision != "exact" or claim.scope:
        return False
    before = claim.sentence[: claim.at]
    if _SINCE.search(before):
        return False
    if claim.measure == "requests.growth" and _OTHER_GROWTH.search(_relative(before, report.identity.year)):
        return False
    partly = _PARTLY.get(claim.measure)
    if partly and partly.search(claim.sentence):
        return False
    if claim.measure.startswith("disputes") and claim.section != "disputes":
        return _DISCLOSURE.search(claim.sentence) is not None
    return True


def _relative(words: str, year: int | None) -> str:
    """Return the words with the year before, which growth is measured from, called so."""
    return words.replace(f"{year - 1}年", "上年") if year else words


def is_of_the_body_alone(claim: Claim, report: Report) -> bool:
    """Whether the words name the government itself, whose tables may be those of all that it governs."""
    return report.identity.kind == "government" and _BODY.search(claim.sentence[: claim.at]) is not None


def is_in_words(claim: Claim) -> bool:
    """Whether the words say 0 without a figure (未收到, 零败诉)."""
    if claim.value != 0 or not claim.printed:
        return False
    return not _NUMERAL.match(claim.printed) or (claim.printed[0] == "零" and not claim.printed.endswith(claim.unit))


def is_about_decided(claim: Claim) -> bool:
    """Whether the words are about disputes already decided."""
    return _DECIDED.search(claim.sentence) is not None


def is_about_both(claim: Claim) -> bool:
    """Whether the words before a figure name both reconsideration and lawsuits, so that it may be of both together."""
    before = claim.sentence[: claim.at]
    return "诉讼" in before and _REVIEW.search(before) is not None


def decimals(claim: Claim) -> int:
    """Return how many decimals a percentage is printed with."""
    exponent = claim.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def last_digit(claim: Claim) -> Decimal:
    """Return what one unit of the last printed digit is worth: 100 of 1.25万元."""
    printed = claim.printed.translate(_WIDTH)
    places = _PLACES.search(printed)
    power = -len(places[1]) if places else 0
    return Decimal(1).scaleb(
        power + sum(_TIMES[letter] for letter in re.findall(r"(?<=[0-9十百千万余])[十百千万亿]", printed))
    )
