"""Columns of frame `reports`: facts about whole sources."""

from __future__ import annotations

from toolkit.frames.schema.core import COUNT, REAL, WORD

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

COPY_FACTS = {
    "nonzero": COUNT,  # cells that are not 0 and do not follow from others (missing when one is not known)
    "chance": REAL,  # other bodies of the year that may be expected to have the same table by chance
    "same_as": COUNT,  # other bodies with the same table in the same year
    "same_as_names": WORD,
}

REPORTS = (
    {
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
        "printed_name": WORD,  # of the body, in this report and in that of the year before; missing without one
        "prior_name": WORD,
        "renamed": COUNT,  # 1 when neither name ends with the other
        "period_start": WORD,
        "period_end": WORD,
        "sections_printed": WORD,  # numerals of the sections found, in order of appearance: 一二三四五六
        "sections_count": COUNT,
        "sections_stated": COUNT,  # “由…N部分组成”; missing when the report does not say
        "template_residues": COUNT,  # instructions of the template left standing
        "template_residue": WORD,
        "title_slips": COUNT,  # lines meant as the title, or as a sub-heading of section one, that miss it by a letter
        "title_slips_found": WORD,
        "requests_other_layout": WORD,  # split (three rows of （六）其他处理) or group (one)
        "requests_swapped": COUNT,  # smallest explanations of what fails in table 3 that exchange two cells
        "requests_swapped_cells": WORD,
        "requests_shifted": COUNT,  # and those that move part of a column by a row
        "requests_shifted_columns": WORD,
        "requests_causes": WORD,  # what lies behind identities that fail, as the register tells it
        "disputes_causes": WORD,
    }
    | {
        f"{table}_{fact}": kind
        for table in ("disclosure", "requests", "disputes")
        for fact, kind in TABLE_FACTS.items()
    }
    | {
        "scope_stated": WORD,  # area (the bodies below as well) or own; missing when the report says neither
        "published_mmdd": COUNT,  # month and day, plus 10000 for each year after the one in which the report is due
        "filed": WORD,  # when the roster says that the report was filed for review, which precedes publication
        "filed_mmdd": COUNT,  # counted alike
        "period_stated": COUNT,
        "period_first_mmdd": COUNT,  # counted alike, from the year of the report
        "period_last_mmdd": COUNT,
        "period_days": COUNT,
        "period_words": WORD,
        "mentions_correction": COUNT,  # 1 when the report or its twin says that it corrects an earlier one
        "twin_source": WORD,  # an earlier source of the same body and year
        "twin_same_format": COUNT,
        "twin_cells_differing": COUNT,  # of the cells that both know
        "twin_cells_names": WORD,
        "twin_published": WORD,  # the other's date, where both tell one
        "twin_later": COUNT,  # 1 when both are pages with the same figures, published on two days
        "site_column": WORD,  # where a page says that it stands on its site; missing when it does not say
        "in_annual_reports": COUNT,  # 1 when that is a column of annual reports
        "links": WORD,  # the addresses that the words of the report lead to, one a line (missing when not known)
        "links_count": COUNT,
        "links_dead": COUNT,  # of these: to a file of a machine, a private network or no host, for nobody to follow
        "links_dead_found": WORD,
    }
    | {f"{table}_{fact}": kind for table in ("disclosure", "requests", "disputes") for fact, kind in COPY_FACTS.items()}
)
