"""Whose dollars are they? Where 元 is the money of the place, a bare '$' that becomes 元 says another amount."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Target
from pipeline.document.values import Quantity
from pipeline.locales.tags import parse_locale

# At home in Hong Kong a bare '$' is 元 as well.
_HOME = "HK"


def dollar_unclear(target: Target) -> Iterator[str]:
    """A '$' of which neither its sentence nor its release says whose it is."""
    if parse_locale(target.locale).region == _HOME:
        return
    for slot in target.segment.slots:
        if isinstance(slot.value, Quantity) and slot.value.unit == "$":
            yield f"whose dollars are '{slot.source}'? the release does not say, and 元 alone is not a dollar here"
