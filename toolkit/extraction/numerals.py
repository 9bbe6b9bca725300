"""Numerals written in Chinese, each of them to the one number that it means, or to none."""

from __future__ import annotations

DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}


def chinese_number(text: str) -> int | None:
    """Read a numeral written in full (三百二十五, 一万零六), or return None where it has several readings."""
    total = part = 0
    below, digit, gap = 10**9, None, True
    for letter in text:
        if letter in DIGITS:
            if digit:
                return None
            digit, gap = DIGITS[letter], gap or letter in "零〇○"
        elif letter in TENS:
            if TENS[letter] >= below or (not digit and letter != "十") or (digit == 0 and part == 0 and total == 0):
                return None
            part, below = part + (digit or 1) * TENS[letter], TENS[letter]
            digit, gap = None, letter == "十"
        elif letter in MYRIADS and (part or digit) and not (total and MYRIADS[letter] >= 10**8):
            total += (part if digit is None else part + digit) * MYRIADS[letter]
            below, digit, part, gap = 10**9, None, 0, False
        else:
            return None
    if not text or not (digit is None or gap):
        return None
    return total + part if digit is None else total + part + digit


def chinese_count(text: str) -> int | None:
    """Read a count written in Chinese or Arabic numerals (六, 十二, 6), or return None."""
    return int(text) if text.isascii() and text.isdigit() else chinese_number(text)


def chinese_year(text: str) -> int | None:
    """Read a year written digit by digit (二〇二三, 2023), or return None."""
    digits = [DIGITS.get(letter, int(letter) if letter.isdigit() and letter.isascii() else None) for letter in text]
    if len(digits) != 4 or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))
