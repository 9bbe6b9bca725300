"""What a page tells of its site: the column that it stands in, and which of its links nobody can follow."""

import pytest

import toolkit
from tests.examples.site import linking, page, standing_in
from tests.printing import sound
from toolkit.errors import UsageError
from toolkit.frames.site import leads_nowhere
from toolkit.roster import load_roster


@pytest.fixture
def facts(tmp_path):
    """The facts of pages as a whole, by file name."""

    def of(**pages):
        for name, content in pages.items():
            (tmp_path / f"{name}.html").write_bytes(content)
        frame = toolkit.audit(tmp_path).frames["reports"].astype(object)
        frame = frame.where(frame.notna(), None)
        return frame.assign(name=frame["source"].str.removesuffix(".html")).set_index("name").to_dict("index")

    return of


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("file:///C:/Users/admin/附件.docx", True),
        ("C:\\Users\\admin\\附件.docx", True),
        ("\\\\192.168.1.8\\共享\\附件.doc", True),
        ("http://localhost:8080/a", True),
        ("http://10.12.3.4/zwgk/a.html", True),
        ("https://192.168.0.9/a", True),
        ("http://172.20.1.1/a", True),
        ("http://oaserver/a", True),
        ("http:///a", True),
        ("http://www.example.gov.cn/a.html", False),
        ("http://8.8.8.8/a", False),
        ("http://[2408:8000::1]/a", False),
        ("http://[2408:8000::1", False),
        ("./W020240118.docx", False),
        ("/zwgk/a.html", False),
        ("//www.example.gov.cn/a", False),
        ("W020240118.docx", False),
        ("?id=3", False),
    ],
)
def test_a_link_leads_nowhere_only_where_that_is_certain(address, dead):
    """Into a machine, a private network or to no host; whether a server answers is not asked."""
    assert leads_nowhere(address) is dead


def test_the_links_of_a_report_are_those_of_its_own_words(facts):
    """Not those of the menus around it, nor what is no address; each once."""
    menu = '<body><p><a href="file:///C:/menu.html">首页</a></p><p><a href="http://10.0.0.1/">政务公开</a></p>'
    links = ("http://a.gov.cn/1.docx", "#top", "javascript:void(0)", "mailto:a@b.gov.cn", "http://a.gov.cn/1.docx")
    content = linking(*links, "./2.pdf").decode().replace("<body>", menu)

    found = facts(page=content.encode())["page"]

    assert (found["links"], found["links_count"], found["links_dead"]) == ("http://a.gov.cn/1.docx\n./2.pdf", 2, 0)


def test_a_picture_that_is_a_link_does_not_lead_from_the_words_after_it(facts):
    """A banner within a section is none of its words."""
    begins = f"<p>{sound().prose['problems'][:12]}"
    banner = f'<p><a href="file:///C:/banner.html"><img src="a.png"></a></p>{begins}'

    found = facts(page=page(begins, banner))["page"]

    assert (found["links_count"], found["links_dead"]) == (0, 0)


def test_where_a_page_had_to_be_mended_its_links_are_not_known(facts):
    """A cell that is not closed: which words are a link is not told by what a browser makes of it."""
    broken = linking("file:///C:/a.docx").replace(b"</td>", b"", 1)

    found = facts(page=broken)["page"]

    assert (found["links_dead"], found["links_count"]) == (None, None)


@pytest.mark.parametrize(
    ("path", "column", "among_annual_reports"),
    [
        ("当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报 &gt; 正文", "政务公开 > 政府信息公开年报", 1),
        ("您的位置： 网站首页 / 信息公开 / 政府信息公开工作年度报告", "信息公开 > 政府信息公开工作年度报告", 1),
        ("您现在的位置：首页 » 通知公告", "通知公告", 0),
        ("当前位置：首页&gt;&gt;新闻中心&gt;&gt;青川市临江区民政局2023年政府信息公开工作年…", "新闻中心", 0),
        ("当前位置：首页 &gt; 青川市临江区民政局2023年政府信息公开工作年度报告", None, None),
        ("当前位置：首页", None, None),
        ("当前位置：</div><div>首页</div><div>政务公开</div><div>公开年报", "政务公开 > 公开年报", 1),
        ("办公位置：临江大道8号", None, None),
    ],
)
def test_the_column_of_a_page_is_what_it_says_without_its_own_title(facts, path, column, among_annual_reports):
    """A title in the path names an annual report, wherever the page stands."""
    found = facts(page=standing_in(path))["page"]

    assert (found["site_column"], found["in_annual_reports"]) == (column, among_annual_reports)


def test_two_pages_of_one_day_are_one_publication(facts):
    """A page saved twice, or the same page on two sites, is not published twice; on two days it is."""
    bodies = {"a1": "2024-01-18", "a2": "2024-01-18", "a3": "2024-02-20"}

    found = facts(**{name: page(published=day) for name, day in bodies.items()})

    assert [found[name]["twin_later"] for name in ("a2", "a3")] == [0, 1]


def test_a_day_in_the_roster_that_is_none_is_refused(tmp_path):
    """With the body and what was found."""
    path = tmp_path / "roster.csv"
    path.write_text("body,parent,level,kind,filed\n民政局,,county,department,2024-02-30\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"民政局.*2024-02-30"):
        load_roster(path)


def test_days_of_filing_are_read_as_people_write_them(tmp_path):
    """Each belongs to the report that was due when it was filed."""
    path = tmp_path / "roster.csv"
    path.write_text(
        "body,parent,level,kind,filed\n民政局,,county,department,2023/1/9；2024年12月30日\n", encoding="utf-8"
    )

    (entry,) = load_roster(path)

    assert [str(entry.filed_for(year)) for year in (2022, 2023, 2024)] == ["2023-01-09", "None", "2024-12-30"]
