"""The bundled Chinese font, cut down to the characters of one page, so that the page shows them on any machine."""

from __future__ import annotations

import io
from base64 import b64encode

from pylopdf_fonts_zh_cn import sans_path


def embedded_font(text: str) -> str:
    """Return a WOFF font of the characters of `text`, in base64; characters that the font lacks are left out."""
    from fontTools import subset

    options = subset.Options()
    options.layout_features, options.hinting, options.name_IDs = [], False, []
    options.notdef_outline = True
    stream = io.BytesIO()
    with subset.load_font(str(sans_path()), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text="".join(sorted(set(text))))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(stream)
    return b64encode(stream.getvalue()).decode("ascii")
