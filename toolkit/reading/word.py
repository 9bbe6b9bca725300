"""Word documents (DOCX), by the XML inside: merged cells, breaks and pictures, without deleted or hidden text.

A digit raised above its line or lowered below it, and text struck through, are marked as no part of a number.

Nothing that the file refers to is opened, entities are not resolved, and unpacking stops at the limit.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from lxml import etree

from toolkit.document import Document, Format
from toolkit.reading.encoding import REPLACEMENT
from toolkit.reading.flow import Cell, Flow
from toolkit.reading.limits import TEXT_CHARACTERS, WORD_TAGS, refuse
from toolkit.reading.package import faults_told, open_package, unpack

_PART = "word/document.xml"
_RELATIONS = "_rels/.rels"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TABLE, _ROW, _CELL, _RUN, _BOX = (_W + name for name in ("tbl", "tr", "tc", "r", "txbxContent"))
_TEXT, _PARAGRAPH, _TAB = (_W + name for name in ("t", "p", "tab"))
_BEFORE, _SPAN, _MERGE, _VALUE = (_W + name for name in ("gridBefore", "gridSpan", "vMerge", "val"))
_SIGNS = {_W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": "\t", _W + "sym": REPLACEMENT}
_LAID_OUT = frozenset({_ROW, _CELL, _BEFORE, _SPAN, _MERGE})
_PICTURES = frozenset({_W + "drawing", _W + "pict"})
_UNREAD = frozenset(_W + name for name in ("del", "moveFrom", "rt", "tcPrChange", "trPrChange")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://purl.oclc.org/ooxml/officeDocument/math}oMath",
)
_READ = (_TABLE, *_LAID_OUT, _BOX, _TEXT, _PARAGRAPH, _TAB, *_SIGNS, *_PICTURES, *_UNREAD, *_MATH)
_NOT = frozenset({"0", "false", "off"})
_DRESSED = (b"vanish", b"vertAlign", b"strike")
"""What a run may be that is not printed, or not as one number with the next; few documents have any."""


@dataclass(slots=True)
class _Columns:
    """Where the cell of an open table stands, how far it extends, and the cells that those below may continue."""

    at: int = 0
    colspan: int = 1
    continues: bool = False
    above: dict[int, Cell] = field(default_factory=dict)


def read_word(source: bytes, name: str, found: Format = Format.DOCX) -> Document:
    """Return the content of a DOCX file, or of what was `found` and made one.

    Raises `SourceError` for a damaged or encrypted package and for one beyond the limits.
    """
    with faults_told(name, "DOCX"), open_package(io.BytesIO(source), name) as package:
        names = package.namelist()
        relations = unpack(package, _RELATIONS, name) if _RELATIONS in names else b""
        body = unpack(package, _main_part(relations, name), name)
        core = unpack(package, "docProps/core.xml", name) if "docProps/core.xml" in names else b""
    refuse("source-too-costly", name, body.count(b"<"), WORD_TAGS)
    flow = Flow(name)
    bare = body.replace(b"\0", b"")  # in whatever encoding
    dressed = any(word in bare for word in _DRESSED)
    _walk(_tree(body.replace(_STRICT, _W[1:-1].encode()), name), flow, name, dressed=dressed)
    title = _tree(core, name).findtext(_TITLE) if core else None
    return Document(found, flow.blocks(), title=(title or "").strip())


def _main_part(relations: bytes, name: str) -> str:
    """Return the part that the package calls its document: most writers call it so, but not all."""
    targets = [
        each.get("Target", "")
        for each in (_tree(relations, name) if relations else ())
        if each.get("Type", "").endswith("/officeDocument")
    ]
    return targets[0].lstrip("/") if targets else _PART


def _tree(xml: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    with faults_told(name, "DOCX"):
        root = etree.fromstring(xml, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise ValueError("DOCTYPE")  # Office writes none, and what an entity stands for would be lost
    return root


def _walk(root: etree._Element, flow: Flow, name: str, *, dressed: bool) -> None:
    """Send what is printed to the flow: only elements that can matter are looked at."""
    tables: list[_Columns] = []
    characters = 0
    walker = etree.iterwalk(root, events=("start", "end"), tag=(*_READ, _RUN) if dressed else _READ)
    for event, node in walker:
        tag = node.tag
        if event == "end":
            _leave(node, flow, tables)
        elif tag == _TEXT:
            text = node.text or ""
            characters += len(text)
            refuse("source-too-many-characters", name, characters, TEXT_CHARACTERS)
            flow.text(text)
        elif tag in _UNREAD or (tag in (_RUN, _ROW) and _is_hidden(node)):
            walker.skip_subtree()
        elif tag == _RUN:
            if mark := _mark(node):
                flow.text(mark)
            if mark == REPLACEMENT:
                walker.skip_subtree()
        elif tag in _MATH:  # a fraction or a power is no row of digits
            flow.text(REPLACEMENT)
            walker.skip_subtree()
        elif tag != _PARAGRAPH:
            _enter(node, flow, tables)


def _is_hidden(node: etree._Element) -> bool:
    """Tell whether a run or a row of a table is not printed, or was deleted by a tracked change."""
    return _says(node, "rPr", "vanish") if node.tag == _RUN else _says(node, "trPr", "hidden", "del")


def _says(node: etree._Element, part: str, *names: str) -> bool:
    """Tell whether the properties of a run or a row have one of these, and do not take it back."""
    marks = [node.find(f"{_W}{part}/{_W}{name}") for name in names]
    return any(mark is not None and mark.get(_VALUE) not in _NOT for mark in marks)


def _mark(run: etree._Element) -> str:
    """Return what stands before a raised run, or in place of one that is struck through; of a plain one nothing."""
    if not (run.findtext(_TEXT) or "").strip():
        return ""
    if _says(run, "rPr", "strike", "dstrike"):
        return REPLACEMENT
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    return "^" if raised is not None and raised.get(_VALUE) != "baseline" else ""


def _enter(node: etree._Element, flow: Flow, tables: list[_Columns]) -> None:
    tag = node.tag
    if tag == _TABLE:
        flow.open_table()
        tables.append(_Columns())
    elif tag in _LAID_OUT:
        if tables:
            _lay(node, flow, tables[-1])
    elif tag == _BOX:
        flow.end_paragraph()
    elif tag in _SIGNS:
        flow.text(_SIGNS[tag])
    elif tag == _TAB and (run := node.getparent()) is not None and run.tag == _RUN:
        flow.text("\t")
    elif tag in _PICTURES and node.find(f".//{_BOX}") is None:
        flow.picture("")


def _lay(node: etree._Element, flow: Flow, columns: _Columns) -> None:
    """Begin a row or a cell, or hear what its properties say of its extent."""
    tag = node.tag
    if tag == _CELL:
        columns.colspan, columns.continues = 1, False
        flow.open_cell()
    elif tag == _ROW:
        columns.at = 0
        flow.open_row()
    elif tag == _SPAN:
        columns.colspan = max(1, _number(node, 1))
    elif tag == _MERGE:
        columns.continues = node.get(_VALUE) != "restart"
    else:
        columns.at = _number(node, 0)
        flow.skip_slots(columns.at)


def _leave(node: etree._Element, flow: Flow, tables: list[_Columns]) -> None:
    if node.tag == _PARAGRAPH:
        flow.end_paragraph()
    elif node.tag == _CELL and tables:
        _close_cell(flow, tables[-1])
    elif node.tag == _TABLE:
        tables.pop()
        flow.close_table()


def _close_cell(flow: Flow, columns: _Columns) -> None:
    """End a cell; one that continues the cell above lends it its row and its text, and is taken back."""
    cell = flow.close_cell()
    cell.colspan = columns.colspan
    above = columns.above.get(columns.at)
    if columns.continues and above is not None and above.rowspan:
        above.rowspan += 1
        above.items += cell.items
        flow.drop_cell()
    else:
        columns.above[columns.at] = cell
    columns.at += cell.colspan


def _number(node: etree._Element, default: int) -> int:
    text = node.get(_VALUE, "")
    return min(int(text), 1000) if text.isascii() and text.isdigit() and len(text) < 8 else default
