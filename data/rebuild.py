"""Make `data/reports` again, byte for byte: `python -m data.rebuild` from the project's root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import HEADINGS, disputes, grouped, requests
from toolkit.forms import form

REPORTS = Path(__file__).parent / "reports"
DISTRICT = "青川市临江区"
_NO_DISPUTES = dict.fromkeys(form("2021").rows("disputes"), (0, 0, 0, 0))


def _report(body: str, year: int, **prose: str) -> Sample:
    whole = sound(year, body)
    return replace(whole, prose=whole.prose | prose)


def _civil_affairs(year: int) -> Sample:
    return _report(f"{DISTRICT}民政局", year)


def _finance() -> Sample:
    report = _report(
        f"{DISTRICT}财政局",
        2023,
        overview="全年围绕预算、决算和专项资金公开信息，预算单位的部门预算在批复后二十日内全部上网。",
        problems="专项资金的绩效评价结果公开较少。下一步把评价报告的摘要与资金分配表放在同一栏目。",
    )
    return changed(report, "disputes", "reconsideration", "total", "9")


def _urban_management() -> Sample:
    report = _report(
        f"{DISTRICT}城市管理局",
        2023,
        overview="占道经营、户外广告和渣土运输的处罚决定在作出后七个工作日内公示，公示内容按要求隐去个人信息。",
        problems="处罚公示的检索不便，改进办法是增加按街道和案由的筛选。",
    )
    return changed(report, "requests", "granted", "total", "19")


def _government() -> Sample:
    outcomes = {
        "natural_person": {
            "granted": 61, "partially_granted": 14, "denied_third_party": 3, "denied_enforcement_file": 6,
            "unavailable_not_held": 38, "unavailable_needs_creation": 9, "rejected_petition": 4,
            "other_not_corrected": 2,
        },
        "business": {"granted": 12, "unavailable_not_held": 5, "denied_process": 1},
        "public_welfare": {"granted": 2},
        "other_org": {"unavailable_unclear": 1},
    }  # fmt: skip
    report = _report(
        f"{DISTRICT}人民政府",
        2023,
        overview="区政府汇总各部门、各镇街的数据编制本报告。全区继续做好征地补偿、义务教育招生和医疗服务信息的公开。",
        problems="少数部门答复书说理不充分。已组织两次答复书评查，评查意见逐份反馈，并据此修订了答复样本。",
        other="全区本年度发出收费通知1件，实际收取信息处理费0元。",
    )
    table = requests("2021", outcomes, natural_person=(8, 11), business=(1, 0))
    channels = disputes(reconsideration=(9, 1, 4, 2), litigation_direct=(3, 0, 1, 2))
    return replace(report, tables=report.tables | {"requests": table, "disputes": channels})


def _quiet(body: str, year: int, **prose: str) -> Sample:
    """A report of a small body: no request, no dispute, few decisions."""
    report = _report(body, year, **prose)
    tables = report.tables | {"requests": requests(report.form, {"research": {}}, research=(0, 0))}
    report = replace(report, tables=tables | {"disputes": disputes(**_NO_DISPUTES)})
    for row in ("normative_documents", "regulations"):
        for column in report.tables["disclosure"][row]:
            report = changed(report, "disclosure", row, column, "0")
    return report


def _town() -> Sample:
    report = _quiet(
        f"{DISTRICT}石桥镇人民政府",
        2023,
        overview="镇政府以村务公开栏和广播为补充，公开惠农补贴、危房改造和小型水利工程的名单与进度。",
        problems="村级信息更新慢。从下半年起由包村干部每月核对一次。",
    )
    return changed(report, "requests", "carried_over", "total", "/")


def _subdistrict() -> Sample:
    report = _quiet(
        f"{DISTRICT}河东街道办事处",
        2023,
        overview="街道公开老旧小区改造、养老服务站和社区食堂的信息，居民可在社区大厅查阅纸质目录。",
        problems="目录与网页栏目不一致。已对照目录逐条整理，年底前完成。",
    )
    for column in ("natural_person", "business", "total"):
        report = changed(report, "requests", "granted", column, "")
    return report


def _education() -> Sample:
    report = _report(
        f"{DISTRICT}教育局",
        2020,
        overview="公开义务教育学校的招生范围、计划和流程，并开设招生问答专栏。",
        problems="教师招聘信息的归集不够，改进办法是与人事栏目共用一个目录。",
    )
    period = "数据统计期限为2022年1月1日至2022年12月31日。"
    return replace(report, year=2022, published="2023-01-19", preamble=f"根据国务院条例编制本报告。{period}")


def _audit_office() -> Sample:
    report = _report(
        f"{DISTRICT}审计局",
        2021,
        overview="公开预算执行审计的结果公告，并说明整改进展。",
        problems="公告用语偏专业，今后附一页通俗解读。",
    )
    return grouped(report)


def _market() -> Sample:
    report = _report(
        f"{DISTRICT}市场监督管理局",
        2023,
        overview="XX年，食品抽检结果按月公开，投诉举报的处理结果按季公开。",
        problems="抽检公告的附件不便手机阅读，拟改为网页表格。",
    )
    return replace(report, headings={key: head for key, head in HEADINGS.items() if key != "other"})


def _health() -> Sample:
    report = _report(
        f"{DISTRICT}卫生健康局",
        2020,
        overview="公开预防接种、妇幼保健和医疗机构校验的信息。",
        problems="便民查询分散，已合并为一个入口。",
        other="没有其他需要报告的事项。",
    )
    return changed(report, "disclosure", "normative_documents", "total_public", "2")


def _zengcheng() -> Sample:
    """The figures of a published report; the prose is ours."""
    report = _quiet(
        "广州市增城区司法局",
        2020,
        overview="本样例只取该机关公开年度报告中的数字，文字另写，用于检验读取与核查。",
        problems="样例文字：公开内容的分类仍可细化，计划按服务事项重排栏目。",
        other="样例文字：没有其他需要报告的事项。",
    )
    figures = {row: dict.fromkeys(cells, "0") for row, cells in report.tables["disclosure"].items()}
    figures["other_services"] |= {"items_previous": "1", "items_change": "-1"}
    figures["procurement"] = {"projects": "10", "amount": "101.8506万元"}
    return replace(report, published="2021-01-14", tables=report.tables | {"disclosure": figures})


def _water() -> Sample:
    return _report(f"{DISTRICT}水务局", 2023, overview="公开河道采砂许可、供水水质和防汛责任人名单。")


_WHOLE_FILES: dict[str, tuple[Callable[[], Sample], str]] = {
    f"{DISTRICT}民政局2023.html": (lambda: _civil_affairs(2023), "html"),
    f"{DISTRICT}民政局2022.pdf": (lambda: _civil_affairs(2022), "pdf"),
    f"{DISTRICT}财政局2023.html": (_finance, "gb18030.html"),
    f"{DISTRICT}城市管理局2023.pdf": (_urban_management, "pdf"),
    f"{DISTRICT}人民政府2023.docx": (_government, "docx"),
    f"{DISTRICT}石桥镇人民政府2023.txt": (_town, "txt"),
    f"{DISTRICT}河东街道办事处2023.docx": (_subdistrict, "docx"),
    f"{DISTRICT}教育局2022.html": (_education, "html"),
    f"{DISTRICT}审计局2021.pdf": (_audit_office, "pdf"),
    f"{DISTRICT}市场监督管理局2023.html": (_market, "html"),
    f"{DISTRICT}卫生健康局2020.html": (_health, "gb18030.html"),
    "广州市增城区司法局2020.txt": (_zengcheng, "txt"),
}
SAMPLES = {name: make for name, (make, _) in _WHOLE_FILES.items()}
"""What each file prints, but for the one that was cut short."""

CUT_SHORT = f"{DISTRICT}水务局2023.pdf"


def files() -> dict[str, bytes]:
    """Return the content of every file of `data/reports`, by its name."""
    whole = {name: print_as(make(), kind) for name, (make, kind) in _WHOLE_FILES.items()}
    return whole | {CUT_SHORT: print_as(_water(), "pdf")[:20_000]}


if __name__ == "__main__":
    REPORTS.mkdir(exist_ok=True)
    for name, content in files().items():
        (REPORTS / name).write_bytes(content)
