"""One look for every chart: five colours that colour-blind readers tell apart, and fonts that come with the toolkit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib
from matplotlib import font_manager
from pylopdf_fonts_zh_cn import sans_path

BLUE, ORANGE, GREEN, PINK, BLACK = "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000"
"""The palette."""

SHADES = ("#f4f4f2", "#cfe2f0", "#9cc5e2", "#5ba3d0", BLUE)
"""Five shades of one colour, for shares; black words are read on all but the last."""

COLOURS = {"error": ORANGE, "warning": BLUE, "info": PINK}
HATCHES = {"error": "", "warning": "///", "info": "..."}
"""Colour and hatch of each severity: either tells it."""

INCHES = 7.6
DOTS_PER_INCH = 150


@cache
def family() -> str:
    """Return the name of the bundled Chinese font, made known to matplotlib; no font of the system is needed."""
    path = str(sans_path())
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


@contextmanager
def look() -> Iterator[None]:
    """Set what a chart is drawn with, and put the user's own settings back afterwards."""
    settings: dict[Any, Any] = {
        "font.family": [family()],
        "font.size": 9.5,
        "axes.unicode_minus": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.bottom": False,
        "axes.edgecolor": "#888888",
        "hatch.linewidth": 0.6,
        "legend.frameon": False,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(settings):
        yield
