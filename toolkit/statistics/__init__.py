"""What a population of reports shows and no single report can: rates, peers, first digits, zeros.

Nothing here judges a report. The limits are arguments, so that an auditor can set others.
"""

from __future__ import annotations

from toolkit.statistics.digits import Benford, benford, decisions
from toolkit.statistics.metrics import METRICS, Metric, added_up, copies, metrics, results
from toolkit.statistics.peers import funnel_limits, peer_outliers, zero_share

__all__ = [
    "METRICS",
    "Benford",
    "Metric",
    "added_up",
    "benford",
    "copies",
    "decisions",
    "funnel_limits",
    "metrics",
    "peer_outliers",
    "results",
    "zero_share",
]
