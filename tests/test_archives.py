"""ZIP archives of reports: every member on its own, and nothing that an archive says harms the rest."""

import io
import subprocess
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import toolkit
from tests.printing import print_as, sound
from toolkit import archives
from toolkit.batch import read_batch
from toolkit.corpus import Source, find_sources
from toolkit.errors import SourceError
from toolkit.reading import package
from toolkit.report import State

PAGE = print_as(sound(), "html")


def packed(path, members, **how):
    """An archive of members given by name, in the folder `path`."""
    with zipfile.ZipFile(path / "all.zip", "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path / "all.zip"


def states(path):
    """The state of each source of an audit of the path, and the first problem with it."""
    return {each.source: (each.state, *each.problems[:1]) for each in read_batch(find_sources([path]))}


def patched(path, old, new):
    """The archive with other bytes in it."""
    path.write_bytes(path.read_bytes().replace(old, new))
    return path


def test_every_member_that_is_a_source_is_read_and_the_others_are_listed(tmp_path):
    """Named by the archive and the place in it; a document that is itself a ZIP is no archive."""
    (tmp_path / "a.docx").write_bytes(print_as(sound(), "docx"))
    packed(tmp_path, {"局/2023.html": PAGE, "局/": "", "readme.txt": "x", "__MACOSX/._2023.html": "x", "表.csv": "x"})

    found = find_sources([tmp_path])

    assert [source.name for source in found.files] == ["a.docx", "all.zip/局/2023.html"]
    assert found.aside == ("all.zip/readme.txt", "all.zip/__MACOSX/._2023.html", "all.zip/表.csv")
    assert [report.state for report in read_batch(found)] == [State.READ, State.READ]


def test_two_members_of_one_name_are_two_reports(tmp_path):
    """An archive may hold a name twice; neither stands for the other."""
    other = print_as(sound(2020, "青川市临江区司法局"), "html")
    path = patched(packed(tmp_path, {"a.html": PAGE, "b.html": other}), b"b.html", b"a.html")

    years = [report.identity.year for report in read_batch(find_sources([path]))]

    assert sorted(years) == [2020, 2023]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_in_old_archives_come_out_right(tmp_path, encoding):
    """They do not say how they are encoded; 玕 holds the byte of a backslash."""
    name = "玕县\\年报.html".encode(encoding)
    path = patched(packed(tmp_path, {"x" * len(name): PAGE}), b"x" * len(name), name)

    assert list(states(path)) == ["all.zip/玕县/年报.html"]


def test_one_report_in_an_archive_is_read_by_its_path(tmp_path):
    """Of several none is chosen."""
    assert toolkit.read(packed(tmp_path, {"a.html": PAGE, "b.log": "x"})).source == "all.zip/a.html"

    with pytest.raises(SourceError) as error:
        toolkit.read(packed(tmp_path, {"a.html": PAGE, "b.html": PAGE}))

    assert (error.value.key, error.value.values["found"]) == ("archive-not-one", 2)


def test_an_archive_is_told_by_its_content_and_read_anew_when_it_changed(tmp_path):
    """Whatever it is called, and however often it is packed."""
    path = packed(tmp_path, {"a.html": PAGE}).rename(tmp_path / "reports.dat")
    assert list(states(path)) == ["reports.dat/a.html"]

    packed(tmp_path, {"b.html": PAGE}).rename(path)

    assert list(states(path)) == ["reports.dat/b.html"]


def test_an_archive_is_read_from_several_processes_at_once(tmp_path):
    """Each opens it for itself."""
    found = find_sources([packed(tmp_path, {f"{number}.html": PAGE * 20 for number in range(40)})])

    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        read = list(pool.map(Source.content, found.files))

    assert read == [PAGE * 20] * 40


def test_archives_in_archives_are_refused_by_name(tmp_path):
    """With what to do."""
    inner = packed(tmp_path, {"a.html": PAGE}).read_bytes()

    found = states(packed(tmp_path, {"inner.zip": inner, "b.html": PAGE}))

    assert found["all.zip/b.html"] == (State.READ,)
    assert found["all.zip/inner.zip"][0] is State.UNREADABLE
    assert "请先解压" in found["all.zip/inner.zip"][1]


def test_an_encrypted_member_is_told_and_the_rest_goes_on(tmp_path):
    """The flag stands in the member and in the list of members."""
    path = packed(tmp_path, {"a.html": PAGE, "b.html": PAGE})
    content = bytearray(path.read_bytes())
    content[6] = content[content.index(b"PK\x01\x02") + 8] = 1
    path.write_bytes(content)

    found = states(path)

    assert "密码" in found["all.zip/a.html"][1]
    assert found["all.zip/b.html"] == (State.READ,)


def test_a_damaged_member_is_told_and_the_rest_goes_on(tmp_path):
    """Its check sum is wrong."""
    path = packed(tmp_path, {"a.html": PAGE, "b.html": PAGE})
    content = bytearray(path.read_bytes())
    content[400:500] = bytes(100)
    path.write_bytes(content)

    found = states(path)

    assert "损坏" in found["all.zip/a.html"][1]
    assert found["all.zip/b.html"] == (State.READ,)


def test_an_archive_of_no_files_is_told(tmp_path):
    """Folders alone, or nothing at all: somebody meant to send reports."""
    packed(tmp_path, {"年报/": ""}).rename(tmp_path / "folders.zip")
    packed(tmp_path, {})

    assert {name: state for name, (state, *_) in states(tmp_path).items()} == {
        "all.zip": State.UNREADABLE,
        "folders.zip": State.UNREADABLE,
    }


def test_an_archive_cut_short_is_unreadable(tmp_path):
    """Its list of members is gone."""
    path = packed(tmp_path, {"a.html": PAGE})
    path.write_bytes(path.read_bytes()[:-30])

    ((state, problem),) = states(path).values()

    assert state is State.UNREADABLE
    assert "损坏" in problem


def test_names_that_climb_out_of_the_archive_write_nothing(tmp_path):
    """They are left aside like anything hidden; a rooted one loses its root."""
    found = find_sources([packed(tmp_path, {"../../up.html": PAGE, "/etc/down.html": PAGE})])

    assert [source.name for source in found.files] == ["all.zip/etc/down.html"]
    assert found.aside == ("all.zip/../../up.html",)
    assert [each.name for each in tmp_path.iterdir()] == ["all.zip"]


@pytest.mark.parametrize(
    ("module", "limit", "key"),
    [(archives, "ARCHIVE_BYTES", "archive-too-large"), (package, "PACKAGE_LIST", "archive-list-too-long")],
)
def test_an_archive_beyond_the_limits_is_one_unreadable_source(tmp_path, monkeypatch, module, limit, key):
    """The others go on."""
    monkeypatch.setattr(module, limit, 1)
    packed(tmp_path, {"a.html": PAGE, "b.html": PAGE})
    (tmp_path / "z.html").write_bytes(PAGE)

    found = states(tmp_path)

    assert {name: state for name, (state, *_) in found.items()} == {"all.zip": State.UNREADABLE, "z.html": State.READ}
    assert find_sources([tmp_path]).files[0].refused.key == key


BOMB = """
import io, resource, sys, zipfile
from pathlib import Path
from toolkit.batch import read_batch
from toolkit.corpus import Source, find_sources
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
for report in read_batch(find_sources([Path(sys.argv[1])])):
    print(report.source, report.state)
"""


def test_a_bomb_costs_little_and_the_rest_goes_on(tmp_path):
    """Ten gigabytes that say so, and ten members that are packed a thousand times."""
    block = b" " * 190_000_000
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", block)
        archive.writestr("b.html", PAGE)
    deflated = (tmp_path / "all.zip").read_bytes()
    patched(tmp_path / "all.zip", len(block).to_bytes(4, "little"), (4_000_000_000 - 9_000_000).to_bytes(4, "little"))
    (tmp_path / "honest.zip").write_bytes(deflated)

    done = subprocess.run(
        [sys.executable, "-c", BOMB, str(tmp_path), "900000000"], capture_output=True, text=True, check=True, timeout=30
    )

    assert done.stdout.split("\n")[:-1] == [
        "all.zip/a.html unreadable",
        "all.zip/b.html read",
        "honest.zip/a.html unreadable",
        "honest.zip/b.html read",
    ]


def test_many_small_members_packed_too_tightly_are_a_bomb_too(tmp_path):
    """Together they would cost as much as a big one."""
    packed(tmp_path, {f"{number}.html": b" " * 9_000_000 for number in range(3)})

    (source,) = find_sources([tmp_path]).files

    assert source.refused.key == "archive-bomb"


def test_a_list_of_too_many_members_is_not_even_read(tmp_path):
    """A hundred thousand empty files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.html", "")
        archive.filelist *= 120_000
    (tmp_path / "all.zip").write_bytes(stream.getvalue())

    (source,) = find_sources([tmp_path]).files

    assert source.refused.key == "archive-list-too-long"


def test_a_stream_longer_than_it_says_is_not_unpacked_further(tmp_path):
    """What is said is what is given, and then the check sum is wrong."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", b" " * 50_000_000)
    (tmp_path / "all.zip").write_bytes(
        stream.getvalue().replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    )

    ((state, problem),) = states(tmp_path / "all.zip").values()

    assert state is State.UNREADABLE
    assert "损坏" in problem
