"""The other ways in which people write a slot that a rule writes in one: a span with both its years, a post with 先生."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Slot
from pipeline.document.values import Moment, Name, NameList
from pipeline.localise import Style
from pipeline.localise.render import render
from pipeline.localise.times import render_moment

_BETWEEN = ("至", "到", "—", "–", "-")
_SAME_YEAR, _SAME_MONTH = "同年", "同月"
_MANNERS = (
    (re.compile(r"\bMr\b"), ("先生",)),
    (re.compile(r"\b(?:Ms|Miss|Mrs|Madam)\b"), ("女士", "小姐", "太太")),
)


def wordings(slot: Slot, style: Style) -> tuple[str, ...]:
    """What the value may be called beside its rendering, the longest first."""
    found: list[str] = []
    if isinstance(slot.value, Moment):
        found += _spans(slot.value, style)
    if isinstance(slot.value, NameList) and _post(slot.value):
        found += [render(slot.value, style) + manner for manner in _manners(slot.source)]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def within(slot: Slot, style: Style) -> tuple[str, ...]:
    """The person alone where the slot is a post with its person: the post may be another word of the sentence.

    Such a wording serves for the sentence itself, not for one with another person.
    """
    if not isinstance(slot.value, NameList) or not _post(slot.value):
        return ()
    person = render(slot.value.names[-1], style)
    return (*(person + manner for manner in _manners(slot.source)), person)


def _post(value: NameList) -> bool:
    """Whether it is a post of the table and the person beside it."""
    first = value.names[0]
    named = isinstance(first, Name) and first.term is not None and first.term.id.startswith("post:")
    return value.compound and len(value.names) > 1 and named


def _manners(source: str) -> Iterator[str]:
    for pattern, manners in _MANNERS:
        if pattern.search(source):
            yield from manners


def _spans(moment: Moment, style: Style) -> Iterator[str]:
    """A span with the year, or year and month, said on both sides, or with another word between them."""
    first = render_moment(replace(moment, end=None, end_year=None, end_day=None), style)
    for last in _lasts(moment, style):
        for between in dict.fromkeys((style.range, *_BETWEEN)):
            yield f"{first}{between}{last}"
    if moment.end_year and not moment.part:
        for between in _BETWEEN:
            yield f"{moment.year}{between}{moment.end_year}年"


def _lasts(moment: Moment, style: Style) -> Iterator[str]:
    """How the last date of a span is written, from the shortest."""
    if moment.end_year and not moment.part:
        yield render_moment(Moment(moment.end_year), style)
    if moment.end_day:
        day = Moment(day=moment.end_day)
        yield render_moment(day, style)
        yield _SAME_MONTH + render_moment(day, style)
        yield from _dated(replace(day, month=moment.month), moment, style)
    if moment.end:
        yield from _dated(moment.end, moment, style)


def _dated(last: Moment, moment: Moment, style: Style) -> Iterator[str]:
    """A date as it is, behind 同年, and with the year of the first."""
    yield render_moment(last, style)
    if last.year is None and not last.relative and moment.year:
        yield _SAME_YEAR + render_moment(last, style)
        yield render_moment(replace(last, year=moment.year), style)
