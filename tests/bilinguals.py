"""A small run in every bilingual format, and what a person does to its files in a tool: a new text in a row."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from pipeline import RunResult, load_config, run
from pipeline.cli import main

HK = "zh-Hant-HK"
ENDINGS = {"xliff": "xlf", "xliff12": "xliff12.xlf", "docx": "docx", "xlsx": "xlsx", "tmx": "tmx"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELEASE = (
    "InvestHK hired 600 people on May 8, 2025.\n\nInvestHK met InvestHK.\n\nNothing else was said today.\n"
)
NAMES = "en,zh-Hans-CN,zh-Hant-HK\nInvestHK,投资推广署,投資推廣署\n"
CONFIG = "inputs: [release.txt]\nglossaries: [names.csv]\nengine: {kind: echo}\noutput: out\n"
# Slots as they stand in the text, for files without marks; their marks by number for those that have some.
SLOTS = ("投資推廣署", "600", "2025年5月8日")
UNMARKED = ("docx", "xlsx")


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


def bilingual(kind: str, locale: str = HK) -> Path:
    return Path(f"out/release/bilingual.{locale}.{ENDINGS[kind]}")


def edit(path: Path, number: int, text: str) -> None:
    """Makes this the translation of a row (from 1); in marked files `{0}`, `{1}` … stand for its marked slots."""
    match path.suffix:
        case ".docx":
            _edit_docx(path, number, text)
        case ".xlsx":
            _edit_xlsx(path, number, text)
        case _:
            _edit_xml(path, number, text)


def texts(path: Path) -> list[str]:
    """The translations as another program reads them."""
    if path.suffix == ".docx":
        import docx

        return [row.cells[2].text for row in docx.Document(str(path)).tables[0].rows][1:]
    if path.suffix == ".xlsx":
        return [
            str(row[2] or "")
            for row in load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
        ]
    return ["".join(target.itertext()) for target in _targets(etree.parse(path))]


def _targets(tree: "etree._ElementTree") -> list["etree._Element"]:
    own = "//*[local-name()='segment' or local-name()='trans-unit']/*[local-name()='target']"
    return list(tree.xpath(f"{own} | //*[local-name()='tuv'][2]/*[local-name()='seg']"))  # type: ignore[arg-type]


def _edit_xml(path: Path, number: int, text: str) -> None:
    tree = etree.parse(path)
    target = _targets(tree)[number - 1]
    marks = [*target]
    for mark in marks:
        target.remove(mark)
        mark.tail = None
    target.text = ""
    for piece in re.split(r"(\{\d\})", text):
        if slot := re.fullmatch(r"\{(\d)\}", piece):
            target.append(marks[int(slot[1])])
        elif len(target):
            target[-1].tail = (target[-1].tail or "") + piece
        else:
            target.text += piece
    tree.write(str(path), encoding="utf-8", xml_declaration=True)


def _edit_docx(path: Path, number: int, text: str) -> None:
    import docx

    document = docx.Document(str(path))
    document.tables[0].rows[number].cells[2].text = text
    document.save(str(path))


def _edit_xlsx(path: Path, number: int, text: str) -> None:
    book = load_workbook(path, rich_text=True)
    cell = book.worksheets[0].cell(number + 1, 3)
    cell.value = text
    cell.data_type = "s"
    book.save(path)


def changed(
    path: Path, change: Mapping[str, Callable[[bytes], bytes]], more: Mapping[str, bytes] = {}
) -> None:
    """Rewrites parts of a zip archive, and puts more into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, bytes)(old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    path.write_bytes(out.getvalue())
