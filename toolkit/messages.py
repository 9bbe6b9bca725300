"""The words of the toolkit: one table, in Chinese and in English."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Language(StrEnum):
    """The languages that findings, notebooks and charts speak."""

    ZH = "zh"
    EN = "en"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("toolkit").joinpath("messages.toml").read_text(encoding="utf-8"))


def message(key: str, language: Language | str = Language.ZH, /, **values: object) -> str:
    """Return the message `key` in `language`, with `{name}` replaced from `values`.

    Raises `KeyError` for an unknown key or a value that the message needs and does not get: a message that
    cannot be said in full is not said at all.
    """
    return _table()[key][Language(language).value].format_map(values)


def is_message(key: str) -> bool:
    """Whether the table has a message of this key."""
    return key in _table()


def both(key: str, /, **values: object) -> str:
    """Return the message in Chinese and, on the next line, in English: the form in which errors speak."""
    return f"{message(key, Language.ZH, **values)}\n{message(key, Language.EN, **values)}"
