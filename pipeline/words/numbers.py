"""Numbers written as English words: 'two and a half million', 'two hundred-billion-yuan-level clusters'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.words.folding import folded

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)}
# What a part of a whole is called: a third, two quarters.
DENOMINATORS = {"quarter": 4, **{word: n for word, n in ORDINALS.items() if 3 <= n <= 10}}
DENOMINATORS |= {f"{word}s": n for word, n in DENOMINATORS.items()}
FOLDS = {f"{word}fold": n for word, n in SMALL.items() if n > 1} | {
    f"{w}-fold": n for w, n in SMALL.items() if n > 1
}

# Each part stands in the whole as few times as can be: what it is compiled into is long, and many patterns have it.
_digit = rf"(?:{'|'.join(_ONES[1:10])})"
_below_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]{_digit})?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_and = r"(?:\sand\s|[\s-])"
_below_1000 = rf"(?:(?:{_below_100}|a(?=[\s-]hundred))(?:[\s-]hundred(?:{_and}{_below_100})?)?)"
_whole = rf"(?:(?:{_below_1000}|a(?=[\s-]thousand))(?:[\s-]thousand(?:{_and}{_below_1000})?)?)"
NUMBER = rf"(?:{_below_100}\sand\sa\shalf|{_whole}|half\san?|an?)"
SCALE = "million|billion|trillion"
_NUMBER = re.compile(rf"{NUMBER}(?:[\s-](?:{SCALE}))?", re.IGNORECASE)


ORDINAL = rf"(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"


def ordinal_value(words: str) -> int:
    """The value of 'third', 'twenty-first'."""
    tens, _, last = folded(words).rpartition("-")
    return SMALL.get(tens, 0) + ORDINALS[last]


def number_value(words: str) -> Decimal | None:
    """The value of 'two hundred and five million', 'half a billion'; None where it is not a number.

    >>> number_value("three hundred and fifty thousand")
    Decimal('350000')
    >>> number_value("two and three million") is None
    True
    """
    if not _NUMBER.fullmatch(words):
        return None
    total, group = Decimal(0), Decimal(0)
    for word in re.split(r"[\s-]+", folded(words)):
        if word in ("a", "an"):
            group = group or Decimal(1)
        elif word == "half":
            group += Decimal("0.5")
        elif word in SMALL:
            group += SMALL[word]
        elif word == "hundred":
            group *= 100
        elif word == "thousand":
            total, group = group * 1000, Decimal(0)
        elif word in _SCALES:
            total, group = (total + group) * _SCALES[word], Decimal(0)
    return total + group


_COUNT = rf"(?<![\w.-])(?:an?\s)?(?:(?P<count>\d{{1,2}}|(?!an?\b|half\b){NUMBER})[\s-])?"
_LEVEL = re.compile(
    rf"{_COUNT}(?P<lead>one|ten|hundred|thousand|10|100|1000|1,000|1)[\s-](?P<scale>{SCALE})"
    r"(?:[\s-](?P<unit>yuan|dollar|RMB))?[\s-]level\b",
    re.IGNORECASE,
)
_YUAN_LEVEL = re.compile(
    rf"{_COUNT}(?P<lead>hundred|ten|thousand)-(?P<scale>{SCALE})-(?P<unit>yuan)(?!\w)", re.IGNORECASE
)
# 'a trillion-yuan industry': without a lead the count stands apart, or it would be 'two-trillion-yuan'.
_BARE_LEVEL = re.compile(
    rf"(?<![\w.-])(?<!\d )(?:an?\s)?(?:(?P<count>(?!an?\b|half\b){NUMBER})\s)?(?P<lead>)(?P<scale>{SCALE})"
    r"(?:-(?P<unit>yuan)-level|-level|-(?P<yuan>yuan))(?!\w)",
    re.IGNORECASE,
)
_LEADS = {"": 1, "one": 1, "ten": 10, "hundred": 100, "thousand": 1000}


def levels(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """'hundred-billion-yuan', 'three 100-billion-yuan-level': start, end, value with the count as `high`."""
    small = folded(text)
    if "illion" not in small or not ("level" in small or "-yuan" in small):
        return  # most texts; the patterns are slow
    for pattern in (_LEVEL, _YUAN_LEVEL, _BARE_LEVEL):
        yield from map(_level, pattern.finditer(text))


def _level(match: re.Match[str]) -> tuple[int, int, Quantity]:
    found = match.groupdict()
    lead = folded(found["lead"]).replace(",", "")
    low = Decimal((_LEADS.get(lead) or int(lead)) * _SCALES[folded(found["scale"])])
    count = found["count"]
    high = (Decimal(count) if count.isdigit() else number_value(count)) if count else None
    written = found["unit"] or found.get("yuan") or ""
    unit = {"yuan": "yuan", "rmb": "yuan", "dollar": "$"}.get(written.lower(), "")
    return match.start(), match.end(), Quantity(QuantityKind.LEVEL, low, high, unit)
