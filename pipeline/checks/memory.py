"""Does the memory have something that the translator may want to take?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Piece, Target


def memory_near(target: Target) -> Iterator[str]:
    """A like sentence was translated before, or this one, in a way that does not fit; it is offered, not written."""
    if target.matches:
        best = target.matches[0]
        what = "this sentence" if best.quality >= 99 else f"a sentence that is {best.quality}% the same"
        why = f", not written because {best.note}" if best.note else ""
        yield f"the memory has {what}{why}: '{_text(best.source)}' → '{_text(best.target)}'"


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
