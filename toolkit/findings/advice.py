"""What to look at first where identities fail: the smallest explanations of a cause, in words."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.findings.wording import place_in_words
from toolkit.forms import label
from toolkit.frames.localising.causes import Cause, Cell, Explanation
from toolkit.messages import message


def advice_on(cause: Cause, table: str, language: str) -> str:
    """Say which cells explain the cause: the only one, the only ones together, or which there are to choose from."""
    if not cause.explanations:
        return message("cause-unexplained", language)
    first = cause.explanations[0]
    size = len(first.cells)
    if cause.only and size == 1:
        cell = first.cells[0]
        where = place_in_words(table, cell.row, cell.column, language)
        slip = _slip(cell.slip, language)
        return message("cause-cell", language, cell=where, printed=cell.printed, right=cell.right, slip=slip)
    told = [_in_words(each, table, language) for each in cause.explanations]
    if cause.only:
        return message("cause-cells", language, size=size, cells=told[0])
    if cause.count is None:
        return message("cause-example", language, size=size, cells=told[0])
    listed = [message("cause-choice", language, number=at, cells=text) for at, text in enumerate(told, start=1)]
    more = message("cause-more", language) if cause.count > len(listed) else ""
    key = "cause-choices-one" if size == 1 else "cause-choices"
    words = message(key, language, size=size, count=cause.count, listed=_joined(listed, language) + more)
    return words + (message("cause-likely", language) if cause.likely else "")


def broken_in_words(broken: Sequence[tuple[str, str, str]], table: str, language: str) -> str:
    """List broken identities, each with the row or column that it runs along and what its rule says of it."""
    lines = [
        message("cause-identity", language, place=_line(table, row, column, language), text=text)
        for row, column, text in broken
    ]
    key = "cause-broken" if len(lines) > 1 else "cause-broken-one"
    return message(key, language, count=len(lines), listed=_joined(lines, language))


def _in_words(explanation: Explanation, table: str, language: str) -> str:
    whole = bool(explanation.slip)
    cells = message("list", language).join(_cell(each, table, language, slip=not whole) for each in explanation.cells)
    return cells + _slip(explanation.slip, language)


def _cell(cell: Cell, table: str, language: str, *, slip: bool) -> str:
    where = _line(table, cell.row, cell.column, language)
    hint = _slip(cell.slip, language) if slip else ""
    return message("cause-change", language, cell=where, printed=cell.printed, right=cell.right, slip=hint)


def _slip(slip: str, language: str) -> str:
    return message("cause-slip", language, slip=message(f"slip-{slip}", language)) if slip else ""


def _line(table: str, row: str, column: str, language: str) -> str:
    words = message("place-row", language, row=label(table, "rows", row).in_words(language)) if row else ""
    if column:
        words += message("place-column", language, column=label(table, "columns", column).in_words(language))
    return words.removeprefix(", ")


def _joined(parts: Sequence[str], language: str) -> str:
    return message("cause-join", language).join(parts)
