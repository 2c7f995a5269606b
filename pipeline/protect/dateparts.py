"""What English dates are made of: months, days, years and weekdays as patterns, and what the calendar has."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from pipeline.document.values import Moment
from pipeline.protect.sought import having_word

_NAMES = re.findall(
    r"\w+", "january february march april may june july august september october november december"
)
MONTHS = {name: n for n, name in enumerate(_NAMES, 1)} | {name[:3]: n for n, name in enumerate(_NAMES, 1)}
MONTHS["sept"] = 9
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH = (
    "(?:"
    + "|".join(sorted((w for m in MONTHS for w in (m.capitalize(), m.upper())), key=len, reverse=True))
    + r")\b(?:\.(?=,? \d))?"
)
# Whether a text names a month, or says 'may'.
has_month = having_word(*MONTHS)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:19|20)\d\d"
START = r"(?<![\w.$,/])(?<![A-Za-z_]-)"
WEEKDAYS = {day: n for n, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)}
_DAYS = re.findall(
    r"\w+", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
)
WEEKDAY = rf"(?:{'|'.join(_DAYS)}|{'|'.join(_DAYS).upper()})\b\.?"


def month_of(written: str | None) -> int | None:
    return MONTHS[written.lower().rstrip(".")] if written else None


def weekday_of(moment: Moment) -> int:
    """1 for a day that is a Monday."""
    return date(moment.year or 1, moment.month or 1, moment.day or 1).isoweekday()


def number_of(text: str | None) -> int | None:
    """12 of '12th'."""
    return int(re.sub(r"\D", "", text)) if text else None


def real(moment: Moment) -> bool:
    """Whether the calendar has it: not June 31, July 10 to 8 or 2021-20."""
    last = _LENGTHS[moment.month - 1] if moment.month else 31
    days_fit = (moment.day or 1) <= last and (moment.day or 0) < (moment.end_day or 99) <= 99
    listed = [moment.day or 0, *moment.days]
    rises = all(one < other <= last for one, other in pairwise(listed))
    return days_fit and rises and (moment.end_day or 1) <= last and moment.end_year != 0


def end_year(year: int | None, written: str | None) -> int | None:
    """2021-25 → 2025, 1999-00 → 2000; 0 where the second figure is no later year within sixty."""
    if year is None or not written:
        return None
    end = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    end += 100 * (written == "00")
    return end if year < end <= year + 60 else 0
