"""Reads times of day in English: '9 am', '5.30 pm', '9.30am to 5pm HKT', 'noon'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Clock
from pipeline.protect.dateparts import MONTH, MONTHS, WEEKDAY
from pipeline.protect.sought import Sought, has_figure, having_word, shaped

_HALF = r"\s?(?P<half{n}>[AaPp])(?:[Mm]\b|\.[Mm]\b\.?)"
_NAMED = r"(?:12 )?(?P<noon{n}>(?i:noon|midday))\b(?!-)|(?:12 )?(?P<midnight{n}>(?i:midnight))\b(?!-)"
_TIME = rf"(?:(?P<hour{{n}}>1[0-2]|0?[1-9])(?:[.:](?P<minute{{n}}>[0-5]\d))?{{half}}|{_NAMED})"
_START = _TIME.replace("{half}", f"(?:{_HALF})?").replace("{n}", "1")
_END = _TIME.replace("{half}", _HALF).replace("{n}", "2")
_ZONES = {
    "HKT": "HKT", "Hong Kong time": "HKT", "Hong Kong Time": "HKT", "Beijing time": "BJT", "Beijing Time": "BJT",
    "local time": "local", "GMT": "GMT", "UTC": "UTC", "Singapore time": "SGT", "Eastern Time": "ET", "EST": "ET", "EDT": "ET",
}  # fmt: skip
_ZONE = rf"(?:,? (?P<bracket>\()?(?P<zone>{'|'.join(_ZONES)})\b(?(bracket)\)))?"
_TO = r"(?:\s?[-–—]\s?|\s(?i:to|until|till)\s)"
_NOON, _HALVES = having_word("noon", "midday", "midnight"), shaped(r"[ap](?<=[\d\s].)\.?m\b")


def _is_told(text: str) -> bool:
    """Whether there may be a time on the clock of twelve hours."""
    return bool(_NOON(text) or (has_figure(text) and _HALVES(text)))


_CLOCK = Sought(
    re.compile(
        rf"(?<![\w.,:$/-])(?:(?:(?P<between>(?i:between)\s)|(?P<from>(?i:from)\s))?{_START}(?(between)\s(?i:and)\s|{_TO}))?{_END}{_ZONE}"
    ),
    _is_told,
)
# 'at 9 in the morning'; '3 in the morning' may be a count, and 'the morning session' is none of the clock.
_SPOKEN = Sought(
    re.compile(
        r"(?<![\w.,:$/-])(?P<hour2>1[0-2]|0?[1-9])(?:[.:](?P<minute2>[0-5]\d))?(?P<clock> o['’]clock)? in the (?P<half2>morning|afternoon|evening)"
        r"(?![\w-]| (?:sessions?|peak|rush|trading|hours?|markets?|papers?|news|shifts?|slots?|editions?)\b)"
    ),
    having_word("morning", "afternoon", "evening"),
)
_AT_HOUR = re.compile(r"(?<!\d )\b(?:at|by|until|till|before|after|around|about) $", re.IGNORECASE)
# On the clock of 24 hours: '17:30', '14:00-16:30', '0900 hours'.
_HOUR_24 = r"(?P<hour{n}>[01]?\d|2[0-3]):(?P<minute{n}>[0-5]\d)"
_CLOCK_24 = Sought(
    re.compile(
        rf"(?<![\w.,:$/-])(?:(?P<before>HKT|GMT|UTC)\s)?(?:(?i:from)\s(?=[\d:]+{_TO}\d))?(?:{_HOUR_24.replace('{n}', '1')}{_TO})?{_HOUR_24.replace('{n}', '2')}"
        rf"(?:\s(?i:hours|hrs)\b)?{_ZONE}(?![\w:]|\s?[AaPp]\.?[Mm]\b|\.\d)"
    ),
    re.compile(r":[0-5]\d").search,
)
# Four figures are a time with 'hours' behind them; without it, as '0900-1730', where they say when something is open.
_FOUR = r"(?P<hour{n}>[01]\d|2[0-3])(?P<minute{n}>[0-5]\d)"
_UNIT = r"\s?(?i:hours|hrs?|h)\b"
_CLOCK_FOUR = Sought(
    re.compile(
        rf"(?<![\w.,:$/+-])(?:(?i:from)\s(?=\d{{4}}(?:{_UNIT})?{_TO}\d))?(?:{_FOUR.replace('{n}', '1')}(?:{_UNIT})?{_TO})?"
        rf"{_FOUR.replace('{n}', '2')}(?P<unit>{_UNIT})?{_ZONE}(?![\w:-]|[.,]\d)"
    ),
    re.compile(r"[012]\d{3}\s?(?:[-–—HhTtUu])").search,
)
_OPEN = re.compile(
    r"\b(?:(?:hours?|times?): ?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?:? |daily:? )$", re.IGNORECASE
)
# '1500 hours of training' lasts so long; 'rose by 1500 hours'.
_LASTS = re.compile(r" (?:of|a|per|each|every|in total)\b")
_BY = re.compile(r"\bby (?:about |some )?$", re.IGNORECASE)
_FROM_HOUR = re.compile(
    r"\b(?:at|from|until|till|to|before|after|around|between) (?:about )?$", re.IGNORECASE
)
# A figure with a colon alone may be a score or a ratio; behind these, or with a zone or a date, it is a time.
_TIMED = re.compile(
    r"\b(?:(?:at|by|from|until|till|to|before|after|around|between)|(?:\w+ )?time:) $", re.IGNORECASE
)
_DAY_BEFORE = re.compile(rf"(?:{MONTH} \d{{1,2}}|\b\d{{1,2}} {MONTH})(?:,? \d{{4}})?(?: \(\w+\))?,? $")
_RATIO = re.compile(r"\b(?:ratio|score|scale)\b", re.IGNORECASE)
# 'noon' by itself is a time only behind one of these, or with its day.
_AT = re.compile(r"\b(?:at|by|from|until|till|to|before|after|around)\s$", re.IGNORECASE)
_ON_DAY = re.compile(rf" on (?:{WEEKDAY},? )?(?:{MONTH} \d|\d{{1,2}} {MONTH})")
# '9, 10 and 11 am': the half is said once for several hours, and they are left alone.
_SHARED = re.compile(r"(?<![\w.,:$])(?:1[0-2]|0?\d)(?:[.:][0-5]\d)?(?:,|,? and|,? or)\s$")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.?\s(?:\d{{1,2}}(?: ?[-–—] ?| to | and ))?$", re.IGNORECASE)
ORIGIN = "rule: clock"
_Found = tuple[int, int, Clock, str]


def clocks(text: str) -> Iterator[_Found]:
    """Every time of day or span of times: start, end, value, rule."""
    for match in _CLOCK.finditer(text):
        if _begins_with_day(text, match) and (last := _CLOCK.pattern.match(text, match.start("hour2"))):
            match = last
        if not _needs_more(text, match):
            yield match.start(), _end(text, match.end()), _clock(match), ORIGIN
    for match in _SPOKEN.finditer(text):
        told = match["minute2"] or match["clock"]
        if told or _AT_HOUR.search(text, max(0, match.start() - 10), match.start()):
            hour = int(match["hour2"]) % 12 + 12 * (match["half2"] != "morning")
            yield *match.span(), Clock(hour, int(match["minute2"] or 0)), ORIGIN
    for match in _CLOCK_24.finditer(text):
        if match["hour1"] or match["zone"] or match["before"] or _is_timed(text, match):
            yield match.start(), match.end(), _clock_24(match), ORIGIN
    for match in _CLOCK_FOUR.finditer(text):
        if _is_hours(text, match):
            yield match.start(), match.end(), _clock_24(match), ORIGIN


def _begins_with_day(text: str, match: re.Match[str]) -> bool:
    """Whether the first figure is the day of a date: 'from 10pm on May 2 to 6am on May 3'."""
    bare = match["hour1"] and not (match["half1"] or match["minute1"])
    return bool(bare and match["hour2"] and _MONTH.search(text, max(0, match.start() - 12), match.start()))


def _is_timed(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    told = _TIMED.search(before) or _DAY_BEFORE.search(before) or _ON_DAY.match(text, match.end())
    return bool(told) and len(match["hour2"]) == 2 and not _RATIO.search(before)


def _is_hours(text: str, match: re.Match[str]) -> bool:
    """Whether four figures are a time of day: not years, not how long something lasts."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _LASTS.match(text, match.end()) or (
        _BY.search(before) and (match["hour1"] or match["hour2"])[0] != "0"
    ):
        return False
    if match["unit"]:
        alone = match[0] == text.strip()
        told = _FROM_HOUR.search(before) or _DAY_BEFORE.search(before) or _ON_DAY.match(text, match.end())
        return bool(match["hour1"] or match["hour2"][0] == "0" or match["zone"] or alone or told)
    if not match["hour1"]:
        return False
    rises = (match["hour1"], match["minute1"]) < (match["hour2"], match["minute2"])
    fives = all(match[minute][1] in "05" for minute in ("minute1", "minute2"))
    plain = rises and fives and match["hour1"][0] == "0"
    return bool(match["zone"] or _OPEN.search(before) or plain)


def _clock_24(match: re.Match[str]) -> Clock:
    zone = _ZONES[match["zone"]] if match["zone"] else match.groupdict().get("before") or ""
    hour, minute = int(match["hour2"]), int(match["minute2"])
    if not match["hour1"]:
        return Clock(hour, minute, zone=zone)
    return Clock(int(match["hour1"]), int(match["minute1"]), hour, minute, zone)


def _end(text: str, end: int) -> int:
    """Without the full stop of 'p.m.' where it closes the sentence as well."""
    closes = text[end - 1] == "." and not text[end:].strip("\"”'’) \t\n")
    return end - closes


def _needs_more(text: str, match: re.Match[str]) -> bool:
    """Whether the words around do not make it a time that can stand alone."""
    bare = match[0].lower() in ("noon", "midday", "midnight") and not (
        _AT.search(text, max(0, match.start() - 10), match.start()) or _ON_DAY.match(text, match.end())
    )
    shared = _SHARED.search(text, max(0, match.start() - 12), match.start())
    return bare or (
        shared is not None and not _MONTH.search(text, max(0, shared.start() - 20), shared.start())
    )


def _clock(match: re.Match[str]) -> Clock:
    zone = _ZONES[match["zone"]] if match["zone"] else ""
    half = (match["half2"] or "p").lower()
    last = _hour(match, "2", half)
    minute = int(match["minute2"] or 0)
    if not (match["hour1"] or match["noon1"] or match["midnight1"]):
        return Clock(last, minute, zone=zone)
    first, minutes = _hour(match, "1", (match["half1"] or half).lower()), int(match["minute1"] or 0)
    if match["hour1"] and not match["half1"] and (first, minutes) >= (last, minute):
        first = (first + 12) % 24  # '11.30 to 1 pm' begins in the morning
    return Clock(first, minutes, last, minute, zone)


def _hour(match: re.Match[str], which: str, half: str) -> int:
    hour = match[f"hour{which}"]
    if match[f"midnight{which}"]:
        return 24
    return int(hour) % 12 + 12 * (half == "p") if hour else 12
