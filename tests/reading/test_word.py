"""Word documents: text as it is printed, hidden text, boxes, tracked changes, and what is no document."""

import io
import re
import zipfile

import pytest

from tests.printing import sound
from tests.reading.office import figures, printed, read, repacked, texts, whole
from toolkit.errors import SourceError
from toolkit.reading import read_document

WORDS = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, part="word/document.xml", relations=b""):
    """A package with nothing but a document, whose body is given as XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        if relations:
            package.writestr("_rels/.rels", relations)
        package.writestr(
            part,
            f'<w:document {WORDS.decode()} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return stream.getvalue()


def run(text):
    """One run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def lines(source):
    """The paragraphs."""
    return [each.text for each in read_document(source, "x").paragraphs]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>", "12"),
        (f"<w:ins>{run('1')}</w:ins><w:del><w:r><w:delText>9</w:delText></w:r>{run('9')}</w:del>{run('2')}", "12"),
        (f"<w:moveFrom>{run('9')}</w:moveFrom><w:moveTo>{run('12')}</w:moveTo>", "12"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "12"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        ("<w:r><w:noBreakHyphen/><w:t>12</w:t></w:r>", "-12"),
        (f"<w:pPr><w:numPr/><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{run('12')}", "12"),
        (f"<w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('12')}</w:rubyBase></w:ruby></w:r>", "12"),
        (f"<mc:AlternateContent><mc:Fallback>{run('9')}</mc:Fallback></mc:AlternateContent>{run('12')}", "12"),
        (f"{run('1')}<w:altChunk/>{run('2')}", "12"),
        ("<w:r><w:t>1<!-- 9 -->2</w:t></w:r>", "12"),
        (f"{run('1')}<m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>", "1\ufffd"),
        (f"{run('1')}<w:r><w:sym w:char='F039'/></w:r>", "1\ufffd"),
        (f"{run('12')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r>", "12^3"),
        (f"{run('12')}<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>3</w:t></w:r>", "12^3"),
        ("<w:r><w:rPr><w:vertAlign w:val='baseline'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        (f"<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "\ufffd12"),
        (f"<w:r><w:rPr><w:dstrike/></w:rPr><w:t>9</w:t></w:r>{run('12')}", "\ufffd12"),
        ("<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>12</w:t></w:r>", "12"),
        (f"<w:r><w:rPr><w:strike/></w:rPr><w:t> </w:t></w:r>{run('12')}", "12"),
    ],
)
def test_a_word_document_is_read_as_it_is_printed(inside, shown):
    """Content controls and insertions stay, deletions and what is hidden go, what is no text is no digit."""
    assert lines(docx(f"<w:p>{inside}</w:p>")) == [shown]


def test_hidden_text_is_hidden_in_every_encoding():
    """A part may be written in UTF-16."""
    source = repacked(
        docx(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>{run('文')}</w:p>"),
        lambda name, content: {name: content.decode().encode("utf-16")},
    )

    assert lines(source) == ["文"]


def test_a_word_document_of_more_tags_than_any_report_has_is_refused():
    """Each would be an object."""
    with pytest.raises(SourceError) as error:
        read_document(docx("<w:p></w:p>" * 1_000_001), "x")

    assert error.value.key == "source-too-costly"


def test_a_word_document_with_entities_of_its_own_is_refused():
    """They would be lost without a word."""
    source = repacked(
        docx(f"<w:p>{run('1&nine;')}</w:p>"),
        lambda name, content: {name: b'<!DOCTYPE d [<!ENTITY nine "9">]>' + content},
    )

    with pytest.raises(SourceError) as error:
        read_document(source, "x")

    assert error.value.key == "source-damaged"


def test_a_table_in_a_text_box_is_a_table():
    """Drawn twice in the file, read once."""
    table = f"<w:tbl>{f'<w:tr><w:tc><w:p>{run(1)}</w:p></w:tc><w:tc><w:p>{run(2)}</w:p></w:tc></w:tr>'}</w:tbl>"
    box = f"<w:txbxContent><w:p>{run('框')}</w:p>{table}</w:txbxContent>"
    drawn = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    source = docx(f"<w:p>{run('前')}<w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r>{run('后')}</w:p>")

    document = read_document(source, "x")

    assert [each.text for each in document.paragraphs] == ["前", "框", "后"]
    assert texts(source) == [["1", "2"]]
    assert document.pictures == ()


def test_a_row_that_a_tracked_change_deleted_is_not_there():
    """Nor is a hidden one; the formatting before a tracked change is not heard."""
    cells = (
        f"<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tcPrChange></w:tcPr>{run(1)}</w:tc>"
    )
    rows = [f"<w:tr><w:trPr>{mark}</w:trPr>{cells * 2}</w:tr>" for mark in ("<w:del/>", "<w:hidden/>", "")]

    (row,) = texts(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))

    assert row == ["1", "1"]


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml"])
def test_the_document_of_a_package_is_the_one_that_it_names(target):
    """Some writers number it."""
    relations = f'<Relationships><Relationship Type="http://x/officeDocument" Target="{target}"/></Relationships>'

    assert lines(docx(f"<w:p>{run('文')}</w:p>", "word/document2.xml", relations)) == ["文"]


def test_strict_word_documents_are_read_like_others():
    """The same words under another namespace."""
    strict = repacked(
        whole("docx"),
        lambda name, content: {
            name: re.sub(
                rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                content,
            )
        },
    )

    assert figures(read(strict)) == printed(sound())
