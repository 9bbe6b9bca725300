"""The register of findings: one row per failed outcome, in words, with a key that survives re-runs."""

from toolkit.findings.finding import COLUMNS, Finding, Register
from toolkit.findings.register import register
from toolkit.findings.unknowns import unassessable

__all__ = ["COLUMNS", "Finding", "Register", "register", "unassessable"]
