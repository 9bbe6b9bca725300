"""An HTML page as a browser shows it: what is hidden is not read, and nested tables stay apart."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from toolkit.document import Document, Format
from toolkit.reading.flow import Flow
from toolkit.reading.limits import TEXT_CHARACTERS, refuse
from toolkit.reading.markup import plain_tags, refuse_deep_markup

_SKIPPED = frozenset(
    "head script style template noscript iframe object embed svg math canvas audio video map select datalist "
    "textarea button input".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hr html legend li main menu nav ol p pre section summary ul caption".split()
)
_CELLS = frozenset({"td", "th"})
_STRUCTURE = _BLOCKS | _CELLS | {"table", "tr", "br", "img"}
_PERHAPS_HIDDEN = '[hidden], [style*="display" i], [style*="visibility" i], [style*="mso-hide" i]'
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.I)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_SPAN = re.compile(r"\s*\+?(\d{1,9})")
_ICON = 32
"""Pixels up to which an image is an ornament."""


def read_html(text: str, name: str) -> Document:
    """Return what the page `text` of the source `name` shows, with its title and its named metadata."""
    refuse("source-too-many-characters", name, len(text), TEXT_CHARACTERS)
    refuse_deep_markup(text, name)
    page = LexborHTMLParser(plain_tags(text))
    flow = Flow(name)
    if page.root is not None:
        _Reader(flow, _hidden(page)).read(page.root)
    return Document(Format.HTML, flow.blocks(), title=_title(page), metadata=_metadata(page))


def _hidden(page: LexborHTMLParser) -> frozenset[int]:
    """Return the elements that the page itself says are not shown."""
    return frozenset(
        node.mem_id
        for node in page.css(_PERHAPS_HIDDEN)
        if "hidden" in node.attributes or _HIDDEN.search(node.attributes.get("style") or "")
    )


class _Reader:
    """Turns the opening and closing of everything that is shown into events of the flow."""

    def __init__(self, flow: Flow, hidden: frozenset[int]) -> None:
        self._flow = flow
        self._hidden = hidden
        self._preformatted = 0

    def read(self, root: LexborNode) -> None:
        """Go through the page in order, without recursion: it may be nested deeper than a stack is."""
        path: list[tuple[LexborNode, str]] = []
        node: LexborNode | None = root
        while node is not None or path:
            if node is None:
                node, tag = path.pop()
                if tag in _STRUCTURE:
                    self._close(tag)
            elif node.is_text_node:
                self._flow.text(self._words(node.text_content or ""))
            elif node.is_element_node and (tag := node.tag or "") not in _SKIPPED and node.mem_id not in self._hidden:
                if tag in _STRUCTURE:
                    self._open(node, tag)
                path.append((node, tag))
                node = node.first_child
                continue
            node = node.next

    def _open(self, node: LexborNode, tag: str) -> None:
        if tag in _CELLS:
            self._flow.open_cell(*_extent(node))
        elif tag == "tr":
            self._flow.open_row()
        elif tag == "table":
            self._flow.open_table()
        elif tag == "br":
            self._flow.text("\n")
        elif tag == "img":
            self._picture(node)
        else:
            self._flow.end_paragraph()
            self._preformatted += tag == "pre"

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
        if "\n" not in text and "\r" not in text:
            return text
        if self._preformatted:
            return text.replace("\r\n", "\n")
        return " " if text.isspace() else _BREAK_IN_CHINESE.sub("", text).replace("\n", " ")

    def _picture(self, node: LexborNode) -> None:
        attributes = node.attributes
        sizes = [_SPAN.match(attributes.get(side) or "") for side in ("width", "height")]
        if not any(size and int(size[1]) <= _ICON for size in sizes):
            self._flow.picture(attributes.get("alt") or attributes.get("title") or "")


def _extent(node: LexborNode) -> tuple[int, int | None]:
    """Return colspan and rowspan; a rowspan of 0 reaches to the last row, what is no number means 1."""
    attributes = node.attributes
    if "colspan" not in attributes and "rowspan" not in attributes:
        return 1, 1
    colspan, rowspan = (_SPAN.match(attributes.get(name) or "1") for name in ("colspan", "rowspan"))
    rows = int(rowspan[1]) if rowspan else 1
    return int(colspan[1]) if colspan else 1, rows or None


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return " ".join(node.text().split()) if node else ""


def _metadata(page: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """Return every named <meta> that has a content, in order."""
    pairs = ((node.attributes.get("name"), node.attributes.get("content")) for node in page.css("meta"))
    return tuple((key.strip(), value.strip()) for key, value in pairs if key and value)
