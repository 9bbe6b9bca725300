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
    "page": COUNT,
    "line": COUNT,
    "paragraph": COUNT,
}
