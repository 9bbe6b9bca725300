"""How a chart is drawn: its title over the whole width, its numbers beside its marks, and all of it again in words."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from toolkit.publishing import theme
from toolkit.publishing.views import Shown, fill

LEAST = 3
"""Fewer numbers than these are read faster in a sentence."""

BAR = 0.62
"""Height of a bar, or of the bars of one name together, in rows."""


_LABEL = 0.07
"""Height of a label, as a share of a chart of lines."""

_STEPS = (0.1, 0.25, 0.5, 0.75)
"""Where the shades of a heat map change."""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one colour, one for each bar."""

    name: str
    values: Sequence[int]
    colour: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one line, one for each place, with its colour, its mark and its dashes."""

    name: str
    values: Sequence[float]
    colour: str
    mark: str
    dashes: str


def percent(part: float, whole: float = 1) -> str:
    """Print a share."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def drawn(
    language: str, title: str, told: str, words: str, paint: Callable[[Axes], None], *, inches: float = 3.6
) -> Shown:
    """Return the chart that `paint` draws, `inches` high, under its title; `words` is its text alternative."""
    with theme.look():
        figure = Figure(figsize=(theme.INCHES, inches), layout="constrained")
        paint(figure.add_subplot())
        wide = sum(2 if ord(letter) > 0x2E80 else 1 for letter in title) / max(len(title), 1)
        figure.suptitle("\n".join(wrap(title, int(88 / wide))), x=0.01, ha="left", fontsize=11.5)
        picture = BytesIO()
        figure.savefig(picture, format="png", dpi=theme.DOTS_PER_INCH, metadata={"Software": None})
    image = b64encode(picture.getvalue()).decode("ascii")
    return Shown(fill("chart.html", language, image=image, alt=words, note=told), words)


def bars(
    language: str, title: str, names: Sequence[str], series: Sequence[Series], told: str, *, shares: bool = False
) -> Shown:
    """Draw horizontal bars, stacked when there are several series; with `shares` all of the same length."""
    totals = [sum(one.values[bar] for one in series) for bar in range(len(names))]
    units = [100 / total if shares and total else 1.0 for total in totals]

    def paint(axes: Axes) -> None:
        left = [0.0] * len(names)
        for one in series:
            widths = [value * unit for value, unit in zip(one.values, units, strict=True)]
            axes.barh(range(len(names)), widths, BAR, left, label=one.name, **_look(one))
            left = [start + width for start, width in zip(left, widths, strict=True)]
        for bar, total in enumerate(totals):
            axes.text(left[bar], bar, f" {total:,}", va="center", ha="left")
        _name_bars(axes, names, legend=len(series) > 1)

    words = in_words(title, names, series)
    return drawn(language, title, told, words, paint, inches=1.2 + 0.36 * len(names))


def bars_beside(language: str, title: str, names: Sequence[str], series: Sequence[Series], told: str) -> Shown:
    """Draw horizontal bars, those of one name beside each other, each with its number."""
    height = BAR / len(series)

    def paint(axes: Axes) -> None:
        for at, one in enumerate(series):
            places = [bar + height * (at - (len(series) - 1) / 2) for bar in range(len(names))]
            drawn_bars = axes.barh(places, one.values, height, label=one.name, **_look(one))
            axes.bar_label(drawn_bars, [f" {value:,}" for value in one.values])
        _name_bars(axes, names, legend=True)

    words = in_words(title, names, series, zeros=True)
    return drawn(language, title, told, words, paint, inches=1.2 + 0.5 * len(names))


def lines(axes: Axes, some: Sequence[Line], years: Sequence[int], printed: str) -> None:
    """Draw lines through years, every point with its number (by `printed`) and every line with its name at its end.

    The numbers of the lowest line stand below it, those of the others above.
    """
    for one in some:
        look: dict[str, Any] = {"color": one.colour, "marker": one.mark, "linestyle": one.dashes}
        axes.plot(years, one.values, linewidth=2, markersize=5.5, **look)
    top = max(axes.get_ylim()[1] * 1.12, 1e-9)
    for at, year in enumerate(years):
        lowest, *others = sorted(some, key=lambda line: line.values[at])
        heights = _apart([one.values[at] for one in others], _LABEL * top)
        for one, height, away in zip(
            (lowest, *others), (lowest.values[at], *heights), (-15, *[6] * len(others)), strict=True
        ):
            look = {"ha": "center", "color": one.colour, "textcoords": "offset points"}
            axes.annotate(printed.format(one.values[at]), (year, height), (0, away), **look)
    for one, height in zip(some, _apart([one.values[-1] for one in some], _LABEL * top), strict=True):
        axes.annotate(one.name, (years[-1], height), (26, 0), textcoords="offset points", va="center", color=one.colour)
    axes.set_xticks(list(years), [str(year) for year in years])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(True)
    axes.set_ylim(bottom=-0.1 * top, top=top)
    axes.margins(x=0.06)


def _apart(values: Sequence[float], gap: float) -> list[float]:
    """Return heights for labels of values: in the order of the values, none nearer to the next than `gap`."""
    heights, least = list(values), -gap
    for at in sorted(range(len(values)), key=values.__getitem__):
        heights[at] = least = max(values[at], least + gap)
    return heights


def _look(one: Series) -> dict[str, Any]:
    return {"color": one.colour, "hatch": one.hatch, "edgecolor": "white", "linewidth": 0.8}


def _name_bars(axes: Axes, names: Sequence[str], *, legend: bool) -> None:
    """Put the names beside the bars; no scale, for each bar says its number."""
    axes.set_yticks(range(len(names)), list(names))
    axes.tick_params(left=False)
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.margins(x=0.08)
    if legend:
        axes.legend(loc="upper center", bbox_to_anchor=(0.45, 0), ncols=4, handlelength=1.6)


def in_words(title: str, names: Sequence[str], series: Sequence[Series], *, zeros: bool = False) -> str:
    """Return the text alternative: the title, then every number of every bar."""
    told = (
        f"{name} " + ", ".join(f"{one.name} {one.values[bar]:,}".strip() for one in series if zeros or one.values[bar])
        for bar, name in enumerate(names)
    )
    return f"{title} – " + "; ".join(told)


def heat(language: str, title: str, heads: Sequence[str], rows: Mapping[str, Sequence[float]], told: str) -> Shown:
    """Draw shares (0 to 1) as fields of five shades of one colour, each with its number."""

    def paint(axes: Axes) -> None:
        shades = [[bisect(_STEPS, share) for share in shares] for shares in rows.values()]
        axes.pcolormesh(shades, cmap=ListedColormap(theme.SHADES), vmin=0, vmax=4, edgecolors="white", linewidth=1.5)
        for at, shares in enumerate(rows.values()):
            for column, share in enumerate(shares):
                colour = "white" if shades[at][column] == 4 else theme.BLACK
                axes.text(column + 0.5, at + 0.5, f"{100 * share:.0f}%", ha="center", va="center", color=colour)
        axes.set_yticks([at + 0.5 for at in range(len(rows))], list(rows))
        axes.set_xticks(
            [column + 0.5 for column in range(len(heads))], ["\n".join(wrap(head, 11)) for head in heads], va="bottom"
        )
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        axes.spines["left"].set_visible(False)
        axes.invert_yaxis()

    words = (
        f"{name} " + ", ".join(f"{head} {percent(share)}" for head, share in zip(heads, shares, strict=True))
        for name, shares in rows.items()
    )
    return drawn(language, title, told, f"{title} – {'; '.join(words)}", paint, inches=1.1 + 0.27 * len(rows))
