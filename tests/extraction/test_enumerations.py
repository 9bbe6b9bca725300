"""Totals and their parts in the prose; whatever is printed is read back, and noise is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.saying import claims, lists
from toolkit.document import Place


@pytest.mark.parametrize(
    ("text", "total", "parts", "complete"),
    [
        (
            "全年主动公开信息90条,分别为:公文4条,动态45条,预决算3条,年报1条,其他10条,提案2条,政务25条。",
            90,
            {"公文": 4, "动态": 45, "预决算": 3, "年报": 1, "其他": 10, "提案": 2, "政务": 25},
            True,
        ),
        (
            "发布信息249条，其中：公文和解读9条；机构7条；重点工作39条；财政6条；网站188条。全年问政182条。",
            249,
            {"公文和解读": 9, "机构": 7, "重点工作": 39, "财政": 6, "网站": 188},
            False,
        ),
        ("收到申请45件，其中自然人40件、法人5件，答复44件。", 45, {"自然人": 40, "法人": 5}, False),
        ("收到申请45件。其中，自然人40件、法人4件。", 45, {"自然人": 40, "法人": 4}, False),
        ("收到申请45件，其中自然人40件，商业企业3件，其他2件。", 45, {"自然人": 40, "商业企业": 3, "其他": 2}, True),
        ("收到申请45件，其中线上40件。", 45, {"线上": 40}, False),
        (
            "公开信息12.5万条，包括网站10万条、新媒体2万条和其他5000条。",
            125000,
            {"网站": 100000, "新媒体": 20000, "其他": 5000},
            True,
        ),
        ("公开信息30条，包括网站18条、新媒体12条。", 30, {"网站": 18, "新媒体": 12}, False),
        ("公开信息30条，由网站18条、新媒体11条组成。", 30, {"网站": 18, "新媒体": 11}, True),
        ("公开信息30条，即网站18条、新媒体12条。", 30, {"网站": 18, "新媒体": 12}, True),
        ("公开信息30条，分别为网站18条、新媒体2条等。", 30, {"网站": 18, "新媒体": 2}, False),
        ("网站18条、微信7条、微博5条，共计30条。", 30, {"网站": 18, "微信": 7, "微博": 5}, True),
        ("召开会议3次，网站18条、微信7条，合计25条。", 25, {"网站": 18, "微信": 7}, True),
        ("网站18条、微信7条、微博5条，共31条。", 31, {"网站": 18, "微信": 7, "微博": 5}, True),
        ("收到申请10件，分别为甲镇、乙镇各3件，丙镇4件。", 10, {"甲镇": 3, "乙镇": 3, "丙镇": 4}, True),
        ("收到申请45件（其中线上40件，占88.9%，线下5件，占11.1%），答复申请44件。", 45, {"线上": 40, "线下": 5}, False),
        ("收到申请45件（其中线上40件），答复申请44件，其中公开30件、不公开14件。", 45, {"线上": 40}, False),
        ("公开信息70条，分别为网站40条（含图解30条、视频10条）、新媒体30条。", 70, {"网站": 40, "新媒体": 30}, True),
        ("收到申请45件，其中自然人40件，法人5件，予以公开30件，部分公开15件。", 45, {"自然人": 40, "法人": 5}, False),
        ("新收申请45件，上年结转3件，其中自然人40件、法人5件。", 45, {"自然人": 40, "法人": 5}, False),
        ("收到申请45件，同比增加7件，其中自然人40件，法人5件。", 45, {"自然人": 40, "法人": 5}, False),
        ("公开信息9条，分别为公文4条，动态（含转载）5条。", 9, {"公文": 4, "动态（含转载）": 5}, True),
        ("公开信息9条，分别为公文4条，动态4条。", 9, {"公文": 4, "动态": 4}, True),
        ("公开信息90条，\n其中：\n公文40条；\n动态50条。", 90, {"公文": 40, "动态": 50}, False),
        ("收到申请12件，其中3件为网络申请，9件为当面申请。", 12, {"网络申请": 3, "当面申请": 9}, False),
        ("公开信息30条，分别为网站18条、新媒体12条，收到留言9条。", 30, {"网站": 18, "新媒体": 12}, True),
        ("收到申请45件，其中自然人38件，予以公开30件，不予公开15件。", 45, {"自然人": 38}, False),
        ("收费3件2230元，分别为甲局2件2000元、乙局1件230元。", 3, {"甲局": 2, "乙局": 1}, True),
    ],
)
def test_a_total_and_its_parts_are_an_enumeration(text, total, parts, complete):
    """The first one of the text; whether its parts are all there are is said by its words."""
    found = lists(text)[0]

    assert (found.total, dict(found.parts), found.complete) == (total, parts, complete)


@pytest.mark.parametrize(
    "text",
    [
        "收到申请45件，答复申请44件。",
        "召开会议3次，其中专题学习2场。",
        "公开信息120余条，其中网站100余条、微信20条。",
        "公开信息30条，各镇各3条。",
        "公开信息30条，共发布微信12条。",
        "累计公开信息30条，即将公开5条、6条。",
        "网站、微信分别发布18条、12条。",
        "办结率100%，其中网站占42.8%、微信占57.2%。",
        "由甲局承办12件、乙局承办3件。",
        "公开信息30条，分别为网站18条、微信7条，经核对，微博3条。",
        "新收申请9件，上年结转1件，其中网上5件、信函5件。",
        "复议4件、诉讼3件，其中维持4件，纠正2件。",
    ],
)
def test_figures_beside_each_other_are_no_enumeration(text):
    """Other units, rough figures, an unknown number of parts, no words that say so."""
    assert lists(text) == []


def test_cases_and_their_money_are_two_enumerations():
    """Each item says how many and how much."""
    cases, money = lists("收取信息处理费3件，共2230元。其中，甲局2件，2000元；乙局1件，230元。")

    assert (cases.total, cases.unit, dict(cases.parts)) == (3, "件", {"甲局": 2, "乙局": 1})
    assert (money.total, money.unit, dict(money.parts)) == (2230, "元", {"甲局": 2000, "乙局": 230})


def test_an_enumeration_holds_all_its_sentences_and_the_place_of_the_first():
    """It may reach over semicolons, a full stop and lines."""
    (found,) = lists("前文。\n公开信息90条。其中，公文40条；动态50条。后文。")

    assert found.sentence == "公开信息90条。其中，公文40条；动态50条"
    assert (found.unit, found.section, found.place) == ("条", "overview", Place(line=12))


_TEMPLATES = {
    "requests.new_received": ("全年共收到政府信息公开申请{}", ("件", "宗", "起")),
    "requests.total_outcomes": ("办理答复政府信息公开申请{}", ("件", "宗")),
    "requests.carried_over": ("上年结转的申请{}", ("件", "宗")),
    "requests.denied": ("不予公开{}", ("件", "%")),
    "disputes.reconsideration": ("因信息公开引发行政复议{}", ("件", "起")),
    "disclosure.normative_documents.issued": ("制发规范性文件{}", ("件", "份")),
    "disclosure.fees.amount": ("行政事业性收费总额{}", ("元",)),
    "disclosure.items_published": ("主动公开各类政府信息{}", ("条", "件")),
    "": ("举办专题讲座{}", ("次", "场", "期")),
}


_NOISE = (
    "依据国办函〔2021〕30号",
    "在第二十条第（一）项之外",
    "一是健全制度",
    "自1月1日起施行",
    "电话为0512-87654321",
    "严格落实“三审三校”",
    "每年第3季度",
    "按照《2020年信息公开50条》",
    "办理时限为20个工作日",
    "坚持统一标准",
)


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


_PRINTED = (
    str,
    lambda count: f"{count:,}",
    lambda count: str(count).translate(_WIDE),
    lambda count: f" {count} ",
    lambda count: f"{Decimal(count) / 10000:f}万",
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(_TEMPLATES)),
            st.integers(0, 999_999),
            st.integers(0, 2),
            st.sampled_from(_PRINTED),
            st.sampled_from(_NOISE),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_printed_is_read_back_and_noise_is_not(facts):
    """Sentences made of known figures and of what looks like some."""
    sentences, expected = [], []
    for measure, count, which, printed, noise in facts:
        template, units = _TEMPLATES[measure]
        unit = units[which % len(units)]
        sentences.append(f"{noise}。{template.format(printed(count) + unit)}，{noise}。")
        expected.append((measure, count, unit))

    assert [(claim.measure, claim.value, claim.unit) for claim in claims("".join(sentences))] == expected


def test_a_stated_fee_is_a_claim_in_yuan_with_its_sentence():
    """Ten thousands are converted; two amounts in a sentence are none, for which is the whole cannot be told."""
    text = "收取信息处理费3件，共0.5万元。其中信息处理费甲10元、乙20元。"

    (fee,) = [claim for claim in claims(text) if claim.measure == "processing_fee"]

    assert (fee.value, fee.unit, fee.sentence) == (5000, "元", "收取信息处理费3件，共0.5万元")
