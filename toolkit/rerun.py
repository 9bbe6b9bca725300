"""Runs into one folder: one at a time, and none again that would give what is there already."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from filelock import FileLock, Timeout

from toolkit.cache import reader_version
from toolkit.corpus import find_sources
from toolkit.errors import SourceError, UsageError

_PACKAGE = Path(__file__).parent
_NOTEBOOKS = _PACKAGE.parent / "notebooks"
RECORD = "run.json"
"""What a result says of itself; without it a folder holds none."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the folder to this run; the system ends the claim when the process ends, however it ends.

    Raises `UsageError` when another run has it.
    """
    name = sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    user = getattr(os, "getuid", int)()  # another one's file could not be opened; Windows has a folder for each
    try:
        # Beside other temporary files, so that nothing is left in the folder, also when there is nothing to write.
        with FileLock(Path(gettempdir()) / f"gongkai-{user}-{name}.lock", timeout=0):
            yield
    except Timeout as error:
        raise UsageError("folder-in-use", folder=folder) from error


def fingerprint(paths: Sequence[Path], files: Mapping[str, Path | None], options: Mapping[str, Any]) -> str:
    """Return a digest of all that a run depends on: sources, other files, options, the program and its notebooks.

    A source whose content cannot be had counts by the reason.
    """
    digest = sha256(_program().encode())
    found = find_sources(paths)
    digest.update("\n".join(found.aside).encode("utf-8", "surrogateescape"))
    for source in found.files:
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
        run = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if run.get("fingerprint") != wanted:
        return False
    return all(_digest(folder / name) == known for name, known in run.get("written", {}).items())


def sign(folder: Path, mark: str) -> None:
    """Write into the record of a finished result by what it was made, and the digest of every file of it."""
    record = folder / RECORD
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != record)
    run = json.loads(record.read_text(encoding="utf-8"))
    run |= {
        "fingerprint": mark,
        "written": {file.relative_to(folder).as_posix(): _digest(file) for file in files},
    }
    record.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
