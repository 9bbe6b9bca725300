"""Judging data of one's own: the same answer from every holder, and no silence where the data do not fit."""

import io

import pandas as pd
import pyarrow as pa
import pytest

import toolkit
from tests.checking.engines import ON_SPARK, missing_rows, random_rows
from toolkit.errors import UsageError
from toolkit.frames.schema import FRAMES

FRAME = "requests_by_applicant"


@pytest.fixture(scope="module")
def rows():
    """Rows of every kind, with keys."""
    frame = pd.concat([random_rows(FRAME), missing_rows(FRAME)], ignore_index=True).astype(FRAMES[FRAME])
    frame["report_id"] = pd.array([f"r{number}" for number in range(len(frame))], dtype="string")
    return frame


def in_duckdb(frame):
    """The frame as a relation of DuckDB."""
    import duckdb

    connection = duckdb.connect()
    connection.register("arrow", pa.Table.from_pandas(frame, preserve_index=False))
    connection.execute("CREATE TABLE facts AS SELECT * FROM arrow")
    return connection.table("facts")


def in_spark(frame):
    """The frame as a Spark DataFrame."""
    from toolkit.checking.engines.on_spark import session

    return session().createDataFrame(pa.Table.from_pandas(frame, preserve_index=False))


HOLDERS = [in_duckdb, pytest.param(in_spark, marks=ON_SPARK)]


def same(found, expected):
    """Whether two judgements say the same."""
    pd.testing.assert_frame_equal(found.outcomes, expected.outcomes)
    pd.testing.assert_frame_equal(found.failing, expected.failing)
    return True


def request(**changes):
    """One report's column 总计 of table 3, whose balance holds unless changed."""
    facts = {"report_id": "a", "column": "total", "form": "2021", "new_received": 5, "carried_over": 1}
    return dict.fromkeys(FRAMES[FRAME]) | facts | {"total_outcomes": 4, "carried_forward": 2} | changes


def balance(judgement):
    """What the judgement says of the balance printed on the form."""
    return judgement.outcomes.set_index("rule").loc["t3-balance", ["passed", "failed", "not_assessable"]].tolist()


def test_a_frame_of_ones_own_is_judged_and_the_failing_rows_are_named():
    """Plain pandas, with whole numbers as floats because some are missing."""
    data = pd.DataFrame(
        [request(), request(report_id="b", carried_forward=3), request(report_id="c", new_received=None)]
    )

    found = toolkit.judge(data, FRAME)

    assert balance(found) == [1, 1, 1]
    failing = found.failing[found.failing["rule"] == "t3-balance"]
    assert failing[["report_id", "column"]].to_dict("records") == [{"report_id": "b", "column": "total"}]


def test_a_frame_can_be_judged_by_another_engine(rows):
    """Counts and keys are the same."""
    expected = toolkit.judge(rows, FRAME)

    assert expected.outcomes["failed"].sum() == len(expected.failing) > 100
    assert same(toolkit.judge(rows, FRAME, engine="duckdb"), expected)


@pytest.mark.parametrize("held", HOLDERS)
def test_a_table_is_judged_where_it_is(rows, held):
    """A relation of DuckDB, a DataFrame of Spark: never made a pandas frame."""
    assert same(toolkit.judge(held(rows), FRAME), toolkit.judge(rows, FRAME))


def test_a_table_of_other_number_types_is_judged_alike(rows):
    """Sums of whole numbers are 128 bits wide in DuckDB."""
    wide = in_duckdb(rows).query("facts", "SELECT * REPLACE (CAST(new_received AS HUGEINT) AS new_received) FROM facts")

    assert same(toolkit.judge(wide, FRAME), toolkit.judge(rows, FRAME))


def test_what_a_csv_file_holds_is_judged_when_its_words_are_read_as_words(rows):
    """A column that is empty throughout fits everywhere."""
    empty = rows.assign(body_kind=None)
    read = pd.read_csv(
        io.StringIO(empty.to_csv(index=False)), dtype={"form": "string"}, keep_default_na=False, na_values=[""]
    )

    found = toolkit.judge(read, FRAME)

    assert balance(found) == balance(toolkit.judge(empty, FRAME))


def spoilt(rows, spoil, held):
    """The error for data that were spoilt, held by some engine."""
    with pytest.raises(UsageError) as error:
        toolkit.judge(held(spoil(rows)), FRAME)
    return error.value


@pytest.mark.parametrize("held", [lambda frame: frame, *HOLDERS])
@pytest.mark.parametrize(
    ("spoil", "key", "named"),
    [
        (lambda rows: rows.rename(columns={"stock": "stocks"}), "judge-columns-misspelt", "stocks → stock"),
        (lambda rows: rows.drop(columns="stock"), "judge-columns", "stock"),
        (lambda rows: rows.drop(columns="report_id"), "judge-columns", "report_id"),
        (lambda rows: rows.assign(new_received="5"), "judge-types", "new_received: string (≠ Int64)"),
        (lambda rows: rows.assign(new_received=0.5), "judge-types", "new_received: Float64 (≠ Int64)"),
        (lambda rows: rows.assign(form=2021), "judge-types", "form: Int64 (≠ string)"),
        (lambda rows: rows.head(0), "judge-empty", FRAME),
    ],
)  # fmt: skip
def test_data_that_do_not_fit_are_refused(rows, spoil, key, named, held):
    """Great Expectations would pass an empty frame, and take a misspelt column for a failed check."""
    error = spoilt(rows, spoil, held)

    assert error.key == key
    assert str(error).count(named) == 2  # in Chinese and in English


def test_two_columns_of_one_name_are_refused(rows):
    """It would not be known which is meant."""
    twice = pd.concat([rows, rows[["stock"]]], axis=1)

    assert spoilt(rows, lambda _: twice, lambda frame: frame).key == "judge-twice"


@pytest.mark.parametrize(
    ("data", "frame", "options", "key"),
    [
        ([request()], FRAME, {}, "judge-data"),
        (pd.DataFrame([request()]), "requests", {}, "judge-frame"),
        (pd.DataFrame([request()]), FRAME, {"engine": "polars"}, "engine-unknown"),
    ],
)
def test_what_cannot_be_judged_is_refused(data, frame, options, key):
    """Neither a list, nor a frame without suite, nor an engine that there is not."""
    with pytest.raises(UsageError) as error:
        toolkit.judge(data, frame, **options)

    assert error.value.key == key


def test_a_table_is_not_judged_by_an_engine_that_does_not_hold_it(rows):
    """That would bring the whole table into memory."""
    with pytest.raises(UsageError) as error:
        toolkit.judge(in_duckdb(rows), FRAME, engine="pandas")

    assert error.value.key == "judge-engine"


def test_a_folder_of_suites_without_rules_for_the_frame_is_refused(tmp_path, root):
    """No rules are not a clean result."""
    (tmp_path / "disputes.json").write_bytes((root / "expectations" / "disputes.json").read_bytes())

    with pytest.raises(UsageError) as error:
        toolkit.judge(pd.DataFrame([request()]), FRAME, suites=tmp_path)

    assert error.value.key == "judge-no-rules"
