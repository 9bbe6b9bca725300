"""Published documents, where they lie beside the project: each as a person reads it, and their two real faults."""

import json
from pathlib import Path

import pytest

import toolkit
from toolkit.cli import main
from toolkit.forms import form

TRUTH = json.loads((Path(__file__).parent / "ground_truth.json").read_text(encoding="utf-8"))
NAMES = ("zengcheng-justice-2020.txt", "shuyang-reform-2023.html", "hongze-2023.pdf")
WHO = ("agency", "year", "form", "published")


@pytest.mark.parametrize("name", TRUTH)
def test_a_document_is_read_as_a_person_reads_it(samples, name, capsys):
    """Who, which year and form, when published, and every figure; null is a blank.

    The form itself is all blanks; its year is what its file name says.
    """
    expected = TRUTH[name]
    blank = {key: dict.fromkeys(form("2021").cells[key]) for key in form("2021").cells}

    assert main(["extract", str(samples / name)]) == 0

    read = json.loads(capsys.readouterr().out)
    figures = {
        key: {(r, c): n for r, row in rows.items() for c, n in row.items()} for key, rows in read["tables"].items()
    }
    assert {key: read[key] for key in WHO} == {key: expected[key] for key in WHO}
    if expected["tables"]:
        tables = expected["tables"].items()
        assert figures == {key: {(r, c): n for r, row in rows.items() for c, n in row.items()} for key, rows in tables}
        assert (read["state"], read["problems"]) == ("read", [])
    else:
        assert figures == blank
    marks = (mark for rows in read["marks"].values() for row in rows.values() for mark in row.values())
    assert set(marks) <= {"blank"}


def test_the_two_faults_that_are_there_are_the_only_errors(samples):
    """10 + 1 but total 0, and 5 but total 0."""
    findings = toolkit.audit([samples / name for name in NAMES]).findings

    errors = [
        (each.source, each.rule, each.row, each.expected, each.actual) for each in findings if each.severity == "error"
    ]

    assert errors == [
        ("hongze-2023.pdf", "t4-row-total", "reconsideration", "11", "0"),
        ("hongze-2023.pdf", "t4-row-total", "litigation_after_reconsideration", "5", "0"),
    ]
