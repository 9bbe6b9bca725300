"""Pages that join reports: the same bodies through the years, a parent beside its children, rates with their limits."""

import re
import warnings
from dataclasses import replace

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from tests.statistics.making import population, report
from toolkit.errors import UsageError
from toolkit.frames.schema import FRAMES
from toolkit.frames.typed import typed
from toolkit.publishing import charts, drawing, show


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """An audit of one body's reports of three years, and of a second body's of the last two."""
    folder = tmp_path_factory.mktemp("years")
    for year in (2021, 2022, 2023):
        (folder / f"a{year}.html").write_bytes(print_as(sound(year), "html"))
    for year in (2022, 2023):
        (folder / f"b{year}.html").write_bytes(print_as(sound(year, "青川市临江区水务局"), "html"))
    return toolkit.audit(folder)


@pytest.fixture(scope="module")
def joined(small):
    """The same with rows in the frames that join reports."""
    ids = small.frames["reports"].set_index("source")["report_id"]
    cell = {"table": "requests", "row": "new_received", "column": "total"}
    pair = cell | {"report_id": ids["a2023.html"], "value": 1200, "prior": 32}
    unknown = cell | {"report_id": ids["b2023.html"], "row": "carried_over", "value": 2}
    sums = {"children_sum": 30, "children_present": 2, "children_expected": 2}
    parents = [cell | sums | {"report_id": each, "value": 32} for each in ids[["a2022.html", "a2023.html"]]]
    parents[1]["children_sum"] = 32
    frames = {"year_on_year": [pair, unknown], "levels": parents}
    return replace(small, frames={**small.frames, **{name: typed(frames[name], FRAMES[name]) for name in frames}})


@pytest.fixture(scope="module")
def many(small):
    """The audit with the figures of forty departments, one of which grants nearly everything."""
    reports = [
        report(body=f"第{number}局", granted=100 + number % 9 - 4, partially_granted=0, total_outcomes=200,
               disclosure={f"{row}__decisions": 2 ** (number % 13) * 3**at for at, row in enumerate(ROWS)})
        for number in range(110)
    ]  # fmt: skip
    odd = report(body="<b>档案局</b>", granted=190, partially_granted=0, total_outcomes=200)
    return replace(small, frames={**small.frames, **population(*reports, odd)})


ROWS = ("licences", "penalties", "compulsory_measures")


def test_the_years_are_those_of_the_same_bodies(small):
    """A body that comes later does not make requests grow."""
    text = charts.years(small).text

    assert text.startswith("2 个单位合计：新收申请由 2022 年的 64 件到 2023 年的 64 件（+0.0%）")


def test_the_years_of_one_body_are_all_that_it_has(small):
    """With its name in the title."""
    shown = charts.years(small, "青川市临江区民政局")

    assert shown.text.startswith("青川市临江区民政局：新收申请由 2021 年的 32 件到 2023 年的 32 件")
    assert "2021 本年新收 32, 上年结转 2" in shown.text


def test_a_body_that_is_not_there_is_refused(small):
    """The message says how many there are."""
    with pytest.raises(UsageError) as error:
        charts.years(small, "水务局")

    assert "2" in str(error.value)


def test_one_report_makes_no_line(tmp_path):
    """A sentence says so."""
    (tmp_path / "a.html").write_bytes(print_as(sound(), "html"))

    assert "<img" not in charts.years(toolkit.audit(tmp_path)).html


def test_a_year_with_an_unknown_figure_is_not_part_of_a_line(tmp_path):
    """A blank is no fall to 0."""
    for year in (2021, 2022, 2023):
        sample = changed(sound(year), "requests", "new_received", "total", "" if year == 2021 else "32")
        (tmp_path / f"{year}.html").write_bytes(print_as(sample, "html"))

    assert "由 2022 年" in charts.years(toolkit.audit(tmp_path)).text


def test_pairs_are_shown_with_both_figures_and_a_dash_for_the_unknown(joined):
    """Last year's first."""
    text = show.pairs(joined).text

    assert "青川市临江区民政局 2023  32 → 1,200" in text
    assert "– → 2" in text


def test_parents_stand_beside_the_sum_of_their_children(joined):
    """With how many children it is of; the chart counts only figures with all children."""
    assert "32  30  2 / 2" in show.levels(joined).text
    assert "下级报告齐全的 2 项中，1 项等于下级各单位之和" in charts.levels(joined).text


def test_while_children_are_missing_a_smaller_sum_is_no_difference(joined):
    """The title says what can be said: who is below the sum."""
    levels = joined.frames["levels"].assign(children_expected=3)
    partly = replace(joined, frames={**joined.frames, "levels": levels.astype(FRAMES["levels"])})

    assert "下级报告都不齐，2 项中 0 项已小于现有下级之和" in charts.levels(partly).text


def test_frames_that_are_empty_are_told_in_a_sentence(small):
    """Without pairs and parents there are no tables."""
    empty = {name: small.frames[name][:0] for name in ("year_on_year", "levels")}
    bare = replace(small, frames={**small.frames, **empty})

    for view in (show.pairs, show.levels, charts.levels):
        assert re.search(r"<table|<img", view(bare).html) is None


def test_the_summaries_say_what_can_be_compared(joined):
    """In numbers computed from the frames."""
    assert "2 个单位共有 3 份报告可与上一年度的报告比较（2021–2023 年度）" in show.years_summary(joined).text
    assert "2 份上级报告有下级单位的报告可以对照，其中 2 份的下级报告齐全" in show.levels_summary(joined).text


def test_findings_can_be_asked_for_by_the_beginning_of_their_rules(tmp_path):
    """As the notebooks of years and levels do."""
    (tmp_path / "a.html").write_bytes(print_as(changed(sound(), "requests", "granted", "total", "19"), "html"))
    audit = toolkit.audit(tmp_path)

    assert "t3-" not in show.findings(audit, rules="year-").html
    assert "t3-" in show.findings(audit, rules="t3-").html
    assert "t3-balance" not in show.outcomes(audit, rules="t4-").html


def test_who_is_far_from_the_like_is_named_and_its_name_is_text(many):
    """In the chart's words and in the table."""
    shown = charts.funnel(many)

    assert shown.text.startswith("县级部门：111 份报告中 1 份的公开率明显偏离同类（中位数 50.0%）")
    assert "95.0% (200)" in shown.text
    assert "&lt;b&gt;档案局" in show.outliers(many).html
    assert "<b>档案局" not in shown.html + show.outliers(many).html


def test_a_rate_that_is_not_there_is_refused(many):
    """The message names those that are."""
    with pytest.raises(UsageError) as error:
        charts.funnel(many, "openness")

    assert "disclosure_rate" in str(error.value)


def test_first_digits_are_drawn_beside_the_law(many):
    """Nine shares, each with what the law asks for."""
    text = charts.first_digits(many).text

    assert "330 个处理决定数量的首位数字" in text
    assert text.count("本福特定律 ") == 9
    assert "1 " in text


def test_the_heat_map_shows_what_share_of_the_answers_each_result_is(small, many):
    """Of the reports that tell all six; a tie leads nowhere, and what has no place is counted."""
    shown = charts.heat_map(many)
    shares = "予以公开 95.0%, 部分公开 0.0%, 不予公开 0.0%, 无法提供 0.0%, 不予处理 0.0%, 其他处理 0.0%"

    assert shown.text.startswith("111 份报告中 111 份最多的办理结果是“予以公开”")
    assert "另有 87 " in shown.html
    odd = replace(many, frames={**many.frames, "reports": many.frames["reports"].tail(3)})
    assert f"<b>档案局</b> 2023 (200) {shares}" in charts.heat_map(odd).text
    tied = many.frames["requests_by_applicant"].assign(
        partially_granted=many.frames["requests_by_applicant"]["granted"]
    )
    assert charts.heat_map(replace(many, frames={**many.frames, "requests_by_applicant": tied})).text.startswith(
        "111 份报告中 0 份"
    )


def test_the_heat_map_leaves_out_what_is_not_known(small):
    """A report with a blank has no shares, and fewer than three make no chart."""
    requests = small.frames["requests_by_applicant"]
    known = charts.heat_map(small).text
    blank = requests["report_id"].isin(requests["report_id"].unique()[:3])
    left = requests.assign(partially_granted=requests["partially_granted"].mask(blank))

    assert known.startswith("5 份报告中 5 份")
    assert "<img" not in charts.heat_map(replace(small, frames={**small.frames, "requests_by_applicant": left})).html


def test_rates_are_followed_over_the_same_bodies(small):
    """Two bodies have 2022 and 2023; the third year of one of them is left out."""
    text = charts.trends(small).text

    assert text.startswith(
        "2 个单位合计：公开率由 2022 年的 67.7% 到 2023 年的 67.7% – 2022 公开率 67.7%, 不予公开率 6.5%, 结转率 8.8%"
    )
    assert "2021" not in text


def test_numbers_of_lines_that_lie_together_stand_apart():
    """None hides another."""
    assert drawing._apart([5.0, 5.1, 1.0], 2) == [5.0, 7.0, 1.0]


def test_too_few_reports_are_said_in_sentences(small):
    """No chart and no verdict from five reports."""
    assert "<img" not in charts.funnel(small).html + charts.first_digits(small).html
    assert "太少" in show.statistics(small).text
    assert "没有与同级同类相差很大的" in show.outliers(small).text


def test_rates_stand_with_their_definitions(small):
    """And of how many reports they are known."""
    text = show.rates(small).text

    assert "公开率  （予以公开＋部分公开）÷ 办理结果总计（答复数）  5  67.7%" in text
    assert "青川市临江区水务局 2023  32  34  31  67.7%" in show.reports_rates(small).text


def test_an_audit_of_nothing_readable_shows_no_figures(tmp_path):
    """Every view still answers."""
    (tmp_path / "empty.txt").write_text("没有表格", encoding="utf-8")
    audit = toolkit.audit(tmp_path)

    for view in (show.statistics, show.rates, show.reports_rates, show.outliers, show.zeros, show.pairs, show.levels):
        assert "nan" not in view(audit).html.lower()
    for view in (charts.years, charts.levels, charts.funnel, charts.first_digits, charts.heat_map, charts.trends):
        assert "<img" not in view(audit).html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_in_both_languages_and_draws_every_glyph(joined, many, language):
    """An English page has Chinese only where a name is Chinese."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for audit in (joined, many):
            spoken = replace(audit, language=language)
            views = [charts.funnel, charts.first_digits, charts.years, charts.levels, show.pairs, show.levels]
            views += [show.years_summary, show.levels_summary, show.statistics, show.rates, show.reports_rates]
            views += [show.outliers, show.zeros, charts.heat_map, charts.trends]
            words = " ".join(view(spoken).text for view in views)
            names = r"第\d+局|<b>档案局</b>|青川市临江区\w{2,4}局"
            assert bool(re.search(r"[\u4e00-\u9fff]", re.sub(names, "", words))) == (language == "zh")
