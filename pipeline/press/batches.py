"""Batches of like length, so that little of a batch is padding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

_POOL = 15_000

Triple = tuple[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Copy:
    """One prepared copy of a corpus: ids end to end, where each sentence ends, and the target's alignment."""

    source: Any
    source_ends: Any
    target: Any
    target_ends: Any
    alignment: Any

    def __len__(self) -> int:
        return len(self.source_ends) - 1

    def pair(self, index: int) -> Triple:
        a, b = self.source_ends[index : index + 2]
        c, d = self.target_ends[index : index + 2]
        return self.source[a:b], self.target[c:d], self.alignment[c:d]

    def lengths(self) -> Any:
        """The longer side of every pair, in tokens."""
        return numpy.maximum(numpy.diff(self.source_ends), numpy.diff(self.target_ends))


def load_copies(folder: Path, name: str) -> list[Copy]:
    """All prepared copies of a corpus."""
    copies = []
    for path in sorted(folder.glob(f"{name}.*.npz")):
        with numpy.load(path) as arrays:
            copies.append(Copy(**{key: arrays[key] for key in Copy.__slots__}))
    return copies


class Mixture:
    """An endless run of epochs: each takes `weight` times every corpus, copy after copy."""

    def __init__(self, corpora: Mapping[str, tuple[Sequence[Copy], float]], tokens: int, seed: int) -> None:
        """`tokens`: padded tokens in a batch at most."""
        self._corpora, self._tokens = corpora, tokens
        self._rng = numpy.random.default_rng(seed)
        self._turn = dict.fromkeys(corpora, 0)

    def __iter__(self) -> Iterator[list[Triple]]:
        while True:
            yield from self._epoch()

    def _epoch(self) -> Iterator[list[Triple]]:
        chosen = [item for name in self._corpora for item in self._choose(name)]
        pairs = [(copy, index, length) for copy, index, length in chosen]
        order = self._rng.permutation(len(pairs))
        batches = []
        for at in range(0, len(order), _POOL):
            pool = sorted((pairs[i] for i in order[at : at + _POOL]), key=lambda item: item[2])
            batches += list(self._cut(pool))
        for i in self._rng.permutation(len(batches)):
            yield [copy.pair(index) for copy, index, _ in batches[i]]

    def _choose(self, name: str) -> Iterator[tuple[Copy, int, int]]:
        copies, weight = self._corpora[name]
        while weight > 1e-9:
            copy = copies[self._turn[name] % len(copies)]
            self._turn[name] += 1
            lengths = copy.lengths()
            for index in self._rng.permutation(len(copy))[: int(len(copy) * min(1.0, weight))]:
                yield copy, int(index), int(lengths[index])
            weight -= 1

    def _cut(self, pool: Sequence[tuple[Copy, int, int]]) -> Iterator[list[tuple[Copy, int, int]]]:
        batch: list[tuple[Copy, int, int]] = []
        for item in pool:
            if batch and (item[2] + 1) * (len(batch) + 1) > self._tokens:
                yield batch
                batch = []
            batch.append(item)
        if batch:
            yield batch
