"""What the English says of a figure: how far something rose, where to, and whether at least or at most."""

from __future__ import annotations

import re

from pipeline.checks.frames import SLOT
from pipeline.checks.relationwords import (
    BESIDE,
    BY,
    FALL,
    FROM,
    LOSS,
    PROFIT,
    RISE,
    TO,
    Said,
    bound_before,
    bound_behind,
    said_by,
)

_BREAK = re.compile(r"[,;:.?!()\"“”—]")
# Stands for all that is before the clause.
_EARLIER = ","
_WORD = re.compile(rf"{SLOT}+|\S+")
_NOT = ("no", "not", "never", "nor", "than", "twice")
# These are a place or a time as well: over 18 months, under two metres of water.
_PLACES = ("over", "above", "under", "below")
_NO_BOUND = re.compile(
    r"[ -](?:(?:second|minute|hour|day|night|week|month|quarter|year|decade|winter)s?|of)\b"
)
_UP_DOWN = ("up", "down")
_MORE = ("further", "again", "back")
# How many words an object may have ('cut air travel by 5%').
_OBJECT = 6
# The figure is their object, not how far something rose.
_TAKE = ("gain", "rais")
# What says a direction behind the figure: 5% higher.
_THAN = {"higher": RISE, "more": RISE, "lower": FALL, "less": FALL, "fewer": FALL}


def english(before: str, after: str) -> Said:
    """What the English before and behind a figure says of it; every other slot is line breaks."""
    words, behind = _words_before(before), _WORD.findall(_BREAK.split(after.lower())[0])[:2]
    bound, at = _bound(words, len(words), after)
    if behind and behind[0] in _THAN and behind[1:] not in (["or"], ["and"]):
        return Said(_THAN[behind[0]], BY, bound, " ".join(words[at:]), behind[0])
    relation = words[at - 1] if at and words[at - 1] in (BY, TO, FROM) else ""
    begins = at - bool(relation)
    direction, verb = _movement(words, at, begins)
    if direction in (RISE, FALL) and not relation and not _takes(words[verb:at]):
        relation = BY
    elif _is_unclear(words[:at]) and verb >= begins - 1:
        direction = relation = ""
    said = " ".join(words[verb if direction else begins :]).replace(f" {SLOT}", " …")
    paired = bool(relation) and _is_paired(words, begins)
    bounded = "" if bound else bound_behind(behind)
    return Said(direction, relation, bound or bounded, said, " ".join(behind) if bounded else "", paired)


def _words_before(before: str) -> list[str]:
    """The words of the clause, each other figure or name as one line break."""
    *earlier, clause = _BREAK.split(before.lower())
    words = [SLOT if word.startswith(SLOT) else word for word in _WORD.findall(clause)]
    return [_EARLIER, *words] if earlier else words


def _movement(words: list[str], at: int, begins: int) -> tuple[str, int]:
    """What the figure is said to be by a verb or a noun ('rose by', 'a loss of'), and where that stands."""
    if at > 1 and words[at - 1] == "of":
        return said_by(words[at - 2], RISE, FALL, PROFIT, LOSS), at - 2
    direction, verb = _direction(words, _beyond_figures(words, begins), far=begins < at)
    # Without 'by', 'to' or 'from' the verb stands right before the figure.
    return (direction, verb) if begins < at or verb == at - 1 else ("", begins)


def _bound(words: list[str], at: int, after: str) -> tuple[str, int]:
    """The bound right before the figure, and where what stands beside the figure begins."""
    bound = ""
    while at:
        found, start = bound_before(words, at)
        if found and _is_bound(words[start:at], words[start - 1] if start else "", after):
            bound, at = bound or found, start
        elif not found and said_by(words[at - 1], BESIDE):
            at -= 1
        else:
            break
    return bound, at


def _is_bound(said: list[str], before: str, after: str) -> bool:
    if said == ["up", "to"]:
        return not said_by(before, "before up to", RISE, FALL)
    if said[0] in _PLACES:
        return (not before or bool(said_by(before, "before over"))) and not _NO_BOUND.match(after)
    return before not in _NOT


def _is_unclear(words: list[str]) -> bool:
    """Whether 'up to' may be a bound or say where something went: 'is up to 5%'."""
    return words[-2:] == ["up", "to"] and bool(said_by("".join(words[-3:-2]), "before up to"))


def _beyond_figures(words: list[str], at: int) -> int:
    """Where the verb of 'rose by 5% to 30' and 'rose sharply from 25 to 30' ends."""
    while at:
        if words[at - 1] == SLOT:
            _, at = _bound(words, at - 1, "")
            at -= bool(at and words[at - 1] in (BY, TO, FROM))
        elif words[at - 1].endswith("ly") or words[at - 1] in _MORE:
            at -= 1
        else:
            break
    return at


def _direction(words: list[str], end: int, far: bool) -> tuple[str, int]:
    """Rise or fall by the verb that ends there or, if it may be far, has its object behind it; and where it stands."""
    for at in range(end - 1, max(-1, end - 1 - (_OBJECT if far else 1)), -1):
        if at < end - 1 and _ends_clause(words, at):
            break
        if words[at] in _UP_DOWN and at and not _says_up(words[at - 1]):
            continue
        if direction := said_by(words[at], RISE, FALL):
            noun = at < end - 1 and at and said_by(words[at - 1], "before a noun")
            return ("", end) if noun else (direction, at)
    return "", end


def _says_up(before: str) -> bool:
    """Whether 'up' and 'down' say a direction behind the word; elsewhere they belong to a verb."""
    return before in (SLOT, _EARLIER) or bool(said_by(before, "before up"))


def _ends_clause(words: list[str], at: int) -> bool:
    """Whether something stands between a verb and its figure that does not belong to its object."""
    word = words[at]
    if said_by(word, "before a verb", "before up"):
        return True
    return word.endswith("ed") and not said_by(word, RISE, FALL)


def _takes(words: list[str]) -> bool:
    """Whether a verb has the figure as its object, or another word between: raised 5 million, fell below 5%."""
    return words[0].startswith(_TAKE) or (len(words) > 1 and words[1] != "of")


def _is_paired(words: list[str], at: int) -> bool:
    """Whether a figure with 'from' or 'to' stands right before: 'from 25 to'."""
    if words[at - 1 : at] != [SLOT]:
        return False
    _, start = _bound(words, at - 1, "")
    return words[start - 1 : start] in ([FROM], [TO])
