"""What a translation must not do, taught as unlikelihood (Welleck et al. 2020): end with something left out, say a slot
a second time, or say one that the source has not.
"""

from __future__ import annotations

from typing import Any

import numpy
import torch

from pipeline.press.align import NONE
from pipeline.press.batches import EOS, Batch

# Pieces that are left out at once, and how many of them must surely pay a piece of the source to be missed.
_FEWEST, _MOST, _PAYING = 4, 12, 3
# Pieces before a slot that go with it at most, and the share of the sentences with slots that lose one.
_BEFORE_SLOT, _LOSE_SLOT = 3, 0.7


def shortened(batch: Batch, slots: Any, pad: int, rng: Any) -> tuple[Any, Any, Any]:
    """Targets with a stretch cut out of their middle: ids (sentences, longest), where each ends (its EOS), and whether it
    lost anything. `slots`: the ids of the symbols of slots; `rng`: a NumPy generator.

    A stretch that pays nothing of the source may be one that a good translation does without; such targets stay whole.
    """
    target = batch.target.copy()
    ends = (target == EOS).argmax(1)
    lost = numpy.zeros(len(target), dtype=bool)
    is_slot = numpy.isin(target, slots)
    for row, end in enumerate(ends.tolist()):
        start, size = _stretch(numpy.flatnonzero(is_slot[row]), end, rng)
        stop = min(start + size, end - 1)
        paying = batch.alignment[row, start:stop] != NONE
        if stop > start and (is_slot[row, start:stop].any() or paying.sum() >= _PAYING):
            target[row, start : end + 1 - (stop - start)] = target[row, stop : end + 1].copy()
            target[row, end + 1 - (stop - start) :] = pad
            ends[row], lost[row] = end - (stop - start), True
    return target, ends, lost


def _stretch(slots: Any, end: int, rng: Any) -> tuple[int, int]:
    """Where to cut and how much: around a slot, or anywhere."""
    size = int(rng.integers(_FEWEST, _MOST + 1))
    if len(slots) and rng.random() < _LOSE_SLOT:
        before = int(rng.integers(0, _BEFORE_SLOT + 1))
        return max(0, int(rng.choice(slots)) - before), before + int(rng.integers(1, _BEFORE_SLOT + 2))
    return int(rng.integers(0, max(1, end - size))), size


def unfinished(logits: torch.Tensor) -> torch.Tensor:
    """-log of the probability not to end: (sentences, pieces) where a shortened target ends."""
    ending = torch.log_softmax(logits, -1)[:, EOS]
    return _unlikely(ending.exp())


def barred(source: torch.Tensor, target: torch.Tensor, slots: torch.Tensor) -> torch.Tensor:
    """Which slots must not come at a place of the target: (sentences, places, slots).

    Those that stood there before, and those that the source has not.
    """
    said = target[..., None] == slots
    before = said.cumsum(1) - said.long() > 0
    absent = ~(source[..., None] == slots).any(1, keepdim=True)
    return (before | absent) & ~said


def repeated(logits: torch.Tensor, slots: torch.Tensor, bars: torch.Tensor) -> torch.Tensor:
    """Mean -log of the probability to say none of the barred slots: logits (…, tokens, pieces), bars (tokens, slots).

    `slots`: the places of the slots among the pieces.
    """
    whole = logits.logsumexp(-1, keepdim=True)
    said = ((logits[..., slots] - whole).exp() * bars).sum(-1)
    return _unlikely(said)


def _unlikely(probability: torch.Tensor) -> torch.Tensor:
    return -torch.log1p(-probability.clamp(max=1 - 1e-4)).mean()
