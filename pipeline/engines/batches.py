"""Sentences put together for a GPU: of like length, so that little of a batch is padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The places of sentences, batch by batch: short ones first, at most `most` tokens in a batch with its padding.

    `lengths` are in tokens. A sentence that is longer is a batch by itself; with `most` 0 every one is, in order.
    """
    if not most:
        yield from ([place] for place in range(len(lengths)))
        return
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        if batch and (len(batch) + 1) * lengths[place] > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
