"""Columns of the frames of the prose: sections, the figures they state, and the totals they break down."""

from __future__ import annotations

from toolkit.frames.schema.core import BODY, COUNT, REAL, WORD

SECTIONS = BODY | {
    "section": WORD,  # "preamble" for what stands before section one
    "number": WORD,
    "heading": WORD,
    "heading_altered": COUNT,
    "length": COUNT,  # characters without spacing; missing when a picture or a table may hold more, or text was cut
    "text": WORD,
    "aspects_missing": COUNT,  # of section one: of the five aspects of the form, those of which it says nothing
    "aspects_missing_names": WORD,
    "assessments_missing": COUNT,  # of section one: 工作考核, 社会评议, 责任追究 of which the whole report says nothing
    "assessments_missing_names": WORD,
    "concrete": COUNT,  # of section one: 1 when it has a figure, a document or a name of its own
    "general_words": COUNT,  # of section one: words such as 部分地区
    "general_words_found": WORD,
    "mentions_problem": COUNT,  # of section five: 1 or 0
    "mentions_improvement": COUNT,
    "mentions_fee": COUNT,  # of section six: 1 or 0, as are the next three
    "mentions_fee_elsewhere": COUNT,
    "charged_elsewhere": COUNT,  # another section states that a 信息处理费 was charged
    "says_nothing": COUNT,
    "other_unpaid": COUNT,  # of section six: the total of that row of table 3
    "fee_amount": REAL,  # of section six: a 信息处理费 that the report states, in 元
    "fee_remainder": REAL,  # what the tariff's step of 10 元 leaves of it
    "own_length": COUNT,  # letters left when names, numbers and prescribed sentences are left out
    "prior_similarity": REAL,  # to last year's same section, so left; from 0 to 1
    "nearest_similarity": REAL,  # to the nearest of another body and the same year; 0 when none shares passages with it
    "nearest_body": WORD,
    "foreign_selves": COUNT,  # words by which the text takes itself for another body
    "foreign_selves_found": WORD,
    "stale_years": COUNT,  # sentences that report the work of an earlier year
    "stale_years_found": WORD,
    "obsolete_basis": COUNT,  # documents superseded before form 2021
    "obsolete_basis_found": WORD,
    "superseded_meetings": COUNT,  # 1 when the latest meeting carried out was no longer the latest
    "superseded_meeting": WORD,
    "later_meeting": WORD,
    "identity_numbers": COUNT,
    "identity_numbers_masked": WORD,
    "mobiles": COUNT,
    "mobiles_masked": WORD,
    "private_mails": COUNT,
    "private_mails_masked": WORD,
    "garbled": COUNT,  # places
    "garbled_found": WORD,
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
