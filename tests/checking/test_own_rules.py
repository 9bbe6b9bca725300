"""Rules of an auditor's own: made in a notebook, judged with the others, and kept with the results."""

import great_expectations.expectations as gxe
import pytest

import toolkit
from tests.printing import print_as, sound
from toolkit.checking.rules import SUITES, load_rules
from toolkit.errors import SuiteError

PENDING = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "pending", "max_value": 0}}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """A sound report, with one reconsideration and one direct suit pending."""
    path = tmp_path_factory.mktemp("own") / "sound.html"
    path.write_bytes(print_as(sound(), "html"))
    return path


@pytest.fixture(scope="module")
def audited(report):
    """An audit by the project's rules and one more."""
    rule = toolkit.rule("disputes", "city-pending", PENDING, "尚未审结 {value} 件", severity="info", basis="市办发1号")
    return toolkit.audit(report, rules=[rule])


def test_a_further_rule_finds_what_it_says(audited):
    """With its own severity and basis, and the place of the row."""
    found = [finding for finding in audited.findings if finding.rule == "city-pending"]

    assert (found[0].severity, found[0].basis, found[0].row) == ("info", "市办发1号", "reconsideration")
    assert found[0].message.startswith("表四“行政复议”行：尚未审结 1 件（")
    assert len(audited.rules) == len(load_rules(SUITES)) + 1


def test_a_further_rule_is_kept_with_the_results(audited, tmp_path):
    """A saved audit can be taken up without the notebook that made it."""
    toolkit.save(audited, tmp_path)

    again = toolkit.load(tmp_path)

    assert again.findings == audited.findings
    assert again.outcomes.to_dict("index") == audited.outcomes.to_dict("index")
    assert [rule.id for rule in again.rules] == [rule.id for rule in audited.rules]


def test_an_expectation_of_great_expectations_may_be_given_as_it_is():
    """With its condition."""
    expectation = gxe.ExpectColumnValuesToBeBetween(column="pending", max_value=0)

    rule = toolkit.rule("disputes", "city-pending", expectation, "{value}")

    assert rule.kwargs == {"column": "pending", "max_value": 0}
    assert rule.operands == ("pending",)


def test_the_same_rule_has_the_same_id_every_time():
    """Outcomes are joined by it; another limit is another rule."""
    first, again = (toolkit.rule("disputes", "city", PENDING, "x") for _ in range(2))
    other = toolkit.rule("disputes", "city", {**PENDING, "kwargs": {"column": "pending", "max_value": 5}}, "x")

    assert first.id == again.id != other.id


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"frame": "dispute"}, "suite-of-no-frame"),
        ({"expectation": {**PENDING, "kwargs": {"column": "pendng"}}}, "suite-column-unknown"),
        ({"message": "{vale} 件"}, "suite-column-unknown"),
        ({"message": "{value 件"}, "suite-arguments"),
        ({"severity": "critical"}, "suite-part-missing"),
        ({"name": ""}, "suite-part-missing"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_when_it_is_made(change, key):
    """Not in the middle of an audit."""
    arguments = {"frame": "disputes", "name": "city-pending", "expectation": PENDING, "message": "{value} 件"}

    with pytest.raises(SuiteError) as error:
        toolkit.rule(**arguments | change)

    assert error.value.key == key


def test_a_rule_given_twice_is_refused(report):
    """It would count twice."""
    rule = toolkit.rule("disputes", "city-pending", PENDING, "x")

    with pytest.raises(SuiteError) as error:
        toolkit.audit(report, rules=[rule, rule])

    assert error.value.key == "suite-id-twice"
