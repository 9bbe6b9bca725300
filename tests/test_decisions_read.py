"""Files of decisions: what is no decision, and what cannot be understood and is refused."""

import pytest

from tests.test_decisions import audit, report
from toolkit.decisions import read_decisions
from toolkit.errors import UsageError


@pytest.mark.parametrize(
    ("lines", "key", "said"),
    [
        (["编号,复核结论", "abc,同意"], "decisions-unknown", "同意"),
        (["编号,复核结论", ",确认"], "decisions-without-key", "第 2 行"),
        (["编号,复核结论,备注", "abc,确认,x", "abc,排除,x"], "decisions-twice", "abc"),
        (["编号,复核结论,备注", "abc,确认,x", "abc,确认,y"], "decisions-twice", "abc"),
        (["编号,复核结论", "7.58E+11,确认"], "decisions-key-spoilt", "7.58E+11"),
        (["编号,复核结论,Decision", "abc,确认,排除"], "decisions-head-twice", "复核结论"),
        (["编号,备注", "abc,x"], "decisions-columns", "复核结论"),
        ([], "decisions-columns", "编号"),
    ],
)
def test_what_cannot_be_understood_is_an_error_before_anything_is_read(tmp_path, capsys, lines, key, said):
    """And nothing is written."""
    path = tmp_path / "d.csv"
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(UsageError) as error:
        read_decisions(path)

    assert error.value.key == key
    assert audit(report(tmp_path / "in"), tmp_path / "out", "--decisions", str(path)) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", None])
def test_a_workbook_that_cannot_be_opened_is_an_error(tmp_path, content):
    """Its decisions would be lost with the next run."""
    path = tmp_path / "findings.xlsx"
    if content:
        path.write_bytes(content)

    with pytest.raises(UsageError) as error:
        read_decisions(path)

    assert error.value.key == "decisions-missing"


def test_rows_without_a_word_of_a_reviewer_are_no_decisions(tmp_path):
    """And the same said twice is said once; either language, the keys too, heads below a title."""
    path = tmp_path / "d.csv"
    lines = ["复核表", "Key,Decision,Note", "a,,", "b,确认,", "b,Confirm,", "c,dismissed,x", ",,"]
    path.write_text("\n".join(lines), encoding="utf-8")

    found = read_decisions(path)

    assert [(each.key, each.decision, each.note) for each in found] == [("b", "confirmed", ""), ("c", "dismissed", "x")]
