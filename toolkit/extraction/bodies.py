"""What the name of a body tells: its level, and whether it is a government, its office, a department or a township.

A name that does not tell is left open: whether a city is of prefecture level stands in a list, and is not guessed.
Every answer comes with the part of the name that it rests on.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.extraction.words import fold
from toolkit.forms import body_names

_KINDS = (
    # the agency that runs a zone is neither a department nor a government by its name
    ("", re.compile(r"[区园港城岛湖山]管(?:理委员|委)会$")),
    ("township", re.compile(r"(?:[镇乡]|苏木)(?:(?:人民)?政府(?:办公室)?)?$")),
    ("subdistrict", re.compile(r"(?:街道|街道办事处|街道办|地区办事处)$")),
    ("office", re.compile(r"(?:政府|行政公署)(?:办公厅|办公室|办)$")),
    ("government", re.compile(r"(?:人民政府|[省市州盟县区旗]政府|行政公署)$")),
    (
        "institution",
        re.compile(r"(?:大学|学院|学校|[中小]学|幼儿园|医院|卫生院|公司|集团|银行|图书馆|博物馆|研究[院所])$"),
    ),
    ("department", re.compile(r"(?:局|委员会|委|厅|办公室|办|处|总队|支队|大队|调查队|管理站|联合会|海关)$")),
)
_PLACE = re.compile(r"[省市州盟县区旗]$")
_OF_A_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,}?[省市州盟县区旗镇乡][\u4e00-\u9fff]*(?:中心|馆|电视台|气象台|融媒体|(?<!网)站|联合社|供销社|报社"
    r"|协会|学会|商会|联合会|工会|红十字会|宣传部|组织部|统战部|党校|[林农牧渔]场|法院|检察院|设计院|研究室"
    r"|(?:管理|监管|税务|司法|派出|财政|事务|服务)所)$"
)
"""Other organs: only after the name of a place, since menus hold such words alone."""
_NO_ORGAN = re.compile(r"大厅$|公开|首页|当前|[上下]一[篇页]|来源|网站|^[我本该]|^.{0,2}$")
"""Menu entries that end like the name of an organ."""
_LONGEST = 40
"""Characters up to which a text can be a name."""
_CITY = re.compile(r"^(?:.{2,3}(?:省|自治区)|.{2,6}自治区)?(?P<city>[\u4e00-\u9fff]{2,5}?)市")
_CITY_BELOW = re.compile(r"[\u4e00-\u9fff]{2,4}(?<!城)市(?!管理|容)")
_ZONES = "新发业税作范验假理聚能贸保园景港济"
_ZONE = re.compile(rf"[\u4e00-\u9fff](?:[{_ZONES}]|经开)区")
"""A zone is no county: of which level the body that runs it is, its name does not tell."""
_COUNTY = re.compile(
    r"[\u4e00-\u9fff]{1,7}(?:县|旗)|神农架林区|(?:浦东|滨海|沈北)新区"
    rf"|市[\u4e00-\u9fff]{{1,6}}?(?<!经开)(?<![{_ZONES}社校库灌牧地])区|(?:州|盟|地区)[\u4e00-\u9fff]{{2,6}}?市"
)
_PREFECTURE = re.compile(
    r"自治州|[^自]盟(?:行政公署|人民政府)|^.{2,6}地区行政公署|兵团第[一二三四五六七八九十]{1,2}师$"
)
_PROVINCE = re.compile(r"^(?:.{2,3}省|.{2,8}自治区)|生产建设兵团$")
_VERTICAL = re.compile(r"^国家[\u4e00-\u9fff]{2,10}?(?:总局|局)(?P<place>[\u4e00-\u9fff]{3,})")
"""A central authority's office in a place reports beside the departments of that place: its level is the place's."""


def kind_words(body: str) -> tuple[str, str]:
    """Return the kind of a body, and the part of its name that tells; both "" when none does.

    Kinds: government, office, department, township, subdistrict, institution.
    """
    if is_central(body):
        return "department", body
    for kind, pattern in _KINDS:
        if found := pattern.search(body):
            return (kind, found[0]) if kind else ("", "")
    return "", ""


def is_central(body: str) -> bool:
    """Whether a body is one of those departments of the State Council of which only the whole name tells it."""
    return body.removeprefix("中华人民共和国") in body_names("central")


def is_organ(text: str) -> bool:
    """Whether a short text is the name of a body or of its place, and nothing else."""
    bare = fold(text)
    return (
        len(bare) <= _LONGEST
        and not _NO_ORGAN.search(bare)
        and re.fullmatch(r"[\u4e00-\u9fff()、·]+", bare) is not None
        and bool(
            _PLACE.search(bare)
            or is_central(bare)
            or any(pattern.search(bare) for _, pattern in _KINDS)
            or _OF_A_PLACE.match(bare)
        )
    )


def is_place(text: str) -> bool:
    """Whether a short text is the name of a province, a city or a county, and nothing else."""
    return len(text) <= _LONGEST and is_organ(text) and _PLACE.search(fold(text)) is not None


def level_words(body: str) -> tuple[str, str]:
    """Return the level of a body, and the part of its name that tells; both "" when none does.

    Levels: central, province, prefecture, county, township.
    """
    kind, words = kind_words(body)
    if is_central(body):
        return "central", body
    if kind in ("township", "subdistrict"):
        return "township", words
    if found := _VERTICAL.match(body):
        return level_words(found["place"])
    if body.startswith(("国务院", "中华人民共和国", "国家")):
        return ("", "") if body.endswith("海关") else ("central", body[:2])
    municipality = body.removesuffix("人民政府").startswith(_municipalities())
    county = _COUNTY.search(body) or (municipality and re.search(r"市.{1,6}县", body))
    if county:
        return "county", county[0]
    if _ZONE.search(body) or body.endswith(("管委会", "区管理委员会")):
        return "", ""
    if municipality and kind:
        return "province", body[:3]
    if found := _CITY.match(body):
        if found["city"] not in body_names("prefectures"):
            return "", ""
        below = _CITY_BELOW.match(body, found.end())
        return ("county", found[0] + below[0]) if below else ("prefecture", found[0])
    if found := _PREFECTURE.search(body):
        return "prefecture", found[0]
    found = _PROVINCE.search(body)
    return ("province", found[0]) if found else ("", "")


def has_enforcement_powers(body: str) -> bool | None:
    """Return True for a department whose name says that it licenses or punishes; None when the name does not tell."""
    named = any(name in body for name in body_names("enforcement"))
    return True if kind_words(body)[0] == "department" and named else None


def may_make_regulations(level: str, kind: str) -> bool | None:
    """Return whether a body of this level and kind may make 规章 (立法法 2023, articles 91 and 93); None if unknown."""
    if level in ("county", "township"):
        return False
    if not level or kind not in ("government", "department"):
        return None  # an office may report for its government, whose rules it then counts
    return level == "central" or kind == "government"


@cache
def _municipalities() -> tuple[str, ...]:
    return tuple(f"{name}市" for name in body_names("provinces"))
