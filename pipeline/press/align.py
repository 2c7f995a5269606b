"""Which source piece each target piece translates: what guided alignment teaches the attention.

IBM Model 1 (Brown et al. 1993) by expectation–maximisation with a mild pull to the diagonal; slot
symbols, which stand on both sides, are aligned by identity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy

NONE = 255
_ROUNDS, _DIAGONAL, _SURE = 4, 2.0, 0.4

Ids = Any


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every (source, target) place of every pair, target places outermost: ids, offsets, prior."""

    source: Any
    target: Any
    starts: Any
    prior: Any


def align(pairs: Sequence[tuple[Ids, Ids]], symbols: frozenset[int]) -> list[Any]:
    """For each pair the place in the source of every target piece (uint8), or 255 where it is unsure.

    All places of all pairs are in memory at once: some 1,000 a pair, 30 bytes each.
    """
    if not pairs:
        return []
    posterior = _posterior(_cells(pairs))
    out, at = [], 0
    for source, target in pairs:
        size = len(source) * len(target)
        table = posterior[at : at + size].reshape(len(target), len(source))
        at += size
        out.append(_best(table, source, target, symbols))
    return out


def _cells(pairs: Sequence[tuple[Ids, Ids]]) -> _Cells:
    source = [numpy.tile(s, len(t)) for s, t in pairs]
    target = [numpy.repeat(t, len(s)) for s, t in pairs]
    sizes = numpy.concatenate([numpy.full(len(t), len(s)) for s, t in pairs])
    prior = [_diagonal(len(s), len(t)) for s, t in pairs]
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    return _Cells(numpy.concatenate(source), numpy.concatenate(target), starts, numpy.concatenate(prior))


def _diagonal(sources: int, targets: int) -> Any:
    """e^(-λ|i/n - j/m|), target places outermost, as float32."""
    i, j = numpy.arange(sources) / max(1, sources), numpy.arange(targets) / max(1, targets)
    return numpy.exp(-_DIAGONAL * numpy.abs(j[:, None] - i[None])).ravel().astype(numpy.float32)


def _posterior(cells: _Cells) -> Any:
    """How likely each source place is for each target place, after the rounds of EM."""
    keys, index = numpy.unique(cells.source.astype(numpy.int64) << 16 | cells.target, return_inverse=True)
    sources = keys >> 16
    chance = numpy.ones(len(keys), dtype=numpy.float32)
    posterior = cells.prior
    for _ in range(_ROUNDS):
        weight = chance[index] * cells.prior
        sums = numpy.add.reduceat(weight, cells.starts)
        lengths = numpy.diff(numpy.append(cells.starts, len(weight)))
        posterior = weight / numpy.repeat(numpy.maximum(sums, 1e-12), lengths)
        counts = numpy.bincount(index, posterior, len(keys))
        totals = numpy.bincount(sources, counts, 1 << 16)
        chance = (counts / numpy.maximum(totals[sources], 1e-12)).astype(numpy.float32)
    return posterior


def _best(table: Any, source: Ids, target: Ids, symbols: frozenset[int]) -> Any:
    best = table.argmax(1)
    best[table.max(1) < _SURE] = NONE
    places = {int(piece): place for place, piece in enumerate(source) if int(piece) in symbols}
    for place, piece in enumerate(target):
        if int(piece) in symbols:
            best[place] = places.get(int(piece), NONE)
    return numpy.minimum(best, NONE).astype(numpy.uint8)
