"""Glossaries as CSV and TSV: a header, then one concept a row; or a plain list of two columns without a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from pipeline.document.values import Term
from pipeline.errors import user_error
from pipeline.files.text import read_utf8
from pipeline.glossary.lists import is_list, terms_of_list
from pipeline.glossary.rows import check_header, terms_of_rows
from pipeline.glossary.sheet import sheet

Row = tuple[int, list[str]]


def read_table(path: Path, locale: str | None = None) -> list[Term]:
    """The terms of a CSV, TSV or text file; `locale` is that of a plain list. Raises `UserError`."""
    text = read_utf8(path, "glossary")
    rows = _cells(text, _delimiter(text, path), path)
    line, first = next(rows, (1, []))
    words = ((at, cells) for at, cells in rows if any(cell.strip() for cell in cells))
    header = [name.strip() for name in first]
    if is_list(path, header):
        return terms_of_list(path, chain([(line, first)], words), locale)
    check_header(path, line, header)
    return terms_of_rows(path, header, words)


def csv_bytes(terms: Sequence[Term]) -> bytes:
    """The terms as CSV."""
    return _written(terms, ",")


def tsv_bytes(terms: Sequence[Term]) -> bytes:
    """The terms as TSV."""
    return _written(terms, "\t")


def _written(terms: Sequence[Term], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(sheet(terms))
    return out.getvalue().encode("utf-8")


def _delimiter(text: str, path: Path) -> str:
    """A tab where the first line has one or the file is a TSV, else a comma."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return "\t" if "\t" in first or path.suffix.lower() == ".tsv" else ","


def _cells(text: str, delimiter: str, path: Path) -> Iterator[Row]:
    """Each row, and the line on which it begins: a quoted cell may run over several."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        longest = csv.field_size_limit()
        message = f"a cell has more than {longest} characters; a closing quotation mark may be missing"
        raise user_error(message, path, line) from None
