"""Fact frames: every operand a column, and what is missing stays missing."""

from dataclasses import replace

import pandas as pd
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from tests.printing.sample import requests
from toolkit.frames import facts
from toolkit.frames.schema import FRAMES, SUBJECT
from toolkit.report import Report, State


def read(tmp_path, sample, kind="html"):
    """The report of a sample, through a file."""
    path = tmp_path / f"report.{kind}"
    path.write_bytes(print_as(sample, kind))
    return toolkit.read(path)


def test_every_frame_has_its_columns_and_dtypes_also_without_reports():
    """Suites are written against them."""
    for name, frame in facts([]).items():
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == FRAMES[name]
        assert list(frame.columns) == list(FRAMES[name])


def test_the_subject_columns_name_each_row_once(tmp_path):
    """A finding's key rests on them."""
    report = read(tmp_path, sound())

    for name, frame in facts([report, report]).items():
        assert not frame.duplicated(list(SUBJECT[name])).any(), name


@pytest.mark.parametrize("printed", ["", "/", "-", "—", "无"])
def test_a_blank_or_a_dash_is_missing_in_every_frame_and_never_zero(tmp_path, printed):
    """Three answers, and none stands for another."""
    report = read(tmp_path, changed(sound(), "requests", "granted", "business", printed))

    frames = facts([report])

    by_applicant = frames["requests_by_applicant"].set_index("column").loc["business"]
    by_outcome = frames["requests_by_outcome"].set_index("row").loc["granted"]
    cell = frames["cells"].query("row == 'granted' and column == 'business'").iloc[0]
    assert by_applicant["granted"] is pd.NA
    assert by_outcome["business"] is pd.NA
    assert cell["value"] is pd.NA
    assert cell["mark"] == ("dash" if printed else "blank")


def test_sums_and_shares_over_a_missing_operand_are_missing(tmp_path):
    """The stock of a column without its carry-over is not its new requests."""
    report = read(tmp_path, changed(sound(), "requests", "carried_over", "total", ""))

    row = facts([report])["requests_by_applicant"].set_index("column").loc["total"]

    assert row["new_received"] == 32
    assert row["stock"] is pd.NA
    assert row["balance_gap"] is pd.NA
    assert row["carried_forward_share"] is pd.NA


def test_a_count_that_is_no_whole_number_is_no_operand(tmp_path):
    """It is a fault of its own."""
    report = read(tmp_path, changed(sound(), "disputes", "reconsideration", "upheld", "2.5"))

    frames = facts([report])

    assert frames["disputes"].set_index("row").loc["reconsideration", "upheld"] is pd.NA
    assert frames["cells"].query("row == 'reconsideration' and column == 'upheld'")["fraction"].item() == 0.5


def test_amounts_are_in_ten_thousand_yuan_whatever_unit_is_printed(tmp_path):
    """The unit is kept beside the number."""
    report = read(tmp_path, changed(sound(2020), "disclosure", "procurement", "amount", "352000元"))

    row = facts([report])["disclosure"].iloc[0]

    assert row["procurement__amount"] == 35.2
    assert row["procurement__unit"] == "元"
    assert row["procurement__yuan_per_project"] == pytest.approx(352000 / 6)


def test_the_unit_of_an_amount_may_stand_in_its_header(tmp_path):
    """Then it is stated, and the amount of one project known."""
    sample = changed(sound(2020), "disclosure", "procurement", "amount", "35.2")
    sample = replace(sample, labels={"disclosure.amount": "采购总金额（万元）"})

    row = facts([read(tmp_path, sample)])["disclosure"].iloc[0]

    assert (row["procurement__unit"], row["procurement__yuan_per_project"]) == ("万元", pytest.approx(352000 / 6))


def test_of_an_unreadable_source_nothing_is_known_but_that_it_is_there():
    """A row in `reports`, and none elsewhere."""
    frames = facts([Report("x.pdf", "ab" * 32, "", State.UNREADABLE, problems=("why",))])

    assert frames["reports"].loc[0, ["source", "state", "problems"]].tolist() == ["x.pdf", "unreadable", "why"]
    assert frames["reports"].loc[0, ["body", "sections_printed", "requests_numbers"]].isna().all()
    assert {len(frame) for name, frame in frames.items() if name != "reports"} == {0}


def test_the_printed_table_is_a_frame_of_the_report(tmp_path):
    """`report.table` is what an auditor looks at first."""
    report = read(tmp_path, changed(sound(), "requests", "granted", "business", "/"))

    assert report.table("requests").loc["granted"].tolist() == [12, pd.NA, 0, 0, 2, 0, 18]
    assert report.table("disclosure").loc["fees", "amount"] == 1.25


def test_a_table_of_zeros_has_no_shares(tmp_path):
    """Nothing divided by nothing is not known."""
    from dataclasses import replace

    empty = requests("2021", {"research": {}}, research=(0, 0))
    report = read(tmp_path, replace(sound(), tables=sound().tables | {"requests": empty}))

    frame = facts([report])["requests_by_applicant"]

    assert frame["carried_forward_share"].isna().all()
    assert (frame["stock"] == 0).all()
