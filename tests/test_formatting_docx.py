"""Word: runs, links and notes within a paragraph stand where they belong, and the file opens."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx as word
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from formatting import moved, written
from hypothesis import given, settings
from hypothesis import strategies as st

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://x.y" </w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>{}</w:t></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)


def add(paragraph: Any, written_so: str) -> None:
    """Adds to a paragraph: '*bold*', '/italic/', '[link]', '{field}', '^1' a note, or plain words."""
    kind, text = written_so[:1], written_so[1:-1]
    if kind == "*":
        paragraph.add_run(text).bold = True
    elif kind == "/":
        paragraph.add_run(text).italic = True
    elif kind == "^":
        add_xml(paragraph, NOTE.format(written_so[1:]))
    elif kind == "[":
        id_ = paragraph.part.relate_to("https://x.y", RELATION, is_external=True)
        run = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>' + text + "</w:t></w:r>"
        add_xml(paragraph, f'<w:hyperlink r:id="{id_}" w:history="1">{run}</w:hyperlink>')
    elif kind == "{":
        add_xml(paragraph, *(part.format(text) for part in FIELD))
    else:
        paragraph.add_run(written_so)


def add_xml(paragraph: Any, *elements: str) -> None:
    for element in elements:
        cut = min(at for at in (element.find(" "), element.find(">")) if at > 0)
        paragraph._p.append(parse_xml(f"{element[:cut]} {nsdecls('w', 'r')}{element[cut:]}"))


def shown(paragraph: Any) -> list[str]:
    """The paragraph's runs in the notation of `add`; a field's link is what stands between its marks."""
    out: list[str] = []
    field = ""
    for run in paragraph._p.iter(qn("w:r")):
        marks = [one.get(qn("w:fldCharType")) for one in run.findall(qn("w:fldChar"))]
        field = {"begin": "code", "separate": "text", "end": ""}.get(marks[0], field) if marks else field
        text = "".join(one.text or "" for one in run.findall(qn("w:t")))
        look = run.find(qn("w:rPr"))
        bold, italic = (look is not None and look.find(qn(name)) is not None for name in ("w:b", "w:i"))
        for note in run.findall(qn("w:footnoteReference")):
            out.append("^" + note.get(qn("w:id"), ""))
        if text:
            linked = run.getparent().tag == qn("w:hyperlink")
            ends = (
                "[]"
                if linked
                else "{}"
                if field == "text"
                else "**"
                if bold
                else "//"
                if italic
                else ("", "")
            )
            out.append(ends[0] + text + ends[1])
    return out


ROWS = [
    (["*HKMA*", " met ", "/InvestHK/", "."], ["{InvestHK|投资推广署}与{HKMA|金管局}会面。"],
     ["/投资推广署/", "与", "*金管局*", "会面。"]),
    # What has less about it is the passage's own, though it is shorter.
    (["Pact with ", "*InvestHK and HKMA*"], ["与{HKMA|金管局}和{InvestHK|投资推广署}签约"],
     ["与", "*金管局和投资推广署*", "签约"]),
    (["See ", "[InvestHK]", " and ", "{HKMA}", " now."], ["现在看{HKMA|金管局}和{InvestHK|投资推广署}。"],
     ["现在看", "{金管局}", "和", "[投资推广署]", "。"]),
    (["[Home]", " ", "[News]"], ["首页新闻"], ["[首页]", "[新闻]"]),
    (["HKMA", "^1", " grew.", "^2"], ["{HKMA|金管局}增长。"], ["金管局", "^1", "增长。", "^2"]),
    (["[HKMA]"], ["金管局"], ["[金管局]"]),
    (["{HKMA}"], ["金管局"], ["{金管局}"]),
    (["The ", "*", "*", "HKMA", "/!/"], ["金管局！"], ["金管局！"]),
    (["He ", "*sang*", " to HKMA and others."], ["他向{HKMA|金管局}等唱歌。"], ["他向金管局等唱歌。"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "targets", "result"), ROWS)
def test_runs_links_and_notes(
    source: list[str], targets: list[str], result: list[str], tmp_path: Path
) -> None:
    document = word.Document()
    paragraph = document.add_paragraph()
    for one in source:
        add(paragraph, one)
    document.save(str(tmp_path / "a.docx"))
    content = written(tmp_path / "a.docx", targets)
    (made,) = word.Document(io.BytesIO(content)).paragraphs
    assert shown(made) == result
    assert made._p.findall(f".//{qn('w:t')}[.='']") == []


def test_what_stands_around_a_text_in_its_run_stays_in_order(tmp_path: Path) -> None:
    document = word.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Tel:\tHKMA and ")
    paragraph.add_run("InvestHK").bold = True
    document.save(str(tmp_path / "a.docx"))
    content = written(tmp_path / "a.docx", ["电话：", "{InvestHK|投资推广署}和{HKMA|金管局}"])
    (made,) = word.Document(io.BytesIO(content)).paragraphs
    assert made.text == "电话：\t投资推广署和金管局"
    assert [(run.text, run.bold) for run in made.runs if run.text.strip()][-2:] == [
        ("投资推广署", True),
        ("和金管局", None),
    ]


def test_every_new_run_is_marked_with_the_language_and_relations_stay(tmp_path: Path) -> None:
    document = word.Document()
    paragraph = document.add_paragraph()
    for one in ("See ", "[HKMA]", " or ", "*InvestHK*"):
        add(paragraph, one)
    document.save(str(tmp_path / "a.docx"))
    content = written(tmp_path / "a.docx", ["看{HKMA|金管局}或{InvestHK|投资推广署}"], "zh-Hant-HK")
    (made,) = word.Document(io.BytesIO(content)).paragraphs
    languages = [one.get(qn("w:eastAsia")) for one in made._p.iter(qn("w:lang"))]
    assert languages == ["zh-HK"] * 4
    assert [link.address for link in made.hyperlinks] == ["https://x.y"]
    old, new = zipfile.ZipFile(tmp_path / "a.docx"), zipfile.ZipFile(io.BytesIO(content))
    changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert sorted(changed) == ["word/document.xml", "word/settings.xml"]
    assert b'<w:themeFontLang w:val="en-US" w:eastAsia="zh-HK"/>' in new.read("word/settings.xml")


def test_raised_letters_of_ordinals_go_silently_and_other_looks_are_named(tmp_path: Path) -> None:
    document = word.Document()
    paragraph = document.add_paragraph("On the 21")
    paragraph.add_run("st").font.superscript = True
    paragraph.add_run(" floor they ")
    paragraph.add_run("sang").bold = True
    paragraph.add_run(" on 5 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(".")
    document.save(str(tmp_path / "a.docx"))
    assert moved(tmp_path / "a.docx", ["他们在21楼5平方米上唱歌。"]) == [
        "bold of 'sang' is left out: its place in the translation is not known",
        "superscript of '2' is left out: its place in the translation is not known",
    ]


KINDS = st.sampled_from(["HKMA ", "*sang *", "/new/", " and ", "[InvestHK]", "{the 5G}", "[, ]", "^"])


@settings(max_examples=30, deadline=None)
@given(parts=st.lists(KINDS, max_size=7), target=st.lists(st.sampled_from("金5唱和，。"), max_size=9))
def test_every_link_and_note_is_there_once_around_the_text(parts: list[str], target: list[str]) -> None:
    document = word.Document()
    paragraph = document.add_paragraph("Go ")
    for number, one in enumerate(parts):
        add(paragraph, f"^{number}" if one == "^" else one)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        document.save(str(path))
        content = written(path, ["".join(target)])
    (made,) = word.Document(io.BytesIO(content)).paragraphs
    assert "".join(run.text or "" for run in made._p.iter(qn("w:t"))).strip() == "".join(target)
    assert [code.text.strip() for code in made._p.iter(qn("w:instrText"))] == [
        'HYPERLINK "https://x.y"' for one in parts if one.startswith("{")
    ]
    linked = sum(one == "[InvestHK]" for one in parts)
    assert linked <= len(made.hyperlinks) <= linked + parts.count("[, ]")
    notes = sorted(int(one.get(qn("w:id"))) for one in made._p.iter(qn("w:footnoteReference")))
    assert notes == [number for number, one in enumerate(parts) if one == "^"]
