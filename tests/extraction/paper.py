"""Pages of a report as far as they tell who reports, and what is read of them."""

from toolkit.document import Document, Format, Grid, GridCell, Paragraph, Place
from toolkit.extraction.identity import read_identity

NAME = "青川市临江区民政局"
TITLE = f"{NAME}2023年政府信息公开工作年度报告"
BARE = "2023年政府信息公开工作年度报告"
BODY = ["一、总体情况", *["文字。"] * 4, "六、其他需要报告的事项", "无。"]


def page(*lines, title="", metadata=()):
    """A web page of paragraphs; a tuple is a table of one row."""
    return Document(Format.HTML, tuple(block(line) for line in lines), title, metadata=metadata)


def block(line):
    """A paragraph, or a table of one row."""
    if isinstance(line, str):
        return Paragraph(line, Place())
    row = tuple(GridCell(text, Place(grid=1, row=1, column=n + 1), 0, n) for n, text in enumerate(line))
    return Grid((row,), Place(grid=1))


def who(*lines, source="", **parts):
    """The identity of a page with these lines before section one."""
    return read_identity(page(*lines, *BODY, **parts), source=source)
