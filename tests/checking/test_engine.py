"""Great Expectations behind one door: four outcomes, every failing row, and nothing that passes in silence."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from great_expectations.execution_engine import PandasExecutionEngine

from toolkit.checking import asking
from toolkit.checking.asking import question_of
from toolkit.checking.engine import check
from toolkit.checking.engines.on_pandas import RememberingExecutionEngine
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES, Rule, load_rules
from toolkit.errors import SuiteError
from toolkit.frames.schema import FRAMES
from toolkit.frames.typed import typed

WORDS = {"zh": "句子", "en": "sentence"}


def rule(type_="expect_column_sums_to_compare", frame="disputes", **kwargs):
    """A rule over a frame, as a suite would give it."""
    kwargs = kwargs or {"left": ["total"], "right": ["upheld", "corrected", "other", "pending"]}
    judged = [kwargs[key] for key in ("column",) if key in kwargs] + kwargs.get("left", []) + kwargs.get("right", [])
    meta = {"rule": "a-rule", "version": 1}
    return Rule(
        id="1", rule="a-rule", version=1, severity="error", frame=frame, type=type_, kwargs=kwargs,
        operands=tuple(judged), basis=WORDS, statement=WORDS, message=WORDS,
        definition={"meta": meta, "severity": "critical"},
    )  # fmt: skip


def disputes(*rows):
    """Frame `disputes` of rows (upheld, corrected, other, pending, total)."""
    names = ("upheld", "corrected", "other", "pending", "total")
    facts = [dict(zip(names, row, strict=True)) | {"report_id": str(number)} for number, row in enumerate(rows)]
    return {"disputes": typed(facts, FRAMES["disputes"])}


def codes(frames, *rules):
    """The outcomes of the first rule, by row."""
    return [Outcome(code) if code else None for code in check(frames, rules)[0].codes.tolist()]


def test_a_sum_that_holds_passes_one_that_does_not_fails_and_one_with_a_gap_is_not_assessable():
    """A missing operand neither passes nor fails, whatever the others are."""
    frames = disputes((1, 2, 3, 4, 10), (1, 2, 3, 4, 11), (1, None, 3, 4, 8), (0, 0, 0, 0, None))

    assert codes(frames, rule()) == [Outcome.PASSED, Outcome.FAILED, Outcome.NOT_ASSESSABLE, Outcome.NOT_ASSESSABLE]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (">=", [Outcome.PASSED, Outcome.PASSED, Outcome.FAILED]),
        ("<=", [Outcome.PASSED, Outcome.FAILED, Outcome.PASSED]),
        ("==", [Outcome.PASSED, Outcome.FAILED, Outcome.FAILED]),
    ],
)
def test_sums_compare_in_three_relations(relation, expected):
    """Equal, at least, at most."""
    frames = disputes((5, 0, 0, 0, 5), (5, 0, 0, 0, 6), (5, 0, 0, 0, 4))

    assert codes(frames, rule(left=["total"], right=["upheld"], relation=relation)) == expected


def test_a_gap_within_the_tolerance_is_none():
    """The tolerance counts in, and a hair more does not."""
    frames = disputes((5, 0, 0, 0, 7), (5, 0, 0, 0, 8))

    found = codes(frames, rule(left=["total"], right=["upheld"], tolerance=2))

    assert found == [Outcome.PASSED, Outcome.FAILED]


def test_all_failing_rows_are_found_not_only_the_first_twenty():
    """Great Expectations lists twenty; auditors need them all."""
    frames = disputes(*[(1, 0, 0, 0, 2)] * 500)

    assert codes(frames, rule()) == [Outcome.FAILED] * 500


def test_large_counts_are_added_exactly():
    """Fifteen digits and one more do not vanish in a float."""
    frames = disputes(
        (999_999_999_999_999, 1, 0, 0, 999_999_999_999_999), (999_999_999_999_998, 1, 0, 0, 999_999_999_999_999)
    )

    assert codes(frames, rule()) == [Outcome.FAILED, Outcome.PASSED]


def test_a_row_outside_the_condition_is_no_subject_and_one_that_cannot_be_told_is_not_assessable():
    """Great Expectations would leave both out in silence."""
    frames = disputes((1, 0, 0, 0, 2), (1, 0, 0, 0, 2), (1, 0, 0, 0, 2))
    frames["disputes"]["form"] = pd.array(["2021", "2019", None], dtype="string")
    condition = {"type": "comparison", "column": {"name": "form"}, "operator": "==", "parameter": "2021"}

    found = codes(frames, rule(left=["total"], right=["upheld"], row_condition=condition))

    assert found == [Outcome.FAILED, None, Outcome.NOT_ASSESSABLE]


def test_an_empty_frame_has_no_outcomes():
    """Nothing was judged, so nothing passed."""
    assert codes(disputes(), rule()) == []


def test_a_rule_that_cannot_be_run_has_errored_for_every_subject_and_says_why():
    """The words are compared as numbers: the other rules go on."""
    frames = disputes((1, 0, 0, 0, 1))
    wrong = replace(rule("expect_column_values_to_be_between", column="row", max_value=1), id="2")
    frames["disputes"]["row"] = pd.array(["reconsideration"], dtype="string")

    broken, sound = check(frames, [wrong, rule()])

    assert broken.counts()[Outcome.ERRORED] == 1
    assert broken.error != ""
    assert sound.counts()[Outcome.PASSED] == 1


@pytest.mark.parametrize(
    ("type_", "kwargs", "key"),
    [
        ("expect_sums_to_be_nice", {"left": ["total"], "right": []}, "suite-type-unknown"),
        ("expect_table_row_count_to_be_between", {"min_value": 1}, "suite-type-not-by-row"),
        ("expect_column_sums_to_compare", {"left": ["total"], "right": ["upheld"], "relation": "~"}, "suite-arguments"),
    ],
)
def test_an_expectation_that_would_be_dropped_is_refused(type_, kwargs, key):
    """An unknown type, one that names no row, and wrong arguments."""
    with pytest.raises(SuiteError) as error:
        question_of(rule(type_, **kwargs))

    assert error.value.key == key


def test_every_rule_of_the_project_runs_on_frames_of_missing_values():
    """Nothing known: nothing passes, nothing fails, nothing breaks."""
    facts = {name: typed([{"report_id": "1"}], columns) for name, columns in FRAMES.items()}
    rules = load_rules(SUITES)

    assessments = check(facts, rules)

    assert [each.rule.id for each in assessments] == [each.id for each in rules]
    assert {each.error for each in assessments} == {""}
    judged = {each.rule.rule for each in assessments if each.counts()[Outcome.PASSED] or each.counts()[Outcome.FAILED]}
    assert judged == set()


def test_great_expectations_is_told_to_stay_silent(capfd):
    """No progress bar, no analytics."""
    import great_expectations as gx

    check(disputes((1, 0, 0, 0, 1)), [rule()])

    assert capfd.readouterr() == ("", "")
    assert gx.get_context(mode="ephemeral").variables.config.analytics_enabled is not True


@pytest.mark.parametrize(
    ("rows", "expected"), [(0, (True, 0)), (2, "Great Expectations gave no count of the failing rows")]
)
def test_a_count_that_is_missing_is_zero_only_of_no_rows(rows, expected):
    """Of rows that there are it is a gap, and the rule has errored."""
    question = question_of(rule())
    values = {"table.row_count": rows, question.count: None}

    answer = asking._answer(question, values, np.zeros(0, dtype=np.int64), SimpleNamespace(engine=None))

    assert (answer if isinstance(answer, str) else answer[:2]) == expected


@pytest.mark.parametrize("ignored", [
    {"column": "total"},
    {"column_list": ["total", "other"], "ignore_row_if": "any_value_is_missing"},
    {"column_list": ["total", "other"], "ignore_row_if": "all_values_are_missing"},
    {"column_list": ["total", "other"], "ignore_row_if": "never"},
    {"column_A": "total", "column_B": "other", "ignore_row_if": "either_value_is_missing"},
])  # fmt: skip
def test_rows_that_are_remembered_are_those_that_great_expectations_selects(ignored):
    """One condition after another, and the first again."""
    frame = disputes((1, 0, 0, 0, 2), (1, 0, None, 0, 3), (1, 0, None, 0, None), (0, 0, 1, 0, None))["disputes"]
    remembering, plain = RememberingExecutionEngine(), PandasExecutionEngine()
    for engine in (remembering, plain):
        engine.load_batch_data("facts", frame)

    for upheld in (1, 0, 1):
        condition = {"type": "comparison", "column": {"name": "upheld"}, "operator": "==", "parameter": upheld}
        domain = ignored | {"batch_id": "facts", "row_condition": condition}
        rows = remembering.get_domain_records(domain)

        pd.testing.assert_frame_equal(rows, plain.get_domain_records(domain))
