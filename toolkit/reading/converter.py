"""A program of its own: an old Word or an Excel file on standard input, its format and content on standard output.

It knows nothing of the toolkit, so that it starts at once. Its first line says the format, or why there is none.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import struct
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY = 400_000_000
SECONDS = 8
SLOTS = 200_000
"""Bytes and processor seconds that the conversion may take, and cells of all sheets."""

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_IS_ERROR = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\st=)([\"'])e\2")
_WITHOUT_VALUE = re.compile(
    rb"<((?:\w+:)?)c\b([^>]*)>\s*<\1f\b[^>]*?(?:/>|>([^<]*)</\1f>)\s*(?:<\1v\s*/>|<\1v>\s*</\1v>)?\s*</\1c>"
)
_DRESSED = re.compile(
    rb"<(?:\w+:)?(?:vertAlign\s+val=.su|strike\s*(?:val=.(?:1|true).\s*)?/)"
    rb"(?>(?:[^<]|<(?!/?(?:\w+:)?(?:r|t|font)[\s>]))*)<(?:\w+:)?t\b[^>]*>"
)
"""A raised or struck-through part of a text, up to its letters: those are no digits of a number beside them."""
_TYPE = re.compile(rb"\st=[\"'](\w*)[\"']")


class _Refused(Exception):  # noqa: N818
    """Says with one word why there is no content."""


def convert(source: bytes) -> tuple[str, bytes]:
    """Return the format and the content: a DOCX, or the sheets as JSON."""
    if source.startswith(b"PK"):
        return "xlsx", _sheets(_with_errors_as_text(source), {})
    from doc2docx.cfb import CompoundFile

    container = CompoundFile(source)
    names = {entry.path for entry in container.entries}
    if "WordDocument" in names:
        return "doc", _word(source)
    if book := next((name for name in ("Workbook", "Book") if name in names), None):
        return "xls", _sheets(source, dict(_errors(container.open_stream(book))))
    raise _Refused("encrypted" if "EncryptedPackage" in names else "unknown")


def _word(source: bytes) -> bytes:
    from doc2docx import convert as to_docx
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(source)
        try:
            to_docx(old, new)
        except EncryptedDocumentError as error:
            raise _Refused("encrypted") from error
        return new.read_bytes()


def _sheets(source: bytes, errors: dict[tuple[int, int, int], str]) -> bytes:
    """Return every sheet that is shown: its texts row by row, where they begin, and which cells are merged."""
    from python_calamine import PasswordError, SheetVisibleEnum, load_workbook

    try:
        book = load_workbook(io.BytesIO(source))
    except PasswordError as error:
        raise _Refused("encrypted") from error
    sheets, slots = [], 0
    for index, about in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(index) if about.visible == SheetVisibleEnum.Visible else None
        if sheet is None or sheet.start is None:
            continue
        slots += sheet.height * sheet.width
        if slots > SLOTS:
            raise _Refused("costly")
        top, left = sheet.start
        rows = [[_text(value) for value in row] for row in sheet.to_python()]
        for (where, row, column), text in errors.items():
            if where == index and top <= row < top + len(rows) and left <= column < left + sheet.width:
                rows[row - top][column - left] = text
        merged = [(a - top, b - left, c - top, d - left) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        sheets.append({"rows": rows, "merged": merged})
    return json.dumps(sheets).encode()


def _text(value: Any) -> str:
    """Return a value as a spreadsheet shows it that was told nothing else: 15 digits, and no zeros after them."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value + 0.0:.15g}"  # -0 is shown as 0
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _with_errors_as_text(source: bytes) -> bytes:
    """Return the workbook with #REF! and formulas that were never computed as texts: the library calls both blank."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.startswith("xl/worksheets/"):
                content = _WITHOUT_VALUE.sub(_formula_as_text, _IS_ERROR.sub(rb'\1"str"', content))
            if info.filename.startswith("xl/") and (b"vertAlign" in content or b"strike" in content):
                content = _DRESSED.sub(rb"\g<0>^", content)
            new.writestr(info.filename, content)
    return stream.getvalue()


def _formula_as_text(cell: re.Match[bytes]) -> bytes:
    prefix, attributes, formula = cell.groups()
    kind = _TYPE.search(attributes)
    if kind and kind[1] == b"str":  # computed, and the answer is an empty text
        return cell[0]
    attributes = _TYPE.sub(b"", attributes)
    return b'<%bc%b t="str"><%bv>=%b</%bv></%bc>' % (prefix, attributes, prefix, formula or b"", prefix, prefix)


def _errors(book: bytes) -> Iterator[tuple[tuple[int, int, int], str]]:
    """Yield the cells of an XLS that show an error, by sheet, row and column: the library calls them blank."""
    starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(book, 0) if kind == 0x85]
    for sheet, start in enumerate(starts):
        for kind, body in _records(book, start):
            code = None
            if kind == 0x205 and len(body) >= 8 and body[7]:
                code = body[6]
            elif kind in (0x06, 0x206, 0x406) and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
                code = body[8]
            if code is not None:
                row, column = struct.unpack_from("<HH", body)
                yield (sheet, row, column), _ERRORS.get(code, "#N/A")


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of an XLS, up to the one that ends it."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == 0x0A:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the caller's clock remains
        return
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


if __name__ == "__main__":
    _limit()
    try:
        found, content = convert(sys.stdin.buffer.read())
    except _Refused as refused:
        found, content = str(refused), b""
    except (MemoryError, RecursionError):
        found, content = "costly", b""
    sys.stdout.buffer.write(found.encode() + b"\n" + content)
