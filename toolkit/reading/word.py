"""Word documents (DOCX), by the XML inside: merged cells, breaks and pictures, without deleted or hidden text.

Nothing that the file refers to is opened, entities are not resolved, and unpacking stops at the limit.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from toolkit.document import Document, Format
from toolkit.errors import SourceError
from toolkit.reading.flow import Cell, Flow
from toolkit.reading.limits import SOURCE_BYTES, TEXT_CHARACTERS, refuse

PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_UNREAD = frozenset({_W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "sectPr", "tblPr")})
_PICTURES = frozenset({_W + "drawing", _W + "pict"})


@dataclass(slots=True)
class _Columns:
    """Where the next cell of an open table stands, and the cells that those below may continue."""

    at: int = 0
    above: dict[int, Cell] = field(default_factory=dict)


def read_word(source: bytes, name: str) -> Document:
    """Return the content of a DOCX file.

    Raises `SourceError` for a damaged or encrypted package and for one beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            body = _part(package, PART, name)
            core = _part(package, "docProps/core.xml", name) if "docProps/core.xml" in package.namelist() else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, OSError, NotImplementedError) as error:
        raise SourceError("source-damaged", source=name, format="DOCX", where=str(error)[:80]) from error
    flow = Flow(name)
    _walk(_tree(body, name), flow, name)
    title = _tree(core, name).findtext(_TITLE) if core else None
    return Document(Format.DOCX, flow.blocks(), title=(title or "").strip())


def _part(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    with package.open(part) as stream:
        content = stream.read(SOURCE_BYTES + 1)
    refuse("source-unpacks-too-large", name, len(content), SOURCE_BYTES)
    return content


def _tree(xml: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError("source-damaged", source=name, format="DOCX", where=str(error)[:80]) from error


def _walk(root: etree._Element, flow: Flow, name: str) -> None:
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    tables: list[_Columns] = []
    characters = 0
    while stack:
        node, leaving = stack.pop()
        if not isinstance(node.tag, str) or node.tag in _UNREAD or node.tag == _FALLBACK or _is_hidden(node):
            continue
        if leaving:
            _leave(node, flow, tables)
            continue
        characters += len(node.text or "")
        refuse("source-too-many-characters", name, characters, TEXT_CHARACTERS)
        _enter(node, flow, tables)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _is_hidden(node: etree._Element) -> bool:
    return node.tag == _W + "r" and node.find(f"{_W}rPr/{_W}vanish") is not None


def _enter(node: etree._Element, flow: Flow, tables: list[_Columns]) -> None:
    if node.tag == _W + "t":
        flow.text(node.text or "")
    elif node.tag in (_W + "br", _W + "cr"):
        flow.text("\n")
    elif node.tag == _W + "tab":
        flow.text("\t")
    elif node.tag in _PICTURES and node.find(f".//{_W}txbxContent") is None:
        flow.picture("")
    elif node.tag == _W + "tbl":
        flow.open_table()
        tables.append(_Columns())
    elif node.tag == _W + "tr" and tables:
        flow.open_row()
        tables[-1].at = _number(node, "trPr", "gridBefore", 0)
        flow.skip_slots(tables[-1].at)
    elif node.tag == _W + "tc" and tables:
        flow.open_cell(_number(node, "tcPr", "gridSpan", 1))


def _leave(node: etree._Element, flow: Flow, tables: list[_Columns]) -> None:
    if node.tag == _W + "p":
        flow.end_paragraph()
    elif node.tag == _W + "tbl":
        tables.pop()
        flow.close_table()
    elif node.tag == _W + "tc" and tables:
        _close_cell(node, flow, tables[-1])


def _close_cell(node: etree._Element, flow: Flow, columns: _Columns) -> None:
    """End a cell; one that continues the cell above lends it its row and its text, and is taken back."""
    cell = flow.close_cell()
    merge = node.find(f"{_W}tcPr/{_W}vMerge")
    above = columns.above.get(columns.at)
    if merge is not None and merge.get(_W + "val") != "restart" and above is not None and above.rowspan:
        above.rowspan += 1
        above.items += cell.items
        flow.drop_cell()
    else:
        columns.above[columns.at] = cell
    columns.at += cell.colspan


def _number(node: etree._Element, properties: str, name: str, default: int) -> int:
    found = node.find(f"{_W}{properties}/{_W}{name}")
    text = found.get(_W + "val", "") if found is not None else ""
    return min(int(text), 1000) if text.isascii() and text.isdigit() and len(text) < 8 else default
