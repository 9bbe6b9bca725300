"""The house keeps its shape: imports go one way, parts stay small, one door to Great Expectations."""

import ast
import re
from pathlib import Path

import pytest

TOOLKIT = Path(__file__).resolve().parents[1] / "toolkit"
MODULES = sorted(TOOLKIT.rglob("*.py"))

STAGES = (
    "messages",
    "errors",
    "document",
    "reading",
    "forms",
    "report",
    "extraction",
    "roster",
    "frames",
    "checking",
    "findings",
    "statistics",
)
"""A module may import from its own stage and from those before it. What is not named here comes after all of them."""


def _stage(dotted: str) -> int:
    part = dotted.split(".")[1] if "." in dotted else dotted
    return STAGES.index(part) if part in STAGES else len(STAGES)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(TOOLKIT.parent).with_suffix("").parts)


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
            if node.module == "toolkit":
                found += [f"toolkit.{name.name}" for name in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=_dotted)
def test_a_module_imports_only_from_its_own_stage_or_an_earlier_one(path):
    """The data flow is the only direction of import."""
    own = _stage(_dotted(path))

    later = [name for name in _imports(path) if name.startswith("toolkit.") and _stage(name) > own]

    assert later == []


@pytest.mark.parametrize("path", MODULES, ids=_dotted)
def test_only_checking_knows_great_expectations(path):
    """Its boolean goes no further than one package."""
    if _dotted(path).startswith("toolkit.checking"):
        return
    assert [name for name in _imports(path) if name.startswith("great_expectations")] == []


@pytest.mark.parametrize("path", MODULES, ids=_dotted)
def test_modules_and_functions_stay_small(path):
    """A module has at most 300 lines, a function at most 40."""
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]

    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions if node.end_lineno - node.lineno >= 40}

    assert len(text.splitlines()) <= 300
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=_dotted)
def test_no_group_of_a_pattern_is_repeated_possessively(path):
    """Python before 3.11.5 finds too little then; atomic groups it knows."""
    assert re.findall(r"\)[*+?]\+", path.read_text(encoding="utf-8")) == []
