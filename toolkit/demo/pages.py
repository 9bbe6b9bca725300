"""A report as a web page, and as its text alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from toolkit.demo.sample import HEADINGS, Sample
from toolkit.demo.sheets import Sheet, sheet

_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


Part = tuple[str, str | Sheet]
PLAIN_CELL = '<td colspan="{across}" rowspan="{down}"><p>{text}</p></td>'
OFFICE_CELL = (
    '<td width="74" colspan="{across}px" rowspan="{down}" style="border:1pt solid">\n<p class="MsoNormal">'
    '<span style="font-family:仿宋"><font face="仿宋">{text}</font></span><span><o:p></o:p></span></p>\n</td>\n'
)


def parts(sample: Sample) -> Iterator[Part]:
    """Yield title, lines, headings, paragraphs, tables and pictures in their order on the page."""
    yield "title", sample.title
    if sample.published:
        yield "line", f"发布日期：{sample.published}"
    if sample.preamble:
        yield "paragraph", sample.preamble
    for key in HEADINGS:
        if key not in sample.headings:
            continue
        yield "heading", sample.headings[key]
        for line in sample.prose[key].split("\n") if key in sample.prose else ():
            yield "paragraph", line
        if f"picture:{key}" in sample.extra:
            yield "picture", key
        elif key in sample.tables:
            yield "table", sheet(sample, key)
            if f"twice:{key}" in sample.extra:
                yield "table", _doubled(sheet(sample, key))


def _doubled(rows: Sheet) -> Sheet:
    """Return the same table with another number in its last cell."""
    *others, last = rows
    return [*others, [*last[:-1], type(last[-1])("77")]]


def to_html(sample: Sample, encoding: str = "utf-8") -> bytes:
    """Print a page as office suites save it: merged cells, a paragraph in each."""
    return html_page(parts(sample), sample.title, encoding)


def html_page(content: Iterable[Part], title: str, encoding: str = "utf-8", cell: str = PLAIN_CELL) -> bytes:
    """Print `content`; `cell` is the markup of a cell, with its text and spans to fill in."""
    body = "\n".join(markup(kind, what, cell) for kind, what in content)
    declared = "gb2312" if encoding != "utf-8" else encoding
    head = f'<meta charset="{declared}"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n".encode(encoding)


def markup(kind: str, what: str | Sheet, cell: str = PLAIN_CELL) -> str:
    """Return the markup of one part."""
    if isinstance(what, list):
        rows = "\n".join(
            "<tr>"
            + "".join(
                cell.format(
                    text=escape(slot.text).replace("\n", "<br>") or "&nbsp;", across=slot.colspan, down=slot.rowspan
                )
                for slot in row
            )
            + "</tr>"
            for row in what
        )
        return f'<table border="1">\n{rows}\n</table>'
    if kind == "picture":
        return f'<p><img src="data:image/png;base64,{_DOT}" width="600" height="300" alt="表格"></p>'
    tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
    return f"<{tag}>{escape(what)}</{tag}>"


def to_text(sample: Sample) -> bytes:
    """Print a page as it comes when only its text is kept: one cell a line; a blank cell leaves a blank line."""
    lines = []
    for kind, what in parts(sample):
        lines += [slot.text for row in what for slot in row] if isinstance(what, list) else [what, ""]
        if kind == "table":
            lines.append("")
    return "\n".join(lines).encode()
