"""Batches of like length, so that little of a batch is padding."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy

from pipeline.errors import user_error
from pipeline.press.align import NONE

EOS = 2
# Pairs that are sorted by length together, and batches that wait for a device that is quicker than their making.
_POOL, _AHEAD = 15_000, 16


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


class Share(NamedTuple):
    """The copies of a corpus, how often an epoch takes all of it at the start of the training, and at its end."""

    copies: Sequence[Copy]
    weight: float
    final: float


class Batch(NamedTuple):
    """Ids of both sides and the source place of every target piece: (sentences, longest + 1) each."""

    source: Any
    target: Any
    alignment: Any


def load_copies(folder: Path, name: str) -> list[Copy]:
    """All prepared copies of a corpus."""
    copies = []
    for path in sorted(folder.glob(f"{name}.*.npz")):
        with numpy.load(path) as arrays:
            copies.append(Copy(**{key: arrays[key] for key in Copy.__slots__}))
    return copies


class Mixture:
    """An endless run of epochs: each takes a corpus as often as its weight says, copy after copy."""

    def __init__(
        self,
        corpora: Mapping[str, Share],
        tokens: int,
        pad: int,
        seed: int,
        done: Callable[[int], float] = lambda seen: 0.0,
    ) -> None:
        """`tokens`: padded tokens in a batch at most; `done`: the share of the training that lies behind once so many
        target tokens of this mixture have been seen, asked at the head of every epoch.
        """
        self._shares, self._tokens, self._pad, self._done = corpora, tokens, pad, done
        self._seen = 0
        self._rng = numpy.random.default_rng(seed)
        self._turn = dict.fromkeys(corpora, 0)
        copies = [copy for share in corpora.values() for copy in share.copies]
        self._source = _Sentences([(copy.source, copy.source_ends) for copy in copies])
        self._target = _Sentences([(copy.target, copy.target_ends) for copy in copies])
        self._alignment = numpy.concatenate([copy.alignment for copy in copies])
        self._longer = numpy.maximum(self._source.lengths, self._target.lengths)
        firsts = iter(numpy.cumsum([0, *map(len, copies)]))
        self._firsts = {name: [int(next(firsts)) for _ in share.copies] for name, share in corpora.items()}

    def __iter__(self) -> Iterator[Batch]:
        while True:
            yield from map(self._batch, self._epoch())

    def _epoch(self) -> list[Any]:
        """The pairs' numbers of every batch."""
        done = self._done(self._seen)
        parts = [part for name in self._shares for part in self._choose(name, done)]
        if not sum(map(len, parts)):
            raise user_error("no corpus has anything to train on; is every weight 0?", key="corpora")
        chosen = numpy.concatenate(parts)
        self._seen += int(self._target.lengths[chosen].sum()) + len(chosen)
        self._rng.shuffle(chosen)
        batches: list[Any] = []
        for at in range(0, len(chosen), _POOL):
            pool = chosen[at : at + _POOL]
            batches += self._cut(pool[numpy.argsort(self._longer[pool], kind="stable")])
        return [batches[i] for i in self._rng.permutation(len(batches))]

    def _choose(self, name: str, done: float) -> Iterator[Any]:
        share = self._shares[name]
        weight = share.weight + (share.final - share.weight) * done
        while weight > 1e-9:
            number = self._turn[name] % len(share.copies)
            self._turn[name] += 1
            size = len(share.copies[number])
            some = self._rng.permutation(size)[: max(1, int(size * min(1.0, weight)))]
            yield some + self._firsts[name][number]
            weight -= 1

    def _cut(self, pool: Any) -> Iterator[Any]:
        """Numbers in the order of their lengths, parted where a batch is full."""
        start = 0
        for at, length in enumerate(self._longer[pool].tolist()):
            if at > start and (length + 1) * (at - start + 1) > self._tokens:
                yield pool[start:at]
                start = at
        if start < len(pool):
            yield pool[start:]

    def _batch(self, numbers: Any) -> Batch:
        return Batch(
            self._source.padded(numbers, self._source.ids, self._pad, EOS),
            self._target.padded(numbers, self._target.ids, self._pad, EOS),
            self._target.padded(numbers, self._alignment, NONE, NONE),
        )


class _Sentences:
    """One side of all copies: ids end to end, where each sentence starts, and how long it is."""

    def __init__(self, parts: Sequence[tuple[Any, Any]]) -> None:
        self.ids = numpy.concatenate([ids for ids, _ in parts])
        self.lengths = numpy.concatenate([numpy.diff(ends) for _, ends in parts])
        self.starts = numpy.cumsum(self.lengths) - self.lengths

    def padded(self, numbers: Any, values: Any, fill: int, end: int) -> Any:
        """The sentences' values with `end` behind them, filled up: (sentences, longest + 1)."""
        lengths, starts = self.lengths[numbers], self.starts[numbers]
        rows = numpy.repeat(numpy.arange(len(numbers)), lengths)
        columns = numpy.arange(len(rows)) - numpy.repeat(numpy.cumsum(lengths) - lengths, lengths)
        out = numpy.full((len(numbers), int(lengths.max()) + 1), fill, dtype=numpy.int64)
        out[rows, columns] = values[numpy.repeat(starts, lengths) + columns]
        out[numpy.arange(len(numbers)), lengths] = end
        return out


def ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches, made in a thread of their own while earlier ones are worked on; the last reader ends it."""
    made: queue.Queue[Batch | BaseException | None] = queue.Queue(_AHEAD)
    over = threading.Event()

    def put(item: Batch | BaseException | None) -> None:
        while not over.is_set():
            try:
                made.put(item, timeout=0.2)
                return
            except queue.Full:
                continue

    def make() -> None:
        try:
            for batch in batches:
                put(batch)
                if over.is_set():
                    return
            put(None)
        except BaseException as error:
            put(error)

    threading.Thread(target=make, daemon=True).start()
    try:
        while True:
            item = made.get()
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        over.set()
