"""Many sources at once: the same reports in the same order, whatever crashes, hangs or was read before."""

import os
import signal
import time
from dataclasses import dataclass

import pytest

import toolkit.batch
import toolkit.workers
from tests.printing import changed, print_as, sound
from toolkit.batch import read_batch
from toolkit.cache import Cache
from toolkit.corpus import Source, Sources, find_sources
from toolkit.errors import UsageError
from toolkit.report import State


@dataclass(frozen=True, slots=True)
class Deadly(Source):
    """A source whose reading ends the process that reads it."""

    def content(self):
        """End the process, as running out of memory does."""
        os._exit(9)


@dataclass(frozen=True, slots=True)
class Endless(Source):
    """A source whose reading does not end."""

    def content(self):
        """Wait longer than anybody does."""
        time.sleep(600)


@pytest.fixture
def folder(tmp_path):
    """Twelve reports that differ, and a file that is none."""
    for number in range(12):
        sample = changed(sound(), "disclosure", "licences", "decisions", str(number))
        (tmp_path / f"{number:02}.html").write_bytes(print_as(sample, "html"))
    (tmp_path / "05x.html").write_bytes(b"<p>nothing")
    return tmp_path


def figures(reports):
    """Which report is which."""
    return [
        (each.source, each.state, each.tables and each.tables["disclosure"].value("licences", "decisions"))
        for each in reports
    ]


def test_several_processes_read_the_same_in_the_same_order_as_one(folder):
    """Whoever is done first."""
    sources = find_sources([folder])

    one, three = list(read_batch(sources, jobs=1)), list(read_batch(sources, jobs=3))

    assert figures(three) == figures(one)
    assert three == one
    assert [each.source for each in three] == [source.name for source in sources.files]


def test_a_source_that_kills_its_process_is_unreadable_and_the_others_are_read(folder):
    """Also the one after it, by another process; two dead ones in a row kill nobody else."""
    sources = list(find_sources([folder]).files)
    sources[3], sources[4] = Deadly("a.html", folder / "a"), Deadly("b.html", folder / "b")

    found = list(read_batch(Sources(tuple(sources), ()), jobs=2))

    assert [each.source for each in found] == [source.name for source in sources]
    assert [each.source for each in found if each.state is State.UNREADABLE] == ["a.html", "b.html", "05x.html"]
    assert "意外中止" in found[3].problems[0]


@dataclass(frozen=True, slots=True)
class DeadlyOnce(Source):
    """A source during which the process that reads it is ended once, from outside."""

    def content(self):
        """End the process unless that was done before."""
        trace = self.path.with_suffix(".ended")
        if not trace.exists():
            trace.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.path.read_bytes()


def test_a_process_that_was_ended_from_outside_costs_no_source(folder):
    """Its source is read by the next one."""
    sources = list(find_sources([folder]).files)
    undisturbed = list(read_batch(Sources(tuple(sources), ()), jobs=1))
    sources[3] = DeadlyOnce(sources[3].name, sources[3].path)

    found = list(read_batch(Sources(tuple(sources), ()), jobs=2))

    assert sources[3].path.with_suffix(".ended").exists()
    assert found == undisturbed


def test_a_source_that_takes_too_long_is_given_up(folder, monkeypatch):
    """The time stands in the finding."""
    monkeypatch.setattr(toolkit.workers, "SECONDS", 6.0)
    sources = list(find_sources([folder]).files)
    sources[0] = Endless("a.html", folder / "a")

    found = list(read_batch(Sources(tuple(sources), ()), jobs=2))

    assert [each.source for each in found if each.state is State.UNREADABLE] == ["a.html", "05x.html"]
    assert found[0].problems == ("读取 a.html 超过 6 秒，已放弃。请人工核对原件，并把文件发给维护者。",)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_before_is_not_read_again(folder, monkeypatch, jobs):
    """One changed file costs one file; the reports are the same."""
    sources = find_sources([folder])
    cache = Cache(folder / "cache" / "reports.sqlite")
    first = list(read_batch(sources, jobs=jobs, cache=cache))
    read = []
    real = toolkit.batch.read_any
    monkeypatch.setattr(
        toolkit.batch, "read_any", lambda source, language: read.append(source.name) or real(source, language)
    )

    again = list(read_batch(sources, jobs=1, cache=cache))
    (folder / "07.html").write_bytes((folder / "08.html").read_bytes())
    changed_one = list(read_batch(sources, jobs=1, cache=cache))

    assert again == first
    assert read == ["05x.html", "05x.html", "07.html"]
    assert figures(changed_one)[8] == ("07.html", State.READ, 8)


def test_another_name_or_language_is_another_report(folder):
    """The name tells the year, and problems are said in a language."""
    content = (folder / "00.html").read_bytes()

    keys = {Cache.key(content, name, language) for name in ("a.html", "b.html") for language in ("zh", "en")}

    assert len(keys) == 4


def test_a_damaged_entry_of_the_cache_is_read_again(folder):
    """A disk that was full is no reason to stop."""
    cache = Cache(folder / "cache.sqlite")
    sources = find_sources([folder / "00.html"])
    (first,) = read_batch(sources, cache=cache)
    cache._store.execute("UPDATE parcels SET reports = substr(reports, 1, 50)")

    (again,) = read_batch(sources, cache=cache)

    assert again == first


def test_a_cache_that_cannot_be_opened_is_refused_with_what_to_do(folder):
    """A folder where the file should be."""
    (folder / "cache.sqlite").mkdir()

    with pytest.raises(UsageError) as error:
        Cache(folder / "cache.sqlite")

    assert error.value.key == "cache-unusable"
    assert "--no-cache" in str(error.value)


def test_a_cache_whose_file_was_damaged_says_what_to_do(folder):
    """Not a traceback, at whatever page the damage is."""
    store = folder / "cache.sqlite"
    sources = find_sources([folder])
    cache = Cache(store)
    list(read_batch(sources, cache=cache))
    cache.close()
    content = store.read_bytes()
    store.write_bytes(content[:4096] + bytes(len(content) - 4096))

    with pytest.raises(UsageError) as error:
        list(read_batch(sources, cache=Cache(store)))

    assert error.value.key == "cache-unusable"
