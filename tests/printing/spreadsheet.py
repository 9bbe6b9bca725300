"""Printers of a sample report to Excel: everything on one sheet, or each table on its own, with merged cells."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import xlwt

from tests.printing.printers import parts
from tests.printing.sample import Sample
from toolkit.demo.sheets import Sheet

Placed = tuple[int, int, int, int, str]
"""First and last row, first and last column, counted from 0, and the text."""


def to_xlsx(sample: Sample, *, sheets: bool = False) -> bytes:
    """Print a workbook; with `sheets` every table begins a new sheet. Figures are numbers where they can be."""
    book = openpyxl.Workbook()
    page = book.active
    top = 0
    for kind, what in parts(sample):
        if sheets and kind == "heading":
            page, top = book.create_sheet(), 0
        cells, height = _placed(kind, what, top)
        for first, last, left, right, text in cells:
            page.cell(first + 1, left + 1).value = _value(text)
            if (first, left) != (last, right):
                page.merge_cells(start_row=first + 1, end_row=last + 1, start_column=left + 1, end_column=right + 1)
        top += height
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def to_xls(sample: Sample) -> bytes:
    """Print the same as an old workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("年报")
    top = 0
    for kind, what in parts(sample):
        cells, height = _placed(kind, what, top)
        for first, last, left, right, text in cells:
            page.write_merge(first, last, left, right, _value(text))
        top += height
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _placed(kind: str, what: str | Sheet, top: int) -> tuple[list[Placed], int]:
    """Lay a part of the report under row `top`: a title over ten columns, other text in the first one."""
    if isinstance(what, list):
        return list(_cells(what, top)), len(what)
    return [(top, top, 0, 9 if kind == "title" else 0, what)], 1


def _cells(rows: Sheet, top: int) -> Iterator[Placed]:
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows, start=top):
        column = 0
        for slot in row:
            while (at, column) in taken:
                column += 1
            bottom, right = at + slot.rowspan - 1, column + slot.colspan - 1
            taken |= {(down, across) for down in range(at, bottom + 1) for across in range(column, right + 1)}
            yield at, bottom, column, right, slot.text


def _value(text: str) -> str | int | float | None:
    if text.isascii() and text.isdigit():
        return int(text)
    try:
        return float(text) if text[:1].isdigit() else text or None
    except ValueError:
        return text
