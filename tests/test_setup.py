"""What is installed is what is declared, by either way of installing."""

import re
import tomllib
from pathlib import Path

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


def test_the_lock_pins_every_requirement(root):
    """Each requirement, also of every extra, has one version in the lock."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    project = _project(root)
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    wanted = {_name(each) for each in project["dependencies"] + extras}

    assert wanted - {_name(line) for line in lock} == set()


def test_the_lock_holds_names_and_versions_only(root):
    """A line of the lock is a name, a version and perhaps a marker: no address, no option."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()

    odd = [line for line in lock if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; .+)?", line)]

    assert len(lock) > 50
    assert odd == []
