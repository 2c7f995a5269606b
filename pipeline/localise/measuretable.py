"""Reads `measure-words.csv`: which measure word stands before which noun, by locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.files.resources import glossary_rows

_CLAUSE_ENDS = re.compile(r"[,.;:]")
# The English noun stands among so many words behind its count.
_NEAR = 6


def measure_of(noun: str, behind: str, locale: str) -> str | None:
    """A noun's measure word; None where it is a verb too and the English `behind` the count has no such noun."""
    english = _english().get(noun)
    words = _CLAUSE_ENDS.split(behind, maxsplit=1)[0].split()[:_NEAR]
    if english and not any(word.startswith(english) and word.endswith("s") for word in words):
        return None
    return measures(locale)[noun]


@cache
def measures(locale: str) -> Mapping[str, str]:
    """Noun, in Simplified characters → its measure word in a locale, or in the first one of its script."""
    column = locale if locale in _rows()[0] else "zh-Hans-CN" if "Hans" in locale else "zh-Hant-HK"
    return {noun: row[column] for row in _rows() for noun in row["nouns"].split("|")}


@cache
def every_measure() -> str:
    """The measure words of the table in Simplified characters, and those of people."""
    return "".join({row["zh-Hans-CN"] for row in _rows()} | {*"名位人"})


@cache
def _english() -> Mapping[str, tuple[str, ...]]:
    """What the English word begins with, of a noun that is a verb too."""
    return {
        noun: tuple(row["en"].split("|")) for row in _rows() if row["en"] for noun in row["nouns"].split("|")
    }


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return glossary_rows("measure-words.csv")
