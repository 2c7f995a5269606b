"""Are the slots all there, in a place that someone has to vouch for, and confirmed?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Target
from pipeline.document.values import Name, names_in

# How the origin of a later mention ends, which follows the full name.
NAMED_BEFORE = "named before"


def slot_lost(target: Target) -> Iterator[str]:
    """A protected span that the translation lacks or has twice."""
    want = Counter(slot.symbol for slot in target.segment.slots)
    got = Counter(piece.slot.symbol for piece in target.pieces if piece.slot)
    sources = _sources(target)
    for symbol in want - got:
        yield f"'{sources[symbol]}' is missing from the translation"
    for symbol in got - want:
        yield f"'{sources[symbol]}' stands more often than in the source"


def slot_moved(target: Target) -> Iterator[str]:
    """A slot that the engine lost and that was put back by position."""
    repair = target.translation.repair
    if repair and repair.filled:
        yield "put back by position, check the sentence: " + _quoted(target, repair.filled)


def slot_dropped(target: Target) -> Iterator[str]:
    """A slot that the engine wrote twice or made up; the surplus one was taken out with what it may have said."""
    repair = target.translation.repair
    doubled = [s for s in repair.dropped if s in _sources(target)] if repair else []
    if doubled:
        yield "was there twice, one was taken out, check the sentence: " + _quoted(target, doubled)
    if repair and len(doubled) < len(repair.dropped):
        yield "a name or figure that the source lacks was taken out, check the sentence"


def _sources(target: Target) -> dict[str, str]:
    return {slot.symbol: slot.source for slot in target.segment.slots}


def _quoted(target: Target, symbols: Iterable[str]) -> str:
    sources = _sources(target)
    return ", ".join(f"'{sources.get(symbol, symbol)}'" for symbol in symbols)


def person_unconfirmed(target: Target) -> Iterator[str]:
    """A person whose Chinese characters nobody has confirmed: the name stays in Latin letters."""
    for name in _names(target):
        if _is_person(name) and not _confirmed(name, target.locale):
            yield f"'{name.text}': the characters are not confirmed; add them to a glossary, with 'person' as category"


def term_unconfirmed(target: Target) -> Iterator[str]:
    """A glossary name without a rendering in this locale: it stays in English."""
    for name in _names(target):
        if name.term and not _is_person(name) and not _confirmed(name, target.locale):
            where = f"in {name.term.origin}" if name.term.line else "in its glossary"
            todo = "fill in its cell, or put 'keep' as status if it is to stay so"
            yield f"'{name.text}' has no {target.locale} rendering {where} and stays in Latin letters; {todo}"


def person_alone(targets: Sequence[Target]) -> Iterator[tuple[Target, str]]:
    """A person who is mentioned by the surname alone before anybody was told who that is."""
    seen: set[str] = set()
    for target in targets:
        for slot in target.segment.slots:
            for name in names_in(slot.value):
                if not _is_person(name):
                    continue
                alone = " " not in name.text.strip() and not slot.origin.endswith(NAMED_BEFORE)
                if alone and name.text not in seen:
                    yield target, f"'{slot.source}' was not named in full before"
                seen.update(name.text.split())


def _confirmed(name: Name, locale: str) -> bool:
    return name.term is not None and name.term.target(locale) is not None


def _is_person(name: Name) -> bool:
    return name.term is None or name.term.category == "person"


def _names(target: Target) -> Iterator[Name]:
    for slot in target.segment.slots:
        yield from names_in(slot.value)
