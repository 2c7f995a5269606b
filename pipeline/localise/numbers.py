"""Renders quantities and dates in Chinese as an editor would: 34 229億港元, 2025年7月8日, 两个千亿级."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache

from pipeline.localise.style import Style
from pipeline.resources import glossary_file
from pipeline.values import Clock, Moment, Quantity, QuantityKind

_DIGITS = "零一二三四五六七八九"
_POWERS = (10**4, 10**8, 10**12)
# Above this a figure in front of 万 or 亿 stops being readable, and the next scale is tried.
_LONGEST = 100_000


def render_quantity(quantity: Quantity, style: Style) -> str:
    """The quantity in the style's locale.

    >>> from pipeline.localise import load_style
    >>> hk = load_style("hk-government", "zh-Hant-HK")
    >>> render_quantity(Quantity(QuantityKind.MONEY, Decimal("3422900000000"), unit="HKD"), hk)
    '34 229億港元'
    """
    match quantity.kind:
        case QuantityKind.LEVEL:
            return _level(quantity, style)
        case QuantityKind.PLACE:
            return f"第{chinese_integer(int(quantity.low))}"
        case QuantityKind.GROWTH:
            return _growth(int(quantity.low), style)
        case QuantityKind.PERCENT:
            return _percent(quantity, style)
        case _ if quantity.unit == "celsius":
            return _celsius(quantity, style)
        case _:
            return _range(quantity, style) + _unit(quantity, style)


def _celsius(quantity: Quantity, style: Style) -> str:
    """零下40摄氏度至60摄氏度: below zero the unit is said twice, or 零下 would go for both ends."""
    low, high = quantity.low, quantity.high
    if low >= 0:
        return _range(quantity, style) + _unit(quantity, style)
    ends = [f"零下{figure(-low, style)}"] + ([] if high is None else [figure(high, style)])
    return style.range.join(end + _unit(quantity, style) for end in ends)


def _growth(times: int, style: Style) -> str:
    """增至五倍; what doubles grows by as much again."""
    if times == 2:
        return "增加一倍" if "Hant" in style.locale else "增长一倍"
    return f"增至{chinese_integer(times)}倍"


def _range(quantity: Quantity, style: Style) -> str:
    low, high = quantity.low, quantity.high
    if high is None:
        return figure(low, style)
    first, last = _scaled(low, style), _scaled(high, style)
    if first[1] == last[1]:
        return f"{first[0]}{style.range}{last[0]}{last[1]}"
    if not first[1]:  # '9000至2万' could be read as ninety million
        return f"{group(low, style.thousands)}{style.range}{group(high, style.thousands)}"
    return f"{first[0]}{first[1]}{style.range}{last[0]}{last[1]}"


def _percent(quantity: Quantity, style: Style) -> str:
    low = plain(quantity.low)
    if quantity.low < 0:  # 百分之-3.2 is nothing that one writes
        style = style.model_copy(update={"percent": "%"})
    if quantity.high is not None:
        high = plain(quantity.high)
        return f"{low}%{style.range}{high}%" if style.percent == "%" else f"百分之{low}{style.range}{high}"
    return f"{low}%" if style.percent == "%" else f"百分之{low}"


def figure(value: Decimal, style: Style) -> str:
    """A bare number with 万/亿/万亿 where the style counts that way."""
    return "".join(_scaled(value, style))


def _scaled(value: Decimal, style: Style) -> tuple[str, str]:
    """Figure and scale: the largest scale that needs at most two decimals, else the exact digits."""
    if value < 0:
        figures, scale = _scaled(-value, style)
        return f"-{figures}", scale
    if value < style.plain_below:
        return group(value, style.thousands), ""
    for power, name in reversed(list(zip(_POWERS, style.scales, strict=True))):
        scaled = (value / power).normalize()
        if scaled >= 1 and _decimals(scaled) <= 2 and scaled < _LONGEST:
            return group(scaled, style.thousands_scaled), name
    if value >= 10**8 and _decimals(value / 10**8) <= 4:
        return group((value / 10**8).normalize(), style.thousands_scaled), style.scales[1]
    return group(value, style.thousands), ""


def group(value: Decimal, separator: str) -> str:
    """Digits with a separator between thousands."""
    whole, dot, fraction = plain(abs(value)).partition(".")
    return "-" * (value < 0) + f"{int(whole):,}".replace(",", separator) + dot + fraction


def plain(value: Decimal) -> str:
    """Decimal notation with the digits that the text gives: 7.80 stays 7.80."""
    return f"{value:f}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _unit(quantity: Quantity, style: Style) -> str:
    if not quantity.unit:
        return ""
    if quantity.kind is QuantityKind.MONEY:
        return style.money[quantity.unit]
    return _units(style.locale)[quantity.unit]


@cache
def _units(locale: str) -> dict[str, str]:
    """Names of units from `glossaries/units.csv`, Hong Kong's for every Traditional locale."""
    column = "zh-Hant-HK" if "Hant" in locale else "zh-Hans-CN"
    with glossary_file("units.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row[column] for row in csv.DictReader(file)}


def _level(quantity: Quantity, style: Style) -> str:
    """千亿级; with a count 两个千亿级 ('two hundred billion level' counts two clusters)."""
    traditional = "Hant" in style.locale
    power = next(p for p in (10**12, 10**8, 10**4) if quantity.low >= p)
    name = dict(zip(_POWERS, style.scales, strict=True))[power]
    lead = {1: "", 10: "十", 100: "百", 1000: "千"}[int(quantity.low / power)]
    unit = "元" if quantity.unit else ""
    level = f"{lead}{name}{unit}{'級' if traditional else '级'}"
    if quantity.high is None:
        return level
    count = int(quantity.high)
    two = "兩" if traditional else "两"
    return f"{two if count == 2 else chinese_integer(count)}{'個' if traditional else '个'}{level}"


def chinese_integer(value: int) -> str:
    """一 to 九十九 in characters, larger ones in digits."""
    if value < 10:
        return _DIGITS[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return str(value)


def render_moment(moment: Moment, style: Style) -> str:
    """2025年7月8日, 7月8日至10日, 2021—2025年: as much as the text gives."""
    year = f"{moment.year}年" if moment.year else ""
    if moment.end_year:
        return f"{moment.year}{style.range}{moment.end_year}年"
    month = f"{moment.month}月" if moment.month else ""
    day = f"{moment.day}日" if moment.day else ""
    end = f"至{moment.end_day}日" if moment.end_day else ""
    return year + month + day + end


# What a part of the day is called, and the hour before which it ends.
_PARTS = ((6, "凌晨"), (12, "上午"), (13, "中午"), (19, "下午"), (24, "晚上"))
_ZONES = {"": ("", ""), "HKT": ("香港时间", "香港時間"), "BJT": ("北京时间", "北京時間")}


def render_clock(clock: Clock, style: Style) -> str:
    """上午9时30分至下午5时, 7月8日香港时间中午12时: the part of the day is said again only where it changes."""
    traditional = "Hant" in style.locale
    day = render_moment(clock.day, style) if clock.day else ""
    part = _part(clock.hour)
    text = day + _ZONES[clock.zone][traditional] + part + _time(clock.hour, clock.minute, traditional)
    if clock.end_hour is None:
        return text
    end_part = _part(clock.end_hour)
    end = _time(clock.end_hour, clock.end_minute, traditional)
    return f"{text}至{end_part if end_part != part else ''}{end}"


def _part(hour: int) -> str:
    return next(name for end, name in _PARTS if hour < end)


def _time(hour: int, minute: int, traditional: bool) -> str:
    """9时30分, on the twelve-hour clock."""
    return f"{(hour - 1) % 12 + 1 if hour else 0}{'時' if traditional else '时'}{f'{minute}分' if minute else ''}"
