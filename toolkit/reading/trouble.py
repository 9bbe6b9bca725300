"""What a document says about itself when part of it could not be taken over."""

from __future__ import annotations

from dataclasses import replace

from toolkit.document import Block, Document, Grid, Paragraph
from toolkit.messages import message
from toolkit.reading.encoding import REPLACEMENT


def with_undecodable(document: Document) -> Document:
    """Return the document, with a problem when characters of its text were not decoded."""
    found = sum(_undecodable(block) for block in document.blocks)
    if not found:
        return document
    return replace(document, problems=(*document.problems, message("text-undecodable", found=found)))


def _undecodable(block: Block) -> int:
    if isinstance(block, Paragraph):
        return block.text.count(REPLACEMENT)
    if isinstance(block, Grid):
        return sum(cell.text.count(REPLACEMENT) for cell in block.cells())
    return 0
