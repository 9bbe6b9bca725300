"""Numbers of people that a published text shows: identity cards, mobile telephones, private mail. Only masked."""

from __future__ import annotations

import re
from datetime import date

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""GB 11643-1999: the check character by the weighted sum of the others, modulo 11."""
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z./=_０-９\-+])(?:\+?86[\- ]?)?1[3-9][0-9](?:[0-9]{8}|[\- ][0-9]{4}[\- ][0-9]{4})"
    r"(?![0-9A-Za-z/=_０-９*＊]|[.\-－][0-9]|\s{0,2}(?:余|多)?(?:万|亿|元|件|条|人|份|次|平方|个|篇|起|%|％))"
)
_NO_TELEPHONE = re.compile(
    r"(?:索引号|文号|编号|序号|代码|编码|备案号?|标识码?|流水号|单号|账号|帐号|QQ|群号?)[：:\s]{0,3}$"
)
_BEFORE = 12
_PRIVATE = (
    r"(?:vip\.)?(?:qq|163|126|139|sina|sohu|yeah|gmail|hotmail|outlook|live|foxmail|21cn|tom|aliyun|189|wo|msn|yahoo)"
)
_MAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{{1,64}}[@＠]{_PRIVATE}\.(?:com|cn|net)(?:\.cn)?(?!\.?[A-Za-z0-9])"
)


def masked(text: str) -> str:
    """Return the text with every number and address of this kind masked, at its old length."""
    text = _IDENTITY.sub(lambda each: _hidden(each[0], 4, 2) if _is_identity(each[0]) else each[0], text)
    text = _MOBILE.sub(lambda each: _hidden(each[0], len(each[0]) - (8 if each[0][-5].isdigit() else 10), 4), text)
    return _MAIL.sub(lambda each: _hidden(each[0], 2, len(re.split("[@＠]", each[0])[1]) + 1), text)


def identity_numbers(text: str) -> tuple[str, ...]:
    """Return the identity numbers of a text whose date and check character are right, as 3201************1X."""
    return tuple(f"{each[:4]}{'*' * 12}{each[-2:]}" for each in _IDENTITY.findall(text) if _is_identity(each))


def mobiles(text: str) -> tuple[str, ...]:
    """Return the mobile numbers that stand alone and unmasked in the text, as 138****5678."""
    found = []
    for match in _MOBILE.finditer(text) if "1" in text else ():
        if not _NO_TELEPHONE.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            digits = re.sub(r"[^0-9]", "", match[0])[-11:]
            found.append(f"{digits[:3]}****{digits[-4:]}")
    return tuple(found)


def private_mails(text: str) -> tuple[str, ...]:
    """Return the addresses of the text at providers of private mail, as ab****@qq.com."""
    if "@" not in text and "＠" not in text:
        return ()
    parts = (re.split("[@＠]", each) for each in _MAIL.findall(text))
    return tuple(f"{name[:2]}****@{provider}" for name, provider in parts)


def _hidden(text: str, first: int, last: int) -> str:
    """Return the text with stars between its first and its last letters."""
    return f"{text[:first]}{'*' * max(0, len(text) - first - last)}{text[-last:]}"


def _is_identity(number: str) -> bool:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17].upper()
