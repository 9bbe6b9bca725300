"""One report before it is printed: who and when, its prose by section, and the text of every cell of its tables."""

from __future__ import annotations

from dataclasses import dataclass, field

Figures = dict[str, dict[str, str]]
"""The printed text of each cell, by row and column key."""

HEADINGS = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}


@dataclass(frozen=True)
class Sample:
    """One report before it is printed: who and when, its prose by section, and its three tables."""

    body: str
    year: int
    form: str
    tables: dict[str, Figures]
    published: str = ""
    preamble: str = ""
    headings: dict[str, str] = field(default_factory=lambda: dict(HEADINGS))
    prose: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)  # printed instead of the prescribed label
    extra: tuple[str, ...] = ()  # formats only: "picture:<table>" or "twice:<table>"

    @property
    def title(self) -> str:
        """The title as printed."""
        return f"{self.body}{self.year}年政府信息公开工作年度报告"
