"""Rates are what officials publish them to be: the published figures come out, and what is missing stays missing."""

import pandas as pd
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from tests.statistics.making import population, report
from toolkit.messages import Language, message
from toolkit.statistics import METRICS, added_up, metrics


def test_the_disclosure_rate_of_a_province_is_the_published_one():
    """上海 2023: 10,538 of 34,430 answers were granted in full or in part."""
    frames = population(report(granted=8000, partially_granted=2538, total_outcomes=34430))

    assert round(metrics(frames).at[0, "disclosure_rate"], 4) == 0.3061


@pytest.mark.parametrize(("disclosed", "answers", "published"), [(81, 263, 30.80), (42, 98, 42.86)])
def test_the_denominator_of_the_disclosure_rate_is_the_answers(disclosed, answers, published):
    """普陀 2022 (first half) and 长春 2024, whatever was newly received."""
    frames = population(report(granted=disclosed, partially_granted=0, total_outcomes=answers, new_received=7))

    assert round(100 * metrics(frames).at[0, "disclosure_rate"], 2) == published


def test_the_disclosure_rate_of_what_was_received_stands_beside_it():
    """Some cities divide by 收到 instead."""
    frames = population(report(granted=60, partially_granted=5, total_outcomes=125, new_received=130))

    row = metrics(frames).loc[0]
    assert row["disclosure_rate"] == 65 / 125
    assert row["disclosure_rate_of_received"] == 0.5


def test_requests_handled_are_the_new_ones_and_those_carried_over():
    """宿迁 2023: 3,607 = 3,511 + 96."""
    frames = population(report(new_received=3511, carried_over=96, carried_forward=121))

    row = metrics(frames).loc[0]
    assert row["handled"] == 3607
    assert row["carried_forward_rate"] == 121 / 3607


def test_the_correction_rate_is_over_the_decided_and_over_all():
    """宿迁 2024: 18 of 134 decided are 13.4 %, of 170 in all 10.6 %."""
    reconsideration = {"upheld": 100, "corrected": 18, "other": 16, "pending": 36, "total": 170}
    frames = population(report(disputes={"reconsideration": reconsideration}))

    row = metrics(frames).loc[0]
    assert round(100 * row["review_correction_rate"], 1) == 13.4
    assert round(100 * row["review_correction_rate_of_total"], 1) == 10.6


def test_refusals_of_every_kind_are_added_up():
    """Eight reasons to refuse, three why nothing can be given, five not to process."""
    frames = population(
        report(total_outcomes=100, denied_state_secret=1, denied_inquiry=3, unavailable_unclear=5, rejected_duplicate=7)
    )

    row = metrics(frames).loc[0]
    assert (row["refusal_rate"], row["unavailable_rate"], row["rejection_rate"]) == (0.04, 0.05, 0.07)


def test_both_groups_of_suits_count_for_the_loss_rate_and_only_direct_ones_as_further_disputes(tmp_path):
    """A suit after reconsideration is the same dispute again."""
    (tmp_path / "a.html").write_bytes(print_as(sound(), "html"))

    row = metrics(toolkit.audit(tmp_path).frames).loc[0]

    assert (row["disputes"], row["answers"], row["received"]) == (6, 31, 32)
    assert row["dispute_rate"] == 6 / 31
    assert row["dispute_rate_of_received"] == 6 / 32
    assert (row["suits_corrected"], row["suits_decided"]) == (0, 2)
    assert row["litigation_loss_rate"] == 0


def test_a_missing_operand_makes_a_rate_missing_and_no_other(tmp_path):
    """A blank is not 0: without 部分公开 there is no disclosure rate, and the refusal rate stands."""
    report = changed(sound(), "requests", "partially_granted", "total", "")
    (tmp_path / "a.html").write_bytes(print_as(report, "html"))

    row = metrics(toolkit.audit(tmp_path).frames).loc[0]

    assert row["disclosure_rate"] is pd.NA
    assert row["refusal_rate"] == 2 / 31


def test_a_rate_of_nothing_is_missing():
    """A town without requests has no disclosure rate: not 0 % and not 100 %."""
    frames = population(report(granted=0, partially_granted=0, total_outcomes=0))

    assert metrics(frames).at[0, "disclosure_rate"] is pd.NA


def test_a_report_without_tables_has_its_row_and_no_rates(tmp_path):
    """One row per report, whatever was read of it."""
    (tmp_path / "empty.txt").write_text("青川市临江区档案局2023年政府信息公开工作年度报告", encoding="utf-8")
    (tmp_path / "sound.html").write_bytes(print_as(sound(), "html"))

    frame = metrics(toolkit.audit(tmp_path).frames).set_index("body")

    assert len(frame) == 2
    assert frame.loc["青川市临江区档案局", list(METRICS)].isna().all()
    assert frame.loc["青川市临江区民政局", list(METRICS)].notna().all()


def test_of_two_copies_of_a_report_one_is_a_copy(tmp_path):
    """A web page and its attachment are one report of one body and year."""
    for form in ("html", "docx"):
        (tmp_path / f"a.{form}").write_bytes(print_as(sound(), form))

    frame = metrics(toolkit.audit(tmp_path).frames)

    assert sorted(frame["copy"]) == [False, True]


def test_reports_that_tell_no_body_are_no_copies_of_each_other():
    """Nothing says that they are the same."""
    frames = population(report(body=None), report(body=None))

    assert metrics(frames)["copy"].tolist() == [False, False]


def test_a_government_is_not_added_to_its_departments():
    """Its report may hold their figures; governments alone are added up within one level."""
    department = report(body="甲局")
    county = report(body="乙县政府", kind="government")
    other = report(body="丙县政府", kind="government")
    city = report(body="丁市政府", kind="government", level="prefecture")

    beside = added_up(population(county, department)["reports"])
    alone = added_up(population(county, other, city)["reports"])

    assert beside["body"].tolist() == ["甲局"]
    assert alone["body"].tolist() == ["乙县政府", "丙县政府"]


@pytest.mark.parametrize("name", METRICS)
def test_every_rate_says_what_is_divided_by_what(name):
    """In both languages."""
    for language in Language:
        assert "÷" in message(f"publish-metric-{name}-means", language)
        assert message(f"publish-metric-{name}-of", language)
