"""What makes false alarms among levels, versions and dates: each of these is sound, or tells too little to accuse."""

import json
from dataclasses import replace

import pytest

import toolkit
from tests.examples.levels import GATHERED, OWN, of_area, with_requests
from tests.printing import changed, print_as, sound
from tests.printing.sample import disputes, requests
from toolkit.checking.rules import SUITES

PLACE = "青川市临江区"
DEPARTMENT = f"{PLACE}民政局"
HEAD = "body,parent,level,kind,aliases"
ROSTER = (
    HEAD,
    f"{PLACE}人民政府,,county,government,",
    f"{PLACE}民政局,{PLACE}人民政府,county,department,",
    f"{PLACE}教育局,{PLACE}人民政府,county,department,",
)
OURS = ("level-sum", "level-parent", "level-scope", "level-table", "struct-attachment", "year-republished", "date-")


def audited(tmp_path, samples, roster=()):
    """The audit of reports, by file name; the name says how each is printed."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, sample in samples.items():
        (folder / name).write_bytes(print_as(sample, name.rpartition(".")[2]))
    if roster:
        (tmp_path / "roster.csv").write_text("\n".join(roster) + "\n", encoding="utf-8")
    return toolkit.audit(folder, roster=tmp_path / "roster.csv" if roster else None, suites=_only_ours(tmp_path))


def _only_ours(tmp_path):
    """The suites without the rules that are tested elsewhere, so that the many audits here are quick."""
    (tmp_path / "suites").mkdir()
    for name in ("levels", "reports"):
        suite = json.loads((SUITES / f"{name}.json").read_text(encoding="utf-8"))
        suite["expectations"] = [each for each in suite["expectations"] if each["meta"]["rule"].startswith(OURS)]
        (tmp_path / "suites" / f"{name}.json").write_text(json.dumps(suite, ensure_ascii=False), encoding="utf-8")
    return tmp_path / "suites"


def alarms(audit, *rules):
    """The rules of ours among the findings."""
    return {finding.rule for finding in audit.findings if finding.rule.startswith(rules or OURS)}


def quiet(sample, granted, licences="0"):
    """A report of so many granted requests; of the other figures only the licences are not 0."""
    sample = with_requests(sample, granted)
    for row, figures in sample.tables["disclosure"].items():
        for column in figures:
            sample = changed(sample, "disclosure", row, column, "0")
    none = disputes(**dict.fromkeys(sample.tables["disputes"], (0, 0, 0, 0)))
    sample = replace(sample, tables=sample.tables | {"disputes": none})
    return changed(sample, "disclosure", "licences", "decisions", licences)


def family(parent, *children):
    """A parent's report and its children's."""
    return {"0.html": parent} | {f"{number}.html": child for number, child in enumerate(children, start=1)}


GOVERNMENT = of_area(f"{PLACE}人民政府")
CIVIL, SCHOOLS = sound(2023, f"{PLACE}民政局"), sound(2023, f"{PLACE}教育局")


def test_a_parent_that_is_the_sum_of_its_children_is_sound(tmp_path):
    """All children are there: 12 and 5 make 17, and 100 and 28 make 128 decisions."""
    whole = family(quiet(GOVERNMENT, 17, "128"), quiet(CIVIL, 12, "100"), quiet(SCHOOLS, 5, "28"))

    audit = audited(tmp_path, whole, ROSTER)

    assert alarms(audit) == set()
    assert audit.outcomes.loc["level-sum", "passed"] > 0


def test_a_sum_without_one_of_the_children_is_not_assessable_but_what_is_there_counts(tmp_path):
    """One child of 12 of the two: 30 can be right, 11 cannot."""
    for name, granted, fired in (("more", 30, set()), ("less", 11, {"level-parent-ge-child"})):
        (tmp_path / name).mkdir()

        audit = audited(tmp_path / name, family(quiet(GOVERNMENT, granted), quiet(CIVIL, 12)), ROSTER)

        assert alarms(audit, "level-sum", "level-parent") == fired
        assert audit.outcomes.loc["level-sum", ["passed", "failed"]].tolist() == [0, 0]


def test_a_parent_that_does_not_say_whom_it_counts_is_not_accused(tmp_path):
    """Its scope is not known, so neither rule can be assessed."""
    silent = replace(GOVERNMENT, preamble=sound().preamble)

    audit = audited(tmp_path, family(quiet(silent, 3), quiet(CIVIL, 12), quiet(SCHOOLS, 5)), ROSTER)

    assert alarms(audit) == set()
    assert audit.outcomes.loc["level-parent-ge-child", "not_assessable"] > 0


def test_without_a_roster_no_body_is_anothers_parent(tmp_path):
    """Names alone do not say so."""
    assert audited(tmp_path, family(quiet(GOVERNMENT, 3), quiet(CIVIL, 12))).frames["levels"].empty


@pytest.mark.parametrize(
    ("body", "kind"),
    [(f"{PLACE}人民政府办公室", "office"), (f"{PLACE}税务局", "department"), (f"{PLACE}中心医院", "institution")],
)
def test_those_whom_a_government_may_not_count_are_not_added_up(tmp_path, body, kind):
    """An office may report for its government, a tax bureau answers to one above, a hospital is no organ."""
    roster = (HEAD, ROSTER[1], f"{body},{PLACE}人民政府,county,{kind},")

    audit = audited(tmp_path, family(quiet(GOVERNMENT, 3), quiet(sound(2023, body), 12)), roster)

    assert alarms(audit, "level-sum", "level-parent") == set()


def test_documents_that_the_government_issues_itself_are_no_part_of_the_sum(tmp_path):
    """Its own come on top of those of its departments."""
    parent = changed(quiet(GOVERNMENT, 17), "disclosure", "normative_documents", "issued", "9")
    child = changed(quiet(CIVIL, 12), "disclosure", "normative_documents", "issued", "2")

    assert alarms(audited(tmp_path, family(parent, child, quiet(SCHOOLS, 5)), ROSTER)) == set()


def test_reports_of_another_year_are_nobodys_children(tmp_path):
    """The children of 2022 say nothing of 2023."""
    audit = audited(tmp_path, family(quiet(GOVERNMENT, 3), quiet(sound(2022, f"{PLACE}民政局"), 12)), ROSTER)

    assert set(audit.frames["levels"]["children_present"]) == {0}
    assert alarms(audit, "level-sum", "level-parent") == set()


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        (GATHERED, "area"),
        (OWN, "own"),
        ("本报告汇总了全区各级行政机关的情况。", "area"),
        ("本报告由区政府办公室综合各镇街、各部门年度报告编制。", "area"),
        ("2023年，全区行政机关共收到政府信息公开申请95件。", "area"),
        ("本报告统计范围仅限本级。", "own"),
        ("本报告数据不含各镇街和部门。", "own"),
        ("本报告数据不仅包括本机关，还包括各部门、各镇街。", "area"),
        ("全区各级各部门认真贯彻条例。", None),
        ("区政府要求各部门按时报送。", None),
        ("加强对全区各镇街的培训。", None),
        ("本报告汇总各部门情况。其中申请数据仅统计本机关。", None),
    ],
)
def test_the_scope_is_what_the_report_says_and_not_what_it_says_of_others(tmp_path, words, scope):
    """Words on whom the work reached are none on whom the figures count; both at once leave it open."""
    audit = audited(tmp_path, {"0.html": replace(GOVERNMENT, preamble=words)})

    found = audit.frames["reports"]["scope_stated"].iloc[0]

    assert found == scope if scope else found is not None and str(found) == "<NA>"
    assert ("level-scope" in alarms(audit)) == (scope == "own")


def test_a_department_that_counts_itself_only_is_as_it_should_be(tmp_path):
    """Only a government's report is of an area."""
    assert "level-scope" not in alarms(audited(tmp_path, {"0.html": replace(sound(), preamble=OWN)}))


def test_one_report_in_several_formats_is_sound(tmp_path):
    """The page, its paper and its text have the same figures."""
    assert alarms(audited(tmp_path, {f"a.{kind}": sound() for kind in ("html", "docx", "pdf")})) == set()


@pytest.mark.parametrize("other", [sound(2022), sound(2023, f"{PLACE}司法局")])
def test_reports_of_another_year_or_body_are_no_versions(tmp_path, other):
    """Their figures may differ."""
    other = replace(other, tables=other.tables | {"requests": requests("2021", {"business": {"granted": 2}})})

    assert alarms(audited(tmp_path, {"a.html": sound(), "b.html": other}), "struct-att", "year-rep") == set()


def test_a_version_that_says_what_it_corrects_is_sound(tmp_path):
    """And a later date is then the date of the correction."""
    later = changed(sound(), "disclosure", "licences", "decisions", "129")
    later = replace(later, published="2024-04-02", preamble=later.preamble + "更正说明：行政许可数量更正为129。")

    assert alarms(audited(tmp_path, {"a.html": sound(), "b.html": later})) == set()


def test_versions_with_other_figures_are_one_finding(tmp_path):
    """Of the later source only."""
    later = changed(sound(), "disclosure", "licences", "decisions", "129")

    audit = audited(tmp_path, {"a.html": sound(), "b.html": later})

    assert [f.source for f in audit.findings if f.rule == "year-republished"] == ["b.html"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (quiet(sound(2023, f"{PLACE}水务局"), 1), quiet(sound(2023, f"{PLACE}审计局"), 1)),
        (sound(2023, f"{PLACE}人民政府"), sound(2023, f"{PLACE}人民政府办公室")),
        (sound(2023, f"{PLACE}人民政府"), sound(2023, f"{PLACE}水务局")),
        (sound(2022, f"{PLACE}水务局"), sound(2023, f"{PLACE}审计局")),
    ],
)
def test_tables_that_are_alike_for_a_reason_are_not_copies(tmp_path, one, other):
    """One granted request fills six cells; a government, its office and its one active department count the same."""
    assert alarms(audited(tmp_path, {"a.html": one, "b.html": other}), "level-table") == set()


def date_alarms(tmp_path, body, published, **parts):
    """The rules of dates that fire on a report of 2023 published on a day."""
    return alarms(audited(tmp_path, {"0.html": replace(sound(2023, body), published=published, **parts)}), "date-")


@pytest.mark.parametrize(
    ("body", "published", "fired"),
    [
        (DEPARTMENT, "2024-01-31", set()),
        (DEPARTMENT, "2024-02-01", {"date-dept-deadline"}),
        (f"{PLACE}人民政府", "2024-03-31", set()),
        (f"{PLACE}人民政府", "2024-04-01", {"date-gov-deadline"}),
        (f"{PLACE}石桥镇人民政府", "2024-01-31", set()),
        (f"{PLACE}石桥镇人民政府", "2024-02-01", {"date-town-deadline"}),
        (f"{PLACE}人民政府办公室", "2024-03-20", set()),
        (f"{PLACE}中心医院", "2024-05-20", set()),
        ("民政局", "2024-02-20", set()),
        (DEPARTMENT, "2024-01-01", set()),
        (DEPARTMENT, "2023-12-31", {"date-before-year-end"}),
        (DEPARTMENT, "", set()),
    ],
)
def test_a_deadline_is_that_of_its_body_and_the_last_day_is_in_time(tmp_path, body, published, fired):
    """An office may publish for its government; an institution and a body of unknown level have no date."""
    assert date_alarms(tmp_path, body, published) == fired


def test_reports_before_the_regulations_of_2019_were_due_in_march(tmp_path):
    """The old regulations gave departments until 31 March."""
    assert date_alarms(tmp_path, DEPARTMENT, "2019-03-20", year=2018) & {"date-dept-deadline"} == set()


def test_a_page_that_stands_under_a_date_years_later_is_only_a_hint(tmp_path):
    """A site that moved shows the day of the move."""
    audit = audited(tmp_path, {"0.html": replace(sound(), published="2026-05-06")})

    assert {f.severity for f in audit.findings if f.rule == "date-dept-deadline"} == {"info"}


@pytest.mark.parametrize("words", ["成文日期：2024年4月2日", "更新时间：2024-04-02", "印发日期：2024-04-02"])
def test_a_date_that_is_not_of_publication_accuses_nobody(tmp_path, words):
    """Signature, update and printing are other days."""
    preamble = f"{words}\n{sound().preamble}"

    assert date_alarms(tmp_path, DEPARTMENT, "", preamble=preamble) == set()


@pytest.mark.parametrize(
    "words",
    [
        "数据统计期限为2023年1月1日至12月31日。",
        "所列数据统计期限自2023年1月1日起，至2023年12月31日止。",
        "统计时间为二〇二三年一月一日至二〇二三年十二月三十一日。",
        "数据统计期限为2023.1.1-2023.12.31。",
        "本报告数据为2023年全年统计数据。",
        "本单位于2023年3月挂牌成立，数据统计期限为2023年3月1日至2023年12月31日。",
    ],
)
def test_a_period_in_other_words_is_stated_and_right(tmp_path, words):
    """A body founded in the year can count from its first day only."""
    assert date_alarms(tmp_path, DEPARTMENT, "2024-01-18", preamble=words) == set()


def test_a_period_of_some_other_figure_is_not_that_of_the_report(tmp_path):
    """The prose counts half a year."""
    prose = sound().prose | {"other": "据统计，2022年7月1日至2022年12月31日共培训40人次。"}

    assert date_alarms(tmp_path, DEPARTMENT, "2024-01-18", preamble="编制本报告。", prose=prose) == set()


@pytest.mark.parametrize(
    ("name", "fired"),
    [
        ("2023.html", set()),
        ("2024.html", set()),
        ("20240118.html", set()),
        ("P020240118.html", set()),
        ("2026-2023.html", set()),
        ("2022.html", {"date-title-year"}),
    ],
)
def test_the_year_of_publication_in_a_file_name_is_no_contradiction(tmp_path, name, fired):
    """The year before the report's can be neither its year nor that of its publication."""
    assert alarms(audited(tmp_path, {name: sound()})) == fired
