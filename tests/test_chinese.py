"""What the renderers write, the reader reads back to the same value, in every house style."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import chinese
from pipeline.localise import Style, load_style
from pipeline.localise.numbers import chinese_integer, render_clock, render_moment, render_quantity
from pipeline.values import Clock, Moment, Quantity, QuantityKind, Value

Ends = tuple[Decimal, Decimal | None]

STYLES = {
    "mainland-press": load_style("mainland-press", "zh-Hans-CN"),
    "hk-government": load_style("hk-government", "zh-Hant-HK"),
    "hk-press": load_style("hk-press", "zh-Hant-HK"),
}
UNITS = ["", "point", "basis", "km", "sq_km", "sq_m", "sq_ft", "mw", "gw", "kwh", "tonne", "teu", "hectare"]
UNITS += [
    "km_h",
    "cm",
    "mm",
    "cu_m",
    "kg",
    "mwh",
    "gwh",
    "twh",
    "wh_kg",
    "gb",
    "tb",
    "celsius",
    "mu",
    "hk_cent",
    "us_cent",
]
# '$', '¥' and 'yuan' are all 元 on the Mainland, and 'yuan' is 元人民幣 in Hong Kong.
YUAN = {"$": "yuan", "¥": "yuan", "CNY": "yuan"}

styles = st.sampled_from(list(STYLES.values()))
figures = st.one_of(
    st.integers(0, 10**15).map(Decimal),
    st.decimals(0, 10**5, places=2),
    st.builds(lambda n, power: Decimal(n).scaleb(power - 2), st.integers(1, 999_999), st.integers(0, 12)),
).map(lambda value: value.normalize() if value > 100 else value)
figures = st.builds(
    lambda value, sign: value * sign if value else value, figures, st.sampled_from([1, 1, -1])
)
ranges = st.tuples(figures, st.one_of(st.none(), figures)).map(
    lambda pair: (pair[0], pair[1] if pair[1] is not None and pair[1] > max(pair[0], 0) else None)
)
years, months, days = st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 30)
moments = st.one_of(
    st.builds(Moment, years),
    st.builds(lambda y, n: Moment(y, end_year=min(y + n, 2099)), st.integers(1900, 2098), st.integers(1, 60)),
    st.builds(Moment, st.one_of(st.none(), years), months),
    st.builds(Moment, st.one_of(st.none(), years), months, days),
    st.builds(lambda y, m, d: Moment(y, m, d, end_day=d + 1), st.one_of(st.none(), years), months, days),
)

times = st.tuples(st.integers(0, 23), st.integers(0, 59))
clocks = st.builds(
    lambda start, end, zone: Clock(*start, *(end or (None, 0)), zone=zone),
    times, st.one_of(st.none(), times), st.sampled_from(["", "HKT", "BJT"]),
)  # fmt: skip


def whole(text: str, reader: Callable[[str], Iterator[tuple[int, int, Value]]]) -> Value:
    """The one value read in the text, which must take up all of it between 共 and 。."""
    [(start, end, value)] = reader(f"共{text}。")
    assert (start, end) == (1, len(text) + 1)
    return value


@settings(max_examples=300, deadline=None)
@given(ranges, st.sampled_from(UNITS), styles)
def test_cardinals_and_units_are_read_back(ends: Ends, unit: str, style: Style) -> None:
    quantity = Quantity(QuantityKind.CARDINAL, *ends, unit)
    assert whole(render_quantity(quantity, style), chinese.quantities) == quantity


@settings(max_examples=300, deadline=None)
@given(ranges, st.sampled_from(sorted(STYLES["hk-press"].money)), styles)
def test_money_is_read_back(ends: Ends, unit: str, style: Style) -> None:
    quantity = Quantity(QuantityKind.MONEY, *ends, unit)
    read = whole(render_quantity(quantity, style), chinese.quantities)
    assert isinstance(read, Quantity)
    assert (read.kind, read.low, read.high) == (quantity.kind, quantity.low, quantity.high)
    assert YUAN.get(read.unit, read.unit) == YUAN.get(unit, unit)


@settings(max_examples=200, deadline=None)
@given(ranges, styles, st.sampled_from(["%", "百分之"]))
def test_percentages_are_read_back(ends: Ends, style: Style, percent: str) -> None:
    quantity = Quantity(QuantityKind.PERCENT, *ends)
    style = style.model_copy(update={"percent": percent})
    assert whole(render_quantity(quantity, style), chinese.quantities) == quantity


@settings(max_examples=200, deadline=None)
@given(st.integers(4, 15), st.one_of(st.none(), st.integers(1, 99)), st.sampled_from(["", "yuan"]), styles)
def test_levels_are_read_back(power: int, count: int | None, unit: str, style: Style) -> None:
    high = None if count is None else Decimal(count)
    level = Quantity(QuantityKind.LEVEL, Decimal(10) ** power, high, unit)
    assert whole(render_quantity(level, style), chinese.quantities) == level


@given(st.integers(2, 500), styles)
def test_growth_is_read_back(times: int, style: Style) -> None:
    growth = Quantity(QuantityKind.GROWTH, Decimal(times))
    assert whole(render_quantity(growth, style), chinese.quantities) == growth


@settings(max_examples=300, deadline=None)
@given(clocks, styles)
def test_times_are_read_back(clock: Clock, style: Style) -> None:
    assert whole(render_clock(clock, style), chinese.clocks) == clock


@settings(max_examples=300, deadline=None)
@given(moments, styles)
def test_moments_are_read_back(moment: Moment, style: Style) -> None:
    assert whole(render_moment(moment, style), chinese.moments) == moment


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("金额8亿至12.5亿元", [("money", "800000000", "1250000000", "yuan")]),
        ("增长百分之5.2", [("percent", "5.2", None, "")]),
        ("约3 000萬美元", [("money", "30000000", None, "USD")]),
        ("一個千億級產業", [("level", "100000000000", "1", "")]),
        ("国家级园区", []),
        ("A320客机", []),
        ("增至12倍，共5家", [("growth", "12", None, ""), ("cardinal", "5", None, "")]),
        ("下降-3.2%", [("percent", "-3.2", None, "")]),
        ("负5个百分点", [("cardinal", "-5", None, "point")]),
        ("零下40摄氏度至60摄氏度", [("cardinal", "-40", "60", "celsius")]),
        ("5千瓦时", [("cardinal", "5", None, "kwh")]),
        ("5千米", [("cardinal", "5", None, "")]),
    ],
)
def test_quantities(text: str, values: list[tuple[str, str, str | None, str]]) -> None:
    found = [q for _, _, q in chinese.quantities(text)]
    assert found == [
        Quantity(QuantityKind(kind), Decimal(low), Decimal(high) if high else None, unit)
        for kind, low, high, unit in values
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025年7月8日和15日", [Moment(2025, 7, 8), Moment(day=15)]),
        ("15日内", []),
        ("2021至2025年", [Moment(2021, end_year=2025)]),
        ("1980年代", []),
    ],
)
def test_moments(text: str, values: list[Moment]) -> None:
    assert [moment for _, _, moment in chinese.moments(text)] == values


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "零"), (9, "九"), (10, "十"), (12, "十二"), (30, "三十"), (99, "九十九"), (100, "100")],
)
def test_chinese_integer(value: int, text: str) -> None:
    assert chinese_integer(value) == text
