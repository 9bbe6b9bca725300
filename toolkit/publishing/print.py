"""A rendered page printed to PDF by the browser that is there; without one a clear word on how to print."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from toolkit.errors import UsageError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 300


def browser() -> str | None:
    """Return the path of a browser that can print without a window, or None."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def print_to_pdf(page: Path, out: Path) -> None:
    """Print `page` (a file) on A4 to `out`.

    The browser has a profile of its own and no network. Raises `UsageError` when there is none, or when it fails.
    """
    program = browser()
    if program is None:
        raise UsageError("print-no-browser", page=page.name)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as profile:
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-sandbox",  # the page is ours and may load nothing; in containers there is no sandbox to have
            "--no-first-run",
            "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={out.resolve()}",
            page.resolve().as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            raise UsageError("print-failed", page=page.name, reason=f"> {_SECONDS} s") from error
    if done.returncode or not out.is_file():
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [str(done.returncode)]
        raise UsageError("print-failed", page=page.name, reason=reason[0])
