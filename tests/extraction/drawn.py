"""Tables as they may stand on a page, and what is read of them."""

from toolkit.document import Document, Format, Grid, GridCell, Paragraph, Place
from toolkit.extraction.tables import build_table, printed_tables
from toolkit.forms import form, label

APPLICANT_LABELS = [label("requests", "columns", key).zh for key in form("2021").columns("requests")]
REQUEST_ROWS = form("2021").rows("requests")


def grid(rows: list[list[str]], number: int = 1, page: int | None = None) -> Grid:
    """Lay out a grid without merged cells."""
    width = max(map(len, rows))
    cells = [
        tuple(
            GridCell(text, Place(page=page, grid=number, row=r + 1, column=c + 1), r, c)
            for c, text in enumerate(row + [""] * (width - len(row)))
        )
        for r, row in enumerate(rows)
    ]
    return Grid(tuple(cells), Place(page=page, grid=number))


def ragged(rows: list[list[str | None]]) -> Grid:
    """Lay out a grid in which None is a slot without a cell."""
    whole = grid([[text or "" for text in row] for row in rows])
    cells = zip(whole.rows, rows, strict=True)
    kept = tuple(tuple(c if text is not None else None for c, text in zip(*pair, strict=True)) for pair in cells)
    return Grid(kept, whole.place)


def request_rows(keys=REQUEST_ROWS, **values: list[str]) -> list[list[str]]:
    """Table 3 with 0 everywhere but in the rows given."""
    return [[label("requests", "rows", key).zh, *values.get(key, ["0"] * 7)] for key in keys]


def document(*blocks) -> Document:
    """Wrap blocks as the content of a page."""
    return Document(Format.HTML, blocks)


def flattened(lines: list[str]) -> Document:
    """One cell a line, as a copied web page gives it."""
    return Document(Format.TEXT, tuple(Paragraph(text, Place(line=n + 1)) for n, text in enumerate(lines)))


def read_table(source: Document, table: str, layout: str = "2021"):
    """Read one table of a document, and the problems met."""
    return build_table(table, printed_tables(source), form(layout), "zh")
