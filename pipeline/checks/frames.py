"""The words around the slots, in the source and in the translation: what the model had to do with."""

from __future__ import annotations

import regex

from pipeline.document import Target

SLOT = "\n"


def frame(target: Target, filler: str = SLOT) -> str:
    """The translation with `filler` for every slot."""
    return "".join(filler if piece.slot else piece.text for piece in target.pieces)


def source_frame(target: Target) -> str:
    """The source with a line break for every slot, without a lead that is rendered by rule."""
    segment, at, out = target.segment, target.segment.lead, []
    for slot in segment.slots:
        if slot.start >= at:
            out.append(segment.source[at : slot.start])
            at = slot.end
    return SLOT.join((*out, segment.source[at:]))


def words(text: str) -> list[str]:
    """The English words of a text; figures and signs are none."""
    return regex.findall(r"\p{Latin}+(?:['’-]\p{Latin}+)*", text)


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(regex.findall(r"\p{Han}", text))
