"""A document to a report: identity, sections and the three tables, all found by their words."""

from __future__ import annotations

from dataclasses import replace

from toolkit.document import Document, Paragraph
from toolkit.extraction.identity import read_identity
from toolkit.extraction.prose import processing_fees, template_residue
from toolkit.extraction.sections import find_sections
from toolkit.extraction.tables import build_table, form_of, printed_tables
from toolkit.forms import form, label
from toolkit.messages import message
from toolkit.report import TABLES, Report, State, Table

_SECOND_FORM_FROM = 2021


def extract(document: Document, source: str, sha256: str, language: str = "zh") -> Report:
    """Read the report in `document`; what could not be read with certainty stands in `problems`, in `language`.

    The state is UNREADABLE when neither a title nor a section nor a table was found, PARTIAL when there are problems.
    """
    printed = printed_tables(document)
    text = "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    identity = read_identity(document, form_of(printed, text))
    layout = form(identity.form or ("2019" if identity.year and identity.year < _SECOND_FORM_FROM else "2021"))
    tables: dict[str, Table] = {}
    problems = list(document.problems)
    for key in TABLES:
        tables[key], met = build_table(key, printed, layout, language)
        problems += met
    if printed.lines_removed:
        names = "、".join(label("tables", "", key).in_words(language) for key in TABLES)
        problems.append(message("lines-removed", language, tables=names))
    sections = find_sections(document, printed.blocks)
    for key, table in tables.items():
        if not table.found and sections.pictures.get(key):
            tables[key] = replace(table, pictures=sections.pictures[key])
            problems.append(message("table-as-picture", language, table=label("tables", "", key).in_words(language)))
    problems += [message("body-unknown", language)] if not identity.body else []
    problems += [message("year-unknown", language)] if identity.year is None else []
    state = State.PARTIAL if problems else State.READ
    if not identity.title and not sections.sections and not any(table.found for table in tables.values()):
        state, problems = State.UNREADABLE, [message("not-a-report", language), *document.problems]
    return Report(
        source=source,
        sha256=sha256,
        format=document.format.value,
        state=state,
        identity=identity,
        tables=tables,
        sections=sections.sections,
        preamble=sections.preamble,
        claims=processing_fees(sections.sections),
        template_residue=template_residue(text.split("\n")),
        problems=tuple(problems),
    )
