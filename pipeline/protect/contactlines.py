"""People of whom nothing is said but how to reach them: 'Snowy Chan, Tel: 2584 4525', or a name alone on its line.

A capitalised word and a Chinese surname are one of these only as an item of a line for the press, between its marks, or as
all of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.protect.romanised import is_syllable, table
from pipeline.protect.sought import Sought

# What makes a line one for the press.
_LINE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|fax|e-?mail|whatsapp|direct line)\b|[\w.]@[\w-]|"
    r"^(?:(?:media|press|public|general|investor|all)(?: and \w+)? )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies))\b.*:",
    re.IGNORECASE,
)
_NAME = Sought(
    re.compile(
        r"(?:(?<=[,;:/|(·] )|(?<=[/|(·])|^)(?P<given>[A-Z][a-z]{2,}) (?P<surname>[A-Z][a-z]+)(?=[,;:/|)·]| [|/(·–-]|$)"
    ),
    re.compile("[A-Z][a-z]{2,} [A-Z][a-z]+(?:[,;:/|)·]| [|/(·–-]|$)").search,
)


def contact_people(text: str) -> Iterator[tuple[int, int]]:
    """Where every such name begins and ends."""
    for match in _NAME.finditer(text):
        listed = match[0] == text.strip() or _LINE.search(text) is not None
        if listed and _is_person(match["given"], match["surname"]):
            yield match.span()


def _is_person(given: str, surname: str) -> bool:
    """Whether the second word is a surname and nothing else, and the first neither a place nor a post."""
    return surname in _only_surnames() and given not in table("not-people.txt") and not is_syllable(given)


@cache
def _only_surnames() -> frozenset[str]:
    words = table("english-words.txt") | table("not-people.txt")
    return frozenset(one for one in table("surnames.txt") if one not in words and one.lower() not in words)
