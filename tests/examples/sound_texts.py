"""Sound reports whose words might be taken for faults: of none of them may a rule of the text say anything."""

from dataclasses import replace

from tests.printing import Sample, sound

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
