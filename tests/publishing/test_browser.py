"""The rendered page in a browser: it opens without a network, shows its text, and runs nothing."""

import os
import shutil
import subprocess

import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.cli import main

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium, and this is not CI")
def test_the_page_opens_in_a_browser_as_a_picture_and_as_text(tmp_path):
    """Its body is there, its font loads, and the picture is not empty."""
    assert CHROMIUM is not None
    wrong = changed(sound(), "requests", "granted", "total", "19")
    (tmp_path / "report.html").write_bytes(print_as(wrong, "html"))
    main(["audit", str(tmp_path / "report.html"), "--out", str(tmp_path / "out"), "--formats", "html"])
    page = tmp_path / "out" / "findings.html"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    command = [CHROMIUM, *quiet, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1000,2000"]

    picture = subprocess.run(
        [*command, f"--screenshot={tmp_path / 'page.png'}", page.as_uri()], capture_output=True, check=True, timeout=120
    )
    text = subprocess.run([*command, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=120)

    assert b"Refused to" not in picture.stderr
    assert (tmp_path / "page.png").stat().st_size > 50_000
    dom = text.stdout.decode("utf-8")
    assert "六类申请人之和 = 18" in dom
    assert all(finding.key in dom for finding in toolkit.load(tmp_path / "out").findings)
