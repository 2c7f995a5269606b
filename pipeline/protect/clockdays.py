"""Joins a time of day and the date or weekdays beside it: '9 am on July 8', 'Mon-Fri: 9am-5pm', 'noon next Friday'.

Of two dates side by side a model drops one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document.values import Clock, Moment
from pipeline.protect.dates import PAIR
from pipeline.protect.spans import Span

_THEN_DATE = re.compile(r",? on (?:the )?|, ", re.IGNORECASE)
_THEN_CLOCK = re.compile(r",? (?:at|from) |, | ", re.IGNORECASE)
# Hours of opening: '9am-5pm (Mon-Fri)', 'Mon-Fri: 9am-5pm'.
_THEN_WEEKDAYS = re.compile(r",? (?:on )?(?P<bracket>\()?", re.IGNORECASE)
_WEEKDAYS_THEN = re.compile(r",? (?:at |from )?(?P<bracket>\()?|: ?", re.IGNORECASE)


def join_clocks(text: str, spans: Sequence[Span]) -> list[Span]:
    """'9 am on July 8' and 'July 8 at 9 am' become one moment: of two dates side by side a model drops one."""
    joined: list[Span] = []
    for span in spans:
        both = _dated(text, joined[-1], span) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(span)
    return joined


def _dated(text: str, first: Span, second: Span) -> Span | None:
    between, ends = text[first.end : second.start], (first.start, second.end)
    if _is_clock(first) and _is_weekdays(second) and (gap := _THEN_WEEKDAYS.fullmatch(between)):
        return _at_weekdays(text, ends, second, first, gap)
    if _is_weekdays(first) and _is_clock(second) and (gap := _WEEKDAYS_THEN.fullmatch(between)):
        return _at_weekdays(text, ends, first, second, gap)
    if _is_clock(first) and _is_day(second) and (_THEN_DATE.fullmatch(between) or _is_bare(between, second)):
        return _at_day(*ends, second, first)
    if _is_day(first) and _is_clock(second) and _THEN_CLOCK.fullmatch(between):
        return _at_day(*ends, first, second)
    return None


def _at_day(start: int, end: int, day: Span, clock: Span) -> Span:
    assert isinstance(clock.value, Clock)
    assert isinstance(day.value, Moment)
    return Span(start, end, replace(clock.value, day=day.value), f"{day.origin}; {clock.origin}")


def _is_bare(between: str, day: Span) -> bool:
    """'noon next Friday (13 March)'."""
    return between == " " and isinstance(day.value, Moment) and day.value.weekday is not None


def _at_weekdays(
    text: str, ends: tuple[int, int], days: Span, clock: Span, gap: re.Match[str]
) -> Span | None:
    """As `_at_day`; a bracket between them closes behind them, or they stay apart."""
    start, end = ends
    if gap["bracket"] and text[end : end + 1] != ")":
        return None
    return _at_day(start, end + bool(gap["bracket"]), days, clock)


def _is_weekdays(span: Span) -> bool:
    value = span.value
    return isinstance(value, Moment) and value.weekday is not None and value.day is None


def _is_clock(span: Span) -> bool:
    return isinstance(span.value, Clock) and span.value.day is None


def _is_day(span: Span) -> bool:
    value = span.value
    return isinstance(value, Moment) and value.day is not None and not value.part and span.origin != PAIR
