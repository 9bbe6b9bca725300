"""The many ways in which a label of the forms comes printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from random import Random

_NUMERAL = re.compile(r"^(?:[一二三四五六七]、|（[一二三四五六七]）|\d\.)")
_UNIT = re.compile(r"[（(][^（(]*元[）)]")
_RADICALS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
_TRADITIONAL = str.maketrans(
    "规范单废现处决数强项减购总额万费业务对开发执为与关机构织会计结转办继续请国属级稳护权类内过询无没补后确复诉讼经维纠审举报"
    "认获缴纳区许罚采条历据系这长",
    "規範單廢現處決數強項減購總額萬費業務對開發執為與關機構織會計結轉辦繼續請國屬級穩護權類內過詢無沒補後確復訴訟經維糾審舉報"
    "認獲繳納區許罰採條歷據係這長",
)
SHORT = {
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
    "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
    "1.本机关不掌握相关政府信息": "1.本机关不掌握",
    "5.属于三类内部事务信息": "5.三类内部事务信息",
    "一、本年新收政府信息公开申请数量": "一、本年新收",
    "现行有效件数": "现行有效件数（历史累计）",
    "四、结转下年度继续办理": "四、结转下年度",
}


def _body(text: str, change: Callable[[str], str]) -> str:
    numeral = _NUMERAL.match(text)
    head = numeral[0] if numeral else ""
    return head + change(text[len(head) :])


def _spaced(random: Random, text: str) -> str:
    at = random.randint(1, len(text) - 1)
    return text[:at] + random.choice((" ", "  ", "\u3000", "\u00a0")) + text[at:]


def _broken(random: Random, text: str) -> str:
    at = random.randint(1, len(text) - 1)
    return text[:at] + "\n" + text[at:]


def _misspelt(random: Random, text: str) -> str:
    def slip(body: str) -> str:
        letters = [at for at, letter in enumerate(_UNIT.split(body)[0]) if letter.isalpha()]
        if len(letters) < 6:
            return body
        at = random.choice(letters)
        return body[:at] + random.choice(("", "某")) + body[at + 1 :]

    return _body(text, slip)


def _comma(random: Random, text: str) -> str:
    return re.sub(r"^(\d)\.", random.choice((r"\1、", r"\1．", r"\1 . ", r"（\1）")), text)


WORDINGS: dict[str, Callable[[Random, str], str]] = {
    "spaced": _spaced,
    "broken": _broken,
    "letter-spaced": lambda _, text: " ".join(text) if len(text) <= 12 else text,
    "misspelt": _misspelt,
    "short": lambda _, text: SHORT.get(text, text),
    "traditional": lambda _, text: text.translate(_TRADITIONAL),
    "ASCII brackets": lambda _, text: text.translate(str.maketrans("（），：", "(),:")),
    "other numerals": _comma,
    "no numerals": lambda _, text: _body(text, lambda body: body)[len(m[0]) if (m := re.match(r"\d\.", text)) else 0 :],
    "other quotes": lambda random, text: re.sub("[“”]", random.choice(('"', "”", "「", "")), text),
    "radicals": lambda _, text: "".join(_RADICALS.get(letter, letter) for letter in text),
}
"""Each takes the randomness and a label, and returns it otherwise printed."""


def worded(random: Random, text: str, on: Collection[str]) -> str:
    """Return a label as the wordings in `on` print it; each befalls some labels, scripts all."""
    for name, change in WORDINGS.items():
        if name in on and len(text) > 1 and (name in ("traditional", "radicals") or random.random() < 0.25):
            text = change(random, text)
    return text
