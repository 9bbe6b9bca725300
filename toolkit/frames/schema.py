"""The fact frames: their names, keys and columns, which are what suites are written against.

One row of a frame is one thing to be judged; every operand of a rule is a column. A missing operand is missing
(`<NA>`), never 0. Counts are `Int64`, amounts and shares `Float64`, words `string`: nullable on every engine.
"""

from __future__ import annotations

from toolkit.forms import APPLICANTS, FORMS, form

COUNT, REAL, WORD = "Int64", "Float64", "string"

BODY = {"report_id": WORD, "form": WORD, "year": COUNT, "body_level": WORD, "body_kind": WORD}
"""Columns that every frame carries, so that a rule can be limited to a form, a year or a kind of body."""

TABLE_FACTS = {
    "numbers": COUNT,  # cells that hold a number; 0 when the table was not found
    "pictures": COUNT,  # pictures in the section of a table that was not found
    "rows_missing": COUNT,  # prescribed rows that are not printed (missing when the table could not be read whole)
    "rows_missing_names": WORD,
    "rows_extra": COUNT,  # printed rows that the form does not know
    "rows_extra_names": WORD,
    "labels_altered": COUNT,  # labels that differ from the form's by more than spacing and brackets
    "labels_altered_names": WORD,
    "copies_differing": COUNT,  # further tables of the same kind with other numbers
}

REPORTS = {
    "report_id": WORD,
    "source": WORD,
    "sha256": WORD,
    "format": WORD,
    "state": WORD,  # read, partial, unreadable
    "problems": WORD,  # what was not read with certainty, one sentence a line
    "problems_count": COUNT,
    "body": WORD,
    "body_level": WORD,  # central, province, prefecture, county, township
    "body_kind": WORD,  # government, office, department, township, subdistrict, institution
    "year": COUNT,
    "form": WORD,
    "title": WORD,
    "title_year": COUNT,  # the years that the title, the end of the period and the file name state, each by itself
    "period_year": COUNT,
    "file_year": COUNT,
    "published": WORD,  # ISO dates
    "period_start": WORD,
    "period_end": WORD,
    "sections_printed": WORD,  # numerals of the sections found, in order of appearance: 一二三四五六
    "sections_count": COUNT,
    "sections_stated": COUNT,  # “由…N部分组成”; missing when the report does not say
    "template_residues": COUNT,  # instructions of the template left standing
    "template_residue": WORD,
    "requests_other_layout": WORD,  # split (three rows of （六）其他处理) or group (one)
    "requests_swapped": COUNT,  # pairs of cells whose exchange makes every identity of table 3 hold
    "requests_swapped_cells": WORD,
    "requests_shifted": COUNT,  # columns that fit every identity when moved by one row
    "requests_shifted_columns": WORD,
    "requests_suggested_row": WORD,  # the one cell whose change to the value makes every identity of table 3 hold
    "requests_suggested_column": WORD,
    "requests_suggested_value": COUNT,
} | {f"{table}_{fact}": kind for table in ("disclosure", "requests", "disputes") for fact, kind in TABLE_FACTS.items()}

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
)

SECTIONS = BODY | {
    "section": WORD,
    "number": WORD,
    "heading": WORD,
    "heading_altered": COUNT,
    "length": COUNT,
    "text": WORD,
}

FRAMES: dict[str, dict[str, str]] = {
    "reports": REPORTS,
    "cells": CELLS,
    "disclosure": DISCLOSURE,
    "requests_by_applicant": REQUESTS_BY_APPLICANT,
    "requests_by_outcome": REQUESTS_BY_OUTCOME,
    "disputes": DISPUTES,
    "sections": SECTIONS,
}
"""Every fact frame by name: its columns in order, with their pandas dtypes."""

SUBJECT: dict[str, tuple[str, ...]] = {
    "reports": ("report_id",),
    "cells": ("report_id", "table", "row", "column"),
    "disclosure": ("report_id",),
    "requests_by_applicant": ("report_id", "column"),
    "requests_by_outcome": ("report_id", "row"),
    "disputes": ("report_id", "row"),
    "sections": ("report_id", "section"),
}
"""The columns that name a row of each frame."""

TABLE_OF = {
    "disclosure": "disclosure",
    "requests_by_applicant": "requests",
    "requests_by_outcome": "requests",
    "disputes": "disputes",
}
"""The statutory table whose cells a frame spreads out."""
