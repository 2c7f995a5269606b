"""English text as the matcher compares it: one form of each sign, single spaces, small letters; places stay known."""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("–—‐‑‒−", "-")
    | dict.fromkeys("\u00a0\u2009\u2002\u2003\u202f\u3000\n\r\t", " ")
)
_VARIED = re.compile("[\n\r\t`]")
_COMMON = "eatoin"
# The least share of capitals, and the least number of letters, in a text that is set in capitals.
_SHARE, _LETTERS = 0.8, 12


def plain(text: str) -> str:
    """The text with typographic variants of ' - and space made one; offsets stay."""
    return text if text.isascii() and not _VARIED.search(text) else text.translate(_PLAIN)


def lower(text: str) -> str:
    """Lower case, character for character: offsets stay even where Unicode would lengthen."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def squeezed(text: str) -> tuple[str, list[int] | None]:
    """A plain text with single spaces, and where each of its characters and its end stood; None if nothing moved."""
    if "  " not in text:
        return text, None
    kept = [at for at, character in enumerate(text) if character != " " or text[at - 1 : at] != " "]
    return "".join(text[at] for at in kept), [*kept, len(text)]


def is_headline(text: str) -> bool:
    """Whether the text is set in capitals."""
    if sum(map(text.count, _COMMON)) >= (1 - _SHARE) * len(text):
        return False  # so many small letters already
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _LETTERS and sum(c.isupper() for c in letters) > _SHARE * len(letters)
