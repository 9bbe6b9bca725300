"""The example that each rule carries: it fails on the one row, passes on the other, and knows what it needs."""

import pytest

from toolkit.checking.conditions import columns_of
from toolkit.checking.engine import check
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES, load_rules
from toolkit.findings.wording import text_of
from toolkit.frames.schema import FRAMES
from toolkit.frames.typed import typed

RULES = load_rules(SUITES)
NAMED = [f"{rule.frame}-{rule.rule}-{rule.id[:8]}" for rule in RULES]


def rows_of(rule):
    """The rows of a rule's example by what is asked of them, with one row for each operand that is taken away."""
    fails, passes = rule.example["fails"], rule.example["passes"]
    without = {name: {key: value for key, value in fails.items() if key != name} for name in rule.operands}
    return {"fails": fails, "passes": passes} | without


@pytest.fixture(scope="module")
def outcomes():
    """What each rule says of the rows of its own example: by rule and row, from one run over all frames."""
    rows = {name: [] for name in FRAMES}
    for rule in RULES:
        rows[rule.frame] += [(rule.id, name, row) for name, row in rows_of(rule).items()]
    frames = {name: typed([row for *_, row in some], FRAMES[name]) for name, some in rows.items()}
    found = {}
    for assessment in check(frames, RULES):
        assert assessment.error == ""
        for (rule, name, _), code in zip(rows[assessment.rule.frame], assessment.codes.tolist(), strict=True):
            if rule == assessment.rule.id:
                found[rule, name] = Outcome(code) if code else None
    return found


@pytest.mark.parametrize("rule", RULES, ids=NAMED)
def test_a_rule_fails_and_passes_on_its_example(rule, outcomes):
    """Both rows are subjects of the rule."""
    assert outcomes[rule.id, "fails"] is Outcome.FAILED
    assert outcomes[rule.id, "passes"] is Outcome.PASSED


@pytest.mark.parametrize("rule", RULES, ids=NAMED)
def test_without_an_operand_the_example_is_not_assessable(rule, outcomes):
    """Each operand by itself; where the condition asks whether it is known, there is no subject left."""
    asked = set(columns_of(rule.condition, rule.rule))

    for name in rule.operands:
        assert outcomes[rule.id, name] in (
            (Outcome.NOT_ASSESSABLE, None) if name in asked else (Outcome.NOT_ASSESSABLE,)
        )


@pytest.mark.parametrize("rule", RULES, ids=NAMED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_message_can_be_filled_from_the_example(rule, language):
    """The rule book prints it as a finding would say it."""
    facts = dict.fromkeys(FRAMES[rule.frame]) | dict(rule.example["fails"])

    text = text_of(rule, facts, language)

    assert text
    assert "{" not in text
