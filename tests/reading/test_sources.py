"""Any bytes: the format is told by the content, and what cannot be read ends in a clear error."""

import io
import zipfile

import pytest
from docx import Document as Word

from tests.printing import print_as, sound
from toolkit.document import Format
from toolkit.errors import SourceError
from toolkit.reading import read_document


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("html", Format.HTML),
        ("gb18030.html", Format.HTML),
        ("pdf", Format.PDF),
        ("docx", Format.DOCX),
        ("txt", Format.TEXT),
    ],
)
def test_the_format_is_told_by_the_content_not_by_the_name(kind, expected):
    """Everything is called .dat here."""
    assert read_document(print_as(sound(), kind), "report.dat").format is expected


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (b"", "source-empty"),
        (b" \r\n\t", "source-empty"),
        (bytes(range(256)) * 40, "source-format-unknown"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500, "source-damaged"),
        (b"PK\x03\x04 and nothing more", "source-damaged"),
        (b"%PDF-1.7\n and nothing more", "source-damaged"),
    ],
)
def test_what_is_no_document_is_refused_in_two_languages(source, key):
    """The message names the source, in Chinese and in English."""
    with pytest.raises(SourceError) as error:
        read_document(source, "坏文件.bin")

    assert error.value.key == key
    assert str(error.value).count("坏文件.bin") == 2


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(kind, kept):
    """Half a report is none."""
    whole = print_as(sound(), kind)

    with pytest.raises(SourceError) as error:
        read_document(whole[: int(len(whole) * kept)], "cut")

    assert error.value.key == "source-damaged"


def test_a_zip_that_is_no_word_document_is_of_no_known_format():
    """A package of something else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", "text")

    with pytest.raises(SourceError) as error:
        read_document(stream.getvalue(), "a.zip")

    assert error.value.key == "source-format-unknown"


def test_a_bomb_is_not_unpacked():
    """Three hundred megabytes of spaces pack to almost nothing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 300_000_000)

    with pytest.raises(SourceError) as error:
        read_document(stream.getvalue(), "bomb.docx")

    assert error.value.key == "source-unpacks-too-large"


def test_entities_of_a_word_document_are_not_expanded():
    """A billion laughs stay unlaughed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", xml)

    with pytest.raises(SourceError) as error:
        read_document(stream.getvalue(), "laughs.docx")

    assert error.value.key == "source-damaged"


def test_merged_cells_of_a_word_document_stand_in_every_slot():
    """Both ways at once."""
    word = Word()
    table = word.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "甲"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "乙"
    table.cell(1, 1).text, table.cell(1, 2).text = "1", "2"
    stream = io.BytesIO()
    word.save(stream)

    (grid,) = read_document(stream.getvalue(), "merged.docx").grids

    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙", "乙"], ["甲", "1", "2"]]


def test_hidden_text_of_a_word_document_is_not_read():
    """What is not printed is no figure."""
    word = Word()
    paragraph = word.add_paragraph("收到申请")
    paragraph.add_run("999").font.hidden = True
    paragraph.add_run("3件")
    stream = io.BytesIO()
    word.save(stream)

    assert [each.text for each in read_document(stream.getvalue(), "hidden.docx").paragraphs] == ["收到申请3件"]


def test_lines_of_text_keep_their_numbers():
    """A place in a text is its line."""
    document = read_document("一\r\n\r\n二\n".encode(), "a.txt")

    assert [(each.text, each.place.line) for each in document.paragraphs] == [("一", 1), ("二", 3)]


def test_bytes_that_are_no_text_in_any_encoding_are_told():
    """What was replaced is a problem, not a letter."""
    document = read_document("本年新收".encode() + b"\xff\xfe\xff" + "申请".encode() * 30, "a.txt")

    assert len(document.problems) == 1
