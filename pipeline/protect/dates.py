"""Reads dates and years in English, in every order that releases use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.protect.verbatim import masked
from pipeline.values import Moment

_NAMES = re.findall(
    r"\w+", "january february march april may june july august september october november december"
)
MONTHS = {name: n for n, name in enumerate(_NAMES, 1)} | {name[:3]: n for n, name in enumerate(_NAMES, 1)}
MONTHS["sept"] = 9
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    "(?:"
    + "|".join(sorted((w for m in MONTHS for w in (m.capitalize(), m.upper())), key=len, reverse=True))
    + r")\b(?:\.(?=,? \d))?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d"
_START = r"(?<![\w.$,/])(?<![A-Za-z_]-)"
_TO = r"(?i: ?[-–] ?| to | until | through )"
_AND = r"(?i: ?[-–] ?| to | and | until | through )"
# What a year is not: an amount, or the size of something.
_SIZE = (
    r"(?i:[ -](?:percent|per cent|hundred|thousand|million|billion|trillion|yuan|dollars|tonnes|tons|hectares|acres|mu|"
    r"kilomet|met(?:er|re)s|square|sq|km|MW|people|strong|plus|odd|member|seat|room|bed|unit))"
)
_COUNTED = re.compile(
    r"\b(?:over|some|nearly|almost|around|about|than|approximately|least|exceeding|total of|up to|another) $"
)
_NOUN = re.compile(
    r" (?!(?:and|or|to|in|for|by|as|at|on|of|with|when|while|due|because|from|the|a|is|was|were|levels?|figures?|results?|"
    r"total|edition|amid|thanks|after|before|under|despite|through|until|onwards?|respectively)\b)[a-z]+s\b"
)
_PAIRS = tuple(  # Two days or months with one year: the year goes to the first, as in Chinese.
    re.compile(pattern)
    for pattern in (
        rf"{_START}(?P<first>(?P<month>{_MONTH}) (?P<day>{_DAY})){_AND}(?P<second>(?P<month2>{_MONTH}) (?P<day2>{_DAY})(?:,? (?P<year>{_YEAR}))?)(?![\w/]|[.,]\d)",
        rf"{_START}(?P<first>(?P<day>{_DAY}) (?P<month>{_MONTH})){_AND}(?P<second>(?P<day2>{_DAY}) (?P<month2>{_MONTH})(?:,? (?P<year>{_YEAR}))?)(?!\w)",
        rf"{_START}(?P<first>(?P<month>{_MONTH})){_AND}(?P<second>(?P<month2>{_MONTH}),? (?P<year>{_YEAR}))(?![\w-])",
        rf"{_START}(?P<first>(?P<month>{_MONTH}) (?P<day>{_DAY}))(?i: and )(?P<second>(?P<day2>{_DAY})(?:,? (?P<year>{_YEAR}))?)(?![\w/]|[.,]\d)",
        rf"{_START}(?P<first>(?P<day>{_DAY}))(?i: and )(?P<second>(?P<day2>{_DAY}) (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?)(?!\w)",
    )
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}(?P<month>{_MONTH}) (?P<day>{_DAY})(?:{_TO}(?P<end_day>{_DAY}))?(?:,? (?P<year>{_YEAR}))?(?![\w/]|[.,]\d|[-–]\d)",
        rf"{_START}(?P<day>{_DAY})(?:{_TO}(?P<end_day>{_DAY}))? (?:(?i:of) )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?!\w|-\d)",
        rf"{_START}(?P<month>{_MONTH}),? (?:(?i:of) )?(?P<year>{_YEAR})(?!\w|[-–]\d)",
        rf"{_START}(?P<year>{_YEAR})(?P<dash>[-/])(?P<m>0[1-9]|1[0-2])(?P=dash)(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])",
        rf"{_START}(?P<year>{_YEAR})(?:[-–]|/|(?i: to ))(?P<end_year>(?:20)?\d\d)(?![\w%/-]|[.,]\d|{_SIZE}|[ -](?i:financial|fiscal|academic|school))",
        rf"{_START}(?<![€£¥])(?<!\w-)(?:(?i:year) )?(?P<year>{_YEAR})(?!\w|[.,/:]\d|[-–]\d|%|{_SIZE})",
        rf"(?i:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))(?P<year>1[0-8]\d\d)(?!\w|[.,/:]\d|[-–]\d|%|{_SIZE}| [a-z]+s\b)",
    )
)
_SEVERAL_DAYS = re.compile(
    rf"{_START}{_DAY}(?:, {_DAY})+,? and {_DAY} {_MONTH}(?:,? {_YEAR})?|{_START}{_MONTH} {_DAY}(?:, {_DAY})+,? and {_DAY}(?:,? {_YEAR})?"
)

# Signs the dates that share a year: neither is right without the other.
PAIR = "rule: date pair"
_Found = tuple[int, int, Moment, str]


def moments(text: str) -> Iterator[_Found]:
    """Every date or year: start, end, value, and the rule. Spans do not overlap; the longest wins."""
    for _, _, found in _longest(_days_masked(masked(text))):
        yield from found


def without_dates(text: str) -> str:
    """The text with '_' over every figure that belongs to a date, one that is left alone, or no quantity."""
    text = _days_masked(masked(text))
    for start, end, _ in list(_longest(text)):
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _days_masked(text: str) -> str:
    """Days of which there are three or more ('8, 9 and 10 July') are left alone, as a whole."""
    return _SEVERAL_DAYS.sub(lambda match: "_" * len(match[0]), text)


def _longest(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    taken = bytearray(len(text))
    for start, end, found in sorted(_candidates(text), key=lambda c: (c[0] - c[1], c[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield start, end, found


def _candidates(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), _pair(match)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            moment = _moment(match.groupdict())
            if _is_count(match, text):
                continue
            found = ((match.start(), match.end(), moment, "rule: date"),) if _real(moment) else ()
            yield match.start(), match.end(), found


def _is_count(match: re.Match[str], text: str) -> bool:
    """'more than 2000 delegates' counts, '5% more than 2019' does not."""
    bare = re.fullmatch(_YEAR, match[0]) is not None
    return bare and bool(
        _COUNTED.search(text, max(0, match.start() - 20), match.start()) and _NOUN.match(text, match.end())
    )


def _pair(match: re.Match[str]) -> tuple[_Found, ...]:
    """'July 30 to August 2, 2025' → 2025年7月30日, 8月2日; consecutive days of one month are one span."""
    found = match.groupdict()
    first = _moment({**found, "end_day": None})
    second = Moment(month=_month(found.get("month2")), day=_int(found.get("day2")))
    if not (_real(first) and _real(second)):
        return ()
    if second.month is None and first.day and second.day == first.day + 1:
        days = Moment(first.year, first.month, first.day, end_day=second.day)
        return ((match.start(), match.end(), days, "rule: date"),)
    return ((*match.span("first"), first, PAIR), (*match.span("second"), second, PAIR))


def _moment(found: dict[str, str | None]) -> Moment:
    month, year = _month(found.get("month")), _int(found.get("year"))
    end_year = _end_year(year, found.get("end_year"))
    day = _int(found.get("day") or found.get("d"))
    return Moment(year, month or _int(found.get("m")), day, end_year, _int(found.get("end_day")))


def _month(written: str | None) -> int | None:
    return MONTHS[written.lower().rstrip(".")] if written else None


def _real(moment: Moment) -> bool:
    """Whether the calendar has it: not June 31, July 10 to 8 or 2021-20."""
    last = _LENGTHS[moment.month - 1] if moment.month else 31
    days_fit = (moment.day or 1) <= last and (moment.day or 0) < (moment.end_day or 99) <= 99
    return days_fit and (moment.end_day or 1) <= last and moment.end_year != 0


def _end_year(year: int | None, written: str | None) -> int | None:
    """2021-25 → 2025; 0 where the second figure is not a later year of the same century."""
    if year is None or not written:
        return None
    end = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return end if year < end <= year + 60 else 0


def _int(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None
