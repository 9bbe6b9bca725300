"""A letter to each body that has something to mend, from a Word template that an office can make its own.

The template is any .docx: `{{body}}` and its like are filled where they stand, in their own style, and the paragraph
`{{findings}}` gives way to a table of the findings. What a report prints is put in as text and is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from toolkit.errors import UsageError
from toolkit.findings import Finding
from toolkit.messages import message
from toolkit.publishing.passages import Passage, passages
from toolkit.publishing.tally import severities_of
from toolkit.publishing.views import SHAPES, AuditView, say

TEMPLATES = Path(__file__).resolve().parents[2] / "data" / "templates"
"""The project's own templates: notice.zh.docx and notice.en.docx."""

_GRAVE = ("error", "warning")
"""What a body is asked to mend; notes are for the reviewer."""
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_TABLE = "findings"
_WIDTHS = (1.2, 3.2, 8.0, 4.1)
"""Widths of the columns in centimetres: number, place, what was found, the provision."""


def write_letters(audit: AuditView, folder: Path, template: Path | None = None, today: date | None = None) -> int:
    """Write a letter into `folder` for each body with errors or warnings that are not dismissed; return how many.

    Raises `UsageError` for a template that is no Word document, has no paragraph `{{findings}}`, or asks for a name
    that no letter has.
    """
    path = template or TEMPLATES / f"notice.{audit.language}.docx"
    source = _template(path)
    by_body: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        if finding.body and finding.severity in _GRAVE and finding.decision != "dismissed":
            by_body.setdefault(finding.body, []).append(finding)
    hashes = dict(zip(audit.frames["reports"]["source"], audit.frames["reports"]["sha256"], strict=True))
    quoted = passages(audit)
    folder.mkdir(parents=True, exist_ok=True)
    for body, findings in by_body.items():
        letter, anchor = _filled(source, _values(audit, body, findings, hashes, today or date.today()), path)
        _put_table(letter, anchor, _rows(findings, quoted, audit.language), audit.language)
        letter.save(str(folder / f"{_NO_FILE_NAME.sub('_', body)[:80]}.docx"))
    return len(by_body)


def _template(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError("template-missing", path=path)
    return path.read_bytes()


def _values(
    audit: AuditView, body: str, findings: Sequence[Finding], hashes: Mapping[str, str], today: date
) -> dict[str, str]:
    """Return what a template may ask for."""
    counts = severities_of(findings)
    sources = dict.fromkeys(finding.source for finding in findings if finding.source)
    listed = [message("letter-source", audit.language, source=name, sha256=hashes.get(name, "")) for name in sources]
    return {
        "body": body,
        "years": message("list", audit.language).join(sorted({each.year for each in findings if each.year})),
        "count": str(len(findings)),
        "errors": str(counts["error"]),
        "warnings": str(counts["warning"]),
        "date": message("letter-date", audit.language, year=today.year, month=today.month, day=today.day),
        "sources": "\n".join(listed),
    }


def _filled(source: bytes, values: Mapping[str, str], path: Path) -> tuple[Any, Any]:
    """Return the letter, and its paragraph that gives way to the findings: found before anything is filled in."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        letter = docx.Document(BytesIO(source))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UsageError("template-not-word", path=path) from error
    asked = {name: paragraph for paragraph in _paragraphs(letter) for name in _NAME.findall(paragraph.text)}
    if unknown := sorted(asked.keys() - values.keys() - {_TABLE}):
        raise UsageError("template-name-unknown", path=path, found="、".join(unknown), wanted="、".join(values))
    if _TABLE not in asked:
        raise UsageError("template-no-table", path=path)
    for paragraph in _paragraphs(letter):
        _fill(paragraph, values)
    return letter, asked[_TABLE]


def _paragraphs(letter: Any) -> Iterable[Any]:
    """Yield the paragraphs of the text, of its tables, and of headers and footers."""
    parts = [letter, *(part for section in letter.sections for part in (section.header, section.footer))]
    for part in parts:
        yield from part.paragraphs
        for table in part.tables:
            for cell in table._cells:
                yield from cell.paragraphs


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Fill the names of a paragraph in the style of the run that each begins in; Word may part a name over runs.

    The last comes first, so that what is filled in is not looked at again: a file may be called like a name.
    """
    for found in reversed([each for each in _NAME.finditer(paragraph.text) if each[1] in values]):
        at = 0
        value = _printable(values[found[1]])
        for run in paragraph.runs:
            text = run.text
            start, end = found.start() - at, found.end() - at
            at += len(text)
            if end > 0 and start < len(text):
                run.text = text[: max(0, start)] + value + text[end:]
                value = ""


def _rows(findings: Sequence[Finding], quoted: Mapping[str, Sequence[Passage]], language: str) -> Iterator[list[str]]:
    """Yield number, place, what was found with the sentences it quotes, and the provision."""
    for number, finding in enumerate(findings, start=1):
        said = [f"{SHAPES[finding.severity]} {say(language, finding.severity)}", finding.message]
        said += [say(language, "quoted") + passage.text for passage in quoted.get(finding.key, ())]
        yield [str(number), f"{finding.year} {finding.place}".strip(), "\n".join(said), finding.basis]


def _put_table(letter: Any, anchor: Any, rows: Iterable[Sequence[str]], language: str) -> None:
    from docx.shared import Cm

    heads = ("letter-number", "column-place", "column-message", "column-basis")
    table = letter.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(message(head, language)).bold = True
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.paragraphs[0].add_run(_printable(text))
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    _repeat_head(table.rows[0])
    anchor._p.addnext(table._tbl)
    anchor._p.getparent().remove(anchor._p)


def _repeat_head(row: Any) -> None:
    """Have the head of the table printed again on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _printable(text: str) -> str:
    """Return the text without characters that a Word document cannot hold."""
    return _CONTROL.sub("", text)
