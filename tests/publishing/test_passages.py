"""What findings quote: the sentence as printed, with the figures or words at fault marked, and nobody's number."""

import re

import pytest

import toolkit
from tests.examples import EXAMPLES
from tests.printing import changed, print_as, sound
from toolkit.extraction.privacy import masked
from toolkit.publishing import show
from toolkit.publishing.passages import passages

QUOTED = {
    "prose-received": ["全年共收到政府信息公开申请【33件】"],
    "prose-no-request": ["本年度【未收到政府信息公开申请】"],
    "prose-growth-rate": ["全年收到政府信息公开申请32件，同比增长【6.5%】"],
    "prose-vague-count": ["全年主动公开政府信息【100余条】"],
    "prose-self-contradiction": ["全年主动公开政府信息【20条】", "本年度共主动公开政府信息【16条】"],
    "prose-enumeration-sum": ["全年印发简报【90期】，分别为要情【50期】、专报【38期】"],
    "prose-unit-scale": ["全年主动公开政府信息【173769万条】，分别为文件类【100000条】、动态类【73769条】"],
    "s6-fee-sum": ["全年收取信息处理费3件【2230元】，分别为业务科2件【2000元】、办公室1件【130元】"],
    "s6-fee-multiple-of-ten": ["本年度收取信息处理费3件，共【2235元】"],
    "s6-none-conflict": ["本年度收取信息处理费【3件】，共2230元", "本年度收取信息处理费3件，共【2230元】"],
    "s5-empty": ["无。"],
    "year-quoted-prior": ["2022年收到政府信息公开申请【40件】"],
    "struct-section-count-claim": ["本报告由总体情况等【七】个部分组成"],
    "level-scope": ["【本报告的数据仅统计本机关，统计期限为2023年1月1日至2023年12月31日】"],
    "date-stale-year": ["【2022年，本单位主动公开低保标准】"],
    "date-period-correct": ["【2023年1月1日至2023年11月30日】"],
    "text-id-number": ["低保公示：张某，【1101************2X】"],
    "text-mobile": ["咨询请拨【138****8000】"],
    "text-personal-mail": ["来信请寄【li******@163.com】"],
}


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """An audit of the reports that are kept for these rules."""
    folder = tmp_path_factory.mktemp("quoted")
    for rule in QUOTED:
        (folder / rule).mkdir()
        for name, content in EXAMPLES[rule]().items():
            (folder / rule / name).write_bytes(content)
    return toolkit.audit(folder)


@pytest.fixture(scope="module")
def quoted(audit):
    """What the findings of these rules quote, by rule."""
    found = passages(audit)
    own = [each for each in audit.findings if each.source.partition("/")[0] == each.rule]
    return {each.rule: [passage.text for passage in found[each.key]] for each in reversed(own)}


@pytest.mark.parametrize("rule", QUOTED)
def test_a_finding_about_words_quotes_them_with_what_is_at_fault_marked(rule, quoted):
    """Every figure at fault, and no other; a statement of nothing as a whole."""
    assert quoted[rule] == QUOTED[rule]


def test_each_of_several_figures_of_one_rule_is_quoted_by_its_own_finding(tmp_path):
    """They stand in one section, so that only their order tells them apart."""
    said = "全年共收到政府信息公开申请33件。本年度新收政府信息公开申请35件。"
    (content,) = EXAMPLES["prose-received"]().values()
    (tmp_path / "two.html").write_bytes(content.replace("全年共收到政府信息公开申请33件。".encode(), said.encode()))

    audit = toolkit.audit(tmp_path)
    found = passages(audit)

    told = [(each.actual, found[each.key][0].text) for each in audit.findings if each.rule == "prose-received"]
    assert told == [
        ("33", "全年共收到政府信息公开申请【33件】"),
        ("35", "本年度新收政府信息公开申请【35件】"),
    ]


def test_the_page_marks_the_figure_and_says_so_in_text(audit):
    """The brackets tell on paper and by ear what colour tells on the screen."""
    html = show.findings(audit, rules="prose-received").html

    assert "<blockquote>原文：全年共收到政府信息公开申请<mark>【33件】</mark></blockquote>" in re.sub(r"\n", "", html)
    assert "【】内是所指的数字或文字" in html


def test_of_one_report_only_its_own_words_are_quoted(audit):
    """And of one family only its own."""
    (source,) = {each.source for each in audit.findings if each.rule == "text-mobile"}

    one, family = passages(audit, source), passages(audit, rules="text-")

    assert [passage.text for some in one.values() for passage in some] == ["咨询请拨【138****8000】"]
    assert len(family) == 3


def test_a_finding_about_a_table_quotes_nothing(tmp_path):
    """Its table is shown instead."""
    wrong = changed(sound(), "disputes", "reconsideration", "total", "9")
    (tmp_path / "wrong.html").write_bytes(print_as(wrong, "html"))

    assert passages(toolkit.audit(tmp_path)) == {}


def test_markup_in_a_quoted_sentence_is_text(tmp_path):
    """A report may print anything in its prose."""
    (content,) = EXAMPLES["prose-received"]().values()
    evil = content.replace("33件。".encode(), "33件，=HYPERLINK(1)&lt;script&gt;alert(1)&lt;/script&gt;。".encode())
    (tmp_path / "evil.html").write_bytes(evil)

    html = show.findings(toolkit.audit(tmp_path)).html

    assert "<mark>【33件】</mark>，=HYPERLINK(1)&lt;script&gt;alert(1)&lt;/script&gt;</blockquote>" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13812348000", "电话138****8000"),
        ("电话138 1234 8000", "电话138******8000"),
        ("证号11010119900307201X", "证号11010119900307201X"),  # its check character is wrong
        ("邮箱abcdef@qq.com", "邮箱ab****@qq.com"),
        ("共123件", "共123件"),
    ],
)
def test_a_masked_text_keeps_its_length(text, shown):
    """So that what is marked in it stays where it is."""
    assert masked(text) == shown
    assert len(masked(text)) == len(text)
