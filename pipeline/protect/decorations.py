"""Orders and titles in letters behind a name, 'Paul Chan, GBM, GBS, MH, JP': they stay with it, in brackets.

What each is written as is in `decorations.csv`. Chinese releases leave some out, but no rule says when: none is lost.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from pipeline.document.values import Name, Term
from pipeline.protect.tables import LOCALES

TABLE = "decorations.csv"
# How the decorations of a person are told from other parts of a name.
DECORATIONS = "honour:decorations"


@cache
def decorations() -> Mapping[str, Mapping[str, str]]:
    """What each is written as, per locale, by its letters."""
    lines = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8").splitlines()
    return {row["en"]: {tag: row[tag] for tag in LOCALES} for row in csv.DictReader(lines)}


@cache
def _behind() -> re.Pattern[str]:
    letters = "|".join(sorted(decorations(), key=lambda one: (-len(one), one)))
    one = rf"(?:{letters})(?![\w&-]|['’]s? [A-Z]| [A-Z][a-z])"
    return re.compile(rf"(?:,? {one})+")


@cache
def _each() -> re.Pattern[str]:
    return re.compile("[A-Z]+")


def decorated(text: str, end: int) -> tuple[int, Name] | None:
    """The decorations behind a person's name that ends at `end`: where they end, and what they are written as."""
    behind = _behind().match(text, end) if text[end : end + 1] in (",", " ") else None
    if behind is None:
        return None
    letters = _each().findall(behind[0])
    targets = {tag: f"（{'、'.join(decorations()[one][tag] for one in letters)}）" for tag in LOCALES}
    written = ", ".join(letters)
    term = Term(DECORATIONS, written, targets, category="honour", file=TABLE)
    return behind.end(), Name(written, term)
