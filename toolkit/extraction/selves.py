"""Whom a text calls itself: words for a body that the reporting one cannot be, and other bodies named in its place."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.extraction.bodies import is_organ
from toolkit.report import Identity

_TITLE = re.compile(r"《[^》\n]{0,80}》|“[^”\n]{0,80}”|\"[^\"\n]{0,80}\"")
_SELF = re.compile(
    r"[我本](?P<what>局(?![部势面限])|委(?![托派任婉屈员])|厅(?![堂房])|镇(?![痛静定])|乡(?![土音亲愁])|街道(?!两[侧旁]|路)|县(?!级))"
)
_OTHERS = {
    "township": ("局", "委", "厅", "街道", "镇", "乡"),
    "subdistrict": ("局", "委", "厅", "镇", "乡"),
    "government": ("局", "委", "厅", "街道", "镇", "乡"),
    "department": ("街道", "镇", "乡"),
}
"""What a body of each kind cannot be. A department that is called 局 may be a 委 as well: two plates, one body."""
_STATED = (
    re.compile(
        r"(?:现将|现公布|现发布|特公布|现就)(?P<who>[\u4e00-\u9fff]{3,30}?)(?:20\d\d年度?|上?一?年度?)?(?:政府|政务)信息公开"
    ),
    re.compile(
        r"本(?:年度)?(?:报告|年报)(?:系|是)?由(?P<who>[\u4e00-\u9fff]{3,30}?)(?:[(（][^()（）]{0,20}[)）])?(?:根据|依据|按照|按|编制|负责)"
    ),
)
_ASKED_OTHER = re.compile(
    r"向(?P<who>[省市县区州]人?民?政府)(?:机关)?(?:提出|递交|提交|申请)[^，。；\n转交协助]{0,20}申请[^，。；\n转交协助]{0,8}[0-9一二两三四五六七八九十]+[件宗份]"
)
_SPACE = re.compile(r"[ \t\u3000\xa0]+")
_OFFICE = re.compile(r"(?:党政(?:综合)?|综合|政务公开|机关)?(?:办公室|办公厅|办)$")
_OF_A_PLACE = re.compile(r"人民政府|党工委|党委|委员会|办事处|[省市州盟县区旗镇乡]|街道")


def foreign_selves(text: str, identity: Identity) -> tuple[str, ...] | None:
    """Return the words by which a text takes itself for another body; None when the body or its kind is not known.

    What stands in quotation marks or in a title is another's words. 我区 may be an autonomous region, so that an area
    is only another one where its own level has a name of its own: 我县 in the report of a district.
    """
    kind = identity.kind
    if not identity.body or not kind:
        return None
    text = _SPACE.sub("", text)
    if "“" in text or "《" in text:
        text = _TITLE.sub("", text)
    found = [match[0] for match in _SELF.finditer(text) if _is_other(match["what"], identity.body, kind)]
    found += [
        who for pattern in _STATED for match in pattern.finditer(text) if _is_foreign(who := match["who"], identity)
    ]
    if kind in ("township", "subdistrict"):
        found += [match[0] for match in _ASKED_OTHER.finditer(text)]
    return tuple(dict.fromkeys(found))


def _is_other(what: str, body: str, kind: str) -> bool:
    """Whether 我局, 我镇 or 我县 cannot be this body, by its kind and its name."""
    if what in body:
        return False
    if what == "县":
        return kind == "government" and body.removesuffix("人民政府").endswith(("区", "市"))
    return what in _OTHERS.get(kind, ()) and (kind != "township" or what not in "镇乡" or "镇" in body or "乡" in body)


def _is_foreign(who: str, identity: Identity) -> bool:
    """Whether `who` is the name of a body that cannot be the one the title names."""
    body = identity.printed or identity.body
    if not is_organ(who) or not any(name in identity.title for name in (body, _tail(body))):
        return False
    return not any(_alike(one, other) for one in {who, _OFFICE.sub("", who)} for other in {body, identity.body})


def _tail(body: str) -> str:
    return _OF_A_PLACE.split(body.removesuffix("人民政府"))[-1] or body[-6:]


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    """Whether one name leaves out letters of the other, as short and renamed names do."""
    short, name = sorted((one, _OFFICE.sub("", other) or other), key=len)
    letters = iter(name)
    return all(letter in letters for letter in short)
