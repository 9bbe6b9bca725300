"""The sample reports are what their makers say, and an audit finds exactly the faults that were put in."""

import csv
import re

import pytest

import toolkit
from data.rebuild import CUT_SHORT, REPORTS, SAMPLES, files
from toolkit.extraction.numbers import read_number
from toolkit.report import Mark

DATA = REPORTS.parent


@pytest.fixture(scope="module")
def result():
    """The audit that `make audit` runs."""
    return toolkit.audit(REPORTS, roster=DATA / "roster.csv")


def test_the_reports_can_be_made_again_byte_for_byte():
    """What is committed is what the printers print."""
    made = files()

    assert sorted(made) == sorted(path.name for path in REPORTS.iterdir())
    assert [name for name, content in made.items() if (REPORTS / name).read_bytes() != content] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_is_read_as_it_is_printed(name):
    """A number as that number, a blank as a blank, a dash as a dash."""
    sample, report = SAMPLES[name](), toolkit.read(REPORTS / name)

    for table, rows in sample.tables.items():
        for row, columns in rows.items():
            for column, printed in columns.items():
                cell = report.tables[table].cells[row, column]
                assert (cell.raw, cell.value) == (printed, read_number(printed, "printed").value), (table, row, column)
                assert cell.mark is {"": Mark.BLANK, "/": Mark.DASH}.get(printed, Mark.NUMBER)
    assert (report.identity.body, report.identity.year, report.identity.form) == (sample.body, sample.year, sample.form)


def test_the_audit_finds_every_fault_that_was_put_in_and_nothing_else(result):
    """A miss and a false alarm are equally grave."""
    with (DATA / "faults.csv").open(encoding="utf-8", newline="") as stream:
        faults = sorted(tuple(row.values()) for row in csv.DictReader(stream))

    found = sorted((each.source, each.rule, each.table, each.row, each.column) for each in result.findings)

    assert found == faults


def test_the_file_that_was_cut_short_is_a_row_and_a_finding_and_the_rest_is_audited(result):
    """Nothing is dropped in silence."""
    reports = result.frames["reports"].set_index("source")

    assert reports.loc[CUT_SHORT, "state"] == "unreadable"
    assert [each.source for each in result.findings if each.rule == "source-unreadable"] == [CUT_SHORT]
    assert (reports["state"] == "read").sum() == len(SAMPLES)


def test_coverage_says_who_has_published(result):
    """Five bodies have not, and one has sent what cannot be read."""
    states = result.coverage[result.coverage["year"] == 2023].set_index("body")["state"]

    assert states["青川市临江区民政局"] == "present"
    assert states["青川市临江区水务局"] == "unreadable"
    assert set(states[states == "missing"].index) == {
        "青川市临江区柳湾乡人民政府",
        "青川市临江区卫生健康局",
        "青川市临江区教育局",
        "青川市临江区审计局",
        "广州市增城区司法局",
    }


def test_the_readme_names_every_file():
    """A file without a word on what it is would be of no use."""
    text = (DATA / "README.md").read_text(encoding="utf-8").replace("`…2022.pdf`", "`青川市临江区民政局2022.pdf`")
    text = text.replace("`…农业农村局2023.docx`", "`青川市临江区农业农村局2023.docx`")

    assert set(re.findall(r"`(\S+\d{4}\.\w+)`", text)) == {*SAMPLES, CUT_SHORT}
