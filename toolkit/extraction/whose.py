"""Whose figure it is: the subject of a clause where it is not the reporting body itself, and the year it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from toolkit.report import Identity

_AMONG = re.compile(r"[省州盟县旗]|市(?![场政容管])|(?<!社)区(?!划)")
_GOVERNED = re.compile(r"(?:人民政府|办事处|公室)$")
_SUBJECT = re.compile(
    r"(?P<end>街道|办公室|办公厅|委员会|管委会|政府(?!信息)|机关|(?<![制印]发)(?<!制定|出台)部门|单位|(?:公开|工作|受理|办事|管理)机构|窗口|(?:受理|代办|查询|查阅|服务)点|科室|中心|系统|本级|法院|学校|医院|园区|社区"
    r"|(?<![收承转交督协查主举经应待需续新])办|[局委厅处所队院科股镇乡街村区县市州旗省])"
    r"(?:(?:(?:19|20)\d\d|全|本|今)年度?|年内|上半年|下半年|[共新总]计?|合计|累计|实际|依法|主动|已|均|分别|各|通过[^，；〇]{1,16}?)*"
    r"(?=收到|收办|受理|接收|接到|新收|办理|办结|答复|处理|公开|发布|推送|更新|制发|制定|印发|出台|废止|作出|做出|实施|召开|举办|开展|组织"
    r"|发生|收取|收费|予以|不予|部分公开|无法提供|被|因|申请|依申请|(?:政府)?信息公开(?!(?:工作)?(?:机构|办公?室?|部门|中心))|政府信息(?!公开)|行政|规范性|主动|现行|完成|未|没有|无|有〇|〇)"
)
_CHANNEL = re.compile(
    r"(?:通过|依托)(?!各[种类个]?渠道|多种|多个|线上线下|线上、线下)(?P<way>[^，；。：〇（）\n]{2,16}?)(?:共|累计)*(?=收到|受理|接收|接到|新收)"
)
_DIGIT_OR_FIGURE = re.compile("[〇0-9]")
_CLAUSES = re.compile(r"[，；：。（）\n]|(?<=〇)、")
_OPENING = re.compile(
    r"(?:(?:19|20)\d\d年度?|\d{1,2}月(?:\d+日)?|去年|今年|本年度?|全年|年内|一年来|报告期内|期间|其中|此外|另外?|同时|共有?|累计|截至|截止"
    r"|[由经据在和及与含即的]|以及|包括|分别为|底|末)+"
)
_TOWARDS = re.compile(r".*(?:向|对|被|因|到|由)")
_PART = re.compile(
    r"(?<![半])(?P<part>上半年|下半年|第?[一二三四1-4]季度|(?<![\d\-—至])(?!1月?[-—至]12月)(?:\d{1,2}月?[-—至])?\d{1,2}月份?(?![\d底末初以至\-—]))|(?P<whole>全年|今年|本年|截至)"
)
_SPAN = re.compile(
    r"(?P<span>近[两二三四五六七八九十几\d]+年|[两二三四五六七八九十]年来|(?<!\d)(?:[2-9]|[1-9]\d)年多?来|十[三四五]五[”\"]?(?:时期|期间|以来)"
    r"|(?P<since>(?:19|20)\d\d)年[^，；〇]{0,12}?以来|(?:19|20)\d\d年?[-—–~～至到](?:19|20)\d\d年(?!\d))"
    r"|[全今本当]年|截至|(?:19|20)\d\d年"
)
"""More years than the report's, and the words after which a figure is of one year again."""
_BELOW = re.compile(r"[所下直]属|[所下]辖|辖区")
_ANY_YEAR = re.compile(r"[0-9去今本上前]一?年")
_YEAR = re.compile(
    r"(?P<versus>(?:同?比|较|与|对|将|把|自|《)(?:上述|前)?)?(?<!结转)(?<![转结][至到自])(?<!\d)(?:"
    r"(?P<year>(?:19|20)\d\d)(?P<range>年?(?:[-—–~～至到、和与](?:19|20)\d\d))?年度?|(?P<last>去年|上一?年度?)|(?P<before>前年)"
    r"|(?P<this>今年|本年度?))(?!度?[末底]?(?:接续|继续)?结转)(?P<meets>(?:同期)?(?:的|（|为|是|同期|收到的|受理的)*〇)?"
    r"|(?P<now>增至|增加[到至]|降至|降低[到至]|减少[到至]|升至|上升[到至]|下降[到至]|增长[到至])|(?P<again>同比)"
)


class Mention(NamedTuple):
    """From where in a text a year, a subject or a part of the year holds; `once` for the next figure only."""

    at: int
    value: int | str | None
    once: bool = False


class Whose:
    """Tells scope and year of the figures of one text, in which every figure is masked as 〇."""

    def __init__(self, masked: str, identity: Identity) -> None:
        """Find what the text mentions."""
        self._masked = masked
        self._years = _years(masked, identity.year) if _ANY_YEAR.search(masked) else []
        self._subjects = list(_subjects(masked, identity.body, identity.kind))
        parts = _PART.finditer(masked) if "月" in masked or "季" in masked or "半年" in masked else ()
        self._parts = [Mention(match.start(), match["part"]) for match in parts]
        spans = _SPAN.finditer(masked) if "年" in masked or "五" in masked else ()
        own = str(identity.year)
        self._spans = [Mention(match.start(), match["span"] if match["since"] != own else None) for match in spans]
        if identity.year is None:
            self._parts += [Mention(match.start(), match["last"]) for match in _YEAR.finditer(masked) if match["last"]]

    def year(self, at: int) -> int | None:
        """The year of the figure that stands at `at`, None when the text names none."""
        year = self._held(self._years, at)
        return year if isinstance(year, int) else None

    def scope(self, at: int) -> str:
        """The subject, or the part of the year or the years, that the figure at `at` is of; "" for the whole report."""
        return str(
            next(filter(None, (self._held(each, at) for each in (self._subjects, self._parts, self._spans))), "")
        )

    def _held(self, mentions: Iterable[Mention], at: int) -> int | str | None:
        """Return the last mention before `at`; what a closed bracket mentions does not leave it."""
        held: int | str | None = None
        for mention in mentions:
            if mention.at > at:
                break
            between = self._masked[mention.at : at]
            if "）" in between and between.count("）") > between.count("（"):
                continue
            if not mention.once or "〇" not in between:
                held = mention.value
        return held


def _years(masked: str, own: int | None) -> list[Mention]:
    found: list[Mention] = []
    for match in _YEAR.finditer(masked):
        if (match["versus"] and not match["meets"]) or (match["again"] and own not in [each.value for each in found]):
            continue
        back = 1 if match["last"] else 2 if match["before"] else 0
        year = int(match["year"]) if match["year"] else own - back if own else None
        found.append(Mention(match.start(), year, bool(match["versus"])))
    return found


def _subjects(masked: str, body: str, kind: str) -> Iterable[Mention]:
    starts: list[int] = []
    last = -1
    for match in _SUBJECT.finditer(masked):
        starts = starts or [0, *(clause.end() for clause in _CLAUSES.finditer(masked))]
        start = max(each for each in starts if each <= match.start())
        if start == last:
            continue
        opening = _OPENING.match(masked, start)
        who = masked[opening.end() if opening else start : match.end("end")]
        if towards := _TOWARDS.match(who):
            who = who[towards.end() :]
        if who and not _DIGIT_OR_FIGURE.search(who):
            last = start
            yield Mention(start, "" if _is_own(who, body, kind) else who)
        elif below := _BELOW.search(who):  # and how many these are
            yield Mention(start, below[0] + match["end"])
    if "通过" not in masked and "依托" not in masked:
        return
    for match in _CHANNEL.finditer(masked):
        yield Mention(match.start(), match[0])


@lru_cache(maxsize=4096)
def _is_own(who: str, body: str, kind: str) -> bool:
    """Whether `who` names the reporting body, in full or short, or the area of a government that reports for it."""
    if re.fullmatch(
        r"[我本](?:单位|机关|部门|行政机关|局|委员?会?|办公?室?厅?|厅|院|处|所|队|中心|镇|乡|街道?|级)(?:机关)?", who
    ):
        return True
    if not body:
        return not who.startswith("全")
    governs = kind in ("government", "township", "subdistrict") or body[-1] in "省市州盟县区旗"
    full = body if kind or not governs else f"{body}人民政府"
    cut = max((match.end() for match in _AMONG.finditer(full[:-1])), default=0)
    area, tail = full[:cut], full[cut:]
    if who == f"全{tail[-1:]}" or full.endswith(who):
        return True
    if governs:
        own = re.escape(area[-1:]) if kind not in ("township", "subdistrict") else "镇|乡|街道|街|办事处"
        area_wide = rf"(?:[全我本]?(?:{own}))?(?:各级(?:各部门|行政机关|部门|单位|机关|政府|人民政府|和)*|各?行政机关)?"
        if re.fullmatch(area_wide, who) or full.removesuffix("人民政府").endswith(who):
            return True
    for size in range(len(who)):
        if area.endswith(who[:size]) and any(_shortens(who[size:], name) for name in (tail, _GOVERNED.sub("", tail))):
            return True
    return False


def _shortens(short: str, name: str) -> bool:
    """Whether `short` leaves out letters of `name`, but not its last."""
    letters = iter(name)
    return bool(name) and short[-1] == name[-1] and all(letter in letters for letter in short)
