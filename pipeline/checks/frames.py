"""The words around the slots, in the source and in the translation: what the model had to do with."""

from __future__ import annotations

from functools import lru_cache

import regex

from pipeline.document import Target
from pipeline.locales.tags import parse_locale

SLOT = "\n"
# What is found in the English is the same for every locale: so many texts are kept of the locale before.
KEPT = 4096
_WORD = regex.compile(r"\p{Latin}+(?:['’-]\p{Latin}+)*")
_HAN = regex.compile(r"\p{Han}")


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


def masked(target: Target) -> str:
    """The source with line breaks for every character of its lead and slots, so that places stay."""
    segment = target.segment
    text = SLOT * segment.lead + segment.source[segment.lead :]
    for slot in segment.slots:
        text = text[: slot.start] + SLOT * (slot.end - slot.start) + text[slot.end :]
    return text


def script_of(target: Target) -> str:
    """'Hant', or 'Hans' for every other script."""
    return "Hant" if parse_locale(target.locale).script == "Hant" else "Hans"


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """The English words of a text; figures and signs are none."""
    return tuple(_WORD.findall(text))


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))
