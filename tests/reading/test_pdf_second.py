"""The second reading of a PDF gives the same grids as the first, by none of its code."""

import pytest

from tests.printing import print_as, sound
from toolkit.errors import SourceError
from toolkit.reading import read_document
from toolkit.reading.pdf_second import read_pdf_again


def texts(document):
    """The text in every slot of every grid, without its line breaks."""
    return [[[cell and cell.text.replace("\n", "") for cell in row] for row in grid.rows] for grid in document.grids]


@pytest.mark.parametrize("year", [2020, 2023])
def test_both_readings_give_the_same_grids(year):
    """Merged cells and the parts on two pages included."""
    source = print_as(sound(year), "pdf")

    assert texts(read_pdf_again(source, "x")) == texts(read_document(source, "x"))


def test_places_are_those_of_the_first_reading():
    """Page, row, column, and the box to a point."""
    source = print_as(sound(), "pdf")

    first, again = (
        [cell.place for grid in document.grids for cell in grid.cells()]
        for document in (read_document(source, "x"), read_pdf_again(source, "x"))
    )

    assert [place[:5] for place in again] == [place[:5] for place in first]
    assert [side for place in again for side in place.box] == pytest.approx(
        [side for place in first for side in place.box], abs=1
    )


def test_only_the_pages_asked_for_are_read():
    """Tables of other pages are not looked for."""
    grids = read_pdf_again(print_as(sound(), "pdf"), "x", {2}).grids

    assert {grid.place.page for grid in grids} == {2}


def test_a_source_that_cannot_be_read_again_is_an_error_in_words():
    """Whatever happens in the other process."""
    with pytest.raises(SourceError) as error:
        read_pdf_again(b"%PDF-1.4 nothing", "broken.pdf")

    assert error.value.key == "second-reading-failed"
