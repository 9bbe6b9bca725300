"""What is installed is what is declared, by either way of installing."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml


def _name(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9-]+", requirement)[0].lower().replace("_", "-")


def _project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_conda_and_pip_ask_for_the_same_names_and_ranges(root):
    """environment.yml holds the requirements of pyproject.toml, and nothing else but python and pip."""
    listed = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))["dependencies"]

    conda = [entry for entry in listed if isinstance(entry, str)]
    pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))

    assert sorted(conda[2:] + pip) == sorted(_project(root)["dependencies"])
    assert conda[:2] == ["python" + _project(root)["requires-python"], "pip"]


def _pinned(path: Path) -> set[str]:
    return {_name(line) for line in path.read_text(encoding="utf-8").splitlines()}


def test_the_locks_pin_every_requirement(root):
    """Each requirement, also of every extra, has one version; what few need has a lock of its own."""
    project = _project(root)
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(each for extra in extras if extra not in ("spark", "fuzz") for each in extras[extra]),
    ]

    pinned = _pinned(root / "requirements.lock")
    assert {_name(each) for each in wanted} - pinned == set()
    for extra in ("spark", "fuzz"):
        apart = _pinned(root / f"requirements-{extra}.lock")
        assert {_name(each) for each in extras[extra]} - apart == set()
        assert pinned & apart == set()


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.lock", 50), ("requirements-spark.lock", 2), ("requirements-fuzz.lock", 1)]
)
def test_a_lock_holds_names_and_versions_only(root, name, least):
    """A line of a lock is a name, a version and perhaps a marker: no address, no option."""
    lock = (root / name).read_text(encoding="utf-8").splitlines()

    odd = [line for line in lock if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; .+)?", line)]

    assert len(lock) >= least
    assert odd == []
