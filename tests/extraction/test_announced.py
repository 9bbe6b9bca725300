"""Who reports, where no title names the body: by what the text says that it publishes, and by the name of its file."""

import pytest

from tests.extraction.paper import BARE, BODY, NAME, page, who
from toolkit.extraction.identity import read_identity

PERIOD = "数据统计期限为2023年1月1日至2023年12月31日。"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        (f"按照《条例》，现公布{NAME}2023年政府信息公开工作年度报告。", NAME),
        (f"兹发布2023年度{NAME}信息公开年度报告，", NAME),
        (f"组织编制《{NAME}2023年政府信息公开工作年度报告》。", NAME),
        (f"现将{NAME}2023年度政府信息公开工作情况报告如下：", NAME),
        ("现公布2023年度石桥镇人民政府信息公开工作年度报告。", "石桥镇人民政府"),
        ("现公开迎宾街道办事处2023年政府信息公开工作年度报告。", "迎宾街道办事处"),
        ("特編制青川市水利局2023年度政府信息公開年度報告。", "青川市水利局"),
        (f"本报告由{NAME}结合统计数据编制。", NAME),
        ("本年度报告由石桥镇人民政府办公室编制。", "石桥镇人民政府"),
        ("年度报告依照《条例》要求，由石桥镇人民政府编制。", "石桥镇人民政府"),
        ("按要求，由青川经济技术开发区管委会综合各部门年度报告编制。", "青川经济技术开发区管委会"),
        (f"如有疑问，请联系：{NAME}党政办公室，地址：人民路1号。", NAME),
    ],
)
def test_the_preamble_says_whose_report_it_is(sentence, body):
    """What it publishes, by whom it was compiled, whom to ask."""
    assert who(sentence, PERIOD).body == body
    assert who(BARE, sentence, PERIOD).body == body


@pytest.mark.parametrize(
    "sentence",
    [
        "现公布区民政局2023年政府信息公开工作年度报告。",
        "现将我局2023年度政府信息公开工作情况报告如下：",
        f"现公布{NAME}2022年政府信息公开工作年度报告。",
        "根据《关于编制青川市2023年政府信息公开工作年度报告的通知》，",
        "按照公布青川市2023年政府信息公开工作年度报告的要求，",
        "本报告由总体情况等六个部分组成。",
        "本报告由青川市人民政府办公室编制。",
        "本报告由青川市政府信息公开工作领导小组办公室编制。",
        "如有疑问，请联系青川市政务服务中心（地址：人民路1号）。",
        "如有疑问，请与张某某联系。",
    ],
)
def test_words_that_do_not_say_which_body_reports_name_none(sentence):
    """Of its level alone, of another year, of a notice, of an office that writes for others."""
    assert who(BARE, sentence, PERIOD).body == ""


def test_what_a_text_says_that_it_publishes_goes_before_what_its_site_calls_it():
    """The label of the page may say less."""
    said = f"现公布{NAME}2023年政府信息公开工作年度报告。"

    found = who(("发布机构", "青川市教育局"), said, PERIOD)

    assert (found.body, found.evidence["body"]) == (NAME, said[1:-1])


def test_two_bodies_of_which_reports_are_published_are_not_chosen_from():
    """Either may be the one."""
    said = [f"现公布{body}2023年政府信息公开工作年度报告。" for body in (NAME, "青川市教育局")]

    assert who(*said, PERIOD).body == ""


def test_the_name_of_the_file_tells_the_body_where_the_text_does_not():
    """It must be a title, of the year that the text is of."""
    name = f"{NAME}2023年政府信息公开工作年度报告.txt"

    assert who("欢迎。", PERIOD, source=f"年报/{name}").body == NAME
    assert who("欢迎。", PERIOD.replace("2023", "2022"), source=name).body == ""
    assert who("欢迎。", PERIOD, source=f"{NAME}_2023.txt").body == ""
    assert who("欢迎。", "请与青川市教育局联系。", PERIOD, source=name).body == NAME


def test_a_preamble_that_stands_under_the_first_heading_is_heard_as_well():
    """Its first lines, as far as they speak of the report."""
    said = f"现公布{NAME}2023年政府信息公开工作年度报告。{PERIOD}"
    asked = f"本报告如有疑问，请与{NAME}办公室联系。"

    assert read_identity(page(BARE, "一、总体情况", said, *BODY[1:])).body == NAME
    assert read_identity(page(BARE, "一、总体情况", "文字。", asked, *BODY[1:])).body == NAME
    assert read_identity(page(BARE, "一、总体情况", f"群众可与{NAME}联系，", *BODY[1:])).body == ""
    assert read_identity(page(BARE, *BODY[:4], said, *BODY[4:])).body == ""
