"""Reports as government sites publish them: office-suite markup in every cell, within the site's own page.

The markup has the shape and the size of what a word processor saves: a paragraph in a span in a font in each cell,
each with a style of its own. About 200 KB a page, of which the report is three quarters.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import islice, product
from random import Random

from tests.printing import Sample, sound
from tests.printing.printers import parts
from tests.printing.sample import requests
from toolkit.demo.sheets import Sheet

_CELL = (
    "border-top:none;border-left:none;border-bottom:solid windowtext 1.0pt;border-right:solid windowtext 1.0pt;"
    "padding:0cm 5.4pt 0cm 5.4pt;height:18.0pt"
)
_PARAGRAPH = "margin-bottom:.0001pt;text-align:center;line-height:16.0pt;layout-grid-mode:char"
_SPAN = "font-size:9.0pt;font-family:宋体;color:black"
_FONT = '<font style="font-size:9.0pt;" face="方正仿宋_GBK">'
_PROSE = "text-indent:32.0pt;line-height:28.0pt;layout-grid-mode:char"
_OFFICES = "民政 财政 教育 审计 司法 水务 商务 统计 林业 档案 气象 信访".split()
_BEGINS, _ENDS = (
    "临云清永安新长平南东西北高金玉龙凤石青白太文兴和宁昌德福泰华",
    "江山河川湖泉溪林原丰阳谷岭坪桥港湾洲塘坡台滩沙浦池岗峰岩坝亭",
)
_SENTENCES = (
    "全年主动公开政府信息{a}条，其中：政策文件{b}条，工作动态{c}条，财政信息{d}条。",
    "本年度围绕群众关心的事项公开办事指南，做到条目清楚、更新及时、便于查找，并在窗口放置纸质目录。",
    "对各科室报送的信息逐条核对来源、时间和责任人，发现错漏当日更正，重要内容由分管负责人审定后发布。",
    "网站专栏按目录分类，政策解读与文件同时公开，群众留言由经办科室答复，办公室按月检查答复是否说明依据。",
    "组织业务培训{e}次，内容包括申请的登记、答复文书的格式和个人信息的保护，参加人员都做了笔记和测验。",
    "建立发布审核制度，先审查后公开，一事一审，留痕备查，每半年请法律顾问抽查一次并写出书面意见。",
    "政务新媒体由专人维护，转载内容注明出处，停止更新的栏目及时合并，全年发布消息{b}条。",
)


def reports(count: int, seed: int = 1) -> list[Sample]:
    """Return `count` sound reports of as many bodies (up to 10,800), which differ in year and figures."""
    chance = Random(seed)  # noqa: S311 - figures of a benchmark
    bodies = (f"青川市{a}{b}区{office}局" for a, b, office in product(_BEGINS, _ENDS, _OFFICES))
    return [_report(body, chance) for body in islice(bodies, count)]


def _report(body: str, chance: Random) -> Sample:
    year = chance.choice((2019, 2020, 2021, 2022, 2023, 2024))
    sample = sound(year, body)
    outcomes = {
        applicant: {row: chance.randrange(40) for row in ("granted", "partially_granted", "unavailable_not_held")}
        for applicant in ("natural_person", "business", "legal_service")
    }
    a, b, c, d, e = sorted((chance.randrange(1, 900) for _ in range(5)), reverse=True)
    prose = {
        key: "\n".join(chance.choice(_SENTENCES).format(a=a, b=b, c=c, d=d, e=e) for _ in range(lines))
        for key, lines in (("overview", 18), ("problems", 9), ("other", 2))
    }
    table = requests(sample.form, outcomes, natural_person=(3, 5))
    return replace(sample, tables=sample.tables | {"requests": table}, prose=prose)


def to_office_page(sample: Sample) -> bytes:
    """Print a report within the page of a site."""
    body = "\n".join(_office(kind, what) for kind, what in parts(sample))
    menu = "\n".join(
        f'<li class="nav-item"><a href="/col/col{n}/index.html" target="_blank" title="栏目{n}">栏目{n}</a></li>'
        for n in range(60)
    )
    style = "\n".join(
        f".nav-{n} li a:hover {{ color: #c00; padding: {n}px 0 0 {n}px; float: left }}" for n in range(200)
    )
    script = "\n".join(
        f'function f{n}(a) {{ if (a < {n}) document.getElementById("m{n}").innerHTML = "<b>" + a + "</b>"; }}'
        for n in range(200)
    )
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="SiteName" content="临江区人民政府">\n'
        f"<title>{escape(sample.title)}</title>\n<style>{style}</style>\n<script>{script}</script>\n</head>\n<body>\n"
        f'<div class="header"><ul>{menu}</ul></div>\n<div class="content" id="zoom">{body}</div>\n'
        f'<div class="footer"><p>主办：临江区人民政府办公室 &gt; 网站地图</p></div>\n</body>\n</html>\n'
    ).encode()


def _office(kind: str, what: str | Sheet) -> str:
    if isinstance(what, list):
        rows = "\n".join(
            "<tr>" + "\n".join(_cell(slot.text, slot.colspan, slot.rowspan) for slot in row) + "</tr>" for row in what
        )
        return f'<table class="MsoNormalTable" border="0"><tbody>\n{rows}\n</tbody></table>'
    if kind == "title":
        return f"<h1>{escape(what)}</h1>"
    return "\n".join(
        f'<p class="MsoNormal" style="{_PROSE}"><span style="{_SPAN}">{_FONT}{escape(line)}</font></span>'
        f'<span style="{_SPAN}"><o:p></o:p></span></p>'
        for line in what.split("\n")
    )


def _cell(text: str, colspan: int, rowspan: int) -> str:
    spans = "".join(f' {name}="{span}"' for name, span in (("colspan", colspan), ("rowspan", rowspan)) if span > 1)
    return (
        f'<td{spans} style="{_CELL}" width="49">\n<p class="MsoNormal" style="{_PARAGRAPH}" align="center">'
        f'<span style="{_SPAN}">{_FONT}{escape(text)}</font></span><span style="{_SPAN}"><o:p></o:p></span></p></td>'
    )
