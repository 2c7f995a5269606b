"""Tells feet and yards that are measures from those to stand on and to build ships in: 'her own two feet', 'the two yards'."""

from __future__ import annotations

import re

_SIZED = r"(?! (?:of|from|away|deep|high|wide|long|tall|apart|above|below|by|off|thick)\b)"
_OWN = re.compile(r"\b(?:own|both|his|her|its|their|my|our|your|on) $", re.IGNORECASE)
_LIMBS = re.compile(r"(?:one|two|four|2|4)[ -](?:feet|foot)", re.IGNORECASE)
_UNSIZED = re.compile(_SIZED)
_BEHIND = re.compile(r" (?:the bill|(?:firmly |back )?on the (?:ground|floor))\b")
_SITES = re.compile(r"\b(?:the|its|their|both|these|those|other|all)(?: other)? $", re.IGNORECASE)
_SHIPS = re.compile(r"\b(?:ship\w*|vessels?|dock(?:yard)?s?|naval)\b", re.IGNORECASE)


def is_measure(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the amount is one; only of 'foot' and 'yard' it may be none."""
    if unit == "foot":
        return not (_BEHIND.match(text, end) or _is_limbs(text, start, end))
    if unit == "yard":
        return not (_UNSIZED.match(text, end) and _SITES.search(text, 0, start) and _SHIPS.search(text))
    return True


def _is_limbs(text: str, start: int, end: int) -> bool:
    own = _OWN.search(text, max(0, start - 8), start) and _UNSIZED.match(text, end)
    return bool(own and _LIMBS.fullmatch(text, start, end))
