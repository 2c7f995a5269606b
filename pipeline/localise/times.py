"""Renders dates, periods and times of day in Chinese: 2025年7月8日（星期二）, 2024年第三季, 上午9时30分至下午5时."""

from __future__ import annotations

from pipeline.document.values import Clock, Moment
from pipeline.locales.tags import is_chinese
from pipeline.localise.figures import chinese_integer, counted
from pipeline.localise.style import Style
from pipeline.localise.world.times import moment_text
from pipeline.words.wording import words

_WEEKDAYS = "一二三四五六日"


def render_moment(moment: Moment, style: Style, *, bracketed: bool = True) -> str:
    """2025年7月8日, 7月8日至10日, 2021—2025年, 2024年底: as much as the text gives.

    Without `bracketed` a weekday stands bare, for a date that is itself in brackets.
    """
    if not is_chinese(style.locale):
        return moment_text(moment, style.locale)
    if moment.weekday and not moment.day:
        return _weekdays(moment, style)
    text = _period(moment, style) if moment.part else _date(moment, style)
    if moment.relative.startswith("weekday_"):
        text = (
            words(style.locale)[moment.relative].format(_WEEKDAYS[(moment.weekday or 1) - 1]) + f"（{text}）"
        )
    elif moment.weekday:
        weekday = words(style.locale)["weekday"].format(_WEEKDAYS[moment.weekday - 1])
        text += weekday if bracketed else weekday.strip("（）()")
    if moment.end:
        text += style.range + render_moment(moment.end, style)
    return text


def _weekdays(moment: Moment, style: Style) -> str:
    """周一、周三、周五, 星期一至五: whether the word is said with each day is the locale's."""
    word = words(style.locale)
    text = word[moment.relative or "weekday_first"].format(_WEEKDAYS[(moment.weekday or 1) - 1])
    last = moment.end.weekday if moment.end else None
    text += style.range + word["weekday_more"].format(_WEEKDAYS[last - 1]) if last else ""
    listed = (*moment.days, *(moment.end.days if moment.end else ()))
    return style.list_comma.join((text, *(word["weekday_more"].format(_WEEKDAYS[day - 1]) for day in listed)))


def _date(moment: Moment, style: Style) -> str:
    if moment.end_year:
        return f"{moment.year}{style.range}{moment.end_year}年"
    text = _year(moment, style) + (f"{moment.month}月" if moment.month else "")
    text += f"{moment.day}日" if moment.day else ""
    if moment.days:
        *between, last = moment.days
        text += "".join(f"{style.list_comma}{day}日" for day in between) + f"{style.list_and}{last}日"
    return text + (f"{style.range}{moment.end_day}日" if moment.end_day else "")


def _year(moment: Moment, style: Style) -> str:
    if moment.relative in ("this_year", "last_year", "next_year"):
        return words(style.locale)[moment.relative]
    return f"{moment.year}年" if moment.year else ""


def _period(moment: Moment, style: Style) -> str:
    """A part of a year, month, decade or century, or a year that runs across two."""
    word, year = words(style.locale), moment.year or 0
    return word[moment.part].format(
        date=_date(Moment(moment.year, moment.month, moment.day, relative=moment.relative), style),
        n=_count(moment, word["two"]),
        decade=year,
        century=year // 100 + 1,
        tens=year % 100,
        span=f"{year}{_last_year(moment, style)}",
    )


def _last_year(moment: Moment, style: Style) -> str:
    """-26 of 2025-26, or in full —2026."""
    if moment.end_year is None:
        return ""
    in_full = style.year_span_end == "four"
    return f"{style.year_span}{moment.end_year if in_full else f'{moment.end_year % 100:02}'}"


def _count(moment: Moment, two: str) -> str:
    """前三季度, 首10个月, 前两个月."""
    count = moment.count or 0
    if moment.part == "first_quarters":
        return counted(count, two)
    return two if count == 2 else chinese_integer(count) if moment.part == "months_ended" else str(count)


# What a part of the day is called, and the hour before which it ends.
_PARTS = (
    (6, "part_dawn"),
    (12, "part_morning"),
    (13, "part_noon"),
    (19, "part_afternoon"),
    (24, "part_evening"),
)


def render_clock(clock: Clock, style: Style) -> str:
    """上午9时30分至下午5时, 7月8日香港时间中午12时: the part of the day is said again only where it changes."""
    word = words(style.locale)
    day = render_moment(clock.day, style) if clock.day else ""
    zone = word[f"zone_{clock.zone}"] if clock.zone else ""
    text = day + zone + _time(clock.hour, clock.minute, style)
    if clock.end_hour is None:
        return text
    same = _part(clock.end_hour) == _part(clock.hour)
    return f"{text}{style.range}{_time(clock.end_hour, clock.end_minute, style, said=same)}"


def _part(hour: int) -> str:
    return next((name for end, name in _PARTS if hour < end), "midnight")


def _time(hour: int, minute: int, style: Style, *, said: bool = False) -> str:
    """上午9时30分, on the twelve-hour clock; with `said` the part of the day stands before it already."""
    word = words(style.locale)
    if hour == 24:
        return word["midnight"]
    text = word["hour"].format((hour - 1) % 12 + 1 if hour else 0)
    text += word["minute"].format(minute) if minute else ""
    return text if said else word[_part(hour)] + text
