"""The words of `relations.csv`: what stands beside a figure, in English and in either script of Chinese.

The rows that begin with 'before' have words that may, or may not, stand before an English word of several senses.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.checks.frames import SLOT

RISE, FALL, BY, TO, FROM = "rise", "fall", "by", "to", "from"
PROFIT, LOSS = "profit", "loss"
OPPOSITES = {RISE: FALL, FALL: RISE, PROFIT: LOSS, LOSS: PROFIT}
# What may stand between the other words and the figure.
BESIDE = "beside"
# Of a bound a single character counts only so close to the figure; an English one has so many words at most.
_CLOSE, _LONGEST = 4, 4
_SCRIPTS = ("Hans", "Hant")


class Words(NamedTuple):
    """How a relation is said in English and, by script, in Chinese, the longest words first."""

    english: frozenset[str]
    chinese: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a figure: that it is a rise or a loss, by or to how much, a bound.

    `words` is how the text says it before the figure, `behind` behind it. It is `paired` where 'from' and 'to' stand before two figures.
    """

    direction: str = ""
    relation: str = ""
    bound: str = ""
    words: str = ""
    behind: str = ""
    paired: bool = False


@cache
def table() -> Mapping[str, Words]:
    """The words by relation."""
    with (Path(__file__).parent / "relations.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["relation"]: Words(
                frozenset(row["english"].split("|")),
                {
                    script: tuple(sorted(filter(None, row[f"zh-{script}"].split("|")), key=len, reverse=True))
                    for script in _SCRIPTS
                },
            )
            for row in csv.DictReader(file)
        }


@cache
def _bounds() -> Mapping[str, str]:
    """The names of bounds by their English words: of all rows with Chinese that say nothing else."""
    others = (RISE, FALL, TO, FROM, PROFIT, LOSS, BESIDE)
    rows = ((name, row) for name, row in table().items() if name not in others and any(row.chinese.values()))
    return {words: name for name, row in rows for words in row.english}


def bound_before(words: Sequence[str], end: int) -> tuple[str, int]:
    """The bound whose words end there, the longest first, and where they begin; ('', end) for none."""
    for count in range(min(_LONGEST, end), 0, -1):
        if bound := _bounds().get(" ".join(words[end - count : end])):
            return bound, end - count
    return "", end


def bound_behind(words: Sequence[str]) -> str:
    """The bound that the words behind a figure say: 'or more'."""
    return _bounds().get(" ".join(words), "") if words[:1] in (["or"], ["and"], ["at"]) else ""


def said_by(word: str, *relations: str) -> str:
    """Which of the relations an English word says, or nothing."""
    return next((one for one in relations if word in table()[one].english), "")


def chinese(before: str, script: str) -> Said:
    """What the Chinese right before a figure says of it."""
    rest = before
    while (found := _ending(rest, script, BESIDE, RISE, FALL))[0] == BESIDE:
        rest = rest.removesuffix(found[1])
    relation, word = _ending(rest, script, TO, FROM)
    stem = rest.removesuffix(word).removesuffix("了") if relation == TO else rest
    direction, verb = _ending(stem, script, RISE, FALL)
    if not direction and relation == TO:
        relation = ""
    start = len(stem) - len(verb) if direction else len(rest) - len(word)
    return Said(direction, relation or (BY if direction else ""), words=before[start:])


def _ending(text: str, script: str, *relations: str) -> tuple[str, str]:
    """Which relation the Chinese ends with, and its word; the longest word decides. ('', '') for none."""
    said = ((one, table()[one].chinese[script]) for one in relations)
    ends = ((one, next(filter(text.endswith, words))) for one, words in said if text.endswith(words))
    return max(ends, key=lambda end: len(end[1]), default=("", ""))


def says(before: str, after: str, script: str, relation: str) -> bool:
    """Whether the Chinese of a figure's clause has a word of the relation; a single character close to the figure.

    约占总额的5% has it far from the figure: before 的 it may stand anywhere.
    """
    clause = before + SLOT + after
    close = clause if before.endswith("的") else before[-_CLOSE:] + SLOT + after[:_CLOSE]
    return any(word in (clause if len(word) > 1 else close) for word in table()[relation].chinese[script])
