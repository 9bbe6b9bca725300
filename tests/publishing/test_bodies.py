"""A page of results for each body, in one file: reached from a table by name, whole without scripts."""

import os
import re
from dataclasses import replace

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.publishing import show
from toolkit.publishing.print import browser, print_to_pdf

ROSTER = """body,parent,level,kind,aliases
青川市临江区水务局,青川市临江区人民政府,county,department,
青川市临江区档案局,青川市临江区人民政府,county,department,
青川市临江区民政局,青川市临江区人民政府,county,department,
"""
CIVIL, WATER, ARCHIVES, OTHER = (f"青川市临江区{name}局" for name in ("民政", "水务", "档案", "财政"))


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """Of the roster: two years of one, an unreadable file of another, none of a third. Beside it: one with a gap."""
    folder = tmp_path_factory.mktemp("bodies")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    wrong = changed(sound(2023, CIVIL), "requests", "granted", "total", "19")
    wrong = replace(wrong, prose=wrong.prose | {"problems": "<i>没有</i>问题，今后改进。"})
    (folder / "reports").mkdir()
    (folder / "reports" / "b.html").write_bytes(print_as(wrong, "html"))
    (folder / "reports" / "a.html").write_bytes(print_as(sound(2022, CIVIL), "html"))
    (folder / "reports" / f"{WATER}2023.txt").write_text("没有表格", encoding="utf-8")
    (folder / "reports" / "d.html").write_bytes(print_as(sound(2023, OTHER), "html"))
    (folder / "reports" / "c.html").write_bytes(print_as(sound(2021, OTHER), "html"))
    return toolkit.audit(folder / "reports", roster=folder / "roster.csv")


def _pages(html):
    """Return the page of each body by its name, and the id that the table leads to by name."""
    pages = dict(re.findall(r'<details class="body" id="(body-\d+)".*?<h3>.*?</h3>(.*?)</details>', html, re.DOTALL))
    links = {name: found for found, name in re.findall(r'<a href="#(body-\d+)">(.*?)</a>', html)}
    return {name: pages[found] for name, found in links.items()}


def test_every_body_has_its_page_and_the_table_leads_to_it(audit):
    """The roster's first, in its order; a source that cannot be read is of the body that it is named after."""
    pages = _pages(show.bodies(audit).html)

    assert list(pages) == [WATER, ARCHIVES, CIVIL, OTHER]
    assert f"{WATER}2023.txt · 未能读取" in pages[WATER]
    assert pages[CIVIL].index("<h4>2023") < pages[CIVIL].index("<h4>2022")


def test_every_finding_stands_on_one_page(audit):
    """Also those about reports that are not there."""
    pages = _pages(show.bodies(audit).html)
    lines = {name: page.count("<li>") for name, page in pages.items()}
    counted = {name: sum(finding.body == name for finding in audit.findings) for name in (ARCHIVES, CIVIL, OTHER)}

    assert sum(lines.values()) == len(audit.findings)
    assert counted.items() <= lines.items()
    assert "year-year-missing" in pages[OTHER]
    assert "予以公开" in pages[CIVIL]


def test_a_page_tells_the_figures_and_how_often_the_report_was_judged(audit):
    """As the outcomes of the report count it."""
    page = _pages(show.bodies(audit).html)[OTHER]
    ids = audit.frames["reports"].set_index("source")["report_id"]
    judged = [
        each.codes[(audit.frames[each.rule.frame]["report_id"] == ids["d.html"]).fillna(value=False).to_numpy()]
        for each in audit.assessments
    ]
    passed = sum(int((codes == 1).sum()) for codes in judged)

    assert f"通过 {passed:,}" in page
    assert "新收 32 · 收办数 34 · 答复数 31 · 公开率 67.7%" in page


def test_the_table_says_who_has_published_year_by_year(audit):
    """What neither roster nor report tells is a dash."""
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', show.bodies(audit).html, re.DOTALL)
    states = {re.search(r"(青川\w+局)", row)[1]: re.findall(r"<td[^>]*>(\D*?)</td>", row) for row in rows}

    assert states == {
        WATER: ["未能读取", "未能读取", "未能读取"],
        ARCHIVES: ["未见", "未见", "未见"],
        CIVIL: ["未见", "已发布", "已发布"],
        OTHER: ["已发布", "–", "已发布"],
    }


def test_many_findings_of_one_rule_are_counted(audit):
    """The page shows five of them, and says how many more the register has."""
    finding = next(finding for finding in audit.findings if finding.body == CIVIL)
    others = [each for each in audit.findings if each.body != CIVIL]
    many = replace(audit, findings=type(audit.findings)([*others, *[finding] * 12]))

    page = _pages(show.bodies(many).html)[CIVIL]
    assert page.count("<li>") == 5
    assert "同类问题另有 7 项" in page


def test_without_a_roster_every_report_still_has_its_page(audit):
    """Bodies are those of the reports, and a source that tells none goes by its name."""
    coverage = audit.frames["coverage"].assign(in_roster=0)
    bare = replace(audit, frames={**audit.frames, "coverage": coverage})

    assert {f"{WATER}2023.txt", CIVIL, OTHER} <= set(_pages(show.bodies(bare).html))


def test_an_english_page_has_chinese_only_in_names(audit):
    """And in the sources' names."""
    html = show.bodies(replace(audit, language="en", findings=type(audit.findings)())).html

    assert re.sub(f"{WATER}|{ARCHIVES}|{CIVIL}|{OTHER}", "", html).isascii() is False
    assert re.findall(r"[\u4e00-\u9fff]+", re.sub(f"{WATER}|{ARCHIVES}|{CIVIL}|{OTHER}", "", html)) == []


@pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")
def test_closed_pages_are_printed_too(audit, tmp_path):
    """Paper has nothing to click on."""
    import pypdfium2

    from toolkit.publishing.views import style

    html = show.bodies(audit).html.replace(" open>", ">")
    page = tmp_path / "page.html"
    page.write_text(f'<meta charset="utf-8"><style>{style()}</style><div class="gk">{html}</div>', encoding="utf-8")
    print_to_pdf(page, tmp_path / "page.pdf")

    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as document:
        text = "".join(each.get_textpage().get_text_range() for each in document)
    assert "67.7%" in text
