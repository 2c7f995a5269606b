"""Does the text itself look wrong: script, broken characters, length?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.frames import KEPT, count_han, frame, source_frame, words
from pipeline.document import Target
from pipeline.locales.script import foreign_characters

# Chinese characters for an English word: by least squares over 4,000 authored pairs, names and figures left out.
_FOR_FUNCTION_WORD, _FOR_SHORT_WORD, _FOR_LONG_WORD, _FOR_WORD_LEFT = 0.58, 1.38, 2.05, -0.36
_SHORT = 4
# Shares of what is expected. Of the human pairs 1.2% are shorter and 0.3% longer; of less than `_LEAST` characters nothing is said.
_SHORTEST, _LONGEST, _LEAST = 0.65, 1.7, 8
_FUNCTION_WORDS = frozenset(
    words(
        "the a an of to in on at by for with from and or that which who whose as is are was were be been being has have had"
        " will would its it their they his her he she this these those there than into over under also not no such any all"
        " do does did can could may must shall should about after before when while where during through between among"
        " within upon"
    )
)


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
    text, english = frame(target), source_frame(target)
    left, characters = len(words(text)), count_han(text)
    wanted = _FOR_WORD_LEFT * left + _expected(english)
    if wanted >= _LEAST and not _SHORTEST * wanted <= characters <= _LONGEST * wanted:
        said = len(words(english)) - left
        yield f"{characters} Chinese characters for {said} English words: is all of it there?"


@lru_cache(maxsize=KEPT)
def _expected(english: str) -> float:
    """The Chinese characters to be expected of English words."""
    return sum(map(_characters, words(english)))


def _characters(word: str) -> float:
    if word.lower() in _FUNCTION_WORDS:
        return _FOR_FUNCTION_WORD
    return _FOR_SHORT_WORD if len(word) <= _SHORT else _FOR_LONG_WORD
