"""Reads places in a ranking: 'ranked fifth' → 第五. The verb stays with the model, the place is a slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.protect.sought import Sought, having_word
from pipeline.words.numbers import ORDINAL, ordinal_value

_PLACE = Sought(
    re.compile(
        rf"(?<=\b(?:ranked|placed) )(?:the )?(?:(?P<word>{ORDINAL})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th))\b(?!-)",
        re.IGNORECASE,
    ),
    having_word("ranked", "placed"),
)


def places(text: str) -> Iterator[tuple[int, int, Quantity, str]]:
    """Every place in a ranking: start, end, the place, rule."""
    for match in _PLACE.finditer(text):
        place = int(match["figure"]) if match["figure"] else ordinal_value(match["word"])
        yield match.start(), match.end(), Quantity(QuantityKind.PLACE, Decimal(place)), "rule: place"
