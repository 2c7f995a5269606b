"""Reads the tables that rules render by: a row, what it says per locale, and its line."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.files.resources import glossary_file

LOCALES = ("zh-Hans-CN", "zh-Hant-HK")


class Row(NamedTuple):
    """All cells by their columns, the renderings by their locales, and where the row ends in its file."""

    cells: Mapping[str, str]
    targets: dict[str, str]
    line: int


def table_rows(name: str) -> list[Row]:
    """The rows of a table that comes along, which has a column for each script."""
    with glossary_file(name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [Row(cells, {tag: cells[tag] for tag in LOCALES}, reader.line_num) for cells in reader]
