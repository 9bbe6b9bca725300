"""What breaks the rules of publication on a site: where the page stands, where its words lead, when it was filed."""

from __future__ import annotations

from collections.abc import Callable

from tests.examples.making import Example
from tests.printing import print_as, sound

_FILED_LATE = "青川市临江区营商局"
ROSTER: tuple[str, ...] = (f"{_FILED_LATE},青川市临江区人民政府,county,department,,2023-01-20；2024-02-06",)
"""Lines of the roster, without its head."""


def page(old: str = "", new: str = "", **parts: object) -> bytes:
    """Return the page of a sound report with some words of it replaced by markup, which must be there."""
    text = print_as(sound(**parts), "html").decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def linking(*addresses: str, **parts: object) -> bytes:
    """Return a page of which the first words of section five lead to the addresses, one after the other."""
    links = "".join(f'见<a href="{address}">附件</a>，' for address in addresses)
    prose = sound().prose
    return page(prose["problems"][:12], links + prose["problems"][:12], **parts)


def standing_in(path: str, **parts: object) -> bytes:
    """Return a page that says where it stands on its site."""
    return page("<body>", f"<body><div>{path}</div>", **parts)


def _twice() -> Example:
    again = page(body="青川市临江区机要局", published="2024-02-20")
    return {"1.html": page(body="青川市临江区机要局"), "2.html": again}


EXAMPLES: dict[str, Callable[[], Example]] = {
    "date-local-filing": lambda: {"1.html": page(body=_FILED_LATE)},
    "text-broken-link": lambda: {"1.html": linking("file:///C:/Users/admin/Desktop/附件1.docx")},
    "text-findability": lambda: {
        "0.html": standing_in("当前位置：首页 &gt; 新闻中心 &gt; 通知公告 &gt; 正文"),
        **_twice(),
    },
}
