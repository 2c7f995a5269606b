"""Reads dates and years in English, in every order that releases use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.values import Moment

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: n for n, name in enumerate(_NAMES, 1)} | {name[:3]: n for n, name in enumerate(_NAMES, 1)}
MONTHS["sept"] = 9
_MONTH = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.$])(?P<month>{_MONTH}) (?P<day>{_DAY})(?:(?: ?[-–] ?| to )(?P<end_day>{_DAY}))?(?:,? (?P<year>{_YEAR}))?(?![\w/]|[.,]\d)",
        rf"(?<![\w.$])(?P<day>{_DAY})(?:(?: ?[-–] ?| to )(?P<end_day>{_DAY}))? (?:of )?(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?!\w)",
        rf"(?<![\w.$])(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})(?![\w-])",
        rf"(?<![\w.,$/-])(?P<year>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])",
        rf"(?<![\w.,$/])(?P<year>{_YEAR})(?:-|–|/| to )(?P<end_year>(?:20)?\d\d)(?![\w%,]|\.\d)",
        rf"(?<![\w.,$€£¥/-])(?P<year>{_YEAR})(?!\w|[.,/]\d|-\d|%| (?:percent|per cent|million|billion|yuan|tonnes|hectares))",
    )
)


def moments(text: str) -> Iterator[tuple[int, int, Moment, str]]:
    """Every date or year: start, end, value, and the rule. Spans may overlap; the longest wins."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            moment = _moment(match.groupdict())
            if moment:
                yield match.start(), match.end(), moment, "rule: date"


def _moment(found: dict[str, str | None]) -> Moment | None:
    month = found.get("month")
    number = MONTHS[month.lower().rstrip(".")] if month else _int(found.get("m"))
    year = _int(found.get("year"))
    end_year = _end_year(year, found.get("end_year"))
    if found.get("end_year") and end_year is None:
        return None
    return Moment(
        year, number, _int(found.get("day") or found.get("d")), end_year, _int(found.get("end_day"))
    )


def _end_year(year: int | None, written: str | None) -> int | None:
    """2021-25 → 2025; None where the second figure is not a later year of the same century."""
    if year is None or not written:
        return None
    end = int(written) if len(written) == 4 else year // 100 * 100 + int(written)
    return end if year < end <= year + 60 else None


def _int(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None
