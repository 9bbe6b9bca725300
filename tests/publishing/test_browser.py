"""The rendered page in a browser: it opens without a network, runs nothing but its own search, and prints."""

import os

import pypdfium2
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.cli import main
from toolkit.publishing.print import browser, print_to_pdf

pytestmark = pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")

EVIL = '"><script>document.title="run"</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The page of a batch: a wrong total, a wrong channel, and a report that prints markup for a figure."""
    folder = tmp_path_factory.mktemp("batch")
    (folder / "reports").mkdir()
    reports = {
        "wrong": changed(sound(), "requests", "granted", "total", "19"),
        "channel": changed(sound(body="青川市临江区档案局"), "disputes", "reconsideration", "total", "9"),
        "evil": changed(sound(body="青川市临江区气象局"), "requests", "granted", "research", EVIL),
    }
    for name, sample in reports.items():
        (folder / "reports" / f"{name}.html").write_bytes(print_as(sample, "html"))
    main(["audit", str(folder / "reports"), "--out", str(folder / "out"), "--formats", "html"])
    return folder / "out" / "findings.html"


@pytest.fixture(scope="module")
def chromium():
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(chromium, page_file):
    """The page opened, with what it asked for and what the console said."""
    tab = chromium.new_page()
    tab.told, tab.asked = [], []
    tab.on("console", lambda each: tab.told.append(each.text))
    tab.on("pageerror", lambda each: tab.told.append(str(each)))
    tab.on("request", lambda each: tab.asked.append(each.url))
    tab.goto(page_file.as_uri())
    yield tab
    tab.close()


def test_no_request_leaves_the_page_and_the_console_is_silent(opened, page_file):
    """Everything it needs is in it; nothing that a report prints runs."""
    assert [url for url in opened.asked if not url.startswith("data:")] == [page_file.as_uri()]
    assert opened.told == []
    assert opened.title() == "政府信息公开工作年度报告核查结果"
    assert EVIL in opened.inner_text("body")


def test_every_finding_is_on_the_page_with_and_without_scripts(chromium, opened, page_file):
    """The register is whole before the script lays its search over it."""
    keys = [finding.key for finding in toolkit.load(page_file.parent).findings]
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page_file.as_uri())

    assert [key for key in keys if key not in opened.content()] == []
    assert [key for key in keys if key not in plain.inner_text("table.register")] == []
    assert plain.locator(".search, th button").count() == 0
    context.close()


def test_search_leaves_the_rows_that_hold_every_word(opened):
    """And says how many there are."""
    opened.get_by_label("查找单位、规则或文字").fill("档案局 t4-row")

    shown = [row for row in opened.locator("table.register tbody tr").all() if row.is_visible()]
    assert len(shown) == 1
    assert "总计 = 9" in shown[0].inner_text()
    assert opened.inner_text("output").strip().startswith("显示 1 项，共 ")


def test_a_column_sorts_both_ways_by_its_button(opened):
    """By keyboard as well as by mouse; the column says how it is sorted."""
    button = opened.locator("table.register th button").nth(0)
    button.focus()

    button.press("Enter")
    up = opened.locator("table.register tbody .badge").all_inner_texts()
    button.press("Enter")
    down = opened.locator("table.register tbody .badge").all_inner_texts()

    assert up[0] == "▲ 错误"
    assert down[-1] == "▲ 错误"
    assert down[0] != "▲ 错误"
    assert opened.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_the_contents_lead_to_every_part(opened):
    """Each link of the contents has its heading."""
    links = opened.locator("nav a").all()

    assert [link.inner_text() for link in links] == opened.locator("h2").all_inner_texts()
    for link in links:
        assert opened.locator(link.get_attribute("href")).inner_text() == link.inner_text()


def test_a_reader_who_hears_the_page_is_told_what_each_table_and_picture_is(opened):
    """Captions, scopes, text alternatives, one first heading."""
    assert opened.locator("h1").count() >= 1
    assert opened.locator("html").get_attribute("lang") == "zh"
    assert opened.locator("thead th:not([scope])").count() == 0
    assert opened.locator("table.register caption, table.printed caption").count() >= 2
    assert opened.locator("img:not([alt]), img[alt='']").count() == 0


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(23, 25, 28)")])
def test_the_page_follows_the_readers_choice_of_light_or_dark(chromium, page_file, scheme, paper):
    """Paper and ink change together."""
    context = chromium.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(page_file.as_uri())

    colours = [
        tab.evaluate(f"getComputedStyle(document.querySelector('{where}')).{what}")
        for where, what in (("body", "backgroundColor"), (".register td", "backgroundColor"), (".gk", "color"))
    ]

    assert colours == [paper, paper, "rgb(26, 26, 26)" if scheme == "light" else "rgb(232, 230, 227)"]
    context.close()


def test_the_page_prints_on_a4_without_its_controls(page_file, tmp_path):
    """Chinese is printed as text, the first page is not blank, the search box is gone."""
    print_to_pdf(page_file, tmp_path / "page.pdf")

    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as document:
        width, height = document[0].get_size()
        first = document[0].get_textpage().get_text_range()
    assert (round(width), round(height)) == (595, 842)
    assert "政府信息公开工作年度报告核查结果" in first
    assert "查找单位" not in first
