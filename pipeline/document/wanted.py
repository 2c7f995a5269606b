"""Which rows of a glossary would write a name as a person wrote it, ready to be put there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import regex

from pipeline.document.entry import Held, Part, rewritten, slot_rewritten

# Words in Latin letters: a name that has no Chinese yet.
_LATIN = regex.compile(r"\p{Latin}[\p{Latin}.'’\-]*(?: \p{Latin}[\p{Latin}.'’\-]*)*")
# A name of a person in Chinese: 馬雲, 林鄭月娥, 馬克·吐溫; of four characters within a text the first may be of another word.
_HAN = r"(\p{Han}{2,%d}|\p{Han}+(?:[·‧・]\p{Han}+)+)"
_ALONE, _WITHIN = 4, 3
# What stands for characters that only the person knows.
UNKNOWN = "…"


class Row(NamedTuple):
    """A row of a glossary with the columns en, a locale, category."""

    source: str
    target: str
    category: str


def why_rewritten(
    slots: Mapping[str, Held], renderings: Mapping[str, str], parts: Iterable[Part], locale: str
) -> str:
    """Why a target whose marked names are others than the run wrote is none, and the rows that make it one."""
    parts = tuple(parts)
    rows = [
        row
        for rendering, part in rewritten(renderings, parts)
        if (slot := slots.get(part.symbol))
        for row in rows_rewritten(slot.kind, slot.source, rendering, part.text)
    ]
    return slot_rewritten(renderings, parts) + advice(rows, locale)


def rows_rewritten(kind: str, english: str, rendering: str, text: str) -> list[Row]:
    """The rows that write `text` where a slot of this kind and English was written as `rendering`."""
    names = [] if kind == "name" else _names(kind, rendering)
    if names:
        found = regex.fullmatch(_pattern(rendering, names, _ALONE), text)
        return _rows(kind, names, found.groups() if found else None)
    category = {"person": "person", "name": ""}.get(kind)
    return [] if category is None or not text.strip() else [Row(english, text.strip(), category)]


def rows_sought(kind: str, rendering: str, machine: str, text: str) -> list[Row]:
    """The rows for a name in Latin letters that a whole text has no more; it stood as `rendering` in the machine's.

    The characters are taken from where the same stands around them, once; else the person has to fill them in.
    """
    names = _names(kind, rendering)
    at = machine.find(rendering)
    if not names or at < 0:
        return []
    before, after = machine[:at].rstrip()[-1:], machine[at + len(rendering) :].lstrip()[:1]
    left = rf"{regex.escape(before)}\s*" if before else r"\A"
    right = (rf"\s*{regex.escape(after)}" if after else r"\Z") if rendering.endswith(names[-1]) else ""
    pattern = left + _pattern(rendering, names, _WITHIN) + right
    found = {match.groups() for match in regex.finditer(pattern, text)}
    return _rows(kind, names, found.pop() if len(found) == 1 else None)


def advice(rows: Iterable[Row], locale: str) -> str:
    """What to put into a glossary, to follow a reason; nothing where there are no rows."""
    lines = [_line(row) for row in dict.fromkeys(rows)]
    fill = f", with the characters in place of {UNKNOWN}" if any(UNKNOWN in line for line in lines) else ""
    said = f"; in a glossary with the header en,{locale},category this is: {' and '.join(lines)}{fill}"
    return said if lines else ""


def _names(kind: str, rendering: str) -> list[str]:
    """The names in Latin letters within a rendering; a surname alone follows the full name."""
    if kind == "name":
        return (
            [rendering]
            if regex.search(r"\p{Latin}", rendering) and not regex.search(r"\p{Han}", rendering)
            else []
        )
    people = _LATIN.findall(rendering) if kind in ("person", "compound", "names") else []
    return [name for name in people if " " in name]


def _pattern(rendering: str, names: list[str], longest: int) -> str:
    """What a rendering reads when each of the names may be in Chinese, in no more than `longest` characters."""
    out, at = "", 0
    for name in names:
        start = rendering.index(name, at)
        out += regex.escape(rendering[at:start]) + rf"(?:{_HAN % longest}|{regex.escape(name)})"
        at = start + len(name)
    return out + regex.escape(rendering[at:])


def _rows(kind: str, names: list[str], found: Iterable[str | None] | None) -> list[Row]:
    category = "" if kind == "name" else "person"
    if found is None:
        return [Row(name, UNKNOWN, category) for name in names]
    return [Row(name, han, category) for name, han in zip(names, found, strict=True) if han]


def _line(row: Row) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()
