"""Pairs the sentences of two texts that are not line for line, by their lengths, words and by what stands in both.

The lengths are weighed as Gale and Church do (A Program for Aligning Sentences in Bilingual Corpora, 1993).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.scoring.lexical import Lexical
from pipeline.scoring.order import anchors
from pipeline.scoring.shared import Shared, shared_of, weight

# How many sentences of either side go together, with the cost (-log of how often) of each.
_KINDS = {
    (1, 1): 0.1,
    (1, 2): 4.5,
    (2, 1): 4.5,
    (2, 2): 7.5,
    (1, 3): 7.5,
    (3, 1): 7.5,
    (1, 0): 2.5,
    (0, 1): 2.5,
}
# The variance of lengths for each character of an average text, and what is no translation any more.
_VARIANCE = 5.0
_FAR = 3.5
# What is given for what both share, at most so much in all, and taken where figures contradict each other.
_GAIN, _MOST_GAIN, _OTHER_FIGURES = 4.0, 16.0, 8.0
# Beyond so many sentences from the diagonal nothing is looked for.
_BAND = 80
_LIKELY = math.log(0.5)
Node = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that say the same: those of one text from `start` up to `end`, of the other from `at` up to `to`."""

    start: int
    end: int
    at: int
    to: int

    @property
    def place(self) -> tuple[int, int, int, int]:
        return self.start, self.end, self.at, self.to


@dataclass(frozen=True, slots=True)
class Alignment:
    """What of two texts was paired. `agree`: pairs for which a figure, name or word speaks; `differ`: figures are others.

    `anchors`: sentences that surely say the same, wherever they stand; `spoken`: what the words say for all pairs.
    """

    pairs: tuple[Pair, ...]
    sources: int
    targets: int
    agree: int
    differ: int
    anchors: tuple[tuple[int, int], ...] = ()
    spoken: float = 0.0

    @property
    def alone(self) -> tuple[int, ...]:
        """The sentences of the first text that have no counterpart."""
        return _missing(self.sources, [(pair.start, pair.end) for pair in self.pairs])

    @property
    def extra(self) -> tuple[int, ...]:
        """The sentences of the second text that have no counterpart."""
        return _missing(self.targets, [(pair.at, pair.to) for pair in self.pairs])


def pair(
    sources: Sequence[str], targets: Sequence[str], breaks: Sequence[int] = (), words: Lexical | None = None
) -> Alignment:
    """The sentences of both texts that go together, in order; no pair reaches across one of the `breaks` of the first.

    Of all ways to pair the texts those pairs are taken that are in most of them, each way weighed by how likely
    it is; none whose lengths are far apart, or whose figures are all others. The length of a translation for each
    character of the original is learnt from the texts themselves; `words` say which words stand for each other.
    """
    shared, words = shared_of(sources, targets), words or Lexical()
    first = [weight(text) for text in sources]
    second = [weight(text) for text in targets]
    ratio = 1.0
    for _ in range(2):
        scaled = [length / ratio for length in second]
        lattice = _Lattice(_sums(first), _sums(scaled), shared, words, frozenset(breaks))
        found = list(lattice.likely())
        ratio *= lattice.ratio(found)
    kept = [one for one in found if lattice.far(*one.place) <= _FAR]
    differ = [one for one in kept if shared.contradicts(*one.place)]
    pairs = tuple(one for one in kept if one not in differ)
    said = [words.speaks(*one.place) for one in pairs]
    agree = sum(much > 0 or shared.gain(*one.place) > 0 for one, much in zip(pairs, said, strict=True))
    return Alignment(pairs, len(sources), len(targets), agree, len(differ), anchors(shared, words), sum(said))


@dataclass(frozen=True, slots=True)
class _Lattice:
    """All ways to pair two texts, as paths from place to place between their sentences. `first` and `second` are their lengths up to each sentence, brought to one scale."""

    first: Sequence[float]
    second: Sequence[float]
    shared: Shared
    words: Lexical
    breaks: frozenset[int]

    def likely(self) -> Iterator[Pair]:
        """The pairs that are more likely than not, by the forward-backward algorithm."""
        rows, columns = len(self.first) - 1, len(self.second) - 1
        forward: dict[Node, float] = {(0, 0): 0.0}
        edges: list[tuple[Node, Node, float]] = []
        for end in range(rows + 1):
            for to in self._columns(end, rows, columns):
                into = [(start, (end, to), cost) for start, cost in self._edges(end, to) if start in forward]
                edges += into
                if into:
                    forward[end, to] = _summed([forward[start] - cost for start, _, cost in into])
        backward: dict[Node, float] = {(rows, columns): 0.0}
        for start, stop, cost in reversed(edges):
            if stop in backward:
                onward = backward[stop] - cost
                backward[start] = _summed([backward[start], onward]) if start in backward else onward
        for start, stop, cost in edges:
            whole = forward[start] - cost + backward.get(stop, -math.inf) - forward[rows, columns]
            if whole > _LIKELY and start[0] < stop[0] and start[1] < stop[1]:
                yield Pair(start[0], stop[0], start[1], stop[1])

    def _edges(self, end: int, to: int) -> Iterator[tuple[Node, float]]:
        """The places from which one step leads to a place, with its cost."""
        for (height, width), kind in _KINDS.items():
            start, at = end - height, to - width
            if start >= 0 and at >= 0 and not self._broken(start, end):
                yield (start, at), kind + (self._cost(start, end, at, to) if height and width else 0.0)

    def ratio(self, found: Sequence[Pair]) -> float:
        """How much longer the second text is than the first where one sentence is paired with one."""
        single = [one for one in found if one.end - one.start == one.to - one.at == 1]
        ours = sum(self.first[one.end] - self.first[one.start] for one in single)
        theirs = sum(self.second[one.to] - self.second[one.at] for one in single)
        return theirs / ours if ours and theirs else 1.0

    def far(self, start: int, end: int, at: int, to: int) -> float:
        """How many standard deviations the lengths of a pair are apart."""
        ours = self.first[end] - self.first[start]
        theirs = self.second[to] - self.second[at]
        return abs(ours - theirs) / math.sqrt(_VARIANCE * max((ours + theirs) / 2, 1))

    def _columns(self, row: int, rows: int, columns: int) -> range:
        middle = row * columns // max(rows, 1)
        reach = _BAND + abs(rows - columns)
        return range(max(0, middle - reach), min(columns, middle + reach) + 1)

    def _broken(self, start: int, end: int) -> bool:
        return end - start > 1 and any(place in self.breaks for place in range(start + 1, end))

    def _cost(self, *place: int) -> float:
        unlikely = -math.log(max(math.erfc(self.far(*place) / math.sqrt(2)), 1e-12))
        others = _OTHER_FIGURES if self.shared.contradicts(*place) else 0.0
        return (
            unlikely + others - self.words.speaks(*place) - min(_GAIN * self.shared.gain(*place), _MOST_GAIN)
        )


def _summed(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what these are the logarithms of."""
    most = max(logs)
    return most + math.log(sum(math.exp(one - most) for one in logs))


def _sums(lengths: Sequence[float]) -> list[float]:
    out = [0.0]
    for length in lengths:
        out.append(out[-1] + length)
    return out


def _missing(count: int, ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    covered = {n for start, end in ranges for n in range(start, end)}
    return tuple(n for n in range(count) if n not in covered)
