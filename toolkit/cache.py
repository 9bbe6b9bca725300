"""Reports on disk, by the content and the name of their source and the version of the reader.

The file is this user's own; it holds nothing that could not be read again, and may be deleted at any time.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.errors import UsageError
from toolkit.extraction.outline import Outline, outline
from toolkit.report import Report

_PACKAGE = Path(__file__).parent
_READ_BY = ("document.py", "report.py", "corpus.py", "reading", "extraction", "forms", "messages.toml")
"""The parts of the package that a report depends on."""


@cache
def reader_version() -> str:
    """Return a digest of everything that reading depends on: its code, the forms, the words, and the libraries."""
    digest = sha256(sys.version.encode())
    for part in _READ_BY:
        path = _PACKAGE / part
        for file in sorted(path.rglob("*.[pt][yo]*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".toml"):
                digest.update(file.read_bytes())
    from importlib.metadata import version

    for name in ("selectolax", "pypdfium2", "pdfplumber", "lxml", "python-calamine", "msdoc2docx"):
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def default_path() -> Path:
    """Return where the cache lies: in the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "gongkai-audit" / "reports.sqlite"


class Parcel(NamedTuple):
    """The reports of one source in bytes, as they are kept and as one process hands them to another."""

    outlines: bytes
    reports: bytes

    @classmethod
    def of(cls, reports: tuple[Report, ...]) -> Parcel:
        """Pack reports, and their outlines beside them."""
        return cls(_packed(tuple(map(outline, reports))), _packed(reports))


class Cache:
    """Parcels by key. Every method raises `UsageError` where the file cannot be used: damaged, or the disk is full."""

    def __init__(self, path: Path, *, lasting: bool = True) -> None:
        """Open the cache, or make it; one that is not `lasting` is thrown away with what it is used for."""
        self.path, self.lasting = path, lasting
        with self._faults_told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._store = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._store.execute("PRAGMA journal_mode=WAL")
            self._store.execute("PRAGMA synchronous=NORMAL")
            self._store.execute(
                "CREATE TABLE IF NOT EXISTS parcels (key BLOB PRIMARY KEY, outlines BLOB, reports BLOB)"
            )

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise UsageError("cache-unusable", path=self.path, reason=error) from error

    @staticmethod
    def key(content: bytes, name: str, language: str) -> bytes:
        """Return the key of a source: what it holds, what it is called, and by what it is read in which language."""
        told = "\0".join((sha256(content).hexdigest(), name, language, reader_version()))
        return sha256(told.encode("utf-8", "surrogateescape")).digest()

    def outlines(self, key: bytes) -> tuple[Outline, ...] | None:
        """Return the outlines of the reports of a key, or None."""
        found: tuple[Outline, ...] | None = unpacked(self._value("outlines", key))
        return found

    def packed(self, key: bytes) -> bytes:
        """Return the reports of a key as they are kept; nothing where they are not."""
        return self._value("reports", key)

    def _value(self, column: str, key: bytes) -> bytes:
        with self._faults_told():
            row = self._store.execute(f"SELECT {column} FROM parcels WHERE key = ?", (key,)).fetchone()  # noqa: S608
        return bytes(row[0]) if row else b""

    def put(self, key: bytes, parcel: Parcel) -> None:
        """Keep a parcel."""
        with self._faults_told():
            self._store.execute("INSERT OR REPLACE INTO parcels VALUES (?, ?, ?)", (key, *parcel))

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(content: bytes) -> Any:
    """Return what was packed; None of nothing, and where the disk was full when it was written."""
    try:
        return pickle.loads(zlib.decompress(content))  # noqa: S301 - a process of ours wrote it, in this user's own file
    except (zlib.error, pickle.UnpicklingError, EOFError):
        return None
