"""An HTML page as a browser shows it: what is hidden is not read, and nested tables stay apart.

Most pages are regular: their tables and cells are closed where they end. Such a page is read as it stands. Any other is
first written anew by a parser that knows how browsers mend markup, and is regular then; that takes twice as long.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html import unescape
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser

from toolkit.document import Document, Format
from toolkit.reading.encoding import REPLACEMENT
from toolkit.reading.flow import Flow, tidy
from toolkit.reading.limits import QUICK_WORK, TAGS, TEXT_CHARACTERS, refuse
from toolkit.reading.markup import INLINE, may_hide, refuse_deep_markup, with_styles_as_marks, without_formatting
from toolkit.reading.spans import Span
from toolkit.reading.styles import with_sheets_in_tags

_SKIPPED = frozenset("head object canvas audio video map select datalist button template svg math rt rp".split())
_RAW = frozenset("script style iframe noscript xmp noembed noframes textarea plaintext".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hr html legend li main menu nav ol p pre section summary ul caption".split()
)
_CELLS = frozenset({"td", "th"})
_TABLE = _CELLS | frozenset("table tr tbody thead tfoot caption col colgroup".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FOREIGN = frozenset("svg math template plaintext frameset".split())
_RAISED = frozenset({"sup", "sub"})
_STRUCK = frozenset({"del", "s", "strike"})
_ENDS_ITSELF = frozenset("p li dt dd option".split()) | _TABLE
"""Elements whose end a page may leave to the next element."""

# No group is repeated possessively: Python before 3.11.5 loses its way in that. An atomic group says the same.
_W = r" \t\n\f\r"
"""What HTML takes for white space, within a pattern's brackets; Python's own class has more."""
_ATTRIBUTES = rf"(?>(?:[{_W}/][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*)?)"
_INLINE = rf"</?(?:{'|'.join(sorted(INLINE))}){_ATTRIBUTES}>"
_STRUCTURE = _BLOCKS - {"p", "div"} | _TABLE | _SKIPPED | _RAW | _VOID - {"br"} | _FOREIGN | _RAISED | _STRUCK
_ANY_TAG = re.compile(rf"</?[a-z][^{_W}/>]*+{_ATTRIBUTES}>")
_JUNK = re.compile(
    r"<(?:!(?:--(?:-?>|[^-]*+(?>(?:-(?!->)[^-]*+)*)(?:-->|\Z))|(?!--)[^>]*+(?:>|\Z))"
    r"|(s(?:cript|tyle)|iframe|no(?:script|embed|frames)|xmp|textarea|plaintext)\b[^>]*+(?:>|\Z)"
    r"[^<]*+(?>(?:<(?!/\1)[^<]*+)*)(?:</\1[^>]*+(?:>|\Z)|\Z))"
)
"""What is not shown; every alternative ends somewhere, so that no page makes the search begin again and again."""
_TAG = rf"<(/?)([a-zA-Z][^{_W}/>]*+)({_ATTRIBUTES})>"
_MENDED_TOKEN = re.compile(rf"([^<]++)|<(/?)([a-zA-Z][^{_W}/>]*+)([^>]*+)>")  # where no attribute holds a >
_TOKEN = re.compile(rf"((?>(?:[^<]++|{_INLINE})+))|{_TAG}|<")
_TABLE_MARK = re.compile(rf"<table(?=[{_W}/>])|</table(?:>|(?=[{_W}/]))")
_REST_OF_TAG = re.compile(rf"{_ATTRIBUTES}>")
_BARE = rf"(?>(?:[{_W}/][^>]*+)?)"  # attributes, where no value holds a >
_DRESS = rf"</?(?:p|span|font|b|strong|o:p){_BARE}>[{_W}]*+"
_ROWS = re.compile(
    rf"<(t[dh])({_BARE})>[{_W}]*+(?>(?:{_DRESS})*)([^<]*+)(?>(?:(?>(?:{_DRESS})*)(?=</t[dh]>))?)"
    rf"((?>(?:[^<]++|<(?!/?(?:{'|'.join(sorted(_STRUCTURE))})[{_W}/>])/?[a-z][^>]*+>)*))</t[dh]>[{_W}]*+"
    rf"|<(tr){_BARE}>[{_W}]*+|</?(?:tr|tbody|thead|tfoot){_BARE}>[{_W}]*+|[{_W}]++"
    r"|(.)"
)
_LINK = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_BREAK = re.compile(rf"</?(?:p|br|div){_ATTRIBUTES}>")
_HIDES = (
    r"(?:[^>]*\s)?(?:hidden(?=[=\s/>])|style\s*=\s*[\"']?(?:[^\"'>]*;)?\s*"
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all))"
)
_HIDDEN = re.compile(_HIDES, re.I)
_HIDDEN_TAG = re.compile(rf"<[a-z][^{_W}/>]*+\s{_HIDES}", re.I)
_HIDDEN_PART = re.compile(
    rf"<(tr|t[dh]|tbody|thead|tfoot|p|{'|'.join(sorted(INLINE))})\s{_HIDES}[^>]*>.*?</\1>", re.I | re.S
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.S | re.I)
_META = re.compile(rf"<meta({_ATTRIBUTES})>", re.I)
_NAMES = ("name", "property", "itemprop")
_NUMBER = re.compile(r"\s*\+?(\d{1,9})")
_ICON = 32
"""Pixels up to which an image is an ornament."""


_USUAL = 1000
"""Characters of attributes that come again and again, in the cells of one page and of the next."""


class _IrregularError(Exception):
    """The page does not say itself where its tables and cells end."""


def read_html(text: str, name: str) -> Document:
    """Return what the page `text` of the source `name` shows, with its title and its named metadata."""
    refuse("source-too-many-characters", name, len(text), TEXT_CHARACTERS)
    page = with_styles_as_marks(_JUNK.sub("", with_sheets_in_tags(text)))
    tags = page.count("<")
    refuse("source-too-many-tags", name, tags, TAGS)
    hides = may_hide(page)
    flow = Flow(name)
    linked = True
    try:
        if tags * len(page) > QUICK_WORK:
            raise _IrregularError
        _Reader(flow, hides, mended=False).read(page)
    except _IrregularError:
        linked = False  # which of its words are a link is not mended
        refuse_deep_markup(page, name)
        page = _JUNK.sub("", LexborHTMLParser(without_formatting(page, hides=hides)).html or "")
        flow = Flow(name)
        _Reader(flow, hides, mended=True).read(page)
    head = page[: page.find("<body")]
    return Document(Format.HTML, flow.blocks(), title=_title(head), metadata=_metadata(head), linked=linked)


class _Reader:
    """Turns the tags and words of a page into events of the flow."""

    def __init__(self, flow: Flow, hides: bool, *, mended: bool) -> None:
        self._flow = flow
        self._hides = hides
        self._mended = mended
        self._preformatted = 0
        self._opened: Counter[str] = Counter()
        self._within, self._depth = "", 0  # the element that is left out, and how many of its kind are open

    def read(self, page: str) -> None:
        """Go through the page in order, leaving out what is not shown; raise for one that is not regular."""
        at = 0
        marks = list(_TABLE_MARK.finditer(page))
        for mark, following in zip_longest(marks, marks[1:]):
            if mark[0] == "<table":
                self._tokens(page[at : mark.start()])
                at = mark.start()
                if following and following[0] == "</table>" and not self._within:
                    at = self._simple_table(page, mark.end(), following.start()) or at
        self._tokens(page[at:])
        if not self._mended and self._within:
            raise _IrregularError

    def _tokens(self, page: str) -> None:
        tokens = _MENDED_TOKEN if self._mended else _TOKEN
        for text, end, tag, attributes in map(re.Match.groups, tokens.finditer(page)):
            if self._within:
                if not self._mended and (tag in _TABLE or tag in _FOREIGN or tag in _BLOCKS):
                    raise _IrregularError
                if text and self._within in _STRUCK and self._words(_ANY_TAG.sub("", text)).strip():
                    self._flow.text(REPLACEMENT)  # 12 that is struck through is no part of the number after it
                self._depth += (tag == self._within) * (-1 if end else 1)
                self._within = self._within if self._depth else ""
            elif text:
                self._text(text)
            elif not tag:
                self._flow.text("<")
            elif end:
                self._close(tag)
            elif tag in _SKIPPED or tag in _STRUCK or (self._hides and self._is_hidden(attributes)):
                self._leave_out(tag)
            else:
                self._open(tag, attributes)

    def _leave_out(self, tag: str) -> None:
        if not self._mended and (tag in _ENDS_ITSELF or tag in _FOREIGN):
            raise _IrregularError
        if tag not in _VOID:
            self._within, self._depth = tag, 1

    def _text(self, text: str) -> None:
        if text.isspace():
            self._flow.space()
            return
        if "<" in text:
            if self._hides and self._is_hidden_part(text):
                raise _IrregularError
            for quoted, single, bare in _LINK.findall(text) if "href" in text else ():
                self._flow.link(unescape(quoted or single or bare).strip())
            text = _ANY_TAG.sub("", text)
        self._flow.text(self._words(text))

    def _simple_table(self, page: str, begin: int, end: int) -> int:
        """Read the table between its tags and return where it ends; 0 where a cell holds more than text."""
        head = _REST_OF_TAG.match(page, begin, end)
        if not head:
            return 0
        if not self._is_hidden(head[0]):
            rows = self._rows(page[head.end() : end])
            if rows is None:
                return 0
            self._flow.table(rows)
        return end + len("</table>")

    def _rows(self, body: str) -> list[list[Span]] | None:
        if self._hides and self._is_hidden_part(body):
            if not self._mended:
                return None
            body = _HIDDEN_PART.sub("", body)
        rows: list[list[Span]] = []
        for cell, attributes, begun, rest, row, other in _ROWS.findall(body):
            if cell and rows:
                words = _ANY_TAG.sub("", _BREAK.sub("\0", begun + rest)) if rest else begun
                if ">" in words:  # perhaps the end of a tag
                    return None
                text = tidy("\n".join(map(self._words, words.split("\0")))) if not words.isalnum() else words
                spans = "pan" in attributes or "PAN" in attributes
                rows[-1].append(Span(text, *_extent(attributes)) if spans else Span(text))
            elif row:
                rows.append([])
            elif cell or other:
                return None
        return rows

    def _is_hidden_part(self, page: str) -> bool:
        return may_hide(page) and _HIDDEN_TAG.search(page) is not None

    def _is_hidden(self, attributes: str) -> bool:
        return bool(self._hides and attributes and may_hide(attributes) and _HIDDEN.match(f"{attributes} "))

    def _open(self, tag: str, attributes: str) -> None:
        if not self._mended and (tag in _TABLE or tag in _RAW or tag in _FOREIGN or tag < "a"):
            raise _IrregularError
        if tag in _CELLS:
            self._flow.open_cell(*_extent(attributes))
        elif tag == "tr":
            self._flow.open_row()
        elif tag == "table":
            self._flow.open_table()
        elif tag == "br":
            self._flow.text("\n")
        elif tag == "img":
            self._picture(_named(attributes))
        elif tag in _BLOCKS:
            self._flow.end_paragraph()
            self._opened[tag] += 1
            self._preformatted += tag == "pre"
        elif tag in _RAISED:
            self._flow.text("^")  # 12 with the footnote 3 is not 123

    def _close(self, tag: str) -> None:
        if not self._mended and (tag in _TABLE or tag == "br" or tag < "a"):
            raise _IrregularError
        if tag in _CELLS:
            self._flow.close_cell()
        elif tag == "table":
            self._flow.close_table()
        elif tag in _BLOCKS:
            self._opened[tag] -= 1
            if self._opened[tag] < 0 and not self._mended and tag != "p":
                raise _IrregularError
            self._flow.end_paragraph(heading=tag in _HEADINGS)
            self._preformatted = max(0, self._preformatted - (tag == "pre"))

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
        sizes = [_NUMBER.match(attributes.get(side, "")) for side in ("width", "height")]
        if not any(size and int(size[1]) <= _ICON for size in sizes):
            self._flow.picture(attributes.get("alt") or attributes.get("title") or "")


def _named(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag by name; of one that comes twice the first, as a browser does."""
    pairs = ((found[1].lower(), found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(attributes))
    return {name: unescape(value) for name, value in reversed(list(pairs))}


def _extent(attributes: str) -> tuple[int, int | None]:
    """Return colspan and rowspan; a rowspan of 0 reaches to the last row, what is no number means 1."""
    return _extent_of(attributes) if len(attributes) <= _USUAL else _extent_of.__wrapped__(attributes)


@lru_cache(maxsize=1024)
def _extent_of(attributes: str) -> tuple[int, int | None]:
    named = _named(attributes)
    colspan, rowspan = (_NUMBER.match(named.get(name, "1")) for name in ("colspan", "rowspan"))
    rows = int(rowspan[1]) if rowspan else 1
    return max(1, int(colspan[1])) if colspan else 1, rows or None


def _title(head: str) -> str:
    found = _TITLE.search(head)
    return " ".join(unescape(found[1]).split()) if found else ""


def _metadata(head: str) -> tuple[tuple[str, str], ...]:
    """Return every <meta> that has a name, of whatever vocabulary, and a content, in order."""
    found = map(_named, _META.findall(head))
    named = ((next(filter(None, map(each.get, _NAMES)), ""), each.get("content", "")) for each in found)
    return tuple((name.strip(), content.strip()) for name, content in named if name and content)
