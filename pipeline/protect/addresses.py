"""Reads addresses of Hong Kong: 'Room 1201, 12/F, Great Eagle Centre, 23 Harbour Road, Wan Chai' is one name.

English goes from the room to the region, Chinese from the region to the room. A street or a building that no table has
stays in Latin letters, in its place, and is flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document.values import Name, NameList, Term, names_in
from pipeline.protect.addressparts import RULE, Atom, may_have, parts, places
from pipeline.protect.spans import disjoint

_PLACED = frozenset({"building", "number", "street", "area", "region"})
# What says that a release is about Hong Kong, where a street or a building is named without more.
_HERE = re.compile(r"\b(?:Hong Kong|HKSAR|Kowloon|New Territories)\b")
_BETWEEN = re.compile(r",? (?:(?:on|of|at|in) )?(?:the )?")
_BLOCK = re.compile(r"(?:block|blk|tower)\b|\w+ wing\b", re.IGNORECASE)


def addresses(text: str, whole: str = "") -> Iterator[tuple[int, int, Name | NameList, str]]:
    """Every address: start, end, name, where it comes from; a street or a building alone only if the `whole` document is
    about Hong Kong.
    """
    if not may_have(text):
        return
    for chain in _chains(text, _atoms(text)):
        if len(chain) == 1 and chain[0].kind not in ("number", "floor") and not _HERE.search(whole or text):
            continue
        start, end = chain[0].start, chain[-1].end
        value = _value(chain, text[start:end])
        yield start, end, value, next(n.term.origin for n in names_in(value) if n.term)


def _value(chain: Sequence[Atom], text: str) -> Name | NameList:
    """The parts in Chinese order; of an address elsewhere, of which no table has a part, the text as it is."""
    placed = [a for a in chain if a.kind in _PLACED]
    if placed and not any(a.known for a in placed):
        return Name(text, Term(f"address:{text}", text, {}, category="address", file=RULE))
    names = [a.name for a in sorted(chain, key=lambda a: (-a.rank, a.kind == "block"))]
    return names[0] if len(names) == 1 else NameList(tuple(names), compound=True)


def _chains(text: str, atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Parts that follow each other from the inside out, without those that belong to nothing."""
    chain: list[Atom] = []
    for atom in atoms:
        if chain and not (_BETWEEN.fullmatch(text, chain[-1].end, atom.start) and _goes_on(chain, atom)):
            yield from _whole(text, chain)
            chain = []
        chain.append(atom)
    yield from _whole(text, chain)


def _goes_on(chain: Sequence[Atom], atom: Atom) -> bool:
    """Whether the part is further out than the last one; areas, and a block and its building, may follow each other."""
    last = chain[-1]
    if atom.kind == last.kind:
        return atom.kind == "area"
    return atom.rank > last.rank or {atom.kind, last.kind} == {"block", "building"}


def _whole(text: str, chain: Sequence[Atom]) -> Iterator[list[Atom]]:
    """The chain, if it has a street or a building; what no table has counts with a number or a floor beside it."""
    kinds = {atom.kind for atom in chain}
    if kinds <= {"street", "area"} and "area" in kinds and text.startswith(" and ", chain[-1].end):
        chain = [atom for atom in chain if atom.kind == "street"]  # a list of streets and areas
    sure = any(atom.known and atom.kind in ("street", "number", "building") for atom in chain)
    placed = any(atom.kind in ("area", "region") for atom in chain)
    inside = bool(kinds & {"unit", "floor"}) and "building" in kinds
    if sure or "number" in kinds or (inside and placed) or _in_block(chain, text):
        yield list(chain)
    else:
        yield from ([atom] for atom in chain if _are_floors(atom, text))


def _are_floors(atom: Atom, text: str) -> bool:
    """Whether it is several floors, which count without a building that is known: '4/F–6/F'."""
    return atom.kind == "floor" and text.count("/F", atom.start, atom.end) > 1


def _in_block(chain: Sequence[Atom], text: str) -> bool:
    """Whether it is a floor or a room of a block, and no more: 'the third floor of Tower 5'; a trial has levels and phases."""
    kinds = [atom.kind for atom in chain]
    within = len(kinds) > 1 and kinds[-1] == "block" and set(kinds[:-1]) <= {"unit", "floor"}
    return within and _BLOCK.match(text, chain[-1].start) is not None


def _atoms(text: str) -> list[Atom]:
    """The parts in order; the longest wins where two overlap, then the one that a table has."""
    kept = disjoint(
        sorted({*parts(text), *places(text)}, key=lambda a: (a.start - a.end, not a.known, a.start))
    )
    return [a for at, a in enumerate(kept) if a.known or a.kind == "number" or _beside(text, kept, at)]


def _beside(text: str, atoms: Sequence[Atom], at: int) -> bool:
    """Whether a building that no table has stands behind a floor or a room, or before a house number."""
    before, after = atoms[at - 1] if at else None, atoms[at + 1] if at + 1 < len(atoms) else None
    return bool(
        (before and before.rank <= 2 and _BETWEEN.fullmatch(text, before.end, atoms[at].start))
        or (after and after.kind == "number" and _BETWEEN.fullmatch(text, atoms[at].end, after.start))
    )
