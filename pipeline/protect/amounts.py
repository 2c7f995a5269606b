"""One amount in English: a figure, its scale, and the currency or unit that is written about it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import resources

from pipeline.document.values import Quantity, QuantityKind
from pipeline.words.folding import folded

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


def _is_word(unit: str) -> bool:
    return unit.islower() and len(unit) > 2


# A figure that begins with 0 is a code: '01234'.
_FIGURE = (
    r"(?!0\d)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
)
_SCALE = r"(?i:(?:(?:hundred|thousand)[\s-])?(?:million|billion|trillion)|hundred|thousand|mln|mn|bn|tn|trn)"
# 'renminbi bonds' are no amount of renminbi.
_NO_MONEY = r"(?i:(?![\s-](?:bonds?|deposits?|loans?|notes?|products?|clearing|accounts?|services?|business|denominated|zone|area|bloc|countries|markets?|swaps?|funds?|banks?|debt)))"
_SUFFIX = (
    rf"[\s-](?P<suffix>(?i:{_any(_names(_CURRENCIES, 'code', 'after'))}))\b{_NO_MONEY}"
    rf"|-(?P<singular>(?i:{_any(_names(_CURRENCIES, 'code', 'singular'))}))\b"
    rf"|(?<=llion|LLION)[\s-](?P<scaled>(?i:{_any(_names(_CURRENCIES, 'code', 'after a scale only'))}))\b{_NO_MONEY}"
)
# A word may be in capitals; an abbreviation is written in one way: 'MM' is not 'mm'.
# The stop of 'p.p.' is also that of the sentence at whose end it stands.
_WORDS = _any(u for u in UNITS if _is_word(u)).replace(r"p\.p\.", r"p\.p\.(?!\s*$)")
_SIGNS = _any(u for u in UNITS if not _is_word(u))
AFTER = rf"(?:[\s-]?(?P<unit>(?i:{_WORDS})|{_SIGNS})(?![\w/²]|[\s-](?i:hours?)\b))?(?:{_SUFFIX})?"
_AMOUNT = (
    rf"(?:(?P<cents>HK|US)(?=[\d.]+[ -]cents?\b)|(?P<prefix>{_any(PREFIXES)})[ \u00a0]?)?(?P<figure>{_FIGURE})"
    rf"(?:[\s-]?(?P<scale>{_SCALE})\b|(?P<short>[mbMB]n?|BN|[kK]|tn)(?!\w))?{AFTER}(?![\w]|[.,]\d)"
)
NEXT = re.compile(_AMOUNT)
FIRST = re.compile(rf"(?<![\w.,$€£¥₩₹#])(?<!\w[-‑])(?<!\d[–/:.])(?<![$€£¥₩₹][-−]){_AMOUNT}")
# '-3.2%', '(–3.2%)', 'minus 5'; but not 'A-5' or '5 -10', and a dash may be anything.
_SIGN = re.compile(r"(?:(?<![^\s(\[])(?<!\d\s)[-−]|(?<=[(\[])–|\b(?i:minus)\s)$")
Found = tuple[int, int, Quantity, str]


@dataclass(frozen=True, slots=True)
class Amount:
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

    def found(self) -> Found:
        return self.start, self.end, Quantity(self.kind, self.value, unit=self.unit), f"rule: {self.kind}"


def signed(text: str, amount: Amount) -> Amount:
    """The amount with the minus sign that stands right before it."""
    sign = _SIGN.search(text, max(0, amount.start - 6), amount.start)
    return replace(amount, start=sign.start(), figure=-amount.figure) if sign else amount


def read_amount(match: re.Match[str], *, money: bool = False) -> Amount | None:
    """The amount, or None where it may be a length: '5m'. After an amount of `money` it is none: 'US$1.2m-1.5m'."""
    scale = scale_of(match["scale"] or match["short"])
    kind, unit = unit_of(match)
    if (match["short"] or "").lower() in ("m", "k", "b") and not (money or kind is QuantityKind.MONEY):
        return None  # '5m' may be metres
    start = match.start("cents") if match["cents"] else match.start("prefix" if match["prefix"] else "figure")
    figure = Decimal(re.sub(r"[^\d.]", "", match["figure"]))
    return Amount(start, _end(match), figure, scale, unit, kind, bool(match["prefix"]))


def _end(match: re.Match[str]) -> int:
    """Where the amount ends: with the stop of 'p.p.' in a cell that has no other word."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    in_cell = match[0].endswith("p.p") and behind.strip() == "." and not re.search("[A-Za-z]", before)
    return match.end() + in_cell


def scale_of(written: str | None) -> int:
    """What a scale multiplies by: 'hundred million' → 100,000,000."""
    scale = 1
    for word in re.split(r"[\s-]", folded(written or "")):
        scale *= SCALES.get(word, 1)
    return scale


def unit_of(match: re.Match[str]) -> tuple[QuantityKind, str]:
    """Money, percentage or cardinal, and its currency or unit."""
    found = match.groupdict()
    after = found["suffix"] or found["singular"] or found["scaled"]
    prefix = PREFIXES.get(found.get("prefix") or "", "")
    if found.get("cents"):
        return QuantityKind.CARDINAL, f"{found['cents'].lower()}_cent"
    if prefix == "CNY" and found["unit"] in ("cent", "cents"):
        return QuantityKind.CARDINAL, "cny_cent"
    if after or prefix:
        return QuantityKind.MONEY, prefix if len(prefix) == 3 or not after else _look_up(SUFFIXES, after)
    if found["unit"]:
        name = _look_up(UNITS, found["unit"])
        return (QuantityKind.PERCENT, "") if name == "percent" else (QuantityKind.CARDINAL, name)
    return QuantityKind.CARDINAL, ""


def _look_up(table: dict[str, str], written: str) -> str:
    words = re.sub(r"[\s-]", " ", folded(written))
    return next(value for key, value in table.items() if key.replace("-", " ").lower() == words)
