"""Facts of frame `reports` on dates, versions and copies."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.printing import changed, print_as, sound
from toolkit.corpus import read_reports
from toolkit.frames import facts


def rows(*samples, kinds=("html",)):
    """The rows of some reports, printed one after the other."""
    kinds = kinds if len(kinds) > 1 else kinds * len(samples)
    some = enumerate(zip(samples, kinds, strict=True))
    reports = [read_reports(print_as(each, kind), f"{at}.{kind}")[0] for at, (each, kind) in some]
    return facts(reports)["reports"]


@pytest.mark.parametrize(
    ("published", "counted"), [("2024-01-31", 131), ("2024-03-31", 331), ("2023-12-31", -8769), ("2025-01-05", 10105)]
)
def test_a_day_counts_as_month_and_day_of_the_year_in_which_it_is_due(published, counted):
    """31 January is 131."""
    assert rows(replace(sound(), published=published))["published_mmdd"].tolist() == [counted]


def test_a_day_counts_for_nothing_while_the_year_is_in_doubt():
    """Title and period contradict each other."""
    doubtful = replace(sound(), preamble="数据统计期限为2022年1月1日至2022年12月31日。")

    assert rows(doubtful)["published_mmdd"].isna().all()


def test_a_period_counts_from_the_year_of_the_report():
    """From 1 January to 31 December, 365 days."""
    row = rows(sound()).iloc[0]

    assert row[["period_first_mmdd", "period_last_mmdd", "period_days", "period_stated"]].tolist() == [
        101,
        1231,
        365,
        1,
    ]


def test_the_later_of_two_versions_knows_the_other_and_where_they_differ():
    """In words."""
    first, later = rows(
        sound(), changed(sound(), "disclosure", "licences", "decisions", "129"), kinds=("html", "docx")
    ).to_dict("records")

    assert pd.isna(first["twin_source"])
    assert (later["twin_source"], later["twin_same_format"], later["twin_cells_differing"]) == ("0.html", 0, 1)
    assert later["twin_cells_names"] == "disclosure/licences/decisions 129≠128"


def test_a_cell_that_one_version_does_not_know_does_not_differ():
    """A blank is no other number."""
    later = changed(sound(), "disclosure", "licences", "decisions", "")

    assert rows(sound(), later)["twin_cells_differing"].tolist()[1] == 0


def test_a_copied_table_names_the_other_body_and_a_table_not_known_whole_is_missing():
    """Table 3 of the third has a blank; its other tables are the same."""
    names = [f"青川市临江区{name}" for name in ("水务局", "审计局", "体育局")]
    samples = [sound(2023, name) for name in names]
    samples[2] = changed(samples[2], "requests", "granted", "business", "")

    frame = rows(*samples)

    assert frame["disputes_same_as"].tolist() == [2, 2, 2]
    assert frame["requests_same_as"].fillna(-1).tolist() == [1, 1, -1]
    assert frame["requests_same_as_names"].tolist()[0] == names[1]
