"""Does the Chinese say of a figure what the English says: by or to, at least or at most, rose or fell?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.flaw import Flaw
from pipeline.checks.frames import KEPT, SLOT, masked, script_of
from pipeline.checks.relationenglish import english
from pipeline.checks.relationwords import FROM, LOSS, OPPOSITES, PROFIT, Said, chinese, says
from pipeline.document import Slot, Target
from pipeline.document.values import Quantity, QuantityKind

_KINDS = (QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.CARDINAL, QuantityKind.FRACTION)
_BREAK = re.compile(r"[，。；：！？,;]")
# 增至2.4倍 is 'grew 2.4 times'.
_FOLD = "倍"
# What goes on behind the first figure of 由25至30.
_ON = ("至", "到")


def relation_changed(target: Target) -> Iterator[Flaw]:
    """A figure of which the translation says something else: 'rose by 5%' as 升至5%, or 'at least' left out."""
    for slot in target.segment.slots:
        value = slot.value
        if isinstance(value, Quantity) and value.kind in _KINDS and value.low >= 0:
            said = _said(masked(target), slot.start, slot.end)
            if said.direction or said.relation or said.bound:
                yield from _flaws(target, slot, said, script_of(target))


@lru_cache(maxsize=KEPT)
def _said(source: str, start: int, end: int) -> Said:
    return english(source[:start], source[end:])


def _flaws(target: Target, slot: Slot, said: Said, script: str) -> Iterator[Flaw]:
    for before, after, start, end in _places(target, slot):
        found = chinese(before, script)
        if wrong := _wrong(said, found, (before, after), script):
            begin = start - len(found.words)
            written = f"{said.words} {slot.source} {said.behind}".strip()
            yield Flaw(f"'{written}' stands as '{target.text[begin:end]}', {wrong}", begin, end)


def _places(target: Target, slot: Slot) -> Iterator[tuple[str, str, int, int]]:
    """The Chinese of the slot's clause before it and behind it, other slots as line breaks; and where it stands."""
    texts = [SLOT if piece.slot else piece.text for piece in target.pieces]
    at = 0
    for number, piece in enumerate(target.pieces):
        if piece.slot == slot:
            before = _BREAK.split("".join(texts[:number]))[-1]
            after = _BREAK.split("".join(texts[number + 1 :]), maxsplit=1)[0]
            yield before, after, at, at + len(piece.text)
        at += len(piece.text)


def _wrong(said: Said, found: Said, clause: tuple[str, str], script: str) -> str:
    """What is wrong, to be read after what stands there; nothing if all is well."""
    opposite = OPPOSITES.get(said.direction)
    if opposite in (PROFIT, LOSS):
        if says(*clause, script, opposite) and not says(*clause, script, said.direction):
            return f"a {opposite}"
    elif opposite and found.direction == opposite:
        return f"a {opposite}"
    elif _contradict(said, found, clause[1]):
        return f"which says '{found.relation}'"
    return f"without '{said.bound}'" if said.bound and not says(*clause, script, said.bound) else ""


def _contradict(said: Said, found: Said, after: str) -> bool:
    """Whether both speak of one movement, and one says 'by' where the other says 'to'; 由12名 may be another 'by'."""
    if not (said.relation and found.relation) or said.relation == found.relation or after.startswith(_FOLD):
        return False
    if found.relation == FROM:
        return (said.paired or bool(said.direction)) and any(word in after for word in _ON)
    return said.paired or said.direction == found.direction
