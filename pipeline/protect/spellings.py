"""The other ways to write an English name: British and American, with and without hyphen or 'the', irregular plurals."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

_CONSONANT_Y = re.compile(r"[^aeiou\W]y$")
_LOWER_WORDS = re.compile(r"[a-z]+ [a-z]+ [a-z ]+")
_THE = re.compile(r"(?<=\w) the (?=\w)")


def spellings(name: str) -> list[str]:
    """The name first, then its other spellings and the plurals that do not just add -s or -es at the end."""
    found = {name, *_without_the(name)}
    found.update(plural for spelling in tuple(found) for plural in _plurals(spelling))
    parts = dict(_variants().iter_long(name)).values()
    for part, others in parts:
        for other in others:
            found.update([spelling.replace(part, other) for spelling in found])
    found.discard(name)
    return [name, *sorted(found)]


def _without_the(name: str) -> Iterator[str]:
    """'University of Hong Kong' for 'The University of Hong Kong', 'Government of HKSAR' for '… of the HKSAR'."""
    inner = _THE.sub(" ", name) if " the " in name else name
    if inner != name:
        yield inner
    for spelling in {name, inner}:
        if spelling.startswith(("The ", "the ")) and spelling.count(" ") > 1:
            yield spelling[4:]


def _plurals(name: str) -> Iterator[str]:
    """'policies', 'bureaux', 'memorandums of understanding', and 'free-trade zone' for 'free trade zone'."""
    if name.endswith("y") and _CONSONANT_Y.search(name):
        yield name[:-1] + "ies"
    if name.endswith("eau"):
        yield name + "x"
    if " of " in name and name.islower():
        yield re.sub(r"(?<=[a-z]) of ", "s of ", name, count=1)
    if name[:1].islower() and " of " not in name and _LOWER_WORDS.fullmatch(name):
        yield name.replace(" ", "-", 1)


def singular(written: str) -> Iterator[str]:
    """What a plural at the end of a name may be the plural of, itself first."""
    yield written
    for ending, one in (("ies", "y"), ("eaux", "eau"), ("es", ""), ("s", "")):
        if written.endswith(ending):
            yield written.removesuffix(ending) + one


@cache
def _variants() -> Any:
    """Finds what is written one for the other (`spellings.csv`), with small first letters and with capitals."""
    import ahocorasick

    text = resources.files(__package__).joinpath("spellings.csv").read_text(encoding="utf-8")
    others: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            others.setdefault(one, []).append(other)
            others.setdefault(_capitalised(one), []).append(_capitalised(other))
    finder = ahocorasick.Automaton()
    for part, forms in others.items():
        finder.add_word(part, (part, list(dict.fromkeys(forms))))
    finder.make_automaton()
    return finder


def _capitalised(part: str) -> str:
    return part[:1].upper() + part[1:]
