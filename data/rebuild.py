"""Make `data/reports` again, byte for byte: `python -m data.rebuild` from the project's root."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.printing import Sample, changed, print_as, sound
from tests.printing.sample import HEADINGS, disputes, grouped, requests
from toolkit.forms import form

FOLDER = Path(__file__).parent
REPORTS = FOLDER / "reports"
DISTRICT = "青川市临江区"
_NO_DISPUTES = dict.fromkeys(form("2021").rows("disputes"), (0, 0, 0, 0))
_PROSE: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "prose.toml").read_text(encoding="utf-8"))


def _report(name: str, year: int, body: str = "", **figures: Any) -> Sample:
    """Return the report of a body of the district: its prose from `prose.toml`, its figures as given.

    `outcomes` and `carried` make table 3, `channels` table 4, `decisions` the last rows of table 2, `documents` the
    normative documents made, repealed and in force.
    """
    report = sound(year, body or f"{DISTRICT}{name}")
    tables = dict(report.tables)
    tables["requests"] = requests(report.form, figures["outcomes"], **figures["carried"])
    tables["disputes"] = disputes(**{**_NO_DISPUTES, **figures.get("channels", {})})
    report = replace(report, tables=tables, prose=dict(_PROSE.get(f"{name}{year}", {})))
    columns = ("issued", "repealed", "in_force") if report.form == "2021" else ("created", "published", "total_public")
    for column, count in zip(columns, figures.get("documents", (0, 0, 0)), strict=True):
        report = changed(report, "disclosure", "normative_documents", column, str(count))
    for row, count in figures.get("decisions", {}).items():
        column = "amount" if row == "fees" else "decisions"
        report = changed(report, "disclosure", row, column, str(count))
    return report


def _civil_affairs(year: int) -> Sample:
    if year == 2022:
        return _report(
            "民政局", 2022,
            outcomes={
                "natural_person": {"granted": 9, "denied_process": 1, "unavailable_not_held": 6},
                "business": {"granted": 2},
            },
            carried={"natural_person": (0, 2)},
            channels={"reconsideration": (1, 0, 0, 1)},
            documents=(2, 0, 10), decisions={"licences": 96, "penalties": 11, "fees": "1.1"},
        )  # fmt: skip
    return _report(
        "民政局", 2023,
        outcomes={
            "natural_person": {
                "granted": 12, "partially_granted": 3, "denied_process": 2, "unavailable_not_held": 5,
                "rejected_duplicate": 1, "other_misc": 1,
            },
            "business": {"granted": 4, "unavailable_needs_creation": 1},
            "legal_service": {"granted": 2},
        },
        carried={"natural_person": (2, 3)},
        channels={"reconsideration": (2, 0, 1, 1), "litigation_direct": (1, 0, 0, 1)},
        documents=(3, 1, 12), decisions={"licences": 128, "penalties": 17, "fees": "1.25"},
    )  # fmt: skip


def _finance() -> Sample:
    return _report(
        "财政局", 2023,
        outcomes={
            "natural_person": {"granted": 3, "unavailable_not_held": 2},
            "business": {"granted": 3, "partially_granted": 1},
        },
        carried={"business": (0, 0)},
        channels={"reconsideration": (3, 0, 1, 1)},
        documents=(1, 0, 6), decisions={"licences": 4, "penalties": 2, "fees": "0"},
    )  # fmt: skip


def _urban_management() -> Sample:
    return _report(
        "城市管理局", 2023,
        outcomes={
            "natural_person": {"granted": 11, "denied_enforcement_file": 4, "unavailable_not_held": 3},
            "business": {"granted": 7, "rejected_petition": 2},
        },
        carried={"natural_person": (1, 2)},
        channels={"reconsideration": (4, 0, 0, 1)},
        documents=(0, 0, 3), decisions={"licences": 342, "penalties": 517, "compulsory_measures": 26, "fees": "3.4"},
    )  # fmt: skip


def _market() -> Sample:
    report = _report(
        "市场监督管理局", 2023,
        outcomes={
            "natural_person": {"granted": 6, "partially_granted": 2, "rejected_petition": 9},
            "legal_service": {"granted": 4, "denied_third_party": 1},
        },
        carried={"natural_person": (0, 1)},
        documents=(1, 1, 5), decisions={"licences": 2874, "penalties": 163, "compulsory_measures": 8, "fees": "0"},
    )  # fmt: skip
    return replace(report, headings={key: head for key, head in HEADINGS.items() if key != "other"})


def _agriculture(year: int) -> Sample:
    if year == 2022:
        return _report(
            "农业农村局", 2022,
            outcomes={"natural_person": {"granted": 5, "unavailable_not_held": 4}},
            carried={"natural_person": (1, 3)},
            documents=(1, 0, 4), decisions={"licences": 61, "penalties": 22, "fees": "0.3"},
        )  # fmt: skip
    return _report(
        "农业农村局", 2023,
        outcomes={"natural_person": {"granted": 7, "partially_granted": 1, "unavailable_unclear": 2}},
        carried={"natural_person": (1, 0)},
        documents=(1, 0, 5), decisions={"licences": 74, "penalties": 19, "fees": "0.4"},
    )  # fmt: skip


def _quiet(name: str, year: int, **decisions: int) -> Sample:
    """A report of a small body: no request, no dispute, few decisions."""
    none: dict[str, dict[str, int]] = {"research": {}}
    return _report(
        name, year, outcomes=none, carried={"research": (0, 0)},
        decisions={"licences": 0, "penalties": 0, "compulsory_measures": 0, "fees": "0"} | decisions,
    )  # fmt: skip


def _town() -> Sample:
    return _quiet("石桥镇人民政府", 2023, penalties=3)


def _subdistrict() -> Sample:
    return _quiet("河东街道办事处", 2023, licences=12)


def _government() -> Sample:
    """The figures of the offices of the district that are here, and what the others and the government itself had."""
    own = _report(
        "人民政府", 2023,
        outcomes={
            "natural_person": {
                "granted": 61, "partially_granted": 14, "denied_third_party": 3, "denied_enforcement_file": 6,
                "unavailable_not_held": 38, "unavailable_needs_creation": 9, "rejected_petition": 4,
                "other_not_corrected": 2,
            },
            "business": {"granted": 12, "unavailable_not_held": 5, "denied_process": 1},
            "public_welfare": {"granted": 2},
            "other_org": {"unavailable_unclear": 1},
        },
        carried={"natural_person": (8, 11), "business": (1, 0)},
        channels={"reconsideration": (9, 1, 4, 2), "litigation_direct": (3, 0, 1, 2)},
        documents=(7, 2, 48), decisions={"licences": 6120, "penalties": 431, "compulsory_measures": 17, "fees": "26.5"},
    )  # fmt: skip
    parts = [
        _civil_affairs(2023),
        _finance(),
        _urban_management(),
        _market(),
        _agriculture(2023),
        _town(),
        _subdistrict(),
    ]
    for table, rows in own.tables.items():
        for row, cells in rows.items():
            for column, printed in cells.items():
                figures = [float(printed), *(float(part.tables[table][row][column]) for part in parts)]
                own = changed(own, table, row, column, f"{round(sum(figures), 2):g}")
    return own


def _education() -> Sample:
    report = _report(
        "教育局", 2020,
        outcomes={"natural_person": {"granted": 8, "unavailable_not_held": 3, "other_misc": 1}},
        carried={"natural_person": (0, 1)},
        documents=(2, 2, 9), decisions={"licences": 45, "penalties": 1},
    )  # fmt: skip
    body, period = f"{DISTRICT}教育局", "数据统计期限为2022年1月1日至2022年12月31日。"
    return replace(
        report, body=body, year=2022, published="2023-01-19", prose=dict(_PROSE["教育局2022"]),
        preamble=f"根据《中华人民共和国政府信息公开条例》编制本报告。{period}",
    )  # fmt: skip


def _audit_office() -> Sample:
    return _report(
        "审计局", 2021,
        outcomes={"natural_person": {"granted": 3, "unavailable_needs_creation": 1, "other_misc": 2}},
        carried={"natural_person": (0, 0)},
        documents=(0, 0, 2), decisions={"licences": 0, "penalties": 0, "fees": "0"},
    )  # fmt: skip


def _health() -> Sample:
    return _report(
        "卫生健康局", 2020,
        outcomes={
            "natural_person": {"granted": 10, "partially_granted": 2, "denied_third_party": 1},
            "business": {"granted": 3},
        },
        carried={"natural_person": (1, 1)},
        channels={"reconsideration": (1, 0, 0, 0)},
        documents=(3, 3, 11), decisions={"licences": 214, "penalties": 33, "compulsory_measures": 2},
    )  # fmt: skip


def _zengcheng() -> Sample:
    """The figures of a published report; the prose is ours."""
    none: dict[str, dict[str, int]] = {"research": {}}
    report = _report("增城司法局", 2020, "广州市增城区司法局", outcomes=none, carried={"research": (0, 0)})
    figures = {row: dict.fromkeys(cells, "0") for row, cells in report.tables["disclosure"].items()}
    figures["other_services"] |= {"items_previous": "1", "items_change": "-1"}
    figures["procurement"] = {"projects": "10", "amount": "101.8506万元"}
    return replace(report, published="2021-01-14", tables=report.tables | {"disclosure": figures})


def _with_blanks() -> Sample:
    report = _subdistrict()
    for column in ("natural_person", "business", "total"):
        report = changed(report, "requests", "granted", column, "")
    return report


_WHOLE_FILES: dict[str, tuple[Callable[[], Sample], str]] = {
    f"{DISTRICT}民政局2023.html": (lambda: _civil_affairs(2023), "html"),
    f"{DISTRICT}民政局2022.pdf": (lambda: _civil_affairs(2022), "pdf"),
    f"{DISTRICT}财政局2023.html": (
        lambda: changed(_finance(), "disputes", "reconsideration", "total", "9"), "gb18030.html"
    ),
    f"{DISTRICT}城市管理局2023.pdf": (
        lambda: changed(_urban_management(), "requests", "granted", "total", "19"), "pdf"
    ),
    f"{DISTRICT}人民政府2023.docx": (_government, "docx"),
    f"{DISTRICT}农业农村局2022.html": (lambda: _agriculture(2022), "html"),
    f"{DISTRICT}农业农村局2023.docx": (lambda: _agriculture(2023), "docx"),
    f"{DISTRICT}石桥镇人民政府2023.txt": (lambda: changed(_town(), "requests", "carried_over", "total", "/"), "txt"),
    f"{DISTRICT}河东街道办事处2023.docx": (_with_blanks, "docx"),
    f"{DISTRICT}教育局2022.html": (_education, "html"),
    f"{DISTRICT}审计局2021.pdf": (lambda: grouped(_audit_office()), "pdf"),
    f"{DISTRICT}市场监督管理局2023.html": (_market, "html"),
    f"{DISTRICT}卫生健康局2020.html": (
        lambda: changed(_health(), "disclosure", "normative_documents", "total_public", "2"), "gb18030.html"
    ),
    "广州市增城区司法局2020.txt": (_zengcheng, "txt"),
}  # fmt: skip
SAMPLES = {name: make for name, (make, _) in _WHOLE_FILES.items()}
"""What each file prints, but for the one that was cut short."""

CUT_SHORT = f"{DISTRICT}水务局2023.pdf"


def files() -> dict[str, bytes]:
    """Return the content of every file of `data/reports`, by its name."""
    whole = {name: print_as(make(), kind) for name, (make, kind) in _WHOLE_FILES.items()}
    return whole | {CUT_SHORT: print_as(sound(2023, f"{DISTRICT}水务局"), "pdf")[:20_000]}


if __name__ == "__main__":
    REPORTS.mkdir(exist_ok=True)
    for name, content in files().items():
        (REPORTS / name).write_bytes(content)
