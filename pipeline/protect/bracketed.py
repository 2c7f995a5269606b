"""Reads the unit that stands alone in brackets, as in the head of a column: 'Area (m²)', 'Length (in km)', 'Price (HKD)'.

Behind its own name it is an abbreviation that is explained, 'kilometres (km)', 'Hong Kong dollars (HKD)', and so are
capitals behind the words that they stand for: 'Minimum Wage (MW)'. Those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.protect.amounts import PREFIXES, SUFFIXES, UNITS
from pipeline.protect.tables import table_rows

TABLE = "units.csv"
_BRACKET = re.compile(r"\((?P<in>[Ii]n )?(?P<unit>[^()\d\s][^()]{0,24})\)")
_HEAD_ENDS = re.compile(r"\)(?: ?\([^()]*\))*:?\s*$")
_MEASURE_WORD = re.compile("^[个個]")
_SAID = tuple({name.lower().rstrip("s") for names in (SUFFIXES, UNITS) for name in names if len(name) > 3})


@cache
def _units() -> Mapping[str, Term]:
    """What a unit is called, by its id: without what stands before the figure or its measure word."""
    terms: dict[str, Term] = {}
    for row in table_rows(TABLE):
        targets = {tag: _MEASURE_WORD.sub("", text) for tag, text in row.targets.items()}
        if not any(text.isascii() or "{" in text for text in targets.values()):
            unit = row.cells["id"]
            terms[unit] = Term(f"unit:{unit}", unit, targets, category="unit", file=TABLE, line=row.line)
    return terms


def bracketed_units(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every unit in brackets: start, end, name, where it comes from."""
    for start, end, unit in _bracketed(text):
        term = _units().get(UNITS.get(unit, ""))
        if term:
            yield start, end, Name(unit, term), term.origin


def bracketed_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Every currency in brackets at the end of a head: start, end, and its code. In a sentence it may be a name."""
    for start, end, sign in _bracketed(text):
        if sign in PREFIXES and _HEAD_ENDS.match(text, end):
            yield start, end, PREFIXES[sign]


def _bracketed(text: str) -> Iterator[tuple[int, int, str]]:
    if "(" not in text:
        return
    for match in _BRACKET.finditer(text):
        before = text[: match.start()].rstrip()
        if before[-1:].isalpha() and not _explained(before, match["unit"]):
            yield *match.span("unit"), match["unit"]


def _explained(before: str, unit: str) -> bool:
    if before.lower().rstrip("s").endswith((*_SAID, "unit")):
        return True
    words = re.findall(r"\w+", before)[-len(unit) :]
    return unit.isupper() and "".join(word[0] for word in words).upper() == unit
