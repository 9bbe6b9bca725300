"""The notebooks in JupyterLab itself: opened, run from top to bottom, and their findings seen."""

import json
import os
import shutil
import socket
import subprocess
import sys
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from toolkit.publishing.print import browser

pytestmark = pytest.mark.skipif(browser() is None and not os.environ.get("CI"), reason="no Chromium, and this is no CI")

EVERY = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
STEMS = EVERY if os.environ.get("EVERY_NOTEBOOK") else ["03_year_on_year"]
"""All of them take minutes: set EVERY_NOTEBOOK before a release."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory, root):
    """A JupyterLab: its address, and its folder with copies of the notebooks, the sample reports and the suites."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("notebooks", "data", "expectations"):
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
        yield address, folder
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


@pytest.fixture(scope="module")
def tab(lab):
    """A tab of a browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(90_000)
        yield page
        chromium.close()


def _run_all(tab, lab, stem):
    """Open a notebook as it is shipped, run it from top to bottom, save it, and return its code cells."""
    address, folder = lab
    shutil.copy(ROOT / "notebooks" / f"{stem}.ipynb", folder / "notebooks")  # counts of an earlier run look like an end
    tab.goto(f"{address}/lab/tree/notebooks/{stem}.ipynb?token=t&reset")
    tab.locator(".jp-Notebook .jp-Cell").first.wait_for()
    tab.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    tab.get_by_role("menuitem", name="Run", exact=True).click()
    tab.get_by_text("Run All Cells", exact=True).click()
    begun, cells = monotonic(), []
    while monotonic() - begun < 120:
        tab.wait_for_timeout(1000)
        with tab.expect_response(_is_a_save):  # the file is whole only when the server has answered
            tab.keyboard.press("Control+s")
        saved = json.loads((folder / "notebooks" / f"{stem}.ipynb").read_text(encoding="utf-8"))
        cells = [cell for cell in saved["cells"] if cell["cell_type"] == "code"]
        kinds = [output["output_type"] for cell in cells for output in cell["outputs"]]
        if "error" in kinds or all(cell["execution_count"] for cell in cells):
            break
    return cells


def _is_a_save(response):
    return response.request.method == "PUT" and "/api/contents/" in response.url


@pytest.mark.parametrize("stem", STEMS)
def test_a_notebook_opens_and_runs_from_top_to_bottom(tab, lab, stem):
    """Run All: every cell has run, none has failed or warned, and each that shows something shows HTML."""
    cells = _run_all(tab, lab, stem)
    outputs = [output for cell in cells for output in cell["outputs"]]

    assert [cell["source"] for cell in cells if not cell["execution_count"]] == []
    assert [output for output in outputs if output["output_type"] in ("error", "stream")] == []
    assert [output["output_type"] for output in outputs if "text/html" not in output["data"]] == []


def test_the_findings_of_a_batch_are_seen(tab, lab):
    """In notebook 02 as the browser draws it: the summary, a finding in words, the page of a body."""
    cells = _run_all(tab, lab, "02_batch")

    tab.locator(".jp-OutputArea h1", has_text="政府信息公开工作年度报告核查结果").wait_for()
    row = tab.locator(".jp-OutputArea table.register tbody tr", has_text="青川市临江区财政局").filter(
        has_text="相差 +4"
    )
    row.first.wait_for()
    assert all(cell["execution_count"] for cell in cells)
