"""A bilingual table in Excel: as in Word, with state and comment; what is written by rule is bold.

Every cell is text, whatever it begins with. What the run wrote is kept in a hidden column, which moves with its row.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from pipeline.document import State, TranslatedDocument
from pipeline.document.entry import Part
from pipeline.errors import user_error
from pipeline.formats.bilingual_rows import Row, Table, table
from pipeline.glossary.xlsx import LONGEST, timeless

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

STATE, COMMENT, RECORD = "state", "comment", "xindaya"
_LINE, _HIGHEST = 15, 409  # points; more than 409 Excel does not take
_WIDTHS = (6, 60, 60, 42, 12, 30, 10)


def made_bilingual_xlsx(translated: TranslatedDocument, locale: str) -> bytes:
    """One locale of a translated document.

    Raises `UserError` where nothing was translated, or a cell is longer than Excel can hold.
    """
    from openpyxl import Workbook

    path, sheet = translated.document.path, table(translated, locale)
    book = Workbook()
    page = book.worksheets[0]
    page.title = "translation"
    _fill(page, [[*sheet.headings, STATE, COMMENT, RECORD]], first=1, path=path, bold=True)
    _fill(page, [_cells(row) for row in sheet.rows], first=2, path=path)
    _set_up(page, sheet)
    if sheet.general:
        more = book.create_sheet("findings")
        _fill(more, [[said] for said in sheet.general], first=1, path=path)
        more.column_dimensions["A"].width = 100
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _cells(row: Row) -> list[Any]:
    findings = "\n".join(row.findings)
    return [row.number, row.source, row.target, findings, row.state.value, "", row.record]


def _fill(
    page: Worksheet, rows: Sequence[Sequence[Any]], *, first: int, path: Path, bold: bool = False
) -> None:
    from openpyxl.styles import Alignment, Font

    wrapped = Alignment(wrap_text=True, vertical="top")
    heavy = Font(name="Calibri", size=11, bold=True) if bold else None
    for number, values in enumerate(rows, start=first):
        for column, value in enumerate(values, start=1):
            cell = page.cell(number, column)
            cell.alignment = wrapped
            if heavy:
                cell.font = heavy
            if isinstance(value, int):
                cell.value = value
                continue
            cell.number_format = "@"  # also what somebody types there stays text
            cell.quotePrefix = True
            parts = (Part(value),) if isinstance(value, str) else value
            size = sum(len(part.text.encode("utf-16-le")) // 2 for part in parts)
            if size > LONGEST:
                message = f"row {number} has a cell of {size:,} characters; Excel holds {LONGEST:,}; take xlsx out of `bilingual`"
                raise user_error(message, path)
            if size:
                cell.value = _rich(parts)
                cell.data_type = "s"  # a sentence that begins with = is no formula


def _rich(parts: Sequence[Part]) -> Any:
    """The text of a cell, parts with a symbol bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    if not any(part.symbol for part in parts):
        return _escaped("".join(part.text for part in parts))
    bold = InlineFont(b=True, sz=11, rFont="Calibri", color=Color(rgb="FF1F4E79"))
    texts = ((_escaped(part.text), part.symbol) for part in parts if part.text)
    return CellRichText([TextBlock(bold, text) if symbol else text for text, symbol in texts])


def _escaped(text: str) -> str:
    """The text with '_x0041_' kept from being read as a character by its number."""
    return text.replace("_x", "_x005F_x")


def _lines(row: Row) -> int:
    """How many lines the highest cell of a row takes."""
    texts = ("".join(part.text for part in parts) for parts in (row.source, row.target))
    cells = zip((*texts, "\n".join(row.findings)), _WIDTHS[1:4], strict=True)
    return max(
        sum(max(1, ceil(1.15 * _columns(line) / width)) for line in text.split("\n")) for text, width in cells
    )


def _columns(text: str) -> int:
    """How many letters wide a text is; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _set_up(page: Worksheet, sheet: Table) -> None:
    """Widths, headings that stay in sight, what states there are, and how it prints."""
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        page.cell(1, column).fill = PatternFill("solid", fgColor="EDEDED")
    page.column_dimensions[get_column_letter(len(_WIDTHS))].hidden = True
    for row in sheet.rows:
        page.row_dimensions[row.number + 1].height = min(_HIGHEST, _LINE * _lines(row))
    page.freeze_panes = "D2"
    last = len(sheet.rows) + 1
    page.auto_filter.ref = f"A1:F{last}"
    states = DataValidation(type="list", formula1=f'"{",".join(State)}"', allow_blank=True)
    states.add(f"E2:E{last}")
    page.add_data_validation(states)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
