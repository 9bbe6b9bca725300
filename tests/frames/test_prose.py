"""Facts of the prose: what stands beside each figure, what of it is known, and what explains a gap."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.printing import print_as, sound
from tests.printing.sample import changed, grouped
from toolkit.extraction import extract
from toolkit.frames import facts
from toolkit.reading import read_document


def stating(text, sample=None, section="overview"):
    """A report with a text as the prose of a section, printed and read."""
    sample = sample or sound()
    stated = replace(sample, prose=sample.prose | {section: text})
    name = f"{sample.body}{sample.year}.html"
    return extract(read_document(print_as(stated, "html"), name), name, f"{sample.year}{len(text)}")


def claims(text, sample=None, section="overview"):
    """The claims of a text as records; what is not known is None."""
    frame = facts([stating(text, sample, section)])["claims"]
    frame = frame[frame["section"] == section]
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def lists(text, section="overview"):
    """The enumerations of a text as records."""
    frame = facts([stating(text, section=section)])["enumerations"]
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("收到申请30件。", {"cell": 32, "with_carried_over": 34}),
        ("收办申请30件。", {"cell": 34, "received": 32, "answered": 31}),
        ("答复申请30件。", {"cell": 31, "without_carried_over": 29, "without_other": 30}),
        ("收到申请，其中自然人30件。", {"cell": 25, "with_carried_over": 27, "answered": 24}),
        ("收到申请，其中法人或其他组织30件。", {"cell": 7, "with_carried_over": 7, "answered": 7}),
        ("结转下年度办理30件。", {"cell": 3}),
        ("予以公开30件。", {"cell": 18, "with_partial": 21}),
        ("无法提供30件。", {"cell": 6}),
        ("其他处理30件。", {"cell": 1}),
        ("因信息公开被申请行政复议30件。", {"cell": 4, "without_pending": 3}),
        ("因信息公开被提起行政诉讼30件。", {"cell": 3, "without_pending": 2}),
        ("信息公开行政复议、行政诉讼共30件。", {"cell": 7, "without_pending": 5}),
        ("信息公开行政复议案件均获维持。", {"cell": 0, "of_both": 0, "with_pending": 1}),
        ("已审结的信息公开行政复议案件均获维持。", {"cell": 0, "of_both": 0, "with_pending": 0}),
        ("现行有效规范性文件30件。", {"cell": 12}),
        ("作出行政许可决定30件。", {"cell": 128}),
        ("行政事业性收费30元。", {"cell": 12500, "rounding": 99}),
        ("行政事业性收费1.3万元。", {"cell": 12500, "rounding": 900}),
        ("主动公开政府信息30条。", {}),
    ],
)
def test_a_figure_stands_beside_what_the_tables_say_that_it_may_mean(text, known):
    """Only the readings of its measure are known."""
    (claim,) = claims(text)
    names = list(claim)
    readings = [*names[names.index("cell") : names.index("agrees_with")], "rounding"]

    assert {name: claim[name] for name in readings if claim[name] is not None} == known


def test_the_readings_that_agree_are_named():
    """A figure may agree with several, or with none."""
    received, carried, other = claims("收到申请34件。\n上年结转2件。\n办结申请77件。")

    assert received["agrees_with"] == "with_carried_over"
    assert carried["agrees_with"] == "cell"
    assert other["agrees_with"] is None


def test_other_outcomes_in_one_row_are_the_sum_of_three():
    """As the group row prints them."""
    (claim,) = claims("其他处理1件。", grouped(sound()))

    assert claim["cell"] == 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("新收到申请30件。", 32),
        ("收到申请30件，上年结转2件。", 32),
        ("共收到申请30件，上年结转2件。", 34),
        ("收到申请30件，其中上年结转2件。", 34),
    ],
)
def test_what_was_newly_received_is_without_what_was_carried_over(text, known):
    """Where the words say so, or tell the two apart; where they sum up, either may be meant."""
    assert claims(text)[0]["with_carried_over"] == known


@pytest.mark.parametrize(
    "text",
    [
        "收到申请30余件。",
        "上半年收到申请14件。",
        "区财政局收到申请14件。",
        "条例实施以来收到申请140件。",
        "全年行政复议案件120件。",
        "制定规范性文件2件，修改1件。",
        "适用简易程序作出行政处罚9件。",
        "截至11月底，收到申请29件。",
        "依申请公开平台收到申请20件，邮寄收到申请12件。",
        "网站受理申请20件、来信受理12件。",
        "收到涉及土地征收的政府信息公开申请20件。",
        "收到李某等人提出的政府信息公开申请5件。",
        "因信息公开被申请行政复议4件，其中上年结转1件。",
        "全年应诉行政诉讼9件、行政复议5件。",
        "全局行政复议5件、行政诉讼9件，其中涉及信息公开的各1件。",
        "废止规范性文件7件，宣布失效3件。",
        "行政处罚案件30件，作出处罚决定17件。",
        "自然人申请中，予以公开12件，不予公开1件。",
        "网上申请20件，其中予以公开12件。",
        "予以公开的申请中，自然人12件。",
    ],
)
def test_a_figure_of_which_it_is_not_clear_what_it_counts_has_no_value(text):
    """It is stated all the same."""
    open_claims = [claim for claim in claims(text) if claim["cell"] is not None and claim["agrees_with"] is None]

    assert [claim["value"] for claim in open_claims] == [None] * len(open_claims)
    assert open_claims


def test_a_government_may_speak_of_itself_alone_where_it_states_less_than_its_tables():
    """More than the area has, it cannot have."""
    less, more = claims("区政府受理申请17件。\n区政府受理申请77件。", sound(body="青川市临江区人民政府"))

    assert (less["value"], more["value"]) == (None, 77)


def test_a_percentage_is_taken_of_the_count_beside_it():
    """With its decimals, rounded and cut off; of a count that is wrong itself nothing follows."""
    _, share = claims("予以公开21件，占67.7%。")
    _, wrong = claims("予以公开20件，占64.5%。")

    assert (share["share_of_answered_rounded"], share["share_of_answered_truncated"]) == (67.7, 67.7)
    assert (share["share_of_received_rounded"], share["share_of_received_truncated"]) == (65.6, 65.6)
    assert wrong["share_of_answered_rounded"] is None


def test_a_missing_cell_makes_the_sums_over_it_unknown():
    """No 0 is put in its place."""
    sample = changed(sound(), "requests", "carried_over", "total", "")
    (claim,) = claims("收到申请32件。", sample)

    assert (claim["cell"], claim["with_carried_over"]) == (32, None)


def test_figures_of_last_year_stand_beside_last_years_tables():
    """Those of other years beside none."""
    was = changed(sound(2022), "requests", "new_received", "total", "40")
    now = stating("2022年收到申请38件。\n2021年收到申请30件。\n收到申请32件，同比下降20%。")
    frame = facts([stating("无。", was), now])["claims"]
    last, older, _, growth = (row for _, row in frame[frame["section"] == "overview"].iterrows())

    assert (last["years_ago"], last["cell"], last["with_carried_over"]) == (1, 40, 42)
    assert older["years_ago"] == 2
    assert pd.isna(older["cell"])
    assert (growth["growth_rounded"], growth["stock_growth_truncated"]) == (-20, -19)


def test_words_that_say_none_are_told_from_a_figure_of_none():
    """收到 0 件 and 未收到 are two statements."""
    figure, words = claims("收到申请0件。\n本年度未收到政府信息公开申请。")

    assert (figure["in_words"], words["in_words"]) == (0, 1)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("全年主动公开政府信息20条。\n本年度共主动公开政府信息16条。", [None, 20]),
        ("全年主动公开政府信息20条。\n本年度共主动公开政府信息20条。", [None, 20]),
        ("全年主动公开政府信息20条。\n在门户网站主动公开政府信息16条。", [None, None]),
        ("全年主动公开政府信息20条，累计公开信息160条。", [None, None]),
        ("收到申请32件。\n收到申请36件。", [None, None]),
        ("收取信息处理费200元。\n全年收取信息处理费300元。", [None, 200]),
    ],
)
def test_what_was_stated_before_is_known_only_where_it_must_be_the_same(text, before):
    """Not of a channel, not of all years, and not where a table tells which of two is right."""
    assert [claim["stated_before"] for claim in claims(text)] == before


def test_a_claim_quotes_the_words_around_it():
    """From one comma to the next."""
    _, claim = claims("全年收到申请32件，其中予以公开18件，部分公开若干。")

    assert claim["clause"] == "其中予以公开18件"
    assert claim["paragraph"] is not None


def test_a_list_knows_its_sum_and_what_may_explain_a_gap():
    """Ten thousands, channels, figures that the tables do not bear out, and fees of section six."""
    (manuals,) = lists("发放手册12.5万册，分别为大本10.2万册、小本23030册。")
    (scaled,) = lists("发放手册8200万册，其中大本5000册、小本3200册。")
    (channels,) = lists("公开信息90条，其中网站90条、微信60条。")
    (requests,) = lists("收到申请32件，分别为自然人25件、法人9件。")
    cases, money = lists("收取信息处理费3件2230元，其中甲科2件2000元、乙科1件130元。", section="other")

    assert (manuals["total"], manuals["parts_sum"], manuals["rounding"]) == (125000, 125030, 2000)
    assert (scaled["scale"], scaled["rounding"]) == (10000, 10000)
    assert (channels["overlapping"], requests["overlapping"]) == (1, 0)
    assert (requests["contradicted"], channels["contradicted"]) == (1, 0)
    assert (cases["about_fee"], money["about_fee"], channels["about_fee"]) == (1, 1, 0)
    assert (cases["complete"], money["complete"]) == (0, 1)
    assert money["parts"] == "甲科 2000、乙科 130"
