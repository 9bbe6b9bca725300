"""Reports that were read before, by the content and the name of their source and the version of the reader.

The cache is a file of this user's own; it holds nothing that could not be read again, and may be deleted at any time.
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

from toolkit.errors import UsageError
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


class Cache:
    """Reports by key. Every method raises `UsageError` where the file cannot be used: damaged, or the disk is full."""

    def __init__(self, path: Path) -> None:
        """Open the cache, or make it."""
        self._path = path
        with self._faults_told():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._store = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._store.execute("PRAGMA journal_mode=WAL")
            self._store.execute("PRAGMA synchronous=NORMAL")
            self._store.execute("CREATE TABLE IF NOT EXISTS reports (key BLOB PRIMARY KEY, value BLOB)")

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise UsageError("cache-unusable", path=self._path, reason=error) from error

    @staticmethod
    def key(content: bytes, name: str, language: str) -> bytes:
        """Return the key of a source: what it holds, what it is called, and by what it is read in which language."""
        told = "\0".join((sha256(content).hexdigest(), name, language, reader_version()))
        return sha256(told.encode("utf-8", "surrogateescape")).digest()

    def get(self, key: bytes) -> tuple[Report, ...] | None:
        """Return the reports of a key, or None."""
        with self._faults_told():
            row = self._store.execute("SELECT value FROM reports WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            found: tuple[Report, ...] = pickle.loads(zlib.decompress(row[0]))  # noqa: S301 - this user's own file
        except (zlib.error, pickle.UnpicklingError, EOFError):
            return None  # the disk was full, or the machine stopped, when it was written
        return found

    def __contains__(self, key: bytes) -> bool:
        """Whether the reports of a key are kept."""
        with self._faults_told():
            return self._store.execute("SELECT 1 FROM reports WHERE key = ?", (key,)).fetchone() is not None

    def put(self, key: bytes, reports: tuple[Report, ...]) -> None:
        """Keep the reports of a key."""
        value = zlib.compress(pickle.dumps(reports, pickle.HIGHEST_PROTOCOL), 1)
        with self._faults_told():
            self._store.execute("INSERT OR REPLACE INTO reports VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Close the file."""
        self._store.close()
