"""Reads dates, periods and times of day in Chinese: 7月8日（星期二）, 2024年第三季, 上午9时至下午5时."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.chinese.numerals import INTEGER, integer
from pipeline.chinese.overlaps import disjoint
from pipeline.document.values import Clock, Moment
from pipeline.words.wording import any_of, every_word

_DIGIT = re.compile("[0-9]")
_YEAR, _DAY = r"(?:1\d|20)\d\d", r"(?:3[01]|[12]\d|0?[1-9])"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<year>{_YEAR})年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>{_DAY})日?"
    rf"(?:至(?P<end_day>{_DAY})日|(?P<days>(?:、{_DAY}日)+[和及]{_DAY}日))?)?"
    rf"|(?<!\d)(?P<from>{_YEAR})年?(?:至|—|-)(?P<to>{_YEAR})年(?!\d)"
    rf"|(?<!\d)(?P<only>{_YEAR})年(?!代)|(?<=日[至和及、])(?P<alone>{_DAY})日"
)
# The word for a weekday, and the days themselves: 星期一至五, 周六、周日.
_WEEK, _DAYS = "(?:星期|周|週|礼拜|禮拜)", "[一二三四五六日天]"
_WEEKDAY_WORD = re.compile(_WEEK)
_NO_COUNT = "(?![名个個家位项項次場场班十百千万萬亿億点點期者])"
_WEEKDAYS_SAID = re.compile(
    rf"(?<![一两兩二三四五六七八九十\d])(?P<which>[上下本每])?[个個]?{_WEEK}(?P<first>{_DAYS})"
    rf"(?:[至到—–-]{_WEEK}?(?P<last>{_DAYS}){_NO_COUNT})?(?P<more>(?:[、和及與与]{_WEEK}?{_DAYS}{_NO_COUNT})*)"
)
_WEEKDAY = re.compile(r"[（(]?星期(?P<weekday>[一二三四五六日天])[）)]?")
# 星期六（11月28日）, or 星期六，11月28日.
_WEEKDAY_BEFORE = re.compile(
    rf"(?P<which>[上下本]|这|這)?[个個]?(?:(?(which){_WEEK}|星期))(?P<weekday>{_DAYS})(?P<between>[（(，,]?)$"
)
_WHICH = {"上": "weekday_last", "下": "weekday_next", "每": "weekday_every"}
_WEEKDAYS = "一二三四五六日"
# What a period's template has in braces, as it is read.
_BLANKS = {
    "date": rf"(?:(?:(?P<year>{_YEAR})年|(?P<relative>RELATIVE))?(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>{_DAY})日)?)?)",
    "n": rf"(?P<count>{INTEGER})",
    "century": r"(?P<century>\d\d)",
    "tens": r"(?P<tens>\d0)",
    "decade": r"(?P<decade>\d{3}0)",
    "span": r"(?P<first>(?:19|20)\d\d)(?:[—–/至-](?P<last>(?:(?:19|20)\d\d)|\d\d))?",
}
# Between the ends of a span.
_TO = ("至", "到", "—", "–", "-")
Found = tuple[int, int, Moment]


def moments(text: str) -> Iterator[Found]:
    """Every date, year or period: start, end, value; of those that overlap the longest."""
    longest_first = sorted(
        (*_dates(text), *_periods(text), *_weekdays(text)), key=lambda found: (found[0] - found[1], found[0])
    )
    yield from _spans(text, sorted(disjoint(longest_first), key=lambda found: found[0]))


def _spans(text: str, found: list[Found]) -> Iterator[Found]:
    """The dates; two with nothing but 至 or 到 between them are one span (2024年1月至3月)."""
    held: Found | None = None
    for start, end, value in found:
        if held and _opens(held[2]) and _opens(value) and text[held[1] : start] in _TO:
            held = (held[0], end, replace(held[2], end=value))
            continue
        if held:
            yield held
        held = (start, end, value)
    if held:
        yield held


def _opens(moment: Moment) -> bool:
    return not (moment.end or moment.end_day or moment.days or (moment.weekday and not moment.day))


def _weekdays(text: str) -> Iterator[Found]:
    """Weekdays without a date, lists and spans of them."""
    for match in _WEEKDAYS_SAID.finditer(text) if _WEEKDAY_WORD.search(text) else ():
        if match["which"] == "每" and not (match["last"] or match["more"]):
            continue  # 每周五班
        more = tuple(_weekday(day) for day in re.findall(_DAYS, match["more"]))
        which = _WHICH.get(match["which"], "weekday_this") if match["which"] else ""
        first, last = Moment(weekday=_weekday(match["first"]), relative=which), match["last"]
        span = replace(first, end=Moment(weekday=_weekday(last), days=more)) if last else None
        yield *match.span(), span or replace(first, days=more)


def _dates(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text) if _DIGIT.search(text) else ():
        year = match["year"] or match["from"] or match["only"]
        start, end, weekday, which = _with_weekday(text, match)
        yield (
            start,
            end,
            Moment(
                _int(year),
                _int(match["month"]),
                _int(match["day"] or match["alone"]),
                _int(match["to"]),
                _int(match["end_day"]),
                days=tuple(int(day) for day in re.findall(r"\d+", match["days"] or "")),
                weekday=weekday,
                relative=which,
            ),
        )


def _with_weekday(text: str, match: re.Match[str]) -> tuple[int, int, int | None, str]:
    """Where a date and the weekday beside it begin and end, which weekday it is, and of which week."""
    start, end = match.span()
    if not (match["day"] or match["alone"]):
        return start, end, None, ""
    if after := _WEEKDAY.match(text, end):
        return start, after.end(), _weekday(after["weekday"]), ""
    before = _WEEKDAY_BEFORE.search(text[:start])
    bracket = bool(before and before["between"] in ("（", "("))
    if before is None or (bracket and text[end : end + 1] not in ("）", ")")):
        return start, end, None, ""
    which = _WHICH.get(before["which"], "weekday_this") if before["which"] and bracket else ""
    return before.start(), end + bracket, _weekday(before["weekday"]), which


def _weekday(written: str) -> int:
    return _WEEKDAYS.index(written.replace("天", "日")) + 1


def _periods(text: str) -> Iterator[Found]:
    for part, clue, pattern in _templates():
        for match in pattern.finditer(text) if clue in text else ():
            if value := _period(part, match.groupdict()):
                yield *match.span(), value


@cache
def _templates() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """For every period in every locale (those words that have one of the blanks) the part, what it ends with, a pattern."""
    relative = any_of((*every_word("this_"), *every_word("last_"), *every_word("next_")))
    blanks = {name: pattern.replace("RELATIVE", relative) for name, pattern in _BLANKS.items()}
    found = []
    for template, part in every_word().items():
        if not any(f"{{{name}}}" in template for name in blanks):
            continue
        pattern = re.sub(r"\{(\w+)\}", lambda match: blanks[match[1]], template)
        clue = template.rpartition("}")[2]
        found.append(
            (part, clue, re.compile(rf"(?<!\d){pattern}{_NO_MIDDLE if template.endswith('中') else ''}"))
        )
    return tuple(found)


# 2024年中 is the middle of it, 2024年中国 is not.
_NO_MIDDLE = r"(?![国國心小學学文部医醫])"


def _period(part: str, found: dict[str, str | None]) -> Moment | None:
    """The value, or None where year or month are not those of such a part."""
    month = found.get("month")
    year = found.get("year") or found.get("first") or found.get("decade")
    if part in ("year_early", "year_mid", "year_late", "year_end"):
        if month:  # 2024年初 and 3月初 are written alike
            part = part.replace("year", "month")
        elif not (year or found.get("relative")):
            return None
    elif part.startswith("month_") and not month:
        return None
    if found.get("century"):
        year = str((int(found["century"] or 0) - 1) * 100 + int(found.get("tens") or 0))
    last, count = found.get("last"), found.get("count")
    if part == "split" and not last:
        return None  # 2025年度 is a year
    return Moment(
        _int(year),
        _int(month),
        _int(found.get("day")),
        _last_year(int(year or 0), last) if last else None,
        part=part,
        count=int(integer(count)) if count else None,
        relative=_relative(found.get("relative")),
    )


def _last_year(first: int, last: str) -> int:
    """2026 of 2025—26 and of 2025—2026; 2000 of 1999-00."""
    return int(last) if len(last) == 4 else first // 100 * 100 + int(last) + 100 * (last == "00")


def _relative(written: str | None) -> str:
    return every_word()[written] if written else ""


def _int(text: str | None) -> int | None:
    return int(text) if text else None


@cache
def _clock() -> re.Pattern[str]:
    parts, zones = any_of((*every_word("part_"), *_OTHER_PARTS)), any_of(every_word("zone_"))
    time = r"(?:(?P<hour{n}>1[0-2]|\d)[时時](?:(?P<minute{n}>[0-5]?\d)分)?)"
    return re.compile(
        rf"(?P<zone>{zones})?(?:(?P<midnight>午夜12[时時])|(?P<part>{parts}){time.format(n='')})"
        rf"(?:至(?:(?P<midnight_2>午夜12[时時])|(?P<part_2>{parts})?{time.format(n='_2')}))?"
    )


# Parts of the day that are never written by rule.
_OTHER_PARTS = {"清晨": "part_dawn", "早上": "part_morning", "傍晚": "part_afternoon"}
_LATER = ("part_noon", "part_afternoon", "part_evening")


def clocks(text: str) -> Iterator[tuple[int, int, Clock]]:
    """Every time of day with the part of the day before it (上午9时至下午5时): start, end, value."""
    for match in _clock().finditer(text):
        zone = every_word()[match["zone"]].removeprefix("zone_") if match["zone"] else ""
        hour, minute = _hour(match, ""), int(match["minute"] or 0)
        if match["hour_2"] or match["midnight_2"]:
            yield *match.span(), Clock(hour, minute, _hour(match, "_2"), int(match["minute_2"] or 0), zone)
        else:
            yield *match.span(), Clock(hour, minute, zone=zone)


def _hour(match: re.Match[str], which: str) -> int:
    """The hour of 24: 下午5时 → 17, 中午12时 → 12, 凌晨0时 → 0, 午夜12时 → 24."""
    if match[f"midnight{which}"]:
        return 24
    part = match[f"part{which}"] or match["part"]
    later = {**every_word("part_"), **_OTHER_PARTS}.get(part, "") in _LATER
    return int(match[f"hour{which}"]) % 12 + 12 * later
