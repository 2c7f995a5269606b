"""Reads the bilingual table back that a person edited in Word: the text of its cells, with tracked changes as accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Problem, UserError, user_error
from pipeline.files.office import office_parts
from pipeline.formats.bilingual_docx import RECORDS
from pipeline.formats.bilingual_rows import ENGLISH, NUMBER, Found, known_again, lost, not_of_the_run, once
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.formats.docx_runs import WORD
from pipeline.locales.tags import parse_target

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_NO_TEXT = frozenset(
    f"{WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tcPr", "instrText", "rt", "sdtPr")
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NO_CHARACTERS = {
    "sym": "symbol of a font",
    "drawing": "picture",
    "pict": "picture",
    "object": "picture",
    "footnoteReference": "footnote",
    "endnoteReference": "footnote",
    "oMath": "formula",
}


@dataclass(frozen=True, slots=True)
class Records:
    """What the run wrote down beside the table: its locale, and a record by the number of each row."""

    locale: str
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, and where number, English and translation stand in it; `sure` if its own table has the headings."""

    element: _Element
    columns: tuple[int, ...]
    sure: bool


def read_docx_table(path: Path) -> Iterator[Bilingual | Problem]:
    """The rows of a file, in order, then what the run wrote and no row has; a row's line is its number.

    A part of a table that was split off has no headings: of such tables the rows count whose number and English are
    the run's. Raises `UserError` for what is no such table.
    """
    parts = office_parts(path, "a Word file (.docx)")
    if _MAIN not in parts:
        raise user_error(f"this is not a Word file (.docx): it has no {_MAIN}", path)
    records = _records(parts, path)
    rows = _placed(_parsed(parts[_MAIN], path), records.locale, path)
    yield from once(_segments(rows, records, path), path)


def _segments(rows: Sequence[Placed], records: Records, path: Path) -> Iterator[Bilingual | Problem]:
    left = dict(records.rows)
    for at, row in enumerate(rows, start=1):
        number, read = _read(row, at, records, path)
        if read and not (isinstance(read, Bilingual) and read.stray and not row.sure):
            left.pop(number, None)
            yield read
    for number in left:
        yield lost(number, path)


def _read(row: Placed, at: int, records: Records, path: Path) -> tuple[str, Bilingual | Problem | None]:
    """The number of a row and what stands in it; None for one without a translation that is none of the run's."""
    cells = _cells(row.element)
    number, english = (_quiet(cells[column]) if column < len(cells) else "" for column in row.columns[:2])
    number = number.strip()
    record = records.rows.get(number, "") if number.isdecimal() else ""
    if row.columns[2] >= len(cells):
        said = "this row has lost its cells; its translation is not read"
        return number, Problem(said, path, at) if row.sure else None
    text, code = "", ""
    try:
        text = _text(cells[row.columns[2]])
    except ValueError as error:
        code = str(error)
    found = Found(int(number) if record else at, english, text, code=code, name=f"no. {number}")
    segment = known_again(record, found, records.locale)
    unknown = row.sure and (text.strip() or code)
    return number, segment or (not_of_the_run(path, at) if unknown else None)


def _records(parts: Mapping[str, bytes], path: Path) -> Records:
    for name, content in parts.items():
        if name.startswith("customXml/item") and RECORDS.encode() in content:
            root = _parsed(content, path)
            if root.tag == f"{{{RECORDS}}}table":
                rows = {row.get("number", ""): row.text or "" for row in root}
                try:
                    return Records(parse_target(root.get("locale", "")).tag, rows)
                except UserError as error:
                    raise user_error(f"{name}: {error.problems[0].message}", path) from None
    raise user_error(
        "this is not a bilingual table that Xindaya has written, or a program that saved it threw away what the run"
        " wrote down in it; put the translations into the table that the run wrote, with Word or LibreOffice",
        path,
    )


def _placed(root: _Element, locale: str, path: Path) -> list[Placed]:
    """The rows of all tables below their headings; those without stand as in the last that has some, or the first."""
    wanted = (NUMBER, ENGLISH, locale)
    tables = [(rows, _columns(rows[0], wanted)) for rows in map(_rows, root.iter(f"{WORD}tbl")) if rows]
    last = next((columns for _, columns in tables if columns), None)
    if last is None:
        raise user_error(
            f"the table with the columns {', '.join(wanted)} is not in it; put its first row back", path
        )
    placed: list[Placed] = []
    for rows, columns in tables:
        last = columns or last
        placed += [Placed(row, last, bool(columns)) for row in (rows[1:] if columns else rows)]
    return placed


def _columns(row: _Element, wanted: Sequence[str]) -> tuple[int, ...]:
    """Where the columns are by a row of headings; nothing where it is none."""
    headings = [_quiet(cell).strip() for cell in _cells(row)]
    return tuple(map(headings.index, wanted)) if all(name in headings for name in wanted) else ()


def _rows(found: _Element) -> list[_Element]:
    """The rows of a table, without those of tables in it, and those that were deleted."""
    rows = (row for row in found.iter(f"{WORD}tr") if next(row.iterancestors(f"{WORD}tbl")) is found)
    return [row for row in rows if row.find(f"{WORD}trPr/{WORD}del") is None]


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row.iter(f"{WORD}tc") if next(cell.iterancestors(f"{WORD}tr")) is row]


def _quiet(cell: _Element) -> str:
    """The text of a cell; what cannot be read makes it another than it was."""
    try:
        return _text(cell)
    except ValueError:
        return "\ufffd"


def _text(cell: _Element) -> str:
    """The text of a cell, its paragraphs on lines of their own, without empty ones around it.

    Raises `ValueError` for what is no text, in words.
    """
    out: list[str] = []
    for paragraph in cell.iter(f"{WORD}p"):
        out += _walk(paragraph)
        if paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is None:
            out.append("\n")
    return "".join(out).strip("\n")


def _walk(element: _Element) -> Iterator[str]:
    for child in element:
        name = str(child.tag).rpartition("}")[2] if isinstance(child.tag, str) else ""
        if child.tag in _NO_TEXT or name == "p":
            continue
        if name in _NO_CHARACTERS:
            raise ValueError(_NO_CHARACTERS[name])
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag == f"{WORD}{name}" and name in _CHARACTERS:
            yield _CHARACTERS[name]
        else:
            yield from _walk(child)


def _parsed(content: bytes, path: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise user_error(f"the file is damaged: {error.msg}", path) from None
