"""Characters that no writer meant: lost ones, and text that was read in another encoding than it was written in."""

from __future__ import annotations

import re

_GARBLED = re.compile(
    r"\ufffd+|锟斤拷|斤拷锟|烫烫烫|屯屯屯|ï¿½|ï»¿|\?{4,}|â€[\u0080-\u00ff™œ¦“”]?"
    r"|(?:[ÂÃ][\u0080-\u00bf]){2,}|(?:[ãåæçèéäï][\u0080-\u00bfŒŽœžŠšŸƒˆ˜\u2013-\u203a€™]{2}){2,}"
    r"|(?:銆|锛(?![凿子头刨斧锯]))[\u4e00-\u9fff?\ue000-\uf8ff]?"
)
"""銆 and 锛 (else an adze) begin what the stops of UTF-8 become in GBK; other rare characters stand in names."""
_SIGNS = (
    "\ufffd",
    "锟",
    "斤拷",
    "烫烫",
    "屯屯",
    "ï",
    "Â",
    "Ã",
    "ã",
    "å",
    "æ",
    "ç",
    "è",
    "é",
    "ä",
    "â€",
    "????",
    "銆",
    "锛",
)
_AROUND = 6


def garbled(text: str) -> tuple[str, ...]:
    """Return the garbled places of a text, each with the characters around it."""
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return ()
    places = (match.span() for match in _GARBLED.finditer(text))
    return tuple(text[max(0, start - _AROUND) : end + _AROUND].replace("\n", " ").strip() for start, end in places)
