"""Which of the three statutory tables a grid is, by its words."""

from __future__ import annotations

from toolkit.document import Grid
from toolkit.extraction.words import core, spellings

_TELLING = {
    "disclosure": "第二十条 信息内容 制发件数 废止件数 现行有效 行政许可 行政处罚 行政强制 行政事业性收费 项目数量 "
    "新制作数量 对外公开总数量".split(),
    "requests": "自然人 商业企业 科研机构 新收政府信息公开申请 结转政府信息公开申请 结转下年度 申请人情况".split(),
    "disputes": "结果维持 结果纠正 尚未审结 其他结果 复议后起诉 未经复议直接起诉".split(),
}
"""Words that only one of the three tables prints."""


def table_of(grid: Grid, previous: str) -> str | None:
    """Say which statutory table a grid is, or part of: the one of whose own words it prints most; None for others.

    A grid with few words or none, right after one of the table `previous`, is more of the same.
    """
    texts = {cell.text: None for row in grid.rows for cell in row if cell is not None}
    names = {core(text): None for text in texts}
    text = "".join(names)
    scores = {table: sum(word in text for word in words) for table, words in _TELLING.items()}
    for table, longer in (("requests", 4), ("disclosure", 3)):
        known = spellings(table, "rows").keys
        scores[table] += sum(name in known for name in names if len(name) > longer)
    best = max(scores, key=lambda table: scores[table])
    if scores[best] >= 2:
        return best
    if previous and (scores[previous] or any(spellings(previous, "rows").find(text) for text in texts)):
        return previous
    if previous == "disputes" and grid.width >= 15:
        return previous
    return previous if previous == "requests" and 7 <= grid.width <= 12 else None
