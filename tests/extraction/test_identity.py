"""Who reported, for which year, when: every answer with its words, and nothing guessed."""

from pathlib import Path

import pytest

from tests.extraction.paper import BARE, BODY, NAME, TITLE, page, who
from tests.printing import print_as, sound
from toolkit.extraction import extract
from toolkit.extraction.bodies import has_enforcement_powers, is_organ, kind_words, level_words
from toolkit.extraction.identity import read_identity
from toolkit.frames import facts
from toolkit.reading import read_document

ASIDE = "根据《中华人民共和国政府信息公开条例》编制。"


@pytest.mark.parametrize(
    ("lines", "parts", "words"),
    [
        ([("发布机构", NAME)], {}, NAME),
        ([("发布机构", f"{NAME}办公室")], {}, f"{NAME}办公室"),
        ([f"信息来源：{NAME}  发布时间：2024-01-17 10:22"], {}, NAME),
        ([], {"metadata": (("ContentSource", NAME),)}, NAME),
        ([f"如有疑问，请与{NAME}办公室（地址：人民路1号）联系。"], {}, f"{NAME}办公室"),
        ([], {"metadata": (("SiteName", f"{NAME}网站"),)}, f"{NAME}网站"),
        ([], {"title": f"{BARE}-{NAME}"}, NAME),
    ],
)
def test_a_body_that_the_title_leaves_out_is_told_elsewhere(lines, parts, words):
    """Its evidence is the words that name it."""
    found = who(BARE, *lines, ASIDE, **parts)

    assert (found.body, found.evidence["body"], found.kind) == (NAME, words, "department")


@pytest.mark.parametrize("signature", [[NAME, "2024年1月9日"], ["2024年1月9日", NAME], [f"{NAME}  二〇二四年一月九日"]])
def test_the_signature_tells_the_body(signature):
    """A short line that names an organ, with a date beside it."""
    assert read_identity(page(BARE, *BODY, *signature)).body == NAME


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ([f"请与{NAME}办公室联系。", "请与青川市临江区教育局办公室联系。"], {}),
        ([], {"metadata": (("ContentSource", NAME), ("ContentSource", "青川市临江区教育局"))}),
        (["请与青川市临江区人民政府办公室联系。"], {}),
        (["请与我局办公室联系。"], {}),
        (["来源：本站"], {}),
        ([("发布机构", "青川市临江区人民政府办公室")], {}),
        ([], {"metadata": (("SiteName", "青川市人民政府门户网站"),)}),
        ([], {"title": f"{BARE}-青川市人民政府"}),
    ],
)
def test_a_body_is_not_guessed(lines, parts):
    """Two candidates of one standing; an office that may be the body or not; a portal that carries many."""
    assert who(BARE, *lines, **parts).body == ""


@pytest.mark.parametrize("office", ["石桥镇党政办公室", "石桥镇人民政府办公室", "石桥镇综合办"])
def test_the_office_of_a_township_is_no_body_of_its_own(office):
    """The township is."""
    assert who(BARE, f"请与{office}联系。").body in ("石桥镇", "石桥镇人民政府")


def test_a_name_alone_at_the_end_is_no_signature():
    """Without a date it may be the foot of the page."""
    assert read_identity(page(BARE, *BODY, NAME)).body == ""


def test_the_longer_of_two_names_of_one_body_is_taken():
    """The shorter is part of it."""
    metadata = (("ContentSource", "临江区民政局"), ("ContentSource", NAME))

    assert who(BARE, metadata=metadata).body == NAME


def test_the_years_of_different_places_are_kept_apart():
    """The title's comes first, and every conflict remains."""
    period = "数据统计期限为2021年1月1日至2021年12月31日。"

    found = who(TITLE, period, title="2020年政府信息公开工作年度报告", source="年报/某局2019年.html")

    assert found.years == {"title": 2023, "period": 2021, "metadata": 2020, "file": 2019}
    assert (found.year, found.evidence["year"]) == (2023, TITLE)


@pytest.mark.parametrize(
    ("lines", "parts", "year", "words"),
    [
        (["统计期限为2022年1月1日至2022年12月31日。"], {"title": "2021年年报"}, 2022, "2022年1月1日至2022年12月31日"),
        ([], {"title": "2021年年报-青川", "source": "2020.html"}, 2021, "2021年年报-青川"),
        ([], {"source": "a/2020/某局2019.html"}, 2019, "某局2019.html"),
    ],
)
def test_the_year_is_that_of_the_surest_place(lines, parts, year, words):
    """Period, then the format's own title, then the file's name."""
    found = who(*lines, **parts)

    assert (found.year, found.evidence["year"]) == (year, words)


@pytest.mark.parametrize(
    "source", ["20240117_12.html", "某局2024-01-17.html", "2022-2023年报.pdf", "某局2024年1月.pdf", "2023/a.html"]
)
def test_a_date_or_a_range_in_a_file_name_is_no_year(source):
    """It says when the file was made, or several years."""
    assert "file" not in who(source=source).years


@pytest.mark.parametrize(
    ("body", "level", "kind"),
    [
        ("青川市经济技术开发区管理委员会", "", ""),
        ("南京市江北新区管委会", "", ""),
        ("南京市高新区管委会", "", ""),
        ("天津市滨海新区人民政府", "county", "government"),
        ("青川市化工园区", "", ""),
        ("江苏省人民政府国有资产监督管理委员会", "province", "department"),
        ("淮安市洪泽区高良涧街道办事处", "township", "subdistrict"),
        ("沭阳县石桥乡人民政府", "township", "township"),
        ("石桥镇", "township", "township"),
        ("江苏省教育厅", "province", "department"),
        ("南京市市直属机关工作委员会", "prefecture", "department"),
        ("南京市城市管理局", "prefecture", "department"),
        ("苏州市昆山市人民政府", "county", "government"),
        ("淮安市洪泽区人民政府", "county", "government"),
        ("上海市人民政府办公厅", "province", "office"),
        ("吉林省长春市人民政府", "prefecture", "government"),
        ("昆山市人民政府", "", "government"),
        ("青川市临江区石桥镇人民政府", "township", "township"),
        ("迎宾路街道办事处", "township", "subdistrict"),
        ("沭阳县发展和改革局", "county", "department"),
        ("延边朝鲜族自治州人民政府", "prefecture", "government"),
        ("国家税务总局", "central", "department"),
        ("延边朝鲜族自治州延吉市人民政府", "county", "government"),
        ("国家税务总局淮安市税务局", "prefecture", "department"),
        ("国家税务总局淮安市洪泽区税务局", "county", "department"),
        ("中华人民共和国南京海关", "", "department"),
        ("教育部", "central", "department"),
        ("中华人民共和国水利部", "central", "department"),
        ("中国人民银行", "central", "department"),
        ("青川市公安局", "", "department"),
        ("南京大学", "", "institution"),
        ("青川市第一人民医院", "", "institution"),
        ("青川市水务集团有限公司", "", "institution"),
        ("新疆生产建设兵团第八师", "prefecture", ""),
        ("新疆生产建设兵团", "province", ""),
        ("锡林郭勒盟行政公署", "prefecture", "government"),
        ("锡林郭勒盟太仆寺旗人民政府", "county", "government"),
        ("湖北省神农架林区人民政府", "county", "government"),
        ("青川市政务服务中心", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_tells_level_and_kind_or_leaves_them_open(body, level, kind):
    """Zones are no departments, a central office has the level of its place, a city's rank is not guessed."""
    assert (level_words(body)[0], kind_words(body)[0]) == (level, kind)


def test_an_institution_has_no_powers_of_a_department():
    """Whatever its name contains."""
    assert has_enforcement_powers("青川市水务局") is True
    assert has_enforcement_powers("青川市水务集团有限公司") is None


def test_menu_words_are_no_organs():
    """Though they end like one."""
    assert [
        is_organ(text)
        for text in (NAME, "石桥镇", "临江区", "办事大厅", "政务公开", "本机关", "我局", "请与民政局联系")
    ] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
        False,
    ]


def test_every_answer_names_its_words_and_the_years_are_facts():
    """The form is told by a header, level and kind by parts of the name."""
    report = extract(read_document(print_as(sound(), "html"), "a.html"), "临江区民政局2022.html", "0" * 64)

    evidence = dict(report.identity.evidence)
    row = facts([report])["reports"].iloc[0]

    assert evidence.pop("period") == "2023年1月1日至2023年12月31日"
    assert evidence == {
        "body": TITLE,
        "level": "市临江区",
        "kind": "局",
        "year": TITLE,
        "form": "现行有效件数",
        "title": TITLE,
        "published": "发布日期：2024-01-18",
    }
    assert (row["title_year"], row["period_year"], row["file_year"]) == (2023, 2023, 2022)


def test_published_pages_say_who_they_are(samples):
    """Evidence is in the source, word for word."""
    name = Path("shuyang-reform-2023.html")
    source = (samples / name).read_bytes()

    found = extract(read_document(source, name.name), name.name, "0").identity

    assert found.years == {"title": 2023, "period": 2023, "metadata": 2023, "file": 2023}
    assert found.evidence["published"] == "2024-01-17"
