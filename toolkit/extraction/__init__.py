"""A document to a report: identity, sections and the three tables, all found by their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.document import Document, Paragraph
from toolkit.extraction.claims import PROSE, read_claims
from toolkit.extraction.framed import taken_apart
from toolkit.extraction.identity import read_identity
from toolkit.extraction.prose import template_residue
from toolkit.extraction.sections import find_sections
from toolkit.extraction.several import split
from toolkit.extraction.site import column_of, links_of
from toolkit.extraction.tables import PrintedTables, build_table, form_of, form_words, printed_tables
from toolkit.forms import Form, form, label
from toolkit.messages import message
from toolkit.report import TABLES, Identity, Report, Section, State, Table

_SECOND_FORM_FROM = 2021


def extract_all(document: Document, source: str, sha256: str, language: str = "zh") -> tuple[Report, ...]:
    """Read every report in `document`; the second is called "page.html#2" where the source is called "page.html"."""
    parts = enumerate(split(document), start=1)
    return tuple(extract(part, source if n == 1 else f"{source}#{n}", sha256, language) for n, part in parts)


def extract(document: Document, source: str, sha256: str, language: str = "zh") -> Report:
    """Read the report in `document`; what could not be read with certainty stands in `problems`, in `language`.

    The state is UNREADABLE when neither a title nor a section nor a table was found, PARTIAL when there are problems.
    """
    document = taken_apart(document)
    printed = printed_tables(document)
    text = "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    sections = find_sections(document, printed.blocks)
    told = form_of(printed, text)
    identity = read_identity(document, told, form_words(printed, told, text), source, sections)
    layout = form(identity.form or ("2019" if identity.year and identity.year < _SECOND_FORM_FROM else "2021"))
    tables, problems = _tables(printed, layout, sections.pictures, language)
    problems[:0] = document.problems
    problems += _not_known(identity, sections.sections, language)
    state = State.PARTIAL if problems else State.READ
    if not identity.title and not sections.sections and not any(table.found for table in tables.values()):
        state, problems = State.UNREADABLE, [message("not-a-report", language), *document.problems]
    claims, enumerations = read_claims(sections.sections, identity)
    return Report(
        source=source,
        sha256=sha256,
        format=document.format.value,
        state=state,
        identity=identity,
        tables=tables,
        sections=sections.sections,
        preamble=sections.preamble,
        claims=claims,
        enumerations=enumerations,
        template_residue=template_residue(text.split("\n")),
        problems=tuple(problems),
        links=links_of(document, sections.sections),
        column=column_of(document, identity.title),
    )


def _tables(
    printed: PrintedTables, layout: Form, pictures: Mapping[str, int], language: str
) -> tuple[dict[str, Table], list[str]]:
    """Return the three tables, and what of them could not be read."""
    tables: dict[str, Table] = {}
    problems: list[str] = []
    for key in TABLES:
        tables[key], met = build_table(key, printed, layout, language)
        problems += met
        if not tables[key].found and pictures.get(key):
            tables[key] = replace(tables[key], pictures=pictures[key])
            problems.append(message("table-as-picture", language, table=label("tables", "", key).in_words(language)))
    if printed.lines_removed:
        names = "、".join(label("tables", "", key).in_words(language) for key in TABLES)
        problems.append(message("lines-removed", language, tables=names))
    return tables, problems


def _not_known(identity: Identity, sections: tuple[Section, ...], language: str) -> list[str]:
    problems = [] if identity.body else [message("body-unknown", language)]
    problems += [message("year-unknown", language)] if identity.year is None else []
    too_long = [section.heading for section in sections if len(section.text) > PROSE]
    return problems + [message("prose-too-long", language, section=heading) for heading in too_long]
