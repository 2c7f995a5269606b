"""Quantities and money in English: what is read, how each house style writes it, and wrong renderings that differ."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protecting import HK, shown
from tables import STYLE, Row, alike, marked, plain, read_back, rows, written

from pipeline.document.values import Quantity
from pipeline.protect.amounts import PREFIXES, SUFFIXES, UNITS
from pipeline.words.numbers import number_value, ordinal_value
from pipeline.words.wording import units

ROWS = [*rows("numbers"), *rows("money")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.english)
def test_rendered(row: Row) -> None:
    text, values = marked(row.family, plain(row))
    assert text == row.english
    assert written(values) == row.written
    assert [alike(read_back(text)) for text in row.written] == [alike(values)] * 3


@pytest.mark.parametrize("row", [row for row in ROWS if row.wrong], ids=lambda row: row.english)
def test_a_wrong_rendering_is_another_value(row: Row) -> None:
    values = alike(marked(row.family, plain(row))[1])
    assert [wrong for wrong in row.wrong if alike(read_back(wrong)) == values] == []


SCALES = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12}
CURRENCIES = {"HK$": "HKD", "US$": "USD", "RMB": "CNY", "€": "EUR", "£": "GBP", "A$": "AUD", "MOP": "MOP"}


@settings(max_examples=300, deadline=None)
@given(
    st.decimals("0.01", 9999, places=2), st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(CURRENCIES))
)
def test_no_magnitude_or_currency_is_lost(figure: Decimal, scale: str, prefix: str) -> None:
    text, values = marked("money", f"It spent {prefix}{figure:,} {scale} on it.")
    assert text == f"It spent «{prefix}{figure:,} {scale}» on it."
    [value] = values
    assert isinstance(value, Quantity)
    assert (value.low, value.unit) == (figure.scaleb(SCALES[scale]), CURRENCIES[prefix])
    assert [alike(read_back(chinese)) for chinese in written(values)] == [alike(values)] * 3


def test_each_family_has_three_hundred_cases() -> None:
    assert [len(rows(family)) >= 300 for family in ("numbers", "money")] == [True, True]


VALUES = """
HK$3,422.9 billion | money 3422900000000 HKD
335.38 trillion yuan | money 335380000000000 yuan
$380m | money 380000000 $
RMB 500 million yuan | money 500000000 CNY
HK$1.2-1.5 billion | money 1200000000-1500000000 HKD
8.4 percent | percent 8.4
5-10% | percent 5-10
25 basis points | cardinal 25 basis
half a percentage point | cardinal 0.5 point
4,600 square metres | cardinal 4600 sq_m
two hundred billion level | level 100000000000-2
three 100-billion-yuan-level | level 100000000000-3 yuan
trillion-yuan | level 1000000000000 yuan
two to three million | cardinal 2000000-3000000
12 won | cardinal 12
500 pounds | cardinal 500
2 million pounds | money 2000000 GBP
two thirds | fraction 2-3
nine in ten | fraction 9-10
a ratio of 3 to 1 | ratio 3-1
US$80 a barrel | money 80 USD barrel
ranked twelfth | place 12
"""
# What a bare '$' is by what else the text says.
DOLLARS = """
$4.2 billion | $
$4.2 billion in Hong Kong | $
$4.2 billion of 30 billion yuan | USD
$4.2 billion, and US$5 | $?
4.2 billion dollars from China | USD
$4.2 billion or HK$30 billion | HKD
$4.2 billion or 30 billion yuan in Hong Kong | $
$4.2 billion from China to Singapore | $
5 cents | cent
5 cents, not HK$5 | hk_cent
5 cents, not US$5 | us_cent
"""


def cells(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def first(text: str) -> Quantity:
    value = marked("numbers", text)[1][0]
    assert isinstance(value, Quantity)
    return value


@pytest.mark.parametrize(("text", "unit"), cells(DOLLARS))
def test_a_bare_dollar(text: str, unit: str) -> None:
    assert first(text).unit == unit


@pytest.mark.parametrize(("text", "value"), cells(VALUES))
def test_values(text: str, value: str) -> None:
    found = first(text)
    high = f"-{found.high:f}" if found.high is not None else ""
    assert " ".join(f"{found.kind} {found.low:f}{high} {found.unit} {found.per}".split()) == value


def test_every_currency_and_unit_has_a_name_in_every_style() -> None:
    codes = {*PREFIXES.values(), *SUFFIXES.values()}
    assert [name for name, style in STYLE.items() if codes - set(style.money)] == []
    assert set(UNITS.values()) ^ set(units("zh-Hans-CN")) == {"percent"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", "2"), ("twenty-five", "25"), ("a hundred", "100"), ("three hundred and fifty thousand", "350000"),
        ("two hundred and five million", "205000000"), ("half a billion", "500000000"), ("one and a half million", "1500000"),
        ("two and three million", None), ("two three", None), ("dozen", None), ("million", None), ("twenty-ten", None),
    ],
)  # fmt: skip
def test_number_value(words: str, value: str | None) -> None:
    assert number_value(words) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("words", "value"), [("third", 3), ("Twelfth", 12), ("twenty-first", 21)])
def test_ordinal_value(words: str, value: int) -> None:
    assert ordinal_value(words) == value


@pytest.mark.parametrize(
    "line",
    [
        "Trade rose by {685億元人民幣} to {1.04萬億元人民幣}. | Trade rose by RMB68.5 billion to RMB1.04 trillion.",
        "Costs fell {2 000萬港元} to {3.1億港元}. | Costs fell HK$20 million to HK$310 million.",
        "Arrivals rose sharply by about {300} to {1 200}. | Arrivals rose sharply by about 300 to 1,200.",
        "Profit rose from {21億港元} by {3億港元} to {24億港元}. | Profit rose from HK$2.1 billion by HK$0.3 billion to HK$2.4 billion.",
        "It will grow by {5%至8%}. | It will grow by 5% to 8%.",
        "Homes worth {500至800萬港元}. | Homes worth HK$5 million to HK$8 million.",
        "Net income {9 870} {10 102} -{2.3%} | Net income 9,870 10,102 -2.3%",
        "{10至20} or {30至40} people | 10 - 20 or 30-40 people",
    ],
)
def test_how_far_a_figure_rose_is_no_range_and_a_minus_no_dash(line: str) -> None:
    expected, _, source = line.partition(" | ")
    assert shown(source, HK) == expected
