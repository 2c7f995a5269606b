"""Two dates that are the ends of one span become one: 'January to March 2024', '30 July – 2 August', 'Q2 to Q4 2024'.

Of two slots with 'to' between them a model makes what it likes: 2024年1月、3月.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.document.values import Moment
from pipeline.protect.apart import apart

_TO = re.compile(r" ?[-–—] ?|,? (?:to|until|till|through)(?: the)? ", re.IGNORECASE)
_AND = re.compile(r",? and(?: the)? ", re.IGNORECASE)
_IN_ROW = re.compile(r" ?[-–—] ?|,? (?:to|until|till|through|and|or|&)(?: the)? |, ", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
# How far before a date the words are that say what it is.
_AROUND = 100
RULE = "rule: date"
_Found = tuple[int, int, Moment, str]


def ranges(text: str, found: Iterable[_Found]) -> Iterator[_Found]:
    """The dates in order; two that begin and end one span are one, with the 'from' or 'between' before them."""
    held: _Found | None = None
    for date in sorted(found, key=lambda one: one[0]):
        both = _both(text, held, date) if held else None
        if held and not both:
            yield held
        held = both or date
    if held:
        yield held


def of_one_kind(text: str, found: Iterable[_Found]) -> list[_Found]:
    """The dates in order; years that run across two and stand in a row are of the kind that one of them says.

    'fiscal years 2024-25 and 2026-27', 'the 2024-25 and 2025-26 school years': each is one.
    """
    dates = sorted(found, key=lambda one: one[0])
    for order in (1, -1):  # the kind may stand before the first or behind the last
        row = dates[::order]
        for at in range(1, len(row)):
            one, other = row[at - 1], row[at]
            first, second = (one, other)[::order]
            told = one[2].part if one[2].end_year else ""
            if told and other[2].part == "split" and _IN_ROW.fullmatch(text[first[1] : second[0]]):
                row[at] = (*other[:2], replace(other[2], part=told), other[3])
        dates = row[::order]
    return dates


def _both(text: str, first: _Found, second: _Found) -> _Found | None:
    before = text[max(0, first[0] - _AROUND) : first[0]]
    gap = text[first[1] : second[0]]
    lead = _FROM.search(before) if _TO.fullmatch(gap) else _BETWEEN.search(before)
    if not (_TO.fullmatch(gap) or (_AND.fullmatch(gap) and lead)) or apart(before, gap):
        return None
    span = spanned(first[2], second[2])
    return (first[0] - len(lead[0] if lead else ""), second[1], span, RULE) if span else None


def spanned(first: Moment, last: Moment) -> Moment | None:
    """One span from the first date to the last, or None where that cannot be.

    The year stands with the first, and with the last only where it is another: 30 December to 2 January 2026 is
    2025年12月30日至2026年1月2日.
    """
    if _is_span(first) or _is_span(last) or not _one_kind(first, last):
        return None
    if first.end_year and last.end_year:
        return _of_split_years(first, last)
    if _is_year(first) and _is_year(last):
        return Moment(first.year, end_year=last.year) if _rises(first, last) else None
    if last.month is None and last.day and first.month:
        last = replace(last, month=first.month)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - (_order(first) > _order(last)))
    elif last.year is None and first.year is not None and _order(first) >= _order(last):
        last = replace(last, year=first.year + (not last.relative))
    if first.year is not None and last.year is not None and not _rises(first, last):
        return None
    return _closed(first, replace(last, year=None) if last.year == first.year else last)


def _closed(first: Moment, last: Moment) -> Moment:
    """The span; within a month its last day says enough."""
    same_month = last.year is None and last.month in (None, first.month)
    if same_month and first.day and last.day and not (last.weekday or first.weekday):
        return replace(first, end_day=last.day)
    return replace(first, end=last)


def _is_span(moment: Moment) -> bool:
    several = moment.end or moment.end_day or moment.days or moment.count or "ended" in moment.part
    return bool(several or (moment.weekday and not moment.day))


def _one_kind(first: Moment, last: Moment) -> bool:
    """Whether both are about as exact: a day does not run to a bare year, a decade not to a day."""
    if first.end_year or last.end_year:
        return bool(first.end_year and last.end_year)
    ages = [moment.part.startswith(("decade", "century")) for moment in (first, last)]
    alike = _is_year(first) == _is_year(last) or bool(
        first.year and last.year and not (first.day or last.day)
    )
    return alike and not any(ages)


def _is_year(moment: Moment) -> bool:
    return moment.month is None and moment.day is None and not moment.part and not moment.relative


def _of_split_years(first: Moment, last: Moment) -> Moment | None:
    """'2019/20 to 2023/24': years that run across two, and what kind the last one says they are."""
    across = all(moment.end_year == (moment.year or 0) + 1 for moment in (first, last))
    if not across or not _rises(first, last):
        return None
    part = last.part or first.part or "split"
    return replace(first, part=part, end=replace(last, part=part))


def _rises(first: Moment, last: Moment) -> bool:
    return ((first.year or 0), _order(first)) < ((last.year or 0), _order(last))


# Where in its year a part begins: quarters and halves in months, the edges of a year likewise.
_BEGINS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10, "h1": 1, "h2": 7, "early": 1, "mid": 6, "late": 10, "end": 12}
_WITHIN = {"early": 1, "mid": 11, "late": 21, "end": 30}


def _order(moment: Moment) -> tuple[int, int]:
    """Month and day, as far as they are said, for which of two comes first within a year."""
    edge = moment.part.rpartition("_")[2]
    return moment.month or _BEGINS.get(edge, 0), moment.day or (_WITHIN.get(edge, 0) if moment.month else 0)
