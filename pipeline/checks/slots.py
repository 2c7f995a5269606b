"""Are the slots all there, in a place that someone has to vouch for, and confirmed?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.flaw import Flaw, Flaws
from pipeline.checks.frames import names_of
from pipeline.document import Target
from pipeline.document.values import Name, names_in
from pipeline.locales import cldr

# How the origin of a later mention ends, which follows the full name, and of a headline's, which goes before it.
NAMED_BEFORE, _NAMED_LATER = "named before", "named later"
# What stands as the file of a name that only its form gives away: a company.
_BY_RULE = "rule: "
# The origin of a person whom the shape of the name alone gives away; a place may have it too.
_BY_SHAPE = "rule: romanised name"
_AT_PLACE = re.compile(r"\b(?:in|at|near|via|leav(?:e|es|ing)|reach(?:es|ing)?|towards|through|outside) $")
_OF_PLACE = re.compile(r" (?:Station|Village|Estate|Pier|Beach|Bay|section|line|terminus|interchange)\b")


def slot_lost(target: Target) -> Iterator[str]:
    """A protected span that the translation lacks or has twice."""
    slots, written = target.segment.slots, [piece.slot for piece in target.pieces if piece.slot]
    if sorted(map(id, slots)) == sorted(map(id, written)):
        return  # the very same, each as often: nearly always
    want, got = Counter(slot.symbol for slot in slots), Counter(slot.symbol for slot in written)
    sources = _sources(target)
    for symbol in want - got:
        yield f"'{sources[symbol]}' is missing from the translation"
    for symbol in got - want:
        yield f"'{sources[symbol]}' stands more often than in the source"


def slot_moved(target: Target) -> Iterator[str]:
    """A slot that the engine lost, and that was put back by position or stands behind the sentence."""
    repair = target.translation.repair
    if repair and repair.filled:
        yield "its place is not sure, check the sentence: " + _quoted(target, repair.filled)


def slot_dropped(target: Target) -> Iterator[str]:
    """A slot that the engine wrote twice or made up; the surplus one was taken out with what it may have said."""
    repair = target.translation.repair
    doubled = [s for s in repair.dropped if s in _sources(target)] if repair else []
    if doubled:
        yield "was there twice, one was taken out, check the sentence: " + _quoted(target, doubled)
    if repair and len(doubled) < len(repair.dropped):
        yield "a name or figure that the source lacks was taken out, check the sentence"


def slot_beyond(target: Target) -> Iterator[str]:
    """A name that the engine could carry no slot for, and that does not stand as it should."""
    for name in (name for value in target.segment.beyond for name in names_in(value)):
        wanted = (name.term and name.term.target(target.locale)) or name.text
        if wanted not in target.text:
            yield f"'{name.text}' is one name too many for one sentence: the engine wrote it; part the sentence"


def _sources(target: Target) -> dict[str, str]:
    return {slot.symbol: slot.source for slot in target.segment.slots}


def _quoted(target: Target, symbols: Iterable[str]) -> str:
    sources = _sources(target)
    return ", ".join(f"'{sources.get(symbol, symbol)}'" for symbol in symbols)


def person_unconfirmed(targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """A person whose characters nobody has confirmed; not the surname alone of one who was named so before."""
    told, places = set[str](), {name for target in targets for name in _places(target)}
    for target in targets:
        names = [n for n in _names(target) if _is_person(n) and not _confirmed(n, target.locale)]
        told.update(word for name in names if " " in name.text for word in name.text.split())
        for name in names:
            if name.text not in told and cldr.script_of(target.locale) != "Latn":
                category = "place" if name.text in places else "person"
                todo = f"add them to a glossary, with '{category}' as category"
                yield target, Flaw(f"'{name.text}': the characters are not confirmed; {todo}", once=True)


def term_unconfirmed(target: Target) -> Flaws:
    """A name without a rendering in this locale, in a glossary or by its form: it stays in English."""
    for name in names_of(target):
        if name.term and not _is_person(name) and not _confirmed(name, target.locale):
            where = f"in {name.term.origin}" if name.term.line else "in its glossary"
            wanted = f"has no {target.locale} rendering {where} and stays in Latin letters; fill in its cell"
            if name.term.file.startswith(_BY_RULE):
                wanted = "is in no glossary and stays in Latin letters; add a row"
            yield Flaw(f"'{name.text}' {wanted}, or put 'keep' as status if it is to stay so", once=True)


def person_alone(targets: Sequence[Target]) -> Iterator[tuple[Target, str]]:
    """A person who is mentioned by the surname alone before anybody was told who that is."""
    seen: set[str] = set()
    for target in targets:
        for slot in target.segment.slots:
            for name in names_in(slot.value):
                if not _is_person(name):
                    continue
                alone = " " not in name.text.strip() and not slot.origin.endswith(
                    (NAMED_BEFORE, _NAMED_LATER)
                )
                if alone and name.text not in seen:
                    yield target, f"'{slot.source}' was not named in full before"
                seen.update(name.text.split())


def _places(target: Target) -> Iterator[str]:
    """Names in the shape of a person's that stand where a place does: 'leaves Tai Shue', 'Tai Shue Station'."""
    source = target.segment.source
    for slot in target.segment.slots:
        is_place = _AT_PLACE.search(source, 0, slot.start) or _OF_PLACE.match(source, slot.end)
        if slot.origin == _BY_SHAPE and isinstance(slot.value, Name) and is_place:
            yield slot.value.text


def _confirmed(name: Name, locale: str) -> bool:
    return name.term is not None and name.term.target(locale) is not None


def _is_person(name: Name) -> bool:
    return name.term is None or name.term.category == "person"


def _names(target: Target) -> Iterator[Name]:
    """The names in slots, but for a headline's surnames, of which the full names follow."""
    for slot in target.segment.slots:
        if not slot.origin.endswith(_NAMED_LATER):
            yield from names_in(slot.value)
