"""Figures of a locale: 1 234 567,89 in French, ١٬٢٣٤ in Egypt; in words where they are large: 3422,9 mil milhões."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.locales import cldr

# The zero of the digits that CLDR writes some locales with.
_ZEROS = {"arab": "\u0660", "arabext": "\u06f0", "beng": "\u09e6", "deva": "\u0966", "mymr": "\u1040"}
# Below a million all digits stand; with more decimals than these a figure is not counted in a scale.
_LEAST, _MOST_DECIMALS, _LONGEST = 10**6, 3, 100_000


def figure(value: Decimal, tag: str) -> str:
    """All digits that the text gives, with the locale's separators: 7.80 stays 7,80."""
    data = cldr.data(tag)
    return _applied(data.decimal_formats[None], value, tag)


def percent(value: Decimal, tag: str) -> str:
    """A percentage: 5.2 → '5,2 %'."""
    return _applied(cldr.data(tag).percent_formats[None], value, tag, shift=2)


def scaled(value: Decimal, tag: str) -> tuple[str, int]:
    """The figure as one reads it, and the scale that is part of it: ('3422,9 mil milhões', 10⁹); 1 for none.

    The largest scale that needs no more than three decimals and five digits is taken, else all digits stand.
    """
    patterns: Mapping[str, Mapping[str, Any]] = cldr.data(tag).compact_decimal_formats.get("long", {})
    for scale in _scales(tag):
        count = (abs(value) / scale).normalize()
        if abs(value) >= _LEAST and 1 <= count < _LONGEST and decimals(count) <= _MOST_DECIMALS:
            return _counted(value / scale, scale, patterns, tag), scale
    return figure(value, tag), 1


def decimals(value: Decimal) -> int:
    """How many digits stand behind the point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def in_digits(text: str, tag: str) -> str:
    """The text in the digits of the locale."""
    zero = _ZEROS.get(_system(tag))
    return text.translate({ord("0") + n: chr(ord(zero) + n) for n in range(10)}) if zero else text


@cache
def _scales(tag: str) -> tuple[int, ...]:
    """The powers of ten that have a word of their own, the largest first: 10¹², 10⁹, 10⁶; in Japanese 10¹², 10⁸, 10⁴.

    A thousand is none: 12 345 678, not 12 345,678 mil.
    """
    long = cldr.data(tag).compact_decimal_formats.get("long", {}).get("other", {})
    patterns = {int(power): str(form.pattern) for power, form in long.items() if int(power) > 1000}
    worded = (
        n for n, pattern in patterns.items() if pattern.count("0") == 1 and re.search(r"[^\W\d]", pattern)
    )
    return tuple(sorted(worded, reverse=True))


def _counted(count: Decimal, scale: int, patterns: Mapping[str, Mapping[str, Any]], tag: str) -> str:
    """The count with the word of its scale in the right number: 1 milhão, 2 milhões."""
    count = Decimal(f"{count.normalize():f}")
    plural = cldr.data(tag).plural_form(abs(count))
    forms = patterns.get(plural) or patterns["other"]
    pattern = str((forms.get(str(scale)) or patterns["other"][str(scale)]).pattern)
    return pattern.replace("0", figure(count, tag)).replace("'", "")


def _applied(pattern: Any, value: Decimal, tag: str, shift: int = 0) -> str:
    """A pattern of Babel with exactly the decimals of the value; `shift`: places that the pattern moves the point."""
    from babel.numbers import parse_pattern

    exact = parse_pattern(pattern.pattern)
    exact.frac_prec = (decimals(value), decimals(value))
    text = exact.apply(value.scaleb(-shift), cldr.data(tag), numbering_system=_system(tag))
    return in_digits(text, tag)


def _system(tag: str) -> str:
    data = cldr.data(tag)
    system = str(data.default_numbering_system)
    return system if system in data.number_symbols else "latn"
