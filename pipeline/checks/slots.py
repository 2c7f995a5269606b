"""Are the slots all there, in a place that someone has to vouch for, and confirmed?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.document import Target
from pipeline.values import Name, names_in


def slot_lost(target: Target) -> Iterator[str]:
    """A protected span that the translation lacks or has twice."""
    want = Counter(slot.symbol for slot in target.segment.slots)
    got = Counter(piece.slot.symbol for piece in target.pieces if piece.slot)
    by_symbol = {slot.symbol: slot for slot in target.segment.slots}
    for symbol in want - got:
        yield f"'{by_symbol[symbol].source}' is missing from the translation"
    for symbol in got - want:
        yield f"'{by_symbol[symbol].source}' stands more often than in the source"


def slot_moved(target: Target) -> Iterator[str]:
    """A slot that the engine lost and that was put back by position."""
    repair = target.translation.repair or ""
    if repair.startswith("filled in "):
        by_symbol = {slot.symbol: slot for slot in target.segment.slots}
        names = [by_symbol[s].source for s in repair.removeprefix("filled in ").split() if s in by_symbol]
        yield "put back by position, check the sentence: " + ", ".join(f"'{name}'" for name in names)


def person_unconfirmed(target: Target) -> Iterator[str]:
    """A person whose Chinese characters nobody has confirmed: the name stays in Latin letters."""
    for name in _names(target):
        if (name.term is None or name.term.category == "person") and not _confirmed(name, target.locale):
            yield f"'{name.text}': the characters are not confirmed; add them to a glossary"


def term_unconfirmed(target: Target) -> Iterator[str]:
    """A glossary name without a rendering in this locale: it stays in English."""
    for name in _names(target):
        if name.term and name.term.category != "person" and not _confirmed(name, target.locale):
            yield f"'{name.text}' has no {target.locale} rendering in {name.term.origin}"


def _confirmed(name: Name, locale: str) -> bool:
    return name.term is not None and locale in name.term.targets


def _names(target: Target) -> Iterator[Name]:
    for slot in target.segment.slots:
        yield from names_in(slot.value)
