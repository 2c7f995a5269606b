"""Glossaries as Excel workbooks: the sheet whose header has the column 'en'; every cell is written as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.document.values import Term
from pipeline.errors import user_error
from pipeline.files.office import office_parts, packed
from pipeline.glossary.rows import check_header, terms_of_rows
from pipeline.glossary.sheet import sheet

Row = tuple[int, list[str]]
LONGEST = 32767
_WIDTHS = {"en": 42, "note": 40, "aliases": 30, "forbidden": 24}
_CHANGED = re.compile(rb"<dcterms:(created|modified)[^>]*>.*?</dcterms:\1>")


def read_xlsx(path: Path, locale: str | None = None) -> list[Term]:
    """The terms of a workbook. Raises `UserError` with the rows that will not do."""
    sheets = {name: rows for name, rows in _sheets(path) if rows}
    fitting = [name for name, rows in sheets.items() if "en" in rows[0][1]]
    if len(fitting) > 1:
        raise user_error(
            f"the sheets {' and '.join(map(repr, fitting))} both hold glossaries; keep one", path
        )
    if not sheets:
        raise user_error("the workbook is empty", path)
    (line, header), *rows = sheets[fitting[0] if fitting else next(iter(sheets))]
    check_header(path, line, header)
    wide = len(header)
    return terms_of_rows(path, header, [(at, cells + [""] * (wide - len(cells))) for at, cells in rows])


def _sheets(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Each sheet's name and its rows that have words, with their numbers."""
    from openpyxl import load_workbook

    content = packed(office_parts(path, "an Excel workbook (.xlsx)", "glossary"))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError):
        raise user_error("this is not an Excel workbook (.xlsx)", path) from None
    for page in book.worksheets:
        rows = ((n, _trimmed([_text(value) for value in row])) for n, row in enumerate(page.values, start=1))
        yield page.title, [(number, cells) for number, cells in rows if cells]


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def xlsx_bytes(terms: Sequence[Term]) -> bytes:
    """The terms as a workbook of one sheet; the same terms give the same bytes.

    Raises `UserError` for a cell that is longer than Excel can hold.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    page = book.worksheets[0]
    page.title = "glossary"
    rows = list(sheet(terms))
    for number, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            if len(text) > LONGEST:
                where = terms[number - 2]
                message = f"a cell has {len(text):,} characters; Excel holds {LONGEST:,}"
                raise user_error(message, where.file, where.line, rows[0][column - 1])
            if text:
                cell = page.cell(number, column)
                cell.value = text
                cell.data_type = "s"  # a name that begins with = is no formula
                if number == 1:
                    cell.font = Font(bold=True)
    for column, name in enumerate(rows[0]):
        page.column_dimensions[_letter(column)].width = _WIDTHS.get(name, 20)
    page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column + 1))


def timeless(content: bytes) -> bytes:
    """The workbook without the times at which it was made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name), _CHANGED.sub(b"", made.read(name)), zipfile.ZIP_DEFLATED)
    return out.getvalue()
