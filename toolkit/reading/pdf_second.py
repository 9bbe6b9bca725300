"""The ruled tables of a PDF read again, by other code: pdfplumber's, which shares nothing with the first reading.

It has no limits of its own, so it runs in a process of its own, which ends when it takes too long or too much.
"""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from collections.abc import Collection, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.document import Document, Format, Grid, GridCell, How, Place
from toolkit.errors import SourceError

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_PAGES = 20
_SECONDS = 10
_BYTES = 450_000_000
"""How many pages are read again, for how long, and with how much memory."""
_NEAR = 3.0
"""Points within which two sides of cells stand on one line."""


def read_pdf_again(source: bytes, name: str, pages: Collection[int] = ()) -> Document:
    """Return the ruled tables of `pages` (by default, of the first ones), and nothing else.

    Raises `SourceError` when they could not be read again.
    """
    wanted = ",".join(map(str, sorted(pages)[:_PAGES]))
    command = [sys.executable, "-m", "toolkit.reading.pdf_second", wanted]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(  # noqa: S603  the interpreter that runs this
            command, input=source, capture_output=True, timeout=_SECONDS, check=True, env=environment
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise SourceError("second-reading-failed", source=name) from error
    grids: list[Grid] = pickle.loads(done.stdout)  # noqa: S301  our own process wrote it
    return Document(Format.PDF, tuple(grids))


def _grids(pages: list[int]) -> Iterator[Grid]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read()), pages=pages or list(range(1, _PAGES + 1))) as pdf:
        tables = ((page, table) for page in pdf.pages for table in page.find_tables())
        for number, (page, table) in enumerate(tables, start=1):
            yield _grid(page, table, number)


def _grid(page: Page, table: Table, number: int) -> Grid:
    """Lay the cells, which pdfplumber gives with their boxes, into slots: a cell takes all that its box spans."""
    printed = [
        (box, text or "")
        for row, texts in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, texts, strict=True)
        if box
    ]
    across = _lines(chain.from_iterable((box[0], box[2]) for box, _ in printed))
    down = _lines(chain.from_iterable((box[1], box[3]) for box, _ in printed))
    slots: list[list[GridCell | None]] = [[None] * (len(across) - 1) for _ in down[1:]]
    for (left, top, right, bottom), text in printed:
        column, row = _at(across, left), _at(down, top)
        columns, rows = _at(across, right) - column, _at(down, bottom) - row
        box = (left, page.height - bottom, right, page.height - top)
        place = Place(page.page_number, None, number, row + 1, column + 1, box)
        cell = GridCell(text, place, row, column, rows, columns)
        for line in slots[row : row + rows]:
            line[column : column + columns] = [cell] * columns
    return Grid(tuple(map(tuple, slots)), Place(page=page.page_number, grid=number), How.RULED)


def _lines(sides: Iterator[float]) -> list[float]:
    found: list[float] = []
    for side in sorted(sides):
        if not found or side - found[-1] > _NEAR:
            found.append(side)
    return found


def _at(lines: list[float], side: float) -> int:
    return min(range(len(lines)), key=lambda index: abs(lines[index] - side))


def _bounded() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound; the time is bounded all the same
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))


if __name__ == "__main__":
    _bounded()
    numbers = [int(number) for number in sys.argv[1].split(",") if number]
    sys.stdout.buffer.write(pickle.dumps(list(_grids(numbers))))
