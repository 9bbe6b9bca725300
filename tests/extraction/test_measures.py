"""What a figure of the prose measures: requests, disputes, what was published, fees, and words that say none."""

import pytest

from tests.extraction.saying import O_, C, G, N, claims, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共收到政府信息公开申请45件。", [(N, 45, "件")]),
        ("2023年受理依申请公开21宗，均在法定期限内答复。", [(N, 21, "宗")]),
        ("共收到45件政府信息公开申请。", [(N, 45, "件")]),
        ("收到公民、法人和其他组织提出的政府信息公开申请45件。", [(N, 45, "件")]),
        ("本年新收政府信息公开申请45件，上年结转3件。", [(N, 45, "件"), ("requests.carried_over", 3, "件")]),
        ("收到依申请信息公开事项，共计26件。", [(N, 26, "件")]),
        ("政府信息公开申请量为45件。", [(N, 45, "件")]),
        ("收到申请一件，已办结。", [(N, 1, "件")]),
        ("2022年结转的申请3件全部办结。", [("requests.carried_over", 3, "件")]),
        ("上年转结3件，转结下年1件。", [("requests.carried_over", 3, "件"), (C, 1, "件")]),
        ("依申请公开15件，答复完毕15件。", [("", 15, "件"), (O_, 15, "件")]),
        ("2022年度结转至2023年度办理的申请3件。", [("requests.carried_over", 3, "件")]),
        ("2023年结转2024年办理的申请1件。", [(C, 1, "件")]),
        (
            "新收申请45件，加上上年结转3件，共办理48件。",
            [(N, 45, "件"), ("requests.carried_over", 3, "件"), ("requests.handled_stock", 48, "件")],
        ),
        ("3件为上年结转。", [("requests.carried_over", 3, "件")]),
        ("全年收办政府信息公开申请48件。", [("requests.handled_stock", 48, "件")]),
        ("全年办理政府信息公开申请48件。", [("requests.handled_stock", 48, "件")]),
        (
            "全年收到申请48件（含上年结转3件）。",
            [("requests.handled_stock", 48, "件"), ("requests.carried_over", 3, "件")],
        ),
        ("收到申请45件，答复44件，结转下年度继续办理1件。", [(N, 45, "件"), (O_, 44, "件"), (C, 1, "件")]),
        ("收到申请45件，其中44件已办结，1件结转至2024年办理。", [(N, 45, "件"), (O_, 44, "件"), (C, 1, "件")]),
        ("共办理答复政府信息公开申请44件。", [(O_, 44, "件")]),
        ("办结依申请公开44件。", [(O_, 44, "件")]),
        (
            "收到申请45件，其中自然人申请40件，法人或其他组织申请5件。",
            [(N, 45, "件"), (f"{N}.natural_person", 40, "件"), (f"{N}.organisations", 5, "件")],
        ),
        (
            "收到申请45件，其中自然人40件，占88.9%；商业企业4件，科研机构1件。",
            [
                (N, 45, "件"),
                (f"{N}.natural_person", 40, "件"),
                (f"{N}.natural_person", 88.9, "%"),
                (f"{N}.business", 4, "件"),
                (f"{N}.research", 1, "件"),
            ],
        ),
        (
            "办理结果：予以公开30件，部分公开4件，不予公开3件，无法提供5件，不予处理1件，其他处理2件。",
            [
                ("requests.granted", 30, "件"),
                ("requests.partially_granted", 4, "件"),
                ("requests.denied", 3, "件"),
                ("requests.unavailable", 5, "件"),
                ("requests.rejected", 1, "件"),
                ("requests.other", 2, "件"),
            ],
        ),
        (
            "30件予以公开、4件部分公开、5件无法提供。",
            [
                ("requests.granted", 30, "件"),
                ("requests.partially_granted", 4, "件"),
                ("requests.unavailable", 5, "件"),
            ],
        ),
        (
            "予以公开30件，占66.7%；无法提供占比11.1%。",
            [("requests.granted", 30, "件"), ("requests.granted", 66.7, "%"), ("requests.unavailable", 11.1, "%")],
        ),
        ("答复申请44件，公开率30.6%，", [(O_, 44, "件"), ("requests.disclosed", 30.6, "%")]),
        ("规范性文件公开率100%。", [("", 100, "%")]),
        ("予以公开和部分公开34件。", [("requests.disclosed", 34, "件")]),
        (
            "收到12件政府信息公开申请，其中10件由自然人提出，2件由企业提出。",
            [(N, 12, "件"), (f"{N}.natural_person", 10, "件"), ("", 2, "件")],
        ),
        ("2022年收到依申请公开12件，2023年收到15件。", [(N, 12, "件"), (N, 15, "件")]),
        ("依申请公开情况：全年共受理15件，答复15件。", [(N, 15, "件"), (O_, 15, "件")]),
        ("不予公开和无法提供共8件。", [("", 8, "件")]),
        ("因不掌握相关信息无法提供3件。", [("", 3, "件")]),
        ("收到申请45件，同比增长12.5%。", [(N, 45, "件"), (G, 12.5, "%")]),
        ("减少重复录入，收到申请45件，同比增长8%。", [(N, 45, "件"), (G, 8, "%")]),
        ("申请量较上年下降8%。", [(G, -8, "%")]),
        ("收到申请45件，同比增加7件，增长18.4%。", [(N, 45, "件"), (G, 7, "件"), (G, 18.4, "%")]),
        ("发布信息45条，同比增长12.5%。", [("", 45, "条"), ("", 12.5, "%")]),
    ],
)
def test_figures_of_requests_are_measured(text, expected):
    """Received, carried, answered, by applicant and by outcome, as counts and as shares."""
    assert stated(text) == expected


R, L = "disputes.reconsideration", "disputes.litigation"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被申请行政复议3件，被提起行政诉讼2件。", [(R, 3, "件"), (L, 2, "件")]),
        ("行政复议3件、行政诉讼2件。", [(R, 3, "件"), (L, 2, "件")]),
        ("发生政府信息公开行政复议案件一起。", [(R, 1, "起")]),
        ("行政复议和行政诉讼各1件。", [(R, 1, "件"), (L, 1, "件")]),
        ("行政复议、行政诉讼共5件。", [("disputes.total", 5, "件")]),
        (
            "行政复议3件，其中维持2件，纠正1件；行政诉讼2件，其中维持1件，尚未审结1件。",
            [
                (R, 3, "件"),
                (f"{R}.upheld", 2, "件"),
                (f"{R}.corrected", 1, "件"),
                (L, 2, "件"),
                (f"{L}.upheld", 1, "件"),
                (f"{L}.pending", 1, "件"),
            ],
        ),
        ("作为复议机关，全年审理行政复议案件120件。", [("", 120, "件")]),
        (
            "行政诉讼3件，其中未经复议直接起诉2件，复议后提起行政诉讼1件。",
            [(L, 3, "件"), (f"{L}_direct", 2, "件"), (f"{L}_after_reconsideration", 1, "件")],
        ),
        (
            "制发规范性文件3件，废止1件，现行有效12件。",
            [
                ("disclosure.normative_documents.issued", 3, "件"),
                ("disclosure.normative_documents.repealed", 1, "件"),
                ("disclosure.normative_documents.in_force", 12, "件"),
            ],
        ),
        ("公开规范性文件3件。", [("", 3, "件")]),
        ("审查规范性文件13件。", [("", 13, "件")]),
        (
            "作出行政许可决定128件，行政处罚17件，行政强制0件。",
            [
                ("disclosure.licences.decisions", 128, "件"),
                ("disclosure.penalties.decisions", 17, "件"),
                ("disclosure.compulsory_measures.decisions", 0, "件"),
            ],
        ),
        ("公示行政许可128件、行政处罚17件。", [("", 128, "件"), ("", 17, "件")]),
        (
            "行政许可128件、行政处罚17件。",
            [("disclosure.licences.decisions", 128, "件"), ("disclosure.penalties.decisions", 17, "件")],
        ),
        ("办理行政许可和行政处罚共145件。", [("", 145, "件")]),
        ("行政许可事项120项。", [("", 120, "项")]),
        ("收到行政许可申请120件。", [("", 120, "件")]),
        ("受理低保申请120件，答复群众来信30件。", [("", 120, "件"), ("", 30, "件")]),
        ("行政事业性收费1.25万元。", [("disclosure.fees.amount", 12500, "元")]),
        (
            "收取信息处理费3件，共2,230元。",
            [("processing_fee_cases", 3, "件"), ("processing_fee", 2230, "元")],
        ),
        ("信息处理费：甲局200元，乙局300元。", [("", 200, "元"), ("", 300, "元")]),
        ("信息处理费按每件10元收取。", [("", 10, "元")]),
        ("全年主动公开政府信息1136条。", [("disclosure.items_published", 1136, "条")]),
        ("教育领域公开信息120条。", [("", 120, "条")]),
        (
            "政府网站发布信息820条，微信公众号推送316条，微博发布30条。",
            [("posts.website", 820, "条"), ("posts.wechat", 316, "条"), ("posts.weibo", 30, "条")],
        ),
        ("平均每周公开信息3条。", [("", 3, "条")]),
        ("下一步计划公开信息300条。", [("", 300, "条")]),
        ("受理网络问政182件，答复182件。", [("", 182, "件"), ("", 182, "件")]),
        ("收到申请45件，召开会议3次，", [(N, 45, "件"), ("", 3, "次")]),
        ("收到网上申请12件。", [("", 12, "件")]),
        ("办理人大建议12件，答复12件，受理依申请公开3件。", [("", 12, "件"), ("", 12, "件"), (N, 3, "件")]),
    ],
)
def test_figures_of_disputes_disclosure_and_fees_are_measured(text, expected):
    """What the tables also state gets its measure; what only looks alike gets none."""
    assert stated(text) == expected


FEE = "processing_fee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本年度未收到政府信息公开申请。", {N}),
        ("没有收到公民、法人和其他组织提出的政府信息公开申请，", {N}),
        ("全年未收到依申请公开件，也未发生行政复议、行政诉讼。", {N, R, L}),
        ("未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", {R, L}),
        ("没有因政府信息公开工作引起的行政复议和行政诉讼案件。", {R, L}),
        ("我局2023年度未收到任何形式的政府信息公开申请。", {N}),
        ("本机关2023年度未向申请人收取任何费用。", {FEE}),
        ("行政诉讼（含复议后起诉）均获维持。", {"disputes.litigation.corrected"}),
        ("无行政复议、行政诉讼情况。", {R, L}),
        ("未发生政府信息公开行政诉讼。", {L}),
        ("行政复议、行政诉讼均未发生。", {R, L}),
        ("本年度未收取信息处理费，没有其他需要报告的事项。", {FEE}),
        ("县局政府信息公开未发生收费情况。", {FEE}),
        ("没有产生信息处理费。", {FEE}),
        ("行政复议案件和行政诉讼案件均予维持。", {"disputes.corrected"}),
        ("行政复议零纠错、行政诉讼零败诉。", {"disputes.corrected"}),
        ("行政诉讼案件均获维持。", {"disputes.litigation.corrected"}),
        ("行政诉讼案件全部胜诉。", {"disputes.litigation.corrected"}),
        ("行政复议案件全部维持；行政诉讼正在审理。", {"disputes.reconsideration.corrected"}),
        ("行政复议正在审理；行政诉讼零败诉。", {"disputes.litigation.corrected"}),
        ("没有因信息公开被申请复议或者被提起诉讼方面的案件。", {R, L}),
        ("未收到申请人提交的政府信息公开申请。", {N}),
        ("未废止规范性文件。", {"disclosure.normative_documents.repealed"}),
        ("未收到涉及国家秘密的政府信息公开申请。", set()),
        ("未收到申请人的补正材料。", set()),
        ("第一时间处理，未发生因答复不当引起行政复议被纠错、行政诉讼败诉的情况。", set()),
        ("没有现成信息，无法提供。", set()),
        ("无正当理由大量反复申请。", set()),
        ("未公开的信息均已说明理由。", set()),
        ("规定未收到申请材料的，不予受理。", set()),
        ("未收取复印费。", set()),
    ],
)
def test_words_that_say_none_are_claims_of_zero(text, expected):
    """Only where the words are about the whole."""
    found = claims(text)

    assert {claim.measure for claim in found} == expected
    assert {claim.value for claim in found} <= {0}
