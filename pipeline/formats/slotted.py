"""A sentence piece by piece as a bilingual file has it: which of its slots are marked there, and its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.document import Piece, Segment, Slot
from pipeline.document.entry import Part, joined
from pipeline.files.text import xml_safe


def source_pieces(segment: Segment) -> list[Piece]:
    """The English, with the text of each slot."""
    pieces: list[Piece] = []
    at = 0
    for slot in segment.slots:
        pieces += [Piece(segment.source[at : slot.start]), Piece(slot.source, slot)]
        at = slot.end
    return [*pieces, Piece(segment.source[at:])]


def marked(pieces: Iterable[Piece], slots: Iterable[Slot]) -> list[Piece]:
    """The pieces; a slot that is none of `slots`, or that comes twice, is plain text: no mark repeats."""
    left = {slot.symbol for slot in slots}
    made: list[Piece] = []
    for piece in pieces:
        if piece.slot is None:
            made.append(piece)
        elif piece.slot.symbol in left:
            left.remove(piece.slot.symbol)
            made.append(piece)
        else:
            made.append(Piece(piece.text))
    return made


def once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; of a slot that comes twice the second is plain text."""
    return marked(pieces, [piece.slot for piece in pieces if piece.slot])


def parts(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """The pieces as they are read back from a file."""
    return joined([Part(xml_safe(piece.text), piece.slot.symbol if piece.slot else "") for piece in pieces])
