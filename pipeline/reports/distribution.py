"""How the scores of blocks are spread: counted as they go by, so that a thousand releases take no more room than one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from pipeline.document import BlockScore


@dataclass(frozen=True, slots=True)
class Distribution:
    """chrF2++ of the blocks of a locale: hundredths of a point → how many blocks have it."""

    locale: str
    counts: Mapping[int, int]
    signatures: tuple[str, ...] = ()

    @property
    def blocks(self) -> int:
        return sum(self.counts.values())

    @property
    def median(self) -> float:
        return self.quantile(0.5)

    def quantile(self, share: float) -> float:
        """The score below which this share of the blocks lies; between two blocks, in proportion."""
        values = sorted(self.counts)
        running = [*accumulate(self.counts[value] for value in values)]
        place = share * (running[-1] - 1)
        low, high = (values[bisect_right(running, p)] for p in (int(place), ceil(place)))
        return (low + (high - low) * (place % 1)) / 100

    def between(self, low: int, high: int) -> int:
        """How many blocks have `low` points or more and fewer than `high`, or 100 where that is `high`."""
        end = 100 * high + (high == 100)
        return sum(number for value, number in self.counts.items() if 100 * low <= value < end)


class Spread:
    """Counts scores as they go by, locale by locale."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[int]] = {}
        self._signatures: dict[str, dict[str, None]] = {}

    def add(self, scores: Iterable[BlockScore]) -> None:
        for score in scores:
            self._counts.setdefault(score.locale, Counter())[round(100 * score.chrf)] += 1
            self._signatures.setdefault(score.locale, {})[score.chrf_signature] = None

    def distributions(self) -> tuple[Distribution, ...]:
        """One a locale, in the order in which they came; none where no block has a human translation."""
        return tuple(
            Distribution(locale, counts, tuple(self._signatures[locale]))
            for locale, counts in self._counts.items()
        )
