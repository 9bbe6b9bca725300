"""What the page of a report tells of its site: whether it is found among annual reports, and links that lead nowhere.

No address is looked up: only of those that lead into a machine or a network of one's own is it certain that no reader
can follow them.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from toolkit.report import Report

_WEB = ("http", "https", "ftp")
_OWN_MACHINE = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.I)
_NO_ADDRESS = re.compile(r"#|$|(?:javascript|mailto|tel|data|about):", re.I)
_ANNUAL_REPORTS = re.compile("年报|年度(?:工作)?报告|公开(?:工作)?报告")


def site_facts(report: Report) -> dict[str, Any]:
    """Return what a readable report tells of its site; what it does not tell is missing."""
    facts: dict[str, Any] = {}
    if report.column:
        facts |= {"site_column": report.column, "in_annual_reports": int(bool(_ANNUAL_REPORTS.search(report.column)))}
    if report.links is not None:
        links = [link for link in dict.fromkeys(report.links) if not _NO_ADDRESS.match(link)]
        dead = [link for link in links if leads_nowhere(link)]
        facts |= {"links": "\n".join(links), "links_count": len(links)}
        facts |= {"links_dead": len(dead), "links_dead_found": "、".join(dead)}
    return facts


def leads_nowhere(link: str) -> bool:
    """Whether nobody but its author can follow a link: to a file of a machine, a private network, or no host at all."""
    if _OWN_MACHINE.match(link):
        return True
    try:
        address = urlsplit(link)
        host = address.hostname or ""
    except ValueError:
        return False  # a browser may mend what Python does not read
    if address.scheme.lower() not in _WEB:
        return False
    if not host or "." not in host:
        return ":" not in host  # also localhost, and a machine by its name
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False
