"""Reads quantities in English: cardinals with magnitude, money, percentages, units, levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.document.values import Quantity, QuantityKind
from pipeline.protect.amounts import (
    AFTER,
    FIRST,
    NEXT,
    Amount,
    Found,
    read_amount,
    scale_of,
    signed,
    unit_of,
)
from pipeline.protect.apart import any_of
from pipeline.protect.dates import without_dates
from pipeline.protect.dollars import HOME, UNSURE, dollar
from pipeline.protect.fractions import fractions
from pipeline.protect.negatives import negatives
from pipeline.protect.nomeasures import is_measure
from pipeline.protect.rates import rated
from pipeline.protect.romanised import table
from pipeline.protect.sought import Sought, has_figure, having, having_word
from pipeline.words.numbers import NUMBER, SMALL, levels, number_value
from pipeline.words.numbers import SCALE as WORD_SCALE

# '10,102 -2.3%' is a fall beside a figure.
_TO = re.compile(r"(?:\s(?=[-–—~]\s))?(?P<dash>[-–—~])\s?|(?:\s|-)(?P<word>(?i:to|or|and))(?:\s|-)")
_BETWEEN = re.compile(
    r"\b(?P<word>from|between)\s(?P<about>(?:about|around|over|nearly|some|just)\s)?$", re.IGNORECASE
)
_RANGES = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere) $", re.IGNORECASE)
# 'the gap between 5 and 10 percent' has two ends and is no range.
_TWO_ENDS = re.compile(
    r"\b(?:gap|gaps|difference|differential|spread|distance|ratio|divided|split|choice|link) between\s$",
    re.IGNORECASE,
)
# After 'HK$500 to 800' stands a noun ('families': another number) or nothing of the kind.
_NO_NOUN = re.compile(
    r"\W*$|[^\w\s-]|\s(?:a|an|per|each|in|for|on|at|and|or|this|last|by|from|under|with|as)\b", re.IGNORECASE
)
_COUNTED, _SCALED = having_word(*SMALL, "half"), having("illion")


def _is_counted(text: str) -> bool:
    """Whether a number in words may be more than 'a', which is one only before a million."""
    return bool(_COUNTED(text) or _SCALED(text))


_WORDS = Sought(
    re.compile(  # The letters are those that numbers begin with.
        rf"(?<![\w-])(?=[aefhnostz])(?:(?P<low>{NUMBER})(?:\sto\s|\sor\s|-to-)|(?<=\bbetween\s)(?P<least>{NUMBER})\sand\s)?(?P<words>{NUMBER})(?:[\s-](?P<scale>{WORD_SCALE}))?\b{AFTER}(?![\w-])",
        re.IGNORECASE,
    ),
    _is_counted,
)
_A_HUNDRED = re.compile(r"an?[\s-](?:hundred|thousand)\b", re.IGNORECASE)
_HUNDREDS = re.compile(r"\w[\s-](?:hundred|thousand)\b", re.IGNORECASE)
_LEVELLED = having("level", "-yuan")
_AMERICAN = re.compile(r"\bUSD?\b")
_TIED = re.compile(r"[-–/]\d")
_PART_OF = re.compile(r"\b(?:of|in|per|every|quarters?|thirds?|many)\s$", re.IGNORECASE)


def quantities(text: str, release: str = "") -> Iterator[Found]:
    """Every quantity: start, end, value, and the rule that read it. Spans do not overlap; the longest wins.

    `release` is the whole that the text is part of; it may say whose a bare '$' is.
    """
    cleared = without_dates(text)
    taken = bytearray(len(text))
    for start, end, value, rule in sorted(_candidates(text, cleared), key=lambda c: (c[0] - c[1], c[0])):
        if not any(taken[start:end]) and is_measure(text, start, end, value.unit):
            taken[start:end] = b"\1" * (end - start)
            yield start, end, _of_currency(value, text, release, start, end), rule


def _of_currency(value: Quantity, text: str, release: str, start: int, end: int) -> Quantity:
    """A bare '$' and bare cents in the dollars that the text is about."""
    if value.unit not in ("$", "cent"):
        return value
    unit = dollar(text, release, start, end)
    if value.unit == "cent":
        american = "USD" if unit == UNSURE and _AMERICAN.search(text) else unit
        cents = {"HKD": "hk_cent", HOME: "hk_cent", "USD": "us_cent"}
        return replace(value, unit=cents.get(american, "cent"))
    return replace(value, unit=unit)


def _candidates(text: str, cleared: str) -> Iterator[Found]:
    """What `cleared` has of the text, and parts and ratios of the text itself, for '3:1' is cleared away."""
    yield from fractions(text)
    yield from negatives(text)
    yield from _figures(cleared)
    for match in _WORDS.finditer(cleared):
        if found := _in_words(cleared, match):
            yield from rated(cleared, [found])
    for start, end, quantity in levels(cleared) if _LEVELLED(cleared) else ():
        yield start, end, quantity, "rule: level"


def _figures(text: str) -> Iterator[Found]:
    at = 0 if has_figure(text) else len(text)
    while match := FIRST.search(text, at):
        first, at = read_amount(match), match.end()
        if first is None:
            continue
        first = signed(text, first)
        to = _TO.match(text, first.end)
        following = NEXT.match(text, to.end()) if to else None
        second = read_amount(following, money=first.kind is QuantityKind.MONEY) if following else None
        joined = _join(text, first, to, second) if to and second else None
        last = joined[-1][1] if joined else first.end
        if _TIED.match(text, last):
            at = _end_of_code(text, last)
        else:
            found = rated(text, joined or [first.found()])
            at = found[-1][1]
            yield from found


def _end_of_code(text: str, at: int) -> int:
    """Where '2-1' or '555-12' ends: figures tied by hyphens that make no range are left alone."""
    match = re.compile(r"[\d\-–/,.]*").match(text, at)
    return match.end() if match else at


def _join(text: str, first: Amount, to: re.Match[str], second: Amount) -> list[Found] | None:
    """What two amounts side by side are: a range, a pair that shares unit and scale, or (None) neither."""
    between = _BETWEEN.search(text, max(0, first.start - 24), first.start)
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
    start = first.start if between is None else _start_of_range(text, between)
    changes = first.kind is not QuantityKind.PERCENT and _changes().search(
        text, max(0, first.start - 40), first.start
    )
    if falls or start is None or _word(to) == "or" or changes:
        return [first.found(), second.found()]
    value = Quantity(first.kind, first.value, second.value, first.unit)
    return [(start, second.end, value, f"rule: {first.kind}")]


@cache
def _changes() -> re.Pattern[str]:
    """The words that say how far a figure moved, right before it."""
    about = r"(?:(?:about|around|over|nearly|almost|some|just|more than)\s)?"
    return re.compile(rf"\b(?:{any_of(table('changes.txt'))})(?:\s\w+ly|\sfurther)?\s{about}$", re.IGNORECASE)


def _start_of_range(text: str, between: re.Match[str]) -> int | None:
    """Where 'between 5 and 10' and 'from 5 to 10' of what ranges begin; None for 'from 5 to 10', which says how far it rose."""
    rises = between["word"].lower() == "from" and not _RANGES.search(text, 0, between.start())
    if rises or between["about"] or _TWO_ENDS.search(text, 0, between.end()):
        return None
    return between.start()


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


def _in_words(text: str, match: re.Match[str]) -> Found | None:
    words, low = match["words"], match["low"] or match["least"]
    article = words.lower() in ("a", "an") or _A_HUNDRED.match(words)
    if article and not match["scale"]:
        return None
    kind, unit = unit_of(match)
    big = match["scale"] or _HUNDREDS.search(words)
    if not (big or kind is not QuantityKind.CARDINAL or unit):
        return None
    if article and (
        _PART_OF.search(text, max(0, match.start() - 12), match.start()) or match[0].lower().endswith("-yuan")
    ):
        return None
    value, scale = number_value(words), scale_of(match["scale"])
    first = number_value(low) if low else None
    if value is None or (first is not None and first >= value):
        return None
    amount = Amount(match.start("words"), match.end(), value, scale, unit, kind)
    if first is None:
        return signed(text, amount).found()
    quantity = Quantity(kind, replace(amount, figure=first).value, amount.value, unit)
    return match.start(), match.end(), quantity, f"rule: {kind}"
