"""What an audit leaves in its folder beside register and facts: pages, workbook, letters, a list for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from toolkit.auditing import Audit
from toolkit.document import Format
from toolkit.errors import UsageError
from toolkit.publishing.crops import save_pictures
from toolkit.publishing.evidence import tables_with_findings
from toolkit.results import save

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
"""The project's own notebooks."""

FORMATS = ("html", "xlsx", "docx", "pdf", "json")
"""What may be asked for: the page, the workbook, a letter to each body, the page printed, findings.json."""


def formats_of(text: str) -> frozenset[str]:
    """Return the formats of a list with commas; raises `UsageError` for one that there is not."""
    formats = frozenset(part.strip() for part in text.split(",") if part.strip())
    if unknown := sorted(formats - set(FORMATS)):
        raise UsageError("formats-unknown", found=",".join(unknown), wanted=",".join(FORMATS))
    return formats


def write(audit: Audit, folder: Path, formats: frozenset[str]) -> None:
    """Write the audit into `folder`, in all these formats.

    Raises `UsageError` where a PDF is asked for and no browser can print it; everything else is written then.
    """
    save(audit, folder)
    if (audit.frames["reports"]["format"] == Format.PDF.value).any():
        pictured = ((report, table) for report, some in tables_with_findings(audit) for table in some)
        save_pictures(audit, folder / "evidence", pictured)
    if "json" in formats:
        found = [asdict(finding) for finding in audit.findings]
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (folder / "findings.json").write_text(text + "\n", encoding="utf-8")
    if "xlsx" in formats:
        from toolkit.publishing.workbook import write_workbook

        write_workbook(audit, folder / "findings.xlsx")
    if "docx" in formats:
        from toolkit.publishing.letter import write_letters

        write_letters(audit, folder / "letters")
    if formats & {"html", "pdf"}:
        _write_page(audit, folder, formats)


def _write_page(audit: Audit, folder: Path, formats: frozenset[str]) -> None:
    from toolkit.publishing.notebook import publish
    from toolkit.publishing.print import print_to_pdf

    single = len(audit.frames["reports"]) == 1
    notebook, page = NOTEBOOKS / ("01_one_report.ipynb" if single else "02_batch.ipynb"), folder / "findings.html"
    publish(notebook, page, {"results": str(folder.resolve()), "language": audit.language}, audit.language)
    if "pdf" in formats:
        print_to_pdf(page, folder / "findings.pdf")
    if "html" not in formats:
        page.unlink()
