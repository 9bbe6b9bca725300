"""Old Word and Excel files, opened by a library in a process of its own: a hostile file harms that process alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.reading.limits import CONVERTED_BYTES, CONVERTED_SECONDS, refuse

_PROGRAM = Path(__file__).with_name("converter.py")
_FAILURES = {
    "encrypted": "source-encrypted",
    "unknown": "source-format-unknown",
    "costly": "source-too-costly",
}


def convert(source: bytes, name: str) -> tuple[Format, bytes]:
    """Return what the file is, and its content: a DOC as DOCX, an XLS or XLSX as the JSON of its sheets.

    Raises `SourceError` for what is damaged, encrypted, of no known format, or takes too much memory or time.
    """
    refuse("source-too-large", name, len(source), CONVERTED_BYTES)
    command = [sys.executable, "-P", str(_PROGRAM)]
    try:
        done = subprocess.run(command, input=source, capture_output=True, timeout=CONVERTED_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise SourceError("source-too-costly", source=name) from error
    kind, _, content = done.stdout.partition(b"\n")
    found = kind.decode("ascii", "replace")
    if done.returncode < 0 or found in _FAILURES:
        raise SourceError(_FAILURES.get(found, "source-too-costly"), source=name)
    if done.returncode:
        where = done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1][:80]
        raise SourceError("source-damaged", source=name, format="DOC / XLS / XLSX", where=where)
    return Format(found), content
