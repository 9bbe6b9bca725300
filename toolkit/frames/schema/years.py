"""Columns of the frames that join reports: year to year, parent to children, roster to what there is."""

from __future__ import annotations

from toolkit.frames.schema.core import BODY, COUNT, REAL, WORD

YEAR_ON_YEAR = BODY | {
    "table": WORD,
    "row": WORD,  # row and column are "" where a whole table is the subject
    "column": WORD,
    "prior_year": COUNT,
    "prior_source": WORD,  # the source of the report of the year before
    "renamed": COUNT,  # 1 when the report of the year before names the body otherwise
    "quantity": WORD,  # of a cell: count, amount, stock (at the end of a year), change
    "value": REAL,  # this year's cell
    "prior": REAL,  # the same cell of the year before
    "ratio": REAL,  # value / prior
    "times": REAL,  # the larger of the two by the smaller
    "received_ratio": REAL,  # of all new requests, which other rows of table 3 follow
    "history_years": COUNT,  # of a count: the years before, in a row, that know it
    "history_median": REAL,  # over these years
    "history_gap": REAL,  # between value and median
    "history_z": REAL,  # robust z: that gap by what is usual; missing where most of these years have the same figure
    "added": REAL,  # 本年制发, or 本年增/减 of the year before
    "removed": REAL,  # 本年废止
    "expected": REAL,  # what last year's closing figures make of this year's opening or closing one
    "gap_size": REAL,  # of value and expected: their difference, and by the larger of the two
    "gap_share": REAL,
    "total_gap": REAL,  # of carried-over requests of all applicants: value - expected
    "columns_differing": WORD,  # applicant columns whose carried-over requests are not those carried forward
    "cells_nonzero": COUNT,  # of a whole table, without its totals
    "cells_differing": COUNT,  # from the year before; missing when none is known to differ, but some are not known
    "zero_years": COUNT,  # successive years up to this one in which every cell is known to be 0
    "zero_next": COUNT,  # 1 when the year after is such a year too
}

LEVELS = BODY | {
    "table": WORD,
    "row": WORD,
    "column": WORD,
    "value": REAL,  # the cell of the parent's report
    "in_doubt": COUNT,  # 1 when its table contradicts itself there: then the report's own figures tell what is wrong
    "children_expected": COUNT,
    "children_present": COUNT,
    "children_sum": REAL,  # over those that are present, surely know the cell and are surely counted by the parent
    "children_total": REAL,  # the sum, when every child is present, surely knows the cell and tells of all below it
    "scope_stated": WORD,  # area or own: what the parent's report says that it counts
}

COVERAGE = {
    "report_id": WORD,  # of the report, where there is one
    "body": WORD,
    "body_level": WORD,
    "body_kind": WORD,
    "year": COUNT,
    "state": WORD,  # present, unreadable, missing
    "in_roster": COUNT,
    "between": COUNT,  # 1 when the body has reports of an earlier and of a later year
    "year_share": REAL,  # of the bodies of the roster: those that have a report for the year
}
