"""Productive names: 'Hubei Provincial Department of Commerce' needs no row of its own.

A row whose English holds `{province}`, `{city}`, `{place}` (either) or `{zone}` stands for one name for
every glossary row of that kind: `{province} Provincial Government` × the provinces. A zone is a place
whose Chinese name ends in 区, 园 or 城. Rows that are written out win over those made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.values import Term

_HOLE = re.compile(r"\{(province|city|place|zone)\}")
_ZONE = re.compile(r"[区园城]$")


def expand(terms: Sequence[Term]) -> Iterator[Term]:
    """The terms, with every pattern replaced by what it stands for, after all written-out rows."""
    patterns = [term for term in terms if _HOLE.search(term.source)]
    written = [term for term in terms if not _HOLE.search(term.source)]
    yield from written
    if patterns:
        places = _by_hole(written)
        for pattern in patterns:
            yield from _fill(pattern, [{}], places)


def _by_hole(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """What each hole stands for."""
    named = [term for term in terms if term.targets]
    province = [term for term in named if term.category == "province"]
    city = [term for term in named if term.category == "city"]
    zone = [t for t in named if t.category == "place" and _ZONE.search(t.targets.get("zh-Hans-CN", ""))]
    return {"province": province, "city": city, "place": province + city, "zone": zone}


def _fill(
    pattern: Term, fillings: Iterable[dict[str, Term]], places: dict[str, list[Term]]
) -> Iterator[Term]:
    holes = list(dict.fromkeys(_HOLE.findall(pattern.source)))
    for hole in holes:
        fillings = [{**filling, hole: place} for filling in fillings for place in places[hole]]
    for filling in fillings:
        names = [_named(name, filling) for name in (pattern.source, *pattern.aliases)]
        yield replace(
            pattern,
            id=f"{pattern.id}:{'+'.join(place.id for place in filling.values())}",
            source=names[0],
            aliases=tuple(names[1:]),
            targets={
                locale: text
                for locale, target in pattern.targets.items()
                if (text := _targeted(target, filling, locale)) is not None
            },
        )


def _named(name: str, filling: dict[str, Term]) -> str:
    return _HOLE.sub(lambda hole: filling[hole[1]].source, name)


def _targeted(target: str, filling: dict[str, Term], locale: str) -> str | None:
    for hole, place in filling.items():
        if locale not in place.targets:
            return None
        target = target.replace(f"{{{hole}}}", place.targets[locale])
    return target
