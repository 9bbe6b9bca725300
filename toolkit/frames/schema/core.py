"""What every frame carries, and the dtypes of columns: nullable on every engine, so that missing stays missing."""

from __future__ import annotations

COUNT, REAL, WORD = "Int64", "Float64", "string"

BODY = {"report_id": WORD, "form": WORD, "year": COUNT, "body_level": WORD, "body_kind": WORD}
"""Columns that every frame carries, so that a rule can be limited to a form, a year or a kind of body."""
