"""Printers of a sample report whose tables have no lines between columns: no line at all, or horizontal ones only."""

from reportlab.lib import colors

from tests.printing.printers import to_pdf
from tests.printing.sample import Sample

_ACROSS = (("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black))
_THREE = (
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ("LINEBELOW", (0, 1), (-1, 1), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
)
_LINES: dict[str, tuple[tuple[object, ...], ...]] = {"none": (), "across": _ACROSS, "three": _THREE}

LINES = tuple(_LINES)
"""Which lines are drawn: none, one above each row, or three."""


def borderless(sample: Sample, lines: str) -> bytes:
    """Print the report as a PDF with these lines."""
    return to_pdf(sample, _LINES[lines])
