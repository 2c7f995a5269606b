"""The words around the slots, in the source and in the translation: what the model had to do with."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pipeline.document import Target
from pipeline.document.values import Name, names_in
from pipeline.locales.tags import parse_locale

SLOT = "\n"
# What is found in the English is the same for every locale: so many texts are kept of the locale before.
KEPT = 4096
# What a text must have before the slower patterns of figures are asked.
FIGURE = re.compile(r"\d")
_WORD = regex.compile(r"\p{Latin}+(?:['’-]\p{Latin}+)*")
_HAN = regex.compile(r"\p{Han}+")


class _Read(NamedTuple):
    """A target and its texts, which nearly every check asks for."""

    target: Target
    frame: str
    source_frame: str
    masked: str
    names: tuple[Name, ...]


# The last target that was read: the checks take one after the other.
_last: _Read | None = None


def _read(target: Target) -> _Read:
    global _last
    found = _last
    if found is None or found.target is not target:
        _last = found = _Read(
            target,
            _filled(target, SLOT),
            _source_frame(target),
            _masked(target),
            tuple(name for slot in target.segment.slots for name in names_in(slot.value)),
        )
    return found


def frame(target: Target, filler: str = SLOT) -> str:
    """The translation with `filler` for every slot."""
    return _read(target).frame if filler == SLOT else _filled(target, filler)


def source_frame(target: Target) -> str:
    """The source with a line break for every slot, without a lead that is rendered by rule."""
    return _read(target).source_frame


def masked(target: Target) -> str:
    """The source with line breaks for every character of its lead and slots, so that places stay."""
    return _read(target).masked


def names_of(target: Target) -> tuple[Name, ...]:
    """The names in slots, each as often as it stands."""
    return _read(target).names


def _filled(target: Target, filler: str) -> str:
    return "".join([filler if piece.slot else piece.text for piece in target.pieces])


def _source_frame(target: Target) -> str:
    segment, at, out = target.segment, target.segment.lead, []
    for slot in segment.slots:
        if slot.start >= at:
            out.append(segment.source[at : slot.start])
            at = slot.end
    return SLOT.join((*out, segment.source[at:]))


def _masked(target: Target) -> str:
    segment = target.segment
    text = SLOT * segment.lead + segment.source[segment.lead :]
    for slot in segment.slots:
        text = text[: slot.start] + SLOT * (slot.end - slot.start) + text[slot.end :]
    return text


def script_of(target: Target) -> str:
    """'Hant', or 'Hans' for every other script."""
    return _script(target.locale)


@cache
def _script(locale: str) -> str:
    return "Hant" if parse_locale(locale).script == "Hant" else "Hans"


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """The English words of a text; figures and signs are none."""
    return tuple(_WORD.findall(text))


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return sum(map(len, _HAN.findall(text)))
