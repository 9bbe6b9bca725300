"""A table whose labels were met before reads as if they had not been."""

from random import Random

import pytest

from tests.printing import changed, print_as, sound
from tests.printing.variations import varied
from toolkit.extraction import extract, layouts
from toolkit.reading import read_document
from toolkit.report import Mark


def tables(source, *, afresh):
    """The tables of a document, read with or without what is remembered of others."""
    if afresh:
        layouts._met.clear()
    return extract(read_document(source, "x"), "x", "0").tables


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_other_figures_under_labels_met_before_are_read_as_printed(kind, year):
    """A hundred cells changed one after the other, to figures, blanks, dashes and words."""
    chance, sample = Random(7), sound(year)
    tables(print_as(sample, kind), afresh=True)
    for _ in range(8):
        for _ in range(12):
            table = chance.choice(list(sample.tables))
            row = chance.choice(list(sample.tables[table]))
            column = chance.choice(list(sample.tables[table][row]))
            sample = changed(
                sample, table, row, column, chance.choice(["", "/", "—", "若干", str(chance.randrange(999))])
            )
        source = print_as(sample, kind)

        assert tables(source, afresh=False) == tables(source, afresh=True)


def test_any_document_reads_the_same_once_more():
    """Also one that is printed in an unusual manner."""
    for seed in range(120):
        source = varied(seed, "html").source

        assert tables(source, afresh=True) == tables(source, afresh=False)


def test_a_layout_in_which_a_row_comes_twice_is_not_remembered():
    """Whether such a row is uncertain depends on its figures."""
    page = print_as(sound(), "html").decode()
    row = page[page.index("<tr><td", page.index("2.重复申请") - 400) :]
    row = row[: row.index("</tr>") + 5]
    assert "重复申请" in row
    same, other = page.replace(row, row + row), page.replace(row, row + row.replace("<p>1</p>", "<p>2</p>", 1))

    assert tables(same.encode(), afresh=True)["requests"].rows_uncertain == ()
    cells = tables(other.encode(), afresh=False)["requests"].cells
    assert cells["rejected_duplicate", "natural_person"].mark is Mark.MISSING
