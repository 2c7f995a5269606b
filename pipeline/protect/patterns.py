"""Productive names: 'Hubei Provincial Department of Commerce' needs no row of its own.

A row whose English holds `{province}`, `{city}`, `{place}` (either) or `{zone}` stands for one name for
every glossary row of that kind: `{province} Provincial Government` × the provinces. A zone is a place
whose Chinese name ends in 区, 园 or 城. Names are made for the places that a text mentions, and of the
patterns whose words it has, not of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.document.values import Term

_HOLE = re.compile(r"\{(province|city|place|zone)\}")
_ZONE = re.compile(r"[区园城]$")
# How other spellings and plurals of a word begin like it, and the words that a spelling may leave out.
_WORD = re.compile(r"(?!the\b)\b[a-z]{3}")


def is_pattern(term: Term) -> bool:
    """Whether the row stands for many names."""
    return bool(_HOLE.search(term.source))


class Patterns:
    """The patterns among some terms, and the places that fill them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._patterns = [(term, _holes(term)) for term in terms if is_pattern(term)]
        self._ways = _by_rarest([_written(pattern) for pattern, _ in self._patterns])
        self._places = _by_hole(term for term in terms if not is_pattern(term))

    def fills(self, term: Term) -> bool:
        """Whether the term is a place that a pattern can be made for."""
        return bool(self._patterns and _kinds(term))

    def names(self, place: Term, text: str) -> Iterator[Term]:
        """The names that patterns make with the place in their first hole, as far as a text may have them.

        The text is in small letters, as matchers compare it.
        """
        kinds = _kinds(place)
        for pattern, (first, *others) in self._possible(text):
            if first in kinds:
                yield from self._fill(pattern, {first: place}, others)

    def _possible(self, text: str) -> list[tuple[Term, list[str]]]:
        """The patterns, in order, that have some way to be written of which a text has all beginnings."""
        begun = _beginnings(text) | (_beginnings(text.replace("-", "")) if "-" in text else frozenset())
        ways = (way for word in (*begun, "") for way in self._ways.get(word, ()))
        return [self._patterns[at] for at in sorted({at for at, way in ways if begun.issuperset(way)})]

    def _fill(self, pattern: Term, filling: dict[str, Term], holes: Sequence[str]) -> Iterator[Term]:
        if not holes:
            yield _filled(pattern, filling)
            return
        for place in self._places[holes[0]]:
            yield from self._fill(pattern, {**filling, holes[0]: place}, holes[1:])


def _holes(pattern: Term) -> list[str]:
    return [*dict.fromkeys(_HOLE.findall(pattern.source))]


def _written(pattern: Term) -> list[frozenset[str]]:
    """For each way to write a pattern, how its words begin, those with a hyphen as one."""
    names = (_HOLE.sub("", name).lower() for name in (pattern.source, *pattern.aliases))
    return [_beginnings(name.replace("-", "")) for name in names]


def _by_rarest(written: Sequence[Sequence[frozenset[str]]]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """The ways to write each pattern, with its number, by that of their beginnings which the fewest have."""
    ways = [(at, way) for at, some in enumerate(written) for way in some]
    often = Counter(word for _, way in ways for word in way)
    found: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for at, way in ways:
        found.setdefault(min(way, key=lambda word: (often[word], word), default=""), []).append((at, way))
    return found


@lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def _kinds(term: Term) -> frozenset[str]:
    """The holes that a term fits into."""
    if not term.targets:
        return frozenset()
    if term.category in ("province", "city"):
        return frozenset((term.category, "place"))
    zone = term.category == "place" and _ZONE.search(term.targets.get("zh-Hans-CN", ""))
    return frozenset(("zone",)) if zone else frozenset()


def _by_hole(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """What each hole stands for."""
    places: dict[str, list[Term]] = {"province": [], "city": [], "place": [], "zone": []}
    for term in terms:
        for kind in _kinds(term):
            places[kind].append(term)
    return places


def _filled(pattern: Term, filling: dict[str, Term]) -> Term:
    """The pattern with its holes filled, in every locale that all the places have."""

    def fill(text: str, locale: str | None = None) -> str:
        return _HOLE.sub(lambda h: filling[h[1]].targets[locale] if locale else filling[h[1]].source, text)

    locales = [tag for tag in pattern.targets if all(tag in place.targets for place in filling.values())]
    return replace(
        pattern,
        id=f"{pattern.id}:{'+'.join(place.id for place in filling.values())}",
        source=fill(pattern.source),
        aliases=tuple(fill(alias) for alias in pattern.aliases),
        targets={tag: fill(pattern.targets[tag], tag) for tag in locales},
    )
