"""Columns of the frames that spread out the three statutory tables."""

from __future__ import annotations

from toolkit.forms import APPLICANTS, FORMS, form
from toolkit.frames.schema.core import BODY, COUNT, REAL, WORD

CELLS = BODY | {
    "table": WORD,
    "row": WORD,
    "column": WORD,
    "value": REAL,
    "digits": WORD,  # the number as plain text, without separators
    "fraction": REAL,  # the part after the decimal point
    "quantity": WORD,  # count, change, amount
    "mark": WORD,  # number, blank, dash, text, missing
    "raw": WORD,
    "unit": WORD,
    "how": WORD,  # by what the cell was told apart: markup, ruled, aligned, lines, scanned
    "checked": COUNT,  # 1 when a second, independent reading gave the same
    "page": COUNT,
    "line": COUNT,
    "grid": COUNT,
    "grid_row": COUNT,
    "grid_column": COUNT,
    "x0": REAL,
    "y0": REAL,
    "x1": REAL,
    "y1": REAL,
}

_DISCLOSURE_CELLS = {
    f"{row}__{column}": REAL if column == "amount" else COUNT
    for key in FORMS
    for row, column in form(key).cells["disclosure"]
}
WITH_ITEMS = ("licences", "other_services", "penalties", "compulsory_measures", "fees")

DISCLOSURE = (
    BODY
    | _DISCLOSURE_CELLS
    | {f"{row}__items_now": COUNT for row in WITH_ITEMS}  # 上一年项目数量 + 本年增/减
    | {
        "regulations__largest": COUNT,  # the largest cell of row 规章
        "nonzero_cells": COUNT,  # missing while all known cells are 0 and some cell is not known
        "procurement__unit": WORD,  # 元, 万元, 亿元, or none
        "procurement__yuan_per_project": REAL,
        "processing_fee__amount": REAL,  # 信息处理费 stated in the prose, in 万元
        "may_make_regulations": COUNT,  # 1 or 0; missing when the name of the body does not tell
        "has_enforcement_powers": COUNT,
        "fees__peers": COUNT,  # other bodies of the same level, kind and year whose amount is above 0
        "fees__peer_median": REAL,
        "fees__peer_times": REAL,  # the larger of amount and median by the smaller
        "fees__year_times": REAL,  # the same against the body's own year before or after, the larger of both
    }
)

REQUEST_ROWS = tuple(dict.fromkeys(row for key in FORMS for row in form(key).rows("requests")))

REQUESTS_BY_APPLICANT = (
    BODY
    | {"column": WORD}
    | dict.fromkeys(REQUEST_ROWS, COUNT)
    | {
        "other_layout": WORD,
        "stock": COUNT,  # new_received + carried_over
        "balance_gap": COUNT,  # stock - total_outcomes - carried_forward
        "carried_forward_share": REAL,  # carried_forward / stock
        "other_misc_share": REAL,  # other_misc / total_outcomes
        "mentions_processing_fee": COUNT,  # 1 when section one or six speaks of 信息处理费 or a fee notice
    }
)

REQUESTS_BY_OUTCOME = (
    BODY
    | {"row": WORD}
    | dict.fromkeys((*APPLICANTS, "total"), COUNT)
    | {"total_mark": WORD, "applicants_filled": COUNT}  # number of applicant cells that hold a number
)

DISPUTES = (
    BODY
    | {"row": WORD}
    | dict.fromkeys(("upheld", "corrected", "other", "pending", "total"), COUNT)
    | {"decided": COUNT, "correction_rate": REAL}  # upheld + corrected + other; corrected / decided
    | {
        "reviews": COUNT,  # reconsiderations and direct suits of this year, whatever the row
        "direct_suits": COUNT,
        "reviews_two_years": COUNT,  # with last year's; this year's alone where it has some and last year is not known
        "answers": COUNT,  # total outcomes of table 3, this year and the year before
        "prior_answers": COUNT,
    }
)
