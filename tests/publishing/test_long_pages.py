"""A page of many findings: short on the screen until asked for, whole in print and without scripts."""

import os

import pypdfium2
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.publishing import show
from toolkit.publishing.notebook import render
from toolkit.publishing.print import browser, print_to_pdf

pytestmark = pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")

MOST = 200


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """An audit of one report with a wrong total, and six blank cells."""
    folder = tmp_path_factory.mktemp("faulty")
    report = changed(sound(), "disputes", "reconsideration", "total", "9")
    for column in ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org"):
        report = changed(report, "requests", "granted", column, "")
    (folder / "wrong.html").write_bytes(print_as(report, "html"))
    return toolkit.audit(folder)


def _page(html, path):
    cells = [new_code_cell("", outputs=[new_output("display_data", {"text/html": html})])]
    path.write_text(render(new_notebook(cells=cells), "title", "zh"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def long_page(audit, tmp_path_factory):
    """A page whose register has 250 rows."""
    html = show.findings(audit)._repr_html_()
    before, rest = html.split("<tbody>", 1)
    rows, after = rest.split("</tbody>", 1)
    row = rows[rows.index("<tr") : rows.index("</tr>") + len("</tr>")]
    many = "".join(row.replace("▲ 错误", f"▲ 错误 第{number}项", 1) for number in range(1, 251))
    return _page(f"{before}<tbody>{many}</tbody>{after}", tmp_path_factory.mktemp("long") / "long.html")


@pytest.fixture
def tab(long_page):
    """The page opened."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        tab = chromium.new_page()
        tab.goto(long_page.as_uri())
        yield tab
        chromium.close()


def _seen(tab):
    return tab.evaluate(
        "Array.from(document.querySelectorAll('.register tbody tr')).filter(r => r.offsetHeight).length"
    )


def test_the_first_rows_are_listed_and_the_rest_at_a_press(tab):
    """How many there are is said, so that nothing is left out in silence."""
    assert _seen(tab) == MOST
    assert tab.inner_text("output").strip() == "显示 250 项，共 250 项，先列出 200 项"

    tab.get_by_role("button", name="全部列出").press("Enter")

    assert _seen(tab) == 250
    assert tab.inner_text("output").strip() == "显示 250 项，共 250 项"


def test_search_and_sorting_reach_the_rows_that_are_not_listed(tab):
    """They go over all rows."""
    box = tab.get_by_label("查找单位、规则或文字")
    box.fill("第250项")
    found = _seen(tab)
    box.fill("")
    for _ in range(2):
        tab.get_by_role("button", name="级别").press("Enter")

    assert found == 1
    assert _seen(tab) == MOST


def test_print_has_every_row_and_what_is_folded(audit, long_page, tmp_path):
    """On paper nothing can be opened."""
    print_to_pdf(long_page, tmp_path / "long.pdf")
    print_to_pdf(_page(show.findings(audit)._repr_html_(), tmp_path / "folded.html"), tmp_path / "folded.pdf")

    texts = []
    for name in ("long.pdf", "folded.pdf"):
        with pypdfium2.PdfDocument(tmp_path / name) as document:
            texts.append("".join(page.get_textpage().get_text_range() for page in document))

    assert "第250项" in texts[0]
    assert [each.key for each in audit.findings if each.key not in texts[1]] == []
