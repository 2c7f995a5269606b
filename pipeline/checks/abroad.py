"""The checks for languages other than Chinese, under the same names: those about Chinese are left out, or read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

import regex

from pipeline.checks import english, numbers
from pipeline.checks.calendar import date_contradicts
from pipeline.checks.empty import translation_empty
from pipeline.checks.flaw import Check, Flaw, frame_spans
from pipeline.checks.frames import SLOT, frame, source_frame, words
from pipeline.checks.memory import memory_near
from pipeline.checks.names import name_lost
from pipeline.checks.slots import slot_beyond, slot_dropped, slot_lost, slot_moved, term_unconfirmed
from pipeline.checks.terms import ambiguous_term, term_forbidden
from pipeline.checks.text import character_broken
from pipeline.document import SlotKind, Target
from pipeline.locales import cldr
from pipeline.locales.script import foreign_letters
from pipeline.words.world import left_in_english

_FIGURE = regex.compile(r"\p{Nd}+(?:[.,'’٬٫\s\u00a0\u202f]\p{Nd}+)*")
_BRACKETS = tuple(zip("(（《〈【「『[", ")）》〉】」』]", strict=True))
_SEVERAL_WORDS = regex.compile(r"(?<!\p{L})(\p{L}{2,}(?: \p{L}+){1,7})[,;]? \1(?!\p{L})", regex.IGNORECASE)
_THRICE = regex.compile(r"(?<!\p{L})(\p{L}{2,})(?: \1){2,}(?!\p{L})", regex.IGNORECASE)
_UNSPACED = regex.compile(r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{4,12})\1")
# Fewer words of the English in a row may be a title or a name; figures up to this may be written in words.
_LEFT, _IN_WORDS = 4, 12


def script_wrong(target: Target) -> Iterator[str]:
    """Letters of a script that the language is not written in."""
    wrong = "".join(dict.fromkeys(foreign_letters(frame(target), target.locale)))
    if wrong:
        yield f"not written so in this locale: {wrong}"


def number_changed(target: Target) -> Iterator[str]:
    """Figures of the English, outside slots, that do not stand in the translation; small ones may be words there."""
    stand = {value for _, values in _figures(frame(target)) for value in values}
    for match in numbers._ENGLISH.finditer(source_frame(target)):
        wanted = set(numbers._values(match)) if match["figure"] and not match["scale"] else set()
        if wanted and min(wanted) > _IN_WORDS and not wanted & stand:
            yield f"'{match[0]}' has no counterpart in the translation"


def number_invented(target: Target) -> Iterator[str]:
    """Figures outside slots that the source has not."""
    source = target.segment.source
    known = {value for match in numbers._ENGLISH.finditer(source) for value in numbers._values(match)}
    known |= {value for _, values in _figures(source) for value in values}
    for written, values in _figures(frame(target)):
        if not values & known:
            yield f"'{written}' is not in the source"


def _figures(text: str) -> Iterator[tuple[str, set[Decimal]]]:
    """Every figure, and what it may stand for: a mark in it may part thousands or decimals (1.234: 1234 and 1.234)."""
    for match in _FIGURE.finditer(text):
        parts = re.split(r"\D", match[0])
        digits = ["".join(str(int(one)) for one in part) for part in parts]
        values = {Decimal("".join(digits)), *map(Decimal, digits)}
        if len(digits) > 1:
            values |= _decimal("".join(digits[:-1]), digits[-1])
        yield match[0], values


def _decimal(whole: str, fraction: str) -> set[Decimal]:
    try:
        return {Decimal(f"{whole}.{fraction}")}
    except InvalidOperation:
        return set()


def weekday_changed(target: Target) -> Iterator[str]:
    """A weekday of the English, outside dates, that the translation does not have."""
    text = target.text.casefold()
    for said in dict.fromkeys(_WEEKDAYS.findall(source_frame(target))):
        if not any(stem in text for stem in _stems(target.locale, _DAYS.index(said))):
            yield f"'{said}' has no counterpart in the translation"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = re.compile(rf"\b({'|'.join(_DAYS)})\b")


@cache
def _stems(locale: str, day: int) -> tuple[str, ...]:
    """How the names of a weekday begin, whatever their case: terça, сред."""
    names = (context["wide"][day] for context in cldr.data(locale).days.values() if "wide" in context)
    first = (re.split(r"[\s-]", name.casefold())[0] for name in names)
    return tuple(dict.fromkeys(name[:-1] if len(name) > 4 else name for name in first))


def untranslated(target: Target) -> Iterator[str]:
    """English that was left standing; in languages in Latin letters, words of the English in a row."""
    left = [
        word for word in left_in_english(target.locale) if any(word in text for text in _rendered(target))
    ]
    if left:
        yield "there are no words for it in this language, left in English: " + ", ".join(
            f"'{w}'" for w in left
        )
    if cldr.script_of(target.locale) != "Latn":
        yield from english.untranslated(target)
        return
    source = " ".join(words(source_frame(target)))
    for stretch in frame(target).split(SLOT):
        yield from _left_standing(words(stretch), source)


def _left_standing(text: Sequence[str], source: str) -> Iterator[str]:
    """Runs of words that stand so in the source, as long as they go."""
    at = 0
    while at + _LEFT <= len(text):
        length = _LEFT if _english(text[at : at + _LEFT], source) else 0
        while length and at + length < len(text) and _english(text[at : at + length + 1], source):
            length += 1
        if length:
            yield f"left in English: '{' '.join(text[at : at + length])}'"
        at += length or 1


def _english(stretch: Sequence[str], source: str) -> bool:
    """Whether words stand so in the source, and are more than a name."""
    return sum(word.islower() for word in stretch) >= 2 and f" {' '.join(stretch)} " in f" {source} "


def _rendered(target: Target) -> list[str]:
    """What figures and dates were rendered as."""
    kinds = (SlotKind.NUMBER, SlotKind.DATE)
    return [piece.text for piece in target.pieces if piece.slot and piece.slot.kind in kinds]


def repeated(target: Target) -> Iterator[Flaw]:
    """The same words twice in a row, or one of them three times, where the English does not repeat them."""
    text, source = frame(target), source_frame(target)
    if any(pattern.search(source) for pattern in (_SEVERAL_WORDS, _THRICE)):
        return
    for pattern in (_SEVERAL_WORDS, _THRICE, _UNSPACED):
        for match in pattern.finditer(text):
            place = next(frame_spans(target, match[0]), None)
            yield Flaw(f"says twice: '{match[1]}'", *(place or (None, None)))


def bracket_unpaired(target: Target) -> Iterator[str]:
    """A bracket without its partner; quotation marks are too many things in too many languages."""
    for left, right in _BRACKETS:
        if target.text.count(left) != target.text.count(right):
            yield f"{left} and {right} do not pair"


CHECKS_ABROAD: tuple[Check, ...] = (
    slot_lost,
    translation_empty,
    term_forbidden,
    script_wrong,
    date_contradicts,
    character_broken,
    slot_moved,
    slot_dropped,
    slot_beyond,
    number_changed,
    number_invented,
    weekday_changed,
    name_lost,
    untranslated,
    repeated,
    bracket_unpaired,
    term_unconfirmed,
    ambiguous_term,
    memory_near,
)
