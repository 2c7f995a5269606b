"""Reads what stands beside a date and belongs to it: its weekday, 'next Monday (May 18)', the 'from' of a span."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document.values import Moment
from pipeline.protect.dateparts import WEEKDAY, WEEKDAYS

# Of 'next' left before a date a model makes 明年. 'the last Monday' is that of a month.
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?<!\b[Tt]he )(?P<which>(?i:next|last|this)) )?(?P<weekday>{WEEKDAY})(?P<between>, ?| | ?\()$"
)
_WEEKDAY_AFTER = re.compile(
    rf" ?\((?P<weekday>{WEEKDAY})\)|, (?P<bare>(?i:{'|'.join(WEEKDAYS)})[a-z]*day)\b(?=[,.;)]|$)"
)
# 'from July 8 to 10': the slot says the span, and behind 'from' a model would write 起.
_SPAN_AFTER = re.compile(
    r"(?<!\bup )(?<!\bdown )(?<!\bdifferent )(?<!\bapart )\b(?:from|between) $", re.IGNORECASE
)


def with_surroundings(text: str, start: int, end: int, moment: Moment) -> tuple[int, int, Moment]:
    """Where a date begins and ends with what belongs to it, and its value with the weekday that is said."""
    before = text[max(0, start - 28) : start]
    if moment.end or moment.end_day or (moment.end_year and not moment.part):
        lead = _SPAN_AFTER.search(before)
        return start - len(lead[0]) if lead else start, end, moment
    if not moment.day or moment.part or moment.days:
        return start, end, moment
    weekday = _WEEKDAY_BEFORE.search(before)
    if weekday and ("(" not in weekday["between"] or text[end : end + 1] == ")"):
        end += "(" in weekday["between"]
        relative = f"weekday_{weekday['which'].lower()}" if weekday["which"] else moment.relative
        told = replace(moment, weekday=weekday_number(weekday["weekday"]), relative=relative)
        return start - len(weekday[0]), end, told
    if after := _WEEKDAY_AFTER.match(text, end):
        return start, after.end(), replace(moment, weekday=weekday_number(after["weekday"] or after["bare"]))
    return start, end, moment


def weekday_number(written: str) -> int:
    """1 of 'Mon', 'Mondays' and 'MONDAY'."""
    return WEEKDAYS[written[:3].lower()]
