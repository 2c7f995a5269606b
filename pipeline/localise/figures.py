"""Writes figures as an editor would: 1500, 35 000, 3,422.9億, 十二; separators and scales are the style's."""

from __future__ import annotations

from decimal import Decimal

from pipeline.localise.style import Style

_DIGITS = "零一二三四五六七八九"
POWERS = (10**4, 10**8, 10**12)
# 7.284亿 rather than 72840万, but 34229亿 rather than 3.4229万亿.
_MOST_DECIMALS = {10**4: 2, 10**8: 4, 10**12: 2}
# Above this a figure in front of 万 or 亿 stops being readable, and the next scale is tried.
_LONGEST = 100_000


def span(low: Decimal, high: Decimal | None, style: Style) -> str:
    """A figure, or the two ends of a range: 12亿至15亿, or by the style 12至15亿."""
    if high is None:
        return figure(low, style)
    first, last = _scaled(low, style), _scaled(high, style)
    if first[1] == last[1] and style.range_scale == "last":
        return f"{first[0]}{style.range}{last[0]}{last[1]}"
    if not first[1] and last[1]:  # '9000至2万' could be read as ninety million
        return f"{group(low, style.thousands)}{style.range}{group(high, style.thousands)}"
    return f"{first[0]}{first[1]}{style.range}{last[0]}{last[1]}"


def figure(value: Decimal, style: Style) -> str:
    """A bare number with 万/亿/万亿 where the style counts that way."""
    return "".join(_scaled(value, style))


def in_brackets(value: Decimal, style: Style) -> str:
    """A negative number as accounts write it: (1204), (2290)万."""
    figures, scale = _scaled(-value, style)
    return f"({figures}){scale}"


def _scaled(value: Decimal, style: Style) -> tuple[str, str]:
    """Figure and scale: the largest scale that needs no more decimals than one reads, else the exact digits."""
    if value < 0:
        figures, scale = _scaled(-value, style)
        return f"-{figures}", scale
    if value < style.plain_below:
        return group(value, style.thousands), ""
    for power, name in reversed(list(zip(POWERS, style.scales, strict=True))):
        scaled = (value / power).normalize()
        if scaled >= 1 and _decimals(scaled) <= _MOST_DECIMALS[power] and scaled < _LONGEST:
            return group(scaled, style.thousands_scaled), name
    if value >= 10**8 and _decimals(value / 10**8) <= 4:
        return group((value / 10**8).normalize(), style.thousands_scaled), style.scales[1]
    return group(value, style.thousands), ""


def group(value: Decimal, separator: str) -> str:
    """Digits with a separator between thousands."""
    whole, dot, fraction = plain(value.copy_abs()).partition(".")
    return "-" * (value < 0) + f"{Decimal(whole):,}".replace(",", separator) + dot + fraction


def plain(value: Decimal) -> str:
    """Decimal notation with the digits that the text gives: 7.80 stays 7.80."""
    return f"{value:f}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def chinese_integer(value: int) -> str:
    """一 to 九十九 in characters, larger ones in digits."""
    if value < 10:
        return _DIGITS[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return str(value)


def counted(value: int, two: str) -> str:
    """A count before a measure word: 两个, 十二个."""
    return two if value == 2 else chinese_integer(value)
