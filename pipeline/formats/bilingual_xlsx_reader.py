"""Reads the bilingual table back that a person edited in Excel: cells as text, wherever columns and rows went."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.document import State
from pipeline.errors import Problem, UserError, user_error
from pipeline.files.office import office_parts, packed
from pipeline.formats.bilingual_rows import (
    ENGLISH,
    FINDINGS,
    NUMBER,
    Found,
    known_again,
    not_of_the_run,
    once,
)
from pipeline.formats.bilingual_segment import Bilingual, state_named
from pipeline.formats.bilingual_xlsx import COMMENT, RECORD, STATE
from pipeline.locales.tags import parse_target

_OURS = frozenset({NUMBER, ENGLISH, FINDINGS, STATE, COMMENT, RECORD})
_KINDS = {"f": "formula", "n": "number", "d": "date", "b": "truth value"}
Cells = tuple[Any, ...]


def read_xlsx_table(path: Path) -> Iterator[Bilingual | Problem]:
    """The rows of a file, in order. Raises `UserError` for what is no such table, or a state that there is not."""
    from openpyxl import load_workbook

    content = packed(office_parts(path, "an Excel workbook (.xlsx)"))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        pages = [_rows(page) for page in book.worksheets]
        found = next((rows for rows in pages if rows and _columns(rows[0])), None)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError, SyntaxError):
        raise user_error("this is not an Excel workbook (.xlsx)", path) from None
    if found is None:
        raise user_error(
            f"no sheet has the columns {ENGLISH}, the locale and {RECORD} (hidden), as the run wrote them;"
            " put its first row back",
            path,
        )
    yield from once(_segments(found, path), path)


def _rows(page: Any) -> list[Cells]:
    page.reset_dimensions()
    return list(page.iter_rows())


def _columns(headings: Cells) -> dict[str, int]:
    """Where each column is, that of the translation as ''; nothing where the headings are not a run's."""
    names = {str(cell.value).strip(): at for at, cell in enumerate(headings) if cell.value is not None}
    locales = [name for name in names if name not in _OURS and _is_locale(name)]
    if not {ENGLISH, RECORD} <= names.keys() or len(locales) != 1:
        return {}
    return {**names, "": names[locales[0]]}


def _is_locale(name: str) -> bool:
    try:
        return bool(parse_target(name))
    except UserError:
        return False


def _segments(rows: list[Cells], path: Path) -> Iterator[Bilingual | Problem]:
    columns = _columns(rows[0])
    locale = str(rows[0][columns[""]].value).strip()
    for line, cells in enumerate(rows[1:], start=2):
        by_name = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        text, code = _text(by_name.get(""))
        segment = known_again(_plain(by_name, RECORD), _found(by_name, line, text, code, path), locale)
        if segment:
            yield segment
        elif text.strip() or code:
            yield not_of_the_run(path, line)


def _found(by_name: Mapping[str, Any], line: int, text: str, code: str, path: Path) -> Found:
    state = _plain(by_name, STATE).strip().lower()
    named = state_named(state, path, line) if state else State.TRANSLATED
    comment = _plain(by_name, COMMENT).strip()
    return Found(line, _plain(by_name, ENGLISH), text, named, comment, code, f"row {line}")


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell without empty lines around it, and what it holds in its stead that is no text."""
    if cell is None or cell.value is None:
        return "", ""
    if cell.data_type != "s":
        return "", _KINDS.get(cell.data_type, "value")
    return cell.value.replace("_x005F_", "_").strip("\r\n"), ""


def _plain(by_name: Mapping[str, Any], name: str) -> str:
    return _text(by_name.get(name))[0]
