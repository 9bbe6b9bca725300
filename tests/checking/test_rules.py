"""Suites load whole or not at all: nothing that a rule needs may be dropped in silence."""

import json
from collections import Counter

import pytest

from toolkit.checking.rules import SUITES, is_about_rows, load_rules
from toolkit.errors import SuiteError
from toolkit.frames.schema import FRAMES


@pytest.fixture
def suite():
    """A suite of one good rule, to be spoilt."""
    text = (SUITES / "disputes.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    return whole | {"expectations": [each for each in whole["expectations"] if is_about_rows(each)][:1]}


def load(folder, suite):
    """Write the suite into a folder of its own and load it."""
    (folder / "disputes.json").write_text(json.dumps(suite), encoding="utf-8")
    return load_rules(folder)


def test_the_projects_suites_load_with_one_suite_for_each_frame():
    """Every frame has rules, and each rule has its own id."""
    rules = load_rules(SUITES)

    assert {rule.frame for rule in rules} == set(FRAMES)
    assert [path.stem for path in sorted(SUITES.glob("*.json"))] == sorted(FRAMES)
    assert Counter(rule.id for rule in rules).most_common(1)[0][1] == 1


def test_every_message_can_be_filled_from_its_frame():
    """A placeholder names a column of the frame, or a side of the comparison."""
    from toolkit.findings.wording import placeholders

    sides = {"left", "right", "difference", "left_parts", "right_parts", "value", "readings"}

    unknown = {
        (rule.rule, name)
        for rule in load_rules(SUITES)
        for text in rule.message.values()
        for name in placeholders(text)
        if name not in sides and name not in FRAMES[rule.frame]
    }

    assert unknown == set()


def test_both_languages_ask_for_the_same_facts():
    """The English message says no less than the Chinese one."""
    from toolkit.findings.wording import placeholders

    for rule in load_rules(SUITES):
        assert set(placeholders(rule.message["zh"])) == set(placeholders(rule.message["en"])), rule.rule


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda one: one["kwargs"].update(mostly=0.9), "suite-mostly"),
        (lambda one: one["kwargs"].update(left=["totl"]), "suite-column-unknown"),
        (lambda one: one["kwargs"].update(row_condition={"type": "pass_through"}), "suite-condition"),
        (lambda one: one["kwargs"].update(row_condition={"type": "and"}), "suite-condition"),
        (lambda one: one["kwargs"].update(row_condition={"type": "comparison", "operator": "=="}), "suite-condition"),
        (lambda one: one["kwargs"].update(row_condition='form == "2021"'), "suite-condition"),
        (lambda one: one.update(severity="error"), "suite-part-missing"),
        (lambda one: one["meta"].pop("basis"), "suite-part-missing"),
        (lambda one: one["meta"]["message"].pop("en"), "suite-part-missing"),
        (lambda one: one.pop("id"), "suite-part-missing"),
        (lambda one: one["meta"]["example"].pop("passes"), "suite-part-missing"),
        (lambda one: one["meta"].update(example=["total"]), "suite-part-missing"),
        (lambda one: one["meta"]["example"]["fails"].update(totl=1), "suite-column-unknown"),
    ],
)
def test_a_rule_that_lacks_a_part_or_names_an_unknown_column_is_refused(tmp_path, suite, spoil, key):
    """The error names the suite and the rule."""
    spoil(suite["expectations"][0])

    with pytest.raises(SuiteError) as error:
        load(tmp_path, suite)

    assert error.value.key == key
    assert "disputes.json #1" in str(error.value)


def test_a_rule_of_an_auditors_own_may_have_no_example(tmp_path, suite):
    """The rule book then prints none."""
    suite["expectations"][0]["meta"].pop("example")

    (rule,) = load(tmp_path, suite)

    assert rule.example == {}


def test_an_id_may_stand_only_once(tmp_path, suite):
    """Outcomes are joined by it."""
    suite["expectations"] *= 2

    with pytest.raises(SuiteError) as error:
        load(tmp_path, suite)

    assert error.value.key == "suite-id-twice"


@pytest.mark.parametrize("text", ["{", '{"name": "nonsense", "expectations": []}', "[]", '{"name": "disputes"}'])
def test_what_is_no_suite_is_refused(tmp_path, text):
    """A file that is no JSON, or belongs to no frame, is not passed over."""
    (tmp_path / "x.json").write_text(text, encoding="utf-8")

    with pytest.raises(SuiteError):
        load_rules(tmp_path)


def test_a_folder_without_suites_is_refused(tmp_path):
    """No rules are not a clean audit."""
    with pytest.raises(SuiteError) as error:
        load_rules(tmp_path)

    assert error.value.key == "suites-missing"
