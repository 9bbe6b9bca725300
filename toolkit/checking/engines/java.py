"""A Java that Spark runs on: what JAVA_HOME or the path names, or else what is installed in the usual places."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import UsageError

_VERSIONS = range(17, 23)
"""Spark 4 wants at least 17; from 23 on Java lacks the security manager that it still asks for."""

_RELEASE = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)
_USUAL = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home")


@contextmanager
def suitable_java() -> Iterator[None]:
    """Let JAVA_HOME name a Java that Spark runs on, for as long as this lasts."""
    before = os.environ.get("JAVA_HOME")
    os.environ["JAVA_HOME"] = str(java_home())
    try:
        yield
    finally:
        if before is None:
            del os.environ["JAVA_HOME"]
        else:
            os.environ["JAVA_HOME"] = before


def java_home() -> Path:
    """Return the home of a suitable Java. Raises `UsageError` when there is none."""
    found = [home for home in _homes() if _version(home) in _VERSIONS]
    if not found:
        raise UsageError("engine-java", wanted=f"{_VERSIONS.start}–{_VERSIONS.stop - 1}")
    return found[0]


def _homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    if command := shutil.which("java"):
        yield Path(command).resolve().parents[1]
    for pattern in _USUAL:
        yield from sorted(Path("/").glob(pattern.lstrip("/")))


def _version(home: Path) -> int:
    """Return the feature version that the file `release` states, 0 where there is none."""
    try:
        stated = _RELEASE.search((home / "release").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(stated[1]) if stated else 0
