"""Figures that may be of a part of what their measure counts, or of more than it: each can only be wrong on one side.

作出行政处罚 5 件 after 开展检查 320 次 may be those of the checks alone, so that less than the table's 17 says nothing,
and more than it contradicts the table.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from functools import cache

from toolkit.report import Claim, Report

_IS_CJK = "\u4e00-\u9fff"
_PART = (
    (
        r"disclosure\.(?:licences|penalties|compulsory_measures)",
        "抽查|检查|排查|巡查|督查|专项|整治|行动|查处|查办|查获|取缔|打击|移送|领域",
    ),
    (r"requests\.new_received", "(?:办结|答复|办理)[^。；]*其中"),
    (
        r"requests\.(?:new_received|handled_stock|total_outcomes)",
        rf"移交|移送|转交|转来|交办|分办|牵头|承办|主办|协办|配合|协助|名义|以[^，。]{{2,12}}为[^，。]{{0,4}}对象|(?<=[{_IS_CJK}])(?<![府务共的类到理收办结复了件效面起份宗项各请年度书在为])信息公开申请|征收信息公开申请|(?<!各)类(?:政府|政务)?信息公开申请",
    ),
)
"""By measure: words before a figure in its sentence after which it may be of a part."""
_MORE = (
    ("", r"^(?!.*(?:全年|本年|今年|当年|1月1日)).*截[至止].*累计"),
    (r"requests\.(?:new_received|handled_stock)", "撤回|撤销|合并|剔除|扣除|核减|实际受理|实际收到|实收"),
    ("disputes", r"作为被申请人|作为被告|涉及?(?:政府|政务)?信息公开(?:的|类|案件|方面)*(?:分别)?[为有是]?\d"),
)
"""By measure: words of the sentence of a figure after which it may be of more."""
_BODY = re.compile(
    r"(?:[省市县区州盟旗乡镇]|人民)政府(?!信息|公开|工作|网|门户|办|部门|各|系统|组成)|本级|本机关|本单位"
)


def may_be_of_another_whole(claim: Claim, report: Report, known: Collection[Decimal]) -> bool:
    """Whether a figure that no table bears out lies on the side on which its words leave it open what it is of."""
    if not known:
        return False
    if claim.unit != "%" and claim.value > min(known):
        return _open(claim.measure, _MORE).search(claim.sentence) is not None
    if claim.unit != "%" and claim.value == min(known):
        return False
    before = claim.sentence[: claim.at]
    return _open(claim.measure, _PART).search(before) is not None or _is_of_the_body_alone(before, report)


def _is_of_the_body_alone(before: str, report: Report) -> bool:
    """Whether the words name the government itself, whose tables may be those of all that it governs."""
    return report.identity.kind == "government" and _BODY.search(before) is not None


@cache
def _open(measure: str, by_measure: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Return what leaves a measure open; (?!) fits nothing."""
    return re.compile("|".join(words for key, words in by_measure if re.match(key, measure)) or r"(?!)")
