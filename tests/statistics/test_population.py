"""Peers, first digits and zeros: a hint where there is one, and a reason where nothing can be said."""

from random import Random

import pandas as pd
import pytest

from tests.statistics.making import population, report
from toolkit.statistics import benford, decisions, funnel_limits, metrics, peer_outliers, zero_share

RATE = "disclosure_rate"


def department(number, granted, answers, **who):
    """Return the report of one of many departments."""
    return report(body=f"第{number}局", granted=granted, partially_granted=0, total_outcomes=answers, **who)


def departments(count=40, answers=200):
    """Return reports whose disclosure rates are spread around one half."""
    return [department(number, answers // 2 + number % 9 - 4, answers) for number in range(count)]


def compared(*reports, **limits):
    """Return the reports beside their peers, by body."""
    return peer_outliers(metrics(population(*reports)), [RATE], **limits).set_index("body")


def test_a_rate_far_from_its_peers_is_named():
    """More than 3.5 MADs from the median, and beyond the funnel."""
    frame = compared(*departments(), department(99, 190, 200))

    assert frame.index[frame["outlier"]].tolist() == ["第99局"]
    row = frame.loc["第99局"]
    assert (row["value"], row["median"], row["mad"]) == (0.95, 0.5, pytest.approx(0.01))
    assert row["mads"] == pytest.approx(45)
    assert row["upper"] == pytest.approx(0.6116, abs=0.0005)
    assert row["peers"] == 41


def test_what_small_numbers_explain_is_not_named():
    """The same rate over 30 answers is far in MADs, and chance explains it."""
    frame = compared(*departments(), department(99, 19, 30))

    assert frame.at["第99局", "mads"] > 3.5
    assert not frame.at["第99局", "outlier"]


def test_chance_alone_names_hardly_anybody():
    """Five hundred departments that answer alike: the funnel lets two in a thousand through."""
    random = Random(7)
    reports = []
    for number in range(500):
        answers = random.randint(30, 400)
        reports.append(department(number, sum(random.random() < 0.4 for _ in range(answers)), answers))

    assert compared(*reports)["outlier"].sum() <= 2


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        (department(99, 28, 29), "few-cases"),
        (department(99, 220, 200), "above-one"),
        (department(99, 190, 200, level=None), "no-group"),
        (department(99, 190, 200, kind="township", level="township"), "few-peers"),
    ],
)
def test_a_rate_that_cannot_be_compared_is_neither_far_nor_near(odd, reason):
    """The reason says why."""
    row = compared(*departments(), odd).loc["第99局"]

    assert row["reason"] == reason
    assert row["outlier"] is pd.NA


def test_peers_that_are_all_alike_have_no_spread_to_measure_with():
    """With a MAD of 0 any difference would be endless."""
    frame = compared(*(department(number, 100, 200) for number in range(40)), department(99, 101, 200))

    assert set(frame["reason"]) == {"no-spread"}
    assert frame["outlier"].isna().all()


def test_a_copy_of_a_report_is_not_a_second_peer():
    """Thirty files of fifteen reports are fifteen peers."""
    reports = departments(15)

    assert set(compared(*reports, *reports)["peers"]) == {15}


def test_an_auditor_sets_other_limits():
    """They are arguments."""
    frame = compared(*departments(10), department(99, 190, 200), peers=5)

    assert frame.index[frame["outlier"].fillna(value=False)].tolist() == ["第99局"]


def test_the_limits_of_the_funnel_hold_what_they_promise():
    """Between them lie 99.8 % of binomial draws; they narrow as cases grow, and stay within 0 and 1."""
    low, high = funnel_limits(0.5, pd.Series([30, 100, 10000]))

    assert high.tolist() == pytest.approx([0.795, 0.659, 0.5155], abs=0.001)
    assert (low + high).tolist() == pytest.approx([1, 1, 1])
    assert funnel_limits(0.001, pd.Series([30]))[0].tolist() == [0]


def test_no_reports_are_no_outliers():
    """And no error."""
    assert peer_outliers(metrics(population())).empty


POWERS = pd.Series(
    [
        base**power
        for base in (2, 3, 5, 6, 7, 11, 12, 13, 14, 15, 17, 18, 19, 21)
        for power in range(1, 63)
        if base**power < 2**63
    ],
    dtype="Int64",
)


def test_powers_of_two_follow_benfords_law():
    """And so do those of other numbers: the textbook example."""
    result = benford(POWERS)

    assert result.values == sum(result.counts) == len(POWERS)
    assert result.departs is False
    assert result.p_value > 0.9
    assert result.mad < 0.01


def test_numbers_that_all_begin_alike_depart_from_it():
    """As when somebody fills in round figures."""
    result = benford(pd.Series([5, 50, 500, 5000] * 100, dtype="Int64"))

    assert result.counts == (0, 0, 0, 0, 400, 0, 0, 0, 0)
    assert result.departs is True
    assert result.chi_square == pytest.approx(400 / 0.0791812 - 400, rel=1e-4)


def test_few_numbers_say_nothing_of_the_law():
    """Zeros and unknown figures do not count."""
    result = benford(pd.concat([POWERS[:299], pd.Series([0, None] * 50, dtype="Int64")]))

    assert (result.values, result.reason) == (299, "few-values")
    assert (result.departs, result.chi_square, result.mad) == (None, None, None)


def test_numbers_of_one_size_say_nothing_of_the_law():
    """From 100 to 999 every digit may come first as often."""
    result = benford(pd.Series(range(100, 1000), dtype="Int64"))

    assert result.reason == "narrow"
    assert result.decades == pytest.approx(0.9996, abs=0.0001)
    assert result.departs is None


def test_decisions_are_those_of_cities_and_counties_each_report_once():
    """A missing cell is none of them; fees and documents are not decisions."""
    tables = {"licences__decisions": 12, "penalties__decisions": None, "normative_documents__issued": 3}
    county = report(disclosure=tables)
    town = report(body="乙镇", level="township", kind="township", disclosure={"licences__decisions": 7})

    assert decisions(population(county, county, town)).tolist() == [12]


def test_the_share_of_tables_with_nothing_but_zeros_is_over_those_that_are_known():
    """One request settles it; an unknown cell among zeros leaves it open."""
    towns = [
        report(body="甲镇", level="township", kind="township"),
        report(body="乙镇", level="township", kind="township"),
        report(body="丙镇", level="township", kind="township", new_received=1, carried_forward=None),
        report(body="丁镇", level="township", kind="township", granted=None),
    ]
    frames = population(*towns, towns[0], report(body="戊局", granted=1))

    frame = zero_share(frames).set_index("level")

    assert frame.loc["township", ["reports", "all_zero", "unknown"]].tolist() == [4, 2, 1]
    assert frame.at["township", "share"] == pytest.approx(2 / 3)
    assert frame.at["county", "share"] == 0


def test_an_unreadable_report_has_no_zeros():
    """It is not counted."""
    frames = population(report(), report(body="乙局", state="unreadable"))
    frames["requests_by_applicant"] = frames["requests_by_applicant"][:1]

    assert zero_share(frames)["reports"].tolist() == [1]
