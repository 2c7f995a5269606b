"""Names that share a head: 'the Beijing and Shanghai Offices' is the Beijing Office and the Shanghai Office."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from pipeline.document.values import Name, NameList
from pipeline.protect.spans import Span
from pipeline.protect.spellings import singular

_WORDS = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_BEFORE = re.compile(rf"(?P<others>{_WORDS}(?:, {_WORDS})*),? (?:and|&) (?:the )?$")
Named = Callable[[str], Name | None]


def coordinated(text: str, places: Collection[tuple[int, int]], named: Named) -> Iterator[Span]:
    """A list for every name at `places` in the plural that ends such a row; `named` knows all names."""
    for start, end in places:
        before = _BEFORE.search(text, max(0, start - 160), start) if text[end - 1] in "sx" else None
        if before is None:
            continue
        written, others = text[start:end], before["others"].split(", ")
        found = next((row for one in singular(written) if (row := _row(one, others, named))), None)
        if found:
            first, names = found
            begin = before.start() + len(others[0]) - len(first)
            yield Span(begin, end, NameList(names), "; ".join(dict.fromkeys(_origin(n) for n in names)))


def _row(last: str, others: list[str], named: Named) -> tuple[str, tuple[Name, ...]] | None:
    """The first modifier as written, and all names, if some head of the last name makes a name of each of them."""
    own = named(last)
    words = last.split(" ")
    for cut in range(1, len(words)) if own else ():
        head = " ".join(words[cut:])
        rest = [named(f"{other} {head}") for other in others[1:]]
        if all(rest) and own:
            for first in _endings(others[0]):
                one = named(f"{first} {head}")
                if one:
                    return first, (one, *(name for name in rest if name), own)
    return None


def _endings(words: str) -> Iterator[str]:
    """'The Beijing', then 'Beijing': what may belong to the sentence is left out word by word."""
    parts = words.split(" ")
    yield from (" ".join(parts[at:]) for at in range(len(parts)))


def _origin(name: Name) -> str:
    return name.term.origin if name.term else ""
