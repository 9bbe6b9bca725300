"""Two years of one body side by side: sentences that are kept, changed, new or gone; figures with their differences."""

import re
from dataclasses import replace

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.errors import UsageError
from toolkit.publishing import show
from toolkit.publishing.sentences import Kind, compared
from toolkit.publishing.theme import family

BODY = "青川市临江区民政局"
BEFORE = "一是加强领导。区民政局全年答复20件，办结18件。开展了三次培训会，效果良好；群众满意度提高。<b>旧</b>栏目撤销。"
NOW = "群众满意度 提高。区民政局全年答复32件，办结30件。开展了四次专题培训会，效果良好；“<i>云</i>上公开”专栏上线运行。"


def _written(pair):
    return tuple(
        "".join(f"[{text}]" if differs else text for text, differs in runs) for runs in (pair.before, pair.now)
    )


def test_every_sentence_of_both_years_is_told_once_and_what_became_of_it():
    """A moved one is kept; a changed figure is changed as a whole; what is gone stands where it stood."""
    pairs = compared(BEFORE, NOW, BODY)

    assert [(pair.kind, *_written(pair)) for pair in pairs] == [
        (Kind.GONE, "一是加强领导。", ""),
        (Kind.REPEATED, "群众满意度提高。", "群众满意度提高。"),
        (Kind.GONE, "<b>旧</b>栏目撤销。", ""),
        (Kind.FIGURES, "区民政局全年答复[20]件，办结[18]件。", "区民政局全年答复[32]件，办结[30]件。"),
        (Kind.CHANGED, "开展了[三次]培训会，效果良好；", "开展了[四次专题]培训会，效果良好；"),
        (Kind.NEW, "", "“<i>云</i>上公开”专栏上线运行。"),
    ]


def test_prescribed_wording_is_neither_kept_nor_new():
    """Every report has it."""
    pairs = compared("本年度没有收取信息处理费。", "（一）主动公开\n本年度未收取信息处理费。", BODY)

    assert [pair.kind for pair in pairs] == [Kind.FIXED, Kind.FIXED]


def test_one_sentence_stands_for_one_only():
    """What comes twice is kept once and new once."""
    pairs = compared("定期检查各科室。", "定期检查各科室。定期检查各科室。", BODY)

    assert [pair.kind for pair in pairs] == [Kind.REPEATED, Kind.NEW]


@pytest.mark.parametrize("texts", [("", ""), (" \n ", "。")])
def test_texts_without_sentences_have_nothing_to_compare(texts):
    """Blanks are no sentences."""
    assert compared(*texts, BODY) == []


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """An audit of three years of a body, the last with another overview and figures, and of one year of another."""
    folder = tmp_path_factory.mktemp("two")
    samples = {year: sound(year) for year in (2020, 2021, 2022, 2023)}
    samples[2022] = replace(samples[2022], prose=samples[2022].prose | {"overview": BEFORE})
    last = changed(samples[2023], "requests", "granted", "research", "1")
    last = changed(
        changed(last, "disclosure", "licences", "decisions", ""), "disclosure", "fees", "amount", "1234567.5"
    )
    samples[2023] = replace(last, prose=last.prose | {"overview": NOW})
    samples[2024] = sound(2024, "青川市临江区水务局")
    for year, sample in samples.items():
        (folder / f"{year}.html").write_bytes(print_as(sample, "html"))
    return toolkit.audit(folder)


def test_figures_of_two_years_stand_in_one_cell_with_their_difference(two):
    """Equal ones once, a blank as a blank, and a large amount with all its digits."""
    text = show.years_tables(two).text

    assert text.startswith(f"{BODY}，2022 年与 2023 年。")
    assert "表三 予以公开 12 → 12, 4 → 4, 0 → 1 +1, " in text
    assert "表二 行政许可 128 → 空\n" in text
    assert "表二 行政事业性收费 1.25 → 1234567.5 +1,234,566.25" in text
    html = show.years_tables(two).html
    assert '<td class="differs">0 → 1 <b>+1</b></td>' in html
    assert "<td>12</td>" in html


def test_a_form_that_has_other_cells_says_so(two):
    """2020 printed the form of 2019."""
    text = show.years_tables(two, BODY, 2021).text

    assert "表二 行政规范性文件 无此格 → 3, 无此格 → 1, 无此格 → 12, 3 → 无此格" in text


def test_the_carry_over_is_held_against_the_year_before(two):
    """Two carried over, three expected."""
    text = show.years_carry_over(two).text

    assert "表三“上年结转”行“自然人”列  3  2  −1" in text
    assert "表三“上年结转”行“商业企业”列  0  0  0" in text
    assert "表二“行政规范性文件”行“现行有效件数”列  14  12  −2" in text


def test_the_prose_of_two_years_is_marked_without_colour_and_is_text(two):
    """Struck through and underlined, with a sign and a word; markup in a report stays text."""
    html = show.years_prose(two).html

    assert "开展了<del>三次</del>培训会" in html
    assert "开展了<ins>四次专题</ins>培训会" in html
    assert "≈ 有改动" in html
    assert "&lt;b&gt;旧&lt;/b&gt;栏目撤销。" in html
    assert re.search(r"<[bi]>[旧云]", html) is None


def test_the_repeat_rate_leaves_prescribed_wording_out(two):
    """It is the rule's: what the frame says of the section; a section of nothing else has none."""
    text = show.years_prose(two).text
    sections = two.frames["sections"]
    known = sections.loc[(sections["year"] == 2023) & (sections["section"] == "overview"), "prior_similarity"]

    assert known.tolist() == [0.553]
    assert "总体情况 55.3%" in text
    assert "其他需要报告的事项 –" in text


def test_a_body_or_year_that_cannot_be_compared_is_said(two):
    """A body that is not there is refused; one with a single year has a sentence."""
    with pytest.raises(UsageError):
        show.years_prose(two, "水务局")
    for view in (show.years_tables, show.years_carry_over, show.years_prose):
        assert "<table" not in view(two, "青川市临江区水务局").html
        assert "<table" not in view(two, BODY, 2020).html


def test_an_english_page_has_chinese_only_in_quoted_sentences(two):
    """Names of cells, kinds and headings are English."""
    spoken = replace(two, language="en")
    html = show.years_tables(spoken).html + show.years_carry_over(spoken).html
    html += re.sub(r"<td>.*?</td>", "", show.years_prose(spoken).html)

    assert re.findall(r"[\u4e00-\u9fff]+", html.replace(BODY, "")) == []


def test_every_sign_is_in_the_bundled_font():
    """The signs are all that some readers have."""
    from matplotlib import font_manager

    family()
    font = font_manager.get_font(font_manager.findfont("Noto Sans SC"))
    assert [sign for sign in "=#≈+−·→" if ord(sign) not in font.get_charmap()] == []
