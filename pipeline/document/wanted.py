"""Which rows of a glossary would write a name as a person wrote it, ready to be put there."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import regex

from pipeline.document.entry import (
    Held,
    Part,
    by_hand,
    rewritten,
    slot_rewritten,
    slots_changed,
    wrong_script,
)
from pipeline.document.naming import is_name, is_name_within

# Words in Latin letters: a name that has no Chinese yet.
_LATIN = regex.compile(r"\p{Latin}[\p{Latin}.'’\-]*(?: \p{Latin}[\p{Latin}.'’\-]*)*")
# A name of a person in Chinese: 馬雲, 林鄭月娥, 馬克·吐溫; of four characters within a text the first may be of another word.
_HAN = r"(\p{Han}{2,%d}|\p{Han}+(?:[·‧・]\p{Han}+)+)"
_ALONE, _WITHIN = 4, 3
# Where a name surely begins or ends.
_PUNCTUATION = "。，、；：？！「」『』（）《》〈〉“”‘’,;:?!()"
_PEOPLE = ("person", "compound", "names")
# What stands for characters that only the person knows, and for a marked slot, in which no other name is.
UNKNOWN, _SLOT = "…", "\ufffc"


class Row(NamedTuple):
    """A row of a glossary with the columns en, a locale, category."""

    source: str
    target: str
    category: str


def why_none(
    slots: Mapping[str, Held], renderings: Mapping[str, str], parts: Iterable[Part], locale: str
) -> str:
    """Every reason why a target with marked slots is none: its script, slots lost or doubled, slots rewritten.

    The rows of a glossary that make it one follow. `renderings` are those that the run wrote, by symbol.
    """
    parts = tuple(parts)
    there = {part.symbol for part in parts}
    lost = [(held.kind, renderings.get(symbol, "")) for symbol, held in slots.items() if symbol not in there]
    text = "".join(_SLOT if part.symbol else part.text for part in parts)
    sources = {symbol: held.source for symbol, held in slots.items()}
    reasons = [
        wrong_script(by_hand(renderings, parts), locale),
        slots_changed(sources, parts),
    ]
    reasons.append(slot_rewritten(renderings, parts, only=not any(reasons)))
    rows = [*rows_lost(lost, None, text), *_rows_rewritten(slots, renderings, parts)]
    return "; ".join(filter(None, reasons)) + advice(rows, locale)


def why_rewritten(
    slots: Mapping[str, Held], renderings: Mapping[str, str], parts: Iterable[Part], locale: str
) -> str:
    """Why a target whose marked names are others than the run wrote is none, and the rows that make it one."""
    parts = tuple(parts)
    return slot_rewritten(renderings, parts) + advice(_rows_rewritten(slots, renderings, parts), locale)


def _rows_rewritten(
    slots: Mapping[str, Held], renderings: Mapping[str, str], parts: Iterable[Part]
) -> list[Row]:
    return [
        row
        for rendering, part in rewritten(renderings, parts)
        if (slot := slots.get(part.symbol))
        for row in rows_rewritten(slot.kind, slot.source, rendering, part.text)
    ]


def rows_rewritten(kind: str, english: str, rendering: str, text: str) -> list[Row]:
    """The rows that write `text` where a slot of this kind and English was written as `rendering`."""
    names = [] if kind == "name" else _names(kind, rendering)
    if names:
        found = regex.fullmatch(_pattern(rendering, names, _ALONE), text)
        return _rows(kind, names, text, [found.groups()] if found else [], within=False)
    category = {"person": "person", "name": ""}.get(kind)
    if category is None or not text.strip():
        return []
    return [Row(english, text.strip() if kind == "name" or is_name(text) else UNKNOWN, category)]


def rows_lost(lost: Iterable[tuple[str, str]], machine: str | None, text: str) -> list[Row]:
    """The rows for the slots, by kind and rendering, that a text has no more; see `rows_sought`.

    Where two names are gone nothing says which is which: the person has to fill in the characters of both.
    """
    lost = dict.fromkeys(lost)
    rows = [row for kind, rendering in lost for row in rows_sought(kind, rendering, machine, text)]
    several = sum(kind in (*_PEOPLE, "name") for kind, _ in lost) > 1
    return [row._replace(target=UNKNOWN) for row in rows] if several else rows


def rows_sought(kind: str, rendering: str, machine: str | None, text: str) -> list[Row]:
    """The rows for a name in Latin letters that a whole text has no more; it stood as `rendering` in the machine's.

    The characters are taken where they surely begin and end: at what the rendering has beside the name (先生), at the
    end of the text or a punctuation mark, which the machine's text has there too; else the person has to fill them
    in. Of a machine's text that is not known (None) nothing is asked, but a rendering that is the name alone is not
    looked for.
    """
    names = _names(kind, rendering)
    if not names or (machine is not None and rendering not in machine):
        return []
    starts, ends = rendering.startswith(names[0]), rendering.endswith(names[-1])
    before, after = _beside(rendering, machine)
    if (starts and ends and machine is None) or (starts and before is None) or (ends and after is None):
        return _rows(kind, names, text, [])
    left = rf"(?<={before}\s*)" if starts else ""
    right = rf"(?=\s*{after})" if ends else ""
    pattern = left + _pattern(rendering, names, _WITHIN) + right
    found = {match.groups() for match in regex.finditer(pattern, text)}
    return _rows(kind, names, text, [one for one in found if not _known(one, machine or "")])


def _known(found: Iterable[str | None], machine: str) -> bool:
    """Whether the machine's text has these characters, which are then another name."""
    return any(characters in machine for characters in found if characters)


def _beside(rendering: str, machine: str | None) -> tuple[str | None, str | None]:
    """Patterns of the text ends or punctuation before and after a rendering; None where another thing stands."""
    any_mark = f"[{regex.escape(_PUNCTUATION)}]"
    if machine is None:
        return rf"(?:\A|{any_mark})", rf"(?:\Z|{any_mark})"
    before, _, after = machine.partition(rendering)
    marks = before.rstrip()[-1:], after.lstrip()[:1]
    left, right = (regex.escape(mark) if mark in _PUNCTUATION else None for mark in marks)
    return left if marks[0] else r"\A", right if marks[1] else r"\Z"


def advice(rows: Iterable[Row], locale: str) -> str:
    """What to put into a glossary, to follow a reason; no rows that the script of the locale forbids."""
    lines = [_line(row) for row in dict.fromkeys(rows) if not wrong_script(row.target, locale)]
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
    people = _LATIN.findall(rendering) if kind in _PEOPLE else []
    return [name for name in people if " " in name]


def _pattern(rendering: str, names: list[str], longest: int) -> str:
    """What a rendering reads when each of the names may be in Chinese, in no more than `longest` characters."""
    out, at = "", 0
    for name in names:
        start = rendering.index(name, at)
        out += regex.escape(rendering[at:start]) + rf"(?:{_HAN % longest}|{regex.escape(name)})"
        at = start + len(name)
    return out + regex.escape(rendering[at:])


def _rows(
    kind: str,
    names: list[str],
    text: str,
    found: Collection[Sequence[str | None]],
    within: bool = True,
) -> list[Row]:
    """A row for each name that the text lacks, with its characters if one is lacking and was found just once."""
    category = "" if kind == "name" else "person"
    lacking = [name for name in names if name not in text]
    chinese = [han for groups in found for han in groups if han]
    sure = len(found) == len(chinese) == len(lacking) == 1
    if sure and (is_name_within if within else is_name)(chinese[0]):
        return [Row(lacking[0], chinese[0], category)]
    return [Row(name, UNKNOWN, category) for name in lacking]


def _line(row: Row) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()
