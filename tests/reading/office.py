"""Office files as they may be made or damaged, and what is read of them."""

import io
import zipfile
from functools import cache

from tests.printing import print_as, sound
from toolkit.extraction import extract
from toolkit.reading import read_document


@cache
def whole(kind):
    """The sound report in a format of the printers."""
    return print_as(sound(), kind)


def printed(sample):
    """Every figure of a sample, by table, row and column."""
    return {
        (table, row, column): text
        for table, rows in sample.tables.items()
        for row, cells in rows.items()
        for column, text in cells.items()
    }


def figures(report):
    """Every figure as it was read."""
    return {
        (table, row, column): cell.raw
        for table, found in report.tables.items()
        for (row, column), cell in found.cells.items()
    }


def read(source):
    """A report from bytes that no name says anything of."""
    return extract(read_document(source, "x"), "x", "0" * 64)


def saved(book):
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def texts(source):
    """The texts of all grids, row by row."""
    return [[cell and cell.text for cell in row] for grid in read_document(source, "x").grids for row in grid.rows]


def repacked(package, change):
    """A package whose parts went through `change(name, content)`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            for written, content in change(name, old.read(name)).items():
                new.writestr(written, content)
    return stream.getvalue()


def in_sheet(package, old, new):
    """A workbook with something else in the XML of its first sheet."""
    return repacked(
        package, lambda name, content: {name: content.replace(old, new) if name.endswith("sheet1.xml") else content}
    )
