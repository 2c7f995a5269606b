"""What a check finds in a target, and where; the severity is not its business."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Block, Target


@dataclass(frozen=True, slots=True)
class Flaw:
    """A message; `start` and `end` place it in the target's text, `fix` is what should stand there, if that is certain.

    One that is to be said `once` is of the whole release: a name that nobody has confirmed.
    """

    message: str
    start: int | None = None
    end: int | None = None
    fix: str | None = None
    once: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        return None if self.start is None or self.end is None else (self.start, self.end)


# A message alone is a flaw without a place.
Flaws = Iterator[Flaw | str]
Check = Callable[[Target], Flaws]
# Of a whole release in one locale: the target that it is about, and the flaw.
DocumentCheck = Callable[[Sequence[Target]], Iterator[tuple[Target, Flaw | str]]]
# The same of what is in its blocks beside sentences.
BlockCheck = Callable[[Sequence[Block], Sequence[Target]], Iterator[tuple[Target, Flaw]]]


def frame_spans(target: Target, wanted: str) -> Iterator[tuple[int, int]]:
    """Where `wanted` stands in the target's text outside slots."""
    at = 0
    for piece in target.pieces:
        found = -1 if piece.slot else piece.text.find(wanted)
        while found >= 0:
            yield at + found, at + found + len(wanted)
            found = piece.text.find(wanted, found + len(wanted))
        at += len(piece.text)
