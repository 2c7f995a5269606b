"""A table that comes back from Word or Excel: rows that moved, were split or are another's; states, comments, formulas."""

import copy
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bilinguals import (
    HK,
    UNMARKED,
    begin,
    bilingual,
    changed,
    mistake,
    put,
    take,
    texts,
    translate,
    translations,
)
from lxml import etree
from openpyxl import load_workbook

from pipeline import RunResult
from pipeline.document import State
from pipeline.errors import UserError

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


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
    line, row = (3, "no. 3") if kind == "docx" else (4, "row 4")
    assert (code, told[0]) == (
        1,
        f"{bilingual(kind)}:{line}: {row}: its English is another than the run wrote;"
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
            f"{bilingual('xlsx')}:4: row 4 has the sentence of row 2 once more; the first is read",
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
            f"{bilingual('xlsx')}:3: row 3: comment: Is this right?",
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
        f"{bilingual('xlsx')}:3: row 3: it has a number in it, which is no text; take it out",
        f"{bilingual('xlsx')}:4: row 4: it has a formula in it, which is no text; take it out",
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
            f"{bilingual('docx')}:2: no. 2: no row has its number and its English;"
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
    assert (
        take("docx", capsys)[1][0]
        == f"{bilingual('docx')}:1: no. 1 stands in the table once more; the first is read"
    )


def test_pictures_are_no_text(capsys: pytest.CaptureFixture[str], machine: RunResult) -> None:
    in_cell("<w:p><w:r><w:t>今日</w:t><w:drawing/></w:r></w:p>")
    assert take("docx", capsys)[1][0] == (
        f"{bilingual('docx')}:3: no. 3: it has a picture in it, which is no text; take it out"
    )


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
