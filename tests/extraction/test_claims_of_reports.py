"""Claims of whole reports: where they stand in each format, and what is passed on of them."""

from dataclasses import replace

import pytest

import toolkit
from tests.printing import Sample, print_as, sound
from toolkit.as_json import as_json
from toolkit.document import Document, Format, Paragraph, Place
from toolkit.extraction import extract
from toolkit.extraction.claims import PROSE
from toolkit.findings.location import in_words
from toolkit.report import Report

OVERVIEW = "主动公开。\n全年公开政府信息1200余条，召开会议3次。"


def read(tmp_path, sample: Sample, kind: str) -> Report:
    """The report printed in a format and read again."""
    (tmp_path / f"a.{kind}").write_bytes(print_as(sample, kind))
    return toolkit.read(tmp_path / f"a.{kind}")


def sample() -> Sample:
    """A sound report with two figures in its overview."""
    return replace(sound(), prose=sound().prose | {"overview": OVERVIEW})


@pytest.mark.parametrize(
    ("kind", "known"), [("html", "paragraph"), ("docx", "paragraph"), ("txt", "line"), ("pdf", "page")]
)
def test_every_format_tells_where_a_claim_stands(tmp_path, kind, known):
    """Page and box, line, or paragraph."""
    claim = read(tmp_path, sample(), kind).claims[0]

    assert getattr(claim.place, known) is not None
    assert in_words([claim.place._asdict()], "zh").startswith("原文第 ")
    assert (claim.value, claim.precision) == (1200, "at_least")


def test_a_paragraph_is_named_by_its_number():
    """In both languages."""
    place = Place(paragraph=7)._asdict()

    assert in_words([place], "zh") == "原文第 7 段"
    assert in_words([place], "en") == "paragraph 7 of the source"


def test_json_shows_a_lower_bound_in_the_unit(tmp_path):
    """余条 is not 条."""
    told = as_json(read(tmp_path, sample(), "html"))["claims"]

    assert told[:2] == [
        {
            "measure": "disclosure.items_published",
            "value": 1200,
            "unit": "余条",
            "sentence": "全年公开政府信息1200余条，召开会议3次",
        },
        {"measure": "", "value": 3, "unit": "次", "sentence": "全年公开政府信息1200余条，召开会议3次"},
    ]


def test_a_section_of_no_sensible_length_is_named_and_not_read():
    """Its figures are sought nowhere, and the report says so."""
    lines = ["一、总体情况", "收到申请3件，" * (PROSE // 6), "六、其他需要报告的事项", "召开会议3次。"]
    document = Document(Format.TEXT, tuple(Paragraph(line, Place(line=1)) for line in lines))

    report = extract(document, "a.txt", "0")

    assert [claim.unit for claim in report.claims] == ["次"]
    assert "“一、总体情况”的文字过长，其中的数字未读取。" in report.problems


def test_published_prose_is_read_whole(samples):
    """A complete enumeration, a list over semicolons, and the requests and the fee of a district."""
    justice, reform, district = (
        toolkit.read(samples / name)
        for name in ("zengcheng-justice-2020.txt", "shuyang-reform-2023.html", "hongze-2023.pdf")
    )

    (listed,) = justice.enumerations
    assert (listed.total, sum(value for _, value in listed.parts), len(listed.parts)) == (90, 90, 7)
    (listed,) = reform.enumerations
    assert (listed.total, sum(value for _, value in listed.parts), listed.complete) == (249, 249, False)
    measured = [(claim.measure, claim.value, claim.scope) for claim in (*reform.claims, *district.claims)]
    assert [each for each in measured if each[0]] == [
        ("disclosure.items_published", 249, ""),
        ("requests.new_received", 26, ""),
        ("processing_fee", 0, ""),
        ("disclosure.items_published", 1136, ""),
        ("requests.new_received", 21, ""),
        ("processing_fee", 0, ""),
    ]
