"""Which figures of the prose can be held against the tables of their report, and which only look as if they could.

A figure that is rough, of another subject or another time, or whose words leave open what it counts, is neither right
nor wrong: its value is missing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from toolkit.report import Claim, Report

_WAYS = "网上|网络|线上|线下|在线|当面|现场|窗口|信函|来信|邮|快递|传真"
_WHO = "自然人|(?<!公民、)法人|企业|机构"
_OUTCOME = "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"
_BEFORE = (
    ("", r"(?<![年初])以来|历年|历次|历史|截[至止](?:20\d\d年)?(?:[1-9]|1[01])月"),
    (r"requests\.growth", rf"{_WHO}|{_WAYS}|答复|办结|复议|诉讼|环比|前年|上个?月|[较比]20\d\d年"),
    (r"requests\.carried_", "复议|诉讼"),
    (r"requests\.new_received\.", _OUTCOME),
    (r"requests\.(?!new_received|handled)", rf"(?:{_WHO}|组织|{_WAYS})[^，；。]{{0,14}}(?:中|[，（(]其中)"),
)
_CLAUSE = (
    (
        r"requests\.(?:new_received|handled_stock|total_outcomes)$",
        rf"{_WAYS}|网站|平台|微信|热线|客户端|小程序|涉及|关于|有关|针对|某|等人",
    ),
    (r".*\.issued", "名义"),
    (r".*licences", "简易|即办|不予|撤销|变更|延续|网上|窗口"),
    (r".*penalties", "简易|普通程序|一般程序|不予|免予|从轻|减轻|听证|立案|查处"),
    (r".*compulsory_measures", "执行|查封|扣押|冻结|申请"),
)
_SENTENCE = (
    (r"requests\.(?:new_received|handled|total)", "[村居财党校厂院警]务公开"),
    (r".*\.issued", "修改|修订|修正|规章[和及与或、以]|[和及与或、]规章"),
    (r".*\.repealed", r"(?<![和或、及])(?<![和或、及]宣布)失效"),
    (r".*penalties", "案件[^，；]*#.*决定"),
    (r".*(?:fees|processing_fee)", "减免|免征|免收|取消|降低|应收|退"),
    (
        "disputes",
        "应诉|出庭|负责人|涉及本|全局|全系统|各类|其中[^，。]*公开|[非未](?:涉及)?(?:政府|政务)?信息公开类?[^申请]|不涉及(?:政府)?信息公开|信息公开无关",
    ),
)
"""By measure (the beginning of its key): words before a figure, in its clause or its sentence (# before the figure)
that leave it open what it counts: a part, another whole, or another time.
"""
_DISCLOSURE = re.compile(r"公开|答复|依申请")
_DECIDES = re.compile(r"司法|政府|办公室|复议")
"""Bodies that decide reconsiderations themselves, of which not all are about disclosure."""
_GOES_ON = re.compile(r"信息公开(?:类|的|引[发起])*(?:行政)?(?:复议|诉讼)[^。\n]*；$")
"""What stands before the clause that goes on with it: …政府信息公开行政复议 4 件；行政诉讼 3 件."""
_CAUSE = re.compile(r"(?:因|不服|针对|涉及)[^，。；：\d]{2,24}|[^，。；：\d]{2,12}案件?中(?=，)")
_OTHER_CAUSE = re.compile("处罚|许可|投诉|举报|信访|征收|征地|拆迁|强制|登记|认定|工伤|执法|合同|确认|补偿")
_FULL_STOP = re.compile(r"[。\n]")
_NEAR = 60
"""Characters before a sentence that say what it is about."""
_DECIDED = re.compile(r"审结|办结|已结|终结|判决|作出(?:复议)?决定|已作出|审理中|正在审理|尚在审理|待审")
"""Words beside which what is said of disputes is said of those decided only."""
_REVIEW = re.compile(r"复议(?!后)")
_PARTIAL = "requests.partially_granted"
_CLASSES = {_PARTIAL, *(f"requests.{row}" for row in ("granted", "denied", "unavailable", "rejected", "other"))}
_NEWLY = re.compile("新(?:收|增|接)")
_SUMS_UP = re.compile("[共总]|合计|累计|[办处]理")
_TAKES_IN = re.compile(r"含|包括|其中|[(（]")
_NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千]")
_PLACES = re.compile(r"\.([0-9]+)")
_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_TIMES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_STOPS = re.compile(r"[，,；;：:（(）)]")


def is_comparable(claim: Claim, report: Report) -> bool:
    """Whether a figure is exact, of the whole report, of one year, and of nothing narrower than its measure."""
    if claim.precision != "exact" or claim.scope:
        return False
    before, in_clause, in_sentence = _open(claim.measure)
    year = report.identity.year
    if before.search(claim.sentence[: claim.at].replace(f"{year - 1}年", "上年") if year else claim.sentence):
        return False
    if in_clause.search(clause(claim)) or in_sentence.search(
        f"{claim.sentence[: claim.at]}#{claim.sentence[claim.at :]}"
    ):
        return False
    return not claim.measure.startswith("disputes") or _is_about_disclosure(claim, report)


@cache
def _open(measure: str) -> tuple[re.Pattern[str], ...]:
    """Return what leaves a measure open: before its figure, in its clause, in its sentence; (?!) fits nothing."""
    return tuple(
        re.compile("|".join(words for key, words in some if re.match(key, measure)) or r"(?!)", re.DOTALL)
        for some in (_BEFORE, _CLAUSE, _SENTENCE)
    )


def clause(claim: Claim) -> str:
    """Return the words around a figure, from one comma or bracket to the next."""
    sentence, end = claim.sentence, claim.at + len(claim.printed)
    start = max((match.end() for match in _STOPS.finditer(sentence, 0, claim.at)), default=0)
    after = _STOPS.search(sentence, end)
    return sentence[start : after.start() if after else len(sentence)]


def _is_about_disclosure(claim: Claim, report: Report) -> bool:
    """Whether disputes are those about disclosure: by their section, their sentence, or what stands just before it."""
    if claim.section == "disputes":
        return True
    section = report.section(claim.section)
    text = section.text if section else ""
    at = max(0, text.find(claim.sentence))
    before = text[max(0, at - _NEAR) : at]
    if _is_of_another_cause(before + claim.sentence[: claim.at]):
        return False
    if _DISCLOSURE.search(claim.sentence) or ("诉" in claim.sentence and "复议" in claim.sentence):
        return True
    if _GOES_ON.search(before):
        return True
    if _DECIDES.search(report.identity.body):
        return False
    return _DISCLOSURE.search(before) is not None and "复议机关" not in before


def _is_of_another_cause(before: str) -> bool:
    """Whether the words up to a figure of disputes say last that they are about something else than disclosure."""
    causes = [match[0] for match in _CAUSE.finditer(_FULL_STOP.split(before)[-1])]
    return bool(causes) and _OTHER_CAUSE.search(causes[-1]) is not None and "公开" not in causes[-1]


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


def is_told_apart(claim: Claim, report: Report) -> bool:
    """Whether a figure of 予以公开 stands in a list of classes of which 部分公开 is another, so that it is without it.

    Of these two alone either may be meant; and after words that take in (含, 其中) the second is part of the first.
    """
    classes = [each for each in report.claims if each.sentence == claim.sentence and each.measure in _CLASSES]
    partial = [each for each in classes if each.measure == _PARTIAL and each.at > claim.at]
    others = {each.measure for each in classes} - {claim.measure, _PARTIAL}
    between = claim.sentence[claim.at + len(claim.printed) : partial[0].at] if partial else ""
    return bool(partial and others) and not _TAKES_IN.search(between)


def is_of_new_alone(claim: Claim, report: Report) -> bool:
    """Whether a count of requests received is without those carried over: it says 新收, or these follow by themselves.

    After words that sum up (共) or take in (含, 其中) either may be meant.
    """
    if claim.measure != "requests.new_received":
        return False
    before = re.split("[，。；：、]", claim.sentence[: claim.at])[-1]
    if _NEWLY.search(before):
        return True
    carried = [
        each.at
        for each in report.claims
        if each.sentence == claim.sentence and each.measure == "requests.carried_over" and each.at > claim.at
    ]
    between = claim.sentence[claim.at + len(claim.printed) : carried[0]] if carried else ""
    return bool(carried) and not _SUMS_UP.search(before) and not _TAKES_IN.search(between)


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
