"""The rule book: every rule in words, by the names of the form, with a failing and a passing example."""

import csv
import io
import json
import re
import subprocess
import sys

import pytest

import toolkit
from toolkit.checking.conditions import columns_of
from toolkit.checking.rules import SUITES, load_rules
from toolkit.cli import main
from toolkit.frames.schema import FRAMES
from toolkit.publishing import show
from toolkit.rule_book import rule_book

RULES = load_rules(SUITES)
KEYS = re.compile(r"[a-z]+_[a-z_]+")


def book(language="zh"):
    """The rules as objects, by their id."""
    return {each["rule"]: each for each in json.loads(rule_book(RULES, "json", language))}


def test_a_formula_uses_the_labels_of_the_form():
    """The balance of table 3 reads as it is printed there."""
    (check,) = book()["t3-balance"]["checks"]

    assert check["formula"] == "本年新收＋上年结转 = 办理结果总计＋结转下年度"
    assert check["places"] == ["表三各列"]
    assert check["fails"] == ("表三“总计”列：本年新收＋上年结转 = 23，办理结果总计＋结转下年度 = 22，相差 +1。")
    assert check["passes"] == "本年新收 20、上年结转 3、办理结果总计 22、结转下年度 1"


def test_a_condition_stands_in_words():
    """And the bounds are those of the suite."""
    first, second = book()["t3-carryout-share"]["checks"]

    assert first["formula"] == "结转下年度占收办数的比例 ≤ 16.67%"
    assert second["condition"] == "所在列为“总计”，且收办数（本年新收＋上年结转） ≥ 30"
    assert book("en")["t4-corrected-high"]["checks"][0]["condition"] == "decided cases ≥ 30"


def test_expectations_of_one_rule_are_one_entry_with_its_places():
    """The same words over two rows of table 2 are said once."""
    (check,) = book()["t2-valid-floor"]["checks"]

    assert check["places"] == ["表二“规章”行", "表二“行政规范性文件”行"]
    assert len(book()) == len({rule.rule for rule in RULES})


def test_every_expectation_has_its_place_in_the_book():
    """Nothing is lost by putting checks together."""
    places = sum(len(check["places"]) for entry in book().values() for check in entry["checks"])

    assert places == len(RULES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_key_of_a_column_stands_in_the_book(language):
    """Every column that a rule names has a word for people."""
    columns = {
        name for rule in RULES for name in (*FRAMES[rule.frame], *columns_of(rule.condition, rule.rule)) if "_" in name
    }

    for entry in book(language).values():
        for check in entry["checks"]:
            said = " ".join((check["formula"], check["condition"], check["passes"], *check["places"]))
            assert set(KEYS.findall(said)) & columns == set(), entry["rule"]
            assert "expect_" not in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_both_examples(language):
    """The failing one is said as a finding would say it."""
    for entry in book(language).values():
        for check in entry["checks"]:
            assert re.search(r"[：:]", check["fails"]), entry["rule"]
            assert check["passes"]
            assert "{" not in check["fails"]


def test_an_expectation_type_without_words_stands_as_it_is(tmp_path):
    """An auditor's rule may be of any type that judges row by row, and need no example."""
    suite = json.loads((SUITES / "disputes.json").read_text(encoding="utf-8"))
    own = next(each for each in suite["expectations"] if each["meta"].get("example"))
    own |= {"type": "expect_column_values_to_be_dateutil_parseable", "kwargs": {"column": "row"}}
    own["meta"]["rule"] = "city-1"
    del own["meta"]["example"]
    (tmp_path / "disputes.json").write_text(json.dumps(suite | {"expectations": [own]}), encoding="utf-8")

    (entry,) = json.loads(rule_book(load_rules(tmp_path), "json", "zh"))

    assert entry["family"] == "city"
    assert entry["checks"][0]["formula"] == 'expect_column_values_to_be_dateutil_parseable(column="row")'
    assert (entry["checks"][0]["fails"], entry["checks"][0]["passes"]) == ("", "")


def test_the_contents_of_the_document_lead_to_its_parts():
    """A line for each family, in the order of the book, with how many rules it has."""
    text = rule_book(RULES, "md", "zh")

    links = re.findall(r"^- \[.*：(\d+) 条\]\(#(\w+)\)$", text, re.MULTILINE)

    assert [key for _, key in links] == re.findall(r'<a id="(\w+)">', text)
    assert sum(int(count) for count, _ in links) == len(book()) == len(re.findall(r"^### ", text, re.MULTILINE))
    assert f"{len(book())} 条规则，{len(RULES)} 项检查" in text


def test_the_table_opens_in_a_spreadsheet():
    """It begins with the mark of UTF-8, and its heads are words."""
    text = rule_book(RULES, "csv", "zh")

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert list(rows[0]) == [
        "类别", "规则", "版本", "级别", "内容", "公式", "条件", "范围", "依据", "不合格例", "合格例",
    ]  # fmt: skip
    assert {row["规则"] for row in rows} == set(book())


def test_words_of_a_suite_are_no_markup():
    """In the document and on the page."""
    from dataclasses import replace

    evil = replace(RULES[0], statement={"zh": "<script>*x*</script>", "en": "x"})

    assert "<script>" not in rule_book([evil], "md", "zh").replace("\\<", "")
    assert "<script>" not in show.rule_book([evil], "zh").html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_every_rule(language):
    """And its contents lead to its families."""
    html = show.rule_book(toolkit.load_rules(str(SUITES)), language).html

    assert all(rule.rule in html for rule in RULES)
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(re.findall(r'<h2 id="([^"]+)"', html))


def test_the_command_does_not_wait_for_the_slow_libraries():
    """Reading suites needs no Great Expectations."""
    code = (
        "import sys, toolkit.cli\n"
        "toolkit.cli.main(['rules', '--format', 'json'])\n"
        "print(sorted({'great_expectations', 'matplotlib', 'papermill'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_a_folder_of_suites_that_is_none_is_told(capsys):
    """In both languages."""
    assert main(["rules", "--suites", "nowhere"]) == 2

    assert len(capsys.readouterr().err.splitlines()) == 2
