"""Every bilingual format comes back: the next run has exactly the edits; what does not fit is named and kept."""

import copy
import json
import re
import shutil
import string
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from bilinguals import ENDINGS, HK, bilingual, changed, edit, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from pipeline import RunResult, load_config, run
from pipeline.cli import main
from pipeline.config.settings import BilingualFormat
from pipeline.document import State
from pipeline.errors import UserError
from pipeline.files.layout import BILINGUAL, written_files
from pipeline.formats.bilingual import WRITERS

RELEASE = (
    "InvestHK hired 600 people on May 8, 2025.\n\nInvestHK met InvestHK.\n\nNothing else was said today.\n"
)
NAMES = "en,zh-Hans-CN,zh-Hant-HK\nInvestHK,投资推广署,投資推廣署\n"
CONFIG = "inputs: [release.txt]\nglossaries: [names.csv]\nengine: {kind: echo}\noutput: out\n"
# Slots as they stand in the text, for files without marks; their marks by number for those that have some.
SLOTS = ("投資推廣署", "600", "2025年5月8日")
UNMARKED = ("docx", "xlsx")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunResult]:
    """The folder of a run that wrote the release in every format."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made := tmp_path_factory.mktemp("once"))
        begin()
        return made, translate(*ENDINGS)


@pytest.fixture
def machine(once: tuple[Path, RunResult], folder: None) -> RunResult:
    """That run, its output copied into the folder of the test."""
    shutil.copytree(once[0] / "out", "out")
    return once[1]


def begin() -> None:
    Path("release.txt").write_text(RELEASE)
    Path("names.csv").write_text(NAMES, "utf-8")


def translate(*kinds: str, memory: bool = False) -> RunResult:
    settled = f"bilingual: [{', '.join(kinds)}]\n" + ("memory: {file: ours.sqlite}\n" if memory else "")
    Path("acme.yaml").write_text(CONFIG + settled)
    return run(load_config("acme.yaml"))


def put(kind: str, number: int, template: str, values: tuple[str, ...] = SLOTS) -> str:
    """Edits a row; returns its text. `{0}` … are its slots in the order of the translation."""
    text = template.format(*values)
    edit(bilingual(kind), number, text if kind in UNMARKED else template)
    return text


def take(kind: str, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    code = main(["import", str(bilingual(kind)), "--memory", "ours.sqlite", *options])
    told = capsys.readouterr()
    assert told.err == ""
    return code, told.out.splitlines()


def translations(result: RunResult) -> list[str]:
    return [target.text for target in result.documents[0].targets[HK]]


def mistake(kind: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["import", str(bilingual(kind)), "--memory", "ours.sqlite"]) == 2
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.err.removeprefix(f"xindaya: {bilingual(kind)}").removesuffix("\n")


def test_the_formats_are_the_same_everywhere() -> None:
    assert list(WRITERS) == list(BILINGUAL) == list(get_args(BilingualFormat)) == list(ENDINGS)


def test_the_config_says_which_are_written() -> None:
    written = translate("xlsx", "docx")
    known = written_files(written.output, [Path("release.txt")], ["zh-Hans-CN", HK], ["xlsx", "docx"])
    assert sorted(known) == sorted(path for path in Path("out").rglob("*") if path.is_file())
    assert json.loads(Path("out/run.json").read_text())["settings"]["bilingual"] == ["xlsx", "docx"]


BAD = [
    ("[doc]", "bilingual[0]: 'doc' is not a bilingual format; choose xliff, xliff12, docx, xlsx or tmx"),
    ("[docx, docx]", "bilingual: 'docx' stands twice"),
    ("docx", "bilingual: expected a list, not 'docx'; write [docx]"),
]


@pytest.mark.parametrize(("value", "said"), BAD)
def test_mistakes_of_the_config(value: str, said: str) -> None:
    Path("acme.yaml").write_text(f"{CONFIG}bilingual: {value}\n")
    with pytest.raises(UserError) as error:
        load_config("acme.yaml")
    assert [str(problem) for problem in error.value.problems] == [f"acme.yaml:5: {said}"]


def test_a_baseline_without_xliff_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    translate("docx")
    Path("out").rename("base")
    translate("xliff")
    assert main(["diff", "base", "out"]) == 2
    assert capsys.readouterr().err.endswith(
        "bilingual.zh-Hans-CN.xlf: this run wrote no XLIFF 2.1, which it is read from; add xliff to `bilingual`\n"
    )


@pytest.mark.parametrize("kind", ENDINGS)
def test_the_same_run_writes_the_same_bytes(kind: str, machine: RunResult) -> None:
    written = bilingual(kind).read_bytes()
    bilingual(kind).unlink()
    translate(kind)
    assert bilingual(kind).read_bytes() == written


@pytest.mark.parametrize("kind", ENDINGS)
def test_the_edits_are_the_next_translation(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    before = translations(machine)
    assert texts(bilingual(kind)) == before
    first = put(kind, 1, '5月,(8日)—— {1}群 峰着裏{0}，{2}"里程碑"...')
    assert take(kind, capsys) == (
        0,
        [f"{bilingual(kind)}: 1 taken, 2 that nobody changed or marked as reviewed"],
    )
    result = translate(kind, memory=True)
    assert translations(result) == [first, *before[1:]]
    assert [target.state for target in result.documents[0].targets[HK]][:2] == [
        State.REVIEWED,
        State.TRANSLATED,
    ]
    assert first in Path(f"out/release/{HK}.txt").read_text("utf-8")
    assert texts(bilingual(kind))[0] == first


@pytest.mark.parametrize("kind", ENDINGS)
def test_what_nobody_changed_is_the_machines_only_if_asked_for(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    assert take(kind, capsys)[1] == [
        f"{bilingual(kind)}: 0 taken, 3 that nobody changed or marked as reviewed"
    ]
    assert take(kind, capsys, "--machine")[1] == [f"{bilingual(kind)}: 3 taken"]
    result = translate(kind, memory=True)
    assert translations(result) == translations(machine)
    assert {target.translation.engine for target in result.documents[0].targets[HK]} == {"memory"}


@pytest.mark.parametrize("kind", UNMARKED)
def test_one_name_that_stands_twice(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    twice = put(kind, 2, "{0}見了{0}。")
    thrice = put(kind, 1, "{0}今日表示，{0}於{2}聘{1}人。")
    assert take(kind, capsys)[0] == 0
    assert translations(translate(kind, memory=True))[:2] == [thrice, twice]


def test_other_figures_are_filled_in_but_not_where_it_is_unsure(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    put("docx", 1, "{0}於{2}聘{1}人。")
    put("docx", 2, "{0}見了{0}。")
    take("docx", capsys)
    Path("names.csv").write_text(NAMES + "HKMA,金管局,金管局\n", "utf-8")
    Path("release.txt").write_text("HKMA hired 70 people on May 9, 2025.\n\nInvestHK met HKMA.\n")
    first, second = translate("docx", memory=True).documents[0].targets[HK]
    assert first.text == "金管局於2025年5月9日聘70人。"
    assert second.state is State.TRANSLATED


# The English, its translation in the cell, and why not.
REFUSED = [
    (1, "{0}聘{1}人。", "'2025年5月8日' ('May 8, 2025') is not found in it; names, figures and dates are written by rule,"
     " from glossary and style"),
    (1, "{0}於{2}聘{1}0人。", "'600' ('600') is not found in it; names, figures and dates are written by rule,"
     " from glossary and style"),
    (2, "{0}見了他。", "'投資推廣署' ('InvestHK') stands 1 times in it, not 2; names, figures and dates are written by rule,"
     " from glossary and style"),
    (1, "{0}{1}人{2}为什麼", "zh-Hant-HK is not written with 为"),
    (3, "第一\n第二", "it has a line break in it; a sentence is one line of text"),
    (3, "第一\t第二", "it has a tab in it; a sentence is one line of text"),
    (3, "", "it has no translation"),
    (3, "  ", "it has no translation"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "template", "why"), REFUSED)
@pytest.mark.parametrize("kind", UNMARKED)
def test_what_is_refused_is_named_and_not_lost(
    kind: str, number: int, template: str, why: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    text = put(kind, number, template)
    code, told = take(kind, capsys)
    line = number if kind == "docx" else number + 1
    assert (code, told) == (
        1,
        [
            f"{bilingual(kind)}:{line}: segment b{number}s1: {why}",
            f"{bilingual(kind)}: 0 taken, 1 refused, 2 that nobody changed or marked as reviewed",
        ],
    )
    target = translate(kind, memory=True).documents[0].targets[HK][number - 1]
    assert target.state is State.TRANSLATED
    if number != 3:
        assert [("".join(piece.text for piece in m.target), m.note) for m in target.matches] == [(text, why)]


# In TMX, whose slots are marked: the translation, and why not.
REFUSED_TMX = [
    ("{0}聘{1}人。", "'May 8, 2025' is missing from it, or no longer marked"),
    ("{0}{1}人{2}为什麼", "zh-Hant-HK is not written with 为"),
]


@pytest.mark.parametrize(("template", "why"), REFUSED_TMX)
def test_what_is_refused_of_a_tmx_is_kept(
    template: str, why: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    text = put("tmx", 1, template)
    code, told = take("tmx", capsys)
    assert (code, [line.partition(": ")[2] for line in told]) == (
        1,
        [why, "0 taken, 1 refused, 2 that nobody changed or marked as reviewed"],
    )
    target = translate("tmx", memory=True).documents[0].targets[HK][0]
    assert target.state is State.TRANSLATED
    assert [("".join(piece.text for piece in m.target), m.note) for m in target.matches] == [(text, why)]


def test_an_empty_translation_of_a_tmx_is_refused(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    put("tmx", 3, " ")
    assert [line.partition(": ")[2] for line in take("tmx", capsys)[1]] == [
        "it has no translation",
        "0 taken, 1 refused, 2 that nobody changed or marked as reviewed",
    ]
    assert translate("tmx", memory=True).documents[0].targets[HK][2].matches == ()


@pytest.mark.parametrize("kind", ["xliff", "xliff12", "tmx"])
def test_a_name_that_was_rewritten_counts_once_a_glossary_says_so(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    written = bilingual(kind).read_text("utf-8")
    marked = re.compile(r">投資推廣署(?=</(?:mrk|g|ph)>)")
    bilingual(kind).write_text(marked.sub(">投資署", written, count=1), "utf-8")
    code, told = take(kind, capsys)
    assert (code, len(told)) == (1, 2)
    assert told[0].endswith(
        "'投資推廣署' was changed to '投資署', but names, figures and dates are written by rule;"
        " once a glossary or the style says '投資署', this translation is taken"
    )
    assert told[1].endswith(": 0 taken, 1 refused, 2 that nobody changed or marked as reviewed")
    assert translations(translate(kind, memory=True)) == (before := translations(machine))
    Path("names.csv").write_text(NAMES.replace("投資推廣署", "投資署"), "utf-8")
    first = translate(kind, memory=True).documents[0].targets[HK][0]
    assert (first.text, first.state) == (before[0].replace("投資推廣署", "投資署"), State.REVIEWED)


@pytest.mark.parametrize("kind", UNMARKED)
def test_a_row_that_does_not_belong_to_its_sentence(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    if kind == "docx":
        changed(
            bilingual(kind),
            {"word/document.xml": lambda xml: xml.replace(b">Nothing else was", b">Nothing was")},
        )
    else:
        book = load_workbook(bilingual(kind))
        book.worksheets[0]["B4"] = "Nothing was said today."
        book.worksheets[0]["A6"] = 4
        book.worksheets[0]["C6"] = "第四"
        book.save(bilingual(kind))
    code, told = take(kind, capsys)
    line = 3 if kind == "docx" else 4
    assert (code, told[0]) == (
        1,
        f"{bilingual(kind)}:{line}: segment b3s1: its English is another than the run wrote;"
        " put it back, or the row where it was",
    )
    assert [t.state for t in translate(kind, memory=True).documents[0].targets[HK]] == [State.TRANSLATED] * 3
    if kind == "xlsx":
        assert told[1] == f"{bilingual(kind)}:6: this row is none of the run's; its translation is not read"


def test_rows_of_a_workbook_may_move(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    text = put("xlsx", 3, "今日沒有別的話。")
    book = load_workbook(bilingual("xlsx"))
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, values in enumerate([rows[2], rows[0], rows[2]], start=2):
        for column, value in enumerate(values, start=1):
            page.cell(number, column).value = value
    book.save(bilingual("xlsx"))
    assert take("xlsx", capsys) == (
        1,
        [
            f"{bilingual('xlsx')}:4: segment b3s1 stands in row 2 already",
            f"{bilingual('xlsx')}: 1 taken, 1 refused, 1 that nobody changed or marked as reviewed",
        ],
    )
    assert translations(translate("xlsx", memory=True))[2] == text


def test_state_and_comment(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    book = load_workbook(bilingual("xlsx"))
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == ["no.", "en", HK, "findings", "state", "comment", "xindaya"]
    assert [cell.value for cell in page["E"]] == ["state", *["translated"] * 3]
    page["E2"], page["E4"], page["F3"] = "Final", "reviewed", "Is this right?"
    book.save(bilingual("xlsx"))
    assert take("xlsx", capsys) == (
        0,
        [
            f"{bilingual('xlsx')}:3: segment b2s1: comment: Is this right?",
            f"{bilingual('xlsx')}: 2 taken, 1 that nobody changed or marked as reviewed",
        ],
    )
    result = translate("xlsx", memory=True)
    assert translations(result) == translations(machine)
    states = [target.state.value for target in result.documents[0].targets[HK]]
    assert states == ["final", "translated", "reviewed"]
    page["E2"] = "finl"
    book.save(bilingual("xlsx"))
    assert (
        mistake("xlsx", capsys)
        == ":2: 'finl' is not a state; did you mean 'final'?; choose initial, translated, reviewed or final"
    )


FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://a.example","看")',
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "_x0041_",
    "'單",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("release.txt").write_text(f"{text}\n" if text[0] in "=@" else f"{text} is said.\n")
    result = translate("xlsx")
    with zipfile.ZipFile(bilingual("xlsx")) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    (target,) = result.documents[0].targets[HK]
    machine = texts(bilingual("xlsx"))[0].replace("_x005F_", "_")
    assert (machine, take("xlsx", capsys)[0]) == (target.text, 0)


def test_a_formula_that_somebody_typed_is_refused(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    book = load_workbook(bilingual("xlsx"))
    book.worksheets[0]["C4"], book.worksheets[0]["C3"] = "=B4", 12
    book.save(bilingual("xlsx"))
    assert take("xlsx", capsys)[1][:2] == [
        f"{bilingual('xlsx')}:3: segment b2s1: it has a number in it, which is no text; take it out",
        f"{bilingual('xlsx')}:4: segment b3s1: it has a formula in it, which is no text; take it out",
    ]


TRACKED = (
    "<w:p><w:r><w:t>今日</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>不</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='a'><w:r><w:t xml:space='preserve'>沒有 </w:t></w:r></w:ins>"
    "<w:r><w:t>別</w:t><w:noBreakHyphen/><w:t>話。</w:t></w:r></w:p><w:p/>"
)


def in_cell(content: str) -> None:
    """Puts this into the translation of the third row."""

    def change(xml: bytes) -> bytes:
        head, last = xml.decode().rsplit("<w:tr>", 1)
        start = [at for at in range(len(last)) if last.startswith("<w:tc>", at)][2]
        end = last.index("</w:tc>", start)
        return (head + "<w:tr>" + last[:start] + "<w:tc>" + content + last[end:]).encode()

    changed(bilingual("docx"), {"word/document.xml": change})


def test_tracked_changes_count_as_accepted(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    in_cell(TRACKED)
    assert take("docx", capsys)[0] == 0
    assert translations(translate("docx", memory=True))[2] == "今日沒有 別\u2011話。"


def split(number: int, change: Callable[["etree._Element"], None] = lambda row: None) -> None:
    """Splits the table before a row, as Word does: what follows is a table without headings. Then changes the row."""

    def parted(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        (table,) = root.iter(f"{WORD}tbl")
        rows = table.findall(f"{WORD}tr")[number:]
        new = table.makeelement(table.tag)
        new.extend(rows)
        table.addnext(new)
        table.addnext(table.makeelement(f"{WORD}p"))
        change(rows[0])
        return etree.tostring(root)

    changed(bilingual("docx"), {"word/document.xml": parted})


def test_a_table_that_was_split(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    text = put("docx", 3, "今日沒有別的話。")
    split(2)
    assert take("docx", capsys) == (
        0,
        [f"{bilingual('docx')}: 1 taken, 2 that nobody changed or marked as reviewed"],
    )
    assert translations(translate("docx", memory=True))[2] == text


def test_headings_that_stand_alone(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    put("docx", 3, "今日沒有別的話。")
    split(1)
    assert take("docx", capsys)[1] == [
        f"{bilingual('docx')}: 1 taken, 2 that nobody changed or marked as reviewed"
    ]


def in_column(column: int, text: str) -> Callable[["etree._Element"], None]:
    def change(row: "etree._Element") -> None:
        first, *rest = row.findall(f"{WORD}tc")[column].iter(f"{WORD}t")
        first.text = text
        for other in rest:
            other.text = ""

    return change


def removed(row: "etree._Element") -> None:
    table = row.getparent()
    assert table is not None
    table.remove(row)


@pytest.mark.parametrize("change", [removed, in_column(0, "9"), in_column(0, ""), in_column(1, "Another.")])
def test_a_sentence_without_a_row_is_named(
    change: Callable[["etree._Element"], None], capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    split(2, change)
    assert take("docx", capsys) == (
        1,
        [
            f"{bilingual('docx')}:2: segment b2s1: no row has its number and its English;"
            " put them back as the run wrote them",
            f"{bilingual('docx')}: 0 taken, 1 refused, 2 that nobody changed or marked as reviewed",
        ],
    )


def test_a_table_of_another_is_passed_over(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    import docx

    document = docx.Document(str(bilingual("docx")))
    for at, text in enumerate(("1", "Chan", "陳")):
        (document.tables[1] if at else document.add_table(1, 4)).rows[0].cells[at].text = text
    document.save(str(bilingual("docx")))
    assert take("docx", capsys) == (
        0,
        [f"{bilingual('docx')}: 0 taken, 3 that nobody changed or marked as reviewed"],
    )


def test_a_row_that_was_copied_into_another_table(
    capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    def copied(row: "etree._Element") -> None:
        first = next(row.getroottree().getroot().iter(f"{WORD}tbl")).findall(f"{WORD}tr")[1]
        row.addprevious(copy.deepcopy(first))

    split(3, copied)
    assert take("docx", capsys)[1][0] == f"{bilingual('docx')}:1: segment b1s1 stands in row 1 already"


def test_pictures_are_no_text(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    in_cell("<w:p><w:r><w:t>今日</w:t><w:drawing/></w:r></w:p>")
    assert take("docx", capsys)[1][0] == (
        f"{bilingual('docx')}:3: segment b3s1: it has a picture in it, which is no text; take it out"
    )


def test_slots_are_shaded_and_bold(machine: RunResult) -> None:
    with zipfile.ZipFile(bilingual("docx")) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    runs = root.xpath("//*[local-name()='tr'][2]//*[local-name()='r'][.//*[local-name()='shd']]")
    assert ["".join(run.itertext()) for run in runs] == ["InvestHK", "600", "May 8, 2025", *SLOTS]
    cell = load_workbook(bilingual("xlsx"), rich_text=True).worksheets[0]["C2"]
    assert [block.text for block in cell.value if not isinstance(block, str)] == [*SLOTS]
    assert cell.number_format == "@"


def test_findings_stand_beside_their_sentence(machine: RunResult) -> None:
    said = [f for f in machine.findings if f.locale in (None, HK) and f.segment == "b3s1"]
    lines = [
        f"{f.severity.value} {f.check}: {f.message}" + (f" (fix: {f.fix})" if f.fix else "") for f in said
    ]
    import docx

    assert lines
    assert docx.Document(str(bilingual("docx"))).tables[0].rows[3].cells[3].text.split("\n") == lines
    assert str(load_workbook(bilingual("xlsx")).worksheets[0]["D4"].value).split("\n") == lines


ENTITY = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "release.txt">]>'
PARTS = [
    ("docx", "word/document.xml"),
    ("docx", "customXml/item1.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/workbook.xml"),
]


@pytest.mark.parametrize("declaration", [ENTITY, OUTSIDE])
@pytest.mark.parametrize(("kind", "part"), PARTS)
def test_no_part_declares_entities(
    kind: str, part: str, declaration: bytes, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:

    def change(xml: bytes) -> bytes:
        at = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:at] + declaration + xml[at:]

    changed(bilingual(kind), {part: change})
    assert (
        mistake(kind, capsys) == f": {part} declares a document type, which no such file does; it is not read"
    )


@pytest.mark.parametrize("kind", ["xliff", "xliff12", "tmx"])
@pytest.mark.parametrize("declaration", [ENTITY, OUTSIDE])
def test_no_entity_is_read(
    kind: str, declaration: bytes, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    content = bilingual(kind).read_bytes().replace(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">', b"")
    at = content.index(b"?>") + 2
    name = {"xliff": b"xliff", "xliff12": b"xliff", "tmx": b"tmx"}[kind]
    content = content[:at] + declaration.replace(b" w ", b" " + name + b" ") + content[at:]
    content = content.replace("投資推廣署".encode(), b"&a;", 1).replace(b"Nothing else", b"&a;")
    bilingual(kind).write_bytes(content)
    assert "the entity &a; is not read; write the character itself" in mistake(kind, capsys)


@pytest.mark.parametrize("kind", UNMARKED)
def test_bombs_are_not_unpacked(kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    changed(bilingual(kind), {}, {"word/media/a.bin": b"\0" * (65 * 2**20)})
    assert mistake(kind, capsys) == ": word/media/a.bin unpacks to more than 64 MB"
    changed_size = bilingual(kind).read_bytes()
    assert len(changed_size) < 200_000


@pytest.mark.parametrize("kind", UNMARKED)
def test_a_size_that_is_a_lie_is_found_out(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    changed(bilingual(kind), {}, {"word/media/a.bin": b"\0" * 1_234_567})
    size = (1_234_567).to_bytes(4, "little")
    bilingual(kind).write_bytes(bilingual(kind).read_bytes().replace(size, (10).to_bytes(4, "little")))
    assert "Bad CRC-32" in mistake(kind, capsys)


@pytest.mark.parametrize("kind", UNMARKED)
def test_names_that_lead_out_are_passed_over(
    kind: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bad = {"../evil.xml": ENTITY + b"<a/>", "/evil.xml": b"x", "a/../../evil": b"x", "..\\evil": b"x"}
    changed(bilingual(kind), {}, bad)
    assert take(kind, capsys)[0] == 0
    assert not list(Path("..").glob("evil*"))
    assert not list(Path(".").rglob("evil*"))


DAMAGED = [
    ("docx", b"PK\x03\x04 no archive", ": this is not a Word file (.docx): File is not a zip file"),
    ("docx", b"hello", ": this is not a Word file (.docx)"),
    ("xlsx", b"hello", ": this is not an Excel workbook (.xlsx)"),
]


@pytest.mark.parametrize(("kind", "content", "said"), DAMAGED)
def test_damaged_files(
    kind: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bilingual(kind).write_bytes(content)
    assert mistake(kind, capsys) == said


def of_directory(content: bytes) -> bytes:
    """Says that the directory stands behind the end of the file, and with it all parts before its beginning."""
    return content[:-6] + (2**24).to_bytes(4, "little") + content[-2:]


def packed_as(method: int) -> Callable[[bytes], bytes]:
    """Says of every part that it is packed in another way than it is."""

    def change(content: bytes) -> bytes:
        entry = b"PK\x01\x02"
        head, *rest = content.split(entry)
        return entry.join([head, *(one[:6] + method.to_bytes(2, "little") + one[8:] for one in rest)])

    return change


BZIP2, LZMA, NO_METHOD = 12, 14, 99


@pytest.mark.parametrize("kind", UNMARKED)
@pytest.mark.parametrize("damage", [of_directory, *map(packed_as, (BZIP2, LZMA, NO_METHOD))])
def test_damaged_archives(
    kind: str, damage: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str], machine: RunResult
) -> None:
    bilingual(kind).write_bytes(damage(bilingual(kind).read_bytes()))
    what = "a Word file (.docx)" if kind == "docx" else "an Excel workbook (.xlsx)"
    assert re.fullmatch(rf": this is not {re.escape(what)}: [^\n]+", mistake(kind, capsys))


def test_tables_that_are_not_ours(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    import docx
    from openpyxl import Workbook

    written = bilingual("docx").read_bytes()
    docx.Document().save(str(bilingual("docx")))
    assert mistake("docx", capsys).startswith(
        ": this is not a bilingual table that Xindaya has written, or a program"
    )
    bilingual("docx").write_bytes(written)
    changed(bilingual("docx"), {"word/document.xml": lambda xml: xml.replace(b">no.<", b">nr.<")})
    assert mistake("docx", capsys) == (
        ": the table with the columns no., en, zh-Hant-HK is not in it; put its first row back"
    )
    Workbook().save(bilingual("xlsx"))
    assert mistake("xlsx", capsys) == (
        ": no sheet has the columns en, the locale and xindaya (hidden), as the run wrote them; put its first row back"
    )


def test_a_sentence_that_no_cell_holds() -> None:
    Path("release.txt").write_text("word" * 8200)
    with pytest.raises(UserError) as error:
        translate("xlsx")
    assert "Excel holds 32,767; take xlsx out of `bilingual`" in str(error.value)


# What a person may write: Chinese of both regions, punctuation, what Excel and XML would rather not have.
FRAME = st.text(
    st.sampled_from("今日她說好里裏了，。「」 -=+@'\"<>&;{}[]%·…—" + string.ascii_letters + "𠮷é\u00a0"),
    max_size=12,
)
UNBROKEN = FRAME.map(lambda text: text.replace("{", "(").replace("}", ")"))


LINES = 4
Edits = list[tuple[list[int], tuple[str, ...]]]


@pytest.mark.parametrize("kind", ENDINGS)
def test_any_edit_comes_back(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"InvestHK hired {601 + at} people on May 8, 2025." for at in range(LINES)]
    Path("release.txt").write_text("\n\n".join([*lines, "Nothing else was said."]) + "\n")
    machine = translations(translate(kind))
    written = bilingual(kind).read_bytes()
    rows = st.lists(
        st.tuples(st.permutations(range(3)), st.tuples(*[UNBROKEN] * 6)), min_size=LINES, max_size=LINES
    )

    @settings(max_examples=4, deadline=None)
    @given(rows)
    def comes_back(rows: Edits) -> None:
        Path("ours.sqlite").unlink(missing_ok=True)
        bilingual(kind).write_bytes(written)
        made = []
        for number, (order, frames) in enumerate(rows, start=1):
            slots = [
                f"她{before}{{{slot}}}她{after}"
                for slot, before, after in zip(order, frames[::2], frames[1::2], strict=True)
            ]
            made.append(put(kind, number, "".join(slots), (SLOTS[0], str(600 + number), SLOTS[2])))
        assert take(kind, capsys)[0] == 0
        assert translations(translate(kind, memory=True)) == [*made, machine[-1]]
        assert texts(bilingual(kind)) == [*made, machine[-1]]

    comes_back()
