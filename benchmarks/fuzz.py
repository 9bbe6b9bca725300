"""`python -m benchmarks.fuzz --kinds html,txt --examples 2000`: what damaged bytes make of the readers.

Hypothesis draws edits of sound files of each format, within the parts of the packed ones, and bytes of no kind at all.
A reader gives reports that can be written down, or raises `SourceError`; whatever else comes out is shrunk and shown.
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.damage import HUGE, PIECES, SUFFIXES, originals, packed
from toolkit.as_json import as_json
from toolkit.corpus import read_reports
from toolkit.errors import SourceError

_PIECES = (*PIECES, *HUGE, b"", b" ", b"\n", b"<", b">", b'"', b"&", b"/", b"\xe4")
_EDIT = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.sampled_from((0, 1, 2, 10, 300, 5000, 10**9)),
    st.one_of(st.sampled_from(_PIECES), st.binary(max_size=8)),
    st.sampled_from((1, 1, 1, 2, 40)),
)
"""Where, how many bytes are taken out, and what is set in, how often."""


def _edited(content: bytes, edits: list[tuple[float, int, bytes, int]]) -> bytes:
    for place, length, piece, times in edits:
        at = int(place * (len(content) + 1))
        content = content[:at] + piece * times + content[at + length :]
    return content


@st.composite
def files(draw: st.DrawFn, kind: str) -> bytes:
    """Draw a damaged file of a kind; of a packed one at times a part is damaged."""
    source = draw(st.sampled_from([content for each, content in originals() if each == kind]))
    edits = draw(st.lists(_EDIT, min_size=1, max_size=6))
    if kind not in ("docx", "xlsx") or draw(st.integers(0, 3)) == 0:
        return _edited(source, edits)
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    named = [at for at, (name, _) in enumerate(members) if "document.xml" in name or "sheet" in name.lower()]
    at = draw(st.one_of(st.sampled_from(named), st.integers(0, len(members) - 1)))
    members[at] = (members[at][0], _edited(members[at][1], edits))
    return packed(members)


def check(source: bytes, name: str) -> str:
    """Read the bytes; return the state of the report or the reason against it. What is read must be fit for writing."""
    try:
        reports = read_reports(source, name)
    except SourceError as error:
        return error.key
    for report in reports:
        json.dumps(as_json(report), allow_nan=False, ensure_ascii=False).encode()
    return str(reports[0].state)


def fuzz(kind: str, examples: int, number: int) -> tuple[dict[str, int], float]:
    """Try so many examples of a kind; return how they ended, and the seconds that the slowest took."""
    drawn = files(kind) if kind in {each for each, _ in originals()} else st.binary(max_size=3000)
    counts: dict[str, int] = {}
    slowest = 0.0

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(drawn)
    def holds(source: bytes) -> None:
        nonlocal slowest
        begun = monotonic()
        outcome = check(source, f"fuzz.{kind}")
        slowest = max(slowest, monotonic() - begun)
        counts[outcome] = counts.get(outcome, 0) + 1

    holds()
    return counts, slowest


def main() -> None:
    """Try every kind in its turn; the first thing that should not be ends it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", default=",".join((*SUFFIXES, "bytes")))
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for kind in options.kinds.split(","):
        begun = monotonic()
        counts, slowest = fuzz(kind, options.examples, options.seed)
        total = f"{sum(counts.values()):>6} examples, {monotonic() - begun:5.0f} s, slowest {slowest:.1f} s"
        print(f"{kind:<5} {total}: {counts}", flush=True)


if __name__ == "__main__":
    main()
