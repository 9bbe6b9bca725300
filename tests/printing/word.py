"""A Word document written as text, which is a hundred times faster than building it: for thousands of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from docx import Document

from tests.printing.printers import Part
from toolkit.demo.sheets import Sheet, Slot


def docx_file(content: Iterable[Part]) -> bytes:
    """Print paragraphs and tables with merged cells."""
    body = "".join(_table(what) if isinstance(what, list) else _paragraph(what) for _, what in content)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in _empty().items():
            text = part if name != "word/document.xml" else part.replace(b"<w:body>", b"<w:body>" + body.encode())
            package.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


@cache
def _empty() -> dict[str, bytes]:
    stream = io.BytesIO()
    Document().save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def _paragraph(text: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def _table(rows: Sheet) -> str:
    """Return a table in which a cell that is merged downwards comes again, without its text, in each row below."""
    below: dict[tuple[int, int], Slot] = {}
    printed = []
    for at, row in enumerate(rows):
        cells, column, waiting = [], 0, list(row)
        while waiting or (at, column) in below:
            merged = below.get((at, column))
            slot = merged or waiting.pop(0)
            if not merged:
                below |= {(at + down, column): slot for down in range(1, slot.rowspan)}
            merge = "<w:vMerge/>" if merged else ('<w:vMerge w:val="restart"/>' if slot.rowspan > 1 else "")
            span = f'<w:tcPr><w:gridSpan w:val="{slot.colspan}"/>{merge}</w:tcPr>'
            cells.append(f"<w:tc>{span}{_paragraph('' if merged else slot.text)}</w:tc>")
            column += slot.colspan
        printed.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(printed)}</w:tbl>"
