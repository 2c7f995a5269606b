"""Spans of days that share a month or a year are dates of their own, and a row of scores is none."""

import pytest
from protecting import CN, shown

from pipeline.protect.dayspans import day_spans
from pipeline.words.scores import scores


@pytest.mark.parametrize(
    ("english", "mainland"),
    [
        ("on 3-5 and 8-10 May", "on {5月3日至5日} and {5月8日至10日}"),
        ("on 16–17 and 23–24 May 2027.", "on {2027年5月16日至17日} and {5月23日至24日}."),
        ("on 6–7 May and 3–4 June 2027", "on {2027年5月6日至7日} and {6月3日至4日}"),
        ("on 30-31 December and 2-3 January 2027", "on {2026年12月30日至31日} and {2027年1月2日至3日}"),
        (
            "on 3-5, 9 and 15-17 May at 8 pm",
            "on {5月3日至5日}, {5月9日} and {5月15日至17日晚上8时}",
        ),
        ("on May 3-5 and 8-10, 2026", "on {2026年5月3日至5日} and {5月8日至10日}"),
        ("on 3rd-5th and 8th-10th May", "on {5月3日至5日} and {5月8日至10日}"),
        ("on 5 and 8-10 May", "on {5月5日} and {5月8日至10日}"),
        ("on 3 May to 5 May and 8 May 2026", "on {5月3日至5日} and {2026年5月8日}"),
    ],
)
def test_each_span_has_its_month_and_the_first_the_year(english: str, mainland: str) -> None:
    assert shown(english, CN) == mainland


@pytest.mark.parametrize(
    "text",
    [
        "the 3-5 and 8-10 year olds",
        "rose 3-5 and 8-10 per cent in May",
        "on 3-5 and 31-33 May",
        "on May 3-5 and 8 people",
        "on 5 and 8 May",
    ],
)
def test_no_spans_of_days(text: str) -> None:
    assert list(day_spans(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("beat Ng 21-18, 19-21 and 21-18.", ["21-18, 19-21 and 21-18"]),
        ("won 18-21, 19-21 here", ["18-21, 19-21"]),
        ("7-6 (7-4), 6-3 it was", ["7-6 (7-4), 6-3"]),
        ("Eastern lost 1-3 to Kitchee", ["1-3"]),
        ("trailed Japan 98–104 at the end", ["98–104"]),
        ("aged 12-14, 15-17 and 18-20", []),
        ("lost 2-3 kg", []),
        ("lost 10-15 customers", []),
        ("up 2-3 points", []),
    ],
)
def test_scores(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in scores(text)] == found


def test_a_score_is_no_range() -> None:
    assert shown("Eastern lost 1-3 to Lo, 2-3 of whom") == "Eastern lost 1-3 to Lo, {2至3} of whom"
