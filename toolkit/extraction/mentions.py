"""What a text speaks of, told by words: generously, so that what is said in other words is not called missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.extraction.words import fold
from toolkit.forms import mentions

_CUT = re.compile(r"[\[(（〔【〈](?:[^\[\]()（）〔〕【】〈〉\n]{0,6})略[\])）〕】〉]")
"""“[略]”: the source says itself that it leaves text out."""
_SOUND = re.compile(r"(?:不存在|未发现|没有发现|没有|无)(?:任何|明显|突出|重大|较大|其他|相关|的)*(?:问题|不足|困难)")
_TO_BE_DONE = re.compile(r"有待[^，。；、\n]{0,8}")
"""What has yet to be improved is a shortcoming, and no improvement."""
_OWN = r"(?:本|我)(?:年度?|单位|机关|部门|局|委|办|厅|院|镇|乡|街道|区|县|市)|(?:20\d\d)年度?|目前|暂时?|[,、:;]"
_NOTHING = re.compile(
    rf"(?:\d[.、]|\(一\))?(?:{_OWN})*(?:暂?无|没有)(?:其[他它])?的?(?:需要?|应当?|应予)?(?:进行)?(?:报告|说明)?的?(?:其[他它])?"
    r"(?:重[大要])?(?:事项|情况|内容|事宜|问题)?(?:需要?)?(?:报告|说明)?[。.;]?"
)
_TITLE = re.compile(r"《[^》\n]{0,80}》")
_CONCRETE = re.compile(
    r"(?<![0-9])(?!20\d\d年)[0-9０-９](?![0-9]{0,2}(?:[、.．)）]|月|日|号文))|百分之|[一二三四五六七八九十百千两][余多]?[件条次份个场期篇项起人家名]"
    r"|“(?![^”\n]{0,20}(?:谁|互联网|审|公开|常态|一网|[三五]|最多))[^”\n]{3,20}”"
)
"""A figure that is no year, month or numeral of a list, or a name in quotation marks that is no catchword."""
_EVERYBODYS = ("信息公开条例", "《条例》")


def is_cut(text: str) -> bool:
    """Whether the text says of itself that part of it was left out: then nothing can be said to be missing."""
    return "略" in text and _CUT.search(text) is not None


def missing(subject: str, text: str) -> tuple[str, ...]:
    """Return what of a subject ("aspects", "assessments") no word of the text speaks of."""
    return tuple(name for name, words in mentions(subject).items() if not _speaks(text, words))


def has_problem(text: str) -> bool:
    """Whether a text names a shortcoming; to say that there is none names none."""
    if "问题" in text or "不足" in text:
        text = _SOUND.sub("", text)
    return _speaks(text, mentions("shortcomings")["problem"])


def has_improvement(text: str) -> bool:
    """Whether a text says what is, or will be, done better."""
    return _speaks(_shortcomings().sub("", text), mentions("shortcomings")["improvement"])


def speaks_of_fees(text: str) -> bool:
    """Whether a text says anything of fees."""
    return _speaks(text, mentions("fee")["words"])


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to report; a signature and attachments may follow."""
    first = fold(text.lstrip().partition("\n")[0])
    return _NOTHING.fullmatch(first) is not None and not speaks_of_fees(text)


def general_words(text: str) -> tuple[str, ...]:
    """Return words by which a text speaks of no body in particular, in their order in the list."""
    return tuple(word for word in mentions("general")["words"] if word in text)


def is_concrete(text: str, body: str) -> bool:
    """Whether a text has a figure, a name in quotation marks, a document of its own, or a part of the body's name."""
    if _CONCRETE.search(text) or any(not _is_everybodys(title) for title in _TITLE.findall(text)):
        return True
    return any(name in text for name in _names(body))


def _is_everybodys(title: str) -> bool:
    return any(name in title for name in _EVERYBODYS)


@cache
def _shortcomings() -> re.Pattern[str]:
    words = sorted(mentions("shortcomings")["problem"], key=len, reverse=True)
    return re.compile("|".join((_TO_BE_DONE.pattern, *map(re.escape, words))))


def _names(body: str) -> Sequence[str]:
    """Return the parts of a name, by what each of them ends in: 临江区 and 民政局 of 青川市临江区民政局."""
    return re.findall(r"[\u4e00-\u9fff]{2,}?(?:[省市州盟县区旗镇乡局委厅]|街道)", body)


def _speaks(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)
