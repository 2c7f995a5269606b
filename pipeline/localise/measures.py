"""Puts the measure word between a count and what it counts, where the engine wrote none: 45的参展商, 其中12投诉.

Which noun takes which stands in `measure-words.csv`. A frame is Simplified here, whatever the locale.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from pipeline.document import SYMBOL, Segment, Slot
from pipeline.document.values import Quantity, QuantityKind
from pipeline.localise.measuretable import every_measure, measure_of, measures
from pipeline.words.wording import any_of

_PEOPLE = "名位人"
# So large a number reads right without a measure word before its noun: 300万粉丝, 3亿消费者.
_READS_ALONE = 10**6
_NO_KIND = r"(?:are|were|is|was|be|been|have|has|had|will|would|can|may|must|did|do|in|on|at|of|to|from|by|with|for|and|or|as|per|a|an|the|if)"
_PLURAL = rf"(?:(?!{_NO_KIND}\b)[\w'-]+ ){{0,3}}?(?:(?!{_NO_KIND}\b|thus\b|plus\b|versus\b)[a-z-]{{2,}}s|people|men|women|children|staff|police)\b"
_THINGS = regex.compile(rf" {_PLURAL}")
# 12 of the complaints; 12 of them; Of the <N0> companies polled, <N1> expect …
_PART = regex.compile(
    rf" of (?:all )?(?:the|its|their|our|his|her|these|those|whose|all)(?: other)? (?P<noun>{_PLURAL})"
)
_PRONOUN = regex.compile(r" of (?:whom|which|them|(?:these|those)(?! [a-z-]+s\b))\b")
_OF_ALL = regex.compile(
    r"^(?:Of|Among|Out of)(?: (?:the|these|those|all|its|our))* <N\d+>[^<,]*, (?:[a-z]+ ){0,2}(?P<part><N\d+>)(?! (?:[\w-]+ )?(?:[a-z-]+s|people)\b)"
)
# 620 had used it; 6 fewer than last year.
_ELLIPTIC = regex.compile(
    r" (?:ha[ds]|have|were|are|will|would|could|said|did)\b| (?:fewer|more|less)(?: than\b|[,.;])"
)
# What makes a number no count, in so many characters before it.
_RANK = 8
_RANKED = regex.compile(r"(?:\b(?:[Tt]op|Fortune|Forbes|Global|[Nn]o\.?|[Pp]ages?|World)|[-$€£#/.]) ?$")
# For a capacity nobody is named: an arena for 20,000.
_NOTHING = regex.compile(r"\s*(?:[,.;:)]|$)")
_WITHIN = regex.compile(r"\b(?:from|in|across|to|at|over|within|by)(?: \w+)? $")
# What a predicate begins with, or what ends the clause: behind it a count stands alone.
_SYMBOL = rf"(?P<symbol>{SYMBOL.pattern})"
_ALONE = regex.compile(
    rf"(?<!第){_SYMBOL}(?=[为是有须需已将在由属被获涉来参计预表认首均仍曾可会能不未没尚正拥持具得取达占归都也还又因从向选接][^数地岁]"
    r"|[，。；、）]|$|位[于列居]|全部|至今|以上|从未|其后|分别)"
)
_ABOUT = r"(?:至少|多达|约|逾|超过|仅|只有|近|不少于|大约|有)?"
# What may stand between a count and its noun.
_KIND = r"(?:本地|香港|内地|海外|外国|国际|新|受访|参展|参赛|合资格|初创|科技|外资|持牌|大型|小型|中小|私营|公立|主要|其他|上市|参加|参与|获奖|入围)?"
_HELD = regex.compile(rf"(?:容纳|可坐)(?:约|逾|多达|最多|近|超过)?{_SYMBOL}(?=[的，。；、])")


def measured(frame: str, segment: Segment, locale: str) -> str:
    """The frame with the measure words that it lacks, of counts whose noun the table has or the sentence shows."""
    for slot in segment.slots:
        if _is_count(slot) and slot.symbol in frame and not _is_ranked(segment.source, slot.start):
            frame = _touching(frame, slot, segment, locale) or _alone(frame, slot, segment, locale) or frame
    return frame


def _is_ranked(source: str, start: int) -> bool:
    return _RANKED.search(source, max(0, start - _RANK), start) is not None


def _is_count(slot: Slot) -> bool:
    value = slot.value
    return (
        isinstance(value, Quantity)
        and value.kind is QuantityKind.CARDINAL
        and not (value.unit or value.per)
        and value.low > 0
        and value.low == int(value.low)
        and (value.low >= 10**4 or "." not in slot.source)
    )


def _touching(frame: str, slot: Slot, segment: Segment, locale: str) -> str | None:
    """The frame with a measure word before the noun that a count touches, or has 的 before; 其中 where it begins a clause."""
    behind = segment.source[slot.end :]
    part = _PART.match(behind)
    counted = _of(slot, _counted().finditer(frame)) if part or _THINGS.match(behind) else None
    measure = measure_of(counted["noun"], behind, locale) if counted else None
    if counted is None or measure is None or (counted["link"] and not part):
        return None
    if not part and isinstance(slot.value, Quantity) and slot.value.low >= _READS_ALONE:
        return None
    among = "其中" if part and counted["clause"] is not None and "其中" not in frame else ""
    return f"{frame[: counted.start()]}{among}{slot.symbol}{measure}{frame[counted.start('kind') :]}"


def _alone(frame: str, slot: Slot, segment: Segment, locale: str) -> str | None:
    """The frame with a measure word behind a count without a noun: 其中12涉及, 可容纳20 000的体育馆."""
    measure = None
    if place := _of(slot, _ALONE.finditer(frame)):
        measure = _measure_alone(frame, slot, segment, locale)
    elif (place := _of(slot, _HELD.finditer(frame))) and _NOTHING.match(segment.source, slot.end):
        measure = "人"
    return f"{frame[: place.end()]}{measure}{frame[place.end() :]}" if place and measure else None


def _measure_alone(frame: str, slot: Slot, segment: Segment, locale: str) -> str | None:
    """The measure word of what a count is part of: of whom, of them, of the complaints."""
    behind = segment.source[slot.end :]
    if behind.startswith(" of whom"):
        return "人"
    if part := _PART.match(behind):
        return _of_whole(frame, slot, locale) or _antecedent(frame, slot, segment, locale, part["noun"])
    of_all = _OF_ALL.match(segment.slotted)
    of_them = _PRONOUN.match(behind) or _ELLIPTIC.match(behind)
    if of_them or (of_all and of_all["part"] == slot.symbol):
        return _antecedent(frame, slot, segment, locale)
    return None


def _of_whole(frame: str, slot: Slot, locale: str) -> str | None:
    """受访企业中，<N0>计划: the measure word of 企业."""
    whole = _of(slot, _whole().finditer(frame))
    return _of_people(measures(locale)[whole["noun"]]) if whole else None


def _antecedent(frame: str, slot: Slot, segment: Segment, locale: str, noun: str = "") -> str | None:
    """The measure word behind the nearest count before, if it is of `noun`; not that of a place: from 11 countries."""
    for other in reversed([one for one in segment.slots if one.end <= slot.start]):
        value = other.value
        if not isinstance(value, Quantity) or value.kind is QuantityKind.PERCENT:
            continue
        if _WITHIN.search(segment.source[: other.start]):
            continue
        words = segment.source[other.end : slot.start].replace(",", " ").split()[:4]
        if not _is_count(other) or (noun and noun.split()[-1] not in words):
            return None
        found = _of(other, _measured().finditer(frame))
        if found is None:
            return None
        return _of_people(measures(locale).get(found["noun"] or "", found["measure"]))
    return None


def _of_people(measure: str) -> str:
    return "人" if measure in _PEOPLE else measure


def _of(slot: Slot, found: Iterator[regex.Match[str]]) -> regex.Match[str] | None:
    """The first of some matches that is of the slot."""
    return next((match for match in found if match["symbol"] == slot.symbol), None)


@cache
def _counted() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<clause>(?:^|(?<=[，；。])))?(?<!第|中，){_SYMBOL}(?P<link>的?)(?P<kind>{_KIND})(?P<noun>{_nouns()})(?!于|[家者])"
    )


@cache
def _measured() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_SYMBOL}(?:多|余)?(?P<measure>人次|[{every_measure()}])(?:{_KIND}(?P<noun>{_nouns()}))?"
    )


@cache
def _whole() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<noun>{_nouns()})中，?{_ABOUT}{_SYMBOL}")


@cache
def _nouns() -> str:
    return any_of(measures("zh-Hans-CN"))
