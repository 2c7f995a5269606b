"""Hints in training sources: alignments are found without them, then what a target took from a hint points to it.

Some hinted words are made unknown ones, so that the model learns to take a hint's word for what it has never seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy

from pipeline.engines.hints import BETWEEN, CLOSE, OPEN
from pipeline.press.align import NONE, align

Ids = Any

# A word with its hint, and the endings that say what part of a sentence it is.
_HINTED = re.compile(rf"\b([a-z]{{3,}}?)(s|ed|ing|ly)?{OPEN}([^{CLOSE}]+){CLOSE}")


def obscured(source: str, target: str, share: float, rng: random.Random, words: Sequence[str]) -> str:
    """The source with a `share` of its hinted words made such as no dictionary has, where the target says what the hint does.

    The new ones are the first half of one of `words` and the second of another; endings stay.
    """

    def other(match: re.Match[str]) -> str:
        ending, hint = match.group(2, 3)
        if rng.random() >= share or not any(said in target for said in hint.split(BETWEEN)):
            return match[0]
        one, two = rng.choice(words), rng.choice(words)
        return f"{one[: len(one) // 2 + 1]}{two[len(two) // 2 :]}{ending or ''}{OPEN}{hint}{CLOSE}"

    return _HINTED.sub(other, source) if share else source


class Marks(NamedTuple):
    """The ids of what stands around and between hints."""

    open: int
    between: int
    close: int


def align_hinted(pairs: Sequence[tuple[Ids, Ids]], symbols: frozenset[int], marks: Marks) -> list[Any]:
    """As `align`, for sources with hints: for each pair the place in the source of every target piece (uint8)."""
    outside = [_outside(source, marks) for source, _ in pairs]
    plain = [(source[places], target) for (source, target), places in zip(pairs, outside, strict=True)]
    return [
        _with_hints(found, places, source, target, marks)
        for found, places, (source, target) in zip(align(plain, symbols), outside, pairs, strict=True)
    ]


def _with_hints(found: Any, outside: Any, source: Ids, target: Ids, marks: Marks) -> Any:
    """The places in the source without hints as those in the whole; what is a rendering of a hint points into it."""
    sure = found != NONE
    moved = numpy.full(len(found), NONE, dtype=numpy.uint8)
    moved[sure] = outside[found[sure]]
    for start, end in _renderings(source, marks):
        size = end - start
        for at in range(len(target) - size + 1):
            if (target[at : at + size] == source[start:end]).all():
                moved[at : at + size] = numpy.arange(start, end)
                break
    return moved


def _outside(source: Ids, marks: Marks) -> Any:
    """The places of a source that belong to no hint."""
    depth = numpy.cumsum(source == marks.open) - numpy.cumsum(source == marks.close)
    return numpy.flatnonzero((depth == 0) & (source != marks.close))


def _renderings(source: Ids, marks: Marks) -> Iterator[tuple[int, int]]:
    """The places of each rendering: from, to."""
    start = None
    for place, piece in enumerate(source):
        if start is not None and piece in (marks.between, marks.close):
            yield start, place
        if piece in (marks.open, marks.between):
            start = place + 1
        elif piece == marks.close:
            start = None
