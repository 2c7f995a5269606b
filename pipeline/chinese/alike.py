"""Which figures and dates say the same in other characters: 8,650萬元 and 8 650萬元, 星期六（11月28日） and 11月28日（星期六）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.chinese.overlaps import disjoint
from pipeline.chinese.quantities import quantities
from pipeline.chinese.times import clocks, moments
from pipeline.document.entry import Part
from pipeline.document.values import Clock, Moment, Quantity

Read = Quantity | Moment | Clock
Found = tuple[int, int, Read]
# What a figure is that is part of another.
_BEFORE, _AFTER = re.compile(r"(?:[0-9][.,\s]?|第\s?)$"), re.compile(r"[.,\s]?[0-9]|[%％十百千萬万億亿]")
_DIGITS = re.compile(r"\d")
# Slots of figures and of dates, by the first letter of their symbols.
_READ = ("<N", "<D")


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[Found, ...]:
    """Every time, date and quantity in turn: start, end, value; what says most comes first."""
    found: Iterator[Found] = chain(clocks(text), moments(text), quantities(text))
    return tuple(sorted(disjoint(found), key=lambda one: one[0]))


@lru_cache(maxsize=1024)
def reading(text: str) -> tuple[Read, ...]:
    """The values that a text says and nothing else; none where it says more than figures and dates."""
    found = readings(text)
    covered = sum(end - start for start, end, _ in found)
    return tuple(value for _, _, value in found) if covered == len(text) else ()


def same(one: str, other: str) -> bool:
    """Whether two texts are figures or dates of one value."""
    return one == other or (bool(reading(one)) and reading(one) == reading(other))


def settled(renderings: Mapping[str, str], parts: Sequence[Part]) -> dict[str, str]:
    """The renderings by symbol; of a figure or date that a person wrote otherwise, but of the same value, the person's."""
    written = {part.symbol: part.text for part in parts if part.symbol.startswith(_READ)}
    alike = {symbol: text for symbol, text in written.items() if same(renderings.get(symbol, ""), text)}
    return {**renderings, **alike}


def spots(text: str, rendering: str, cuts: Sequence[tuple[int, int, object]]) -> list[tuple[int, int]]:
    """Where a text says the value of a rendering, in whatever characters, outside the stretches cut."""
    want = reading(rendering)
    if not want:
        return []
    return [
        (start, end)
        for start, end in _said(text, want)
        if not any(begin < end and start < last for begin, last, _ in cuts)
        and not (_DIGITS.match(text[start]) and _BEFORE.search(text[:start]))
        and not (_DIGITS.match(text[end - 1]) and _AFTER.match(text[end:]))
    ]


def _said(text: str, want: tuple[Read, ...]) -> Iterator[tuple[int, int]]:
    """The longest stretch from the start of each reading that says just this; the unit behind may be another word."""
    found, last = readings(text), 0
    for at, (start, _, _) in enumerate(found):
        if start < last or at + len(want) > len(found):
            continue
        stop = found[at + len(want) - 1][1]
        least = stop - 1 if len(want) > 1 else start
        end = next((end for end in range(stop, least, -1) if reading(text[start:end]) == want), None)
        if end:
            yield start, end
            last = end
