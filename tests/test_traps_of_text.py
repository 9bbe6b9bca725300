"""What makes false alarms in the rules of the text: each of these reports is sound, or cannot be told."""

from dataclasses import replace

import pytest

import toolkit
from tests.examples.sound_texts import OF_BODIES, SILENT, WORDS, of, other, overview, preamble, problems
from tests.examples.text import _SAME
from tests.printing import print_as, sound


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    """What each report is accused of, all audited in one run, and the audit."""
    folder = tmp_path_factory.mktemp("traps")
    names = {}
    for number, (name, sample) in enumerate({**SILENT, **OF_BODIES}.items()):
        names[f"{number}.html"] = name
        (folder / f"{number}.html").write_bytes(print_as(sample, "html"))
    result = toolkit.audit(folder)
    found = {name: [] for name in names.values()}
    for finding in (each for each in result.findings if each.source):
        found[names[finding.source]].append((finding.rule, finding.message))
    return found


def is_of_the_text(rule):
    """Whether a rule judges words."""
    return rule.startswith(TEXT) and rule not in OF_TABLES_AND_PERIODS


@pytest.mark.parametrize("name", [*SILENT, *OF_BODIES])
def test_nothing_is_said_of(name, heard):
    """A word, a figure or a year that is right where it stands."""
    assert [each for each in heard[name] if is_of_the_text(each[0])] == []


TEXT = ("s1-", "s5-", "s6-", "text-", "level-", "date-", "year-text")
OF_TABLES_AND_PERIODS = ("level-table-duplicate", "date-period-stated")
"""What is true of these reports: their tables are the same, and some preambles state no period."""


@pytest.fixture
def audited(tmp_path):
    """Audit some samples, or bytes, as web pages, 0.html the first."""

    def run(*samples, **options):
        for number, sample in enumerate(samples):
            content = sample if isinstance(sample, bytes) else print_as(sample, "html")
            (tmp_path / f"{number}.html").write_bytes(content)
        return toolkit.audit(tmp_path, **options)

    return run


def rules_of(result):
    """Severity, rule and section of what was found."""
    return [(each.severity, each.rule, each.table) for each in result.findings]


def test_a_section_in_a_table_or_cut_is_not_called_empty(audited):
    """What cannot be read in full cannot be said to lack anything."""
    page = print_as(problems("问题在表内。"), "html").decode()
    table = "<table><tr><td>问题</td><td>改进</td></tr><tr><td>更新慢</td><td>每周更换</td></tr></table>"
    in_table = page.replace("问题在表内。", f"</p>{table}<p>")
    cut = replace(sound(), prose=WORDS | {"problems": "[略]", "overview": "主动公开情况良好。[略]"})
    dropped = page.replace("<p>问题在表内。</p>", "")

    result = audited(in_table.encode(), cut, dropped.encode())

    assert {each.source for each in result.findings if each.rule.startswith(("s1-", "s5-"))} == {"2.html"}
    assert result.of("s5-empty")["0.html", "problems"] is toolkit.Outcome.NOT_ASSESSABLE
    assert result.of("s5-empty")["1.html", "problems"] is toolkit.Outcome.NOT_ASSESSABLE
    assert result.of("s1-five-aspects")["1.html", "overview"] is toolkit.Outcome.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("暂无。", "8"),
        ("一年来各项工作成绩显著，窗口评价良好，街坊满意，上级多次表扬，来访的人都说好，全年平安。", "没有写出"),
        (
            "内容的时效有待提高，解读的形式有待丰富，人员的水平有待提升，答复的说理有待加强，目录有待核对。",
            "没有写改进",
        ),
    ],
)
def test_section_five_lacks_one_thing_and_that_is_one_finding(audited, text, expected):
    """Too short, no problem, or no improvement: never two of them."""
    findings = audited(problems(text)).findings

    assert [(each.severity, each.rule) for each in findings] == [("error", "s5-empty")]
    assert expected in findings[0].message or findings[0].actual == "3"


def test_a_copy_of_last_year_is_one_finding_for_each_section(audited):
    """Section five has its own rule; figures and years do not hide a copy, and the grades do not both fire."""
    text = "今年咨询台接待{}人次，答疑{}条。" + _SAME
    first, second = (
        of(
            "青川市临江区粮食局",
            ("overview", WORDS["overview"] + text.format(*figures)),
            ("problems", _SAME + "问题改进"),
            year=year,
        )
        for year, figures in ((2022, (15, 20)), (2023, (37, 41)))
    )

    assert [each for each in rules_of(audited(first, second)) if is_of_the_text(each[1])] == [
        ("error", "year-text-similarity", "overview"),
        ("warning", "s5-same-as-last-year", "problems"),
    ]


def test_passages_carried_over_are_a_warning_only(audited):
    """Half a text kept is less than all of it."""
    first, second = (
        of(
            "青川市临江区粮食局",
            ("overview", _SAME + sound(year, "青川市临江区粮食局").prose["overview"][:90] + WORDS["overview"][90:]),
            year=year,
        )
        for year in (2022, 2023)
    )

    result = audited(first, second)

    assert [each for each in rules_of(result) if is_of_the_text(each[1])] == [
        ("warning", "year-text-similarity", "overview")
    ]
    assert 0.7 <= result.frames["sections"]["prior_similarity"].dropna().max() < 0.9


def test_a_text_of_another_body_is_found_on_both_sides_with_the_others_name(audited):
    """Names and places do not hide it; a copy of one's own report is none, nor is that of one's own office."""
    bodies = ("青川市临江区粮食局", "青川市望山区物资局", "青川市望山区物资局", "青川市望山区物资局办公室")
    result = audited(*(of(body, ("overview", f"{body}说：{WORDS['overview']}{_SAME}")) for body in bodies))

    found = [(each.source, each.message) for each in result.findings if each.rule == "level-text-duplicate"]
    assert [source for source, _ in found] == ["0.html", "1.html", "3.html"]
    assert "与青川市望山区物资局" in found[0][1]
    assert "与青川市临江区粮食局" in found[1][1]
    assert result.of("level-text-duplicate")["2.html", "overview"] is toolkit.Outcome.NOT_ASSESSABLE


def test_what_there_is_nothing_to_compare_with_is_not_assessable(audited):
    """One report alone is no copy and no original."""
    result = audited(sound())

    assert result.of("s5-same-as-last-year")["problems"] is toolkit.Outcome.NOT_ASSESSABLE
    assert result.of("level-text-duplicate")["overview"] is toolkit.Outcome.NOT_ASSESSABLE
    reasons = result.unassessable.set_index(["rule", "table"])["reason"]
    assert reasons["s5-same-as-last-year", "problems"] == "缺少数字：与上年同一部分的相似度"


def test_without_a_body_or_with_two_years_what_rests_on_them_is_not_assessable(audited):
    """A title of one year and a period of another: which year is stale cannot be told."""
    page = print_as(overview("\n2022年，本单位主动公开低保标准。我镇每周更换公开栏。"), "html").decode()
    two_years = page.replace("2023年1月1日至2023年12月31日", "2022年1月1日至2022年12月31日")

    result = audited(two_years.encode(), page.replace("青川市临江区民政局", "").encode())

    assert result.of("date-stale-year")["0.html", "overview"] is toolkit.Outcome.NOT_ASSESSABLE
    assert result.of("level-foreign-name")["1.html", "overview"] is toolkit.Outcome.NOT_ASSESSABLE


def test_numbers_of_people_are_masked_wherever_a_finding_prints_them(audited):
    """The register must not publish them again."""
    result = audited(overview("张某，11010519491231002X，13800138000，zhangsan@qq.com。"))

    printed = " ".join(result.findings.frame.fillna("").astype(str).agg(" ".join, axis=1))
    assert "1101************2X" in printed
    assert "138****8000" in printed
    assert "zh****@qq.com" in printed
    assert not any(each in printed for each in ("11010519491231002X", "13800138000", "zhangsan"))


def test_none_beside_an_unpaid_fee_is_one_finding(audited):
    """Either that nothing is said of fees, or that what is said does not go together."""
    from tests.printing import changed

    def unpaid(sample):
        for column in ("natural_person", "total"):
            sample = changed(sample, "requests", "other_unpaid", column, "1")
            sample = changed(sample, "requests", "other_misc", column, "0")
        return sample

    silent = unpaid(other("无。"))
    told = unpaid(other("无。", "收费通知发出后无人缴费。"))

    assert rules_of(audited(silent, told)) == [
        ("warning", "t3-nonpay-needs-notice", "requests"),
        ("warning", "s6-none-conflict", "other"),
    ]


def test_the_place_of_a_finding_before_section_one_is_the_preamble(audited):
    """In either language."""
    sample = preamble("来信请寄linjiang@163.com。")

    assert audited(sample).findings[0].message.startswith("“导语”部分：邮箱")
    assert "Preamble" in audited(sample, language="en").findings[0].place


def test_a_preamble_is_no_section_and_its_words_are_no_heading(audited):
    """Structure is judged by the six sections alone."""
    page = print_as(sound(), "html").decode().replace("<body>", "<body><p>导语</p><p>前言</p>")

    result = audited(page.encode())

    assert rules_of(result) == []
    assert result.frames["sections"]["section"].tolist()[0] == "preamble"
    assert result.frames["reports"]["sections_printed"].item() == "一二三四五六"
    assert "preamble" not in result.of("struct-label-altered")


@pytest.mark.parametrize(
    "title",
    [
        "青川市临江区民政局2023年政府信息公开年报",
        "青川市临江区民政局2023年度政府信息公开工作情况报告",
        "青川市临江区民政局关于2023年度政府信息公开工作的年度报告",
        "2023年青川市临江区民政局政府信息公开工作年度报告",
        "青川市临江区民政局</p><p>2023年政府信息公开工作</p><p>年度报告",
    ],
)
def test_a_title_in_another_form_is_no_misprint(tmp_path, title):
    """As published reports print it, also over several lines."""
    page = print_as(sound(), "html").decode().replace(sound().title, title)
    (tmp_path / "a.html").write_bytes(page.encode())

    assert toolkit.read(tmp_path / "a.html").identity.year == 2023
    from toolkit.frames import facts

    assert facts([toolkit.read(tmp_path / "a.html")])["reports"]["title_slips"].item() == 0


def test_a_city_adds_its_own_rules_by_a_folder_of_suites(audited, root):
    """The limits of one city judge only where its folder is named."""
    long = overview("公开栏每周更换，内容由综合科核对后张贴，旧的一份收回存档。" * 40)
    local = root / "data" / "local_rules"

    assert "s1-length" not in {each.rule for each in audited(long).findings}
    judged = audited(long, suites=local)
    assert [(each.severity, each.rule, each.expected) for each in judged.findings] == [
        ("info", "s1-length", "150–1000")
    ]
    assert rules_of(audited(sound(), suites=local)) == []
