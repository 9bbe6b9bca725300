"""Web pages saved whole, as browsers and office suites write them."""

import base64
import quopri
from time import process_time

import pytest

from tests.printing import print_as, sound
from tests.reading.office import figures, printed, read
from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.reading import read_document

PICTURE = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"


def saved(page, transfer, declared="gb2312", end="--"):
    """A page of bytes in a message, after a picture that it shows."""
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[transfer](page)
    head = (
        "From: <Saved by a browser>\nSubject: =?utf-8?B?5bm05oql?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----=_Next"\n\nThis is a message.\n\n'
        f"------=_Next\n{PICTURE}\n------=_Next\n"
        f'Content-Type: text/html; charset="{declared}"\nContent-Transfer-Encoding: {transfer}\n\n'
    )
    return head.encode() + body + f"\n------=_Next{end}\n".encode()


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("kind", ["html", "gb18030.html"])
def test_the_page_of_an_archive_is_read_whatever_it_says_of_its_encoding(kind, transfer):
    """Both are declared as gb2312."""
    report = read(saved(print_as(sound(), kind), transfer))

    assert figures(report) == printed(sound())
    assert report.format == "mht"


def test_a_saved_page_with_windows_line_ends_is_read_under_any_name():
    """Many a .doc is one."""
    source = saved(print_as(sound(), "html"), "quoted-printable").replace(b"\n", b"\r\n")

    assert read_document(source, "a.doc").format is Format.MHT


def test_the_pages_framed_in_a_saved_page_are_read_after_it():
    """As Excel saves a workbook: a frame, its tabs, and a page for each sheet."""
    source = saved(b"<html><frameset><frame src='1.htm'></frameset></html>", "8bit", end="")
    page = b'Content-Type: text/html; charset="x"\nContent-Transfer-Encoding: 8bit\n\n'
    source += page + "<p>表1</p>\n------=_Next\n".encode() + page + print_as(sound(), "html") + b"\n------=_Next--\n"

    report = read(source)

    assert figures(report) == printed(sound())


def test_a_saved_page_cut_short_is_refused():
    """Its last boundary is missing."""
    with pytest.raises(SourceError) as error:
        read_document(saved(print_as(sound(), "html"), "base64", end=""), "cut.mht")

    assert error.value.key == "source-damaged"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("X: y\n" * 4_000_000, "source-damaged"),
        ('Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\n" * 1_000_000 + "--b--", "source-damaged"),
        ("Content-Type: text/html; " + 'a="b;' * 5_000_000 + 'boundary="b\n\nx', "source-damaged"),
        ("Content-Type: message/rfc822\n\n" * 200_000, "source-damaged"),
        ("X: y\n" + "z" * 31_000_000, "source-too-large"),
    ],
    ids=["headers", "parts", "parameters", "messages", "bytes"],
)
def test_a_saved_page_beyond_the_limits_is_refused(text, key):
    """Or one with nothing in it, however it is written."""
    start = process_time()

    with pytest.raises(SourceError) as error:
        read_document(f"MIME-Version: 1.0\n{text}".encode(), "huge.mht")

    assert error.value.key == key
    assert process_time() - start < 5


@pytest.mark.parametrize(("depth", "key"), [(40, "source-damaged"), (5000, "source-markup-too-deep")])
def test_messages_within_messages_end(depth, key):
    """However many there are."""
    nested = "".join(
        f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )

    with pytest.raises(SourceError) as error:
        read_document(nested.encode() + b"\n" * 400_000, "nested.mht")

    assert error.value.key == key
