"""What a page of a web site tells beside its report: where it stands there, and where the words of the report lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.document import Document, Paragraph
from toolkit.report import Section

_HERE = re.compile(r"^.{0,6}(?:位置|路径)\s*[:：](.*)", re.S)
_BETWEEN = re.compile(r"\s*(?:>+|»|›|→|/|\n)\s*|\s[-—|]\s")
_NO_COLUMN = re.compile(
    r"(?:网站|本站|门户)?首\s*页|.{0,12}(?:门户网站|政府网站?)|正文|详情|内容|.{0,4}浏览|.{0,2}详细.{0,2}"
)
_LONGEST = 30
_MOST = 8
_TITLE_BEGINS = 8


def links_of(document: Document, sections: Sequence[Section]) -> tuple[str, ...] | None:
    """Return the addresses that the words of the sections lead to; None where the document does not tell links."""
    if not document.linked:
        return None
    own = {place for section in sections for _, place in section.lines}
    return tuple(link for each in document.paragraphs if each.links and each.place in own for link in each.links)


def column_of(document: Document, title: str) -> str:
    """Return the columns of the site, from the widest, that the page says it stands in; "" where it says nothing."""
    paragraphs = document.paragraphs
    for at, paragraph in enumerate(paragraphs):
        if here := _HERE.match(paragraph.text):
            words = here[1].strip() or "\n".join(_listed(paragraphs[at + 1 : at + 1 + _MOST], title))
            parts = [part.strip() for part in _BETWEEN.split(words)]
            columns = [part for part in parts if part and not _NO_COLUMN.fullmatch(part) and not _is_title(part, title)]
            if len(parts) > 1 and columns and all(len(part) <= _LONGEST for part in columns):
                return " > ".join(columns)
    return ""


def _listed(paragraphs: Sequence[Paragraph], title: str) -> list[str]:
    """Return a path whose parts are paragraphs of their own: those before the title, where it comes soon."""
    texts = [paragraph.text for paragraph in paragraphs]
    end = next((at for at, text in enumerate(texts) if _is_title(text, title)), 0)
    return texts[:end]


def _is_title(part: str, title: str) -> bool:
    """Whether a part of the path is the page's own title, perhaps cut short."""
    bare = part.rstrip(".…· ")
    return bool(title) and ((title.startswith(bare) and len(bare) >= _TITLE_BEGINS) or title in part)
