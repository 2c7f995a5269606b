"""Reads spans of days that share a month or a year: '16-17 and 23-24 January', '3-5 May and 8-10 June 2027'.

Each is a date of its own with its month, and the year goes to the first, as in Chinese: of '3-5' alone nobody knows that it is
one. Days without a span among them are read in `dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document.values import Moment
from pipeline.protect.dateparts import DAY, MONTH, START, YEAR, has_month, month_of, number_of, real

RULE = "rule: date"
_SPAN = rf"{DAY}(?:[-–]| [-–] |—| to ){DAY}"
_ITEM = rf"{DAY}(?:(?:[-–]| [-–] |—| to ){DAY})?"
_AND = r",? (?:and|&) "
# Behind days without a year stands no noun that they would count.
_ENDS = r"(?![\w/]|[.,]\d|[-–]\d)(?=\W*$|[^\w\s-]|\s(?:at|in|from|and|for|to|by|with|will|would|is|are|was|were|when|while|as|but|or)\b)"
# A text without one of these has none.
_SPANNED = re.compile(r"\d(?i:st|nd|rd|th)?(?:[-–—]| [-–] | to )\d")
_ONE_MONTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{START}(?P<days>{_SPAN}(?:, {_ITEM}){{0,9}}{_AND}{_ITEM}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?(?!\w)",
        rf"(?<=\b[oO]n )(?P<days>{_ITEM}(?:, {_ITEM}){{0,9}}{_AND}{_ITEM}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?(?!\w)",
        rf"{START}(?P<month>{MONTH}) (?P<days>{_ITEM}(?:, {_ITEM}){{0,9}}{_AND}{_ITEM})(?:,? (?P<year>{YEAR})(?!\w)|{_ENDS})",
    )
)
_TWO_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{START}(?P<first>(?P<days>{_ITEM}) (?P<month>{MONTH})){_AND}(?P<second>(?P<days2>{_ITEM}) (?P<month2>{MONTH}),? (?P<year>{YEAR}))(?!\w)",
        rf"{START}(?P<first>(?P<month>{MONTH}) (?P<days>{_ITEM})){_AND}(?P<second>(?P<month2>{MONTH}) (?P<days2>{_ITEM}),? (?P<year>{YEAR}))(?!\w)",
    )
)
_Found = tuple[int, int, Moment, str]


def day_spans(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    """Every stretch of them: start, end, the dates in it."""
    if not (_SPANNED.search(text) and has_month(text)):
        return
    for pattern in _ONE_MONTH:
        for match in pattern.finditer(text):
            if re.search(_SPAN, match["days"]):
                yield from _stretch(match, tuple(_of_one_month(match)))
    for pattern in _TWO_MONTHS:
        for match in pattern.finditer(text):
            if re.search(_SPAN, f"{match['days']};{match['days2']}"):
                yield from _stretch(match, _of_two_months(match))


def _stretch(
    match: re.Match[str], found: tuple[_Found, ...]
) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    if all(real(moment) for _, _, moment, _ in found):
        yield *match.span(), found


def _of_one_month(match: re.Match[str]) -> Iterator[_Found]:
    """The first with the year; the words for month and year go with the date that they stand beside."""
    items = list(re.finditer(_ITEM, match["days"]))
    for at, item in enumerate(items):
        start, end = (match.start("days") + place for place in item.span())
        year = number_of(match["year"]) if at == 0 else None
        moment = _moment(item[0], match["month"], year)
        yield (
            match.start() if at == 0 else start,
            match.end() if at == len(items) - 1 else end,
            moment,
            RULE,
        )


def _of_two_months(match: re.Match[str]) -> tuple[_Found, ...]:
    year = number_of(match["year"])
    first = _moment(match["days"], match["month"], year)
    second = _moment(match["days2"], match["month2"], None)
    if (second.month or 0) < (first.month or 0):  # '30-31 December and 2-3 January 2027'
        first, second = replace(first, year=(year or 0) - 1), replace(second, year=year)
    return ((*match.span("first"), first, RULE), (*match.span("second"), second, RULE))


def _moment(days: str, month: str, year: int | None) -> Moment:
    first, *last = (number_of(day) for day in re.findall(r"\d+", days))
    return Moment(year, month_of(month), first, end_day=last[0] if last else None)
