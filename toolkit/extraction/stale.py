"""What a text keeps of an earlier year: sentences that report the work of that year, and the legal basis it had."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOPS = re.compile(r"[。；！？;]")
_OPENS = re.compile(
    r"(?:[一二三四五六七八九十]是|\(?[一二三四五六七八九十\d]{1,2}[)、.．]|（[一二三四五六七八九十\d]{1,2}）)?在?"
    r"(?P<year>20\d\d)年(?:度|全年)?(?:，|,|(?=[我本全]|(?:未|没有|共|累计|收到|受理|新增|主动公开|通过)(?!了?的)|[\u4e00-\u9fff]{1,8}(?:局|镇|乡|街道|政府|办|委|中心)(?:共|全|认真|坚持|严格|深入|高度|积极|在|以|按)))"
)
"""A sentence that says in its first words which year's work it reports."""
_REPORTS = re.compile(
    r"收到|受理|主动公开|公开|发布|办理|答复|制发|开展|召开|组织|加强|完善|坚持|贯彻|落实|推进|推动|取得|存在|严格|围绕|健全|做好|按照|未发生|没有|收取"
)
_OTHERWISE = re.compile(
    r"今年|本年|当年|去年|上年|上一年|前年|同比|环比|相比|(?<!比)较(?![好大为多强高快])|(?<![评对])比(?![较例])|增长|下降|以前|此前|曾|计划|拟"
    r"|将(?:于|进一步|继续|重点|按|在|持续|不断|从|以|严格|积极|加)|下一步|今后|结转|截至|截止|至今|目前|历年|近[两三几]年|年来|连续|印发的|制定的|出台的"
    r"|发布的《|整改|已完成|完成了|[获被][得评授命列]|荣获|评为|[位名]列|入选|报告(?:中|指出|提出|反映)"
)
"""Words by which another year is looked back to, compared with, or planned for; or is the year of something."""
_TITLE = re.compile(r"《[^》\n]{0,120}》|“[^”\n]{0,120}”")
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_LONGEST = 60
_NUMBER_492 = re.compile(r"(?:国令|国务院令)[\[(（〔【]?第?492号|第492号(?:国务院)?令?|国务院第492号令")
_LETTER_60 = re.compile(r"国办公开办函[\[(（〔【]2019[\])）〕】]60号|[\[(（〔【]2019[\])）〕】]60号")
_NOW_711 = re.compile(r"711号|修订")
_NOW_30 = re.compile(r"[\[(（〔【]2021[\])）〕】]30号")
_BASIS = re.compile(r"根据|依据|按照|依照|遵照|要求|规定|精神")
_SPACE = re.compile(r"[ \t\u3000\xa0]+")


def stale_years(text: str, year: int) -> tuple[str, ...]:
    """Return sentences that report the work of an earlier year in words of their own, each cut to its beginning.

    A paragraph that names the report's own year anywhere may compare; one whose sentence looks back, plans, or names
    another year as that of something is no report of that year's work.
    """
    found = []
    for paragraph in text.split("\n") if "年" in text else ():
        bare = _SPACE.sub("", paragraph)
        named = {int(each) for each in _ANY_YEAR.findall(_TITLE.sub("", bare))}
        if not named or max(named) >= year or "。" not in bare:
            continue
        found += [sentence[:_LONGEST] for sentence in _STOPS.split(bare) if _is_report(sentence, year)]
    return tuple(found)


def _is_report(sentence: str, year: int) -> bool:
    opens = _OPENS.match(sentence)
    if not opens or int(opens["year"]) >= year:
        return False
    rest = _TITLE.sub("", sentence[opens.end() :])
    return _REPORTS.search(rest) is not None and _OTHERWISE.search(rest) is None and not _ANY_YEAR.search(rest)


def obsolete_basis(text: str) -> tuple[str, ...]:
    """Return the superseded documents that a text rests on, as cited, unless beside what superseded them."""
    if "492" not in text and "60号" not in text.replace(" ", ""):
        return ()
    return tuple(dict.fromkeys(_cited(_SPACE.sub("", text))))


def _cited(bare: str) -> Iterator[str]:
    current = _NOW_711.search(bare), _NOW_30.search(bare)
    for sentence in re.split("[。\n]", bare):
        if _BASIS.search(sentence):
            yield from _NUMBER_492.findall(sentence) if not current[0] else ()
            yield from _LETTER_60.findall(sentence) if not current[1] else ()
