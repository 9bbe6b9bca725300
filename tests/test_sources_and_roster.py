"""Which files are sources, what they are called, and which body they belong to."""

import os
from itertools import permutations
from pathlib import Path

import pytest

import toolkit
from tests.printing import print_as, sound
from toolkit.batch import read_batch
from toolkit.corpus import find_sources
from toolkit.errors import SourceError, UsageError
from toolkit.report import State
from toolkit.roster import load_roster


def names(*paths):
    """What the sources found are called."""
    return [source.name for source in find_sources(paths).files]


def test_folders_are_walked_in_a_fixed_order_and_files_that_are_no_sources_are_listed(tmp_path):
    """Nothing is dropped in silence."""
    for name in ("b.html", "a/c.PDF", "a/README.md", "~$lock.docx", "notes.json", ".hidden/x.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    found = find_sources([tmp_path])

    assert [source.name for source in found.files] == ["a/c.PDF", "b.html"]
    assert sorted(found.aside) == [".hidden/x.html", "a/README.md", "notes.json", "~$lock.docx"]


def test_a_file_named_outright_is_a_source_whatever_it_is_called(tmp_path):
    """The auditor knows better."""
    (tmp_path / "report.dat").write_bytes(b"x")

    assert names(tmp_path / "report.dat") == ["report.dat"]


def test_a_file_given_twice_is_one_source_and_two_of_one_name_are_told_apart(tmp_path):
    """By the whole path, where the name does not tell."""
    for folder in ("2022", "2023"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_bytes(b"x")

    assert names(tmp_path / "2022", tmp_path / "2022" / "a.html") == ["a.html"]
    assert names(tmp_path / "2022", tmp_path / "2023") == [
        f"{tmp_path.as_posix()}/{year}/a.html" for year in (2022, 2023)
    ]


def test_the_order_in_which_paths_are_given_changes_nothing(tmp_path):
    """Neither which files are found, nor their order, nor what they are called."""
    for name in ("b/x.html", "b/c/y.html", "a.html", "z.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    paths = [tmp_path / name for name in ("a.html", "b", "b/c", "z.html")]

    assert {tuple(names(*order)) for order in permutations(paths)} == {("a.html", "y.html", "x.html", "z.html")}


def test_a_file_whose_name_is_no_text_is_called_as_it_can_be_written(tmp_path):
    """Named in GBK, as old archives unpack, or with what no table can hold; the audit names them and goes on."""
    for name in ("年报".encode("gb18030"), b"a\nb", b"\xff", "全　角".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name + b".html")).write_bytes(print_as(sound(), "html"))
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.log")).write_bytes(b"")

    result = toolkit.audit(tmp_path)
    toolkit.save(result, tmp_path / "out")

    assert sorted(result.frames["reports"]["source"]) == ["a\ufffdb.html", "全　角.html", "年报.html", "\ufffd.html"]
    assert result.aside == ("\ufffd\ufffd.log",)
    assert toolkit.load(tmp_path / "out").aside == ("\ufffd\ufffd.log",)


def test_links_to_nothing_and_folders_that_cannot_be_listed_are_told(tmp_path, monkeypatch):
    """A report may be missing behind them; a pipe is never waited for."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")
    (tmp_path / "linked").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.html")
    monkeypatch.setattr("toolkit.corpus.os.access", lambda path, _: path.name != "locked")

    found = find_sources([tmp_path])

    assert [source.name for source in found.files] == ["gone.html", "locked", "loop.html"]
    assert found.aside == ("linked", "pipe.html")
    assert {report.problems[0][:5] for report in read_batch(found)} == {"文件打不开"}


def test_a_path_that_is_not_there_is_refused(tmp_path):
    """Before anything is read."""
    with pytest.raises(SourceError):
        find_sources([tmp_path / "nowhere"])


def test_a_fault_of_ours_becomes_a_finding_and_the_batch_goes_on(tmp_path, monkeypatch):
    """The source is named, and so is the error."""
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(print_as(sound(), "html"))
    real = toolkit.corpus.extract_all

    def failing(document, source, *rest):
        if source == "a.html":
            raise RecursionError("too deep")
        return real(document, source, *rest)

    monkeypatch.setattr("toolkit.corpus.extract_all", failing)

    first, second = read_batch(find_sources([tmp_path]))

    assert first.state is State.UNREADABLE
    assert "RecursionError: too deep" in first.problems[0]
    assert second.state is State.READ


def roster(tmp_path, text, encoding="utf-8"):
    """A roster file."""
    (tmp_path / "roster.csv").write_bytes(text.encode(encoding))
    return tmp_path / "roster.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roster_is_read_as_a_spreadsheet_saves_it(tmp_path, encoding):
    """Excel saves GBK."""
    path = roster(
        tmp_path, "body,parent,level,kind,aliases\n临江区民政局,,county,department,民政局；区民政局\n", encoding
    )

    (entry,) = load_roster(path)

    assert (entry.body, entry.level, entry.aliases) == ("临江区民政局", "county", ("民政局", "区民政局"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("body,level\n甲,county\n", "roster-columns"),
        ("", "roster-columns"),
        ("body,parent,level,kind\n甲,,county,x\n甲,,county,x\n", "roster-twice"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused(tmp_path, text, key):
    """With what was wanted and what was found."""
    with pytest.raises(UsageError) as error:
        load_roster(roster(tmp_path, text))

    assert error.value.key == key


def test_the_roster_tells_what_a_name_does_not(tmp_path):
    """The level of a city that no list knows, and the one name of a body with two."""
    (tmp_path / "a.html").write_bytes(print_as(sound(body="青川市人民政府"), "html"))
    path = roster(tmp_path, "body,parent,level,kind,aliases\n青川市政府,,prefecture,government,青川市人民政府\n")

    alone = toolkit.audit(tmp_path / "a.html").frames["reports"].iloc[0]
    told = toolkit.audit(tmp_path / "a.html", roster=path).frames["reports"].iloc[0]

    assert alone[["body", "body_kind"]].tolist() == ["青川市人民政府", "government"]
    assert alone.isna()["body_level"]
    assert told[["body", "body_level", "body_kind"]].tolist() == ["青川市政府", "prefecture", "government"]
