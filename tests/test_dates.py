"""Dates, periods and times of day in English: what is read, how it is written, and wrong renderings that differ."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import Row, alike, marked, plain, read_back, rows, written

from pipeline.document.values import Moment, Value
from pipeline.protect.dates import moments

ROWS = rows("times")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.english)
def test_rendered(row: Row) -> None:
    text, values = marked(row.family, plain(row))
    assert text == row.english
    assert written(values) == row.written
    assert [read_back(text) for text in row.written] == [values] * 3


@pytest.mark.parametrize("row", [row for row in ROWS if row.wrong], ids=lambda row: row.english)
def test_a_wrong_rendering_is_another_time(row: Row) -> None:
    values = marked(row.family, plain(row))[1]
    assert [wrong for wrong in row.wrong if alike(read_back(wrong)) == values] == []


ORDERS = (
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%b} {0.day}, {0.year}",
    "{0:%Y-%m-%d}",
    "the {0.day}th of {0:%B} {0.year}",
)


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(ORDERS), st.booleans())
def test_every_order_is_the_same_day(day: date, order: str, named: bool) -> None:
    weekday = f"{day:%A}, " if named and order[:3] != "the" else ""
    _, values = marked("times", f"It opened on {weekday}{order.format(day)}.")
    assert values == [Moment(day.year, day.month, day.day, weekday=day.isoweekday() if weekday else None)]
    assert [read_back(chinese) for chinese in written(values)] == [values] * 3


def test_there_are_three_hundred_cases() -> None:
    assert len(ROWS) >= 300


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("July 8 to 10, 2025", [Moment(2025, 7, 8, end_day=10)]),
        ("2021-25", [Moment(2021, end_year=2025)]),
        ("1989-1996", [Moment(1989, end_year=1996)]),
        ("July 30 to August 2, 2025", [Moment(2025, 7, 30, end=Moment(month=8, day=2))]),
        ("July 30 and August 2, 2025", [Moment(2025, 7, 30), Moment(month=8, day=2)]),
        ("December 30 to January 2, 2026", [Moment(2025, 12, 30, end=Moment(2026, 1, 2))]),
        ("1 to 7 July", [Moment(None, 7, 1, end_day=7)]),
        ("July 1 to July 7", [Moment(None, 7, 1, end_day=7)]),
        (
            "2019/20 to 2023/24",
            [Moment(2019, end_year=2020, part="split", end=Moment(2023, end_year=2024, part="split"))],
        ),
        (
            "2023/24 to 2019/20",
            [Moment(2023, end_year=2024, part="split"), Moment(2019, end_year=2020, part="split")],
        ),
        ("8 and 15 July 2025", [Moment(2025, 7, 8), Moment(day=15)]),
        ("8, 15 and 22 July", [Moment(None, 7, 8, days=(15, 22))]),
        ("January to June 2025", [Moment(2025, 1, end=Moment(month=6))]),
        ("Tuesday, July 8", [Moment(None, 7, 8, weekday=2)]),
        ("the first ten months of last year", [Moment(part="first_months", count=10, relative="last_year")]),
        ("the 1999-00 financial year", [Moment(1999, end_year=2000, part="fiscal")]),
        ("the 21st century", [Moment(2000, part="century")]),
        ("the six months ended June 30", [Moment(None, 6, 30, part="months_ended", count=6)]),
    ],
)
def test_values(text: str, values: list[Value]) -> None:
    assert marked("times", text)[1] == values


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("criticised by May, who left", []),
        ("succeeded by August and Chan", []),
        ("sung by April and her band", []),
        ("tabled by June and his party", []),
        ("done by April and June", [4, 6]),
        ("done by May, when it opens", [5]),
        ("in May, who knows", [5]),
        ("done by July and Chan left", [7]),
    ],
)
def test_a_person_is_no_month(text: str, months: list[int]) -> None:
    assert [moment.month for _, _, moment, _ in moments(text)] == months
