"""Reads how long a race took, '2:09:41', '58:07' and '3:38.25', and the score that no clock shows, '104:98'.

Of these a model makes times of day, or hours of minutes. In a sentence Chinese says hours, minutes and seconds; alone
in a cell, or where it may be a time of day after all, what is written stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Verbatim
from pipeline.protect.sought import kept
from pipeline.protect.tables import LOCALES
from pipeline.words.wording import words

ORIGIN = "rule: timing"
_FIGURES = re.compile(
    r"(?<![\w.,:$/-])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{1,3})(?:\.(?P<rest>\d{1,3}))?"
    r"(?![\w:%]|[.,]\d|\s?(?:[ap]\.?m\b|hours\b|hrs\b|HKT|GMT|UTC|ratio\b))",
    re.IGNORECASE,
)
# Behind these it may be a time of day; behind the others a share, or two that are compared.
_AT = re.compile(r"\b(?:at|by|from|until|till|before|after|around|between|since) $", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|proportion|scale|odds|aspect|split|mix)\b", re.IGNORECASE)
# Minutes and seconds that may be a time of day are none behind these, in a sentence that is about a race.
_TAKEN = re.compile(
    r"\b(?:in|clock(?:ed|s|ing)|ran|runs|running|swam|rowed|rode|skated|times? of|times? (?:was|is)|timed at|records? of|bests? of|marks? of|than|under)"
    r"(?: (?:an?|just|about|only|exactly|unofficial|personal|seasonal|course|world|national|winning|best|record|time|of))* $",
    re.IGNORECASE,
)
_RACE = re.compile(
    r"\b(?:races?|marathons?|relay|finish(?:ed|es|ing)?|sprint\w*|swim\w*|swam|runners?|runs?|ran|laps?|heats?|medals?|gold|silver|bronze|"
    r"champion\w*|records?|bests?|clock(?:ed|ing)|kilometres?|kilometers?|km|metres?|meters?|\d+m|freestyle|breaststroke|butterfly|backstroke|"
    r"steeplechase|hurdles|triathlon|cycling|cyclists?|row(?:ed|ing|ers?)|time trial|halfway|podium|won|winner)\b",
    re.IGNORECASE,
)
_GAME = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|scoreline|beat(?:en|ing)?|won|win|lost|defeat\w*|victory|lead|leading|led|trail\w*|drew)\b[^.;:]*$",
    re.IGNORECASE,
)
# Whether a text is about a race, which is asked for each of its timings.
_is_of_race = kept(_RACE.search)
# So many characters before a figure say what it is.
_NEAR = 160


def timings(text: str) -> Iterator[tuple[int, int, Verbatim, str]]:
    """Every timing and score with a colon: start, end, value, rule."""
    if ":" not in text:
        return
    for match in _FIGURES.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if match[0] == text.strip(" ()*"):
            found = None if _of_day(match) else Verbatim(match[0])
        elif match["hours"] or match["rest"]:
            told = match["rest"] or _is_of_race(text)
            found = _timing(match, plain=not told and _AT.search(before) is not None)
        else:
            found = _of_two(match, text, before)
        if found:
            yield *match.span(), found, ORIGIN


def _of_two(match: re.Match[str], text: str, before: str) -> Verbatim | None:
    """'58:07' of a race is a timing; '104:98' is not, and stays, and so does a score; what may be a time of day is left."""
    game, timing = _GAME.search(before), _timing(match)
    if timing and _is_of_race(text) and (_TAKEN.search(before) or not (game or _of_day(match))):
        return timing
    if _RATIO.search(before) or (_of_day(match) and (_AT.search(before) or not game)):
        return None
    return Verbatim(match[0])


def _of_day(match: re.Match[str]) -> bool:
    """Whether a clock of 24 hours can show it."""
    two = not (match["hours"] or match["rest"]) and len(match["seconds"]) == 2
    return two and int(match["minutes"]) < 24 and int(match["seconds"]) < 60


def _timing(match: re.Match[str], *, plain: bool = False) -> Verbatim | None:
    """The timing, or None where minutes or seconds are more than there can be."""
    hours, minutes, seconds = (match[part] for part in ("hours", "minutes", "seconds"))
    if len(seconds) != 2 or int(seconds) > 59 or (hours and (len(minutes) != 2 or int(minutes) > 59)):
        return None
    return Verbatim(match[0], {} if plain else {tag: _said(match, tag) for tag in LOCALES})


def _said(match: re.Match[str], locale: str) -> str:
    """2小时09分41秒, 58分07秒, 3分38秒25."""
    word = words(locale)
    hours = word["hours"].format(match["hours"]) if match["hours"] else ""
    minutes, seconds = word["minute"].format(match["minutes"]), word["seconds"].format(match["seconds"])
    return hours + minutes + seconds + (match["rest"] or "")
