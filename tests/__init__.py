"""Tests: they mirror the stages of the toolkit, and make their own reports."""
