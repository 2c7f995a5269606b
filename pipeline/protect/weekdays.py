"""Reads lists and spans of weekdays: 'Mon–Fri', 'Mondays to Fridays', 'Tue, Thu and Sat', 'Sat' beside an hour.

A short name by itself is a word or a name ('The Sun', 'sat', 'wed'), and a model makes of 'Mon, Wed' what it likes. Full
names in the singular, 'open Monday to Friday', it knows, and they are left to it where no hours stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Moment
from pipeline.protect.apart import apart
from pipeline.protect.beside import weekday_number
from pipeline.protect.dateparts import DAY, MONTH, WEEKDAYS

_FULL = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_SHORT = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT|SUN)(?![\w'’])"
_POINT = r"(?:\.(?=[,)]| ?[-–—&/]| [a-z(]| ?\d))?"
_NAME = rf"(?:{_FULL}|{_SHORT}{_POINT})"
_ANY = re.compile(_NAME)
_SOME = re.compile("|".join(form for day in WEEKDAYS for form in (day.capitalize(), day.upper())))
_BEGINS = r"(?<![\w–—-])(?<!\b[Tt]he )(?<!Good )(?<!Easter )(?<!Ash )(?<!Black )"
# Of 'every' before a date the model makes 每年.
_EVERY = r"(?:(?P<every>(?i:every|each)) )?"
_BETWEEN = r"(?P<to> ?[-–—] ?| to | till | until | through )"
_COMMA = r"(?:, ?(?:and )?|/| ?& ?| and )"
_SPAN = re.compile(rf"{_BEGINS}{_EVERY}{_NAME}{_BETWEEN}{_NAME}(?P<more>(?:{_COMMA}{_NAME})*)(?![\w–—-])")
_LIST = re.compile(
    rf"{_BEGINS}{_EVERY}{_NAME}(?:{_COMMA}{_NAME})+(?![\w-])(?! ?[-–—]| to |,? or |,? (?:and )?{_NAME}| respectively)"
)
# Days that are of one week or one date, and are no more than words: 'Thursday and Friday, March 6'.
_DATED = re.compile(
    rf",? ?\(?(?:the )?(?:{MONTH} \d|{DAY}(?:(?: ?[-–—] ?| to | and | & ){DAY})? (?:of )?{MONTH})|,? (?:next|last|this) week\b"
)
_POINTED = re.compile(
    r"\b(?:next|last|this|first|second|third|fourth|fifth|alternate|other) $", re.IGNORECASE
)
_BETWEEN_TWO = re.compile(r"\bbetween $", re.IGNORECASE)
_DASH = re.compile("[-–—]")
_HOLIDAYS = re.compile(
    r",? (?:(?:and|&) )?(?:on )?(?:public|general|bank|statutory) holidays?\b", re.IGNORECASE
)
# An hour beside them.
_HOUR = r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|[-–—:.]|to\b)"
_HOUR_AFTER = re.compile(rf"[,:]? ?\(?(?:from |at |between )?{_HOUR}", re.IGNORECASE)
_HOUR_BEFORE = re.compile(r"(?:\d\s?[ap]\.?m\.?|\d:\d\d),? ?(?:on )?\(?$", re.IGNORECASE)
_OPEN = re.compile(r"\d\s?[ap]\.?m\b|\d:\d\d|\bclosed\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d\s?[ap]\.?m\b|\d:\d\d|\bnoon\b", re.IGNORECASE)
# How far from full names the hours may stand.
_NEAR = 60
# A short name by itself, where hours of opening are told.
_ALONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;:(/&] )|(?<=[(;/])|(?<=\bon )|(?<=\bOn ))(?P<day>{_SHORT}){_POINT}(?![\w-])"
    r"(?= ?$| ?[,;:)]|\.$| ?\(?\d| (?:and|&) (?:public|general|bank) holidays?\b| closed\b)"
)


# The day of an hour: '9am on Thursday', 'next Friday at noon'. Of the two a model drops one.
_FULL_DAY = (
    r"(?:(?P<which>(?i:next|last|this)) )?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!['’-]|s\b)"
)
_TIME = r"(?:\d\s?[ap]\.?m\b\.?|\bnoon|\bmidnight|\d:\d\d)"
_OF_HOUR = (
    re.compile(
        rf"(?:{_TIME}(?i:,? on |,? (?=next|last|this)))(?P<whole>{_FULL_DAY})(?! (?:and|or|to) {_NAME}| (?:morning|afternoon|evening|night)\b|/| ?[-–—])"
    ),
    re.compile(
        rf"(?<!and )(?<!or )(?<!to )(?<!every )(?<!each )(?<![\w-])(?P<whole>{_FULL_DAY}),? (?:at|from) (?=(?:\d{{1,2}}[.:])?\d?{_TIME})"
    ),
)


def weekdays(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every list and span of weekdays, and the single short names among hours: start, end, value."""
    if not _SOME.search(text):
        return
    for match in _SPAN.finditer(text):
        first, last, *others = _days(match)
        if not _is_told(text, match) or apart(text[max(0, match.start() - 60) : match.start()], match["to"]):
            continue
        if others and _hours_before(text, match) and _HOUR_AFTER.match(text, match.end()):
            yield match.start(), match.start("more"), Moment(weekday=first, end=Moment(weekday=last))
        else:
            end = Moment(weekday=last, days=tuple(others))
            yield *match.span(), Moment(weekday=first, end=end, relative=_every(match))
    for match in _LIST.finditer(text):
        first, *others = _days(match)
        if _is_told(text, match):
            between = len(others) == 1 and _BETWEEN_TWO.search(text, 0, match.start())
            listed = Moment(weekday=first, days=tuple(others), relative=_every(match))
            yield *match.span(), Moment(weekday=first, end=Moment(weekday=others[0])) if between else listed
    for pattern in _OF_HOUR:
        for match in pattern.finditer(text):
            if not _DATED.match(text, match.end("whole")):
                relative = f"weekday_{match['which'].lower()}" if match["which"] else ""
                yield *match.span("whole"), Moment(weekday=weekday_number(match["day"]), relative=relative)
    if alone := re.fullmatch(_SHORT, text.strip(" .")):
        start = text.index(alone[0])
        yield start, start + len(alone[0]), Moment(weekday=weekday_number(alone[0]))
    elif _OPEN.search(text):
        for match in _ALONE.finditer(text):
            yield *match.span(), Moment(weekday=weekday_number(match["day"]))


def _every(match: re.Match[str]) -> str:
    return "weekday_every" if match["every"] else ""


def _days(match: re.Match[str]) -> list[int]:
    return [weekday_number(day[0]) for day in _ANY.finditer(match[0])]


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether it says on which days of any week: short names, plurals, three or more, 'every', a dash, or hours beside it.

    'Saturdays, Sundays and public holidays' is a list of its own, and full names in it are left to the model.
    """
    names, days = _ANY.findall(match[0]), _days(match)
    if len(set(days)) < len(days) or _belongs(text, match):
        return False
    if any("day" not in name for name in names):
        return True
    if _HOLIDAYS.match(text, match.end()):
        return False
    told = len(names) > 2 or any(name.endswith("s") for name in names) or _DASH.search(match[0])
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return bool(told or match["every"] or _CLOCK.search(near))


def _hours_before(text: str, match: re.Match[str]) -> bool:
    return _HOUR_BEFORE.search(text, max(0, match.start() - 16), match.start()) is not None


def _belongs(text: str, match: re.Match[str]) -> bool:
    """Whether the days are those of a date or of a week that is pointed at."""
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_DATED.match(text, match.end()) or _POINTED.search(before))
