"""English text as the matcher compares it: one form of each sign, single spaces, small letters; places stay known."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = (
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("–—‐‑‒−", "-")
    | dict.fromkeys("\u00a0\u2009\u2002\u2003\u202f\u3000\n\r\t", " ")
)
_VARIED = re.compile(f"[{''.join(_PLAIN)}]")
_COMMON = "eatoin"
# The least share of capitals, and the least number of letters, in a text that is set in capitals.
_SHARE, _LETTERS = 0.8, 12


def plain(text: str) -> str:
    """The text with typographic variants of ' - and space made one; offsets stay."""
    return _VARIED.sub(lambda found: _PLAIN[found[0]], text)


def lower(text: str) -> str:
    """Lower case, character for character: offsets stay even where Unicode would lengthen."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=64)
def flattened(text: str) -> tuple[str, str, list[int] | None]:
    """The text plain and squeezed, the same in small letters, and where its characters stood."""
    flat, places = squeezed(plain(text))
    return flat, lower(flat), places


def squeezed(text: str) -> tuple[str, list[int] | None]:
    """A plain text with single spaces, and where each of its characters and its end stood; None if nothing moved."""
    if "  " not in text:
        return text, None
    kept = [at for at, character in enumerate(text) if character != " " or text[at - 1 : at] != " "]
    return "".join(text[at] for at in kept), [*kept, len(text)]


@lru_cache(maxsize=64)
def is_headline(text: str) -> bool:
    """Whether the text is set in capitals."""
    if sum(map(text.count, _COMMON)) >= (1 - _SHARE) * len(text):
        return False  # so many small letters already
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _LETTERS and sum(c.isupper() for c in letters) > _SHARE * len(letters)
