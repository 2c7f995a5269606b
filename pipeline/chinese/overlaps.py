"""Of readings that overlap the first counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Value = TypeVar("Value")


def disjoint(found: Iterable[tuple[int, int, Value]]) -> Iterator[tuple[int, int, Value]]:
    """Those (start, end, value) that overlap with none before them, in the order given.

    >>> list(disjoint([(2, 5, "第12"), (3, 5, "12"), (0, 2, "一半")]))
    [(2, 5, '第12'), (0, 2, '一半')]
    """
    taken: set[int] = set()
    for start, end, value in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end, value
