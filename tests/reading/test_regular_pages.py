"""A page that is read as it stands gives what it gives when a parser has mended it as browsers do."""

from dataclasses import replace
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from toolkit.document import Paragraph
from toolkit.reading import html
from toolkit.reading.flow import Flow
from toolkit.reading.markup import may_hide, without_formatting

PIECES = """
<table> </table> <tr> </tr> <td> </td> <td|colspan=2> <th|rowspan='2'> </th> <tbody> </tbody> <caption> </caption>
<p> </p> <br> </br> <div> </div> <h2> </h2> <pre> </pre> <ul> <li> </ul> </li> <center> </center> <hr> <form> </form>
<span> </span> <b> </b> <em> </em> <font|color=red> </font> <a|href='x>y'> </a> <label> </label> <o:p></o:p> <sup>
</sup> <x-y> </x-y> <TD> </TD> <div|style='display:none'> <span|hidden> <p|style='display:none'> <tr|hidden> <td|hidden>
12 34 文字 | &nbsp; &lt; a|>|b <img|src=x> <input|value=4> <!--|x|--> <!--|<table>|--> <!--> <![if|x]>
<script>a<b</script> <style>td{}</style> <textarea>9</textarea> <select><option>7</select> <svg><text>5</text></svg>
<button>3</button> <del> </del> <s> </s> <strike>5</strike> <sub>3</sub>
""".split()
CONTENTS = """
<p>1</p> <p><span>2</span></p> a<br>b <p>x</p><p>y</p> <div>8</div> <b>9</b> <img|src=x> 1<sup>2</sup> &nbsp; 1&lt;2
<p|hidden>1</p>2 <span|style='display:none'>1</span>2 <p>a<o:p></o:p></p> <x-y>2</x-y> a>b <p>1
<span|title='>'>3</span> <ul><li>1</ul> <p>a</p>b b<p>a</p> <font>1</font><font>2</font> <p>|4|</p>|
<del>8</del>9 <s><b>8</b></s>9
""".split()
ATTRIBUTES = ("|colspan=2", "|rowspan='2'", '|colspan="2px"', "|style='display:none'", "|title='a>b'", "|COLSPAN=3")


def table(chance: Random, depth: int = 0) -> str:
    """A table as sites write it, mostly regular, sometimes with a fault or with another inside."""
    rows = []
    for _ in range(chance.randrange(1, 4)):
        cells = []
        for _ in range(chance.randrange(1, 4)):
            content = chance.choice(CONTENTS) if chance.random() < 0.5 else "1"
            if chance.random() < 0.03 and depth < 2:
                content = table(chance, depth + 1)
            attribute = chance.choice(ATTRIBUTES) if chance.random() < 0.3 else ""
            cells.append(f"<td{attribute}>{content}{'' if chance.random() < 0.02 else '</td>'}")
        rows.append(f"<tr>{''.join(cells)}</tr>\n")
    return f"<table{'|hidden' if chance.random() < 0.05 else ''}><tbody>{''.join(rows)}</tbody></table>"


def page(chance: Random) -> str:
    """Pieces of markup in any order, or paragraphs and tables with a stray piece."""
    if chance.random() < 0.4:
        parts = [chance.choice(PIECES) for _ in range(chance.randrange(1, 14))]
    else:
        parts = [chance.choice((table(chance), chance.choice(PIECES), "<p>正文12</p>")) for _ in range(3)]
    return "".join(parts).replace("|", " ")


def blocks(text: str, *, mended: bool) -> object:
    """What is read of a page in either way, but for links, which are not mended; None for one that is not regular."""
    text = html._JUNK.sub("", text)
    hides = may_hide(text)
    if mended:
        text = html._JUNK.sub("", LexborHTMLParser(without_formatting(text, hides=hides)).html or "")
    flow = Flow("x")
    try:
        html._Reader(flow, hides, mended=mended).read(text)
    except html._IrregularError:
        return None
    return [replace(block, links=()) if isinstance(block, Paragraph) else block for block in flow.blocks()]


def test_a_regular_page_reads_as_the_parser_mends_it():
    """Of 12,000 pages the regular ones give the same paragraphs, grids and pictures either way."""
    pages = [page(Random(seed)) for seed in range(12_000)]
    as_they_stand = [(text, found) for text in pages if (found := blocks(text, mended=False)) is not None]

    differing = [text for text, found in as_they_stand if found != blocks(text, mended=True)]

    assert len(as_they_stand) > 2_000
    assert differing == []


def test_a_digit_set_as_a_footnote_is_not_part_of_the_number():
    """12 with the footnote 3 is not 123."""
    text = "<table><tr><td>行政许可</td><td>12<sup>3</sup></td></tr></table>"

    (grid,) = html.read_html(text, "x").grids

    assert grid.rows[0][1].text == "12^3"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("12<sub>3</sub>", "12^3"),
        ("12<span style='font-size:8px; vertical-align: super'>3</span>", "12^3"),
        ("<del>12</del><ins>13</ins>", "\ufffd13"),
        ("<span style='text-decoration:line-through'>12</span>13", "\ufffd13"),
        ("<span style='TEXT-DECORATION: line-through'><font>12</font></span>13", "\ufffd13"),
        ("<p style='text-decoration: line-through'>12</p><p>13</p>", "\ufffd\n13"),
        ("<span style='text-decoration:line-through'>&nbsp;</span>13", "13"),
        ("12<span style='vertical-align:sub'>3</span>", "12^3"),
        ("12<span style='font-size:0px;'>3</span>4", "124"),
        ("12<span style='font-size:0.9em'>3</span>", "123"),
        ("<ruby>12<rt>3</rt></ruby>", "12"),
        ("<s><b>12</b></s>13", "\ufffd13"),
        ("<STRIKE>12</STRIKE>13", "\ufffd13"),
        ("<s>&nbsp;</s>13", "13"),
    ],
)
def test_what_is_lowered_or_struck_through_is_not_part_of_the_number(cell, shown):
    """A figure and the one that it was corrected to are not one number."""
    (grid,) = html.read_html(f"<table><tr><td>行政许可</td><td>{cell}</td></tr></table>", "x").grids

    assert grid.rows[0][1].text == shown


def test_a_cell_struck_through_as_a_whole_holds_no_number():
    """Whatever element says so; thousands that never end take no time."""
    cells = "<td style='text-decoration:line-through'>12</td><td>13</td>"

    (grid,) = html.read_html(f"<table><tr>{cells}</tr></table>", "x").grids
    html.read_html("<p>" + "<span style='text-decoration:line-through'>1" * 20_000, "x")

    assert [cell.text for cell in grid.rows[0]] == ["\ufffd12", "13"]
