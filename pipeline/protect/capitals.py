"""People whose names are set in capitals, whole or the surname: 'CHAN Tai-man', 'Peter CHAN', 'CHAN TAI MAN, Peter'.

Capitals make them easier to tell than others: only a surname of the tables with syllables or a given name beside it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.protect.flat import is_headline
from pipeline.protect.romanised import is_cantonese, is_given, is_syllable, table
from pipeline.protect.sought import Sought, kept

_SURNAME = r"(?P<surname>[A-Z]{2,})"
_WESTERN = r"[A-Z][a-z]+"
_CAPITALS = kept(re.compile("[A-Z][A-Z]").search)
# 'Peter' before the surname, and behind it the given name in any of its spellings, perhaps with ', Peter'.
_NAME = Sought(
    re.compile(
        rf"(?<![\w-])(?P<before>{_WESTERN} )?{_SURNAME} (?P<given>[A-Z][a-z]+-[A-Za-z][a-z]+|[A-Z]+-[A-Z]+|[A-Z][a-z]+ [A-Z][a-z]+|[A-Z]{{2,}} [A-Z]{{2,}}"
        rf"|[A-Z][a-z]+)(?P<behind>,? {_WESTERN}(?=[,.;:)]|$| [a-z(]))?(?![\w-])"
    ),
    _CAPITALS,
)
_SHORT = Sought(re.compile(rf"(?<![\w-])(?P<given>{_WESTERN}) {_SURNAME}(?![\w-]| [A-Z])"), _CAPITALS)
_HEADLINE = re.compile(
    r"(?<![\w-])(?P<given>[A-Z]{3,}) (?P<surname>[A-Z]{2,})(?: (?P<more>[A-Z]+-[A-Z]+))?(?![\w-])"
)
_HYPHENATED = re.compile(rf"(?<![\w-]){_SURNAME} (?P<given>[A-Z]+-[A-Z]+)(?![\w-])")


def in_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Where every such name starts and ends; they may overlap."""
    if is_headline(text):
        yield from _in_headline(text)
        return
    for match in _NAME.finditer(text):
        if _is_surname(match["surname"]) and _fits(match["given"]):
            start = match.start() if _is_western(match["before"]) else match.start("surname")
            yield start, match.end() if _is_western(match["behind"]) else match.end("given")
    for match in _SHORT.finditer(text):
        if _is_surname(match["surname"]) and _is_western(match["given"]):
            yield match.span()


def _in_headline(text: str) -> Iterator[tuple[int, int]]:
    """Where all is in capitals, words may be anything: only a given name of the table, or a hyphen, makes a person."""
    for match in _HYPHENATED.finditer(text):
        if _is_surname(match["surname"]) and is_cantonese(match["given"]):
            yield match.span()
    for match in _HEADLINE.finditer(text):
        words = (match["given"].lower(), match["surname"].lower())
        known = _is_western(match["given"].capitalize()) and _is_surname(match["surname"])
        if known and not any(
            word in table("english-words.txt") or word in table("words-too.txt") for word in words
        ):
            whole = match["more"] and is_cantonese(match["more"])
            yield match.start(), match.end() if whole else match.end("surname")


def _is_surname(word: str) -> bool:
    return word.capitalize() in table("surnames.txt")


def _is_western(word: str | None) -> bool:
    return word is not None and word.strip(", ") in table("given-names.txt")


def _fits(given: str) -> bool:
    """Whether these are the syllables of a Chinese given name."""
    if "-" in given:
        return is_cantonese(given)
    words = given.split(" ")
    return all(is_syllable(word) for word in words) if len(words) > 1 else is_given(given)
