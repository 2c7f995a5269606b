"""The bilingual files that a run can write, by the names that a config calls them, and what reads them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.document import TranslatedDocument
from pipeline.errors import Problem
from pipeline.formats.bilingual_docx import made_bilingual_docx
from pipeline.formats.bilingual_docx_reader import read_docx_table
from pipeline.formats.bilingual_segment import Bilingual
from pipeline.formats.bilingual_tmx import made_bilingual_tmx
from pipeline.formats.bilingual_xlsx import made_bilingual_xlsx
from pipeline.formats.bilingual_xlsx_reader import read_xlsx_table
from pipeline.formats.xliff import made_xliff
from pipeline.formats.xliff12 import made_xliff12
from pipeline.formats.xliff_reader import read_bilingual

WRITERS: dict[str, Callable[[TranslatedDocument, str], bytes]] = {
    "xliff": made_xliff,
    "xliff12": made_xliff12,
    "docx": made_bilingual_docx,
    "xlsx": made_bilingual_xlsx,
    "tmx": made_bilingual_tmx,
}
"""What makes the file of one locale of a translated document."""
# TMX is a memory of its own, see `tmx`.
READERS: dict[str, Callable[[Path], Iterator[Bilingual | Problem]]] = {
    ".xlf": read_bilingual,
    ".xliff": read_bilingual,
    ".docx": read_docx_table,
    ".xlsx": read_xlsx_table,
}
