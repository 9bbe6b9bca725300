"""Words that a style sheet of the page hides, strikes through or raises are no part of the number beside them."""

import pytest

from toolkit.reading.html import read_html

STYLES = """<style type="text/css"><!--
.gone, td.x { color: red; display : none }
span.note{vertical-align:super;font-size:9pt} /* .kept{display:none} */
.old { text-decoration: line-through }
.tiny{font-size:0}
@media (max-width: 600px) { .phone { display: none } }
.menu .deep { display:none }
.small{font-size:0.9em}
.a{visibility:hidden}.b{color:blue}
--></style>"""


def cell(content, styles=STYLES):
    """The text of the only cell of a table with this content."""
    document = read_html(f"<html><head>{styles}</head><body><table><tr><td>{content}</td></tr></table></body>", "x")
    return "".join(each.text for each in document.paragraphs) or next(document.grids[0].cells()).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('15<span class="gone">3</span>', "15"),
        ("15<span class=gone>3</span>", "15"),
        ("15<b class='b gone'>3</b>", "15"),
        ('15<span class="a">3</span>', "15"),
        ('15<span class="tiny">3</span>', "15"),
        ('15<span style="color:red" class="gone">3</span>', "15"),
        ('12<span class="note">3</span>', "12^3"),
        ('<span class="old">12</span>15', "\ufffd15"),
        ('15<span class="kept">3</span>', "153"),
        ('15<span class="phone">3</span>', "153"),
        ('15<span class="deep">3</span>', "153"),
        ('15<span class="small">3</span>', "153"),
        ('15<span class="b">3</span>', "153"),
        ('15<span class="x">3</span>', "153"),
    ],
)
def test_what_a_sheet_says_of_a_class_is_seen(content, text):
    """By rules that hold for certain: alone, for every screen, for lone words."""
    assert cell(content) == text


def test_a_sheet_that_does_not_end_makes_no_page_slow_or_unreadable():
    """Hundreds of thousands of braces, comments and sheets that are left open."""
    for styles in ("<style>" + "{" * 300_000, "<style>" + "/*" * 200_000, "<style>@" * 100_000, "<style>.a{" * 50_000):
        document = read_html(f"<body><p>12</p>{styles}", "x")

        assert [each.text for each in document.paragraphs] == ["12"]


def test_a_class_that_is_hidden_ten_thousand_times_is_hidden_once():
    """Else each of its tags would grow by all of them."""
    styles = "<style>" + ".gone{display:none}" * 10_000 + "</style>"

    assert cell('1<b class="gone">3</b>' * 3_000, styles) == "1" * 3_000
