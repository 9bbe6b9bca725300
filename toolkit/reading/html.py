"""An HTML page as a browser shows it: what is hidden is not read, and nested tables stay apart.

A parser that knows how browsers mend markup reads the page once; what it writes out again is regular, so that going
through it takes one pattern. Walking its nodes one by one takes several times as long.
"""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from toolkit.document import Document, Format
from toolkit.reading.flow import Flow, tidy
from toolkit.reading.limits import TEXT_CHARACTERS, refuse
from toolkit.reading.markup import may_hide, refuse_deep_markup, without_formatting

_SKIPPED = frozenset(
    "head template object svg math canvas audio video map select datalist textarea button script style iframe noscript "
    "xmp noembed noframes".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hr html legend li main menu nav ol p pre section summary ul caption".split()
)
_CELLS = frozenset({"td", "th"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TOKEN = re.compile(
    r"<t[dh](?: ([^>]*))?>\s*+(?:<p(?: ([^>]*))?>)?([^<]*+)(?:</p>\s*+)?</t[dh]>"  # a cell of one paragraph
    r"|<(script|style|iframe|noscript|xmp|noembed|noframes)\b.*?</\4>"
    r"|<(/?)([a-z][^\s/>]*)([^>]*)>"
    r"|([^<]+)"
    r"|<!--.*?-->|<[!?][^>]*>",
    re.S,
)
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?:=|\s|$)"
    r"|style=\"(?:[^\"]*;)?\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)",
    re.I,
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_ATTRIBUTE = re.compile(r'(colspan|rowspan|width|height|alt|title)="([^"]*)"')
_SPAN = re.compile(r"\s*\+?(\d{1,9})")
_ICON = 32
"""Pixels up to which an image is an ornament."""


def read_html(text: str, name: str) -> Document:
    """Return what the page `text` of the source `name` shows, with its title and its named metadata."""
    refuse("source-too-many-characters", name, len(text), TEXT_CHARACTERS)
    refuse_deep_markup(text, name)
    hides = may_hide(text)
    page = LexborHTMLParser(without_formatting(text, hides=hides))
    flow = Flow(name)
    _Reader(flow, hides).read(page.html or "")
    return Document(Format.HTML, flow.blocks(), title=_title(page), metadata=_metadata(page))


class _Reader:
    """Turns the tags and words of a page that is regular into events of the flow."""

    def __init__(self, flow: Flow, hides: bool) -> None:
        self._flow = flow
        self._hides = hides
        self._preformatted = 0

    def read(self, page: str) -> None:
        """Go through the page in order, leaving out what is not shown."""
        flow, hides = self._flow, self._hides
        within, depth = "", 0
        for cell, paragraph, words, raw, end, tag, attributes, text in map(re.Match.groups, _TOKEN.finditer(page)):
            if within:
                depth += (tag == within) * (-1 if end else 1)
                within = within if depth else ""
            elif words is not None:
                if not (hides and self._is_hidden(cell)):
                    shown = "" if hides and self._is_hidden(paragraph) else words
                    extent = _extent(cell) if cell and "span=" in cell else (1, 1)
                    flow.simple_cell(shown if shown.isalnum() else tidy(self._words(shown)), *extent)
            elif text:
                if text.isspace():
                    flow.space()
                else:
                    flow.text(self._words(text))
            elif tag and end:
                self._close(tag)
            elif tag and not raw:
                if tag not in _SKIPPED and not self._is_hidden(attributes):
                    self._open(tag, attributes)
                elif tag not in _VOID:
                    within, depth = tag, 1

    def _is_hidden(self, attributes: str | None) -> bool:
        return bool(self._hides and attributes and _HIDDEN.search(attributes))

    def _open(self, tag: str, attributes: str) -> None:
        if tag in _CELLS:
            self._flow.open_cell(*_extent(attributes))
        elif tag == "tr":
            self._flow.open_row()
        elif tag == "table":
            self._flow.open_table()
        elif tag == "br":
            self._flow.text("\n")
        elif tag == "img":
            self._picture(dict(_ATTRIBUTE.findall(attributes)))
        elif tag in _BLOCKS:
            self._flow.end_paragraph()
            self._preformatted += tag == "pre"
        elif tag == "sup":
            self._flow.text("^")  # 12 with the footnote 3 is not 123

    def _close(self, tag: str) -> None:
        if tag in _CELLS:
            self._flow.close_cell()
        elif tag == "table":
            self._flow.close_table()
        elif tag in _BLOCKS:
            self._flow.end_paragraph(heading=tag in _HEADINGS)
            self._preformatted -= tag == "pre"

    def _words(self, text: str) -> str:
        """Return the text with line ends as a browser shows them: kept in <pre>, none within Chinese, else a space."""
        if "&" in text:
            text = unescape(text)
        if "\n" not in text and "\r" not in text:
            return text
        if self._preformatted:
            return text.replace("\r\n", "\n")
        return " " if text.isspace() else _BREAK_IN_CHINESE.sub("", text).replace("\n", " ")

    def _picture(self, attributes: dict[str, str]) -> None:
        sizes = [_SPAN.match(attributes.get(side, "")) for side in ("width", "height")]
        if not any(size and int(size[1]) <= _ICON for size in sizes):
            self._flow.picture(unescape(attributes.get("alt") or attributes.get("title") or ""))


def _extent(attributes: str) -> tuple[int, int | None]:
    """Return colspan and rowspan; a rowspan of 0 reaches to the last row, what is no number means 1."""
    found = dict(_ATTRIBUTE.findall(attributes))
    colspan, rowspan = (_SPAN.match(found.get(name, "1")) for name in ("colspan", "rowspan"))
    rows = int(rowspan[1]) if rowspan else 1
    return int(colspan[1]) if colspan else 1, rows or None


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return " ".join(node.text().split()) if node else ""


def _metadata(page: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Return every named <meta> that has a content, in order."""
    pairs = ((node.attributes.get("name"), node.attributes.get("content")) for node in page.css("meta"))
    return tuple((key.strip(), value.strip()) for key, value in pairs if key and value)
