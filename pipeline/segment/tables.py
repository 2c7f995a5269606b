"""The words that decide whether a full stop ends a sentence, read from two tables that a person can edit."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.errors import suggest, user_error

ABBREVIATION_KINDS = {
    "never": "never ends a sentence",
    "sometimes": "ends a sentence only before a word that often starts one (words.csv: starter, surname)",
    "number": "does not end a sentence before a number; otherwise it is an ordinary word",
    "telephone": "does not end a sentence before a telephone number; otherwise it is an ordinary word",
    "time": "does not end a sentence before a day, a time zone or '… time' (words.csv: moment)",
    "ends": "ends a sentence before any capital",
}
WORD_KINDS = {
    "starter": "often starts a sentence, and follows an abbreviation only if it does",
    "surname": "the same, but it is a surname too, so it starts nothing after an initial",
    "label": "a single letter after it is no initial (Plan B)",
    "moment": "may follow a time of day (5 p.m. Monday)",
    "speech": "tells that a quotation belongs to the sentence ('Is it so?' Mr. Wong asked)",
}
_FOLDER = Path(__file__).parent


@cache
def abbreviations() -> Mapping[str, str]:
    """Abbreviation with its stop → kind."""
    return read_table(_FOLDER / "abbreviations.csv", ABBREVIATION_KINDS)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(word for word, own in _words().items() if own == kind)


@cache
def _words() -> Mapping[str, str]:
    return read_table(_FOLDER / "words.csv", WORD_KINDS)


def read_table(path: Path, kinds: Mapping[str, str]) -> dict[str, str]:
    """The first two columns of a CSV file. Raises `UserError` at an unknown kind or a doubled word."""
    table: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for word, kind, *_ in rows:
            if kind not in kinds:
                raise user_error(f"'{kind}' is not a kind{suggest(kind, kinds)}", path.name, rows.line_num)
            if word in table:
                raise user_error(f"'{word}' is already in the table", path.name, rows.line_num)
            table[word] = kind
    return table
