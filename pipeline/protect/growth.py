"""Reads what has multiplied: 'grew fivefold', 'tripled'. The verb is part of the slot, for Chinese says both in one.

Only where the verb says it of the noun before it: 'doubled its output', 'more than doubled' and 'a twofold aim' have
another order in Chinese and are left to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.protect.sought import Sought, having_word
from pipeline.words.numbers import FOLDS, SMALL

_VERBS = {
    "double": Decimal(2),
    "triple": Decimal(3),
    "quadruple": Decimal(4),
    "quintuple": Decimal(5),
    "halve": Decimal("0.5"),
}
_RISE = r"(?:grow(?:s|n)?|grew|ris(?:e|es|en)|rose|increase[sd]?|expand(?:s|ed)?|climb(?:s|ed)?|jump(?:s|ed)?|surged?|soar(?:s|ed)?)"
_GROWTH = Sought(
    re.compile(
        rf"(?<=\w )(?:{_RISE} (?:(?P<fold>{'|'.join(FOLDS)})|(?P<times>\d{{1,2}})-?fold|by a factor of (?P<factor>{'|'.join(w for w, n in SMALL.items() if 1 < n < 20)}|\d{{1,2}}))"
        rf"|(?P<done>{'|'.join(_VERBS)})d|(?P<verb>{'|'.join(_VERBS)}))\b"
        r"(?=$|[,.;:)”\"]| (?:in(?! (?:size|number|value|volume|scale)\b)|over|since|from|to|by|within|during|compared|between|last|this|"
        r"and|while|after|on|at|for|with|when|amid|year)\b)"
    ),
    having_word("fold", "factor", *FOLDS, *_VERBS, *(f"{verb}d" for verb in _VERBS)),
)
# 'more than tripled', 'was doubled' and 'a doubled' are not said of the noun before.
_NOT_AFTER = re.compile(
    r"\b(?:than|nearly|almost|about|around|roughly|approximately|over|virtually|is|are|was|were|be|been|being|an?|the|its|their) $"
)
# The plain verb says it only behind one of these: 'will triple', 'to double'.
_WILL = re.compile(r"\b(?:to|will|would|could|can|should|may|might) $")


def growths(text: str) -> Iterator[tuple[int, int, Quantity, str]]:
    """Every verb that multiplies: start, end, the multiple that is reached, rule."""
    for match in _GROWTH.finditer(text):
        before = max(0, match.start() - 16), match.start()
        plain = match["verb"] and not _WILL.search(text, *before)
        if not plain and not _NOT_AFTER.search(text, *before):
            yield match.start(), match.end(), Quantity(QuantityKind.GROWTH, _times(match)), "rule: growth"


def _times(match: re.Match[str]) -> Decimal:
    if written := match["times"] or match["factor"]:
        return Decimal(SMALL.get(written, written))
    return Decimal(FOLDS[match["fold"]]) if match["fold"] else _VERBS[match["done"] or match["verb"]]
