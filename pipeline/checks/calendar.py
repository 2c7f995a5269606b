"""Does the English contradict the calendar? A release that calls 8 July 2025 a Monday has a mistake in it."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name, monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pipeline.checks.frames import FIGURE, KEPT, source_frame
from pipeline.document import Segment, Slot, Target
from pipeline.document.values import Moment

_DAYS = "|".join(day_name)
_BEFORE = re.compile(rf"\b({_DAYS}),?(?: the)? $")
_AFTER = re.compile(rf"^(?:, | \(|\s)({_DAYS})\b")
_WITHIN = re.compile(rf"\b({_DAYS})\b")
# Days that Chinese names without their weekday: 耶穌受難節, 聖灰節, 復活節.
_FEASTS = re.compile(r"\b(?:Good Friday|Ash Wednesday|(?:Easter|Palm) Sunday|Holy Saturday)\b")
# In 星期一至五, 周六、日 the word stands once for both days.
_WEEK = "(?:周|週|星期|礼拜|禮拜)[一二三四五六日天、至到和及與与~～—–-]*"
_CHINESE = ("一", "二", "三", "四", "五", "六", "日天")
_MONTHS = {name: number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# How a date that is figures alone is signed, where it does not say which of them is the day.
_NUMERIC = "rule: numeric date"
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.? (?P<day>\d\d?)|(?P<day_2>\d\d?) (?P<month_2>{_MONTH}))\b(?:,? (?P<year>(?:19|20)\d\d)\b)?(?![\w-]|[.,]\d)"
)


def date_contradicts(target: Target) -> Iterator[str]:
    """A weekday that its date does not fall on, or a day that its month does not have."""
    segment = target.segment
    for slot in segment.slots:
        moment = slot.value
        if not isinstance(moment, Moment) or moment.end_day or moment.end:
            continue
        if moment.year and moment.month and moment.day and (said := _weekday(segment, slot)):
            real = day_name[date(moment.year, moment.month, moment.day).weekday()]
            if real != said:
                written = f"{moment.day} {month_name[moment.month]} {moment.year}"
                yield f"the English says {said}, but {written} is a {real}; one of the two is wrong"
    for written in _impossible(segment.source):
        yield f"'{written}' is not in the calendar"
    yield from date_unclear(target)


@lru_cache(maxsize=KEPT)
def _impossible(source: str) -> tuple[str, ...]:
    """Days that their month does not have, as they are written."""
    dates = _MONTH_DAY.finditer(source) if FIGURE.search(source) else ()
    return tuple(match[0] for match in dates if not _is_possible(match))


def _is_possible(match: re.Match[str]) -> bool:
    month, day = match["month"] or match["month_2"], int(match["day"] or match["day_2"])
    return 1 <= day <= monthrange(int(match["year"] or 2024), _MONTHS[month])[1]


def date_unclear(target: Target) -> Iterator[str]:
    """A date in figures that may be two days: it stands in the translation as it is written."""
    for slot in target.segment.slots:
        if slot.origin == _NUMERIC:
            one, other, year = (int(figure) for figure in re.split(r"[/.-]", slot.source))
            if year < 100:
                yield f"'{slot.source}': which figure is the day, the month and the year is not said; it stands as written"
            elif 1 <= one <= 12 and 1 <= other <= 12:
                days = f"{one} {month_name[other]} or {other} {month_name[one]}"
                yield f"'{slot.source}' may be {days}; nothing says which, and it stands as written"
            else:
                yield f"'{slot.source}' is not in the calendar"


def weekday_changed(target: Target) -> Iterator[str]:
    """A weekday of the English, outside dates, that the translation does not have."""
    english = source_frame(target)
    if "day" not in english:
        return
    for said in dict.fromkeys(_WITHIN.findall(_FEASTS.sub("", english))):
        number = list(day_name).index(said)
        if not re.search(rf"{_WEEK}[{_CHINESE[number]}]", target.text):
            yield f"'{said}' has no counterpart in the translation"


def _weekday(segment: Segment, slot: Slot) -> str | None:
    """The weekday that stands in the slot or beside it."""
    source = segment.source
    match = (
        _WITHIN.search(slot.source)
        or _BEFORE.search(source[: slot.start])
        or _AFTER.search(source[slot.end :])
    )
    return match[1] if match else None
