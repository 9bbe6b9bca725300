"""Files as they should not be: every format, cut, torn, misnamed, wrongly encoded, packed in each other, hostile."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.pages import reports, to_office_page
from tests.printing import print_as
from tests.printing.spreadsheet import to_xls, to_xlsx
from toolkit.errors import SourceError
from toolkit.reading.package import faults_told

ROOT = Path(__file__).resolve().parents[1]
SUFFIXES = ("html", "htm", "mht", "pdf", "docx", "doc", "xlsx", "xls", "txt", "md", "zip")
_PACKED = ("docx", "xlsx", "zip")
_TEXTS = ("html", "mht", "txt", "md")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "shift_jis", "utf-7", "latin-1")
PIECES = (
    b"<table>", b"</table>", b"<td colspan=99999 rowspan=99999>", b"<!--", b"]]>", b"&#x110000;", b"<tr>" * 40,
    b"|" * 500, b"\t" * 300, b"\0" * 9, b"\xff\xfe", b"9" * 5000, b"(" * 900, b"\r", b"obj", b"stream\n", b"<w:tbl>",
    b"<w:tc>", b"%PDF-", "一二三四五六七八九十百千万亿".encode() * 20, "\u202e\u200b\ufeff".encode(), b"<div>" * 300,
    b"-1e999", b"<script>",
)  # fmt: skip
_DIGITS = re.compile(rb"\d+")
_SPAN = re.compile(rb"((?:col|row)span\s*=\s*[\"']?)\d+")
HUGE = (b"0", b"-1", b"65535", b"99999999", b"9" * 400, b"1e308", b"4294967296", b"0x7f", b"1,2,3")


@cache
def originals() -> tuple[tuple[str, bytes], ...]:
    """Return sound files of every format: the sample reports, and invented ones printed in the other formats."""
    found = [(each.suffix[1:], each.read_bytes()) for each in sorted((ROOT / "data" / "reports").iterdir())]
    found.append(("doc", (ROOT / "tests" / "reading" / "documents" / "sound-2023.doc").read_bytes()))
    for sample in reports(4):
        page = to_office_page(sample)
        found += [(kind, print_as(sample, kind)) for kind in ("html", "pdf", "docx", "txt")]
        found += [("html", page), ("mht", _saved(page)), ("xlsx", to_xlsx(sample)), ("xls", to_xls(sample))]
        found.append(("md", _marked_down(print_as(sample, "txt"))))
    found.append(("zip", packed([(f"{at}.{kind}", content) for at, (kind, content) in enumerate(found[::5])])))
    return tuple(found)


def packed(members: list[tuple[str, bytes]]) -> bytes:
    """Return an archive of members, with their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _saved(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(page) + b"\n--b--\n"


def _marked_down(text: bytes) -> bytes:
    return text + "\n| 项目 | 数量 |\n|---|---|\n| 规章 | 1 |\n| 规范性文件 | 2 |\n".encode()


def damaged(chance: Random, kinds: tuple[str, ...] = SUFFIXES) -> tuple[str, bytes]:
    """Return a file that one to three things befell, and the suffix that it goes by."""
    kind, source = chance.choice([each for each in originals() if each[0] in kinds])
    if chance.random() < 0.02:
        return kind, chance.choice((b"", b"\0" * 5000, b" \n", source[:1], chance.randbytes(3000)))
    for _ in range(chance.choice((1, 1, 2, 3))):
        source = _damage_within(kind, source, chance) if _can_open(kind, source, chance) else _damage(source, chance)
    if kind in _TEXTS and chance.random() < 0.15:
        source = source.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.05:
        kind, source = "zip", _nested(kind, source, chance)
    return (chance.choice(SUFFIXES) if chance.random() < 0.1 else kind), source


def _can_open(kind: str, source: bytes, chance: Random) -> bool:
    return kind in _PACKED and chance.random() < 0.7 and zipfile.is_zipfile(io.BytesIO(source))


def _damage_within(kind: str, source: bytes, chance: Random) -> bytes:
    """Damage one part of a package, mostly its content, and pack it again; one too torn to open is damaged whole."""
    try:
        with faults_told("", "ZIP"), zipfile.ZipFile(io.BytesIO(source)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except SourceError:
        return _damage(source, chance)
    if not members:
        return source
    content = [at for at, (name, _) in enumerate(members) if re.search(r"document\.xml$|sheet\d|sharedS", name)]
    at = chance.choice(content if content and kind != "zip" and chance.random() < 0.8 else range(len(members)))
    name, part = members[at]
    members[at] = (name, _damage(part, chance))
    if chance.random() < 0.1:
        members.pop(chance.randrange(len(members)))
    return packed(members)


def _nested(kind: str, source: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 30))):
        source = packed([(chance.choice((f"a.{kind}", "../a.html", "文件/b.zip", "c.exe", "d/")), source)])
        kind = "zip"
    return source


def _damage(source: bytes, chance: Random) -> bytes:
    return chance.choice(_DAMAGES)(source, chance) if source else source


def _block(source: bytes, chance: Random) -> slice:
    at = chance.randrange(len(source))
    return slice(at, at + chance.choice((1, 10, 300, 5000)))


def _cut(source: bytes, chance: Random) -> bytes:
    return source[: chance.randrange(len(source))]


def _flipped(source: bytes, chance: Random) -> bytes:
    found = bytearray(source)
    for _ in range(chance.choice((1, 5, 100))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _without(source: bytes, chance: Random) -> bytes:
    block = _block(source, chance)
    return source[: block.start] + source[block.stop :]


def _repeated(source: bytes, chance: Random) -> bytes:
    block = _block(source, chance)
    return source[: block.start] + source[block] * chance.choice((2, 3, 50)) + source[block.stop :]


def _swapped(source: bytes, chance: Random) -> bytes:
    one, other = sorted((_block(source, chance), _block(source, chance)), key=lambda each: each.start)
    if one.stop > other.start:
        return source[one.start :] + source[: one.start]
    between = source[one.stop : other.start]
    return source[: one.start] + source[other] + between + source[one] + source[other.stop :]


def _set_in(source: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(source))
    return source[:at] + chance.choice(PIECES) * chance.choice((1, 1, 30)) + source[at:]


def _hostile_numbers(source: bytes, chance: Random) -> bytes:
    """Put a huge number, or none, for some of the numbers, or for all that say how far a cell reaches."""
    number, share = chance.choice(HUGE), chance.choice((0.002, 0.05, 1.0))
    if spans := _SPAN.search(source):
        return _SPAN.sub(lambda hit: hit[1] + number if chance.random() < share else hit[0], source, len(spans[0]) * 99)
    return _DIGITS.sub(lambda hit: number if chance.random() < min(share, 0.05) else hit[0], source)


_DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut, _flipped, _without, _repeated, _swapped, _set_in, _hostile_numbers,
)  # fmt: skip


def write(folder: Path, files: int, seed: int) -> None:
    """Write so many damaged files, a hundred to a folder, and some that are no sources."""
    for at, (suffix, content) in enumerate(many(files, seed)):
        place = folder / f"{at // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{at:05}.{suffix if at % 50 else 'log'}").write_bytes(content)


def many(files: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many damaged files, each made from its own seed."""
    for at in range(files):
        yield damaged(Random(f"{seed}-{at}"))  # noqa: S311 - the same files each time
