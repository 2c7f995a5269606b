"""Does the text itself look wrong: script, leftovers of English, repetition, length, brackets?"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.document import Target
from pipeline.script import foreign_characters

_LATIN = regex.compile(r"\p{Latin}{2,}(?:[ '-]\p{Latin}+)*")
_REPEATED = regex.compile(r"(\p{Han}{2,}?[，、]?)\1{1,}|(\p{Han}{4,}).{0,12}?\2")
_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "《》", "【】")
# Chinese characters for one English word: releases lie between these (1st and 99th percentile are 0.9 and 3.6).
_SHORTEST, _LONGEST = 0.9, 3.8


def _frame(target: Target, filler: str = "\n") -> str:
    return "".join(filler if piece.slot else piece.text for piece in target.pieces)


def script_wrong(target: Target) -> Iterator[str]:
    """Characters of the other Chinese script."""
    wrong = foreign_characters(target.text, "Hant" if "Hant" in target.locale else "Hans")
    if wrong:
        yield "not written so in this locale: " + "".join(dict.fromkeys(c for _, c in wrong))


def untranslated(target: Target) -> Iterator[str]:
    """English words that the model left standing."""
    left = [m[0] for m in _LATIN.finditer(_frame(target)) if not m[0].isupper()]
    if left:
        yield "left in English: " + ", ".join(f"'{word}'" for word in dict.fromkeys(left))


def repeated(target: Target) -> Iterator[str]:
    """The same words again within a few characters: small models do that."""
    for match in _REPEATED.finditer(_frame(target)):
        yield f"says twice: '{match[1] or match[2]}'"


def length_suspicious(target: Target) -> Iterator[str]:
    """Much shorter or longer than the English lets expect: something was cut or added."""
    words = sum(len(text.split()) for text in _source_frame(target))
    characters = len(regex.findall(r"\p{Han}", _frame(target)))
    if words >= 8 and not _SHORTEST <= characters / words <= _LONGEST:
        yield f"{characters} Chinese characters for {words} English words: is all of it there?"


def _source_frame(target: Target) -> Iterator[str]:
    at = 0
    for slot in target.segment.slots:
        yield target.segment.source[at : slot.start]
        at = slot.end
    yield target.segment.source[at:]


def bracket_unpaired(target: Target) -> Iterator[str]:
    """An opening or closing mark without its partner, where the source has none missing."""
    for pair in _PAIRS:
        left, right = pair[0], pair[1]
        if target.text.count(left) != target.text.count(right):
            yield f"{left} and {right} do not pair"
