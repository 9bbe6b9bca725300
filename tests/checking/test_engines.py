"""Three engines, one verdict: rule by rule and row by row, missing values included."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import toolkit
from tests.checking.engines import BESIDE_PANDAS, EVERY_ENGINE, RULES, examples, missing_rows, trying_rows
from tests.checking.test_engine import disputes, rule
from toolkit import pieces
from toolkit.checking.conditions import spelt_out, subjects
from toolkit.checking.engine import check
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES, frames_with_rows_due
from toolkit.frames.schema import FRAMES


@pytest.fixture(scope="module")
def frames():
    """Rows that try every rule."""
    return trying_rows()


@pytest.fixture(scope="module")
def on_pandas(frames):
    """What pandas says of them."""
    return check(frames, RULES)


def differing(some, others):
    """The rules of which two engines say something else, and of which rows."""
    return {
        (one.rule.rule, one.rule.id): (np.flatnonzero(one.codes != other.codes).tolist(), one.error, other.error)
        for one, other in zip(some, others, strict=True)
        if not np.array_equal(one.codes, other.codes) or bool(one.error) != bool(other.error)
    }


@pytest.mark.parametrize("engine", BESIDE_PANDAS)
def test_every_rule_gives_the_same_outcome_for_every_row(frames, on_pandas, engine):
    """Examples, rows of nothing, random rows and the sample reports: passed, failed, not assessable, errored."""
    found = check(frames, RULES, engine)

    assert differing(on_pandas, found) == {}
    assert {each.error for each in found} == {""}


def test_the_rows_try_every_rule(on_pandas):
    """Engines that agree on passed rows only, or on nothing, would prove little."""
    unknown = {each.rule.rule for each in on_pandas if not each.counts()[Outcome.NOT_ASSESSABLE]}
    failing = [each for each in on_pandas if each.counts()[Outcome.FAILED]]

    assert unknown == set()
    assert len(failing) / len(on_pandas) > 0.75


def test_every_example_fails_and_passes_as_its_rule_says(on_pandas):
    """What the rule book prints beside a rule is true; by the test above on every engine."""
    places = {key: place for name in FRAMES for key, place in examples(name)[1].items()}

    found = {
        each.rule.id: each.codes[list(places[each.rule.id])].tolist() for each in on_pandas if each.rule.id in places
    }

    assert {key: codes for key, codes in found.items() if codes != [Outcome.FAILED.value, Outcome.PASSED.value]} == {}


@pytest.mark.parametrize("engine", BESIDE_PANDAS)
def test_a_frame_of_nothing_but_missing_values_is_not_assessable(engine):
    """No type is guessed from the values: an all-missing column is still a number or a word."""
    nothing = {name: missing_rows(name) for name in FRAMES}
    some = list({each.type: each for each in RULES}.values())

    assert differing(check(nothing, some), check(nothing, some, engine)) == {}


def comparison(sign, parameter, column="form"):
    """A row condition of one comparison."""
    return {"type": "comparison", "column": {"name": column}, "operator": sign, "parameter": parameter}


KNOWN = {"type": "nullity", "column": {"name": "form"}, "is_null": False}


UNKNOWN = KNOWN | {"is_null": True}


CONDITIONS = [
    *(comparison(sign, "2021") for sign in ("==", "!=")),
    *(comparison(sign, ["2021", "2030"]) for sign in ("IN", "NOT_IN")),
    *(comparison(sign, 2020, "year") for sign in ("==", "!=", "<", "<=", ">", ">=")),
    comparison("NOT_IN", [2020], "year"),
    KNOWN,
    UNKNOWN,
    {"type": "and", "conditions": [comparison("!=", "2021"), comparison(">", 2019, "year")]},
    {"type": "or", "conditions": [comparison("!=", "2021"), comparison("NOT_IN", [2019], "year")]},
    {"type": "or", "conditions": [comparison("==", "o'2\"1\\"), {"type": "and", "conditions": [KNOWN, UNKNOWN]}]},
]


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_a_row_condition_takes_in_the_same_rows_everywhere(engine):
    """Those that it takes in for certain; a missing value is neither equal nor unequal to anything."""
    frame = pd.concat([disputes(*[(0, 0, 0, 0, 1)] * 9)["disputes"]], ignore_index=True)
    frame["form"] = pd.array([form for form in ("2021", "2019", None) for _ in range(3)], dtype="string")
    frame["year"] = pd.array([2019, 2020, None] * 3, dtype="Int64")
    rules = [
        replace(rule(left=["total"], right=["upheld"], row_condition=one), id=str(number))
        for number, one in enumerate(CONDITIONS)
    ]

    found = [(each.codes == Outcome.FAILED.value).tolist() for each in check({"disputes": frame}, rules, engine)]

    assert found == [subjects(one, frame).fillna(value=False).tolist() for one in CONDITIONS]
    assert found[1] == [False] * 3 + [True] * 3 + [False] * 3


@pytest.mark.parametrize("condition", CONDITIONS)
def test_spelling_out_a_condition_twice_changes_nothing(condition):
    """Suites are spelt out whenever they are loaded."""
    assert spelt_out(spelt_out(condition)) == spelt_out(condition)


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_sums_are_the_same_to_the_last_digit(engine):
    """Counts beyond 64 bits do not wrap or round; a tenth and two tenths are not three tenths, unless tolerated."""
    large = 2**62
    frames = disputes(
        (large, large, large, 0, 1), (large, large, large, 0, 0), (2**53, 1, 0, 0, 2**53), (0, 0, 0, 0, 0)
    )
    frames["disputes"]["correction_rate"] = pd.array([0.1, 0.2, 0.3, None], dtype="Float64")
    counts = rule(left=["upheld", "corrected", "other"], right=["upheld", "corrected", "other", "total"])
    mixed = rule(left=["correction_rate", "pending"], right=["pending"], constant=0.2)
    within = replace(mixed, kwargs=mixed.kwargs | {"tolerance": 0.1})
    rules = [replace(one, id=str(number)) for number, one in enumerate((counts, mixed, within))]

    found = [[Outcome(code) for code in each.codes.tolist()] for each in check(frames, rules, engine)]

    passed, failed = Outcome.PASSED, Outcome.FAILED
    assert found == [
        [failed, passed, failed, passed],
        [failed, passed, failed, Outcome.NOT_ASSESSABLE],
        [passed, passed, passed, Outcome.NOT_ASSESSABLE],
    ]


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_all_failing_rows_come_back_in_the_order_of_the_frame(engine):
    """Great Expectations lists twenty; auditors need them all."""
    frames = disputes(*[(number % 2, 0, 0, 0, 0) for number in range(500)])

    found = check(frames, [rule()], engine)[0].codes.tolist()

    assert found == [Outcome.PASSED.value, Outcome.FAILED.value] * 250


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_a_rule_that_cannot_be_run_errs_everywhere_and_stops_no_other(engine):
    """Words compared with a number."""
    frames = disputes((1, 0, 0, 0, 1))
    frames["disputes"]["row"] = pd.array(["reconsideration"], dtype="string")
    wrong = replace(rule("expect_column_values_to_be_between", column="row", max_value=1), id="2")

    broken, sound = check(frames, [wrong, rule()], engine)

    assert broken.counts()[Outcome.ERRORED] == 1
    assert broken.error != ""
    assert sound.counts()[Outcome.PASSED] == 1


TEXTS = ["a1000", "1000a", "x\n1000", "1000\n", "第１号", "甲 乙", "甲\u3000乙", "", None]


REGEXES = {"000$": [0, 2, 3], r"\d": [0, 1, 2, 3, 4], r"\s": [2, 3, 5, 6], "^[甲第]": [4, 5, 6], "(?i)A": [0, 1]}


@pytest.mark.parametrize("engine", EVERY_ENGINE)
def test_a_regular_expression_finds_the_same_everywhere(engine):
    """Anywhere in the text, full-width digits and blanks included: of itself each engine has a dialect of its own."""
    frames = disputes(*[(1, 0, 0, 0, 1)] * len(TEXTS))
    frames["disputes"]["row"] = pd.array(TEXTS, dtype="string")
    kinds = ("expect_column_values_to_not_match_regex", "expect_column_values_to_match_regex")
    rules = [
        replace(rule(kind, column="row", regex=regex), id=f"{kind} {regex}") for regex in REGEXES for kind in kinds
    ]

    found = [np.flatnonzero(each.codes == Outcome.FAILED.value).tolist() for each in check(frames, rules, engine)]

    assert found[::2] == list(REGEXES.values())
    assert [sorted(some + others) for some, others in zip(found[::2], found[1::2], strict=True)] == [[*range(8)]] * 5


def test_an_audit_finds_the_same_on_another_engine(root):
    """Through the public door: findings, outcomes and what could not be assessed."""
    source = root / "data" / "reports" / "青川市临江区审计局2021.pdf"

    found = toolkit.audit(source, engine="duckdb")
    expected = toolkit.audit(source)

    assert list(found.findings) == list(expected.findings)
    pd.testing.assert_frame_equal(found.outcomes, expected.outcomes)
    assert found.engine == "duckdb"


def test_an_audit_of_a_report_that_lost_its_tables_says_so(monkeypatch, root):
    """Also where the frames themselves went wrong."""
    made = pieces.facts_of_bodies
    lost = {"disputes": disputes()["disputes"]}
    monkeypatch.setattr(pieces, "facts_of_bodies", lambda *given: made(*given) | lost)

    found = toolkit.audit(root / "data" / "reports" / "青川市临江区审计局2021.pdf", language="en")

    errored = [finding for finding in found.findings if finding.outcome == "errored"]
    assert {finding.rule for finding in errored} == {each.rule for each in RULES if each.frame == "disputes"}
    assert "the frame disputes has no rows although reports were read" in errored[0].message


def test_the_suites_say_where_rows_are_due():
    """There an auditor can change it; a report without a figure in its prose has no row in `claims`."""
    tables = {"cells", "disclosure", "requests_by_applicant", "requests_by_outcome", "disputes"}

    assert frames_with_rows_due(SUITES) == {"reports"} | tables


def test_duckdb_says_nothing_on_the_terminal(capfd):
    """No progress bar, no log line."""
    check(disputes((1, 0, 0, 0, 1)), [rule()], "duckdb")

    assert capfd.readouterr() == ("", "")
