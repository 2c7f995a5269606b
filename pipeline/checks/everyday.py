"""Capitalised words that are no unknown name, because the translation says them: Supreme Court, 最高法院.

`everyday.csv` and the lexicon know what everyday words are in Chinese. Of a body its words do not tell how it is officially called, so
that a name with 'Academy' or 'Commission' in it counts as said only where they have the whole of it; a department
is called by what it is for. A place in Hong Kong, and a name that is official elsewhere, are known by their own tables.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline.checks.frames import SLOT
from pipeline.files.resources import glossary_file, glossary_rows

_BETWEEN = "；"
_LONGEST = 4
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "&"})
# What a district has, and no name of a body.
_FACILITIES = frozenset(
    (
        "community centre",
        "community hall",
        "town hall",
        "shopping centre",
        "sports centre",
        "service centre",
        "data centre",
    )
)
# A round in which a young company raises money: Series B is B轮.
_FUNDING = re.compile(r"series (?P<letter>[a-h])\+?")
# How much may stand between two words of a name in Chinese: 的, or a word for 'the'.
_APART = 1
BODIES = frozenset(
    [
        "academy",
        "administration",
        "agency",
        "association",
        "authority",
        "board",
        "bureau",
        "centre",
        "center",
        "chamber",
        "college",
        "commission",
        "committee",
        "council",
        "district",
        "faculty",
        "federation",
        "forum",
        "foundation",
        "government",
        "hospital",
        "institute",
        "institution",
        "laboratory",
        "ministry",
        "museum",
        "office",
        "school",
        "society",
        "secretariat",
        "summit",
        "union",
        "university",
        "zone",
    ]
)


def said(name: str, chinese: str, *, alone: bool = True) -> bool:
    """Whether the Simplified text has the everyday words of the name side by side.

    A name that is not `alone` goes on from a name in a slot (Henan + University of Technology).
    """
    words = [word.lower().replace("’", "'") for word in name.replace("-", " ").split()]
    facility = " ".join(words[-2:]) in _FACILITIES
    body = not facility and (not BODIES.isdisjoint(words) or ("department" in words and not alone))
    funding = _FUNDING.fullmatch(" ".join(words))
    if funding and f"{funding['letter'].upper()}轮" in chinese:
        return True
    if any(rendering in chinese for rendering in _named(words)) and (alone or not body):
        return True
    return not body and (facility or _is_everyday(words)) and _together(words, chinese)


def is_word(word: str) -> bool:
    """Whether the tables have the word, in whatever letters: it is English and no name that we know of."""
    return bool(_of([word.lower()]))


def _is_everyday(words: Sequence[str]) -> bool:
    """Whether what the name is of is an everyday thing: a court, a cup. 'Green Horizon' is a firm."""
    heads = (words[-1], *(word for word, after in pairwise(words) if after == "of"))
    return any(form in _everyday() for head in heads for form in (head, head.removesuffix("s")))


def _together(words: Sequence[str], chinese: str) -> bool:
    """Whether parts that the tables have make up the name, and their renderings stand together in any order."""
    divided = (_parts(words, longest) for longest in (_LONGEST, 1))
    return any(_side_by_side(parts, chinese) for parts in divided if parts)


def _side_by_side(parts: Sequence[tuple[str, ...]], chinese: str) -> bool:
    at = {start for rendering in parts[0] for start in _places(rendering, chinese)}
    longest = sum(max(map(len, part)) for part in parts) + _APART * (len(parts) - 1)
    return any(_has_each(parts, chinese[max(0, start - longest) : start + longest]) for start in at)


def _places(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while 0 <= at < len(text):
        yield at
        at = text.find(wanted, at + 1)


def _has_each(parts: Sequence[tuple[str, ...]], chinese: str) -> bool:
    """Whether every part is said, each by characters of its own: 贸易部 says no Department of Commerce and Trade."""
    for part in sorted(parts, key=len):
        rendering = next((one for one in part if one in chinese), None)
        if rendering is None:
            return False
        chinese = chinese.replace(rendering, SLOT, 1)
    return True


def _parts(words: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """The renderings of the name part by part, of `most` words and the longest first; nothing where one is unknown."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        if words[at] in _SMALL:
            at += 1
            continue
        for count in range(min(most, len(words) - at), 0, -1):
            if found := _named(words[at : at + count]):
                parts.append(found)
                at += count
                break
        else:
            return []
    return parts


def _of(words: Sequence[str]) -> tuple[str, ...]:
    """What the tables have for a phrase, or for its singular."""
    phrase = " ".join(words)
    forms = dict.fromkeys((phrase, phrase.removesuffix("s"), phrase.removesuffix("es")))
    return tuple(dict.fromkeys(one for form in forms for one in _table().get(form, ())))


def _named(words: Sequence[str]) -> tuple[str, ...]:
    """What the tables have for a phrase, among them those of places and of official names."""
    return (*_of(words), *_names().get(" ".join(words), ()))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """The Simplified names of places in Hong Kong and of all that has an official name, also under its aliases."""
    names: dict[str, tuple[str, ...]] = {}
    for table in ("hong-kong-places.csv", "official-names.csv"):
        for row in glossary_rows(table):
            for name in (row["en"], *row.get("aliases", "").split("|")):
                if " " in name and row["zh-Hans-CN"]:
                    key = name.lower().replace("-", " ").replace("’", "'")
                    names[key] = (*names.get(key, ()), row["zh-Hans-CN"])
    return names


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """The rows of both tables; those for everyday words come first."""
    lexicon, everyday = _read(glossary_file("lexicon.csv")), _everyday()
    return {word: (*everyday.get(word, ()), *lexicon.get(word, ())) for word in {**lexicon, **everyday}}


@cache
def _everyday() -> Mapping[str, tuple[str, ...]]:
    return _read(Path(__file__).parent / "everyday.csv")


def _read(path: Path) -> Mapping[str, tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {english: tuple(chinese.split(_BETWEEN)) for english, chinese in rows}
