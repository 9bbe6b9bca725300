"""Charts of a population: whose rate is far from its peers', and whether first digits follow Benford's law."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.errors import UsageError
from toolkit.publishing import theme
from toolkit.publishing.drawing import LEAST, drawn, percent
from toolkit.publishing.views import AuditView, Shown, note, say, term
from toolkit.statistics import METRICS, benford, decisions, funnel_limits, metrics, peer_outliers
from toolkit.statistics.digits import BENFORD
from toolkit.statistics.peers import MADS, TAIL

_NAMED = 8
"""Bodies that are named beside their points; the others stand in the table."""


def funnel(audit: AuditView, rate: str = "disclosure_rate") -> Shown:
    """Whose rate is far from that of the like, given its number of cases? The largest group of peers."""
    language = audit.language
    if rate not in METRICS:
        raise UsageError("publish-rate-unknown", rate=rate, wanted=", ".join(METRICS))
    compared = peer_outliers(metrics(audit.frames), [rate])
    compared = compared[compared["reason"] == ""]
    if len(compared) < LEAST:
        return note(language, "funnel-no-peers", rate=say(language, f"metric-{rate}"))
    level, kind = compared[["level", "kind"]].value_counts().index[0]
    group = compared[(compared["level"] == level) & (compared["kind"] == kind)].reset_index(drop=True)
    far = group[group["outlier"]].sort_values("mads", ascending=False)
    words = {"rate": say(language, f"metric-{rate}"), "group": group_name(level, kind, language)}
    middle = percent(float(group["median"].iloc[0]))
    key = "chart-funnel" if len(far) else "chart-funnel-none"
    title = say(language, key, **words, count=len(group), far=len(far), median=middle)
    title = title[0].upper() + title[1:]
    told = say(language, "chart-funnel-note", of=say(language, f"metric-{rate}-of"), **limits_in_words())
    listed = (
        f"{row['body']} {row['year']}: {percent(row['value'])} ({row['cases']:,})" for row in far.to_dict("records")
    )
    text = f"{title} – {'; '.join(listed) or middle}"
    axis_names = (say(language, f"metric-{rate}-of"), words["rate"])
    return drawn(language, title, told, text, lambda axes: _funnel(axes, group, far, axis_names), inches=4.4)


def limits_in_words() -> dict[str, str]:
    """Return the limits beyond which a rate is far from its peers', printed."""
    return {"mads": f"{MADS:g}", "chance": f"{100 * (1 - 2 * TAIL):g}%"}


def group_name(level: str, kind: str, language: str) -> str:
    """Name the group of reports of one level and kind."""
    return say(language, "group", level=term("level", level, language), kind=term("kind", kind, language))


def _funnel(axes: Axes, group: pd.DataFrame, far: pd.DataFrame, names: tuple[str, str]) -> None:
    cases = group["cases"].to_numpy(dtype=float)
    along = np.unique(np.geomspace(cases.min() * 0.9, cases.max() * 1.1, 120).round())
    median = float(group["median"].iloc[0])
    near = group[~group["outlier"].astype(bool)]
    axes.scatter(near["cases"], 100 * near["value"].astype(float), s=16, color=theme.BLUE, alpha=0.65, linewidth=0)
    axes.scatter(far["cases"], 100 * far["value"].astype(float), s=34, color=theme.ORANGE, marker="^", linewidth=0)
    axes.axhline(100 * median, color=theme.BLACK, linewidth=1)
    for limit in funnel_limits(median, along):
        axes.plot(along, 100 * limit, color="#666666", linewidth=1, linestyle="--")
    axes.set_xscale("log")
    axes.minorticks_off()
    ticks = [n for n in (30, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000) if along[0] <= n <= along[-1]]
    axes.set_xticks(ticks, [f"{n:,}" for n in ticks])
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}%")
    axes.spines["bottom"].set_visible(True)
    axes.set_xlabel(names[0])
    axes.set_ylabel(names[1])
    _name_points(axes, far)


def _name_points(axes: Axes, far: pd.DataFrame) -> None:
    """Write whose points they are beside them, each body once, on the side with room, one line under the other."""
    middle = np.sqrt(np.prod(axes.get_xlim()))
    step = 0.05 * np.subtract(*axes.get_ylim()[::-1])
    taken: dict[bool, float] = {}
    named = far.groupby("body", sort=False).agg(
        count=("cases", "size"), least=("cases", "min"), most=("cases", "max"), height=("value", "mean")
    )
    for body, row in named.head(_NAMED).sort_values("height").iterrows():
        right = bool(row["most"] < middle)
        height = max(100 * row["height"], taken.get(right, -step) + step)
        taken[right] = height
        words = f"  {body} ×{row['count']:.0f}  " if row["count"] > 1 else f"  {body}  "
        place = (row["most"] if right else row["least"], height)
        axes.annotate(words, place, ha="left" if right else "right", va="center", color="#a84300", fontsize=8.5)


def first_digits(audit: AuditView) -> Shown:
    """Do first digits follow Benford's law? Decisions of table 2, of bodies of cities and counties."""
    language = audit.language
    result = benford(decisions(audit.frames))
    if result.mad is None or result.chi_square is None or result.p_value is None:
        return note(language, f"benford-{result.reason}", count=result.values, decades=f"{result.decades:.1f}")
    chance = "< 0.001" if result.p_value < 0.001 else f"= {result.p_value:.3f}"
    key = "chart-benford-departs" if result.departs else "chart-benford-follows"
    figures = {"mad": f"{100 * result.mad:.1f}", "chi": f"{result.chi_square:.1f}", "p": chance}
    title = say(language, key, count=result.values, **figures)
    shares = [count / result.values for count in result.counts]
    law = say(language, "chart-benford-law")
    digits = (f"{digit} {percent(share)} ({law} {percent(wanted)})" for digit, (share, wanted) in _pairs(shares))
    told = say(language, "chart-benford-note", decades=f"{result.decades:.1f}", **figures)
    text = f"{title} – {'; '.join(digits)}"
    return drawn(language, title, told, text, lambda axes: _digits(axes, shares, law))


def _pairs(shares: Sequence[float]) -> enumerate[tuple[float, float]]:
    return enumerate(zip(shares, BENFORD, strict=True), start=1)


def _digits(axes: Axes, shares: Sequence[float], law: str) -> None:
    digits = range(1, 10)
    axes.bar(digits, [100 * share for share in shares], 0.7, color=theme.BLUE, edgecolor="white")
    axes.plot(digits, [100 * share for share in BENFORD], color=theme.ORANGE, marker="D", linestyle="--", linewidth=1.5)
    for digit, (share, wanted) in _pairs(shares):
        axes.text(digit, 100 * max(share, wanted) + 1.5, percent(share), ha="center", color=theme.BLUE, bbox=_PLAIN)
    axes.annotate(law, (2, 100 * BENFORD[1]), (2.7, 100 * BENFORD[0]), color=theme.ORANGE, arrowprops=_ARROW)
    axes.set_xticks(list(digits))
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(True)


_PLAIN = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
_ARROW = {"arrowstyle": "-", "color": theme.ORANGE}
