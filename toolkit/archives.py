"""ZIP archives of reports: what they hold, and one member at a time. Nothing is written to disk.

What an archive says of its members is checked before anything is unpacked, and no more is unpacked than it says.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from toolkit.errors import SourceError
from toolkit.reading import is_document
from toolkit.reading.encoding import decode
from toolkit.reading.limits import SOURCE_BYTES, refuse
from toolkit.reading.package import faults_told, open_package

ARCHIVE_BYTES = 4_000_000_000
"""Bytes that all members of one archive unpack to."""
RATIO = 100
"""Bytes unpacked to a byte packed; a page of nothing but repetition has less than half of it."""
_SMALL = 10_000_000
"""Bytes up to which one member may be packed as tightly as it likes."""

_UTF8_NAME, _ENCRYPTED = 0x800, 0x1


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int, process: int) -> zipfile.ZipFile:
    return open_package(path.open("rb"), path.name)


def _archive(path: Path) -> zipfile.ZipFile:
    """Return the archive, whose list of members is read once; processes must not share the position in an open file."""
    return _opened(path.resolve(), path.stat().st_mtime_ns, os.getpid())


def members(path: Path) -> dict[int, str] | None:
    """Return the names of the files in an archive by their index, or None for what is no archive of files.

    A document that is itself packed as ZIP is no archive. Raises `SourceError` for one beyond the limits.
    """
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return None
    archive = _archive(path)
    if is_document(archive.namelist()):
        return None
    files = {index: info for index, info in enumerate(archive.infolist()) if not info.is_dir()}
    sizes = [info.file_size for info in files.values()]  # one beyond the limit of a source costs nothing
    refuse("archive-too-large", path.name, sum(size for size in sizes if size <= SOURCE_BYTES), ARCHIVE_BYTES)
    _refuse_bomb(path.name, [info for info in files.values() if info.file_size <= _SMALL])
    return {index: _name(info) for index, info in files.items()}


def _refuse_bomb(name: str, files: Sequence[zipfile.ZipInfo]) -> None:
    found = sum(info.file_size for info in files)
    if found > _SMALL:
        refuse("archive-bomb", name, found, RATIO * sum(info.compress_size for info in files))


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name as its writer saw it: old archives do not say in which encoding they write names."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        name = decode(name.encode("cp437"))
    return called(name.replace("\\", "/").lstrip("/"))


def called(name: str) -> str:
    """Return the name of a file as it can be written down: of bytes that are no UTF-8, and without control characters.

    Files that were unpacked from an old archive are often named in the encoding of the machine that packed it.
    """
    if any("\ud800" <= each <= "\udfff" for each in name):
        name = os.fsencode(name).decode("gb18030", "replace")
    return "".join("\ufffd" if category(each).startswith("C") else each for each in name)


def read_member(path: Path, index: int, name: str) -> bytes:
    """Return the bytes of one member, which messages call `name`.

    Raises `SourceError` when it is encrypted, damaged or beyond the limits.
    """
    archive = _archive(path)
    info = archive.infolist()[index]
    if info.flag_bits & _ENCRYPTED:
        raise SourceError("source-encrypted", source=name)
    refuse("source-too-large", name, info.file_size, SOURCE_BYTES)
    _refuse_bomb(name, [info])
    with faults_told(name, "ZIP"):
        return archive.read(info)
