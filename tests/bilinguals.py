"""What a person does to a bilingual file in a tool, for tests: a new text in the translation of a row."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook

HK = "zh-Hant-HK"
ENDINGS = {"xliff": "xlf", "xliff12": "xliff12.xlf", "docx": "docx", "xlsx": "xlsx", "tmx": "tmx"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
