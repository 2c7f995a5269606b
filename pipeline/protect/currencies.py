"""Reads the currency that a table counts in, where no figure stands behind it: 'Earnings per share (HK$)', '(RMB million)'.

What it is called is in `headings.csv`, where it is the head of a column: a currency as amounts have it before them, and
a scale. 'HK$60/30', two prices, is one name. A currency alone is read only by a sign ('US$') or in brackets; other letters ('RMB', 'HKD') may be the name
of something. Other units are read in brackets alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from pipeline.document.values import Name, Term
from pipeline.files.resources import glossary_file
from pipeline.glossary import load_glossary
from pipeline.protect.amounts import PREFIXES, scale_of
from pipeline.protect.bracketed import bracketed_codes, bracketed_units
from pipeline.protect.leads import HEADINGS
from pipeline.protect.sought import Sought
from pipeline.words.wording import any_of

# A letter that stands apart is the scale only if it is small: 'RMB B shares'.
_SCALE = (
    r"(?:[ -]?(?P<scale>(?i:thousand|million|billion|trillion|mln|mn|bn|tn|trn))s?|(?P<short>[mMbBkK]| [mbk])|[ ]?(?P<noughts>['’]000))"
    r"(?![\w$])"
)
# Behind a currency alone these are an amount: 'HK$5', 'HK$ 5', 'HK$(5)', and 'HK$[5]', 'HK$X', where a figure is to come.
_NO_AMOUNT = r"(?!\w|\s?\.?\d|\s?[•●*\[]|\(\d)"
_PREFIXED = re.compile("|".join(map(re.escape, PREFIXES)))
_PREFIX = rf"(?<![\w$])(?P<prefix>{any_of(PREFIXES)})"
_CURRENCY = Sought(re.compile(rf"{_PREFIX}(?:{_SCALE}|{_NO_AMOUNT})"), _PREFIXED.search)
_PRICE = r"\d[\d,]*(?:\.\d+)?"
_PRICES = Sought(
    re.compile(
        rf"{_PREFIX}[ \u00a0]?(?P<prices>{_PRICE}(?:/{_PRICE})+)(?![\w/%]|[.,]\d|[ -](?i:[mbtr]+illion|thousand|hundred|per|[a-z]+s)\b)"
    ),
    re.compile(r"\d/\d").search,
)


@cache
def _named() -> Mapping[tuple[str, int], Term]:
    """What a currency in a scale is called: the heads of columns that are nothing else."""
    heads = (
        (_CURRENCY.pattern.fullmatch(term.source), term) for term in load_glossary(glossary_file(HEADINGS))
    )
    return {_meant(match): term for match, term in heads if match}


def _meant(match: re.Match[str]) -> tuple[str, int]:
    scale = match["scale"] or (match["short"] or "").strip()
    return PREFIXES[match["prefix"]], 1000 if match["noughts"] else scale_of(scale)


def currencies(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every currency without a figure, and every unit in brackets: start, end, name, where it comes from."""
    for match in _CURRENCY.finditer(text):
        term = _named().get(_meant(match))
        if term and (match.end() > match.end("prefix") or match["prefix"].endswith("$")):
            yield *match.span(), Name(match[0], term), term.origin
    for match in _PRICES.finditer(text):
        if currency := _named().get((PREFIXES[match["prefix"]], 1)):
            targets = {tag: match["prices"].replace(",", "") + name for tag, name in currency.targets.items()}
            term = replace(currency, id=f"prices:{match[0]}", source=match[0], targets=targets)
            yield *match.span(), Name(match[0], term), currency.origin
    for start, end, code in bracketed_codes(text):
        if (alone := _named().get((code, 1))) and not text[start:end].endswith("$"):
            yield start, end, Name(text[start:end], alone), alone.origin
    yield from bracketed_units(text)
