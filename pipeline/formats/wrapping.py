"""Breaks a translation into as many lines as its paragraph had, where Chinese and English may be broken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from unicodedata import combining, east_asian_width

import regex

_NO_LINE_BEGINS_WITH = frozenset("，。、；：？！）」』”’》〉】］…·％,.;:?!)]}%")
_NO_LINE_ENDS_WITH = frozenset("（「『“‘《〈【［([{$")
_HYPHENATED = regex.compile(r"(?<=[^\W\d_]-) (?=[a-z])")
_WIDE = r"\p{East_Asian_Width=W}\p{East_Asian_Width=F}"
# A word or number, with spaces between its thousands and 万 after it, or a single Chinese character.
_PIECE = regex.compile(rf"\s*(?:(?:[^\s{_WIDE}]|(?<=\d) (?=\d{{3}}))+[万萬亿億]*|\S)")


def wrapped(text: str, count: int) -> list[str]:
    """The text in `count` lines of about one width; the last are empty if it has too few places to break."""
    if count == 1:
        return [text.strip()]
    breaks = _breaks(text)
    if len(breaks) >= count:
        breaks = _even(breaks, _widths(text), count)
    starts, ends = [0, *breaks], [*breaks, len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return lines + [""] * (count - len(lines))


def unwrapped(lines: Sequence[str]) -> str:
    """The lines of a passage as one, a word that was parted at a hyphen whole again."""
    return _HYPHENATED.sub("", " ".join(lines)) if len(lines) > 1 else "".join(lines)


def width(text: str) -> int:
    """How many columns of a screen the text takes: a Chinese character is as wide as two letters."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


def _breaks(text: str) -> list[int]:
    """Where a line may end, in order."""
    pieces = [match for match in _PIECE.finditer(text) if match[0].strip()]
    return [
        piece.start()
        for before, piece in pairwise(pieces)
        if piece[0].strip()[0] not in _NO_LINE_BEGINS_WITH and before[0][-1] not in _NO_LINE_ENDS_WITH
    ]


def _widths(text: str) -> list[int]:
    """The width of the text before each place."""
    return list(accumulate(map(_width, text), initial=0))


def _even(breaks: Sequence[int], widths: Sequence[int], count: int) -> list[int]:
    """Of the breaks, those that make `count` lines as even as they can be."""
    chosen: list[int] = []
    first = 0
    for number in range(1, count):
        wanted = widths[-1] * number / count
        left = range(first, len(breaks) - (count - 1 - number))
        best = min(left, key=lambda at: abs(widths[breaks[at]] - wanted))
        chosen.append(breaks[best])
        first = best + 1
    return chosen
