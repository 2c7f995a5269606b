"""Which target pieces a source can call for: the softmax over these alone takes half of the time of a search.

After the lexical shortlists of Marian (Junczys-Dowmunt et al. 2018): the commonest pieces, for every source piece those
it was aligned with most often in training, and itself, since names, bytes and the lexicon's hints are copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy

from pipeline.engines.shortlists import can_stand
from pipeline.press.align import NONE
from pipeline.press.batches import Copy

# Pieces that are always there, and of each source piece.
COMMON, OWN = 4000, 200


def shortlist(copies: Sequence[Copy], vocabulary: Sequence[str]) -> Iterator[str]:
    """The lines of CTranslate2's `vmap.txt`: a source piece, a tab, its target pieces; first those that are always there."""
    size = len(vocabulary)
    written = numpy.bincount(numpy.concatenate([copy.target for copy in copies]), minlength=size)
    common = {int(piece) for piece in numpy.argsort(-written)[:COMMON] if written[piece]}
    common |= {place for place, piece in enumerate(vocabulary) if _is_symbol(piece)}
    yield "\t" + _pieces(sorted(common), vocabulary)
    own = _aligned(copies, size)
    for place, piece in enumerate(vocabulary):
        if can_stand(piece):
            yield f"{piece}\t{_pieces([place, *(p for p in own[place] if p not in common)], vocabulary)}"


def _aligned(copies: Sequence[Copy], size: int) -> list[list[int]]:
    """For each source piece the target pieces that were aligned with it, the most frequent first."""
    pairs = numpy.concatenate([_pairs(copy) for copy in copies])
    both, counts = numpy.unique(pairs, return_counts=True)
    order = numpy.argsort(-counts, kind="stable")
    found: list[list[int]] = [[] for _ in range(size)]
    for pair in both[order].tolist():
        row = found[pair >> 16]
        if len(row) < OWN:
            row.append(pair & 0xFFFF)
    return found


def _pairs(copy: Copy) -> Any:
    """Every aligned pair of pieces: the source's in the upper half, the target's in the lower 16 bits."""
    starts = numpy.repeat(copy.source_ends[:-1], numpy.diff(copy.target_ends))
    sure = copy.alignment != NONE
    sources = copy.source[(starts + copy.alignment)[sure]].astype(numpy.int64)
    return sources << 16 | copy.target[sure]


def _pieces(places: Iterable[int], vocabulary: Sequence[str]) -> str:
    return " ".join(vocabulary[place] for place in places if can_stand(vocabulary[place]))


def _is_symbol(piece: str) -> bool:
    """A slot, a byte, a mark or a figure."""
    return piece.startswith("<") or not any(character.isalpha() for character in piece)
