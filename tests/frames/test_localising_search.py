"""The search for wrong cells held against trying everything, and against an integer program."""

from itertools import combinations
from random import Random

import numpy as np
import pytest

from benchmarks.localise import balanced
from toolkit.frames.localising.identities import Identity, identities_of, ledger
from toolkit.frames.localising.search import smallest_changes


def small_table(chance):
    """Values and identities of a table of five rows and three columns, some cells wrong, perhaps some missing."""
    parts, whole = ("a", "b"), "t"
    rows = ("new", "p", "q", "out")  # new = sum + out, sum = p + q
    values = {(row, column): chance.choice((0, 0, 1, 2)) for row in ("p", "q", "out") for column in parts}
    for column in parts:
        values["sum", column] = values["p", column] + values["q", column]
        values["new", column] = values["sum", column] + values["out", column]
    for row in (*rows, "sum"):
        values[row, whole] = sum(values[row, column] for column in parts)
    for place in chance.sample(sorted(values), chance.choice((1, 2, 2, 3))):
        values[place] = max(0, values[place] + chance.choice((-2, -1, 1, 2)))
    for place in chance.sample(sorted(values), chance.choice((0, 0, 1, 2))):
        del values[place]
    across = [Identity("across", row, tuple((row, each) for each in parts), ((row, whole),)) for row in (*rows, "sum")]
    down = [Identity("outcomes", c, (("p", c), ("q", c)), (("sum", c),)) for c in (*parts, whole)]
    balance = [Identity("balance", c, (("new", c),), (("sum", c), ("out", c))) for c in (*parts, whole)]
    return values, (*balance, *down, *across)


def exhaustively(book, largest):
    """All supports of the smallest size with some new values from 0 up that mend every identity, by trying them all."""
    places = list(book.joins)
    signs = np.zeros((len(book.identities), len(places)), dtype=int)
    for at, place in enumerate(places):
        for number, sign in book.joins[place]:
            signs[number, at] = sign
    gaps = np.array([book.gaps.get(number, 0) for number in range(len(book.identities))])
    old = np.array([book.values[place] for place in places])
    for size in range(1, largest + 1):
        grid = np.stack(np.meshgrid(*[np.arange(TOP)] * size, indexing="ij")).reshape(size, -1)
        found = {}
        for at in map(list, combinations(range(len(places)), size)):
            steps = grid - old[at][:, None]
            mends = ~(signs[:, at] @ steps + gaps[:, None]).any(axis=0) & steps.all(axis=0)
            if mends.any():
                found[frozenset(places[each] for each in at)] = {tuple(new) for new in grid[:, mends].T.tolist()}
        if found:
            return size, found
    return None, {}


TOP = 14
"""Values tried: more than any sum of the small tables' cells needs."""


@pytest.mark.parametrize("seed", range(120))
def test_the_search_finds_what_trying_everything_finds(seed):
    """Every smallest explanation, of one to three cells, with missing cells and with figures too small to take from."""
    values, identities = small_table(Random(seed))
    book = ledger(identities, values)[1]
    if book is None:
        return

    size, supports = exhaustively(book, 3)
    found = smallest_changes(book)

    if size is None:
        assert found is None or len(found.changes[0]) > 3
        return
    assert {len(change) for change in found.changes} == {size}
    assert {frozenset(change) for change in found.changes} == set(supports)
    for change in found.changes:
        order = [place for place in book.joins if place in change]
        assert tuple(change[place] for place in order) in supports[frozenset(change)]
    unique = all(len(new) == 1 for new in supports.values())
    assert unique or not found.complete


@pytest.mark.parametrize("seed", range(12))
def test_the_search_needs_as_few_cells_as_an_integer_program(seed):
    """On whole tables, with up to four wrong cells: HiGHS knows nothing of the search."""
    chance = Random(seed)
    values = balanced(chance)
    for place in chance.sample(sorted(values), 1 + seed % 4):
        values[place] = max(0, values[place] + chance.choice((-9, -3, -1, 1, 2, 9, 18)))
    book = ledger(identities_of("requests", "split"), values)[1]

    assert len(smallest_changes(book).changes[0]) == programmed(book)


def programmed(book):
    """The fewest cells, as SciPy's solver finds them: each cell has a switch, and changes only where it is on."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    places = list(book.joins)
    signs = np.zeros((len(book.identities), len(places)))
    for at, place in enumerate(places):
        for number, sign in book.joins[place]:
            signs[number, at] = sign
    gaps = -np.array([book.gaps.get(number, 0) for number in range(len(book.identities))])
    old = np.array([book.values[place] for place in places])
    reach, every = sum(map(abs, book.gaps.values())), np.eye(len(places))
    solution = milp(
        c=np.repeat([0, 1], len(places)),
        constraints=[
            LinearConstraint(np.hstack([signs, 0 * signs]), gaps, gaps),
            LinearConstraint(np.hstack([every, -reach * every]), -np.inf, 0),
            LinearConstraint(np.hstack([every, np.diag(np.minimum(old, reach))]), 0, np.inf),
        ],
        integrality=np.ones(2 * len(places)),
        bounds=Bounds(
            np.concatenate([-np.minimum(old, reach), np.zeros(len(places))]), np.repeat([reach, 1], len(places))
        ),
    )
    return round(solution.fun)
