"""Columns of the frames of the prose: sections, the figures they state, and the totals they break down."""

from __future__ import annotations

from toolkit.frames.schema.core import BODY, COUNT, REAL, WORD

SECTIONS = BODY | {
    "section": WORD,
    "number": WORD,
    "heading": WORD,
    "heading_altered": COUNT,
    "length": COUNT,
    "text": WORD,
}

CLAIMS = BODY | {
    "section": WORD,
    "number": COUNT,  # of the claim within its report, from 1
    "measure": WORD,  # a key of toolkit/forms/measures.toml
    "stated": REAL,  # the number meant, in `unit`
    "unit": WORD,
    "scope": WORD,  # the subject where it is narrower than the report; missing for the whole report
    "precision": WORD,  # exact, at_least, about
    "claim_year": COUNT,  # the year that the sentence names
    "value": REAL,  # `stated` where it can be held against the tables: exact, of the whole report and of its year
    "sentence": WORD,
    "page": COUNT,
    "line": COUNT,
    "paragraph": COUNT,
}

ENUMERATIONS = BODY | {
    "section": WORD,
    "number": COUNT,  # of the enumeration within its report, from 1
    "unit": WORD,
    "total": REAL,
    "parts_sum": REAL,
    "parts": WORD,  # the parts in words
    "parts_count": COUNT,
    "complete": COUNT,  # 1 when the words claim that the parts are all there are, 0 when they may be some
    "sentence": WORD,
    "page": COUNT,
    "line": COUNT,
    "paragraph": COUNT,
}
