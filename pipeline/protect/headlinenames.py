"""A surname in a headline in capitals, of someone whom the release names in full further on: 'RUNNER YIP TAKES BRONZE'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.document.values import Name
from pipeline.protect.honours import is_no_word
from pipeline.protect.people import people, surname_of

ORIGIN = "rule: surname of a person named later"
_WORD = re.compile(r"(?<![\w&@/.’'-])[A-Z]{2,}(?![\w&@/-]|['’]\w\w)")


def surnames_in_headline(text: str, release: str) -> Iterator[tuple[int, int, Name, str]]:
    """Each word of a headline that is the surname of one person of the release: start, end, name, rule."""
    for match in _WORD.finditer(text):
        surname = match[0].capitalize()
        if is_no_word(surname) and surname in _surnames(release):  # to read all of a release takes long
            yield *match.span(), Name(surname), ORIGIN


@lru_cache(maxsize=64)
def _surnames(release: str) -> Mapping[str, str]:
    """The people of a release by surname; those of whom there are two are left out, and words that mean other things."""
    found: dict[str, set[str]] = {}
    for _, _, name, _ in people(release):
        surname = surname_of(name.text)
        if surname and is_no_word(surname):
            found.setdefault(surname, set()).add(name.text)
    return {surname: min(names) for surname, names in found.items() if len(names) == 1}
