"""What looks wrong from one year to the next and is not, or cannot be told: no rule may accuse it."""

from dataclasses import replace

import pytest

import toolkit
from tests.examples.years import going_on, second
from tests.printing import changed, print_as, sound
from toolkit.checking.outcome import Outcome

BODY = "青川市临江区林业局"


def audited(folder, *samples, roster=()):
    """The audit of web pages of the reports."""
    for number, sample in enumerate(samples):
        (folder / f"{number}.html").write_bytes(print_as(sample, "html"))
    lines = ["body,parent,level,kind,aliases", *roster]
    (folder / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return toolkit.audit(sorted(folder.glob("*.html")), roster=folder / "roster.csv" if roster else None)


def found(result):
    """The rules of the findings, in order."""
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize("years", [(2019, 2020), (2021, 2022, 2023)])
def test_reports_that_carry_on_from_each_other_are_silent(tmp_path, years):
    """In either form."""
    assert found(audited(tmp_path, *going_on(BODY, *years))) == []


def test_a_change_of_form_is_no_change_of_figures(tmp_path):
    """The forms of 2020 and 2021 share few cells; what only one has is held against nothing."""
    result = audited(tmp_path, *going_on(BODY, 2020, 2021))

    assert found(result) == []
    rows = result.frames["year_on_year"]
    assert "in_force" not in set(rows["column"])


def test_a_blank_of_last_year_is_not_zero(tmp_path):
    """What was carried forward is not known, so that nothing is said of what was carried over."""
    before, now = second("林业局")
    result = audited(tmp_path, changed(before, "requests", "carried_forward", "total", ""), now)

    assert "year-carry-total" not in found(result)
    assert Outcome.NOT_ASSESSABLE in result.of("year-carry-total").values()


def test_a_wrong_total_is_said_once(tmp_path):
    """The columns that differ are named in the finding of the total."""
    before, now = second("林业局", ("requests", "carried_over", "natural_person", "2"))
    result = audited(tmp_path, before, changed(now, "requests", "carried_over", "total", "2"))
    carried = [finding for finding in result.findings if finding.rule.startswith("year-carry")]

    assert [finding.rule for finding in carried] == ["year-carry-total"]
    assert "2022" in carried[0].message
    assert "自然人" in carried[0].message
    assert (carried[0].actual, carried[0].expected, carried[0].difference) == ("2", "3", "-1")


@pytest.mark.parametrize(("in_force", "severity"), [("15", "warning"), ("17", "warning"), ("18", "error")])
def test_a_stock_that_does_not_roll_forward_is_one_finding(tmp_path, in_force, severity):
    """14 follow from the year before: three off is a question, more is an error."""
    result = audited(tmp_path, *second("林业局", ("disclosure", "normative_documents", "in_force", in_force)))

    assert [(one.rule, one.severity) for one in result.findings] == [("year-valid-rollforward", severity)]


def test_another_unit_is_no_jump(tmp_path):
    """One cause, one finding, also where peers would tell."""
    before, now = second("林业局", ("disclosure", "fees", "amount", "400000"))
    result = audited(tmp_path, changed(before, "disclosure", "fees", "amount", "40"), now)

    assert found(result) == ["year-scale-switch"]


def test_the_same_single_request_every_year_is_no_copy(tmp_path):
    """Totals repeat a figure, and are not counted."""
    from tests.printing.sample import requests

    once = requests("2021", {"natural_person": {"granted": 1}}, natural_person=(0, 0))
    reports = [replace(one, tables=one.tables | {"requests": once}) for one in going_on(BODY, 2022, 2023)]

    assert "year-table-identical" not in found(audited(tmp_path, *reports))


def test_a_body_of_another_name_is_not_compared(tmp_path):
    """The roster says that they are one; its figures are not held against the old body's."""
    roster = (f"{BODY},,county,department,青川市临江区绿化中心",)
    old = changed(sound(2022, "青川市临江区绿化中心"), "disclosure", "licences", "decisions", "3007")
    result = audited(tmp_path, old, sound(2023, BODY), roster=roster)

    assert found(result) == ["year-unit-renamed"]
    assert "绿化中心" in result.findings[0].message


def test_a_name_with_its_city_is_the_same_name(tmp_path):
    """“临江区林业局” and “青川市临江区林业局”."""
    roster = (f"{BODY},,county,department,临江区林业局",)
    before, now = going_on(BODY, 2022, 2023)

    assert found(audited(tmp_path, replace(before, body="临江区林业局"), now, roster=roster)) == []


def test_suits_after_a_review_of_an_unknown_year_are_not_assessable(tmp_path):
    """The review may have been last year's."""
    none = dict.fromkeys(("upheld", "other", "pending", "total"), "0")
    sample = sound(2023, BODY)
    for column, to in none.items():
        sample = changed(sample, "disputes", "reconsideration", column, to)
    result = audited(tmp_path, sample)

    assert "t4-suit-without-review" not in found(result)
    assert Outcome.NOT_ASSESSABLE in result.of("t4-suit-without-review").values()


def test_a_year_that_few_have_reported_for_is_not_missing(tmp_path):
    """One early report of a roster of three does not make the others late; a gap is said once."""
    roster = tuple(f"青川市临江区{name}局,,county,department," for name in ("林业", "水务", "盐务"))
    reports = [*going_on(BODY, 2021, 2023), *going_on("青川市临江区水务局", 2023, 2024)]
    result = audited(tmp_path, *reports, roster=roster)
    missing = [(one.rule, one.body, one.year, one.source) for one in result.findings if one.rule.endswith("missing")]

    assert sorted(missing) == [
        ("level-roster-missing", "青川市临江区盐务局", "2023", ""),
        ("year-year-missing", BODY, "2022", ""),
    ]


def licences(body, *decisions):
    """Reports of a body since 2021 with these figures of licences."""
    samples = going_on(f"青川市临江区{body}", *range(2021, 2021 + len(decisions)))
    return [
        changed(sample, "disclosure", "licences", "decisions", str(count))
        for sample, count in zip(samples, decisions, strict=True)
    ]


def test_a_figure_far_from_what_four_years_before_have_is_told_and_one_within_what_is_usual_is_not(tmp_path):
    """Twice the usual level, though less than five times last year's; the level stands in the finding."""
    result = audited(
        tmp_path,
        *licences("林业局", 205, 190, 210, 215, 420),
        *licences("水务局", 205, 190, 210, 420),  # three years are no history
        *licences("商务局", 205, 120, 260, 310, 420),  # figures go up and down
        *licences("气象局", 20, 22, 21, 23, 44),  # small ones do
        *licences("档案局", 205, 205, 205, 205, 420),  # of years that are all the same there is no measure
        *licences("审计局", 205, 190, 210, 215, 235),  # a change of a tenth
    )
    (finding,) = [each for each in result.findings if each.rule == "year-jump"]

    assert (finding.body, finding.year, finding.row) == ("青川市临江区林业局", "2025", "licences")
    assert "与本单位以往 4 年的中位数（207.5）相差 212.5" in finding.message
    assert finding.actual == "28.67"
