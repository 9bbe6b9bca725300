"""The four answers of a rule. Great Expectations knows two, and a missing operand is neither of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from toolkit.checking.rules import Rule


class Outcome(Enum):
    """What a rule says of one subject. The values are the codes in `Assessment.codes`."""

    PASSED = 1
    FAILED = 2
    NOT_ASSESSABLE = 3
    ERRORED = 4


NO_SUBJECT = 0
"""The code of a frame row that the rule's own condition leaves out."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The outcomes of one expectation over a whole frame.

    `codes` holds one `Outcome` value (or NO_SUBJECT) for each row of the frame, in its order. `error` is the
    reason in words when the expectation could not be run: then every subject is ERRORED.
    """

    rule: Rule
    codes: NDArray[np.int8]
    error: str = ""

    def counts(self) -> Mapping[Outcome, int]:
        """How many subjects have each outcome; together they are all the subjects."""
        return {outcome: int((self.codes == outcome.value).sum()) for outcome in Outcome}
