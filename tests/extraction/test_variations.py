"""However a report prints its tables, each cell is read as the number it prints, or it is not read and said so."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.printing import print_as, sound
from tests.printing.variations import VARIATIONS, varied
from tests.variations import verdict
from toolkit.extraction import extract
from toolkit.reading import read_document
from toolkit.report import State

EXAMPLES = {"html": 150, "txt": 150, "docx": 150, "pdf": 8}
SEEDS = st.integers(0, 10**6)
TOGETHER = st.sets(st.sampled_from(VARIATIONS), max_size=3)
AS_PRINTED = ("full-width figures", "thousands", "units in cells", "Chinese numerals", "spaced", "grouped")


def read(source: bytes, kind: str):
    """Extract the report from bytes."""
    return extract(read_document(source, f"report.{kind}"), f"report.{kind}", "")


@pytest.mark.parametrize("kind", EXAMPLES)
def test_no_number_is_wrong_and_none_is_lost_in_silence(kind):
    """Any layout, wording and writing, several together: what is not read is named in the problems."""

    @settings(max_examples=EXAMPLES[kind], derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(SEEDS, TOGETHER)
    def holds(seed, variations):
        document = varied(seed, kind, variations)
        found = verdict(document, read(document.source, kind))
        assert (found.wrong, found.unnamed) == ((), ())

    holds()


@pytest.mark.parametrize("kind", ["html", "docx", "txt"])
@pytest.mark.parametrize("variation", VARIATIONS)
def test_each_variation_alone_leaves_every_number_readable(kind, variation):
    """What the print does not leave open is read."""
    document = varied(3, kind, {variation})

    found = verdict(document, read(document.source, kind))

    assert (found.wrong, found.unread) == ((), ())


@pytest.mark.parametrize("seed", range(3))
def test_the_same_report_reads_alike_in_every_format(seed):
    """HTML, Word, PDF and text give the same tables."""
    values = []
    for kind in EXAMPLES:
        document = varied(seed, kind, AS_PRINTED, draw="same")
        tables = read(document.source, kind).tables
        values.append({key: {place: cell.value for place, cell in each.cells.items()} for key, each in tables.items()})

    assert values[1:] == values[:1] * 3


@pytest.mark.parametrize("year", [2020, 2023])
def test_a_text_whose_repeated_lines_were_removed_is_not_read(year):
    """One sentence says so for all three tables; no cell has a number and no row is called missing."""
    lines = print_as(sound(year), "txt").decode().split("\n")

    report = read("\n".join(dict.fromkeys(lines)).encode(), "txt")

    tables = report.tables.values()
    assert [cell.value for table in tables for cell in table.cells.values() if cell.value is not None] == []
    assert [(table.found, table.rows_missing, table.rows_uncertain != ()) for table in tables] == [(True, (), True)] * 3
    assert (report.state, len(report.problems)) == (State.PARTIAL, 1)
    assert "表二、表三、表四" in report.problems[0]


def test_a_text_with_its_rows_on_lines_and_many_blanks_is_no_such_copy():
    """No line comes twice in it either; its whole rows are read, and each other one is named."""
    document = varied(1, "txt", {"rows on lines, tabs", "zeros blank"})

    report = read(document.source + b"\n84012345", "txt")

    assert verdict(document, report)[1:4] == ((), (), ())
    assert [problem for problem in report.problems if "整张" in problem] == []
    assert len(report.problems) > 12
