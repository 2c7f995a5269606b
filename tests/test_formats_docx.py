"""Word files: the blocks of every part, formatting that stays, and archives that are refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as word
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline import formats
from pipeline.errors import UserError
from pipeline.formats import read
from pipeline.formats.docx import LARGEST_FILE, MAIN

Build = Callable[[Any], None]
MARKUP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def made(folder: Path, build: Build) -> Path:
    document = word.Document()
    build(document)
    document.save(folder / "a.docx")
    return folder / "a.docx"


def add_xml(paragraph: Any, *elements: str) -> None:
    for element in elements:
        paragraph._p.append(parse_xml(element.replace(">", f" {nsdecls('w')} {MARKUP}>", 1)))


def field(code: str, result: str) -> list[str]:
    return [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>{code}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r><w:t>{result}</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]


def picture() -> io.BytesIO:
    """The smallest PNG: one black pixel."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    parts = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def release(document: Any) -> None:
    document.add_heading("Pact signed", 0)
    dateline = document.add_paragraph()
    dateline.add_run("HONG KONG ").bold = True
    dateline.add_run("– Two sides ")
    dateline.add_run("met").italic = True
    dateline.add_run().add_picture(picture())
    document.add_paragraph("one", style="List Bullet")
    contact = document.add_paragraph("Jane Doe")
    contact.add_run().add_break()
    contact.add_run("Tel:\t1234")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "A", "B"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "nested"
    document.sections[0].header.paragraphs[0].text = "Press release"
    add_xml(document.sections[0].footer.paragraphs[0], "<w:r><w:t>Page </w:t></w:r>", *field(" PAGE ", "1"))


BLOCKS = [
    ("heading", "Pact signed"),
    ("paragraph", "HONG KONG – Two sides met"),
    ("list_item", "one"),
    ("paragraph", "Jane Doe"),
    ("paragraph", "Tel:"),
    ("paragraph", "1234"),
    ("table_cell", "A"),
    ("table_cell", "B"),
    ("table_cell", "nested"),
    ("paragraph", "Press release"),
]


def test_blocks_of_all_parts_in_order(tmp_path: Path) -> None:
    blocks = read(made(tmp_path, release)).blocks
    assert [(block.kind.value, block.text) for block in blocks] == BLOCKS
    assert [block.line for block in blocks] == [1, 2, 3, 4, 4, 4, 5, 6, 7, 9]


def test_the_same_texts_written_back_change_no_block_and_no_other_entry(tmp_path: Path) -> None:
    path = made(tmp_path, release)
    document = read(path)
    content = formats.made(document, [block.text for block in document.blocks], "zh-Hans-CN")
    (tmp_path / "b.docx").write_bytes(content)
    again = read(tmp_path / "b.docx")
    assert [(b.kind, b.text, b.line) for b in again.blocks] == [
        (b.kind, b.text, b.line) for b in document.blocks
    ]
    old, new = zipfile.ZipFile(path), zipfile.ZipFile(tmp_path / "b.docx")
    assert new.namelist() == old.namelist()
    changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert sorted(changed) == [MAIN, "word/header1.xml", "word/settings.xml"]


def test_writing_twice_makes_the_same_bytes(tmp_path: Path) -> None:
    document = read(made(tmp_path, release))
    texts = [f"第{number}段" for number, _ in enumerate(document.blocks)]
    first, second = (formats.made(document, texts, "zh-Hant-HK") for _ in range(2))
    assert first == second


def translated(folder: Path, build: Build, texts: list[str], locale: str = "zh-Hant-HK") -> Any:
    (folder / "b.docx").write_bytes(formats.made(read(made(folder, build)), texts, locale))
    return word.Document(folder / "b.docx")


def test_the_formatting_of_most_words_and_the_picture_stay(tmp_path: Path) -> None:
    document = translated(tmp_path, release, [f"第{number}段" for number in range(10)])
    paragraph = document.paragraphs[1]
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [
        ("第1段", None, None),
        ("", None, None),
    ]
    assert len(paragraph._p.findall(f".//{qn('w:drawing')}")) == 1
    assert [p.style.name for p in document.paragraphs[:3]] == ["Title", "Normal", "List Bullet"]
    assert document.paragraphs[3].text == "第3段\n第4段\t第5段"
    assert document.sections[0].footer.paragraphs[0].text == "Page 1"


@pytest.mark.parametrize(("locale", "language"), [("zh-Hans-CN", "zh-CN"), ("zh-Hant-HK", "zh-HK")])
def test_runs_are_marked_with_the_language_in_the_order_that_word_wants(
    locale: str, language: str, tmp_path: Path
) -> None:
    document = translated(
        tmp_path, lambda d: setattr(d.add_paragraph().add_run("Text").font, "bold", True), ["文"], locale
    )
    properties = document.paragraphs[0].runs[0]._r.rPr
    assert [element.tag for element in properties] == [qn("w:rFonts"), qn("w:b"), qn("w:lang")]
    assert properties.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"
    assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == language


def linked(document: Any) -> None:
    add_xml(
        document.add_paragraph("See "),
        "<w:hyperlink><w:r><w:t>the report</w:t></w:r></w:hyperlink>",
        "<w:r><w:t> of the committee on </w:t></w:r>",
        *field(" DATE ", "July 8"),
    )
    add_xml(document.add_paragraph(), "<w:hyperlink><w:r><w:t>All</w:t></w:r></w:hyperlink>")
    add_xml(
        document.add_paragraph(), '<w:fldSimple w:instr="DATE"><w:r><w:t>July 9</w:t></w:r></w:fldSimple>'
    )


def test_fields_become_text_and_links_stay(tmp_path: Path) -> None:
    document = translated(tmp_path, linked, ["见报告", "全部", "7月9日"])
    names = [
        [element.tag.rpartition("}")[2] for element in p._p if element.tag != qn("w:pPr")]
        for p in document.paragraphs
    ]
    assert names == [["hyperlink"], ["hyperlink"], ["r"]]
    assert [paragraph.text for paragraph in document.paragraphs] == ["见报告", "全部", "7月9日"]


def boxed(document: Any) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
    copies = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    add_xml(
        document.add_paragraph("Text"),
        f"<w:r><mc:AlternateContent>{copies}</mc:AlternateContent></w:r>",
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t> new</w:t></w:r></w:ins>",
    )


def test_text_boxes_are_blocks_without_their_old_copy_and_deleted_text_is_none(tmp_path: Path) -> None:
    assert [block.text for block in read(made(tmp_path, boxed)).blocks] == ["Text new", "Boxed"]
    document = translated(tmp_path, boxed, ["文", "框"])
    assert [text.text for text in document.element.body.iter(qn("w:t"))] == ["文", "框"]


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    document = translated(tmp_path, lambda d: d.add_paragraph("Text"), ["文\x01\n<b>"])
    assert document.paragraphs[0].text == "文\ufffd <b>"


def archive(entries: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return made.getvalue()


DOCTYPE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (archive({"a.txt": b"x"}), f"this is not a Word file: it has no {MAIN}"),
        (archive({MAIN: b"<a/>"}), f"{MAIN} is not of the usual Word kind; save it as .docx in Word"),
        (
            archive({MAIN: DOCTYPE}),
            f"{MAIN} declares a document type, which no Word file does; it is not read",
        ),
        (archive({MAIN: b"<a>"})[:-30], "the .docx file is damaged: File is not a zip file"),
        (archive({MAIN: b"\0" * (65 * 2**20)}), f"{MAIN} unpacks to 65 MB, more than 64 MB"),
    ],
    ids=["no main part", "other kind", "doctype", "cut off", "bomb"],
)
def test_archives_that_are_no_sound_word_file_are_refused(
    content: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: {message}"


def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.formats.docx.LARGEST_FILE", LARGEST_FILE >> 9)
    path = tmp_path / "a.docx"
    path.write_bytes(archive({MAIN: b"<a/>", "word/media/a.bin": b"\0" * (3 * 2**20)}))
    with pytest.raises(UserError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: the file unpacks to 3 MB, more than 1 MB"
