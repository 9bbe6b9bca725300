"""Every rule fires on the report kept for it, and none says anything of a sound one: through the public door."""

import re

import pytest

import toolkit
from tests.examples import EXAMPLES, ROSTER
from tests.printing import PRINTERS, print_as, sound
from toolkit.checking.rules import SUITES, load_rules
from toolkit.frames.schema import FRAMES

RULES = tuple(dict.fromkeys(rule.rule for rule in load_rules(SUITES)))


def written(folder):
    """The folder with the reports of every example, each in a folder of its own, and the roster."""
    for rule, example in EXAMPLES.items():
        (folder / rule).mkdir()
        for name, content in example().items():
            (folder / rule / name).write_bytes(content)
    (folder / "roster.csv").write_text("\n".join(ROSTER) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """The folder of all examples, and their audit in one run."""
    folder = written(tmp_path_factory.mktemp("examples"))
    return folder, toolkit.audit(folder, roster=folder / "roster.csv")


@pytest.fixture(scope="module")
def fired(examples):
    """The rules that fire on each example."""
    by_rule = {rule: set() for rule in EXAMPLES}
    for finding in examples[1].findings:
        if finding.source:
            by_rule[finding.source.partition("/")[0]].add(finding.rule)
        else:  # of a body that has no report
            by_rule.get(finding.rule, set()).add(finding.rule)
    return by_rule


@pytest.fixture(scope="module")
def of_sound(tmp_path_factory):
    """An audit of the sound report of either form, as every printer prints it."""
    folder = tmp_path_factory.mktemp("sound")
    for year, body in ((2020, "青川市临江区司法局"), (2023, "青川市临江区民政局")):
        for kind in PRINTERS:
            (folder / f"{year}.{kind}").write_bytes(print_as(sound(year, body), kind))
    return toolkit.audit(folder)


def test_there_is_an_example_for_every_rule_and_for_nothing_else():
    """A rule that nobody saw fail may be one that cannot."""
    assert set(EXAMPLES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_fail(rule, fired):
    """The rule is among the findings of the report that breaks it."""
    assert rule in fired[rule]


def test_no_rule_says_anything_of_a_sound_report(of_sound):
    """In either form, in every format."""
    assert [finding.message for finding in of_sound.findings] == []


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_errors_and_outcomes_add_up_to_the_subjects(rule, of_sound):
    """Passed, failed, not assessable and errored are all there is."""
    counts = of_sound.outcomes.loc[rule]

    assert counts["errored"] == 0
    assert counts["subjects"] == counts[["passed", "failed", "not_assessable", "errored"]].sum()


def test_the_sound_reports_are_the_same_in_every_format(of_sound):
    """Ten documents, two figures of each cell: what is read does not depend on the printer."""
    cells = of_sound.frames["cells"].merge(of_sound.frames["reports"][["report_id", "format"]], on="report_id")

    figures = cells.groupby(["year", "table", "row", "column"], sort=False)["value"]

    assert set(figures.size()) == {len(PRINTERS)}
    assert set(figures.nunique()) == {1}


def test_every_message_of_the_examples_is_filled_and_says_where(examples):
    """No placeholder is left, no number is printed with a tail of digits."""
    folder, in_chinese = examples
    for result in (in_chinese, toolkit.audit(folder, roster=folder / "roster.csv", language="en")):
        for finding in result.findings:
            assert "{" not in finding.message
            assert finding.message.startswith(finding.place)
            assert re.search(r"\d\.\d{7}|nan|None|<NA>", finding.message) is None, finding.message


def test_every_frame_is_judged_by_some_rule():
    """A frame without rules would be work for nothing."""
    assert {rule.frame for rule in load_rules(SUITES)} == set(FRAMES)
