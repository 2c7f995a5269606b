"""English in small letters, as patterns that ignore case take it: to them ſ is an s, which `str.lower` leaves as it is."""

from __future__ import annotations

from functools import lru_cache

# What patterns that ignore case take for i and s, besides their capitals.
_FOLDED = (("İ", "i"), ("ı", "i"), ("ſ", "s"))


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """The text in small letters; what such a pattern has found is found in a table by it.

    >>> folded("İſ"), "İſ".lower() == "is"
    ('is', False)
    """
    if not text.isascii():
        for character, letter in _FOLDED:
            text = text.replace(character, letter)
    return text.lower()
