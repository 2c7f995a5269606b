"""Routes of buses in English: figures with a letter, 263A, where buses are spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A figure is sought first, which is quick.
_CODE = re.compile(r"(?P<figures>\d(?<![\w.,/$€£¥-].)\d{0,3})(?P<letter>[A-Z])(?![\w+/-]|[.,]\d)")
_BUSES = re.compile(r"\b(?:[Rr]outes?|ROUTES?|(?:[Mm]ini)?[Bb]us(?:es)?)\b")


def codes(text: str) -> Sequence[re.Match[str]]:
    """Figures with a letter behind them, which may be more than routes: 'section 53H', '39C'."""
    return list(_CODE.finditer(text))


def has_buses(text: str) -> bool:
    """Whether the text speaks of buses or routes, so that such figures are one."""
    return ("us" in text or "oute" in text or "OUTE" in text) and _BUSES.search(text) is not None


def stands(code: str, text: str) -> bool:
    """Whether the text has the code, and nothing of the kind beside it."""
    return re.search(rf"(?<![\dA-Z<TNDV]){code}(?![\dA-Z])", text) is not None
