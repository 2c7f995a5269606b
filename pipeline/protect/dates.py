"""Reads dates and years in English, in every order that releases use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.document.values import Moment
from pipeline.protect.apart import apart
from pipeline.protect.beside import with_surroundings
from pipeline.protect.dateparts import DAY as _DAY
from pipeline.protect.dateparts import MONTH as _MONTH
from pipeline.protect.dateparts import (
    MONTHS,
    end_year,
    has_month,
    month_of,
    number_of,
    real,
    weekday_of,
)
from pipeline.protect.dateparts import START as _START
from pipeline.protect.dateparts import YEAR as _YEAR
from pipeline.protect.dayspans import day_spans
from pipeline.protect.numeric import NUMERIC, readings
from pipeline.protect.periods import periods
from pipeline.protect.ranges import of_one_kind, ranges, spanned
from pipeline.protect.sought import Sought, both, has_figure, having, shaped
from pipeline.protect.verbatim import hidden, masked
from pipeline.protect.weekdays import weekdays

_TO = r"(?i: ?[-–] ?|—| to | until | through )"
_AND = r"(?i: ?[-–] ?|—| to | and | & | until | through )"
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
# What went on over two years, and keeps to no one's budget: 'the 2008-09 global financial crisis'.
_EVENT = r"(?= (?i:(?:[a-z]+ ){0,2}(?:cris[ei]s|pandemic|epidemic|outbreak|war|recession|downturn|drought|riots?|protests?)\b))"
_PAIRS = tuple(  # Two days or months with one year: the year goes to the first, as in Chinese.
    Sought(re.compile(pattern), has_month)
    for pattern in (
        rf"{_START}(?P<first>(?P<month>{_MONTH}) (?P<day>{_DAY})){_AND}(?P<second>(?P<month2>{_MONTH}) (?P<day2>{_DAY})(?:,? (?P<year>{_YEAR}))?)(?![\w/]|[.,]\d)",
        rf"{_START}(?P<first>(?P<day>{_DAY}) (?P<month>{_MONTH})){_AND}(?P<second>(?P<day2>{_DAY}) (?P<month2>{_MONTH})(?:,? (?P<year>{_YEAR}))?)(?!\w)",
        rf"{_START}(?P<first>(?P<month>{_MONTH})\.?){_AND}(?P<second>(?P<month2>{_MONTH})\.?,? (?P<year>{_YEAR}))(?![\w-])",
        rf"{_START}(?P<first>(?P<month>{_MONTH}) (?P<day>{_DAY}))(?i: and | & )(?P<second>(?P<day2>{_DAY})(?:,? (?P<year>{_YEAR}))?)(?![\w/]|[.,]\d)",
        rf"{_START}(?P<first>(?P<day>{_DAY}))(?i: and | & )(?P<second>(?P<day2>{_DAY}) (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?)(?!\w)",
    )
)
_PATTERNS = tuple(
    Sought(re.compile(pattern), may)
    for may, pattern in (
        (has_month, rf"{_START}(?P<month>{_MONTH}) (?P<day>{_DAY})(?:{_TO}(?P<end_day>{_DAY}))?(?:,? (?P<year>{_YEAR}))?(?![\w/]|[.,]\d|[-–]\d)"),
        (has_month, rf"{_START}(?P<day>{_DAY})(?:{_TO}(?P<end_day>{_DAY}))? (?:(?i:of) )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?!\w|-\d)"),
        (has_month, rf"{_START}(?P<month>{_MONTH}),? (?:(?i:of) )?(?P<year>{_YEAR})(?!\w|[-–]\d)"),
        (re.compile(r"\d[-/]\d\d?[-/]\d").search, rf"{_START}(?P<year>{_YEAR})(?P<dash>[-/])(?P<m>1[0-2]|0?[1-9])(?P=dash)(?P<d>[12]\d|3[01]|0?[1-9])(?![\w/-]|\.\d)"),
        (shaped(r"(?:19|20)\d\d(?:[-‑–—/]| to )"), rf"{_START}(?:(?i:year) (?=\d+[-‑–—/]\d\d\b))?(?P<year>{_YEAR})(?:(?P<dash>[-‑–—])|(?P<across>/)|(?i: to ))(?P<end_year>(?:19|20)?\d\d)(?![\w%/-]|[.,]\d|{_SIZE}|[ -](?i:(?:financial|fiscal|academic|school) years?\b))(?P<event>{_EVENT})?"),
        (re.compile(_YEAR).search, rf"{_START}(?<![€£¥])(?<!\w-)(?:(?i:year) )?(?P<year>{_YEAR})(?!\w|[.,/:]\d|[-‑–]\d|%|{_SIZE})"),
        (re.compile(r" 1[0-8]\d\d").search, rf"(?i:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))(?P<year>1[0-8]\d\d)(?!\w|[.,/:]\d|[-–]\d|%|{_SIZE}| [a-z]+s\b)"),
    )
)  # fmt: skip
# A month that is all the date says. 'May' and 'March' are words and names too, so it stands behind one of these.
_NAMED = rf"(?:{'|'.join(name.capitalize() for name in MONTHS if len(name) > 4 or name in ('may', 'june', 'july'))})\b"
# 'criticised by May, who left', 'sung by April and her band': those months are people.
_BY_PERSON = rf"(?i:by) (?:April|May|June|August)(?:, who\b| and (?!{_NAMED})(?:[A-Z]|her\b|his\b))"
_MONTHS_ALONE = Sought(
    re.compile(
        rf"\b(?!{_BY_PERSON})"
        r"(?i:in|since|until|till|by|from|during|through|throughout|before|after|between|compared with|(?:most|rest|half|part) of) "
        rf"(?P<months>{_NAMED}(?:(?:, |,? (?:and|or|to|until|through) ){_NAMED})*)"
        r"(?P<year> (?P<relative>this|last|next) year\b)?"
        r"(?![\w'’/–-]|,? \d|\.\d|,? of \d| [A-Z])"
    ),
    has_month,
)
_MONTHS_SPANNED = Sought(
    re.compile(
        rf"{_START}(?P<month>{_MONTH})\.?(?P<to>{_TO})(?P<month2>{_MONTH})(?!\.? \d)(?![\w'’/–-]|,? \d|\.\d|,? of \d)"
    ),
    has_month,
)
_LISTED = rf"{_DAY}(?:, {_DAY})+,? (?i:and|&) {_DAY}"
_SEVERAL_DAYS = tuple(
    Sought(re.compile(pattern), both(has_month, having(",")))
    for pattern in (
        rf"{_START}(?P<days>{_LISTED}) (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?!\w)",
        rf"{_START}(?P<month>{_MONTH}) (?P<days>{_LISTED})(?:,? (?P<year>{_YEAR}))?(?!\w)",
    )
)

# '2028–2029 and 2029–2030 financial years': in such a row each runs across two, in full figures too.
_ACROSS = rf"{_YEAR}[-‑–—/](?:19|20)?\d\d"
_AND_ACROSS = rf"(?:,? (?:and|or|to|&) |, )(?:the )?{_ACROSS}"
_KIND = r"(?i:financial|fiscal|academic|school|tax)"
_KIND_BEHIND = re.compile(rf"(?:{_AND_ACROSS})+ {_KIND} years?\b")
_KIND_BEFORE = re.compile(rf"\b{_KIND} years? {_ACROSS}(?:, {_ACROSS})*(?:,? (?:and|or|to|&) |, )$")

_AND_ALONE = re.compile(r"\.? (?:and|&) ", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_AS_AT = re.compile(r"\bas (?:at|of|on) (?:the )?$", re.IGNORECASE)

# Signs the dates that share a year: neither is right without the other.
PAIR = "rule: date pair"
_Found = tuple[int, int, Moment, str]


def moments(text: str) -> Iterator[_Found]:
    """Every date, year or period: start, end, value, and the rule. Spans do not overlap; the longest wins."""
    yield from ranges(text, of_one_kind(text, (one for _, _, found in _longest(text) for one in found)))


def without_dates(text: str) -> str:
    """The text with '_' over every figure that belongs to a date, one that is left alone, or no quantity."""
    cleared = masked(text)
    for start, end, _ in _longest(text):
        cleared = cleared[:start] + "_" * (end - start) + cleared[end:]
    return cleared


@lru_cache(maxsize=64)
def _longest(text: str) -> tuple[tuple[int, int, tuple[_Found, ...]], ...]:
    """What is read, kept for the quantities of the same text; an empty reading is a date that is left alone."""
    taken = bytearray(len(text))
    kept = []
    for start, end, found in sorted(_widened(text), key=lambda c: (c[0] - c[1], c[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, found))
    return tuple(kept)


def _widened(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    """The candidates with the weekday that stands beside a date, or the 'from' of a span."""
    for start, end, found in _candidates(text):
        if len(found) != 1:
            yield start, end, found
            continue
        ((_, _, moment, origin),) = found
        start, end, moment = with_surroundings(text, start, end, moment)
        yield start, end, ((start, end, moment, origin),)


def _candidates(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    shown, figures = hidden(text), masked(text)
    for start, end, moment in (*periods(shown), *weekdays(shown)):
        yield start, end, ((start, end, moment, "rule: date"),)
    for match in NUMERIC.finditer(shown) if has_figure(text) else ():
        yield from _numeric(match)
    yield from _months_alone(text)
    yield from _months_to_months(text)
    if not has_figure(text):
        return
    for pattern in _SEVERAL_DAYS:
        for match in pattern.finditer(text):
            moment = _several(match)
            yield *match.span(), ((*match.span(), moment, "rule: date"),) if real(moment) else ()
    yield from day_spans(figures)
    for pattern in _PAIRS:
        for match in pattern.finditer(figures):
            yield match.start(), match.end(), _pair(match)
    for pattern in _PATTERNS:
        for match in pattern.finditer(figures):
            moment = _moment(match.groupdict())
            if moment.end_year == (moment.year or 0) + 1 and _in_row(text, match):
                moment = replace(moment, part="split")
            if _is_count(match, figures):
                continue
            if moment.end_day and apart(
                figures[: match.start()], figures[match.end("day") : match.start("end_day")]
            ):
                yield match.start(), match.end(), _moved_days(match, moment)
                continue
            found = ((match.start(), match.end(), moment, "rule: date"),) if real(moment) else ()
            yield match.start(), match.end(), found


def _months_alone(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    """'since March', 'in April and May', 'in June last year': a model loses them or takes one for another."""
    for match in _MONTHS_ALONE.finditer(text):
        named = list(re.finditer(_NAMED, match["months"]))
        if match["year"] and len(named) > 1:
            continue
        for name in named:
            relative = f"{match['relative']}_year" if match["relative"] else ""
            start = match.start("months") + name.start()
            end = match.end() if relative else match.start("months") + name.end()
            month = Moment(month=month_of(name[0]), relative=relative)
            yield start, end, ((start, end, month, "rule: date"),)


def _months_to_months(text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    """'January-March', 'Jan to Mar': behind a dash or 'to' a month is no name."""
    for match in _MONTHS_SPANNED.finditer(text):
        span = spanned(Moment(month=month_of(match["month"])), Moment(month=month_of(match["month2"])))
        if span and not apart(text[: match.start()], match["to"]):
            yield *match.span(), ((*match.span(), span, "rule: date"),)


def _numeric(match: re.Match[str]) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
    """25/12/2026, and 3/12/2026 where the weekday beside it says which figure is the day."""
    fitting = readings(match[0])
    if len(fitting) > 1:
        said = with_surroundings(match.string, *match.span(), fitting[0])[2].weekday
        fitting = [moment for moment in fitting if said and weekday_of(moment) == said]
    if len(fitting) == 1:
        yield *match.span(), ((*match.span(), fitting[0], "rule: date"),)


def _several(match: re.Match[str]) -> Moment:
    """Days of which there are three or more; those that follow one another are a span: 7月8日至10日."""
    first, *others = [int(day) for day in re.findall(r"\d+", match["days"])]
    month, year = month_of(match["month"]), number_of(match["year"])
    if others == list(range(first + 1, first + 1 + len(others))):
        return Moment(year, month, first, end_day=others[-1])
    return Moment(year, month, first, days=tuple(others))


def _in_row(text: str, match: re.Match[str]) -> bool:
    """Whether years beside it in a list say that they are financial or school years."""
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(_KIND_BEHIND.match(text, match.end()) or _KIND_BEFORE.search(before))


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
    second = Moment(month=month_of(found.get("month2")), day=number_of(found.get("day2")))
    if second.month and _begins_before(match, first, second.month):
        assert first.year
        first, second = replace(first, year=first.year - 1), replace(second, year=first.year)
    if not (real(first) and real(second)):
        return ()
    if second.month is None and first.day and second.day == first.day + 1:
        days = Moment(first.year, first.month, first.day, end_day=second.day)
        return ((match.start(), match.end(), days, "rule: date"),)
    return ((*match.span("first"), first, PAIR), (*match.span("second"), second, PAIR))


def _moved_days(match: re.Match[str], both: Moment) -> tuple[_Found, ...]:
    """'postponed from 5 to 8 May' has two dates."""
    first, second = replace(both, end_day=None), Moment(day=both.end_day)
    spans = (match.start(), match.end("day")), (match.start("end_day"), match.end())
    return ((*spans[0], first, PAIR), (*spans[1], second, PAIR)) if real(first) and real(both) else ()


def _begins_before(match: re.Match[str], first: Moment, month: int) -> bool:
    """Whether the year said with the second month is not the first's: a span, or two at the turn of the year."""
    if not first.year or not first.month or month >= first.month:
        return False
    before, gap = match.string[: match.start()], match.string[match.end("first") : match.start("second")]
    if (_BETWEEN.search(before) or not _AND_ALONE.fullmatch(gap)) and not apart(before, gap):
        return True
    return first.month >= 10 and month <= 3 and not _AS_AT.search(before)


def _moment(found: dict[str, str | None]) -> Moment:
    month, year = month_of(found.get("month")), number_of(found.get("year"))
    last = end_year(year, found.get("end_year"))
    day = number_of(found.get("day") or found.get("d"))
    short = found.get("dash") and len(found.get("end_year") or "") == 2 and found.get("event") is None
    split = "split" if (found.get("across") or short) and last == (year or 0) + 1 else ""
    return Moment(year, month or number_of(found.get("m")), day, last, number_of(found.get("end_day")), split)
