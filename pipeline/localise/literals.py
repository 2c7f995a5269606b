"""The words about what stays as it is: a race is won 以2小时09分41秒, nobody calls a time, none has an age behind it, no password a year."""

from __future__ import annotations

import re

from pipeline.document import Segment

_YEAR = "年(?![前后内间代度])"
# By how the rules sign that read them, what an engine writes behind that does not belong there.
_STRAY = {"rule: timing": "[岁票]", "rule: identifier": _YEAR, "rule: code": _YEAR}
# A race is won in it; the engine takes it for a place or a time of day.
_TOOK = re.compile(r"\b(?:in|with)(?: (?:an?|the|unofficial|best|winning|time|of))*\s$", re.IGNORECASE)
# Verbs for the addresses that stand as they are, too.
_REACH = "(?:致电|拨打|拨|联络|联系|浏览|访问|登录)"
_BEHIND = "(?:(?:高速)?公路上?|的时间内?|时间内|秒内?|分钟?内?|小时内?|赛?中|岁|米|内|里)?"


def with_literals(frame: str, segment: Segment) -> str:
    """The Simplified frame with 以 before a timing that the English has 'in' before, and nothing stray behind such slots."""
    for slot in segment.slots:
        if slot.origin not in _STRAY:
            continue
        frame = re.sub(slot.symbol + _STRAY[slot.origin], slot.symbol, frame)
        if slot.origin == "rule: timing":
            frame = re.sub(f"{_REACH}(?={slot.symbol})", "录得", frame)
        if slot.origin == "rule: timing" and _TOOK.search(segment.source, 0, slot.start):
            wrong = f"(?:[在于用]|(?<=[今昨]早)|(?<=>)(?=<)){slot.symbol}{_BEHIND}"
            frame = re.sub(wrong, f"以{slot.symbol}", frame)
    return frame
