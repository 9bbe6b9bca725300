"""The commands, as a person types them: what they print, what they leave, and how they end."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import toolkit
from tests.printing import changed, print_as, sound
from toolkit.cli import main
from toolkit.findings import COLUMNS
from toolkit.frames.schema import FRAMES

GONGKAI = Path(sys.executable).with_name("gongkai")


@pytest.fixture(scope="module")
def out(reports, tmp_path_factory):
    """What `gongkai audit` leaves in its folder."""
    folder = tmp_path_factory.mktemp("out") / "results"
    done = run("audit", reports, "--out", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "核查 3 个文件（1 个未能读取）" in done.stderr
    assert "README.md" in done.stderr
    said = [line for line in done.stderr.splitlines() if not line.startswith("[IPKernelApp]")]
    assert len(said) == 2  # a kernel that is told to end may say so
    return folder


def run(*arguments, **environment):
    """Run the command in a process of its own."""
    words = [str(argument) for argument in arguments]
    return subprocess.run(
        [GONGKAI, *words], capture_output=True, text=True, encoding="utf-8", env=os.environ | environment, check=False
    )


def test_the_folder_holds_everything_that_the_contract_names(out):
    """And nothing unfinished."""
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}

    assert {"findings.csv", "findings.xlsx", "findings.html", "run.json"} <= names
    assert {f"tables/{frame}.parquet" for frame in FRAMES} <= names
    assert [path for path in out.iterdir() if path.name.startswith(".")] == []


def test_the_register_has_the_columns_of_the_contract_and_opens_in_a_spreadsheet(out):
    """UTF-8 with its mark, and one row a finding."""
    raw = (out / "findings.csv").read_bytes()
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == COLUMNS
    assert [row["rule"] for row in rows] == ["source-unreadable", "t4-row-total"]
    wrong = rows[1]
    assert (wrong["actual"], wrong["expected"], wrong["difference"]) == ("9", "4", "+5")
    assert wrong["location"] == "原文第 283–287 行"


def test_no_text_of_the_register_is_a_formula_and_numbers_keep_their_signs(tmp_path):
    """A file from the web may be called anything."""
    wrong = changed(sound(2022, "青川市临江区气象局"), "disputes", "reconsideration", "total", "1")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "=cmd|'.html").write_bytes(print_as(wrong, "html"))

    main(["audit", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--formats", ""])

    text = (tmp_path / "out" / "findings.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert row["source"] == "'=cmd|'.html"
    assert row["difference"] == "-3"


def test_the_workbook_and_the_page_say_the_same_as_the_register(out):
    """Three ways to read one audit."""
    rows = list(csv.DictReader((out / "findings.csv").read_text(encoding="utf-8-sig").splitlines()))
    sheet = openpyxl.load_workbook(out / "findings.xlsx").worksheets[0]
    page = (out / "findings.html").read_text(encoding="utf-8")

    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [row["key"] for row in rows]
    assert all(row["key"] in page for row in rows)


def test_the_run_is_on_record(out):
    """Tool, suites, sources, outcomes and times."""
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))

    assert [(each["source"], each["state"]) for each in record["sources"]] == [
        ("broken.pdf", "unreadable"),
        ("sound.html", "read"),
        ("sub/wrong.txt", "read"),
    ]
    assert record["aside"] == ["README.md", "figures.json"]
    assert record["findings"] == {"error": 2, "warning": 0, "info": 0}
    assert set(record["suites"]) == {f"{frame}.json" for frame in FRAMES}
    for counts in record["outcomes"].values():
        parts = ("passed", "failed", "not_assessable", "errored")
        assert counts["subjects"] == sum(counts[part] for part in parts)


def test_an_audit_is_taken_up_again_from_its_folder(out, reports):
    """What was saved is what was found."""
    loaded, fresh = toolkit.load(out), toolkit.audit(reports)

    assert loaded.findings == fresh.findings
    pd.testing.assert_frame_equal(loaded.outcomes, fresh.outcomes)
    for name in FRAMES:
        pd.testing.assert_frame_equal(loaded.frames[name], fresh.frames[name])


def test_the_keys_of_findings_do_not_change_from_run_to_run(out, reports, tmp_path):
    """Decisions hang on them, also when the file lies elsewhere."""
    (tmp_path / "renamed.txt").write_bytes((reports / "sub" / "wrong.txt").read_bytes())

    (again,) = toolkit.audit(tmp_path).findings

    assert again.key in {finding.key for finding in toolkit.load(out).findings}


def test_extract_prints_one_object_with_the_keys_of_the_forms(reports, capsys):
    """A cell that is no number is null, and its mark says why."""
    assert main(["extract", str(reports / "sub" / "wrong.txt")]) == 0

    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "agency", "year", "form", "title", "published", "period", "state", "problems", "tables", "marks", "sections",
        "claims",
    ]  # fmt: skip
    assert told["tables"]["disputes"]["reconsideration"] == {
        "upheld": 2, "corrected": 0, "other": 1, "pending": 1, "total": 9,
    }  # fmt: skip
    assert told["marks"] == {"disclosure": {}, "requests": {}, "disputes": {}}
    assert told["period"] == ["2022-01-01", "2022-12-31"]


def test_extract_gives_null_and_a_mark_for_a_blank(tmp_path, capsys):
    """Never 0."""
    (tmp_path / "a.html").write_bytes(print_as(changed(sound(), "disclosure", "fees", "amount", ""), "html"))

    main(["extract", str(tmp_path / "a.html")])

    told = json.loads(capsys.readouterr().out)
    assert told["tables"]["disclosure"]["fees"] == {"amount": None}
    assert told["marks"]["disclosure"] == {"fees": {"amount": "blank"}}


@pytest.mark.parametrize("kind", ["md", "csv", "json"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rule_book_names_every_rule(kind, language, capsys):
    """Generated from the suites."""
    assert main(["rules", "--format", kind, "--lang", language]) == 0

    text = capsys.readouterr().out.replace("\\", "")
    assert all(rule.rule in text and rule.statement[language] in text for rule in toolkit.load_rules(toolkit_suites()))


def toolkit_suites():
    """The folder of the project's suites."""
    from toolkit.checking.rules import SUITES

    return SUITES


def test_a_threshold_is_changed_by_editing_json(tmp_path, reports):
    """No code: a looser rule in a copy of the suites."""
    suites = tmp_path / "suites"
    suites.mkdir()
    text = (toolkit_suites() / "disputes.json").read_text(encoding="utf-8")
    suite = json.loads(text)
    (row_total,) = (each for each in suite["expectations"] if each["meta"]["rule"] == "t4-row-total")
    row_total["kwargs"]["tolerance"] = 5
    (suites / "disputes.json").write_text(json.dumps(suite), encoding="utf-8")

    result = toolkit.audit(reports / "sub" / "wrong.txt", suites=suites)
    toolkit.save(result, tmp_path / "results")

    assert result.findings == ()
    assert toolkit.load(tmp_path / "results").outcomes.to_dict("index") == result.outcomes.to_dict("index")


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1)])
def test_fail_on_tells_a_script_what_was_found(reports, tmp_path, level, status):
    """Exit status 1, and the results are there all the same."""
    done = main(["audit", str(reports / "sub"), "--out", str(tmp_path), "--formats", "", "--fail-on", level])

    assert done == status
    assert (tmp_path / "findings.csv").is_file()


def test_fail_on_is_silent_on_a_sound_report(reports, tmp_path):
    """Nothing found, status 0."""
    done = main(["audit", str(reports / "sound.html"), "--out", str(tmp_path), "--formats", "", "--fail-on", "warning"])

    assert done == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit", "nowhere", "--out", "o"], "nowhere"),
        (["audit", ".", "--out", "o", "--formats", "pdff"], "pdff"),
        (["audit", ".", "--out", "o", "--suites", "nowhere"], "nowhere"),
        (["audit", ".", "--out", "o", "--roster", "nowhere.csv"], "nowhere.csv"),
        (["audit", ".", "--out", "o"], ".html"),
        (["extract", "nowhere.pdf"], "nowhere.pdf"),
        (["render", "nowhere.ipynb", "--out", "x.html"], "nowhere.ipynb"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do_in_both_languages(arguments, said, tmp_path, monkeypatch, capsys):
    """No traceback, and nothing written."""
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 2

    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


def test_help_does_not_import_the_slow_libraries():
    """It answers at once."""
    code = (
        "import sys, toolkit.cli\n"
        "try: toolkit.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'great_expectations', 'matplotlib', 'pandas', 'papermill', 'nbconvert', 'pypdfium2'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
