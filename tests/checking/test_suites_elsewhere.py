"""The suites in an auditor's own project of Great Expectations: by name, whole, the same failures, the same bytes."""

import json
import shutil

import great_expectations as gx
import pandas as pd
import pytest
import yaml

from tests.checking.engines import RULES, missing_rows, random_rows
from toolkit.checking.engine import check
from toolkit.checking.outcome import Outcome
from toolkit.checking.rules import SUITES
from toolkit.checking.suite_files import suite_text, write_suite
from toolkit.errors import SuiteError
from toolkit.frames.schema import FRAMES

NAMES = sorted(path.stem for path in SUITES.glob("*.json"))


@pytest.fixture
def suites(tmp_path):
    """A copy of the suites."""
    return shutil.copytree(SUITES, tmp_path / "expectations")


@pytest.fixture
def project(tmp_path, suites):
    """An auditor's project whose expectations store points at the suites, set up as the document says."""
    gx.get_context(mode="file", project_root_dir=tmp_path)
    path = tmp_path / "gx" / "great_expectations.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    config["stores"]["expectations_store"] = {
        "class_name": "ExpectationsStore",
        "module_name": "toolkit.checking.suite_store",
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(suites),
            "suppress_store_backend_id": True,
        },
    }
    config["progress_bars"] = {"globally": False}
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return gx.get_context(mode="file", project_root_dir=tmp_path)


def written(name):
    """A suite of the project as its file has it."""
    return json.loads((SUITES / f"{name}.json").read_text(encoding="utf-8"))


def batch_of(project, frame):
    """A frame as the auditor's project sees it."""
    asset = project.data_sources.add_pandas("facts").add_dataframe_asset("facts")
    return asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})


@pytest.mark.parametrize("name", NAMES)
def test_a_suite_loads_by_name_and_no_rule_is_dropped(project, name):
    """With its ids, severities and Chinese words."""
    suite = project.suites.get(name)

    rules = written(name)["expectations"]
    assert [each.id for each in suite.expectations] == [each["id"] for each in rules]
    assert [each.severity.value for each in suite.expectations] == [each["severity"] for each in rules]
    assert [each.meta["statement"] for each in suite.expectations] == [each["meta"]["statement"] for each in rules]


@pytest.mark.parametrize("name", NAMES)
def test_a_frame_validated_there_has_the_failures_that_we_find(project, name):
    """Also of rows with missing values, and in conditions too."""
    frame = pd.concat([random_rows(name), missing_rows(name)], ignore_index=True).astype(FRAMES[name])
    suite = project.suites.get(name)

    found = batch_of(project, frame).validate(suite, result_format="BASIC")

    counts = {
        one.expectation_config.id: one.result["unexpected_count"]
        for one in found.results
        if "unexpected_count" in one.result
    }
    expected = check({name: frame}, [rule for rule in RULES if rule.frame == name])
    assert counts == {each.rule.id: each.counts()[Outcome.FAILED] for each in expected}


def test_an_empty_frame_fails_there_where_rows_are_due(project):
    """Every other expectation passes of no rows at all."""
    suite = project.suites.get("disputes")

    found = batch_of(project, random_rows("disputes").head(0)).validate(suite)

    assert [one.expectation_config.meta["rule"] for one in found.results if not one.success] == ["rows-due"]


def test_a_misspelt_column_of_the_data_fails_there(project):
    """With the reason beside it."""
    suite = project.suites.get("disputes")

    found = batch_of(project, random_rows("disputes").rename(columns={"total": "totl"})).validate(suite)

    assert not found.success
    assert any("total" in str(one.exception_info) for one in found.results)


def spoil(suites, **changes):
    """Change the last rule of suite `disputes`."""
    suite = written("disputes")
    suite["expectations"][-1] |= changes
    (suites / "disputes.json").write_text(json.dumps(suite), encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"type": "expect_sums_to_be_nice"}, "suite-type-unknown"),
        ({"kwargs": {"column": "totl", "max_value": 1}}, "suite-column-unknown"),
        ({"kwargs": {"column": "total", "max_value": 1, "row_condition": {
            "type": "comparison", "column": {"name": "frm"}, "operator": "==", "parameter": "2021"}}},
         "suite-column-unknown"),
    ],
)  # fmt: skip
def test_a_rule_that_would_be_dropped_or_never_run_is_refused_there(project, suites, changes, key):
    """Great Expectations alone drops an unknown type with a log line."""
    spoil(suites, **changes)

    with pytest.raises(SuiteError) as error:
        project.suites.get("disputes")

    assert error.value.key == key


@pytest.mark.parametrize("name", NAMES)
def test_a_suite_saved_there_keeps_its_bytes(project, suites, name):
    """No escapes, no new ids, no version, no order of keys but ours."""
    before = (suites / f"{name}.json").read_bytes()

    project.suites.get(name).save()

    assert (suites / f"{name}.json").read_bytes() == before


def test_a_change_made_there_is_saved(project, suites):
    """And changes nothing else."""
    suite = project.suites.get("disputes")
    (direct,) = (each for each in suite.expectations if each.meta["rule"] == "t4-direct-suit-2024")
    direct.max_value = 3
    direct.row_condition = None

    suite.save()

    changed = json.loads((suites / "disputes.json").read_text(encoding="utf-8"))
    expected = written("disputes")
    (rule,) = (each for each in expected["expectations"] if each["id"] == direct.id)
    rule["kwargs"] |= {"max_value": 3}
    del rule["kwargs"]["row_condition"]
    assert changed == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_suite_written_again_keeps_its_bytes(tmp_path, name):
    """Read as plain JSON, or as a suite of Great Expectations."""
    path = SUITES / f"{name}.json"

    write_suite(written(name), tmp_path / "again.json")

    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()
    assert suite_text(gx.ExpectationSuite(**written(name))).encode() == path.read_bytes()
