"""Notebooks are thin, come without outputs, and are the same as the text beside them."""

import json
import re

import jupytext
import pytest

from tests.conftest import ROOT
from toolkit.errors import UsageError
from toolkit.publishing.notebook import publish

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs_and_has_its_text_beside_it(path):
    """The text is for review."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    paired = jupytext.read(path.with_suffix(".py"))

    assert [cell.get("outputs", []) for cell in notebook["cells"] if cell.get("outputs")] == []
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert [cell.source for cell in paired.cells] == ["".join(cell["source"]) for cell in notebook["cells"]]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(path):
    """A title, one cell of parameters, then one call in each cell."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    parameters, *calls = code

    tagged = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", [])]

    assert notebook["cells"][0]["cell_type"] == "markdown"
    assert len(tagged) == 1
    assert re.search(r"^\s*(?:def|class) ", "\n".join(code), re.MULTILINE) is None
    assert max(len(source.splitlines()) for source in calls) <= 6
    assert all(re.match(r"# |[a-z]+ = ", line) for line in parameters.splitlines())


def test_a_notebook_runs_from_its_own_folder_with_its_defaults(tmp_path):
    """As in JupyterLab: the sample reports are found."""
    publish(ROOT / "notebooks" / "01_one_report.ipynb", tmp_path / "page.html", {}, "zh")

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "青川市临江区城市管理局 2023 年度报告" in page
    assert "六类申请人之和 = 18" in page
    assert str(ROOT) not in page


@pytest.mark.parametrize(
    ("stem", "language", "told"),
    [
        ("03_year_on_year", "zh", "青川市临江区农业农村局，2022 年与 2023 年。"),
        ("04_levels", "en", "Who has published"),
        ("05_statistics", "zh", "11 份报告中 11 份最多的办理结果是“予以公开”"),
        ("06_rule_book", "en", "<h1>Rule book</h1>"),
        ("07_your_own_rules", "zh", "尚未审结 5 件（pending）"),
    ],
)
def test_every_other_notebook_runs_with_its_defaults(tmp_path, stem, language, told):
    """However few of the sample reports can be joined, every cell answers."""
    publish(ROOT / "notebooks" / f"{stem}.ipynb", tmp_path / "page.html", {"language": language}, language)

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert told in page
    assert str(ROOT) not in page


@pytest.mark.parametrize(("parameters", "language"), [({}, "en"), ({"language": "en"}, "zh")])
def test_page_and_notebook_speak_one_language(tmp_path, parameters, language):
    """That of the parameter, else that of the command line: words of the frame and of the cells."""
    publish(ROOT / "notebooks" / "06_rule_book.ipynb", tmp_path / "page.html", parameters, language)

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "<h1>Rule book</h1>" in page


def test_an_unknown_parameter_is_refused(tmp_path):
    """A misspelt name would change nothing, in silence."""
    with pytest.raises(UsageError) as error:
        publish(ROOT / "notebooks" / "02_batch.ipynb", tmp_path / "page.html", {"langauge": "en"}, "en")

    assert error.value.key == "parameter-unknown"
    assert "sources" in str(error.value)


def test_a_cell_that_fails_is_told_and_leaves_no_page(tmp_path):
    """The reason is the cell's own."""
    with pytest.raises(UsageError) as error:
        publish(ROOT / "notebooks" / "01_one_report.ipynb", tmp_path / "page.html", {"source": "nowhere.pdf"}, "zh")

    assert error.value.key == "notebook-failed"
    assert "nowhere.pdf" in str(error.value)
    assert list(tmp_path.iterdir()) == []
