"""A picture of a report (PNG, JPEG, TIFF): each of its pages is recognised, or told to be a picture."""

from __future__ import annotations

import io
import warnings
from typing import Any

from toolkit.document import Document, Format
from toolkit.errors import SourceError
from toolkit.reading import scan
from toolkit.reading.limits import PAGES, refuse
from toolkit.reading.pdf import Pages

MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""How a picture begins."""


def read_image(source: bytes, name: str) -> Document:
    """Return what is recognised in a picture. Raises `SourceError` for a damaged one and for one beyond the limits."""
    from PIL import Image

    pages = Pages(name)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(source)) as picture:
            count = getattr(picture, "n_frames", 1)
            refuse("source-too-many-pages", name, count, PAGES)
            for number in range(1, count + 1):
                picture.seek(number - 1)
                pixels = picture.width * picture.height
                refuse("picture-too-large", name, pixels, scan.PIXELS)
                pages.recognise(lambda: _grey(picture), pixels, number)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise SourceError("source-damaged", source=name, format="PNG/JPEG/TIFF", where=str(error)[:80]) from error
    return Document(Format.IMAGE, tuple(pages.blocks()), problems=tuple(pages.problems))


def _grey(picture: Any) -> Any:
    """Return the pixels, from white to black; what lets the background shine through is white."""
    import numpy as np
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    white = Image.new("RGBA", upright.size, "white")
    return np.asarray(Image.alpha_composite(white, upright).convert("L"))
