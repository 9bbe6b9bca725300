"""What the facts about words rest on: numbers of people, stale years, superseded meetings, copies."""

import time

import pytest

from toolkit.extraction.garbled import garbled
from toolkit.extraction.masking import masked
from toolkit.extraction.meetings import superseded
from toolkit.extraction.mentions import (
    has_improvement,
    has_problem,
    is_concrete,
    is_cut,
    missing,
    says_nothing,
    speaks_of_fees,
)
from toolkit.extraction.misprints import heading_slips, title_slips
from toolkit.extraction.privacy import identity_numbers, mobiles, private_mails
from toolkit.extraction.selves import foreign_selves
from toolkit.extraction.stale import obsolete_basis, stale_years
from toolkit.forms import meetings
from toolkit.report import Identity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002X", ("1101************2X",)),
        ("号码11010519491231002x。", ("1101************2x",)),
        ("110105194912310021", ()),  # the check character is X
        ("11010519491331002X", ()),  # there is no thirteenth month
        ("A11010519491231002X", ()),
        ("911010519491231002X", ()),
        ("1101051949****002X", ()),
    ],
)
def test_an_identity_number_has_a_date_of_birth_and_a_right_check_character(text, expected):
    """GB 11643; anything else of eighteen digits is another number."""
    assert identity_numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13800138000", ("138****8000",)),
        ("电话：138 0013 8000、139-0013-8000", ("138****8000", "139****8000")),
        ("+8613800138000", ("138****8000",)),
        ("12800138000", ()),
        ("138****8000", ()),
        ("213800138000", ()),
        ("138001380001", ()),
        ("0517-13800138000", ()),
        ("13800138000元", ()),
        ("13800138000.5", ()),
        ("索引号：13800138000", ()),
        ("https://example.gov.cn/13800138000.html", ()),
    ],
)
def test_a_mobile_number_stands_alone(text, expected):
    """Part of a longer number, an amount or an index is none."""
    assert mobiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b@qq.com", ("a.****@qq.com",)),
        ("minzheng＠vip.163.com", ("mi****@vip.163.com",)),
        ("zwgk@linjiang.gov.cn", ()),
        ("a@qq.com.linjiang.gov.cn.example", ()),
        ("qq.com", ()),
    ],
)
def test_private_mail_is_told_by_its_provider(text, expected):
    """Of the name only the first two letters are shown."""
    assert private_mails(text) == expected


@pytest.mark.parametrize("text", ["公开\ufffd情况", "锟斤拷", "æ”¿åºœ", "鏀垮簻淇℃伅鍏紑锛屾儏鍐", "????", "â€œ公开â€"])
def test_garbled_text_is_told_by_what_no_writer_writes(text):
    """Each with the characters around it."""
    assert garbled(f"前文。{text}后文")


@pytest.mark.parametrize(
    "text", ["李锟、王喆、㛃", "\ue863", "锛凿斧锯", "café、naïve", "是否公开？？", "ASCII only?", ""]
)
def test_rare_characters_are_not_garbled(text):
    """Names are written with them."""
    assert garbled(text) == ()


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("深入贯彻党的十九大精神。", 2023, (0, "十九大", "二十大")),
        ("贯彻落实党的十九届五中全会精神。", 2021, (0, "十九届五中全会", "十九届六中全会")),
        ("学习十九届历次全会精神。", 2022, (0, "十九大", "二十大")),
        ("学习党的二十届二中全会精神。", 2024, (0, "二十届二中全会", "二十届三中全会")),
        ("学习党的二十大精神。", 2025, None),
        ("学习党的二十大和二十届二中、三中全会精神。", 2024, None),
        ("学习党的二十届三中全会精神。", 2024, None),
        ("学习党的十九大精神。", 2021, None),
        ("党的十八大以来，公开栏从无到有。", 2023, None),
        ("贯彻党的十九大精神，喜迎二十大。", 2022, None),
        ("十九大期间公开栏停用。", 2023, None),
        ("学习十九大类事项。", 2023, None),
    ],
)
def test_the_latest_meeting_named_is_held_against_those_held_by_the_end_of_the_year(text, year, expected):
    """Only one whose spirit is carried out, and only a congress or a plenum with a decision leaves it behind."""
    assert superseded([text], year) == expected


def test_meetings_are_in_the_order_of_their_days():
    """A list that people continue by hand."""
    days = [day for day, _ in meetings().values()]

    assert days == sorted(days)
    assert {rank for _, rank in meetings().values()} == {1, 2, 3}


@pytest.mark.parametrize(
    "text",
    [
        "2022年，我局公开栏每周更换，做好张贴。",
        "（一）2022年度，共发布信息。",
        "一是2022年全镇主动公开信息86条。",
        "2022年度未收取信息处理费。",
        "2022 年，本单位存在更新慢的不足。",
    ],
)
def test_a_sentence_that_opens_with_an_earlier_year_and_reports_is_stale(text):
    """When its paragraph does not name the year of the report."""
    assert stale_years(text if text.endswith("。") else text + "。", 2023) == (text.replace(" ", "").rstrip("。"),)
    assert stale_years(text, 2022) == ()
    assert stale_years(text + "2023年，公开栏移到门口。", 2023) == ()


@pytest.mark.parametrize(
    "text",
    [
        "对2022年印发的文件进行清理。",
        "2022年印发的文件已公开。",
        "2022年收到的申请均已公开答复。",
        "2022年，公开信息较上年增长一成。",
        "2024年，将公开更多事项。",
        "2022年以来，公开栏每周更换。",
        "2022年，公开信息86条，2021年80条。",
        "2022年公开的《办法》今年修改。",
        "截至2022年底，公开栏有三块。",
        "《2022年政务公开要点》逐条落实。",
        "2022-2023年，公开栏有三块。",
        "2022年，公开信息86条",
    ],
)
def test_a_year_that_belongs_to_something_else_is_not_stale(text):
    """Objects, titles, plans, comparisons; and a line without a full stop is an entry of a list."""
    assert stale_years(text, 2023) == ()


def test_a_basis_is_obsolete_unless_cited_beside_what_superseded_it():
    """In round or square brackets, with or without the office's abbreviation."""
    assert obsolete_basis("根据国务院令第492号编制。") == ("国务院令第492号",)
    assert obsolete_basis("按照国办公开办函[2019]60号 要求编制。") == ("国办公开办函[2019]60号",)
    assert obsolete_basis("根据《条例》（国令第711号）和〔2019〕60号编制。") == ("〔2019〕60号",)
    assert obsolete_basis("根据〔2019〕60号、〔2021〕30号编制。") == ()
    assert obsolete_basis("根据国务院令第492号公布、第711号修订的条例编制。") == ()
    assert obsolete_basis("地址：国令路60号492室。") == ()


TOWN = Identity(
    body="青川市临江区石桥镇人民政府", kind="township", title="石桥镇人民政府2023年政府信息公开工作年度报告"
)


BUREAU = Identity(body="青川市临江区民政局", kind="department", title="临江区民政局2023年政府信息公开工作年度报告")


DISTRICT = Identity(
    body="青川市临江区人民政府", kind="government", title="临江区人民政府2023年政府信息公开工作年度报告"
)


STREET = Identity(body="临江区河东街道办事处", kind="subdistrict", title="河东街道办事处2023年政府信息公开年报")


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        (TOWN, "我局公开栏。", ("我局",)),
        (TOWN, "我街道与我镇。", ("我街道",)),
        (TOWN, "我乡公开栏。", ("我乡",)),
        (BUREAU, "我镇公开栏，本街道。", ("我镇", "本街道")),
        (DISTRICT, "我县公开栏。", ("我县",)),
        (STREET, "收到公民向市政府提出的申请5件。", ("向市政府提出的申请5件",)),
        (BUREAU, "现将望山区教育局2023年政府信息公开情况公布。", ("望山区教育局",)),
        (BUREAU, "本报告由临江区人民政府办公室编制。", ("临江区人民政府办公室",)),
        (TOWN, "我镇、本镇、我区、本级。", ()),
        (TOWN, "来信说“我局不管”，见《我局规定》。", ()),
        (BUREAU, "我局、本局，我委派专人，我委员会。", ()),
        (BUREAU, "现将临江区民政局2023年政府信息公开情况公布。", ()),
        (BUREAU, "本报告由区民政局办公室编制。", ()),
        (BUREAU, "现将我局2023年政府信息公开情况公布。", ()),
        (DISTRICT, "本报告由青川市临江区人民政府办公室根据条例编制。", ()),
        (DISTRICT, "我区、我市，县级平台，本县级。", ()),
        (STREET, "配合区政府答复转交的申请5件。", ()),
        (Identity(body="某某中心"), "我局", None),
        (Identity(), "我局", None),
    ],
)
def test_whom_a_text_calls_itself(who, text, expected):
    """By kind and name of the body; of a body of unknown kind nothing is said."""
    assert foreign_selves(text, who) == expected


@pytest.mark.parametrize(
    ("text", "problem", "improvement"),
    [
        ("人手偏少，今后增设夜班。", True, True),
        ("时效有待提高，人手不够。", True, False),
        ("下一步加强回访。", False, True),
        ("未发现突出问题，继续加强回访。", False, True),
        ("没有解决好的问题是人手，拟补足。", True, True),
        ("更新不及时、不规范。", True, False),
        ("各项工作良好。", False, False),
    ],
)
def test_shortcomings_and_their_improvement_are_told_apart(text, problem, improvement):
    """What has yet to be improved is no improvement; that nothing was found is no problem."""
    assert (has_problem(text), has_improvement(text)) == (problem, improvement)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("无。", True),
        ("无", True),
        ("本年度没有其他需要报告的事项。", True),
        ("我局无其他需要报告事项。\n青川市临江区民政局\n2024年1月18日", True),
        ("2023年度，暂无需要报告的其他事项。", True),
        ("无其他需要报告的事项，未收取信息处理费。", False),
        ("没有收取信息处理费。", False),
        ("无锡市有一家企业来信。", False),
        ("", False),
    ],
)
def test_a_section_that_says_nothing(text, nothing):
    """One that speaks of fees says something; an empty one does not even say that."""
    assert says_nothing(text) is nothing


def test_words_are_sought_generously():
    """Fees, aspects, what is concrete, and what was cut."""
    assert speaks_of_fees("未发生收费情况")
    assert not speaks_of_fees("没有其他需要报告的事项")
    assert missing("aspects", "公示栏和培训") == ("on_request", "management")
    assert "platforms" not in missing("aspects", "通过公报公布决定，向社区发放《区人民政府公报》")
    assert "platforms" in missing("aspects", "月度数据、经济普查公报和统计公报按时公布")
    assert missing("assessments", "满意度测评、绩效、问责") == ()
    assert is_cut("前言[前言略]后文")
    assert not is_cut("战略（省略号）策略")
    assert is_concrete("公开86条", "")
    assert is_concrete("印发《公开栏管理办法》", "")
    assert is_concrete("临江区的公开栏", "青川市临江区民政局")
    assert not is_concrete("2023年，认真落实《条例》，做到“谁公开、谁负责”。", "青川市临江区民政局")


@pytest.mark.parametrize(
    "text", ["十九届一、" * 20_000, "（一）" * 30_000, "2022年" * 30_000, "a@" * 30_000, "“" * 50_000, "1" * 90_000]
)
def test_hostile_text_costs_little(text):
    """Every pattern is linear."""
    began = time.perf_counter()

    superseded([text], 2023)
    stale_years(text + "。", 2023)
    obsolete_basis(text + "492 60号")
    foreign_selves(text, BUREAU)
    title_slips(text, 2023), heading_slips(text)
    identity_numbers(text), mobiles(text), private_mails(text), garbled(text)
    is_concrete(text, "某局"), says_nothing(text), has_improvement(text), is_cut(text + "略")
    masked(text, "青川市临江区民政局")

    assert time.perf_counter() - began < 5
