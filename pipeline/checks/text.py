"""Does the text itself look wrong: script, leftovers of English, length?"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.checks.frames import count_han, frame, source_frame, words
from pipeline.document import Target
from pipeline.script import foreign_characters

_LATIN = regex.compile(
    r"(?<![\p{Latin}\d.$!@/:#])\p{Latin}{2,}(?:[ '’-]\p{Latin}+)*(?![\p{Latin}\d]|[.!@/:]\w)"
)
# A capitalised phrase with one of these is a body or an event that has a Chinese name.
_TRANSLATABLE = regex.compile(
    r"(?<![-'’])\b(?:[a-z]{2,}|Academy|Agency|Association|Authority|Bank|Board|Bureau|Centre|Center|Chamber|Commission|"
    r"Committee|Conference|Council|Department|District|Forum|Foundation|Government|Institute|Ministry|Office|"
    r"Park|Province|School|Secretary|Summit|University|Zone)\b"
)
_PARTICLES = regex.compile(r"\b(?:de|la|le|van|von|der|den|da|di|bin|al|du)\b")
# Least words, and Chinese characters for one of them, in frames: the 1st percentile of the 19,722 authored
# pairs by length (medians 1.50, 1.47, 1.43, 1.43, 1.33), and the 99th (2.40, 2.19, 2.05, 1.96, 1.76) with a
# fifth added, since news with many transcribed names runs longer.
_BOUNDS = ((8, 0.82, 2.9), (12, 0.92, 2.6), (18, 0.94, 2.5), (26, 1.0, 2.4), (41, 0.95, 2.1))


def script_wrong(target: Target) -> Iterator[str]:
    """Characters of the other Chinese script."""
    wrong = foreign_characters(target.text, "Hant" if "Hant" in target.locale else "Hans")
    if wrong:
        yield "not written so in this locale: " + "".join(dict.fromkeys(c for _, c in wrong))


def untranslated(target: Target) -> Iterator[str]:
    """English words that the model left standing; names that are written so in the source may stay."""
    source = target.segment.source.replace("’", "'")
    left = [m[0] for m in _LATIN.finditer(frame(target)) if not _is_name(m[0], source)]
    if left:
        yield "left in English: " + ", ".join(f"'{word}'" for word in dict.fromkeys(left))


def _is_name(phrase: str, source: str) -> bool:
    """An acronym or brand, or a capitalised name as the source has it."""
    if phrase.isupper():
        return True
    return phrase.replace("’", "'") in source and not _TRANSLATABLE.search(_PARTICLES.sub("", phrase))


def length_suspicious(target: Target) -> Iterator[str]:
    """Much shorter or longer than the English lets expect: something was cut or added."""
    text = frame(target)
    english, characters = len(words(source_frame(target))) - len(words(text)), count_han(text)
    for least, shortest, longest in reversed(_BOUNDS):
        if english >= least:
            if not shortest <= characters / english <= longest:
                yield f"{characters} Chinese characters for {english} English words: is all of it there?"
            return
