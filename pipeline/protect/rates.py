"""Reads what an amount is for: 'HK$35 per square foot', 'US$80 a barrel'; one slot, for in Chinese the unit leads.

Amounts a year, a month or a share are left to the model, which places 每年 and 每股 in the sentence by itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.document.values import QuantityKind
from pipeline.protect.amounts import UNITS, Found

PER_UNITS = (
    "sq_ft", "sq_m", "sq_km", "cu_m", "cu_ft", "hectare", "acre", "mu", "barrel", "tonne", "ton", "kg", "gram", "ounce",
    "carat", "litre", "gallon", "bushel", "kwh", "mwh", "kw", "mw", "km", "mile", "nautical_mile", "teu",
)  # fmt: skip
_NAMES = {name: unit for name, unit in UNITS.items() if unit in PER_UNITS}
_PER = re.compile(
    r"(?:\s(?:per|an?)\s|\s?/\s?|-per-|-a-)(?P<unit>"
    + "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")(?![\w²³/-])"
)
_CENTS = ("hk_cent", "us_cent", "cent")


def rated(text: str, found: list[Found]) -> list[Found]:
    """The amounts with the unit that they are for, if one stands behind the last: 'from US$70 to US$80 a barrel'."""
    *others, (start, end, value, rule) = found
    per = _PER.match(text, end) if value.kind is QuantityKind.MONEY or value.unit in _CENTS else None
    if per is None:
        return found
    unit = _NAMES[per["unit"]]
    both = [(s, e, replace(other, per=unit), r) for s, e, other, r in others]
    return [*both, (start, per.end(), replace(value, per=unit), rule)]
