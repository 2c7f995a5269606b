"""How much of what must not be wrong is right: names, figures and dates in the finished text, read back from it.

Each is a percentage with the number of occurrences in its signature and, where there is a reference, the
percentage that the reference itself has (`ref`): no translation can be expected to do better. Of several
references that with the most right counts, block by block.

Terms are counted as at WMT 2025 (Terminology Shared Task): occurrences rendered over occurrences in the source,
no more than those, of terms that the reference renders so; a name inside a longer name is not counted again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from pipeline.chinese import moments, quantities
from pipeline.document import Score, Target, Way
from pipeline.document.values import Moment, Name, Quantity, QuantityKind, names_in
from pipeline.locales import cldr
from pipeline.locales.script import count_letters
from pipeline.locales.tags import is_chinese
from pipeline.words.occurrences import occurrences

_READ_IN_CHINESE = ("magnitudes", "dates")
SCALED = Decimal(10_000)
# Some write 2020 年 7 月: spaces about figures, which the reader of Chinese does not expect.
_SPACED = re.compile(r"(?<=\d) (?=[年月日万萬亿億%个個])|(?<=[年月]) (?=\d)")
# Brackets for a minus: about all of a cell, or before a scale or currency.
_NEGATIVE = re.compile(r"^[(（](\d[\d,. ]*%?)[)）]$|\((\d[\d,. ]*)\)(?=[\u4e00-\u9fff])")
# Currencies that one word stands for: 元 may be any of them.
_LATIN = re.compile("[A-Za-z]")
# What is read in a block is asked for its document and again for the run: of so many texts it is kept.
_KEPT = 4096
_YUAN = {"yuan", "CNY", "$", "$?", "¥"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in one locale: its targets, its text, and the text that each reference has for it."""

    targets: tuple[Target, ...]
    text: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are, how many of them are right, and the same for a reference."""

    total: int = 0
    right: int = 0
    compared: int = 0
    reference: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.total + other.total,
            self.right + other.right,
            self.compared + other.compared,
            self.reference + other.reference,
        )


_NOTHING = Tally()


class Accuracy:
    """Counts passages of one locale as they go by."""

    def __init__(self, locale: str, metrics: Iterable[str], document: str | None = None) -> None:
        self._locale, self._document = locale, document
        self._tallies = {name: Tally() for name in metrics if _is_measured(name, locale)}

    def add(self, passage: Passage) -> None:
        for metric, tally in self._tallies.items():
            counted = ACCURACY[metric](passage)
            if counted.total:
                self._tallies[metric] = tally + counted

    def scores(self) -> tuple[Score, ...]:
        """One for each of the metrics of which the text has an occurrence; figures are read back from Chinese alone."""
        return tuple(
            Score(
                metric,
                100 * tally.right / tally.total,
                f"n:{tally.total}{_ceiling(tally)}",
                self._locale,
                self._document,
            )
            for metric, tally in self._tallies.items()
            if tally.total
        )


def score_accuracy(
    passages: Iterable[Passage], locale: str, metrics: Iterable[str], document: str | None = None
) -> tuple[Score, ...]:
    """The scores of passages taken together."""
    accuracy = Accuracy(locale, metrics, document)
    for passage in passages:
        accuracy.add(passage)
    return accuracy.scores()


def _is_measured(metric: str, locale: str) -> bool:
    if metric == "untranslated":
        return cldr.script_of(locale) != "Latn"
    return is_chinese(locale) or metric not in _READ_IN_CHINESE


def _ceiling(tally: Tally) -> str:
    return f"|ref:{100 * tally.reference / tally.compared:.1f}" if tally.compared else ""


def _terms(passage: Passage) -> Tally:
    """Names with an official rendering; with a reference only those that it renders so somewhere in the block."""
    wanted: Counter[str] = Counter()
    for name, locale in _names(passage):
        official = name.term.target(locale) if name.term else None
        if name.term and official and name.term.category != "honour":
            wanted[official] += 1
    if not wanted:
        return _NOTHING
    right = occurrences(passage.text, wanted)
    if not passage.references:
        return Tally(wanted.total(), right.total())
    theirs = [occurrences(reference, wanted) for reference in passage.references]
    kept = [official for official in wanted if any(have[official] for have in theirs)]
    total = sum(wanted[o] for o in kept)
    most = max(sum(have[o] for o in kept) for have in theirs)
    return Tally(total, sum(right[o] for o in kept), total, most)


def _magnitudes(passage: Passage) -> Tally:
    """Money and numbers of ten thousand or more: the same value, and for money the same currency."""
    wanted = [
        value
        for value in _values(passage, Quantity)
        if value.kind in (QuantityKind.MONEY, QuantityKind.CARDINAL)
        and (value.kind is QuantityKind.MONEY or abs(value.low) >= SCALED)
    ]
    return _tally(passage, wanted, _amounts_of, _same_amount)


@lru_cache(maxsize=_KEPT)
def _amounts_of(text: str) -> tuple[Quantity, ...]:
    signed = _NEGATIVE.sub(lambda match: f"-{match[1] or match[2]}", _SPACED.sub("", text))
    return tuple(quantity for _, _, quantity in quantities(signed))


def _same_amount(want: Quantity, have: Quantity) -> bool:
    money = want.kind is QuantityKind.MONEY
    home = want.unit == "$HKD" and have.unit in {"HKD", *_YUAN}
    same_unit = want.unit == have.unit or home or {want.unit, have.unit} <= _YUAN
    return (want.low, want.high) == (have.low, have.high) and (same_unit or not money)


def _dates(passage: Passage) -> Tally:
    """Dates and years."""
    wanted = [end for moment in _values(passage, Moment) for end in _ends(moment)]
    return _tally(passage, wanted, _dates_of, _same_date)


@lru_cache(maxsize=_KEPT)
def _dates_of(text: str) -> tuple[Moment, ...]:
    """The dates of a text; of a span of years also both ends, for 'between 2025 and 2027'."""
    found = [end for _, _, moment in moments(_SPACED.sub("", text)) for end in _ends(moment)]
    spans = [moment for moment in found if moment.end_year and moment.month is None]
    return (*found, *(Moment(year) for moment in spans for year in (moment.year, moment.end_year)))


def _ends(moment: Moment) -> tuple[Moment, ...]:
    """Both ends of a span across months: a translator may write them apart."""
    return (replace(moment, end=None), moment.end) if moment.end else (moment,)


def _same_date(want: Moment, have: Moment) -> bool:
    """The same as far as the English goes; Chinese may leave out a year that it has just said."""
    if (want.month, want.day, want.end_day) != (have.month, have.day, have.end_day):
        return False
    same_years = (want.year, want.end_year) == (have.year, have.end_year)
    return same_years or (want.month is not None and have.year is None)


_Value = TypeVar("_Value", Quantity, Moment)


def _values(passage: Passage, kind: type[_Value]) -> list[_Value]:
    return [
        slot.value
        for target in passage.targets
        for slot in target.segment.slots
        if isinstance(slot.value, kind)
    ]


def _names(passage: Passage) -> Iterator[tuple[Name, str]]:
    """The names in slots, each with the locale that it is rendered in."""
    for target in passage.targets:
        for slot in target.segment.slots:
            for name in names_in(slot.value):
                yield name, target.locale


def _tally(
    passage: Passage,
    wanted: Sequence[_Value],
    read: Callable[[str], Sequence[_Value]],
    same: Callable[[_Value, _Value], bool],
) -> Tally:
    """Each value read from the text vouches for one wanted value."""
    if not wanted:
        return _NOTHING

    def right(text: str) -> int:
        have = list(read(text))
        return sum(_take(want, have, same) for want in wanted)

    if not passage.references:
        return Tally(len(wanted), right(passage.text))
    most = max(map(right, passage.references))
    return Tally(len(wanted), right(passage.text), len(wanted), most)


def _take(want: _Value, have: list[_Value], same: Callable[[_Value, _Value], bool]) -> bool:
    found = next((n for n, value in enumerate(have) if same(want, value)), None)
    if found is not None:
        del have[found]
    return found is not None


def _slots(passage: Passage) -> Tally:
    """Sentences with slots in which the engine wrote every slot once, before anything was repaired.

    A sentence that went to the engine in parts because it is too long counts if every part had its slots.
    """
    made = [t.translation for t in passage.targets if t.segment.slots and t.translation.engine != "memory"]
    return Tally(len(made), sum(one.repair is None or one.repair.way is Way.PARTS for one in made))


def _persons(passage: Passage) -> Tally:
    """People: the characters that a glossary has for them, else the name as the English spells it."""
    wanted = Counter(_rendered(name, locale) for name, locale in _names(passage) if _is_person(name))
    if not wanted:
        return _NOTHING
    right = occurrences(passage.text, wanted).total()
    if not passage.references:
        return Tally(wanted.total(), right)
    most = max(occurrences(reference, wanted).total() for reference in passage.references)
    return Tally(wanted.total(), right, wanted.total(), most)


def _is_person(name: Name) -> bool:
    """Of the names in slots those without a row in a glossary are people's."""
    return name.term is None or name.term.category == "person"


def _rendered(name: Name, locale: str) -> str:
    return (name.term.target(locale) if name.term else None) or name.text


def _untranslated(passage: Passage) -> Tally:
    """Letters of the frame, and how many of them are Latin: English that was left. Names and figures do not count."""
    frame = "".join(piece.text for t in passage.targets for piece in t.pieces if piece.slot is None)
    return Tally(count_letters(frame), len(_LATIN.findall(frame)))


ACCURACY: dict[str, Callable[[Passage], Tally]] = {
    "terms": _terms,
    "magnitudes": _magnitudes,
    "dates": _dates,
    "slots": _slots,
    "persons": _persons,
    "untranslated": _untranslated,
}
