"""The letters of a text that are its own: what law, the form and the body's name make alike or not is left out."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.forms import mentions

_SENTENCE = re.compile(r"[。；;！!？?\n]")
_SUBHEADING = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．][^，。；]{0,24}$")
_MASKED = re.compile(
    r"[^\u4e00-\u9fff]+|[一二三四五六七八九十百千万零〇两]+|[我本该全](?:单位|机关|部门|街道|[局委厅办院处校镇乡县区市州])|[省市县区州](?=政府)"
)
_PARTS = re.compile(r"[\u4e00-\u9fff]+?(?:自治区|[省市州盟县区旗镇乡]|街道|人民政府|$)")
_ENDING = re.compile(r"(?:自治区|[省市州盟县区旗镇乡局委厅办]|街道|人民政府|委员会|办公室|办事处)$")
_SHORTEST = 2
_LONGEST = 20_000
"""Letters of a text that are compared: no section has more."""


def masked(text: str, body: str) -> str:
    """Return the letters of a text that are its own.

    Sub-headings, sentences that law or the form prescribe, numbers, dates, and the body's name and its parts are left
    out: they are alike, or differ, without anybody's doing.
    """
    prescribed = [word for word in mentions("prescribed")["words"] if word in text]
    sentences = (
        sentence
        for line in text.split("\n")
        if not _SUBHEADING.match(line.strip())
        for sentence in _SENTENCE.split(line)
        if not any(word in sentence for word in prescribed)
    )
    return _MASKED.sub("", _names(body).sub("", "，".join(sentences)))[:_LONGEST]


@lru_cache(maxsize=4096)
def _names(body: str) -> re.Pattern[str]:
    """Match the name of a body, its parts, and these without what they end in: 临江区民政局, 临江, 民政."""
    parts = {body, *_PARTS.findall(body)}
    parts |= {_ENDING.sub("", part) for part in parts} | {"人民政府"}
    names = sorted((part for part in parts if len(part) >= _SHORTEST), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
