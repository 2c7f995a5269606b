"""A time of day and the date beside it are one slot; single times are in `data/times.csv`."""

import pytest
from protecting import CN, HK, shown

from pipeline.document.values import Clock
from pipeline.protect.clocks import clocks

# Whole sentences with {slots} | Simplified | Hong Kong.
DATED = """
Opens at 9 am on July 8. | Opens at {7月8日上午9时}. | Opens at {7月8日上午9時}.
On July 8 at 9.30 am, it opened. | On {7月8日上午9时30分}, it opened. | On {7月8日上午9時30分}, it opened.
OPENS AT 9 AM ON 8 JULY. | OPENS AT {7月8日上午9时}. | OPENS AT {7月8日上午9時}.
Held from 9 am to noon on 8 July 2025. | Held {2025年7月8日上午9时至中午12时}. | Held {2025年7月8日上午9時至中午12時}.
On July 8, 2025, 3 pm HKT | On {2025年7月8日香港时间下午3时} | On {2025年7月8日香港時間下午3時}
On July 8 and 15, at 9 am | On {7月8日} and {15日}, at {上午9时} | On {7月8日} and {15日}, at {上午9時}
In 2025 at 9 am | In {2025年} at {上午9时} | In {2025年} at {上午9時}
At 9 am on Monday, July 8 | At {7月8日（星期一）上午9时} | At {7月8日（星期一）上午9時}
Closed at midnight on 31 December | Closed at {12月31日午夜12时} | Closed at {12月31日午夜12時}
Profit to 9 am for the year ended 31 March | Profit to {上午9时} for {截至3月31日止年度} | Profit to {上午9時} for {截至3月31日止年度}
"""
# Figures alone, and times whose half of the day is a word.
FIGURES = """
From 1830 hours to 2000 hours | {下午6时30分至晚上8时} | {下午6時30分至晚上8時}
at 1830hrs, at 0900 hrs | at {下午6时30分}, at {上午9时} | at {下午6時30分}, at {上午9時}
At 1830 hours on 3 May | At {5月3日下午6时30分} | At {5月3日下午6時30分}
1830 hours | {下午6时30分} | {下午6時30分}
open 0900-1730 | open {上午9时至下午5时30分} | open {上午9時至下午5時30分}
work from 0700 to 1900 | work {上午7时至晚上7时} | work {上午7時至晚上7時}
Sundays: 1000-1900 | Sundays: {上午10时至晚上7时} | Sundays: {上午10時至晚上7時}
on 3 May 2026, 18:30 | on {2026年5月3日下午6时30分} | on {2026年5月3日下午6時30分}
18:30 Registration | {18:30} Registration | {18:30} Registration
at 9:30 in the morning | at {上午9时30分} | at {上午9時30分}
about 2.30 in the afternoon | about {下午2时30分} | about {下午2時30分}
8 o'clock in the evening | {晚上8时} | {晚上8時}
"""
# How long something lasts, years, points and counts.
NO_CLOCK = """
about 1500 hours of training
rose by 1500 hours to 2000 hours
1200 hours a year
open 1900-2000
the 1000-1500 range
the score was 18:30
1:43 left
up 3 in the morning session
3 in the afternoon
between 2 and 3 in the afternoon
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(DATED))
def test_a_date_and_a_time_beside_it_are_one_slot(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize(("source", "simplified", "traditional"), cells(FIGURES))
def test_the_clock_of_24_hours(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize("text", NO_CLOCK.strip().splitlines())
def test_no_time_of_day(text: str) -> None:
    assert list(clocks(text)) == []


def test_the_rule_is_named() -> None:
    assert list(clocks("at 9 am")) == [(3, 7, Clock(9), "rule: clock")]


@pytest.mark.parametrize(
    ("english", "mainland"),
    [
        ("From 10pm on May 2 to 6am on May 3.", "From {5月2日晚上10时} to {5月3日上午6时}."),
        ("From May 2 to 6, 9am to 5pm.", "{5月2日至6日上午9时至下午5时}."),
        ("It may last 2 to 6 hours, 2 to 6pm at best.", "It may last {2至6} hours, {下午2时至6时} at best."),
    ],
)
def test_the_first_figure_may_be_the_day_of_a_date(english: str, mainland: str) -> None:
    assert shown(english) == mainland
