"""What two sentences share whatever their languages are: figures, names in Latin letters, addresses, characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

# A Chinese character says about as much as so many letters.
_DENSE = 3.3
# What one thing in common is worth that stands once in both texts.
_ADDRESS, _WORD, _FIGURE, _DIGIT, _CHARACTERS = 2.0, 1.0, 1.0, 0.3, 0.3


def weight(text: str) -> float:
    """The length of a sentence, in letters; spaces do not count."""
    dense = len(_dense().findall(text))
    return len("".join(text.split())) - dense + _DENSE * dense


@dataclass(frozen=True, slots=True)
class Shared:
    """What each two sentences share (`gains`) and whether that is a figure, by their numbers from 0.

    `figured` are the sentences of either text that have figures at all.
    """

    gains: dict[tuple[int, int], float]
    figures: frozenset[tuple[int, int]]
    figured: tuple[frozenset[int], frozenset[int]]

    def gain(self, start: int, end: int, at: int, to: int) -> float:
        """What those of the one text from `start` up to `end` share with those of the other from `at` up to `to`."""
        get = self.gains.get
        if end - start == 1 and to - at == 1:
            return get((start, at), 0.0)
        return sum(get((row, column), 0.0) for row in range(start, end) for column in range(at, to))

    def contradicts(self, start: int, end: int, at: int, to: int) -> bool:
        """Whether both have figures, and none in common."""
        ours, theirs = self.figured
        if not any(row in ours for row in range(start, end)):
            return False
        if not any(column in theirs for column in range(at, to)):
            return False
        return not any((row, column) in self.figures for row in range(start, end) for column in range(at, to))


def shared_of(sources: Sequence[str], targets: Sequence[str]) -> Shared:
    """Each thing counts the less the more often it stands in one of the texts."""
    ours, theirs = [_things(text) for text in sources], [_things(text) for text in targets]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for column, things in enumerate(theirs):
        for thing in things:
            places[thing].append(column)
    often = Counter(thing for things in ours for thing in things)
    gains: defaultdict[tuple[int, int], float] = defaultdict(float)
    figures = set()
    for row, things in enumerate(ours):
        for thing, worth in things.items():
            columns = places.get(thing, ())
            for column in columns:
                gains[row, column] += worth / max(often[thing], len(columns))
                if thing.isdigit():
                    figures.add((row, column))
    figured = tuple(
        frozenset(n for n, one in enumerate(side) if any(map(str.isdigit, one))) for side in (ours, theirs)
    )
    return Shared(dict(gains), frozenset(figures), (figured[0], figured[1]))


def _things(text: str) -> dict[str, float]:
    """What may stand in a translation too, with its worth; a figure by its digits alone: 34.2 billion, 342亿."""
    found = {address.lower().rstrip(".,;)/"): _ADDRESS for address in _address().findall(text)}
    rest = _address().sub(" ", text)
    for figure in _figure().findall(rest):
        digits = figure.replace(",", "").replace(".", "").strip("0") or "0"
        found[digits] = _FIGURE if len(digits) > 1 else _DIGIT
    found |= {tens: _FIGURE for decade in _decade().findall(rest) if (tens := decade.rstrip("0"))}
    found |= dict.fromkeys(_name().findall(rest), _WORD)
    for run in _dense_run().findall(rest):
        found |= dict.fromkeys((run[n : n + 2] for n in range(len(run) - 1)), _CHARACTERS)
    return found


@cache
def _dense() -> Any:
    import regex

    return regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@cache
def _dense_run() -> Any:
    import regex

    return regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{2,}")


@cache
def _address() -> Any:
    import regex

    return regex.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+", regex.ASCII)


@cache
def _figure() -> Any:
    import regex

    return regex.compile(r"\d+(?:[.,]\d+)*")


@cache
def _decade() -> Any:
    """The tens of a decade with its century: 1920s is 20年代."""
    import regex

    return regex.compile(r"(?<!\d)(?:1\d|20)(\d0)(?=s\b|年代)")


@cache
def _name() -> Any:
    """A word in Latin letters with a capital: a name that a translation may keep."""
    import regex

    return regex.compile(r"(?<![\p{Latin}\d])(?=\p{Latin}*\p{Lu})[\p{Latin}][\p{Latin}\d]+(?![\p{Latin}\d])")
