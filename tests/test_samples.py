"""Published documents, where they lie beside the project: every figure as printed, and their two real faults."""

import json

import pytest

import toolkit
from toolkit.report import Mark

NAMES = ("zengcheng-justice-2020.txt", "shuyang-reform-2023.html", "hongze-2023.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_as_printed(samples, name):
    """Held against figures read by hand; null is a blank."""
    expected = json.loads((samples / "figures.json").read_text(encoding="utf-8"))[name]

    report = toolkit.read(samples / name)

    for table in ("disclosure", "requests", "disputes"):
        cells = report.tables[table].cells
        read = {place: None if cell.value is None else float(cell.value) for place, cell in cells.items()}
        wanted = {(row, column): value for row, cells in expected[table].items() for column, value in cells.items()}
        assert read == wanted
        assert {cell.mark for cell in cells.values() if cell.value is None} <= {Mark.BLANK}
    who = report.identity
    assert (who.body, who.year, who.form) == (expected["agency"], expected["year"], expected["form"])


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
