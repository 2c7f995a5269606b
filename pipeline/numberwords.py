"""Numbers written as English words."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_word = "|".join(sorted((*SMALL, "half"), key=len, reverse=True))
NUMBER = rf"(?:(?:{_word}|an?|half\sa)(?:[\s-](?:and[\s-])?(?:{_word}|hundred|thousand))*)"
FOLDS = {f"{word}fold": n for word, n in SMALL.items() if n > 1} | {
    f"{w}-fold": n for w, n in SMALL.items() if n > 1
}


def number_value(words: str) -> Decimal | None:
    """The value of 'two hundred and five million', 'half a billion'; None where it is not a number.

    >>> number_value("three hundred and fifty thousand")
    Decimal('350000')
    """
    total, group = Decimal(0), Decimal(0)
    seen = False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ("and", "of"):
            continue
        if word in ("a", "an"):
            group = group or Decimal(1)
        elif word == "half":
            group = Decimal("0.5")
        elif word in SMALL:
            group += SMALL[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = Decimal(0)
        else:
            return None
        seen = True
    return total + group if seen else None
