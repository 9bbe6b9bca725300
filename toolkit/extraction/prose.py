"""Facts that the prose states: how many parts the report has, its fees, and what is left of the template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.extraction.numbers import chinese_count
from toolkit.extraction.words import fold
from toolkit.report import Claim, Section

_PARTS = re.compile(
    r"(?:报告|年报|全文|本文)[^。；]{0,30}?由[^。；]{0,120}?([一二三四五六七八九十]{1,2}|\d{1,2})个?(?:部分|方面)(?:内容)?(?:组成|构成)"
)
_SHORT = 30
"""Characters up to which a line can be an instruction of the template and nothing else."""
_RESIDUE = re.compile(
    r"[xX×Ｘ]{2,}(?:年|月|日|市|县|区|局|镇|乡|街道|件|条)|此处填写|请在此|该部分以表格形式报告|[（(]指20\d\d年[^）)]{0,20}[）)]"
)
_RESIDUE_LINE = re.compile(r"(?:具体)?(?:情况)?(?:详?见下表|表格如下|如下表)")
_FEE_SENTENCE = re.compile(r"[^。；\n]*信息(?:公开)?处理费[^。；\n]*")
_YUAN = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万)?元")


def sections_stated(text: str) -> int | None:
    """Return the number of parts that the report says it has (“由六个部分组成”), or None."""
    found = _PARTS.search(re.sub(r"[ \t\u3000\n]", "", text))
    return chinese_count(found[1]) if found else None


def template_residue(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the instructions of the template that were left standing, each as printed."""
    found = []
    for line in lines:
        bare = fold(line)
        found += [match[0] for match in _RESIDUE.finditer(bare)]
        if len(bare) <= _SHORT and (match := _RESIDUE_LINE.search(bare)) and "表格如下" in match[0]:
            found.append(bare)
    return tuple(dict.fromkeys(found))


def processing_fees(sections: Sequence[Section]) -> tuple[Claim, ...]:
    """Return what sections one and six say was charged for handling requests, in 元.

    Only a sentence with one amount is a claim: with several, which of them is the whole cannot be told.
    """
    claims = []
    for section in sections:
        if section.key not in ("overview", "other"):
            continue
        for sentence in _FEE_SENTENCE.findall(re.sub(r"[ \t\u3000]", "", section.text)):
            amounts = _YUAN.findall(sentence)
            if len(amounts) == 1:
                value = Decimal(amounts[0][0].replace(",", "")) * (10000 if amounts[0][1] else 1)
                claims.append(Claim("processing_fee", value, "元", sentence, section.key, section.place))
    return tuple(claims)
