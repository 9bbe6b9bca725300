"""ZIP packages, opened and unpacked within limits, whatever they say of themselves."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from toolkit.errors import SourceError
from toolkit.reading.limits import PACKAGE_LIST, SOURCE_BYTES, refuse

_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, SyntaxError, LookupError, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip
_LIST_SIZE = 5


@contextmanager
def faults_told(name: str, form: str) -> Iterator[None]:
    """Raise whatever goes wrong with the package `name`, of format `form`, as a `SourceError`."""
    try:
        yield
    except _FAULTS as error:
        raise SourceError("source-damaged", source=name, format=form, where=str(error)[:80]) from error


def open_package(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    """Return the package; its list of parts is read at once, and is refused when it is longer than any real one."""
    with faults_told(name, "ZIP"):
        end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]  # what ZipFile itself goes by
        refuse("archive-list-too-long", name, end[_LIST_SIZE] if end else 0, PACKAGE_LIST)
        return zipfile.ZipFile(stream)


def unpack(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return one part of a document."""
    with package.open(part) as stream:
        content = stream.read(SOURCE_BYTES + 1)
    refuse("source-unpacks-too-large", name, len(content), SOURCE_BYTES)
    return content
