"""The notebooks in JupyterLab itself: opened, run from top to bottom, and their findings seen."""

import os
import shutil
import socket
import subprocess
import sys
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from toolkit.publishing.print import browser

pytestmark = pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")


@pytest.fixture(scope="module")
def lab(tmp_path_factory, root):
    """The address of a JupyterLab whose folder holds copies of the notebooks and the sample reports."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("notebooks", "data"):
        shutil.copytree(root / name, folder / name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_PATH": os.path.join(sys.prefix, "share", "jupyter")}
    options = [f"--ServerApp.root_dir={folder}", f"--port={port}", "--ip=127.0.0.1", "--no-browser", "--allow-root"]
    command = [sys.executable, "-m", "jupyterlab", *options, "--IdentityProvider.token=t", "--LabApp.news_url="]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log, cwd=folder)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api?token=t", folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address, log):
    begun = monotonic()
    while monotonic() - begun < 90:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            sleep(0.3)
    raise AssertionError(log.read_text(encoding="utf-8")[-2000:])


def test_a_notebook_opens_runs_and_shows_its_findings(lab):
    """Run All of notebook 02: the summary, a finding in words, a marked table."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(f"{lab}/lab/tree/notebooks/02_batch.ipynb?token=t", timeout=90_000)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=90_000)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=90_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()

        page.locator(".jp-OutputArea h1", has_text="政府信息公开工作年度报告核查结果").wait_for(timeout=90_000)
        page.locator(".jp-OutputArea table.register tbody tr").first.wait_for(timeout=90_000)
        rows = page.locator(".jp-OutputArea table.register tbody tr").all_inner_texts()
        errors = page.locator('.jp-OutputArea [data-mime-type="application/vnd.jupyter.stderr"]').count()
        chromium.close()

    assert any("青川市临江区财政局" in row and "相差 +4" in row for row in rows)
    assert errors == 0
