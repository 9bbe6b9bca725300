"""A hostile PDF ends soon and takes little: read apart from everything else, or refused in words."""

import resource
import zlib
from time import perf_counter

import pytest

from tests.printing import print_as, sound
from toolkit.errors import SourceError
from toolkit.reading import apart, read_document
from toolkit.reading.pdf_weight import is_suspicious

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /A %d 0 R >> >>"
SECONDS, BYTES = 10, 500_000_000


def pdf(*objects):
    """A PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (size, table, trailer)


def stream(data, more=b""):
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def page(resources=b""):
    """A page that shows object 4."""
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %b >> >>" % resources


def packed(piece, size, filters=b"/FlateDecode", **more):
    """A stream that unpacks to `size` bytes of `piece` repeated."""
    packer = zlib.compressobj(9)
    block = piece * (1_000_000 // len(piece))
    data = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    if more.get("twice"):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b]" % filters)


DRAWS_A = b"/XObject << /A 5 0 R >>"
HOSTILE = {
    "a tree of pages that holds itself": pdf(CATALOG, PAGES.replace(b"3 0 R", b"2 0 R 3 0 R"), page(), stream(b"")),
    "pages under each other": pdf(CATALOG, PAGES, b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"),
    "two thousand million pages": pdf(CATALOG, PAGES.replace(b"/Count 1", b"/Count 2000000000"), page(), stream(b"")),
    "a form that draws itself": pdf(CATALOG, PAGES, page(DRAWS_A), stream(b"/A Do"), stream(b"/A Do", FORM % 5)),
    "forms that draw each other twice": pdf(
        CATALOG,
        PAGES,
        page(DRAWS_A),
        stream(b"/A Do"),
        stream(b"/A Do /A Do", FORM % 6),
        stream(b"/A Do /A Do", FORM % 5),
    ),
    "ten forms that draw the next ten times": pdf(
        CATALOG, PAGES, page(DRAWS_A), stream(b"/A Do"), *(stream(b"/A Do " * 10, FORM % at) for at in range(6, 16))
    ),
    "a gigabyte of zeros": pdf(CATALOG, PAGES, page(), packed(b"\0", 1_000_000_000)),
    "a gigabyte packed twice": pdf(
        CATALOG, PAGES, page(), packed(b"\0", 1_000_000_000, b"/FlateDecode /FlateDecode", twice=True)
    ),
    "seven million lines": pdf(CATALOG, PAGES, page(), packed(b"0 0 m 9 9 l S ", 100_000_000)),
    "a gigabyte of objects": pdf(CATALOG, PAGES, page(), stream(b""), packed(b"\0", 1_000_000_000)),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_pdf_ends_soon_and_takes_little(what):
    """With an error in words, or with nothing to read."""
    begun, held = perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        document = read_document(HOSTILE[what], "x.pdf")
        said = "" if document.blocks else "nothing"
    except SourceError as error:
        said = error.key

    assert said in ("nothing", "source-damaged", "source-takes-too-much")
    assert perf_counter() - begun < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) * 1024 + apart.BYTES < BYTES


def test_an_honest_pdf_is_read_at_once():
    """No process of its own for it."""
    assert not is_suspicious(print_as(sound(), "pdf"))


def test_a_suspicious_pdf_with_a_report_is_read_all_the_same():
    """Only apart."""
    source = print_as(sound(), "pdf")
    heavy = source.replace(b"%%EOF", b"%% /LZWDecode\n%%EOF")

    assert is_suspicious(heavy)
    assert read_document(heavy, "x.pdf") == read_document(source, "x.pdf")
