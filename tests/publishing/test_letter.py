"""Letters to bodies: what has to be mended, from a template that an office may change; nothing from a report runs."""

import zipfile
from datetime import date

import docx
import pytest

import toolkit
from tests.examples import EXAMPLES
from tests.printing import changed, print_as, sound
from toolkit.errors import UsageError
from toolkit.publishing.letter import TEMPLATES, write_letters

TODAY = date(2024, 3, 5)


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    """An audit of a report with a wrong total, one with a formula for a figure, and a sound one."""
    folder = tmp_path_factory.mktemp("reports")
    wrong = changed(sound(), "disputes", "reconsideration", "total", "9")
    evil = changed(sound(body="青川市临江区档案局"), "requests", "granted", "research", "=HYPERLINK(1)<script>")
    (folder / "wrong.html").write_bytes(print_as(wrong, "html"))
    (folder / "evil.html").write_bytes(print_as(evil, "html"))
    (folder / "sound.html").write_bytes(print_as(sound(2020, "青川市临江区司法局"), "html"))
    return toolkit.audit(folder)


def text_of(path):
    """The paragraphs of a letter and the rows of its table."""
    letter = docx.Document(str(path))
    rows = [[cell.text for cell in row.cells] for table in letter.tables for row in table.rows]
    return "\n".join(paragraph.text for paragraph in letter.paragraphs), rows


def test_each_body_with_something_to_mend_gets_a_letter_and_a_sound_one_none(audit, tmp_path):
    """Named after the body."""
    write_letters(audit, tmp_path, today=TODAY)

    assert {path.stem for path in tmp_path.iterdir()} == {"青川市临江区民政局", "青川市临江区档案局"}


def test_a_letter_names_body_count_findings_source_and_date(audit, tmp_path):
    """What is printed, what was expected, on what basis, from which file."""
    write_letters(audit, tmp_path, today=TODAY)

    text, rows = text_of(tmp_path / "青川市临江区民政局.docx")

    (finding,) = [each for each in audit.findings if each.rule == "t4-row-total"]
    assert text.startswith("关于核实和更正政府信息公开工作年度报告的通知\n青川市临江区民政局：")
    assert "2023年政府信息公开工作年度报告存在下列" in text
    assert "wrong.html（sha256 " in text
    assert text.endswith("2024年3月5日")
    assert "{{" not in text
    assert rows[0] == ["序号", "位置", "说明", "依据"]
    assert next(row for row in rows if finding.message in row[2])[1:] == [
        f"2023 {finding.place}",
        f"▲ 错误\n{finding.message}",
        finding.basis,
    ]


def test_what_a_report_prints_is_text_in_a_letter_and_nothing_else(audit, tmp_path):
    """No field, no link, no script."""
    write_letters(audit, tmp_path, today=TODAY)

    with zipfile.ZipFile(tmp_path / "青川市临江区档案局.docx") as package:
        document = package.read("word/document.xml").decode()

    assert "=HYPERLINK(1)&lt;script&gt;" in document
    assert "w:fldSimple" not in document
    assert "w:hyperlink" not in document


def test_a_letter_quotes_the_sentence_that_is_meant(tmp_path):
    """With the figure in brackets."""
    for name, content in EXAMPLES["prose-received"]().items():
        (tmp_path / name).write_bytes(content)
    write_letters(toolkit.audit(tmp_path), tmp_path / "letters", today=TODAY)

    (letter,) = (tmp_path / "letters").iterdir()
    _, rows = text_of(letter)

    assert [row[2].split("\n")[2] for row in rows[1:]] == ["原文：全年共收到政府信息公开申请【33件】"]


def test_a_source_that_is_called_like_a_name_of_the_template_is_a_name_of_a_file(tmp_path):
    """It is filled in once, and no table takes its place."""
    wrong = changed(sound(), "disputes", "reconsideration", "total", "9")
    (tmp_path / "{{sources}}{{findings}}.html").write_bytes(print_as(wrong, "html"))
    write_letters(toolkit.audit(tmp_path), tmp_path, today=TODAY)

    text, rows = text_of(tmp_path / "青川市临江区民政局.docx")

    assert text.count("{{sources}}{{findings}}.html（sha256 ") == 1
    assert rows[0] == ["序号", "位置", "说明", "依据"]


def test_an_office_may_change_the_template(audit, tmp_path):
    """Names parted over runs, as Word leaves them, are filled too, also in the letterhead."""
    own = docx.Document(str(TEMPLATES / "notice.zh.docx"))
    own.sections[0].header.paragraphs[0].text = "临江区政务公开办"
    paragraph = own.add_paragraph("送：")
    for part in ("{{bo", "dy", "}}（{{count}}项）"):
        paragraph.add_run(part).bold = True
    own.save(str(tmp_path / "own.docx"))

    write_letters(audit, tmp_path / "letters", template=tmp_path / "own.docx", today=TODAY)

    letter = docx.Document(str(tmp_path / "letters" / "青川市临江区民政局.docx"))
    count = sum(each.body == "青川市临江区民政局" and each.severity != "info" for each in audit.findings)
    assert letter.sections[0].header.paragraphs[0].text == "临江区政务公开办"
    assert letter.paragraphs[-1].text == f"送：青川市临江区民政局（{count}项）"


@pytest.mark.parametrize(
    ("text", "key"),
    [("{{findings}} {{bodi}}", "template-name-unknown"), ("{{body}}", "template-no-table")],
)
def test_a_template_that_cannot_be_filled_is_refused(audit, tmp_path, text, key):
    """With what was found and what may stand there."""
    own = docx.Document()
    own.add_paragraph(text)
    own.save(str(tmp_path / "own.docx"))

    with pytest.raises(UsageError) as error:
        write_letters(audit, tmp_path, template=tmp_path / "own.docx")

    assert error.value.key == key


def test_a_template_that_is_no_word_document_is_refused(audit, tmp_path):
    """A text called .docx, and a file that is not there."""
    (tmp_path / "own.docx").write_bytes(b"text")

    for path, key in ((tmp_path / "own.docx", "template-not-word"), (tmp_path / "none.docx", "template-missing")):
        with pytest.raises(UsageError) as error:
            write_letters(audit, tmp_path, template=path)
        assert error.value.key == key
