"""Reads quantities in English: cardinals with magnitude, money, percentages, units, levels, growth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.numberwords import NUMBER, number_value
from pipeline.values import Quantity, QuantityKind

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# What stands before the figure → ISO 4217 code ('$' and '¥' alone do not say which).
PREFIXES = {
    "HK$": "HKD", "HKD": "HKD", "US$": "USD", "USD": "USD", "A$": "AUD", "AUD": "AUD", "S$": "SGD", "SGD": "SGD",
    "C$": "CAD", "NT$": "TWD", "RMB¥": "CNY", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "MOP": "MOP", "MOP$": "MOP",
    "$": "$", "¥": "¥", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "JPY": "JPY",
}  # fmt: skip
# What stands after it.
SUFFIXES = {
    "yuan": "yuan", "renminbi": "CNY", "RMB": "CNY", "Hong Kong dollars": "HKD", "HK dollars": "HKD",
    "US dollars": "USD", "U.S. dollars": "USD", "dollars": "$", "euros": "EUR", "euro": "EUR", "pounds": "GBP",
    "pounds sterling": "GBP", "yen": "JPY", "Japanese yen": "JPY", "Singapore dollars": "SGD", "patacas": "MOP",
    "Australian dollars": "AUD", "won": "KRW", "rupees": "INR", "baht": "THB", "ringgit": "MYR",
}  # fmt: skip
UNITS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent",
    "percentage points": "point", "percentage point": "point", "basis points": "basis", "basis point": "basis",
    "bps": "basis", "sq km": "sq_km", "square kilometers": "sq_km", "square kilometres": "sq_km",
    "square meters": "sq_m", "square metres": "sq_m", "sq m": "sq_m", "square feet": "sq_ft", "sq ft": "sq_ft",
    "km": "km", "kilometers": "km", "kilometres": "km", "MW": "mw", "GW": "gw", "megawatts": "mw",
    "gigawatts": "gw", "kWh": "kwh", "tonnes": "tonne", "TEUs": "teu", "TEU": "teu", "hectares": "hectare",
}  # fmt: skip


def _any(words: dict[str, object] | dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]") for w in sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|million|billion|trillion|mln|mn|bn|tn|trn"
_QUANTITY = re.compile(
    rf"""(?<![\w.,$€£¥-])
    (?P<prefix>{_any(PREFIXES)})?\s?
    (?P<low>{_FIGURE})
    (?:(?:[\s-]?(?P<low_scale>{_SCALE})\b)?\s?(?:%|per\s?cent\b)?\s?(?:-|–|to\b)\s?(?:{_any(PREFIXES)})?(?P<high>{_FIGURE})(?![\d-]))?
    (?:[\s-]?(?P<scale>{_SCALE})\b|(?P<short>[mb]n?|k|tn)(?![\w]))?
    (?:[\s-]?(?P<unit>{_any(UNITS)})(?!\w))?
    (?:[\s-](?P<suffix>{_any(SUFFIXES)})\b)?
    (?![\w]|[.,]\d|/\d)""",
    re.VERBOSE,
)
_WORDS = re.compile(
    rf"(?<![\w-])(?P<words>{NUMBER}[\s-](?P<scale>million|billion|trillion))\b"
    rf"(?:[\s-](?P<unit>{_any(UNITS)})(?!\w))?(?:[\s-](?P<suffix>{_any(SUFFIXES)})\b)?(?!-)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    rf"(?<![\w-])(?:(?P<count>{NUMBER})[\s-])?(?P<lead>one|ten|hundred|10|100|1)[\s-](?P<scale>million|billion|trillion)"
    r"(?:[\s-](?P<unit>yuan|dollar|RMB))?[\s-]level\b",
    re.IGNORECASE,
)
_YUAN_LEVEL = re.compile(
    rf"(?<![\w-])(?:(?P<count>{NUMBER})[\s-])?(?P<lead>hundred|ten)-(?P<scale>million|billion|trillion)-(?P<unit>yuan)\b",
    re.IGNORECASE,
)
_LEADS = {"one": 1, "1": 1, "ten": 10, "10": 10, "hundred": 100, "100": 100}


def quantities(text: str) -> Iterator[tuple[int, int, Quantity, str]]:
    """Every quantity: start, end, value, and the rule that read it. Spans may overlap; longest wins."""
    for match in _QUANTITY.finditer(text):
        yield from _figure(match)
    for match in _WORDS.finditer(text):
        value = number_value(match["words"])
        if value is not None:
            kind, unit = _kind(None, match["unit"], match["suffix"])
            yield match.start(), match.end(), Quantity(kind, value, unit=unit), f"rule: {kind}"
    for pattern in (_LEVEL, _YUAN_LEVEL):
        for match in pattern.finditer(text):
            yield _level(match)


def _figure(match: re.Match[str]) -> Iterator[tuple[int, int, Quantity, str]]:
    scale = (
        SCALES[(match["scale"] or match["short"] or "").lower()] if match["scale"] or match["short"] else 1
    )
    high = _decimal(match["high"]) * scale if match["high"] else None
    low_scale = (
        SCALES[match["low_scale"].lower()] if match["low_scale"] else scale if high is not None else scale
    )
    low = _decimal(match["low"]) * low_scale
    kind, unit = _kind(match["prefix"], match["unit"], match["suffix"])
    if match["short"] in ("m", "k", "b") and kind is not QuantityKind.MONEY:
        return  # '5m' may be metres
    if high is not None and high <= low:
        return
    yield _start(match), match.end(), Quantity(kind, low, high, unit), f"rule: {kind}"


def _start(match: re.Match[str]) -> int:
    return match.start("prefix") if match["prefix"] else match.start("low")


def _decimal(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


def _kind(prefix: str | None, unit: str | None, suffix: str | None) -> tuple[QuantityKind, str]:
    if suffix:
        return QuantityKind.MONEY, _look_up(SUFFIXES, suffix)
    if prefix:
        return QuantityKind.MONEY, PREFIXES[prefix]
    if unit:
        name = _look_up(UNITS, unit)
        return (QuantityKind.PERCENT, "") if name == "percent" else (QuantityKind.CARDINAL, name)
    return QuantityKind.CARDINAL, ""


def _look_up(table: dict[str, str], written: str) -> str:
    words = re.sub(r"[\s-]", " ", written)
    return next(value for key, value in table.items() if key.lower() == words.lower())


def _level(match: re.Match[str]) -> tuple[int, int, Quantity, str]:
    low = Decimal(_LEADS[match["lead"].lower()] * SCALES[match["scale"].lower()])
    high = number_value(match["count"]) if match["count"] else None
    unit = {"yuan": "yuan", "rmb": "yuan", "dollar": "$"}.get((match["unit"] or "").lower(), "")
    return match.start(), match.end(), Quantity(QuantityKind.LEVEL, low, high, unit), "rule: level"
