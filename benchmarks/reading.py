"""Reading: bytes to report, beside the library that others use for it and beside the floor that it stands on.

The readers of one format take turns, twenty documents each, so that the machine's moods fall on all alike. Figures are
medians over the documents; a ratio is the median of the documents' own ratios.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter

import docx
import pandas as pd
import pdfplumber
import pypdfium2
from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages import reports, to_office_page
from tests.printing import print_as
from toolkit.corpus import read_reports
from toolkit.reading.encoding import decode

DOCUMENTS = 200
BATCH = 20
"""Documents that one reader reads before the next one's turn: as in use, where one comes after the other."""

Reader = Callable[[bytes], object]


def _own(source: bytes) -> object:
    return read_reports(source, "report")


def _lexbor(source: bytes) -> object:
    return LexborHTMLParser(decode(source)).root


def _pandas(source: bytes) -> object:
    return pd.read_html(io.BytesIO(source))


def _pdf_text(source: bytes) -> object:
    with pypdfium2.PdfDocument(source) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _pdfplumber(source: bytes) -> object:
    with pdfplumber.open(io.BytesIO(source)) as document:
        return [page.extract_tables() for page in document.pages]


def _python_docx(source: bytes) -> object:
    return [
        [cell.text for row in table.rows for cell in row.cells] for table in docx.Document(io.BytesIO(source)).tables
    ]


def compare() -> None:
    """Print one row for each format: milliseconds a document, and how they compare."""
    samples = reports(DOCUMENTS)
    page = [to_office_page(sample) for sample in samples]
    pdf, word, text, plain = ([print_as(sample, kind) for sample in samples] for kind in ("pdf", "docx", "txt", "html"))
    print(f"Reading, medians over {DOCUMENTS} documents, ms a document; ratios of the same run\n")
    print(f"{'format':<22} {'KB':>6} {'own':>7} {'floor':>7} {'other':>8}   own/floor   other/own")
    _row("HTML, office page", page, {"own": _own, "floor": _lexbor, "other": _pandas}, "pandas.read_html")
    _row("HTML, bare page", plain, {"own": _own, "floor": _lexbor, "other": _pandas}, "pandas.read_html")
    _row("PDF, ruled", pdf, {"own": _own, "floor": _pdf_text, "other": _pdfplumber}, "pdfplumber")
    _row("DOCX", word, {"own": _own, "other": _python_docx}, "python-docx")
    _row("text, flattened", text, {"own": _own}, "")
    pairs = [(_seconds(_own, one), _seconds(_own, other)) for one, other in zip(page, text, strict=True)]
    print(f"\noffice page / flattened text of the same report: {median(one / other for one, other in pairs):.2f}")


def _row(name: str, sources: Sequence[bytes], readers: Mapping[str, Reader], other: str) -> None:
    for reader in readers.values():
        reader(sources[0])
    times = {key: [] for key in readers}
    for begin in range(0, len(sources), BATCH):
        for key, reader in readers.items():
            times[key] += [_seconds(reader, source) for source in sources[begin : begin + BATCH]]
    ms = {key: f"{1000 * median(spent):.2f}" for key, spent in times.items()}
    above = _ratio(times["own"], times["floor"]) if "floor" in times else ""
    faster = f"{_ratio(times['other'], times['own'])} ({other})" if "other" in times else ""
    size = median(map(len, sources)) / 1000
    columns = f"{ms['own']:>7} {ms.get('floor', ''):>7} {ms.get('other', ''):>8}"
    print(f"{name:<22} {size:>6.0f} {columns}   {above:>9}   {faster}")


def _ratio(one: Sequence[float], other: Sequence[float]) -> str:
    return f"{median(a / b for a, b in zip(one, other, strict=True)):.2f}"


def _seconds(reader: Reader, source: bytes) -> float:
    begun = perf_counter()
    reader(source)
    return perf_counter() - begun
