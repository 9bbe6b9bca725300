"""Files damaged at random are read, in part or not, or refused with a clear error: nothing else comes out of them."""

from collections import Counter
from random import Random

import pytest

from tests.printing.variations import varied
from toolkit.corpus import read_reports
from toolkit.errors import SourceError

PIECES = (
    b"<",
    b">",
    b'"',
    b"\t",
    b"\n",
    b"9",
    b"\xe4",
    b"&",
    b"|",
    b"</td>",
    b"<td>",
    b"<table>",
    b"<!--",
    b"obj",
    b"0 R",
)


def damaged(source: bytes, chance: Random) -> bytes:
    """The bytes with some changed, left out, repeated elsewhere, or with markup set in."""
    found = bytearray(source)
    for _ in range(chance.choice((1, 3, 20, 200))):
        at = chance.randrange(len(found))
        from_there = chance.randrange(len(found))
        found[at : at + chance.choice((0, 1, 10, 500))] = chance.choice(
            (b"", bytes([chance.randrange(256)]), found[from_there : from_there + 300], chance.choice(PIECES))
        )
        found = found or bytearray(b"0")
    return bytes(found)


@pytest.mark.parametrize(("kind", "count"), [("html", 160), ("txt", 160), ("docx", 80), ("pdf", 40)])
def test_damaged_files_end_as_a_report_or_as_a_clear_error(kind, count):
    """Every one of them is accounted for."""
    sources = [varied(seed, kind).source for seed in range(4)]
    outcomes = Counter()
    for seed in range(count):
        chance = Random(seed)
        try:
            outcomes[read_reports(damaged(chance.choice(sources), chance), f"x.{kind}")[0].state] += 1
        except SourceError as error:
            outcomes[error.key] += 1

    assert sum(outcomes.values()) == count
    assert len(outcomes) > 1
