"""Findings in English: what is Chinese in them is a name or a quotation of the source, never a word of ours."""

import re

import pytest

import toolkit
from tests.examples import EXAMPLES

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
OF_OURS = (
    "struct-rows-missing",
    "t3-misplaced-cell",
    "t3-off-by-row",
    "year-carry-total",
    "year-carry-column",
    "s1-five-aspects",
    "s1-assessment-results",
    "year-republished",
    "struct-attachment-differs",
    "t2-fee-unit",
    "t3-balance",
)
"""Rules whose findings name places or subjects, and quote nothing."""


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """The first message of each of these rules, and of two that quote, on the reports that are kept for it."""
    folder = tmp_path_factory.mktemp("english")
    for rule in (*OF_OURS, "prose-outcome-share", "prose-growth-rate"):
        (folder / rule).mkdir()
        for name, content in EXAMPLES[rule]().items():
            (folder / rule / name).write_bytes(content)
    found = {}
    for finding in toolkit.audit(folder, language="en").findings:
        if finding.source.partition("/")[0] == finding.rule:
            found.setdefault(finding.rule, finding.message)
    return found


@pytest.mark.parametrize("rule", OF_OURS)
def test_a_finding_that_quotes_nothing_has_no_chinese_in_it(rule, messages):
    """Cells, columns, rows and aspects are called by their English names."""
    assert CHINESE.findall(messages[rule]) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("struct-rows-missing", "1 row(s) are missing: Rejected: published work"),
        ("year-carry-column", "columns that differ: Natural persons, Businesses."),
        ("year-republished", "the other): Table 2, row “Licences”, column “Decisions this year” 129≠128;"),
        ("prose-outcome-share", "% of all outcomes, rounded: 6.5, % of all outcomes, cut off: 6.4,"),
        ("prose-growth-rate", "growth of new requests, rounded: 0%, growth of new requests, cut off: 0%,"),
        ("s1-assessment-results", "Nowhere mentioned: appraisal of the work, public review, accountability;"),
    ],
)
def test_what_a_fact_lists_is_said_in_english(rule, said, messages):
    """By the names of the form."""
    assert said in messages[rule]
