"""Reads annual reports on government information disclosure, and audits them."""
