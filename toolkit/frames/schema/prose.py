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
    "mentions_problem": COUNT,  # of section five: 1 or 0; missing where words that were not read may say it
    "mentions_improvement": COUNT,
    "mentions_fee": COUNT,  # of section six: 1 or 0, as are the next three; missing as above
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
    "in_words": COUNT,  # 1 when the words say 0 without a figure (未收到, 零败诉)
    "years_ago": COUNT,  # 0 for a figure of the report's year, 1 for one of the year before
    "value": REAL,  # `stated` where it can be held against tables: exact, of the whole report, and clear what it counts
    # Readings: what the tables of the claim's year say that the words may mean.
    "cell": REAL,  # the figure that the measure names, an amount in yuan
    "received": REAL,  # 本年新收, where the measure names new and carried over together
    "with_carried_over": REAL,  # new + carried over
    "answered": REAL,  # 总计 of the outcomes
    "without_carried_over": REAL,  # total of the outcomes - carried over
    "without_other": REAL,  # total of the outcomes - 其他处理
    "with_partial": REAL,  # 予以公开 + 部分公开
    "without_pending": REAL,  # total of table 4 - pending
    "of_both": REAL,  # of reconsideration and lawsuits, where the words name both; else as `cell`
    "with_pending": REAL,  # 纠正 + pending; 纠正 alone where the words are about decided cases
    "share_of_received_rounded": REAL,  # percentages with the decimals of the claim
    "share_of_received_truncated": REAL,
    "share_of_stock_rounded": REAL,  # of new + carried over
    "share_of_stock_truncated": REAL,
    "share_of_answered_rounded": REAL,
    "share_of_answered_truncated": REAL,
    "growth_rounded": REAL,  # of new requests on last year's report, in percent
    "growth_truncated": REAL,
    "stock_growth_rounded": REAL,
    "stock_growth_truncated": REAL,
    "agrees_with": WORD,  # the readings that are what the claim states
    "rounding": REAL,  # by how much an amount and its cell may differ because one is printed to fewer digits
    "stated_before": REAL,  # what an earlier sentence states of the same, where no table tells
    "exact_elsewhere": COUNT,  # exact figures of the same measure in the report
    "clause": WORD,  # the words around the figure
    "sentence": WORD,
    "marked": WORD,  # where its figures stand in the sentence: first character and the one behind the last, 12:15
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
    "complete": COUNT,  # 1 when the words, or the same parts in another unit, say that the parts are all; else 0
    "rounding": REAL,  # by how much sum and total may differ because figures are printed in 万 or 亿
    "scale": REAL,  # total / parts_sum
    "about_fee": COUNT,  # 1 for a list of section six that is about 信息处理费
    "overlapping": COUNT,  # 1 when parts are channels or forms, in several of which one item may stand
    "contradicted": COUNT,  # figures of the list that the tables do not bear out
    "sentence": WORD,
    "marked": WORD,  # where its figures stand in the sentence: first character and the one behind the last, 12:15
    "page": COUNT,
    "line": COUNT,
    "paragraph": COUNT,
}
