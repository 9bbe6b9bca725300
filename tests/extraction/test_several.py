"""Several reports in one source are read one by one; one report in two printings stays one."""

from dataclasses import replace

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.batch import read_batch
from toolkit.corpus import find_sources
from toolkit.extraction import extract_all
from toolkit.extraction.several import split
from toolkit.frames import facts
from toolkit.reading import read_document
from toolkit.report import State

THIS, LAST = sound(2023), sound(2022)
OTHER = sound(2023, body="青川市临江区教育局")


def together(*samples, kind="html", between=""):
    """One source that prints several reports, one after the other."""
    texts = [print_as(sample, kind).decode() for sample in samples]
    if kind == "txt":
        return f"\n{between}\n".join(texts).encode()
    bodies = [text.partition("<body>")[2].partition("</body>")[0] for text in texts]
    return texts[0].replace(bodies[0], between.join(bodies)).encode()


def reports(source, name="page.html"):
    """Every report of the source."""
    return extract_all(read_document(source, name), name, "0" * 64)


@pytest.mark.parametrize("kind", ["html", "txt"])
@pytest.mark.parametrize("second", [LAST, OTHER], ids=["last year", "another body"])
def test_reports_of_another_year_or_body_are_read_apart(kind, second):
    """Each as if it stood alone, the second under a name of its own."""
    found = reports(together(THIS, second, kind=kind), f"page.{kind}")

    assert [(each.source, each.identity.body, each.identity.year) for each in found] == [
        (f"page.{kind}", THIS.body, 2023),
        (f"page.{kind}#2", second.body, second.year),
    ]
    for report, sample in zip(found, (THIS, second), strict=True):
        (alone,) = reports(print_as(sample, kind), f"page.{kind}")
        assert (report.state, report.problems) == (State.READ, ())
        assert {key: table.copies_differing for key, table in report.tables.items()} == {
            "disclosure": 0,
            "requests": 0,
            "disputes": 0,
        }
        assert [section.text for section in report.sections] == [section.text for section in alone.sections]


def test_cells_of_the_second_report_keep_their_places_in_the_source():
    """The grid is the fourth of the page, not the first of its part."""
    _, second = reports(together(THIS, LAST))

    assert second.tables["disclosure"].cells["licences", "decisions"].place.grid == 4


def test_three_reports_are_three():
    """A yearbook of bodies."""
    third = sound(2023, body="青川市临江区水务局")

    assert [each.identity.body for each in reports(together(THIS, OTHER, third))] == [THIS.body, OTHER.body, third.body]


def test_one_report_is_handed_on_as_it_is():
    """Also behind a cover page and a table of contents."""
    contents = "".join(f"<p>{heading}</p>" for heading in THIS.headings.values())
    cover = f"<p>{THIS.title}</p>{contents}"
    for source in (print_as(THIS, "html"), print_as(THIS, "html").replace(b"<body>", f"<body>{cover}".encode())):
        document = read_document(source, "a.html")

        assert split(document) == (document,)
        assert len(reports(source)[0].sections) == 6


def test_an_equal_copy_is_left_out():
    """A page for small screens repeats the whole report."""
    (report,) = reports(together(THIS, THIS))

    assert [section.key for section in report.sections] == list(THIS.headings)
    assert (report.state, report.tables["requests"].copies_differing) == (State.READ, 0)


def test_a_copy_with_other_figures_is_the_same_report_with_differing_tables():
    """Which of them is right cannot be told."""
    (report,) = reports(together(THIS, changed(THIS, "disclosure", "licences", "decisions", "129")))

    assert report.tables["disclosure"].copies_differing == 1
    assert [section.key for section in report.sections] == list(THIS.headings)


def test_a_copy_that_says_other_things_is_kept_whole():
    """Twelve sections are for the rules to see."""
    other = replace(THIS, prose=THIS.prose | {"other": "本年度收取信息处理费20元。"})

    (report,) = reports(together(THIS, other))

    assert len(report.sections) == 12


def test_a_link_to_last_years_report_begins_no_report():
    """Nor does prose that names it."""
    link = f"<p>{LAST.title}</p>"

    (report,) = reports(
        print_as(replace(THIS, preamble=f"续《{LAST.title}》。"), "html").replace(b"</body>", link.encode())
    )

    assert report.identity.year == 2023


def test_a_batch_reads_each_and_a_single_reading_says_that_there_are_more(tmp_path):
    """The first is given, in part: the file holds more than it."""
    (tmp_path / "page.html").write_bytes(together(THIS, LAST))

    both = list(read_batch(find_sources([tmp_path])))
    first = toolkit.read(tmp_path / "page.html", language="en")

    assert [each.source for each in both] == ["page.html", "page.html#2"]
    assert list(facts(both)["reports"]["report_id"].str[12:]) == ["", "-2"]
    assert (first.identity.year, first.state) == (2023, State.PARTIAL)
    assert first.problems == (
        "The file holds 2 annual reports, of which this is the first; an audit of the file reads each of them.",
    )
