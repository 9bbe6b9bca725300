"""What makes false alarms in the rules of the text: each of these reports is sound, or cannot be told."""

from dataclasses import replace

import pytest

import toolkit
from tests.examples.text import _SAME
from tests.printing import Sample, print_as, sound

WORDS = sound().prose


def overview(text: str, **parts: object) -> Sample:
    """The sound report with more in section one."""
    return replace(sound(), prose=WORDS | {"overview": WORDS["overview"] + text}, **parts)


def preamble(text: str, year: int = 2023) -> Sample:
    """The sound report with more before section one."""
    sample = sound(year)
    return replace(sample, preamble=sample.preamble + text)


def problems(text: str) -> Sample:
    """The sound report with another section five."""
    return replace(sound(), prose=WORDS | {"problems": text})


def other(text: str, before: str = "") -> Sample:
    """The sound report with another section six, and with more in section one."""
    return replace(sound(), prose=WORDS | {"other": text, "overview": WORDS["overview"] + before})


def of(body: str, *samples: tuple[str, str], year: int = 2023) -> Sample:
    """The sound report of a body with other sections."""
    sample = sound(year, body)
    return replace(sample, prose=sample.prose | dict(samples))


SILENT = {
    "shortcomings in other words": problems(
        "宣传上仍有短板，窗口人手偏少，街坊知道得不多。今后打算增设夜间值班，请学校老师帮着讲解。"
    ),
    "no shortcoming found, and yet some": problems(
        "本年度未发现重大问题，但是回访次数偏少。下一步每月抽十户上门回访，回访情况贴在公开栏。"
    ),
    "aspects in other words": replace(
        sound(),
        prose=WORDS
        | {
            "overview": "低保标准在门口公示。有人书面申请公开的，当月答复。公开目录逐条核对。"
            "微信公众号每周推送。每季度培训一次，列入考核。",
            "requests": "",
        },
    ),
    "an aspect in the section of its own": replace(
        sound(),
        prose=WORDS
        | {
            "overview": "主动公开低保标准，核对公开目录，整理网站栏目，列入年度考核。",
            "requests": "依申请公开的答复由专人负责。",
        },
    ),
    "no fees, said in other words": other("本年度没有发生收费的情况。"),
    "no fees, said in section one": other("无。", "没有收取信息处理费。"),
    "a fee that the tariff gives": other("本年度收取信息处理费3件，共2230元。"),
    "documents of an earlier year": overview("\n对2021年印发的文件进行了清理。"),
    "a title with a year": overview("\n按照《青川市2022年政务公开工作要点》逐条落实。"),
    "a plan": overview("\n2024年，将继续把窗口的说明改得更短。"),
    "two years compared": overview("\n2022年，公开栏设在二楼。2023年，公开栏移到门口，并加了灯。"),
    "last year looked back to": overview("\n2022年，公开栏设在二楼，目前已移到门口。"),
    "since a year": overview("\n自2021年以来，公开栏每周更换。"),
    "last year's problems": problems(
        "2022年度报告指出的栏目更新慢的问题，已经整改。\n仍然存在的不足是夜里无人接听，改进办法是设留言箱。"
    ),
    "since a congress": overview("党的十八大以来，公开栏从无到有。"),
    "the latest congress": overview("深入贯彻党的二十大精神。"),
    "an earlier congress and the latest": overview("认真学习党的十九大、二十大精神。"),
    "a meeting after the end of the year": of(
        "青川市临江区民政局",
        ("overview", sound(2024).prose["overview"] + "贯彻党的二十届二中、三中全会精神。"),
        year=2024,
    ),
    "an office line": preamble("联系电话：0817-3345678，传真：03910000000。"),
    "a masked mobile": preamble("值班手机138****1234。"),
    "digits of an index": preamble("索引号：13800138000，编号201313800138000112。"),
    "an amount of eleven digits": overview("发放补贴15012345678元。"),
    "a credit code": overview("统一社会信用代码11320831014321234X。"),
    "an identity number with a wrong check": overview("编码110105194912310021。"),
    "an official address": preamble("邮箱：minzheng@linjiang.gov.cn。"),
    "rare characters": overview("由李锟、王喆、㛃某和\ue863某轮流值守，木工用锛凿修了公开栏。"),
    "a word for another in quotation marks": overview("来信称“我镇的路灯坏了”，已转交。"),
    "a superseded letter beside the present one": preamble(
        "依据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号编制。"
    ),
    "the history of the regulations": preamble("《条例》依据国务院令第492号公布，2019年国令第711号修订。"),
    "the letter in force in its time": preamble("依据国办公开办函〔2019〕60号编制。", 2020),
    "an aspect under a shorter heading": overview(
        "\n（一）申请公开情况\n每周清点。\n（二）政务公开平台建设\n每周清点。"
    ),
    "the body under a shorter name": preamble("现将临江区民政局2023年政府信息公开工作情况公布。"),
}
"""By what might be taken for a fault: the report, of which nothing may be said."""

OF_BODIES = {
    "a township speaks of itself": of("青川市临江区石桥镇人民政府", ("other", "我镇未收取信息处理费。")),
    "a department speaks of itself": of("青川市临江区水务局", ("other", "我局未收取信息处理费。")),
    "a committee that is a bureau too": of("青川市临江区发展和改革局", ("other", "我委未收取信息处理费。")),
    "a government's office compiles": replace(
        sound(body="青川市望山区人民政府"), preamble="本报告由青川市望山区人民政府办公室根据条例编制。"
    ),
    "a government speaks of its places": of(
        "南京市人民政府",
        ("overview", sound(2023, "南京市人民政府").prose["overview"] + "部分地区仍用公示栏。"),
    ),
}


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


@pytest.mark.parametrize("name", [*SILENT, *OF_BODIES])
def test_nothing_is_said_of(name, heard):
    """A word, a figure or a year that is right where it stands."""
    assert [each for each in heard[name] if each[0].startswith(TEXT)] == []


TEXT = ("s1-", "s5-", "s6-", "text-", "level-text", "level-foreign", "date-stale", "date-obsolete", "year-text")


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


_COPIES = ("year-text-similarity", "s5-same-as-last-year")


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

    assert [each for each in rules_of(audited(first, second)) if each[1] in _COPIES] == [
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

    assert [each for each in rules_of(result) if each[1] in _COPIES] == [
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
