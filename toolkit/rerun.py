"""Runs into one folder: one at a time, and none again that would give what is there already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from toolkit.cache import reader_version
from toolkit.corpus import Source
from toolkit.errors import SourceError, UsageError

_PACKAGE = Path(__file__).parent
_NOTEBOOKS = _PACKAGE.parent / "notebooks"
_RECORD = "run.json"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the folder to this run; the system ends the claim when the process ends, however it ends.

    Raises `UsageError` when another run has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".running", timeout=0):
            yield
    except Timeout as error:
        raise UsageError("folder-in-use", folder=folder) from error


def fingerprint(sources: tuple[Source, ...], files: Mapping[str, Path | None], options: Mapping[str, Any]) -> str:
    """Return a digest of all that a run depends on: sources, other files, options, the program and its notebooks.

    A source whose content cannot be had counts by the reason.
    """
    digest = sha256(_program().encode())
    for source in sources:
        try:
            told = sha256(source.content()).hexdigest()
        except (SourceError, OSError) as error:
            told = f"{type(error).__name__} {error}"
        digest.update(f"{source.name}\0{told}\n".encode("utf-8", "surrogateescape"))
    for name, path in sorted(files.items()):
        digest.update(f"{name}\0".encode())
        for file in _files(path):
            digest.update(file.name.encode() + sha256(file.read_bytes()).digest())
    digest.update(json.dumps(dict(options), sort_keys=True, default=str).encode())
    return digest.hexdigest()


def _files(path: Path | None) -> list[Path]:
    if path is None or not path.exists():
        return []
    return sorted(each for each in path.rglob("*.json")) if path.is_dir() else [path]


@cache
def _program() -> str:
    digest = sha256(reader_version().encode())
    files = (*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("*.toml"), *_PACKAGE.glob("publishing/templates/*"))
    for file in sorted((*files, *_NOTEBOOKS.glob("*.ipynb"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(folder: Path, wanted: str) -> bool:
    """Whether the folder holds the whole result of a run with this fingerprint, every file as it was written."""
    try:
        run = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if run.get("fingerprint") != wanted:
        return False
    return all(_digest(folder / name) == known for name, known in run.get("written", {}).items())


def written(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a finished result, by its place in the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != _RECORD)
    return {file.relative_to(folder).as_posix(): _digest(file) for file in files}


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
