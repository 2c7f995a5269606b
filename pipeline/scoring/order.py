"""Whether two texts say the same in the same order: which sentences speak for each other most, wherever they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.scoring.lexical import Lexical
from pipeline.scoring.shared import Shared

# What two sentences have in common speaks so much for them, and at least so much is needed to be sure of both.
_GAIN, _SURE = 4.0, 3.0


def anchors(shared: Shared, words: Lexical) -> tuple[tuple[int, int], ...]:
    """The sentences of both texts of which each is the other's best counterpart, and a sure one; by the first text."""
    worth = {
        (row, column): words.speaks(row, row + 1, column, column + 1)
        + _GAIN * shared.gain(row, row + 1, column, column + 1)
        for row, column in {*words.found, *shared.gains}
    }
    ours: dict[int, tuple[float, int]] = {}
    theirs: dict[int, tuple[float, int]] = {}
    for (row, column), much in worth.items():
        if much >= _SURE:
            ours[row] = max(ours.get(row, (0.0, 0)), (much, -column))
            theirs[column] = max(theirs.get(column, (0.0, 0)), (much, -row))
    return tuple(sorted((row, -found) for row, (_, found) in ours.items() if -theirs[-found][1] == row))


def in_order(found: Sequence[tuple[int, int]]) -> int:
    """How many anchors stand in one order in both texts, at most: the longest rising run of the second places.

    >>> in_order([(0, 0), (1, 5), (2, 1), (3, 2)])
    3
    """
    ends: list[int] = []
    for _, column in found:
        at = bisect_left(ends, column)
        ends[at : at + 1] = [column]
    return len(ends)


def astray(found: Sequence[tuple[int, int]]) -> int:
    """How many anchors stand out of order even if one run of them was moved elsewhere as a whole.

    >>> astray([(0, 3), (1, 0), (2, 1), (3, 2)]), astray([(0, 3), (1, 2), (2, 1), (3, 0)])
    (0, 2)
    """
    fewest = len(found) - in_order(found)
    places = {column: place for place, column in enumerate(sorted(column for _, column in found))}
    for start in range(len(found)):
        for end in range(start + 1, len(found) + 1):
            run = [places[column] for _, column in found[start:end]]
            if run != list(range(run[0], run[0] + len(run))):
                break
            rest = [*found[:start], *found[end:]]
            fewest = min(fewest, len(rest) - in_order(rest))
    return fewest
