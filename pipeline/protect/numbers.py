"""Reads quantities in English: cardinals with magnitude, money, percentages, units, levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.numberwords import NUMBER, levels, number_value
from pipeline.numberwords import SCALE as WORD_SCALE
from pipeline.protect.amounts import (
    AFTER,
    FIRST,
    NEXT,
    Amount,
    Found,
    dollar,
    read_amount,
    scale_of,
    signed,
    unit_of,
)
from pipeline.protect.dates import without_dates
from pipeline.values import Quantity, QuantityKind

_TO = re.compile(r"\s?(?P<dash>[-–—~])\s?|(?:\s|-)(?P<word>(?i:to|or|and))(?:\s|-)")
_BETWEEN = re.compile(r"\b(?:from|between)\s(?:(?:about|around|over|nearly|some|just)\s)?$", re.IGNORECASE)
# After 'HK$500 to 800' stands a noun ('families': another number) or nothing of the kind.
_NO_NOUN = re.compile(
    r"\W*$|[^\w\s-]|\s(?:a|an|per|each|in|for|on|at|and|or|this|last|by|from|under|with|as)\b", re.IGNORECASE
)
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<low>{NUMBER})(?:\sto\s|\sor\s|-to-)|(?<=\bbetween\s)(?P<least>{NUMBER})\sand\s)?(?P<words>{NUMBER})(?:[\s-](?P<scale>{WORD_SCALE}))?\b{AFTER}(?![\w-])",
    re.IGNORECASE,
)
_TIED = re.compile(r"[-–/]\d")
_PART_OF = re.compile(r"\b(?:of|in|per|every|quarters?|thirds?|many)\s$", re.IGNORECASE)


def quantities(text: str) -> Iterator[Found]:
    """Every quantity: start, end, value, and the rule that read it. Spans do not overlap; the longest wins."""
    bare = dollar(text)
    text = without_dates(text)
    taken = bytearray(len(text))
    for start, end, value, rule in sorted(_candidates(text), key=lambda c: (c[0] - c[1], c[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield start, end, replace(value, unit=bare) if value.unit == "$" else value, rule


def _candidates(text: str) -> Iterator[Found]:
    yield from _figures(text)
    for match in _WORDS.finditer(text):
        yield from _in_words(text, match)
    for start, end, quantity in levels(text):
        yield start, end, quantity, "rule: level"


def _figures(text: str) -> Iterator[Found]:
    at = 0
    while match := FIRST.search(text, at):
        first, at = read_amount(match), match.end()
        if first is None:
            continue
        first = signed(text, first)
        to = _TO.match(text, first.end)
        following = NEXT.match(text, to.end()) if to else None
        second = read_amount(following) if following else None
        joined = _join(text, first, to, second) if to and second else None
        last = joined[-1][1] if joined else first.end
        if _TIED.match(text, last):
            at = _end_of_code(text, last)
        else:
            joined = joined or [first.found()]
            at = last
            yield from joined


def _end_of_code(text: str, at: int) -> int:
    """Where '2-1' or '555-12' ends: figures tied by hyphens that make no range are left alone."""
    match = re.compile(r"[\d\-–/,.]*").match(text, at)
    return match.end() if match else at


def _join(text: str, first: Amount, to: re.Match[str], second: Amount) -> list[Found] | None:
    """What two amounts side by side are: a range, a pair that shares unit and scale, or (None) neither."""
    between = bool(_BETWEEN.search(text, max(0, first.start - 24), first.start))
    if (_word(to) == "and" and not between) or not _alike(text, first, to, second):
        return None
    if (first.kind, first.unit) != (second.kind, second.unit):
        unit, kind = (first.unit, first.kind) if first.before else (second.unit, second.kind)
        first, second = replace(first, unit=unit, kind=kind), replace(second, unit=unit, kind=kind)
    if first.scale == 1 and first.figure < second.figure:
        first = replace(first, scale=second.scale)
    falls = first.value >= second.value
    if falls and to["dash"] and first.kind is QuantityKind.CARDINAL and not first.unit:
        return None
    if falls or between or _word(to) == "or":
        return [first.found(), second.found()]
    value = Quantity(first.kind, first.value, second.value, first.unit)
    return [(first.start, second.end, value, f"rule: {first.kind}")]


def _word(to: re.Match[str]) -> str:
    return (to["word"] or "").lower()


def _alike(text: str, first: Amount, to: re.Match[str], second: Amount) -> bool:
    """Whether both may have one unit: that of both, or that of one which the other leaves out."""
    if first.scale > 1 and second.scale == 1:
        return first.before and second.before
    one, other = (first.kind, first.unit), (second.kind, second.unit)
    if one == other:
        return first.before == second.before and (_word(to) != "or" or second.scale > 1)
    if other == (QuantityKind.CARDINAL, ""):
        return first.before and bool(to["dash"] or _NO_NOUN.match(text, second.end))
    return one == (QuantityKind.CARDINAL, "") and not second.before


def _in_words(text: str, match: re.Match[str]) -> Iterator[Found]:
    words, low = match["words"], match["low"] or match["least"]
    kind, unit = unit_of(match)
    big = match["scale"] or re.search(r"\w[\s-](?:hundred|thousand)\b", words, re.IGNORECASE)
    article = words.lower() in ("a", "an") or re.match(
        r"an?[\s-](?:hundred|thousand)\b", words, re.IGNORECASE
    )
    if not (big or kind is not QuantityKind.CARDINAL or unit) or (article and not match["scale"]):
        return
    if article and (
        _PART_OF.search(text, max(0, match.start() - 12), match.start()) or match[0].lower().endswith("-yuan")
    ):
        return
    value, scale = number_value(words), scale_of(match["scale"])
    first = number_value(low) if low else None
    if value is None or (first is not None and first >= value):
        return
    amount = Amount(match.start("words"), match.end(), value, scale, unit, kind)
    if first is None:
        yield signed(text, amount).found()
    else:
        quantity = Quantity(kind, replace(amount, figure=first).value, amount.value, unit)
        yield match.start(), match.end(), quantity, f"rule: {kind}"
