"""What breaks the rules of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.examples.making import Example, html, prose
from tests.printing import sound

_SAME = (
    "窗口的叫号屏旁边添了一块小黑板，当天停办的业务一早写上去。街坊反映字太小，第二周换成了大号粉笔。月末由值班的人抄一份交给综合科，"
    "综合科据此改网页，改完回头核对黑板。这样做的好处是两边从不打架，坏处是遇到连续阴雨粉笔字会糊，后来买了防潮的漆。年底盘点，"
    "群众记得最牢的还是这块黑板，外地来的同行也拍了照片回去。"
)
"""A passage of which no report but the copied ones of the examples has a sentence."""


def _with_preamble(text: str, **parts: object) -> Example:
    sample = sound()
    return html(replace(sample, preamble=sample.preamble + text, **parts))


def _with_overview(text: str) -> Example:
    return prose(overview=sound().prose["overview"] + text)


def _of(section: str, text: str, *who: tuple[int, str]) -> Example:
    """Return reports of several years or bodies with one section in common."""
    samples = [sound(year, body) for year, body in who]
    return html(*(replace(each, prose=each.prose | {section: text}) for each in samples))


def _government() -> Example:
    sample = sound(body="青川市临江区人民政府")
    return html(replace(sample, prose=sample.prose | {"overview": sample.prose["overview"].split("监督")[0]}))


EXAMPLES: dict[str, Callable[[], Example]] = {
    "s1-five-aspects": lambda: prose(overview="本单位主动公开低保标准，逐条核对公开目录，整理了网站栏目。"),
    "s1-assessment-results": _government,
    "s5-empty": lambda: prose(problems="无。"),
    "s5-same-as-last-year": lambda: _of(
        "problems",
        "问题是解答太啰嗦，来人听不明白；改进办法是请退休老师把解答改短，贴在窗口。",
        (2022, "青川市临江区粮食局"),
        (2023, "青川市临江区粮食局"),
    ),
    "s6-fee-statement": lambda: prose(other="没有其他需要报告的事项。"),
    "s6-fee-multiple-of-ten": lambda: prose(other="本年度收取信息处理费3件，共2235元。"),
    "s6-none-conflict": lambda: prose(
        overview=sound().prose["overview"] + "本年度收取信息处理费3件，共2230元。", other="无。"
    ),
    "year-text-similarity": lambda: _of("overview", _SAME, (2022, "青川市临江区粮油局"), (2023, "青川市临江区粮油局")),
    "level-text-duplicate": lambda: _of("overview", _SAME, (2023, "青川市临江区地震局"), (2023, "青川市望山区气象局")),
    "level-foreign-name": lambda: _with_overview("我镇的公开栏每周更换。"),
    "date-stale-year": lambda: _with_overview("\n2022年，本单位主动公开低保标准。"),
    "date-obsolete-basis": lambda: _with_preamble("格式依据国办公开办函〔2019〕60号。"),
    "date-stale-politics": lambda: _with_overview("深入贯彻党的十九大精神。"),
    "text-id-number": lambda: _with_overview("低保公示：张某，11010519491231002X。"),
    "text-mobile": lambda: _with_preamble("咨询请拨13800138000。"),
    "text-personal-mail": lambda: _with_preamble("来信请寄linjiang@163.com。"),
    "text-garbled": lambda: _with_overview("公开锟斤拷情况良好。"),
    "text-typo-title": lambda: _with_overview("\n（六）府信息公开平台\n每周清点一次。"),
    "text-boilerplate": lambda: _with_overview("部分地区的公开栏更新不及时。"),
}
