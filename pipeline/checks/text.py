"""Does the text itself look wrong: script, broken characters, length?"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from pipeline.checks.frames import count_han, frame, source_frame, words
from pipeline.document import Target
from pipeline.locales.script import foreign_characters

# Least words, and Chinese characters for one of them, in frames: the 1st percentile of the 19,722 authored
# pairs by length (medians 1.50, 1.47, 1.43, 1.43, 1.33), and the 99th (2.40, 2.19, 2.05, 1.96, 1.76) with a
# fifth added, since news with many transcribed names runs longer.
_BOUNDS = ((8, 0.82, 2.9), (12, 0.92, 2.6), (18, 0.94, 2.5), (26, 1.0, 2.4), (41, 0.95, 2.1))


def script_wrong(target: Target) -> Iterator[str]:
    """Characters of the other Chinese script."""
    wrong = foreign_characters(target.text, "Hant" if "Hant" in target.locale else "Hans")
    if wrong:
        yield "not written so in this locale: " + "".join(dict.fromkeys(c for _, c in wrong))


def character_broken(target: Target) -> Iterator[str]:
    """What the engine left of a character that it wrote in bytes; it is taken out of the translation."""
    if "\ufffd" in target.translation.text:
        yield "the engine broke a character, which was taken out; check the sentence"


def length_suspicious(target: Target) -> Iterator[str]:
    """Much shorter or longer than the English lets expect: something was cut or added."""
    text = frame(target)
    english, characters = len(words(source_frame(target))) - len(words(text)), count_han(text)
    shortest, longest = bounds(english)
    if not shortest <= characters <= longest:
        yield f"{characters} Chinese characters for {english} English words: is all of it there?"


def bounds(english: int) -> tuple[float, float]:
    """The least and the most Chinese characters to be expected of so many English words."""
    for least, shortest, longest in reversed(_BOUNDS):
        if english >= least:
            return shortest * english, longest * english
    return 0, inf
