"""What CLDR does not say of a language: words of periods and parts, quotation marks; from tables of `glossaries/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.files.resources import glossary_rows
from pipeline.locales.tags import SOURCE, bases_of

_PLAIN = ("“", "”", "‘", "’")
_OPTIONAL = re.compile(r"\[([^]]*)\]")
_BLANK = re.compile(r"\{\w*\}|\[[^]]*\]")


@cache
def words(tag: str) -> Mapping[str, str]:
    """The words of a locale's language by id; in English where the table has no column for it."""
    column = column_of(tag) or SOURCE.tag
    return {row["id"]: row[column] for row in _rows("world-words.csv")}


def said(template: str, **values: object) -> str:
    """A template filled in; what stands in square brackets goes where a value in it is empty.

    >>> said("início[ de {date}]", date="2024"), said("início[ de {date}]", date="")
    ('início de 2024', 'início')
    """
    kept = _OPTIONAL.sub(
        lambda part: part[1] if all(values[name] for name in re.findall(r"\{(\w+)\}", part[1])) else "",
        template,
    )
    return kept.format(**values).strip()


@cache
def column_of(tag: str) -> str | None:
    """The column of the table that a locale is written with: its own, or that of its language."""
    columns = next(iter(_rows("world-words.csv"))).keys() - {"id", "note"}
    return next((one for one in (tag, *bases_of(tag)) if one in columns), None)


@cache
def left_in_english(tag: str) -> tuple[str, ...]:
    """Words that stand in English in texts of the locale, because nobody has put its own into the table."""
    if column_of(tag):
        return ()
    stretches = (part for text in words(tag).values() for part in _BLANK.split(text))
    return tuple(dict.fromkeys(part.strip() for part in stretches if len(part.strip()) > 2))


@cache
def quotes(tag: str) -> tuple[str, str, str, str]:
    """The outer opening and closing quotation marks of a locale, and the inner ones."""
    by_locale = {row["locale"]: row for row in _rows("world-quotes.csv")}
    row = next((by_locale[one] for one in (tag, *bases_of(tag)) if one in by_locale), None)
    return (row["open"], row["close"], row["inner_open"], row["inner_close"]) if row else _PLAIN


@cache
def unit_of(name: str) -> tuple[str, str]:
    """What CLDR calls one of our units, and its sign in any language; either may be empty."""
    return next((row["cldr"], row["symbol"]) for row in _rows("world-units.csv") if row["id"] == name)


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    return glossary_rows(name)
