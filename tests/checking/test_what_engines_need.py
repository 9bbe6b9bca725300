"""What an engine needs, and what is said where it is not there."""

import os
import subprocess
import sys

import pytest

import toolkit
from toolkit.checking import engines
from toolkit.checking.engines import java
from toolkit.errors import UsageError


def test_great_expectations_still_cannot_fetch_from_duckdb_by_itself():
    """Once it can, the engine of our own has had its day."""
    import sqlalchemy as sa
    from great_expectations.execution_engine import SqlAlchemyExecutionEngine

    from toolkit.checking.engines.on_duckdb import DuckDBExecutionEngine

    known = {"connection_string": "duckdb:///:memory:", "poolclass": sa.pool.StaticPool}
    query = sa.select(sa.literal(1).label("one"))

    assert SqlAlchemyExecutionEngine(**known).execute_query(query).fetchall() == []
    assert DuckDBExecutionEngine(**known).execute_query(query).fetchall() == [(1,)]


def test_great_expectations_can_be_imported_beside_this_spark():
    """With a Spark that it does not know it ends the program, in silence and with success."""
    told = subprocess.check_output([sys.executable, "-c", "import great_expectations; print('alive')"], text=True)

    assert told.split() == ["alive"]


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_an_engine_that_is_not_installed_says_what_to_install(monkeypatch, engine):
    """Before anything is read, in both languages."""
    monkeypatch.setattr(engines, "find_spec", lambda name: None)

    with pytest.raises(UsageError) as error:
        toolkit.audit("no/such/folder", engine=engine)

    assert error.value.key == "engine-missing"
    assert str(error.value).count(f"pip install 'gongkai-audit[{engine}]'") == 2


def test_an_unknown_engine_is_refused():
    """With the names of those that there are."""
    with pytest.raises(UsageError) as error:
        toolkit.audit("no/such/folder", engine="polars")

    assert "pandas, duckdb, spark" in str(error.value)


def installed(folder, version):
    """A folder that looks like a Java of this version."""
    folder.mkdir(parents=True)
    (folder / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}.0.1"\n', encoding="utf-8")
    return folder


def test_a_java_that_spark_runs_on_is_found_past_one_that_it_does_not(monkeypatch, tmp_path):
    """JAVA_HOME first, then the path, then the usual places; for no longer than the session needs it."""
    newest = installed(tmp_path / "jvm" / "a", 25)
    suitable = installed(tmp_path / "jvm" / "b", 17)
    monkeypatch.setenv("JAVA_HOME", str(newest))
    monkeypatch.setattr(java.shutil, "which", lambda name: None)
    monkeypatch.setattr(java, "_USUAL", (f"{tmp_path}/jvm/*",))

    with java.suitable_java():
        assert os.environ["JAVA_HOME"] == str(suitable)

    assert os.environ["JAVA_HOME"] == str(newest)


def test_without_java_the_error_says_how_to_get_it(monkeypatch, tmp_path):
    """Spark's own words would be about a gateway that closed its port."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java.shutil, "which", lambda name: None)
    monkeypatch.setattr(java, "_USUAL", (f"{tmp_path}/*",))

    with pytest.raises(UsageError) as error:
        java.java_home()

    assert str(error.value).count("openjdk-17-jre-headless") == 2
