"""What the name of a body tells: its level, and whether it is a government, its office, a department or a township.

A name that does not tell is left open: whether a city is of prefecture level stands in a list, and is not guessed.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.forms import body_names

_TOWNSHIP = re.compile(r"(?:镇|乡|苏木)(?:人民政府|政府)(?:办公室)?$")
_SUBDISTRICT = re.compile(r"(?:街道|街道办事处|街道办|地区办事处)$")
_GOVERNMENT = re.compile(r"(?:人民政府|[省市州盟县区旗]政府)$")
_OFFICE = re.compile(r"政府(?:办公厅|办公室|办)$")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|厅|办公室|办|处|中心|支队|大队|分局|管理站|联合会|公司|管理委员会)$")
_CITY = re.compile(r"^(?:.{2,3}(?:省|自治区)|.{2,6}自治区)?(?P<city>[\u4e00-\u9fff]{2,5}?)市")
_COUNTY = re.compile(r"(?:[\u4e00-\u9fff]{1,7}(?:县|旗)|市[\u4e00-\u9fff]{1,6}?区)")


def kind_of(body: str) -> str:
    """Return government, office, department, township or subdistrict; "" when the name does not tell."""
    for kind, pattern in (
        ("township", _TOWNSHIP),
        ("subdistrict", _SUBDISTRICT),
        ("office", _OFFICE),
        ("government", _GOVERNMENT),
        ("department", _DEPARTMENT),
    ):
        if pattern.search(body):
            return kind
    return ""


def level_of(body: str) -> str:
    """Return central, province, prefecture, county or township; "" when the name does not tell."""
    kind = kind_of(body)
    if kind in ("township", "subdistrict"):
        return "township"
    if body.startswith(("国务院", "中华人民共和国", "国家")):
        return "central"
    municipality = body.removesuffix("人民政府").startswith(_municipalities())
    if _COUNTY.search(body) or (municipality and re.search(r"市.{1,6}[区县]", body)):
        return "county"
    if municipality and kind:
        return "province"
    if found := _CITY.match(body):
        return "prefecture" if found["city"] in body_names("prefectures") else ""
    if re.search(r"自治州|[^自]盟(?:行政公署|人民政府)|^.{2,6}地区行政公署", body):
        return "prefecture"
    return "province" if re.match(r"^.{2,3}省|^.{2,8}自治区", body) else ""


def has_enforcement_powers(body: str) -> bool | None:
    """Return True for a department whose name says that it licenses or punishes; None when the name does not tell."""
    named = any(name in body for name in body_names("enforcement"))
    return True if kind_of(body) == "department" and named else None


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
