"""Whose dollars are they? A bare '$' that becomes 元 may say another amount: of the place, or of another dollar."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Target
from pipeline.document.values import Quantity
from pipeline.locales.tags import parse_locale

# At home in Hong Kong a bare '$' is 元 as well.
_HOME = "HK"
# The unit of a bare '$' in a release that names another dollar or its country.
_UNSURE = "$?"


def dollar_unclear(target: Target) -> Iterator[str]:
    """A '$' of which neither its sentence nor its release says whose it is; at home one beside other dollars alone."""
    for slot in target.segment.slots:
        unit = slot.value.unit if isinstance(slot.value, Quantity) else ""
        if unit == _UNSURE:
            yield (
                f"whose dollars are '{slot.source}'? the release names other dollars or their countries, "
                "and never says whose '$' is"
            )
        elif unit == "$" and parse_locale(target.locale).region != _HOME:
            yield f"whose dollars are '{slot.source}'? the release does not say, and 元 alone is not a dollar here"
