"""Sources to reports: files, folders and archives, each read on its own: one that cannot be read stops no other."""

from __future__ import annotations

import gc
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from toolkit.archives import called, members, read_member
from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.extraction import extract_all
from toolkit.extraction.agreement import confirmed
from toolkit.messages import message
from toolkit.reading import read_document
from toolkit.report import Report, State

SUFFIXES = frozenset(
    {".html", ".htm", ".mht", ".mhtml", ".pdf", ".docx", ".doc", ".xlsx", ".xls", ".txt", ".md", ".zip"}
)
"""Names under which reports are published. In a folder, other files are no sources and are listed as left aside."""

_NOT_A_SOURCE = re.compile(r"^(?:\.|~\$|readme|license|licence|copying)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One report to read: the name that findings call it, and its file, or its place in an archive."""

    name: str
    path: Path
    member: int | None = None
    refused: SourceError | None = None

    def content(self) -> bytes:
        """Return the bytes; raise `SourceError` or `OSError` where they cannot be had."""
        if self.refused:
            raise self.refused
        return self.path.read_bytes() if self.member is None else read_member(self.path, self.member, self.name)


@dataclass(frozen=True, slots=True)
class Sources:
    """What to read, and the files of the folders and archives left aside."""

    files: tuple[Source, ...]
    aside: tuple[str, ...]


def find_sources(paths: Sequence[Path]) -> Sources:
    """Walk files, folders and archives in a fixed order; a file named outright is a source whatever it is called.

    In which order the paths are given changes nothing. A source is called by its path within the folder given, or by
    its file name; where two would be called the same, by the whole path. A member of an archive is called by the
    archive and its name there. Raises `SourceError` for a path that does not exist.
    """
    files: list[Source] = []
    aside: list[str] = []
    for path in sorted(paths):
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                name = called(file.relative_to(path).as_posix())
                if _is_told_when_read(file, name):
                    files.append(Source(name, file))
                elif not file.is_dir() or file.is_symlink():
                    aside.append(name)
        elif path.exists():
            files.append(Source(called(path.name), path))
        else:
            raise SourceError("source-missing", path=path)
    files = list({os.path.realpath(source.path): source for source in files}.values())
    count = Counter(source.name for source in files)
    named = [each if count[each.name] == 1 else replace(each, name=called(each.path.as_posix())) for each in files]
    return Sources(tuple(source for each in named for source in _unpacked(each, aside)), tuple(aside))


def _unpacked(source: Source, aside: list[str]) -> Iterator[Source]:
    """Yield the members of an archive that are sources; anything else is a source itself."""
    try:
        names = members(source.path)
    except (SourceError, OSError) as error:
        if isinstance(error, SourceError) and error.key != "source-damaged":
            source = replace(source, refused=error)
        names = None  # whoever reads it is told
    if not names:
        yield source
        return
    for index, name in names.items():
        if _is_source(name):
            yield Source(f"{source.name}/{name}", source.path, index)
        else:
            aside.append(f"{source.name}/{name}")


def _is_told_when_read(path: Path, name: str) -> bool:
    """Tell whether a path in a folder is a source, or a folder or a link that hides some: reading says so then."""
    if path.is_dir():
        return not path.is_symlink() and not os.access(path, os.R_OK | os.X_OK)
    return _is_source(name) and (path.is_file() or not path.exists())  # what waits for a writer is no file


def _is_source(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in SUFFIXES and not any(_NOT_A_SOURCE.match(part) for part in path.parts)


def read(path: str | Path, *, language: str = "zh") -> Report:
    """Read one report; what could not be read with certainty stands in its `problems`, in `language`.

    Of a source with several reports it is the first, and its problems say so. Raises `SourceError` for a file that
    does not exist, is of no known format, damaged, encrypted or too large, and for an archive that does not hold
    exactly one source.
    """
    path = Path(path)
    if not path.is_file():
        raise SourceError("source-missing", path=path)
    found = find_sources([path]).files
    if len(found) != 1:
        raise SourceError("archive-not-one", source=path.name, found=len(found))
    first, *more = read_reports(found[0].content(), found[0].name, language)
    if not more:
        return first
    problem = message("reports-several", language, count=len(more) + 1)
    return replace(first, state=State.PARTIAL, problems=(*first.problems, problem))


def read_reports(content: bytes, name: str, language: str = "zh") -> tuple[Report, ...]:
    """Read the reports that the source `name` holds, mostly one; a doubtful PDF twice, by independent code.

    Raises `SourceError` as `read` does.
    """
    with _collector_at_rest():
        document = read_document(content, name)
        reports = extract_all(document, name, sha256(content).hexdigest(), language)
    if document.format is not Format.PDF or len(reports) > 1:
        return reports
    return (confirmed(reports[0], content, language),)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from looking for cycles among thousands of new objects that make none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_any(source: Source, language: str) -> tuple[Report, ...]:
    """Read the reports of a source; one that cannot be read becomes a report of state UNREADABLE that says why."""
    name = source.name
    content: bytes | None = None
    try:
        content = source.content()
        return read_reports(content, name, language)
    except SourceError as error:
        problem = message(error.key, language, **error.values)
    except OSError as error:
        problem = message("source-not-opened", language, source=name, reason=error.strerror)
    except Exception as error:  # the one place where a fault of ours may not stop the batch: it becomes a finding
        problem = message("source-fault", language, source=name, reason=f"{type(error).__name__}: {error}")
    return (unreadable(source, problem, sha256(content).hexdigest() if content is not None else ""),)


def unreadable(source: Source, problem: str, digest: str = "") -> Report:
    """Return the report of a source of which nothing is known but what stood in the way."""
    known = digest or sha256(source.name.encode("utf-8", "surrogateescape")).hexdigest()
    return Report(source=source.name, sha256=known, format="", state=State.UNREADABLE, problems=(problem,))
