"""Facts that the prose states: how many parts the report has, and what is left of the template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.extraction.numerals import chinese_count
from toolkit.extraction.words import fold

_PARTS = re.compile(
    r"(?:报告|年报|全文|本文)[^。；]{0,30}?由[^。；]{0,120}?([一二三四五六七八九十]{1,2}|\d{1,2})个?(?:部分|方面)(?:内容)?(?:组成|构成)"
)
_SHORT = 30
"""Characters up to which a line can be an instruction of the template and nothing else."""
_RESIDUE = re.compile(
    r"[xX×Ｘ]{2,}(?:年|月|日|市|县|区|局|镇|乡|街道|件|条)|此处填写|请在此|该部分以表格形式报告|[（(]指20\d\d年[^）)]{0,20}[）)]"
)
_MAY_REMAIN = re.compile(r"[xX×Ｘ]\s*[xX×Ｘ]|[此请该]\s*[处在部]|指\s*[2２]|表\s*格\s*如")
"""What a line must hold to hold one of those."""
_RESIDUE_LINE = re.compile(r"(?:具体)?(?:情况)?(?:详?见下表|表格如下|如下表)")


def sections_stated(text: str) -> int | None:
    """Return the number of parts that the report says it has (“由六个部分组成”), or None."""
    found = _PARTS.search(re.sub(r"[ \t\u3000\n]", "", text))
    return chinese_count(found[1]) if found else None


def template_residue(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the instructions of the template that were left standing, each as printed."""
    found = []
    for line in filter(_MAY_REMAIN.search, lines):
        bare = fold(line)
        found += [match[0] for match in _RESIDUE.finditer(bare)]
        if len(bare) <= _SHORT and (match := _RESIDUE_LINE.search(bare)) and "表格如下" in match[0]:
            found.append(bare)
    return tuple(dict.fromkeys(found))
