"""Titles and sub-headings that miss their words by a letter."""

import pytest

from toolkit.extraction.misprints import heading_slips, title_slips


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("临江区民政局2023年政府信息公开工作告年度报", True),
        ("临江区民政局2023年政府信息公工作年度报告", True),
        ("临江区民政局2023年度政府信息公开工作年度度报告", True),
        ("2022年政府信息公工作年度报告", False),  # of another year: an entry of a list
        ("临江区民政局2023年政府信息公开工作年度报告", False),
        ("临江区民政局2023年政府信息公开工作要点", False),
        ("临江区民政局2023年政府信息公开工作总结", False),
        ("2023年政府信息公开工作\n年度报告", False),
        ("临江区民政局2023年政务公开工作报告（附件）", False),
    ],
)
def test_a_title_slips_by_a_letter_lost_doubled_or_displaced(line, slips):
    """Another document has another name."""
    assert bool(title_slips(f"首页\n{line}\n发布日期", 2023)) is slips


def test_a_sub_heading_slips_likewise():
    """Shorter names of an aspect are none."""
    assert heading_slips("（四）府信息公开平台\n（五）监督保保障情况") == (
        "（四）府信息公开平台",
        "（五）监督保保障情况",
    )
    assert heading_slips("（一）申请公开\n（二）平台建设情况\n（三）信息管理\n（四）强化组织领导\n府信息公开平台") == ()
