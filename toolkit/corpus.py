"""Sources to reports: files and folders, each read on its own, so that one that cannot be read stops no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.extraction import extract
from toolkit.extraction.agreement import confirmed
from toolkit.messages import message
from toolkit.reading import read_document
from toolkit.report import Report, State

SUFFIXES = frozenset({".html", ".htm", ".mht", ".pdf", ".docx", ".doc", ".xlsx", ".xls", ".txt", ".md", ".zip"})
"""Names under which reports are published. In a folder, other files are no sources and are listed as left aside."""

_NOT_A_SOURCE = re.compile(r"^(?:\.|~\$|readme|license|licence|copying)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read, each with the name that findings call it, and the files of the folders left aside."""

    files: tuple[tuple[str, Path], ...]
    aside: tuple[str, ...]


def find_sources(paths: Sequence[Path]) -> Sources:
    """Walk files and folders in a fixed order; a file named outright is a source whatever it is called.

    A source is called by its path within the folder given, or by its file name; where two would be called the same,
    by the whole path. Raises `SourceError` for a path that does not exist.
    """
    files: list[tuple[str, Path]] = []
    aside: list[str] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(each for each in path.rglob("*") if each.is_file()):
                name = file.relative_to(path).as_posix()
                if _is_source(file, path):
                    files.append((name, file))
                else:
                    aside.append(name)
        elif path.exists():
            files.append((path.name, path))
        else:
            raise SourceError("source-missing", path=path)
    files = list({file.resolve(): (name, file) for name, file in files}.values())
    names = [name for name, _ in files]
    called = tuple((name if names.count(name) == 1 else file.as_posix(), file) for name, file in files)
    return Sources(called, tuple(aside))


def _is_source(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.suffix.lower() in SUFFIXES and not any(_NOT_A_SOURCE.match(part) for part in parts)


def read(path: str | Path, *, language: str = "zh") -> Report:
    """Read one report; what could not be read with certainty stands in its `problems`, in `language`.

    Raises `SourceError` for a file that does not exist, is of no known format, damaged, encrypted or too large.
    """
    path = Path(path)
    if not path.is_file():
        raise SourceError("source-missing", path=path)
    return read_report(path.read_bytes(), path.name, language)


def read_report(source: bytes, name: str, language: str) -> Report:
    """Read the report in `source`, which messages call `name`: a doubtful PDF twice, by independent code."""
    document = read_document(source, name)
    report = extract(document, name, sha256(source).hexdigest(), language)
    return confirmed(report, source, language) if document.format is Format.PDF else report


def read_all(
    sources: Sources, *, language: str = "zh", progress: Callable[[Iterable[Path]], Iterable[Path]] = iter
) -> Iterator[Report]:
    """Read every source in order; one that cannot be read becomes a report of state UNREADABLE that says why."""
    names = {file: name for name, file in sources.files}
    for file in progress([file for _, file in sources.files]):
        yield _read_any(names[file], file, language)


def _read_any(name: str, file: Path, language: str) -> Report:
    digest = ""
    try:
        source = file.read_bytes()
        digest = sha256(source).hexdigest()
        return read_report(source, name, language)
    except SourceError as error:
        problem = message(error.key, language, **error.values)
    except OSError as error:
        problem = message("source-not-opened", language, source=name, reason=error.strerror)
    except Exception as error:  # the one place where a fault of ours may not stop the batch: it becomes a finding
        problem = message("source-fault", language, source=name, reason=f"{type(error).__name__}: {error}")
    unknown = digest or sha256(name.encode()).hexdigest()
    return Report(source=name, sha256=unknown, format="", state=State.UNREADABLE, problems=(problem,))
