"""What the renderers write, the reader reads back to the same value, in every house style."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline import chinese
from pipeline.document.values import Clock, Moment, Quantity, QuantityKind, Value
from pipeline.files.resources import STYLES as SHIPPED
from pipeline.localise import Style, load_style
from pipeline.localise.figures import chinese_integer
from pipeline.localise.numbers import render_quantity
from pipeline.localise.times import render_clock, render_moment
from pipeline.protect.rates import PER_UNITS
from pipeline.words.wording import every_unit, every_word, units

Ends = tuple[Decimal, Decimal | None]

STYLES = {name: load_style(name, locale) for name, locale in SHIPPED.items()}
UNITS = ["", *units("zh-Hans-CN")]
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
maybe_years = st.one_of(st.none(), years)
weekdays = st.one_of(st.none(), st.integers(1, 7))
relatives = st.sampled_from(["this_year", "last_year", "next_year"])
moments = st.one_of(
    st.builds(Moment, years),
    st.builds(lambda y, n: Moment(y, end_year=min(y + n, 2099)), st.integers(1900, 2098), st.integers(1, 60)),
    st.builds(Moment, maybe_years, months),
    st.builds(lambda y, m, d, w: Moment(y, m, d, weekday=w), maybe_years, months, days, weekdays),
    st.builds(lambda y, m, d: Moment(y, m, d, end_day=d + 1), maybe_years, months, days),
    st.builds(
        lambda y, m, listed: Moment(y, m, listed[0], days=tuple(listed[1:])),
        maybe_years, months, st.lists(days, min_size=3, max_size=6, unique=True).map(sorted),
    ),
)  # fmt: skip
ZONES = [name.removeprefix("zone_") for name in every_word("zone_").values()]
OF_A_YEAR = ["q1", "q2", "q3", "q4", "h1", "h2"]
EDGES = ["early", "mid", "late", "end"]
STEMS = ["", "_early", "_mid", "_late"]
DECADES = [y for y in range(1910, 2030, 10) if y != 2000]
spans = st.builds(
    lambda y, n, part: Moment(y, end_year=y + 1 if n else None, part=part),
    st.integers(1900, 2098), st.booleans(), st.sampled_from(["fiscal", "academic", "tax"]),
)  # fmt: skip
periods = st.one_of(
    st.builds(lambda y, part: Moment(y, part=part), maybe_years, st.sampled_from(OF_A_YEAR)),
    st.builds(lambda r, part: Moment(relative=r, part=part), relatives, st.sampled_from(OF_A_YEAR)),
    st.builds(lambda y, n: Moment(y, part="first_quarters", count=n), maybe_years, st.integers(2, 3)),
    st.builds(lambda r, n: Moment(relative=r, part="first_months", count=n), relatives, st.integers(2, 11)),
    st.builds(lambda y, edge: Moment(y, part=f"year_{edge}"), years, st.sampled_from(EDGES)),
    st.builds(lambda r, edge: Moment(relative=r, part=f"year_{edge}"), relatives, st.sampled_from(EDGES)),
    st.builds(
        lambda y, m, edge: Moment(y, m, part=f"month_{edge}"), maybe_years, months, st.sampled_from(EDGES)
    ),
    st.builds(
        lambda y, stem: Moment(y, part=f"decade{stem}"), st.sampled_from(DECADES), st.sampled_from(STEMS)
    ),
    st.builds(
        lambda n, stem: Moment(n * 100, part=f"century{stem}"), st.integers(9, 20), st.sampled_from(STEMS)
    ),
    spans,
    st.builds(lambda y, m, d: Moment(y, m, d, part="year_ended"), maybe_years, months, days),
    st.builds(lambda y, m, n: Moment(y, m, part="months_ended", count=n), years, months, st.integers(2, 18)),
)

times = st.one_of(st.tuples(st.integers(0, 23), st.integers(0, 59)), st.just((24, 0)))
clocks = st.builds(
    lambda start, end, zone: Clock(*start, *(end or (None, 0)), zone=zone),
    times, st.one_of(st.none(), times), st.sampled_from(["", *ZONES]),
)  # fmt: skip


def whole(text: str, reader: Callable[[str], Iterator[tuple[int, int, Value]]]) -> Value:
    """The one value read in the text, which must take up all of it between 共 and 。."""
    [(start, end, value)] = reader(f"共{text}。")
    assert (start, end) == (1, len(text) + 1)
    return value


def same(unit: str) -> str:
    """The first unit that is written so: 吨 is a tonne and a ton."""
    return every_unit()[units("zh-Hans-CN")[unit]] if unit else ""


@settings(max_examples=600, deadline=None)
@given(ranges, st.sampled_from(UNITS), styles)
def test_cardinals_and_units_are_read_back(ends: Ends, unit: str, style: Style) -> None:
    quantity = Quantity(QuantityKind.CARDINAL, *ends, unit)
    read = whole(render_quantity(quantity, style), chinese.quantities)
    assert isinstance(read, Quantity)
    assert replace(read, unit=same(read.unit)) == replace(quantity, unit=same(unit))


@settings(max_examples=300, deadline=None)
@given(ranges, st.sampled_from(PER_UNITS), styles)
def test_prices_per_unit_are_read_back(ends: Ends, per: str, style: Style) -> None:
    price = Quantity(QuantityKind.MONEY, *ends, "USD", per)
    read = whole(render_quantity(price, style), chinese.quantities)
    assert isinstance(read, Quantity)
    assert replace(read, per=same(read.per)) == replace(price, per=same(per))


@given(st.integers(1, 19), st.integers(2, 20), styles)
def test_parts_are_read_back(parts: int, whole_number: int, style: Style) -> None:
    assume(parts < whole_number)
    fraction = Quantity(QuantityKind.FRACTION, Decimal(parts), Decimal(whole_number))
    assert whole(render_quantity(fraction, style), chinese.quantities) == fraction


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1), styles)
def test_ratios_are_read_back(low: Decimal, high: Decimal, style: Style) -> None:
    ratio = Quantity(QuantityKind.RATIO, low, high)
    assert whole(render_quantity(ratio, style), chinese.quantities) == ratio


@given(st.integers(1, 500), styles)
def test_places_are_read_back(place: int, style: Style) -> None:
    ranked = Quantity(QuantityKind.PLACE, Decimal(place))
    assert whole(render_quantity(ranked, style), chinese.quantities) == ranked


@settings(max_examples=300, deadline=None)
@given(ranges, st.sampled_from(sorted(STYLES["hk-press"].money)), styles)
def test_money_is_read_back(ends: Ends, unit: str, style: Style) -> None:
    quantity = Quantity(QuantityKind.MONEY, *ends, unit)
    read = whole(render_quantity(quantity, style), chinese.quantities)
    assert isinstance(read, Quantity)
    assert (read.kind, read.low, read.high) == (quantity.kind, quantity.low, quantity.high)
    home = {"$HKD": "HKD" if style.money["$HKD"] == style.money["HKD"] else "yuan"}
    assert YUAN.get(read.unit, read.unit) == (YUAN | home).get(unit, unit)


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


@given(st.one_of(st.just(Decimal("0.5")), st.integers(2, 500).map(Decimal)), styles)
def test_growth_is_read_back(times: Decimal, style: Style) -> None:
    growth = Quantity(QuantityKind.GROWTH, times)
    assert whole(render_quantity(growth, style), chinese.quantities) == growth


@settings(max_examples=300, deadline=None)
@given(clocks, styles)
def test_times_are_read_back(clock: Clock, style: Style) -> None:
    assert whole(render_clock(clock, style), chinese.clocks) == clock


@settings(max_examples=600, deadline=None)
@given(st.one_of(moments, periods), styles)
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
        ("近三分之二的受访者", [("fraction", "2", "3", "")]),
        ("九成受訪者", [("fraction", "9", "10", "")]),
        ("完成了任务，成为第一", [("place", "1", None, "")]),
        ("第12届、第十二届", [("place", "12", None, ""), ("place", "12", None, "")]),
        ("减少一半，余下一半", [("growth", "0.5", None, ""), ("fraction", "1", "2", "")]),
        ("百分之三", []),
        ("以3比1获胜", [("ratio", "3", "1", "")]),
        ("每小时5000辆次", [("cardinal", "5000", None, "vehicles_hour")]),
        ("每小时5次", [("cardinal", "5", None, "")]),
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
        ("1980年代", [Moment(1980, part="decade")]),
        ("2024年中国", [Moment(2024)]),
        ("2024年中，", [Moment(2024, part="year_mid")]),
        ("今年前三季度", [Moment(part="first_quarters", count=3, relative="this_year")]),
        ("7月8日、15日及22日", [Moment(None, 7, 8, days=(15, 22))]),
        ("7月8日（星期二）", [Moment(None, 7, 8, weekday=2)]),
        ("初步", []),
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


def test_a_percentage_and_an_amount_are_no_range() -> None:
    found = [
        (value.kind, value.low, value.high) for _, _, value in chinese.quantities("减少4.4%至45 220亿港元")
    ]
    assert found == [
        (QuantityKind.PERCENT, Decimal("4.4"), None),
        (QuantityKind.MONEY, Decimal(4_522_000_000_000), None),
    ]
