"""Mends a name in Latin letters that the engine misspelt: Rinbow for Rainbow, Sokazu for Hirokazu, Metabol主义 for Metabolism."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import SYMBOL, Segment

_WORD = re.compile(r"(?<![A-Za-z\d.@/])[A-Za-z]{3,}(?![A-Za-z\d@/]|\.[A-Za-z])")
_LATIN = re.compile("[A-Za-z]{3}")
_ENGLISH = re.compile(r"[A-Za-z]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_INNER = re.compile("(?<=.)[A-Z]")
# What the engine made of the rest of the name.
_REST = (("ism", "主义"), ("ist", "主义者"))


def spelt(frame: str, segment: Segment) -> str:
    """The frame with each Latin word that the source lacks as the one capitalised source word that it must be."""
    if not _LATIN.search(frame):
        return frame
    english = set(_ENGLISH.findall(segment.slotted))
    low = {word.lower() for word in english}
    text = SYMBOL.sub(lambda match: "\0" * len(match[0]), frame)
    wrong = [
        match for match in _WORD.finditer(text) if match[0].lower() not in low and not match[0].isupper()
    ]
    if not wrong:
        return frame
    written = set(_ENGLISH.findall(text))
    missing = {word for word in english if word[0].isupper() and len(word) > 3 and word not in written}
    for match in reversed(wrong):
        fits = [word for word in missing if _is_slip(match[0], word) and _is_whole(match, word)]
        if len(fits) == 1 and sum(_is_slip(other[0], fits[0]) for other in wrong) == 1:
            end = match.end() + max(
                (len(han) for han in _behind(match[0], fits[0], text[match.end() :])), default=0
            )
            frame = frame[: match.start()] + fits[0] + frame[end:]
    return frame


def _behind(slip: str, word: str, text: str) -> Iterator[str]:
    for english, han in _REST:
        if word == slip + english and text.startswith(han):
            yield han


def _is_whole(match: re.Match[str], word: str) -> bool:
    """Whether the rest of a name of which this is a part does not stand beside it in characters: 香港Pilot, Inter互动."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if word.startswith(match[0]):
        return not _HAN.match(after) or any(_behind(match[0], word, after))
    return not (word.endswith(match[0]) and _HAN.match(before[-1:]))


def _is_slip(slip: str, word: str) -> bool:
    """Whether it is the word with letters missing, its beginning or end, or a few letters off."""
    from rapidfuzz.distance import Levenshtein

    if _INNER.search(slip) and not _INNER.search(word):
        return False
    part = len(slip) > 3 and (word.startswith(slip) or word.endswith(slip))
    dropped = slip[0] == word[0] and 2 * len(slip) > len(word) and _is_within(slip, word)
    most = (len(word) + 1) // 4 + (slip[-4:] == word[-4:])
    return part or dropped or Levenshtein.distance(slip, word) <= most


def _is_within(slip: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in slip)
