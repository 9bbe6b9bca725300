"""A result on disk is of one whole run, or there is none: full disks, breaks, and two runs at once."""

import json
import os
import resource
from pkgutil import resolve_name

import pytest

import toolkit
from toolkit.cli import main
from toolkit.rerun import alone


def on_a_full_disk(write):
    """Write where no file may be longer than 2000 bytes: a limit stands for the disk."""

    def limited(*values):
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
        try:
            write(*values)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    return limited


def test_a_full_disk_leaves_the_old_result_and_is_told_in_both_languages(tmp_path, reports, monkeypatch, capsys):
    """At whatever file it is full; when there is room again, the run goes through."""
    out, arguments = tmp_path / "o", ["--out", str(tmp_path / "o"), "--formats", "json,xlsx"]
    main(["audit", str(reports / "sound.html"), *arguments])
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    for step in ("toolkit.outputs.save", "toolkit.publishing.workbook.write_workbook", "toolkit.rerun.sign"):
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(step, on_a_full_disk(resolve_name(step)))
            assert main(["audit", str(reports), *arguments]) == 2
        told = capsys.readouterr().err.splitlines()
        assert [line[: line.index(str(out))] for line in told] == ["结果写不进 ", "The results cannot be written into "]
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before

    assert main(["audit", str(reports), *arguments]) == 0
    assert len(json.loads((out / "findings.json").read_text(encoding="utf-8"))) == 2


def test_a_result_is_of_one_run_only(tmp_path, reports):
    """No suite, table or letter of an earlier run stays beside what the last one wrote; other files do."""
    out = tmp_path / "o"
    for name in ("suites/gone.json", "tables/gone.parquet", "letters/gone.docx", "notes.txt", ".unfinished-1/x.csv"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("{}", encoding="utf-8")

    main(["audit", str(reports / "sound.html"), "--out", str(out), "--formats", ""])

    assert sorted(path.name for path in out.iterdir()) == [
        "findings.csv", "notes.txt", "outcomes", "run.json", "suites", "tables",
    ]  # fmt: skip
    assert list(out.rglob("gone.*")) == []


def test_where_moving_breaks_off_there_is_no_result_and_the_next_run_makes_it(tmp_path, reports, monkeypatch):
    """A record is of one whole run, or there is none."""
    out = tmp_path / "o"
    main(["audit", str(reports / "sound.html"), "--out", str(out), "--formats", "json"])
    real, moved = os.replace, []

    def broken(source, target):
        moved.append(target)
        if len(moved) == 3:
            raise PermissionError(13, "open elsewhere")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("toolkit.results.os.replace", broken)
        assert main(["audit", str(reports), "--out", str(out), "--formats", "json"]) == 2

    assert not (out / "run.json").exists()
    assert main(["audit", str(reports), "--out", str(out), "--formats", "json"]) == 0
    assert toolkit.load(out).findings == toolkit.audit(reports).findings


def test_a_second_run_into_the_folder_is_refused_while_the_first_is_at_work(tmp_path, reports, capsys):
    """And goes through afterwards."""
    arguments = ["audit", str(reports / "sound.html"), "--out", str(tmp_path / "o"), "--formats", ""]

    with alone(tmp_path / "o"):
        assert main(arguments) == 2
    told = capsys.readouterr().err

    assert told.splitlines() == [
        f"另一个核查正在写入 {tmp_path / 'o'}。请等它结束，或换一个 --out 目录。",
        f"Another audit is writing into {tmp_path / 'o'}. Wait for it to end, or give another folder after --out.",
    ]
    assert main(arguments) == 0


def test_an_interrupted_run_leaves_the_old_result(tmp_path, reports, monkeypatch):
    """Everything is moved at the end, or nothing."""
    arguments = ["audit", str(reports / "sound.html"), "--out", str(tmp_path / "o"), "--formats", ""]
    main(arguments)
    before = {path: path.read_bytes() for path in (tmp_path / "o").rglob("*") if path.is_file()}

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.results._write_csv", interrupted)
    with pytest.raises(KeyboardInterrupt):
        main(["audit", str(reports), *arguments[2:]])

    assert {path: path.read_bytes() for path in (tmp_path / "o").rglob("*") if path.is_file()} == before
