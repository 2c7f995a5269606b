"""Patterns that are sought only in a text that has what they cannot do without: to ask for that is far cheaper than to seek.

What is asked for must be necessary: where it is missing the pattern has no match that counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.words.folding import folded

# Whether a text may have a match.
Question = Callable[[str], object]
_FIGURE = re.compile(r"\d")
_WORD = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and the question to which every text that has a match of it gives yes."""

    pattern: re.Pattern[str]
    may: Question = bool

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.pattern.finditer(text) if self.may(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.may(text) else None

    def sub(self, written: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what is written for each match."""
        return self.pattern.sub(written, text) if self.may(text) else text


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters: whatever of A to Z stands together."""
    return frozenset(_WORD.findall(folded(text)))


@lru_cache(maxsize=64)
def has_figure(text: str) -> bool:
    """Whether a text has a figure."""
    return _FIGURE.search(text) is not None


def not_ascii(text: str) -> bool:
    """Whether a text has anything that is not ASCII."""
    return not text.isascii()


def having(*pieces: str) -> Question:
    """Asks whether a text has one of the pieces, which are in small letters."""
    if len(pieces) > 1:
        return lambda text: any(map(folded(text).__contains__, pieces))
    (only,) = pieces
    return lambda text: only in folded(text)


def having_word(*phrases: str) -> Question:
    """Asks whether a text has the last word of one of the phrases. They must not end within a longer word."""
    found = [_WORD.findall(folded(phrase))[-1:] for phrase in phrases]
    words = frozenset(word for last in found for word in last)
    return (lambda text: not words_of(text).isdisjoint(words)) if all(found) else bool


def shaped(pattern: str) -> Question:
    """Asks whether a text in small letters has a match of a pattern; it is quick if it begins with a letter or a set."""
    search = re.compile(pattern).search
    return lambda text: search(folded(text))


def both(first: Question, second: Question) -> Question:
    """Asks the first question, and the second where it is answered with yes."""
    return lambda text: first(text) and second(text)


def kept(question: Question) -> Question:
    """The question, with its last answers kept, for patterns that share it."""
    return lru_cache(maxsize=64)(question)
