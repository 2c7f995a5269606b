"""Glossary formats: what each reads, every mistake with its place, and round trips that keep every field."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook

from pipeline.document.values import Status, Term
from pipeline.errors import UserError
from pipeline.glossary import load_glossary, read_terms, written
from pipeline.glossary.tbx import unread

HANS, HANT = "zh-Hans-CN", "zh-Hant-HK"
# The structure of ISO 30042:2019, as far as a glossary uses it.
CORE = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:iso:std:iso:30042:ed-2"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="tbx"><attribute name="type"/><attribute name="style"><value>dca</value></attribute>
<attribute name="xml:lang"/>
<element name="tbxHeader"><element name="fileDesc"><element name="sourceDesc"><element name="p"><text/></element>
</element></element></element>
<element name="text"><element name="body"><oneOrMore><element name="conceptEntry">
<attribute name="id"><data type="ID"/></attribute><ref name="aux"/>
<oneOrMore><element name="langSec"><attribute name="xml:lang"/>
<oneOrMore><element name="termSec"><element name="term"><text/></element>
<zeroOrMore><element name="termNote"><attribute name="type"/><choice>
<value>preferredTerm-admn-sts</value><value>admittedTerm-admn-sts</value>
<value>deprecatedTerm-admn-sts</value><value>supersededTerm-admn-sts</value></choice></element></zeroOrMore>
</element></oneOrMore></element></oneOrMore></element></oneOrMore></element></element></element></start>
<define name="aux"><zeroOrMore><choice>
<element name="descrip"><attribute name="type"/><text/></element>
<element name="admin"><attribute name="type"/><text/></element>
<element name="transacGrp"><element name="transac"><attribute name="type"/><text/></element>
<element name="date"><data type="string"/></element></element>
<element name="note"><text/></element></choice></zeroOrMore></define>
</grammar>"""

TERMS = [
    Term(
        "investhk",
        "InvestHK",
        {HANS: "投资推广署", HANT: "投資推廣署"},
        ("Invest Hong Kong", "=IHK"),
        "government-hk",
        case="exact",
        note='say "so",\nand so',
        authority="investhk.gov.hk",
        forbidden=("投资推广局", "投資推廣局"),
        date="2025-07-08",
        context="/harbour|port/",
    ),
    Term("A\tB", "A\tB", {HANT: "甲"}, status=Status.ADMITTED),
    Term("x y", "Old Name", {HANS: "旧名"}, status=Status.FORBIDDEN),
    Term("StartmeupHK", "StartmeupHK", {HANS: "StartmeupHK", HANT: "StartmeupHK"}, status=Status.KEEP),
    Term("Lin Mei", "Lin Mei", {}, category="person"),
]


def bare(term: Term) -> Term:
    """The term without the place where it is written, and with what it forbids in one order."""
    return replace(term, file="", line=0, forbidden=tuple(sorted(term.forbidden)))


def again(terms: list[Term], suffix: str) -> list[Term]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"terms{suffix}"
        path.write_bytes(written(terms, path))
        return read_terms(path)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(folder: Path, *sheets: list[list[object]]) -> Path:
    book = Workbook()
    for number, rows in enumerate(sheets):
        page = book.worksheets[0] if number == 0 else book.create_sheet()
        for row in rows:
            page.append(row)
    book.save(folder / "names.xlsx")
    return folder / "names.xlsx"


def mistake(path: Path, locale: str | None = None) -> str:
    with pytest.raises(UserError) as error:
        load_glossary(path, locale)
    return str(error.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".tbx", ".xlsx"])
def test_a_round_trip_keeps_every_field(suffix: str) -> None:
    assert [*map(bare, again(TERMS, suffix))] == [*map(bare, TERMS)]
    path = Path(f"a{suffix}")
    assert written(TERMS, path) == written(TERMS, path)


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1
)
WORDS = st.lists(TEXT, min_size=1, max_size=3).map(" ".join)
SEVERAL = st.lists(WORDS, max_size=3, unique=True).map(tuple)
CHINESE = st.text("投资資推广廣署局香港 （）A", min_size=1).map(str.strip).filter(bool)
ANY_TERM = st.builds(
    Term,
    id=WORDS,
    source=WORDS,
    targets=st.dictionaries(st.sampled_from([HANS, HANT, "fr"]), CHINESE, min_size=1),
    aliases=SEVERAL,
    category=st.just("") | WORDS,
    status=st.sampled_from([Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN]),
    case=st.sampled_from(["auto", "exact", "any"]),
    note=st.just("") | WORDS.filter(lambda text: not text.startswith("xindaya:")),
    authority=st.just("") | WORDS,
    forbidden=st.lists(CHINESE.filter(lambda text: "|" not in text), max_size=3, unique=True).map(tuple),
    date=st.sampled_from(["", "2025", "2025-07", "2025-07-08"]),
    context=st.sampled_from(["", "hk", "mainland", "company:^Acme", "/a|b/"]),
)


@settings(max_examples=60, deadline=None)
@given(terms=st.lists(ANY_TERM, min_size=1, max_size=3, unique_by=lambda term: term.id))
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".tbx", ".xlsx"])
def test_a_round_trip_of_any_terms(suffix: str, terms: list[Term]) -> None:
    assert [*map(bare, again(terms, suffix))] == [*map(bare, terms)]


def test_tbx_is_built_as_the_standard_says() -> None:
    tree = etree.fromstring(written(TERMS, Path("a.tbx")))
    schema = etree.RelaxNG(etree.fromstring(CORE))
    assert schema.validate(tree), schema.error_log
    sections = tree.xpath("//*[@id='investhk']/*[local-name()='langSec']")
    words = [[(e.text or "").strip() for e in section.iter() if not len(e)] for section in sections]
    assert words == [
        ["InvestHK", "preferredTerm-admn-sts", "Invest Hong Kong", "admittedTerm-admn-sts", "=IHK", "admittedTerm-admn-sts"],
        ["投资推广署", "preferredTerm-admn-sts", "投资推广局", "deprecatedTerm-admn-sts"],
        ["投資推廣署", "preferredTerm-admn-sts", "投資推廣局", "deprecatedTerm-admn-sts"],
    ]  # fmt: skip


DCA = """<?xml version="1.0"?>
<!DOCTYPE tbx SYSTEM "TBXcoreStructV03.dtd">
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>
<conceptEntry id="c5"><descripGrp><descrip type="subjectField">finance</descrip></descripGrp>
<!-- a comment --><note>of 2020</note>
<langSec xml:lang="en-US"><termSec><term>ETO</term>
 <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
 <termSec><term>Trade <hi>Office</hi></term><termNote type="partOfSpeech">noun</termNote>
 <admin type="source">gov.hk</admin></termSec></langSec>
<langSec xml:lang="zh-CN"><termSec><term>经贸办</term>
 <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
 <termSec><term>经济贸易办事处</term></termSec>
 <termSec><term>经贸处</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="zh"><termSec><term>經濟貿易辦事處</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>bureau</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
DCT = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
 xmlns:basic="http://www.tbxinfo.net/ns/basic" type="TBX-Basic" style="dct" xml:lang="en"><text><body>
<conceptEntry id="c5"><min:subjectField>finance</min:subjectField><basic:source>gov.hk</basic:source><note>of 2020</note>
<langSec xml:lang="en"><termSec><term>Trade Office</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>ETO</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="zh-Hans-CN"><termSec><term>经济贸易办事处</term></termSec>
<termSec><term>经贸办</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>经贸处</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="zh-HK"><termSec><term>經濟貿易辦事處</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>bureau</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
MARTIF = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="c5"><descrip type="subjectField">finance</descrip>
<admin type="source">gov.hk</admin><note>of 2020</note>
<langSet xml:lang="en"><tig><term>Trade Office</term></tig><ntig><termGrp><term>ETO</term></termGrp></ntig></langSet>
<langSet xml:lang="zh_CN"><tig><term>经济贸易办事处</term></tig><tig><term>经贸办</term></tig>
<tig><term>经贸处</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet>
<langSet xml:lang="zh-hant-hk"><tig><term>經濟貿易辦事處</term></tig></langSet>
<langSet xml:lang="fr"><tig><term>bureau</term></tig></langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [DCA, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_every_style_of_tbx(tmp_path: Path, text: str) -> None:
    main, admitted = load_glossary(put(tmp_path, "a.tbx", text))
    assert bare(main) == Term(
        "c5",
        "Trade Office",
        {HANS: "经济贸易办事处", HANT: "經濟貿易辦事處", "fr": "bureau"},
        ("ETO",),
        "finance",
        note="of 2020",
        authority="gov.hk",
        forbidden=("经贸处",),
    )
    assert (admitted.status, admitted.targets, admitted.source) == (
        Status.ADMITTED, {HANS: "经贸办"}, "Trade Office",
    )  # fmt: skip


def test_what_tbx_has_and_a_glossary_has_not_is_counted(tmp_path: Path) -> None:
    assert unread(put(tmp_path, "a.tbx", DCA)) == {"partOfSpeech": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<tbx>\n<body>", "a.tbx:2: this is not XML: Premature end of data in tag body line 2, line 2, column 7"),
        ("<xliff/>", "a.tbx:1: this is not TBX: its root is 'xliff', not 'tbx'"),
        ("<tbx>\n<conceptEntry/></tbx>", "a.tbx:2: en: the entry has no English term"),
        ("<tbx><conceptEntry>\n<langSec xml:lang='en'>\n<termSec><term> </term></termSec></langSec></conceptEntry></tbx>", "a.tbx:3: term: the term is empty"),
        (
            DCA.replace("supersededTerm-admn", "supersededTrem-admn"),
            "a.tbx:13: administrativeStatus: 'supersededTrem' is not a status; did you mean 'supersededTerm'?",
        ),
        (
            DCA.replace("經濟貿易辦事處", "上海"),
            "a.tbx:14: xml:lang: 'zh' does not say which script to write; use zh-Hans-CN or zh-Hant-HK",
        ),
        (
            "<tbx><conceptEntry>\n<note>xindaya:case=exakt</note><langSec xml:lang='en'><termSec><term>A</term></termSec></langSec></conceptEntry></tbx>",
            "a.tbx:1: case: 'exakt' is not a case rule; did you mean 'exact'?",
        ),
    ],
)  # fmt: skip
def test_mistakes_of_tbx(tmp_path: Path, text: str, said: str) -> None:
    assert mistake(put(tmp_path, "a.tbx", text)) == said


def test_tbx_reads_no_other_file(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "秘密")
    text = f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + DCA.partition('dtd">\n')[2].replace(
        "ETO", "&x;"
    )
    assert "秘密" not in str(load_glossary(put(tmp_path, "a.tbx", text)))


@pytest.mark.parametrize(
    ("name", "text", "locale", "tag"),
    [
        ("a.txt", "Acme\t极点\nBeta\t乙\n", None, HANS),
        ("a.txt", "Acme,極點\n\n Beta , 乙 \n", None, HANT),
        ("a.csv", "Acme,極點\nBeta,乙\n", None, HANT),
        ("a.csv", "Acme\t極點\nBeta\t乙\n", None, HANT),
        ("a.tsv", "Acme\t極點\nBeta\t乙\n", None, HANT),
        ("a.csv", "Acme,甲\nBeta,乙\n", HANS, HANS),
        ("a.tsv", "Acme\t甲\nBeta\t乙\n", HANT, HANT),
        ("names.zh-Hant-HK.txt", "Acme\t甲\nBeta\t乙\n", None, HANT),
    ],
)
def test_a_list_without_a_header(tmp_path: Path, name: str, text: str, locale: str | None, tag: str) -> None:
    first, second = load_glossary(put(tmp_path, name, text), locale)
    assert (first.source, [*first.targets], first.line) == ("Acme", [tag], 1)
    assert (second.source, second.targets) == ("Beta", {tag: "乙"})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.txt", "", "a.txt: the list is empty"),
        ("a.txt", "Acme\t甲\n", "a.txt: the characters do not show which script this is; name the locale in the file's name (a.zh-Hant-HK.txt), or add a header (en,zh-Hant-HK)"),
        ("a.csv", "Acme,极点\nBeta,極點\n", "a.csv:2: '極' and '点' (line 1) are of two scripts; name the locale in the file's name (a.zh-Hant-HK.csv), or add a header (en,zh-Hant-HK)"),
        ("a.txt", "Acme,極點\nBeta\n", "a.txt:2: 1 cells; a list without a header has two, the English and the Chinese"),
        ("a.txt", "English,中文\nAcme,極點\n", "a.txt:1: this looks like a header; write 'en' and a locale, such as en,zh-Hant-HK, or delete the line"),
        ("a.csv", "極點,Acme\n", "a.csv:1: the Chinese stands before the English; in a list without a header the English comes first"),
        ("a.tsv", "en\tzh-HK\n", "a.tsv:1: zh-HK: 'zh-HK' does not say which script to write; use zh-Hant-HK"),
        ("a.csv", "en,date,zh-Hans-CN\nA,8 July,甲\n", "a.csv:2: date: '8 July' is not a date such as 2025-07-08, 2025-07 or 2025"),
        ("a.csv", "en,context,zh-Hans-CN\nA,hongkong,甲\n", "a.csv:2: context: 'hongkong' is not a context; choose hk, mainland, company:<regex> or /regex/"),
        ("a.csv", "en,context,zh-Hans-CN\nA,/(/,甲\n", "a.csv:2: context: '(' is not a regular expression: missing ), unterminated subpattern at position 0"),
        ("a.csv", "en,context,zh-Hans-CN\nA,company:,甲\n", "a.csv:2: context: 'company:' has no pattern; write one, such as company:Acme or /harbour/"),
        ("a.csv", "en,zh-Hans-CN\nA,甲\x01\n", "a.csv:2: zh-Hans-CN: the control character U+0001; take it out"),
        ("a.pdf", "", "a.pdf: '.pdf' glossaries cannot be read, only .csv, .tsv, .tbx, .xlsx or .txt"),
        ("a.xls", "", "a.xls: '.xls' glossaries cannot be read, only .csv, .tsv, .tbx, .xlsx or .txt; did you mean '.xlsx'?"),
        ("a", "", "a: the file name has no extension; glossaries are read as .csv, .tsv, .tbx, .xlsx or .txt"),
        ("a.xlsx", "en,zh-Hans-CN", "a.xlsx: this is not an Excel workbook (.xlsx)"),
    ],
)  # fmt: skip
def test_mistakes_of_files(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert mistake(put(tmp_path, name, text)) == said


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert mistake(put(tmp_path, "a.xlsx", out.getvalue())) == "a.xlsx: this is not an Excel workbook (.xlsx)"


def test_a_workbook_as_people_make_it(tmp_path: Path) -> None:
    from datetime import datetime

    path = workbook(
        tmp_path,
        [["About"], ["us"]],
        [[], ["en", "date", "note", HANT], ["Acme", datetime(2025, 7, 8), 5.0, "極點"], [], ["Beta"]],
    )
    first, second = load_glossary(path)
    assert (first.date, first.note, first.targets, first.origin) == (
        "2025-07-08",
        "5",
        {HANT: "極點"},
        "names.xlsx:3",
    )
    assert (second.source, second.line) == ("Beta", 5)


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ([[["en", HANT], ["A", "甲", "x"]]], "names.xlsx:2: 3 cells, but the header has 2 columns (en, zh-Hant-HK)"),
        ([[["en", HANT], [None, "甲"]]], "names.xlsx:2: en: the English name is empty"),
        ([[["name", HANT]]], "names.xlsx:1: the header has no column 'en' (the English name)"),
        ([[]], "names.xlsx: the workbook is empty"),
        ([[["en", HANT]], [["en", HANT]]], "names.xlsx: the sheets 'Sheet' and 'Sheet1' both hold glossaries; keep one"),
    ],
)  # fmt: skip
def test_mistakes_of_workbooks(tmp_path: Path, sheets: list[list[list[object]]], said: str) -> None:
    assert mistake(workbook(tmp_path, *sheets)) == said


def test_what_excel_cannot_hold() -> None:
    term = Term("a", "A", {}, note="x" * 32768, file="a.csv", line=7)
    with pytest.raises(UserError, match=r"^a.csv:7: note: a cell has 32,768 characters; Excel holds 32,767$"):
        written([term], Path("a.xlsx"))


def test_a_list_is_not_written() -> None:
    with pytest.raises(
        UserError, match=r"^a.txt: '.txt' glossaries cannot be written, only .csv, .tsv, .tbx or .xlsx$"
    ):
        written([], Path("a.txt"))


def test_contexts_and_statuses_tell_rows_of_one_name_apart(tmp_path: Path) -> None:
    text = "en,context,status,zh-Hans-CN\nA,hk,,甲\nA,mainland,,乙\nA,hk,admitted,丙\nA,,forbidden,丁\nA,hk,,戊\n"
    assert (
        mistake(put(tmp_path, "a.csv", text))
        == "a.csv:6: 'A' already stands in line 2 with another rendering"
    )


def test_a_text_file_may_have_a_header(tmp_path: Path) -> None:
    [term] = load_glossary(put(tmp_path, "a.txt", "en\tnote\tzh-Hant-HK\nAcme\tfirm\t極點\n"))
    assert (term.source, term.note, term.targets) == ("Acme", "firm", {HANT: "極點"})
