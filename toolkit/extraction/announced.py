"""Whose report a text says that it is, where no title names the body: 现公布某局2023年政府信息公开工作年度报告.

Only the words right after "publish" or "compiled by" count. A name that begins with a level (区统计局, 本局) says only
where it stands, not which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toolkit.extraction.bodies import is_organ
from toolkit.extraction.words import fold

_NAME = r"[\u4e00-\u9fff()、·]"
_ANNOUNCED = re.compile(
    r"(?<!关于)(?<!做好)(?:(?<!信息)(?<!政务)公[开開]|公布|[发發]布|[编編][制製]|撰写|[现現][将將就])了?[《“\"]?"
    rf"(?P<before>{_NAME}{{0,40}}?)(?P<year>20\d\d)年度?(?P<after>{_NAME}{{0,40}}?)"
    r"(?:政府|政务)?信息公[开開](?:工作)?(?:情[况況])?的?(?:年度)?(?:工作)?(?:[报報]告|年[报報])(?!.{0,12}(?:通知|要求))"
)
_COMPILED = re.compile(
    rf"(?:本(?:年度)?(?:报告|年报)(?:系|是)?由(?P<author>{_NAME}{{3,40}}?)(?:根据|依据|按照|按|结合|汇总|综合|编制|负责编)"
    rf"|,由(?P<other>{_NAME}{{3,40}}?)(?:(?:根据|依据|按照|结合|汇总|综合)[^。]{{0,40}})?编制)"
)
_RELATIVE = re.compile(r"[省市州盟县区旗镇乡](?!中区|南区|北区)|[我本该各全]|工作|[和与及]")


def announced(lines: Iterable[str], year: int | None) -> Iterator[tuple[str, str]]:
    """Yield each body whose report of `year` the lines say that this is, with the words that say it."""
    for found in _found(lines, _ANNOUNCED):
        name = found["before"] + found["after"]
        name += "政府" if name.endswith("人民") else ""
        if _names(name) and year in (None, int(found["year"])):
            yield name, found[0]


def compiled(lines: Iterable[str]) -> Iterator[str]:
    """Yield each body by which the lines say that the report was compiled."""
    for found in _found(lines, _COMPILED):
        name = found["author"] or found["other"]
        if _names(name):
            yield name


def _found(lines: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for line in lines:
        if "报" in line or "報" in line:
            yield from pattern.finditer(fold(line))


def _names(name: str) -> bool:
    return is_organ(name) and not _RELATIVE.match(name)
