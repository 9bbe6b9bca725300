"""Suites judge facts: the only stage that knows Great Expectations, and its boolean goes no further than here."""
