"""What tests share: where the project is, and where published documents lie when there are any."""

from pathlib import Path

import pytest

from tests.printing import changed, print_as, sound

ROOT = Path(__file__).resolve().parents[1]
_SHARING = {
    *("test_every_rule", "test_english", "test_command_line", "test_examples", "test_browser", "test_hostile_names"),
    *("test_pages", "test_population_pages", "test_pieces"),
}


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Keep what the command line caches out of the user's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_collection_modifyitems(items):
    """Keep the tests of a module that shares an audit in one process, so that it is made once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None and item.path.stem in _SHARING:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture
def samples() -> Path:
    """The folder of published documents beside the project; tests on them are an extra."""
    folder = ROOT.parent / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip("no published documents beside the project")
    return folder


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """A folder of a sound report, a faulty one, one that cannot be read, and files that are no sources."""
    folder = tmp_path_factory.mktemp("reports")
    wrong = changed(sound(2022, "青川市临江区气象局"), "disputes", "reconsideration", "total", "9")
    (folder / "sub").mkdir()
    (folder / "sound.html").write_bytes(print_as(sound(), "html"))
    (folder / "sub" / "wrong.txt").write_bytes(print_as(wrong, "txt"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "README.md").write_text("about", encoding="utf-8")
    (folder / "figures.json").write_text("{}", encoding="utf-8")
    return folder
