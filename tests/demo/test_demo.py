"""The invented reports: the same from the same seed, sound where no fault was put in, and true to their truth."""

import csv
import hashlib
from decimal import Decimal
from random import Random

import pytest

import toolkit
from benchmarks.recall import measure
from toolkit.cli import main
from toolkit.corpus import read
from toolkit.demo import corpus
from toolkit.demo.corpus import sound, write_corpus
from toolkit.demo.faults import BESIDE, FAULTS, break_some
from toolkit.demo.places import bodies
from toolkit.errors import UsageError
from toolkit.forms import form

ROWS = {table: {row for row, _ in form("2021").cells[table]} for table in ("disclosure", "requests", "disputes")}


def _digest(folder):
    files = sorted(path for path in folder.iterdir())
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


def _truth(folder):
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """A corpus of which half has faults, with its drafts."""
    folder = tmp_path_factory.mktemp("demo") / "faulty"
    write_corpus(folder, 160, seed=3, rate=0.5)
    drafts = sound(160, seed=3)
    break_some(drafts, 0.5, Random("3|faults"))
    return folder, drafts


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    """Names, figures, prose and faults all come from the seed."""
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        write_corpus(tmp_path / name, 24, seed=seed)

    assert _digest(tmp_path / "one") == _digest(tmp_path / "two")
    assert _digest(tmp_path / "one") != _digest(tmp_path / "three")


def test_no_rule_says_an_error_or_a_warning_of_a_corpus_without_faults(tmp_path):
    """Four years of a county, its departments and towns, and of the city above: all that the rules compare is there."""
    write_corpus(tmp_path / "sound", 136, seed=1, rate=0)

    result = toolkit.audit(tmp_path / "sound", roster=tmp_path / "sound" / "roster.csv")

    assert len(result.frames["reports"]) == 136
    assert [each for each in result.findings if each.severity != "info"] == []
    assert _truth(tmp_path / "sound") == []


def test_every_figure_is_read_as_it_was_made(tmp_path):
    """Nothing that is printed is lost on the way back."""
    write_corpus(tmp_path / "sound", 16, seed=2, rate=0)

    for draft in sound(16, seed=2):
        report = read(tmp_path / "sound" / draft.source)
        for table, rows in draft.figures.items():
            for row, cells in rows.items():
                for column in cells:
                    assert report.tables[table].value(row, column) == Decimal(draft.right(table, row, column))
        assert (report.identity.body, report.identity.year) == (draft.body.name, draft.year)
        assert report.identity.published == draft.published
        assert report.identity.period[1] == draft.end


def test_a_government_counts_its_whole_area():
    """Each of its cells is the sum over those below it."""
    drafts = sound(160, seed=4)
    governments = [each for each in drafts if each.body.kind == "government"]

    assert {each.body.level for each in governments} == {"prefecture", "county"}
    for each in governments:
        below = [one for one in drafts if one.body.parent == each.body.name and one.year == each.year]
        received = sum(one.figures["requests"]["new_received"]["total"] for one in below)
        assert each.figures["requests"]["new_received"]["total"] == received


def test_what_is_left_open_one_year_is_taken_over_in_the_next():
    """Requests carried forward, documents in force, and disputes not yet settled."""
    by_key = {(each.body.name, each.year): each.figures for each in sound(160, seed=4)}

    for (body, year), figures in by_key.items():
        if (before := by_key.get((body, year - 1))) is None:
            continue
        assert figures["requests"]["carried_over"] == before["requests"]["carried_forward"]
        now, last = figures["disclosure"]["normative_documents"], before["disclosure"]["normative_documents"]
        assert now["in_force"] == last["in_force"] + now["issued"] - now["repealed"]
        for channel, row in figures["disputes"].items():
            assert row["total"] >= before["disputes"][channel]["pending"]


def test_the_truth_names_reports_and_cells_that_are_there(faulty):
    """What it says a cell prints stands in the page, and what is right does not."""
    folder, drafts = faulty
    by_source = {each.source: each for each in drafts}

    own = [row for row in _truth(folder) if not row["note"].startswith(BESIDE)]

    assert len(own) > 60
    for row in own:
        assert (folder / row["source"]).is_file() is (row["rule"] != "year-year-missing")
        if row["row"]:
            assert row["row"] in ROWS[row["table"]]
            assert row["wrong"] != row["right"]
            printed = by_source[row["source"]].sample().tables[row["table"]][row["row"]][row["column"]]
            assert printed == row["wrong"]
    assert {row["rule"] for row in own} >= {"t3-balance", "prose-received", "cell-blank", "year-table-identical"}


def test_a_report_has_at_most_three_faults_of_which_none_hides_another(faulty):
    """A fault in two cells is told in two rows, and is one."""
    folder, _ = faulty
    kinds: dict[str, set[str]] = {}
    for row in _truth(folder):
        if not row["note"].startswith(BESIDE):
            kinds.setdefault(row["source"], set()).add(row["rule"])

    assert max(map(len, kinds.values())) <= 3
    assert len(kinds) > 60


def test_broken_identities_are_all_found_and_sound_reports_get_no_error(faulty, tmp_path):
    """What the tables alone can tell is told, the wrong cell with it, and nothing of the reports without a fault."""
    folder, _ = faulty
    result = toolkit.audit(folder, roster=folder / "roster.csv")
    findings = [{name: str(value) for name, value in row.items()} for row in result.findings.frame.to_dict("records")]

    told = measure(_truth(folder), findings)

    assert next(line for line in told if line.startswith("arithmetic,*")).endswith(",1.000")
    assert next(line for line in told if line.startswith("structure,*")).endswith(",1.000")
    assert "error-level findings on sound reports: 0" in told
    cells, suggested, right = (int(part.split(":")[1].strip(" ,a-z")) for part in told[-1].split(", "))
    assert 0 < cells == suggested == right


def test_each_fault_has_a_rule_and_says_what_it_touches():
    """The registry covers tables, years, prose, dates, text and structure."""
    rules = {fault.rule for fault in FAULTS}

    assert len(rules) >= 34
    assert all(fault.touches for fault in FAULTS)


def test_many_reports_are_of_several_cities_in_folders_of_their_own(tmp_path, monkeypatch):
    """No body of one has the name of another's, and the truth names the file within the whole corpus."""
    monkeypatch.setattr(corpus, "A_CITY", 130)

    written, truth = write_corpus(tmp_path / "country", 260, seed=1, rate=0.5)

    folder = tmp_path / "country"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    rows = list(csv.DictReader((folder / "roster.csv").open(encoding="utf-8")))
    assert len(files) == written
    assert len({path.parent for path in folder.rglob("*.html")}) == 2
    assert len({row["body"] for row in rows}) == len(rows) == 64
    assert {each.source for each in truth if each.rule != "year-year-missing"} <= files


def test_no_two_bodies_of_the_largest_city_have_one_name():
    """Its places are more than there are names: two towns of one name lie in two counties, no two counties have one."""
    who = bodies(corpus.A_CITY // 4, Random(0))

    assert len({each.name for each in who}) == len(who) == 5_000


@pytest.mark.parametrize(("reports", "rate"), [(1, 0.3), (2_000_001, 0.3), (10, -0.1), (10, 1.5), (10, float("nan"))])
def test_a_number_or_a_share_that_cannot_be_is_refused(tmp_path, reports, rate):
    """Nothing is written then."""
    with pytest.raises(UsageError):
        write_corpus(tmp_path / "demo", reports, rate=rate)
    assert not (tmp_path / "demo").exists()


def test_the_command_writes_pages_truth_and_roster_and_no_second_time_in_the_same_folder(tmp_path, capsys):
    """A folder that holds something is left as it is."""
    folder = tmp_path / "demo"

    assert main(["demo", str(folder), "--reports", "12", "--seed", "9", "--fault-rate", "0"]) == 0
    assert len(list(folder.glob("*.html"))) == 12
    assert (folder / "roster.csv").read_text(encoding="utf-8").startswith("body,parent,level,kind,aliases\n")
    before = _digest(folder)
    assert main(["demo", str(folder), "--reports", "12", "--lang", "en"]) == 2
    assert "is not an empty folder" in capsys.readouterr().err
    assert _digest(folder) == before
