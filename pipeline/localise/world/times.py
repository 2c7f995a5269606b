"""Dates, periods and times of day of a locale: 8 de julho de 2025, 2025年7月8日, 3. Quartal 2024, 9:30."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Literal

from pipeline.document.values import Clock, Moment
from pipeline.locales import cldr
from pipeline.localise.world.amounts import range_mark
from pipeline.localise.world.figures import figure, in_digits
from pipeline.words.world import said, words

# The fields of a pattern, what is written as it stands, and the rest.
_TOKENS = re.compile(r"'(?:[^']|'')*'|G+|y+|L+|M+|d+|E+|c+|Q+|.", re.DOTALL)
# What belongs to a day's or year's figure: 日, 년, the point of '8.'.
_TIED = re.compile(r"[^\s,，、'’\-/]+")
_QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
_YEARS = {"last_year": -1, "this_year": 0, "next_year": 1}
_ZONES: dict[str, tuple[str, Literal["standard", "generic"]]] = {
    "HKT": ("Asia/Hong_Kong", "standard"),
    "BJT": ("Asia/Shanghai", "standard"),
    "SGT": ("Asia/Singapore", "standard"),
    "ET": ("America/New_York", "generic"),
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def moment_text(moment: Moment, tag: str) -> str:
    """The date or period, as far as the text gives it."""
    if moment.end:
        return _span(moment, moment.end, tag)
    return in_digits(_period(moment, tag) if moment.part else _date(moment, tag), tag)


def _span(moment: Moment, end: Moment, tag: str) -> str:
    """Both ends; a year that they share stands where a date of the locale has it, before or behind."""
    first = replace(moment, end=None)
    if first.year and not end.year and not _pattern("yMMMM", False, tag).startswith("y"):
        first, end = replace(first, year=None), replace(end, year=first.year)
    return f"{moment_text(first, tag)}{range_mark(tag)}{moment_text(end, tag)}"


def clock_text(clock: Clock, tag: str) -> str:
    """A time of day as the locale counts hours, with the day and the zone: 8 de julho, 09:30 (hora local)."""
    text = _time(clock.hour, clock.minute, tag)
    if clock.end_hour is not None:
        text = f"{text}{range_mark(tag)}{_time(clock.end_hour, clock.end_minute, tag)}"
    if clock.zone:
        text += f" ({_zone(clock.zone, tag)})"
    if clock.day:
        glue = str(cldr.data(tag).datetime_formats["long"]).replace("'", "")
        text = glue.replace("{1}", moment_text(clock.day, tag)).replace("{0}", text)
    return in_digits(text, tag)


def _date(moment: Moment, tag: str) -> str:
    if moment.relative in _YEARS and not moment.month:
        return _relative(moment.relative, tag)
    fields = "y" * bool(moment.year) + "MMMM" * bool(moment.month) + "d" * bool(moment.day)
    if not fields:
        return _weekday(moment, tag)
    text = _filled(_pattern(fields, bool(moment.weekday), tag), moment, tag)
    return f"{text} ({_relative(moment.relative, tag)})" if moment.relative in _YEARS else text


def _pattern(fields: str, weekday: bool, tag: str) -> str:
    """The pattern of CLDR for these fields, months and weekdays in long words."""
    data = cldr.data(tag)
    if fields == "yMMMMd":
        return str(data.date_formats["full" if weekday else "long"].pattern)
    known = {name: str(getattr(form, "pattern", form)) for name, form in data.datetime_skeletons.items()}
    plain = known.get(fields, fields)
    if not weekday:
        return plain
    short = known.get(fields.replace("d", "EEEEd")) or known.get(fields.replace("d", "Ed"), f"E, {plain}")
    return re.sub(r"\((E+)\)", r"\1", short)


def _filled(pattern: str, moment: Moment, tag: str) -> str:
    """The pattern with the moment's fields; a range or list of days or years stands in the place of one."""
    tokens = _TOKENS.findall(pattern)
    out: list[str] = []
    at = 0
    while at < len(tokens):
        token, at = tokens[at], at + 1
        several = _several(token, moment)
        if several:
            tied = ""
            while (
                at < len(tokens)
                and (more := _TIED.fullmatch(tokens[at].strip("'")))
                and not _is_field(tokens[at])
            ):
                tied, at = tied + more[0], at + 1
            out.append(_joined([f"{n}{tied}" for n in several], moment, tag))
        else:
            out.append(_field(token, moment, tag))
    return "".join(out).strip()


def _is_field(token: str) -> bool:
    return token[0] in "GyLMdEcQ"


def _several(token: str, moment: Moment) -> list[int]:
    """The numbers for a field that holds more than one."""
    if token[0] == "d" and moment.day and (moment.end_day or moment.days):
        return [moment.day, *moment.days, *([moment.end_day] if moment.end_day else [])]
    return [moment.year, moment.end_year] if token[0] == "y" and moment.year and moment.end_year else []


def _joined(numbers: list[str], moment: Moment, tag: str) -> str:
    return _listed(numbers, tag) if moment.days else range_mark(tag).join(numbers)


def _listed(items: list[str], tag: str) -> str:
    from babel.lists import format_list

    return str(format_list(items, locale=cldr.data(tag)))


def _field(token: str, moment: Moment, tag: str) -> str:
    data = cldr.data(tag)
    forms: dict[str, Callable[[], str]] = {
        "y": lambda: str(moment.year),
        "M": lambda: _month(token, "format", moment, tag),
        "L": lambda: _month(token, "stand-alone", moment, tag),
        "d": lambda: str(moment.day),
        "E": lambda: _weekday(moment, tag),
        "c": lambda: _weekday(moment, tag),
        "G": lambda: str(data.eras["abbreviated"][1]),
    }
    if _is_field(token) and token[0] in forms:
        return forms[token[0]]()
    return token.strip("'").replace("''", "'") if len(token) > 1 else token


def _month(token: str, context: str, moment: Moment, tag: str) -> str:
    """The month's name, or its figure where the pattern has one (ja: 7月)."""
    if len(token) < 3:
        return f"{moment.month:0{len(token)}}"
    return str(cldr.data(tag).months[context]["wide"][moment.month])


def _weekday(moment: Moment, tag: str) -> str:
    """The weekday; of several all of them, as a list."""
    if not moment.weekday:
        return ""
    names = cldr.data(tag).days["format"]["wide"]
    listed = () if moment.day else moment.days
    return _listed([str(names[day - 1]) for day in (moment.weekday, *listed)], tag)


def _relative(name: str, tag: str) -> str:
    """ano passado, 昨年."""
    found = cldr.data(tag)._data["date_fields"].get("year", {}).get("relative", {}).get(_YEARS[name])
    return str(found or name.replace("_", " "))


def _period(moment: Moment, tag: str) -> str:
    """A quarter by CLDR, else a part of a year, month or century in the words of the table."""
    if moment.part in _QUARTERS:
        return _quarter(moment, tag)
    year, word = moment.year or 0, words(tag)
    century = year // 100 + 1
    part = moment.part if moment.part in word else moment.part.partition("_")[2]
    return said(
        word[part],
        date=_date(_plain(moment), tag),
        n=figure(Decimal(moment.count or 0), tag),
        span=f"{year}/{moment.end_year % 100:02}" if moment.end_year else str(year),
        decade=year,
        century=century,
        roman=_roman(century),
        nth=f"{century}{'st' if century == 21 else 'th'}",
    )


def _plain(moment: Moment) -> Moment:
    return Moment(moment.year, moment.month, moment.day, relative=moment.relative)


def _quarter(moment: Moment, tag: str) -> str:
    name = str(cldr.data(tag).quarters["format"]["wide"][_QUARTERS[moment.part]])
    if moment.month or moment.relative or not moment.year:
        when = _date(_plain(moment), tag)
        return f"{name} ({when})" if when else name
    form = cldr.data(tag).datetime_skeletons.get("yQQQQ", "QQQQ y")
    pattern = str(getattr(form, "pattern", form))
    tokens = _TOKENS.findall(pattern)
    return "".join(name if token[0] == "Q" else _field(token, moment, tag) for token in tokens)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _time(hour: int, minute: int, tag: str) -> str:
    from babel.dates import format_time

    return (
        f"24:{minute:02}"
        if hour == 24
        else str(format_time(time(hour, minute), "short", locale=cldr.data(tag)))
    )


def _zone(zone: str, tag: str) -> str:
    from babel.dates import get_timezone_name

    if zone == "local":
        return words(tag)["local_time"]
    if zone not in _ZONES:
        return zone
    name, variant = _ZONES[zone]
    return str(get_timezone_name(name, locale=cldr.data(tag), zone_variant=variant))
