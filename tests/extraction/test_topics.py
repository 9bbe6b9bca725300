"""Classes in lists, and answers whose sentence does not say what was answered: whether they are of requests."""

import pytest

from tests.extraction.saying import BUREAU, DISTRICT, claims, section, stated
from toolkit.extraction.claims import read_claims

ANSWERED = "requests.total_outcomes"


def classes(text: str) -> list[tuple[str, float]]:
    """The measure and the value of each claim of a text."""
    return [(measure.removeprefix("requests."), value) for measure, value, _ in stated(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开4件、部分公开1件、不予公开3件。", [("granted", 4), ("partially_granted", 1), ("denied", 3)]),
        ("予以公开4件、不予公开3件。", [("granted", 4), ("denied", 3)]),
        ("予以公开4件和不予公开3件。", [("granted", 4), ("denied", 3)]),
        ("无法提供2件、不予处理1件、其他处理5件。", [("unavailable", 2), ("rejected", 1), ("other", 5)]),
        ("6件予以公开、2件不予公开、1件无法提供。", [("granted", 6), ("denied", 2), ("unavailable", 1)]),
        ("予以公开、不予公开3件。", [("", 3)]),
        ("转送其他机关、不予处理3件。", [("", 3)]),
        ("无法提供或不予公开3件。", [("", 3)]),
        ("不予处理以及其他处理3件。", [("", 3)]),
        ("予以公开4件、不予公开及无法提供3件。", [("granted", 4), ("", 3)]),
        ("6件予以公开、部分公开，2件不予公开。", [("", 6), ("denied", 2)]),
        ("3件不予公开、无法提供。", [("", 3)]),
        ("属于过程性信息不予公开1件、本机关不掌握无法提供4件。", [("", 1), ("", 4)]),
    ],
)
def test_a_list_of_classes_has_a_figure_each_and_a_joint_name_is_of_none(text, expected):
    """A mark after a figure parts two items; after words it joins them."""
    assert classes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年制发公文120件，其中主动公开60件、依申请公开30件、不予公开30件。", [120, 60, 30, 30]),
        ("拟文时确定属性，主动公开60件，依申请公开30件，不予公开30件。", [60, 30, 30]),
        ("印发文件120件，其中主动公开60件、不予公开60件。", [120, 60, 60]),
        ("办理人大建议12件、政协提案8件，其中予以公开15件、不予公开5件。", [12, 8, 15, 5]),
        ("受理热线工单400件，其中不予处理20件、无法提供3件。", [400, 20, 3]),
        ("受理群众信访30件，其中不予处理2件。", [30, 2]),
    ],
)
def test_classes_of_documents_suggestions_and_messages_are_no_classes_of_requests(text, expected):
    """They are disclosed, refused and closed in the same words."""
    assert classes(text) == [("", value) for value in expected]


def test_another_subject_ends_where_requests_begin_and_a_reason_is_no_subject():
    """What comes after 收到申请 is of requests; petitions may be why one was not dealt with."""
    text = "办理提案8件，收到申请12件，其中不予处理2件（信访类1件、重复申请1件），其他处理3件。"

    assert classes(text) == [("", 8), ("new_received", 12), ("rejected", 2), ("", 1), ("", 1), ("other", 3)]


def test_the_classes_of_another_body_have_it_as_their_scope():
    """Each item may be another's; 我局 is none."""
    found = claims("区财政局予以公开2件、区教育局不予公开1件，我局部分公开3件。")

    assert [claim.scope for claim in found] == ["区财政局", "区教育局", ""]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件，上年结转2件。全年共答复9件。",
        "收到政府信息公开申请12件，同比增长20%。年内共办结9件，办结率75%。",
        "收到政府信息公开申请12件。本年度共答复 ９ 件，其中予以公开3件、不予公开6件。",
        "收到政府信息公开申请12件。\n共答复9件，未发生行政复议。",
        "收到政府信息公开申请12件。截至2023年12月31日，共答复9件。",
        "收到政府信息公开申请12件，2022年为8件。2023年共答复9件。",
        "上年结转2件。答复9件，结转3件至下年度。",
        "（二）依申请公开方面。年内共答复9件。",
        "（二）规范依申请公开工作\n全年办理答复9件。",
    ],
)
def test_answers_go_on_with_the_requests_of_the_sentence_before(text):
    """It gives their figures, or is their heading."""
    found = claims(text)

    assert [(claim.value, claim.scope) for claim in found if claim.measure == ANSWERED] == [(9, "")]


@pytest.mark.parametrize(
    "text",
    [
        "全年共答复9件。",
        "政务服务稳步提升。全年共答复9件。",
        "收到人大建议、政协提案12件。全年共答复9件，其中予以公开3件、不予公开6件。",
        "受理群众信访12件。全年共办结9件。",
        "收到政府信息公开申请12件，接待来访30人次。全年共答复9件。",
        "因信息公开被申请行政复议12件。全年共办结9件。",
        "作出行政许可12件。全年共办结9件。",
        "收到政府信息公开申请12件。全年共答复咨询9件。",
        "收到政府信息公开申请12件。全年共答复9条。",
        "收到政府信息公开申请12件。全年共答复9件，其中网民留言2件。",
        "收到政府信息公开申请12件。热线运行平稳。全年共答复9件。",
        "上半年收到政府信息公开申请12件。全年共答复9件。",
        "2022年收到政府信息公开申请12件。全年共答复9件。",
        "近三年共收到政府信息公开申请12件。共答复9件。",
        "未收到政府信息公开申请。全年共答复9件。",
        "依申请公开和互动回应。全年共答复9件。",
    ],
)
def test_answers_after_anything_else_are_answers_to_nobody_knows_what(text):
    """Other subjects, other times, an object of its own, or a sentence between."""
    measured = {claim.measure for claim in claims(text) if claim.value != 12}

    assert measured <= {"", "requests.new_received"}
    assert [claim.measure for claim in claims(text) if claim.value == 9] == [""]


def test_answers_after_the_requests_of_one_office_are_that_offices():
    """Nothing of the sentence is held against the tables of the whole area."""
    found = claims("区政府办收到政府信息公开申请12件。全年共答复9件，其中予以公开3件、不予公开6件。", DISTRICT)

    assert [(claim.measure, claim.scope) for claim in found[1:]] == [("", ""), ("", ""), ("", "")]
    assert (found[0].measure, found[0].scope) == ("requests.new_received", "区政府办")


def test_what_a_sentence_hands_on_ends_with_its_section():
    """The next section speaks for itself, and so does what follows a text too long to be read."""
    long = f"收到政府信息公开申请12件。{'甲' * 1300}。全年共答复9件。"

    apart = [section("收到政府信息公开申请12件。"), section("全年共答复9件。", "other")]

    assert [claim.measure for claim in claims(long)] == ["requests.new_received", ""]
    assert [claim.measure for claim in read_claims(apart, BUREAU)[0]] == ["requests.new_received", ""]
