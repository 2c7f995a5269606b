"""Numbers in Chinese characters and figures, and which of them a sentence mentions: 40,080億, 二十五, 两, 九成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "俩": 2, "倆": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
FIGURE = r"\d{1,3}(?:[,， \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = "".join((*_TENS, *_SCALES))
# A whole number below ten thousand, in characters or figures.
INTEGER = rf"(?:[{''.join(_DIGITS)}十百千]+|\d+)"
_SIGNS = rf"[\d多余餘成{''.join(_DIGITS)}{_UNITS}]"
_SIGN = re.compile(_SIGNS)
_NUMBER = re.compile(
    rf"(?=\s?{_SIGNS})(?P<figure>{FIGURE})?\s?(?:(?<=\d)[多余餘](?=[{_UNITS}]))?(?P<characters>[{''.join(_DIGITS)}{_UNITS}]*)(?P<tenths>成半?)?"
)


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[tuple[str, frozenset[Decimal]], ...]:
    """Every number: how it is written, and what it may stand for (九成: 9 and 90; 1.2万: 1.2 and 12000)."""
    found = _NUMBER.finditer(text) if _SIGN.search(text) else ()
    return tuple((match[0].strip(), frozenset(_read(match))) for match in found if match[0].strip())


def values(text: str) -> set[Decimal]:
    """All that the numbers of the text may stand for; of 半 both 0.5 and 50."""
    found = {value for _, meant in numbers(text) for value in meant}
    return found | ({Decimal("0.5"), Decimal(50)} if "半" in text else set())


def _read(match: re.Match[str]) -> Iterator[Decimal]:
    figure, characters = match["figure"], match["characters"]
    if figure:
        number = Decimal(re.sub(r"[^\d.]", "", figure))
        yield number
        yield number * _product(characters)
    elif characters:
        *others, number = [integer(part) for part in _parts(characters)]
        yield from (*others, number)
    else:
        return
    if match["tenths"]:
        yield number * 10 + (5 if match["tenths"] == "成半" else 0)


def _product(characters: str) -> int:
    """What the characters behind a figure multiply it by: 千万 → 10,000,000."""
    product = 1
    for character in characters:
        if character in _DIGITS:
            break
        product *= {**_TENS, **_SCALES}[character]
    return product


def _parts(characters: str) -> list[str]:
    """十三五 → 十三 and 五; 二〇二五 stays one."""
    if not set(characters) & set(_UNITS):
        return [characters]
    digit = rf"[{''.join(_DIGITS)}]"
    return re.split(rf"(?<={digit})(?={digit})(?<![零〇])", characters)


def integer(characters: str) -> Decimal:
    """三百五十 → 350; 二〇二五 → 2025; 120 → 120; a unit alone is one of it (逾万 → 10,000)."""
    if characters.isascii():
        return Decimal(characters)
    if not set(characters) & set(_UNITS):
        return Decimal("".join(str(_DIGITS[c]) for c in characters))
    total = section = 0
    digit: int | None = None
    for character in characters:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (1 if digit is None else digit or 1) * _TENS[character]
            digit = None
        else:
            total = (total + section + (digit or 0) or 1) * _SCALES[character]
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))
