"""Reads quantities in English: cardinals with magnitude, money, percentages, units, levels."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import resources

from pipeline.numberwords import NUMBER, levels, number_value
from pipeline.numberwords import SCALE as WORD_SCALE
from pipeline.protect.dates import without_dates
from pipeline.values import Quantity, QuantityKind

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _names(rows: list[dict[str, str]], key: str, *columns: str) -> dict[str, str]:
    return {name: row[key] for row in rows for column in columns for name in row[column].split("|") if name}


_CURRENCIES = _rows("currencies.csv")
PREFIXES = _names(_CURRENCIES, "code", "before")
SUFFIXES = _names(_CURRENCIES, "code", "after", "after a scale only", "singular")
UNITS = _names(_rows("units.csv"), "id", "names")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]") for w in sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+)?"
_SCALE = r"(?:(?:hundred|thousand)[\s-])?(?:million|billion|trillion)|hundred|thousand|mln|mn|bn|tn|trn"
# 'renminbi bonds' are no amount of renminbi.
_NO_MONEY = r"(?![\s-](?:bonds?|deposits?|loans?|notes?|products?|clearing|accounts?|services?|business|denominated|zone|area|bloc|countries|markets?|swaps?|funds?|banks?|debt))"
_SUFFIX = (
    rf"[\s-](?P<suffix>{_any(_names(_CURRENCIES, 'code', 'after'))})\b{_NO_MONEY}"
    rf"|-(?P<singular>{_any(_names(_CURRENCIES, 'code', 'singular'))})\b"
    rf"|(?<=llion)[\s-](?P<scaled>{_any(_names(_CURRENCIES, 'code', 'after a scale only'))})\b{_NO_MONEY}"
)
_AFTER = rf"(?:[\s-]?(?P<unit>{_any(UNITS)})(?![\w/²]|[\s-]hours?\b))?(?:{_SUFFIX})?"
_AMOUNT = (
    rf"(?:(?P<prefix>{_any(PREFIXES)})[ \u00a0]?)?(?P<figure>{_FIGURE})"
    rf"(?:[\s-]?(?P<scale>{_SCALE})\b|(?P<short>[mbMB]n?|BN|[kK]|tn)(?!\w))?{_AFTER}(?![\w]|[.,]\d)"
)
_NEXT = re.compile(_AMOUNT)
_FIRST = re.compile(rf"(?<![\w.,$€£¥₩₹#])(?<!\w[-‑])(?<!\d[–/:.]){_AMOUNT}")
_TO = re.compile(r"\s?(?P<dash>[-–—~])\s?|(?:\s|-)(?P<word>to|or|and)(?:\s|-)")
_BETWEEN = re.compile(r"\b(?:from|between)\s(?:(?:about|around|over|nearly|some|just)\s)?$", re.IGNORECASE)
# After 'HK$500 to 800' stands a noun ('families': another number) or nothing of the kind.
_NO_NOUN = re.compile(
    r"\W*$|[^\w\s-]|\s(?:a|an|per|each|in|for|on|at|and|or|this|last|by|from|under|with|as)\b"
)
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<low>{NUMBER})(?:\sto\s|\sor\s|-to-)|(?<=\bbetween\s)(?P<least>{NUMBER})\sand\s)?(?P<words>{NUMBER})(?:[\s-](?P<scale>{WORD_SCALE}))?\b{_AFTER}(?![\w-])",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:of|in|per|every|quarters?|thirds?|many)\s$", re.IGNORECASE)
_Found = tuple[int, int, Quantity, str]


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure with what is written about it; `before` says that its unit stands in front."""

    start: int
    end: int
    figure: Decimal
    scale: int = 1
    unit: str = ""
    kind: QuantityKind = QuantityKind.CARDINAL
    before: bool = False

    @property
    def value(self) -> Decimal:
        return self.figure if self.scale == 1 else (self.figure * self.scale).normalize()

    def found(self) -> _Found:
        return self.start, self.end, Quantity(self.kind, self.value, unit=self.unit), f"rule: {self.kind}"


def quantities(text: str) -> Iterator[_Found]:
    """Every quantity: start, end, value, and the rule that read it. Spans do not overlap; the longest wins."""
    text = without_dates(text)
    taken = bytearray(len(text))
    for found in sorted(_candidates(text), key=lambda c: (c[0] - c[1], c[0])):
        if not any(taken[found[0] : found[1]]):
            taken[found[0] : found[1]] = b"\1" * (found[1] - found[0])
            yield found


def _candidates(text: str) -> Iterator[_Found]:
    yield from _figures(text)
    for match in _WORDS.finditer(text):
        yield from _in_words(text, match)
    for start, end, quantity in levels(text):
        yield start, end, quantity, "rule: level"


def _figures(text: str) -> Iterator[_Found]:
    at = 0
    while match := _FIRST.search(text, at):
        first, at = _amount(match), match.end()
        if first is None:
            continue
        to = _TO.match(text, first.end)
        following = _NEXT.match(text, to.end()) if to else None
        second = _amount(following) if following else None
        joined = _join(text, first, to, second) if to and second else None
        if joined is None and re.compile(r"[-–/]\d").match(text, first.end):
            at = _end_of_code(text, first.end)
        else:
            joined = joined or [first.found()]
            at = joined[-1][1]
            yield from joined


def _end_of_code(text: str, at: int) -> int:
    """Where '2-1' or '555-12' ends: figures tied by hyphens that make no range are left alone."""
    match = re.compile(r"[\d\-–/,.]*").match(text, at)
    return match.end() if match else at


def _amount(match: re.Match[str]) -> _Amount | None:
    scale = _scale(match["scale"] or match["short"])
    kind, unit = _unit(match)
    if (match["short"] or "").lower() in ("m", "k", "b") and kind is not QuantityKind.MONEY:
        return None  # '5m' may be metres
    start = match.start("prefix") if match["prefix"] else match.start("figure")
    figure = Decimal(re.sub(r"[^\d.]", "", match["figure"]))
    return _Amount(start, match.end(), figure, scale, unit, kind, bool(match["prefix"]))


def _scale(written: str | None) -> int:
    scale = 1
    for word in re.split(r"[\s-]", (written or "").lower()):
        scale *= SCALES.get(word, 1)
    return scale


def _unit(match: re.Match[str]) -> tuple[QuantityKind, str]:
    found = match.groupdict()
    after = found["suffix"] or found["singular"] or found["scaled"]
    prefix = PREFIXES.get(found.get("prefix") or "", "")
    if after or prefix:
        return QuantityKind.MONEY, prefix if len(prefix) == 3 or not after else _look_up(SUFFIXES, after)
    if found["unit"]:
        name = _look_up(UNITS, found["unit"])
        return (QuantityKind.PERCENT, "") if name == "percent" else (QuantityKind.CARDINAL, name)
    return QuantityKind.CARDINAL, ""


def _look_up(table: dict[str, str], written: str) -> str:
    words = re.sub(r"[\s-]", " ", written).lower()
    return next(value for key, value in table.items() if key.replace("-", " ").lower() == words)


def _join(text: str, first: _Amount, to: re.Match[str], second: _Amount) -> list[_Found] | None:
    """What two amounts side by side are: a range, a pair that shares unit and scale, or (None) neither."""
    between = bool(_BETWEEN.search(text, 0, first.start))
    if (to["word"] == "and" and not between) or not _alike(text, first, to, second):
        return None
    if (first.kind, first.unit) != (second.kind, second.unit):
        unit, kind = (first.unit, first.kind) if first.before else (second.unit, second.kind)
        first, second = replace(first, unit=unit, kind=kind), replace(second, unit=unit, kind=kind)
    if first.scale == 1 and first.figure < second.figure:
        first = replace(first, scale=second.scale)
    falls = first.value >= second.value
    if falls and to["dash"] and first.kind is QuantityKind.CARDINAL and not first.unit:
        return None
    if falls or between or to["word"] == "or":
        return [first.found(), second.found()]
    value = Quantity(first.kind, first.value, second.value, first.unit)
    return [(first.start, second.end, value, f"rule: {first.kind}")]


def _alike(text: str, first: _Amount, to: re.Match[str], second: _Amount) -> bool:
    """Whether both may have one unit: that of both, or that of one which the other leaves out."""
    if first.scale > 1 and second.scale == 1:
        return first.before and second.before
    one, other = (first.kind, first.unit), (second.kind, second.unit)
    if one == other:
        return first.before == second.before and (to["word"] != "or" or second.scale > 1)
    if other == (QuantityKind.CARDINAL, ""):
        return first.before and bool(to["dash"] or _NO_NOUN.match(text, second.end))
    return one == (QuantityKind.CARDINAL, "") and not second.before


def _in_words(text: str, match: re.Match[str]) -> Iterator[_Found]:
    words, low = match["words"], match["low"] or match["least"]
    kind, unit = _unit(match)
    big = match["scale"] or re.search(r"\w[\s-](?:hundred|thousand)\b", words, re.IGNORECASE)
    article = words.lower() in ("a", "an") or re.match(
        r"an?[\s-](?:hundred|thousand)\b", words, re.IGNORECASE
    )
    if not (big or kind is not QuantityKind.CARDINAL or unit) or (article and not match["scale"]):
        return
    if article and (_PART_OF.search(text, 0, match.start()) or match[0].lower().endswith("-yuan")):
        return
    value, scale = number_value(words), _scale(match["scale"])
    first = number_value(low) if low else None
    if value is None or (first is not None and first >= value):
        return
    amount = _Amount(match.start("words"), match.end(), value, scale, unit, kind)
    if first is None:
        yield amount.found()
    else:
        quantity = Quantity(kind, replace(amount, figure=first).value, amount.value, unit)
        yield match.start(), match.end(), quantity, f"rule: {kind}"
