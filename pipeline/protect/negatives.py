"""Figures in brackets, as accounts write what is negative: '(1,204)' alone in a cell, 'HK$(22.9) million' anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.protect.amounts import NEXT, PREFIXES, Found, read_amount
from pipeline.protect.sought import Sought, having
from pipeline.words.wording import any_of

_FIGURE = r"\((?!(?:19|20)\d\d\))\d[\d,]*(?:\.\d+)?"
_SCALE = r"(?: ?(?:thousand|million|billion|trillion|mn|bn|m))"
_IN_MONEY = Sought(
    re.compile(
        rf"(?<![\w$])(?:{any_of(PREFIXES)})[ \u00a0]?{_FIGURE}(?:\){_SCALE}?|{_SCALE}\))(?![\w(]|[.,-]\d)"
    ),
    having("("),
)
_POINTS = r"(?:pp|ppts?|p\.p\.|bps?|(?:percentage|basis) points?)"
# All of a cell, or all that stands behind its label.
_ALONE = re.compile(rf"\s*(?:[^:\n]+:\s+)?(?P<amount>{_FIGURE}(?:\) ?(?:%|{_POINTS})|%?\)))\s*")
_BRACKETS = re.compile("[()]")


def negatives(text: str) -> Iterator[Found]:
    """Every such figure with its brackets: start, end, value, rule."""
    alone = _ALONE.fullmatch(text) if "(" in text else None
    places = [alone.span("amount")] if alone else [match.span() for match in _IN_MONEY.finditer(text)]
    for start, end in places:
        match = NEXT.fullmatch(_BRACKETS.sub("", text[start:end]))
        amount = read_amount(match) if match else None
        if amount:
            _, _, quantity, rule = amount.found()
            yield start, end, replace(quantity, low=-quantity.low, bracketed=True), rule
